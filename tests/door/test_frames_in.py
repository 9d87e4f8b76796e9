# SPDX-License-Identifier: MIT
"""What Python gives in memory is read as a file is."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pytest
from shapely.geometry import box

import mapper

pytestmark = pytest.mark.filterwarnings("ignore::mapper.MapperWarning")

ROWS = pd.DataFrame(
    {
        "place": ["Herat", "Herat", "Kabul"],
        "status": ["government", "taliban", "government"],
        "date": pd.to_datetime(["2021-08-01", "2021-08-12", "2021-08-01"]),
        "confidence": [None, "high", float("nan")],
    }
)
PARTS = gpd.GeoDataFrame(
    {"name": ["West", "East"]}, geometry=[box(10, 10, 11, 11), box(11, 10, 12, 11)], crs=4326
)
ABOUT_PARTS = pd.DataFrame(
    {"place": ["West", "East"], "status": ["taliban", "government"], "date": ["2024-01-01"] * 2}
)


def held(page: mapper.ControlMap) -> dict[str, str]:
    units = page.to_frame()
    known = units[units["status"].notna()]
    return dict(zip(known["name"], known["status"], strict=True))


def test_a_data_frame_is_drawn_as_the_table_in_a_file_is(tmp_path: Path) -> None:
    path = tmp_path / "DataFrame.csv"
    ROWS.to_csv(path, index=False)
    assert (
        held(mapper.draw(ROWS))
        == held(mapper.draw(path))
        == {
            "Herat": "taliban",
            "Kabul": "government",
        }
    )


def test_any_table_that_hands_its_columns_on_will_do() -> None:
    assert held(mapper.draw(pa.Table.from_pandas(ROWS))) == held(mapper.draw(ROWS))


def test_a_table_is_read_once_and_used_often() -> None:
    read = mapper.read_table(ROWS)
    assert held(mapper.draw(read)) == held(mapper.draw(ROWS))
    assert read.to_frame().shape == (3, 4)


def test_problems_name_the_row_counted_from_one() -> None:
    wrong = ROWS.assign(place=["Herat", "Herat", "Nowhere"])
    with pytest.raises(mapper.DataProblems, match=r"^DataFrame:3: no province"):
        mapper.draw(wrong, "AFG/ADM1")


def test_a_frame_without_rows_says_so() -> None:
    with pytest.raises(mapper.TableError, match="DataFrame: the table"):
        mapper.draw(ROWS.head(0))


def test_boundaries_may_be_a_geo_data_frame_in_any_reference_system() -> None:
    metres = PARTS.to_crs(3857)
    page = mapper.draw(ABOUT_PARTS, metres)
    assert held(page) == {"West": "taliban", "East": "government"}
    west, east = mapper.load_boundaries(metres).area_km2
    assert (west, east) == pytest.approx(mapper.load_boundaries(PARTS).area_km2, rel=1e-9)


def test_a_data_frame_without_shapes_is_no_boundaries() -> None:
    with pytest.raises(mapper.BoundaryError, match="DataFrame: holds no shapes"):
        mapper.load_boundaries(pd.DataFrame({"name": ["West"]}))


def test_points_are_a_table_of_places_in_degrees() -> None:
    towns = gpd.GeoDataFrame(
        {"place": ["a camp"], "kind": ["point"], "status": ["taliban"], "date": ["2024-01-01"]},
        geometry=gpd.points_from_xy([10.5], [10.5]),
        crs=4326,
    )
    page = mapper.draw(towns.to_crs(3857), PARTS)
    camp = page.to_gdf().query("layer == 'places'").geometry.iloc[0]
    assert (camp.x, camp.y) == pytest.approx((10.5, 10.5))


DRAWN = gpd.GeoDataFrame(
    {
        "status": ["taliban", "taliban", "contested"],
        "date": pd.to_datetime(["2021-08-01", "2021-08-02", "2021-08-02"]),
    },
    geometry=[box(62, 32, 63, 33), box(62, 32, 64, 33), box(64, 32, 65, 33)],
    crs=4326,
)


def test_polygons_with_a_status_each_are_drawn_ground() -> None:
    assert mapper.timeline(DRAWN).payload["kind"] == "faces"
    faces = mapper.faces(DRAWN.to_crs(3857)).to_gdf()
    assert sorted(faces["status"]) == ["contested", "taliban", "taliban"]
    first = faces.sort_values("valid_from").iloc[0]
    assert first["valid_from"] == pd.Timestamp("2021-08-01")
    assert pd.isna(first["valid_to"])


def test_drawn_ground_in_memory_is_compared_with_a_table_in_memory() -> None:
    west = DRAWN[DRAWN["date"] == "2021-08-02"].drop(columns="date").head(1)
    table = pd.DataFrame({"place": ["Herat"], "status": ["government"], "date": ["2021-08-03"]})
    found = mapper.diff(west, table, start="2021-08-01")
    assert {*found.to_frame()["before"]} >= {"taliban"}
