# SPDX-License-Identifier: MIT
"""What `mapper export` writes is a table again: with its day, its scheme and its ground."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from mapper.errors import SchemeError, TableError
from mapper.exports.data import data_files
from mapper.history.as_of import as_of
from mapper.joined.joined_table import Joined
from mapper.model.record import About
from mapper.reading.histories import is_history
from mapper.reading.inputs import Inputs
from mapper.reading.own_exports import is_own_export
from mapper.reading.table_inputs import read_inputs
from mapper.verbs.export import joined_day, joined_history
from mapper.verbs.look import Look
from mapper.verbs.situating import day_drawn
from tests.exports.toy_data import WORDS, toy_day

EMBEDDED = read_inputs()
DAY = date(2021, 8, 12)
DAY_OF_ALL = joined_day(EMBEDDED, Look(as_of=DAY), "mapper 1")
RECORD = joined_history(EMBEDDED, Look(), "mapper 1")
FORMATS = ("csv", "xlsx", "geojson", "gpkg", "parquet")
# One file has all rows; of these formats that with units alone.
WHOLE = ("csv", "xlsx", "gpkg")


def written(joined: Joined, form: str, folder: Path) -> Path:
    for file in data_files(joined, form, f"a.{form}", WORDS):
        (folder / file.name).write_bytes(file.content)
    return folder / f"a.{form}"


def state(inputs: Inputs, day: date) -> dict[str, str]:
    return {id_: held.status for id_, held in as_of(inputs.ledger, day).holdings.items()}


def units_of(inputs: Inputs, day: date) -> dict[str, str]:
    units = {unit.id for unit in inputs.boundaries.units}
    return {id_: status for id_, status in state(inputs, day).items() if id_ in units}


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_of_a_day_reads_back_as_that_day(form: str, tmp_path: Path) -> None:
    found = read_inputs(written(DAY_OF_ALL, form, tmp_path))
    assert found.stopping == ()
    assert day_drawn(found, Look()) == DAY
    same = state if form in WHOLE else units_of
    assert same(found, DAY) == same(EMBEDDED, DAY)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("day", [date(2021, 7, 20), date(2021, 8, 10), date(2021, 8, 15)])
def test_an_export_of_a_record_reads_back_as_that_record(
    form: str, day: date, tmp_path: Path
) -> None:
    found = read_inputs(written(RECORD, form, tmp_path))
    assert found.stopping == ()
    assert units_of(found, day) == units_of(EMBEDDED, day)


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_brings_the_scheme_of_its_statuses(form: str, tmp_path: Path) -> None:
    found = read_inputs(written(DAY_OF_ALL, form, tmp_path)).scheme
    assert [(s.id, s.role, s.color, s.actor) for s in found.statuses] == [
        (s.id, s.role, s.color, s.actor) for s in EMBEDDED.scheme.statuses
    ]


def test_a_workbook_that_was_saved_again_as_ods_reads_back_without_its_sheet_being_named(
    tmp_path: Path,
) -> None:
    sheets = pd.read_excel(
        written(DAY_OF_ALL, "xlsx", tmp_path), sheet_name=None, engine="calamine"
    )
    saved = tmp_path / "saved.ods"
    with pd.ExcelWriter(saved, engine="odf") as book:
        for name, sheet in sheets.items():
            sheet.to_excel(book, sheet_name=name, index=False)
    found = read_inputs(saved)
    assert found.stopping == ()
    assert state(found, DAY) == state(EMBEDDED, DAY)
    assert day_drawn(found, Look()) == DAY


def test_a_csv_with_the_mark_of_utf_8_reads_back(tmp_path: Path) -> None:
    for file in data_files(DAY_OF_ALL, "csv", "a.csv", WORDS, bom=True):
        (tmp_path / file.name).write_bytes(file.content)
    found = read_inputs(tmp_path / "a.csv")
    assert found.stopping == ()
    assert state(found, DAY) == state(EMBEDDED, DAY)


@pytest.mark.parametrize("form", ["geojson", "gpkg"])
def test_ground_that_nobody_else_has_comes_with_it(form: str, tmp_path: Path) -> None:
    toy = toy_day()
    path = written(toy, form, tmp_path)
    found = read_inputs(path)
    assert not is_history(path)
    held = {row["id"]: row["status"] for row in toy.layers[0].rows if row["status"]}
    assert units_of(found, date(2021, 8, 5)) == held
    assert sum(found.boundaries.area_km2) == pytest.approx(
        sum(float(str(row["area_km2"])) for row in toy.layers[0].rows), rel=1e-3
    )


def test_ground_derived_from_capitals_is_about_seats_again(tmp_path: Path) -> None:
    derived = joined_day(EMBEDDED, Look(as_of=DAY, provinces_from="capital"), "mapper 1")
    found = read_inputs(written(derived, "csv", tmp_path))
    units = [m.record for m in found.matching.matches if m.place.kind == "unit"]
    assert {record.about for record in units} == {About.SEATS}


def test_a_scheme_that_is_named_wins(tmp_path: Path) -> None:
    path = written(DAY_OF_ALL, "csv", tmp_path)
    assert read_inputs(path, scheme="two-sided").stopping


def test_an_export_alone_without_what_stood_beside_it_still_has_its_day(tmp_path: Path) -> None:
    path = written(DAY_OF_ALL, "csv", tmp_path)
    (tmp_path / "a.csv-metadata.json").unlink()
    assert read_inputs(path).day == DAY


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "place,status,date\nHerat,taliban,2021-08-12\n"),
        ("a.geojson", json.dumps({"type": "FeatureCollection", "features": []})),
        ("a.xlsx", "no workbook"),
        ("a.gpkg", "no package"),
        ("a.parquet", "no table"),
        ("a.txt", "id,status_label,date_span,derived_from\n"),
    ],
)
def test_other_files_are_no_exports(name: str, content: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert not is_own_export(tmp_path / name)
    assert not is_own_export(tmp_path / "missing.csv")


@pytest.mark.parametrize(
    "colour", ["red", "#123456;}body{display:none}", "url(http://127.0.0.1/a)"]
)
def test_a_colour_that_is_none_is_refused_as_in_a_scheme(colour: str, tmp_path: Path) -> None:
    path = written(DAY_OF_ALL, "geojson", tmp_path)
    whole = json.loads(path.read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8")
    mine = whole["metadata"]["scheme"]["statuses"][0]["color"]
    path.write_text(text.replace(f'"color": "{mine}"', f'"color": "{colour}"'), encoding="utf-8")
    with pytest.raises(SchemeError, match=r"^a\.geojson: statuses\.1\.color: .* is not a colour"):
        read_inputs(path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"statuses": [', '"statuses": [7, '),
        ('"as_of": "', '"as_of": "x'),
        ('"actors": [', '"actors": [7, '),
    ],
)
def test_an_export_that_somebody_has_damaged_is_refused_in_a_line(
    old: str, new: str, tmp_path: Path
) -> None:
    path = written(DAY_OF_ALL, "geojson", tmp_path)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(TableError, match="what the export says of itself is damaged"):
        read_inputs(path)
