# SPDX-License-Identifier: MIT
"""What Python gets back: frames, a line, and what a notebook shows."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

import mapper

pytestmark = pytest.mark.filterwarnings("ignore::mapper.MapperWarning")

ROWS = pd.DataFrame(
    {
        "place": ["Herat", "Herat", "Kabul"],
        "status": ["government", "taliban", "government"],
        "date": ["2021-08-01", "2021-08-12", "2021-08-01"],
    }
)


@pytest.fixture(scope="module")
def comparison() -> mapper.Comparison:
    return mapper.diff(ROWS)


@pytest.fixture(scope="module")
def history() -> mapper.History:
    return mapper.stats(ROWS)


@pytest.fixture(scope="module")
def state() -> mapper.State:
    return mapper.as_of(ROWS, "2021-08-11")


@pytest.fixture(scope="module")
def report() -> mapper.JoinReport:
    return mapper.check(ROWS)


def test_a_comparison_has_a_row_for_each_change(comparison: mapper.Comparison) -> None:
    (herat,) = comparison.to_frame().to_dict("records")
    assert (herat["name"], herat["before"], herat["after"], herat["hands"]) == (
        "Herat",
        "government",
        "taliban",
        1,
    )
    assert comparison.to_gdf().crs == "EPSG:4326"


def test_a_history_has_a_row_for_each_day_and_status(history: mapper.History) -> None:
    frame = history.to_frame()
    assert frame.groupby("date")["count"].sum().tolist() == [34, 34]
    last = frame[frame["date"] == "2021-08-12"].set_index("status")
    assert last.loc["taliban", "count"] == 1


def test_a_state_counts_the_day_itself(state: mapper.State) -> None:
    held = state.to_frame().set_index("name")["status"]
    assert (held["Herat"], held["Kabul"]) == ("government", "government")
    assert mapper.as_of(ROWS, "2021-08-12").to_frame().set_index("name")["status"]["Herat"] == (
        "taliban"
    )


def test_what_is_not_known_is_missing_and_days_are_days(state: mapper.State) -> None:
    frame = state.to_frame().set_index("name")
    assert pd.isna(frame.loc["Balkh", "status"])
    assert frame.loc["Herat", "since"] == pd.Timestamp("2021-08-01")


def test_a_state_with_shapes_says_what_each_row_is(state: mapper.State) -> None:
    shapes = state.to_gdf()
    assert {*shapes["layer"]} == {"units"}
    assert shapes.geometry.notna().all()


def test_a_report_has_a_row_for_each_record_with_a_place(report: mapper.JoinReport) -> None:
    frame = report.to_frame()
    assert frame["how"].tolist() == ["exact"] * 3
    assert frame["line"].tolist() == [1, 2, 3]
    assert report.sound


def test_join_is_check_by_its_other_name() -> None:
    assert mapper.join is mapper.check


def test_each_says_itself_in_one_line(
    comparison: mapper.Comparison,
    history: mapper.History,
    state: mapper.State,
    report: mapper.JoinReport,
) -> None:
    assert [repr(one) for one in (history, state, report)] == [
        "<History: 2 days, 2021-08-01 to 2021-08-12, AFG/ADM1>",
        "<State: 2021-08-11, 2 holdings, AFG/ADM1>",
        "<JoinReport: DataFrame, 3 of 3 placed, 0 problems>",
    ]
    assert repr(comparison).startswith("<Comparison: Between 1 August 2021 and 12 August 2021, 1 o")


def test_a_notebook_escapes_what_a_table_says() -> None:
    rows = ROWS.assign(place=["Herat", "Herat", "<b>Kabool</b>"])
    assert "<b>" not in mapper.check(rows, "AFG/ADM1")._repr_html_()


def test_a_map_has_the_frame_of_its_day() -> None:
    page = mapper.draw(ROWS, as_of="2021-08-12")
    assert page.to_frame().set_index("name")["status"]["Herat"] == "taliban"
    assert repr(page) == "<ControlMap: Who held what in Afghanistan, 12 August 2021>"


@pytest.mark.parametrize("ending", ["html", "svg", "geojson", "csv"])
def test_a_map_is_exported_by_its_ending(ending: str, tmp_path: Path) -> None:
    written = mapper.export(mapper.draw(ROWS), tmp_path / f"map.{ending}")
    assert written[0] == tmp_path / f"map.{ending}"
    assert all(path.stat().st_size for path in written)


def test_what_exists_is_not_replaced_unless_asked(history: mapper.History, tmp_path: Path) -> None:
    path = tmp_path / "days.csv"
    mapper.export(history, path)
    with pytest.raises(mapper.OutputError, match="exists already"):
        mapper.export(history, path)
    assert mapper.export(history, path, force=True) == [path]


def test_an_ending_that_a_result_has_not_is_answered_with_those_it_has(
    history: mapper.History, tmp_path: Path
) -> None:
    with pytest.raises(mapper.UsageError, match=r"History has no format of this ending — \.csv"):
        mapper.export(history, tmp_path / "days.svg")


def test_a_finished_page_becomes_a_picture_and_forms_to_embed(
    comparison: mapper.Comparison, tmp_path: Path
) -> None:
    (page,) = mapper.export(comparison, tmp_path / "compare.html")
    (picture,) = mapper.export(page, tmp_path / "compare.svg")
    assert picture.read_text(encoding="utf-8").startswith("<svg")
    forms = mapper.embed(page, "https://example.org/maps/", tmp_path / "maps")
    assert "https://example.org/maps/compare.html" in forms["iframe"]
    assert (tmp_path / "maps" / "compare.html").is_file()


def test_data_of_a_state_name_the_table(tmp_path: Path) -> None:
    table = tmp_path / "control.csv"
    ROWS.to_csv(table, index=False)
    path, *_ = mapper.export(mapper.as_of(table), tmp_path / "control.geojson")
    assert json.loads(path.read_text(encoding="utf-8"))["metadata"]["table"] == ("control.csv")


def test_a_timeline_is_exported_as_an_animation(tmp_path: Path) -> None:
    from PIL import Image

    small = mapper.PictureOptions(size="400x400", fps=5)
    (path,) = mapper.export(mapper.timeline(ROWS), tmp_path / "days.webp", picture=small)
    with Image.open(path) as image:
        assert (image.n_frames, image.size) == (2, (400, 400))  # type: ignore[attr-defined]


def test_a_map_of_one_day_is_no_animation(tmp_path: Path) -> None:
    with pytest.raises(mapper.UsageError, match="gif: shows many days, and here is one picture"):
        mapper.export(mapper.draw(ROWS), tmp_path / "day.gif")


def test_several_formats_of_one_name_lie_in_one_folder(tmp_path: Path) -> None:
    """GeoJSON and Parquet have a style for QGIS in common."""
    page = mapper.draw(ROWS)
    geojson = mapper.export(page, tmp_path / "map.geojson")
    parquet = mapper.export(page, tmp_path / "map.parquet")
    assert {*geojson} & {*parquet} >= {tmp_path / "map.qml"}


def test_csv_for_excel_begins_with_the_mark_of_utf_8(
    history: mapper.History, tmp_path: Path
) -> None:
    for result in (mapper.draw(ROWS), history):
        plain, *_ = mapper.export(result, tmp_path / "a.csv", force=True)
        marked, *_ = mapper.export(result, tmp_path / "b.csv", bom=True, force=True)
        assert marked.read_bytes() == b"\xef\xbb\xbf" + plain.read_bytes()
    with pytest.raises(mapper.UsageError, match="bom: is for CSV — leave it out"):
        mapper.export(history, tmp_path / "a.json", bom=True)
