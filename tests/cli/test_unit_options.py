# SPDX-License-Identifier: MIT
"""Options about the files of units and drawn ground, on the command line and in Python."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import shapely
from pyproj import Transformer

import mapper as library
from mapper.errors import UsageError
from tests.boundaries.files import SQUARES, toy_rows, write, write_geojson
from tests.cli.conftest import Answer

Run = Callable[..., Answer]
TO_UTM = Transformer.from_crs("EPSG:4326", "EPSG:32631", always_xy=True).transform
SIDES = ["West", "East", "West", "East"]


def in_metres(rows: list) -> list:
    return [(row, shapely.transform(shape, TO_UTM, interleaved=False)) for row, shape in rows]


@pytest.fixture
def control(tmp_path: Path) -> str:
    text = "place,date,status\nWestmarch,2021-08-05,taliban\n"
    (tmp_path / "control.csv").write_text(text, encoding="utf-8")
    return "control.csv"


def checked(mapper: Run, table: str, *options: str) -> dict:
    answer = mapper("check", table, "--boundaries", "units.geojson", "--json", *options)
    return json.loads(answer.out or "{}") | {"code": answer.code}


def test_metres_are_read_in_the_system_that_is_asked_for(
    mapper: Run, control: str, tmp_path: Path
) -> None:
    write_geojson(tmp_path / "units.geojson", in_metres(toy_rows()))
    refused = mapper("check", control, "--boundaries", "units.geojson")
    assert refused.code == 4
    assert "--crs" in refused.err
    assert checked(mapper, control, "--crs", "EPSG:32631")["code"] == 0


def test_drawn_ground_is_read_in_the_system_that_is_asked_for(mapper: Run, tmp_path: Path) -> None:
    rows = in_metres([({"status": "taliban"}, SQUARES["Westmarch"])])
    write_geojson(tmp_path / "front-2021-08-05.geojson", rows)
    answer = mapper("stats", "front-2021-08-05.geojson", "--crs", "EPSG:32631")
    assert answer.code == 0, answer.err
    assert "12,3" in answer.out


def test_some_features_make_the_units(mapper: Run, control: str, tmp_path: Path) -> None:
    write_geojson(tmp_path / "units.geojson", toy_rows(side=SIDES))
    report = checked(mapper, control, "--unit-where", "side=West")
    assert [unit["name"] for unit in report["without_a_row"]] == ["Northfield"]


def test_finer_units_make_the_units(mapper: Run, control: str, tmp_path: Path) -> None:
    write_geojson(tmp_path / "units.geojson", toy_rows(side=SIDES))
    report = checked(mapper, control, "--dissolve", "side")
    assert [unit["name"] for unit in report["without_a_row"]] == ["West", "East"]


def test_the_wholes_of_a_sum_may_be_a_layer(mapper: Run, control: str, tmp_path: Path) -> None:
    write(tmp_path / "all.gpkg", toy_rows(), layer="parts")
    whole = [({"name": "Toyland"}, shapely.box(0, 0, 2, 2))]
    write(tmp_path / "all.gpkg", whole, layer="wholes")
    options = ("--boundaries", "all.gpkg", "--layer", "parts", "--to", "all.gpkg")
    answer = mapper("aggregate", control, *options, "--to-layer", "wholes", "-o", "sums.csv")
    assert answer.code == 0, answer.err
    assert "Toyland,unit" in (tmp_path / "sums.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("option", ["--unit-where", "--dissolve"])
def test_drawn_ground_has_no_units_to_choose(mapper: Run, tmp_path: Path, option: str) -> None:
    rows = [({"status": "taliban"}, SQUARES["Westmarch"])]
    write_geojson(tmp_path / "front-2021-08-05.geojson", rows)
    answer = mapper("stats", "front-2021-08-05.geojson", option, "side")
    assert answer.lines == [f"{option}: says nothing of drawn ground — leave it out"]


def test_units_of_one_name_are_listed_with_their_parents(mapper: Run, tmp_path: Path) -> None:
    names = ["Carroll", "Carroll", "Main", "South"]
    rows = [
        ({"name": name, "state": side}, square)
        for name, side, square in zip(names, SIDES, SQUARES.values(), strict=True)
    ]
    write_geojson(tmp_path / "units.geojson", rows)
    (tmp_path / "control.csv").write_text(
        "place,within,date,status\n"
        "Carroll,West,2021-05-01,government\nCarroll,East,2021-05-01,government\n"
        "Carroll,West,2021-06-01,taliban\nCarroll,East,2021-06-01,taliban\n",
        encoding="utf-8",
    )
    answer = mapper("diff", "control.csv", "--boundaries", "units.geojson")
    assert "  Carroll (East), Carroll (West)\n" in answer.out
    assert answer.err == ""


# --- in Python ----------------------------------------------------------------------------


def test_python_takes_the_same(tmp_path: Path, control: str) -> None:
    rows = [
        (row | {"side": side}, shape) for (row, shape), side in zip(toy_rows(), SIDES, strict=True)
    ]
    units = write_geojson(tmp_path / "units.geojson", in_metres(rows))
    options = library.BoundaryOptions(crs="EPSG:32631", unit_where="side=West")
    with pytest.warns(library.MapperWarning):
        drawn = library.draw(tmp_path / control, units, options=options)
    told = [str(problem) for problem in drawn.problems]
    assert any("read as EPSG:32631" in line for line in told)
    assert any("2 of 4 features count" in line for line in told)


@pytest.mark.parametrize("option", ["crs", "encoding", "unit_where", "dissolve"])
def test_python_refuses_what_is_no_text(option: str) -> None:
    with pytest.raises(UsageError, match=f"{option} 4326: give text"):
        library.BoundaryOptions(**{option: 4326})  # type: ignore[arg-type]
