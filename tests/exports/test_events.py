# SPDX-License-Identifier: MIT
"""Events, advances and lines in data, beside the rows about control, are read again as told."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pyogrio
import pytest

from mapper.exports.about import about_day
from mapper.exports.data import data_files
from mapper.history.happenings import happenings_of
from mapper.joined.joined_table import Joined
from mapper.joined.one_day import day_table
from mapper.model.happening import Happening
from mapper.reading.happenings import events_table, found_events
from mapper.tables.events import parse_events
from tests.exports.toy_data import TELLING, WORDS
from tests.page.test_happened import ADVANCE, FRONT, august, strike
from tests.toy import SCHEME, boundaries, toy_situation


def joined(*happenings: Happening) -> Joined:
    here = toy_situation("2021-08-01 Northfield blue\n")
    found = happenings_of(happenings)
    here = replace(here, happenings=found)
    return day_table(here, WORDS, about_day(here, TELLING))


def written(folder: Path, form: str, *happenings: Happening) -> dict[str, bytes]:
    """The files of an export by their names, in a folder."""
    files = data_files(joined(*happenings), form, f"toy.{form}", WORDS)
    for file in files:
        (folder / file.name).write_bytes(file.content)
    return {file.name: file.content for file in files}


@pytest.mark.parametrize("form", ["csv", "geojson"])
def test_what_is_written_is_read_again_as_it_was(tmp_path: Path, form: str) -> None:
    told = (strike(august(4), label="Strike on the port", source="Herald"), ADVANCE, FRONT)
    written(tmp_path, form, *told)
    rows = parse_events(events_table(tmp_path / f"toy-events.{form}"), SCHEME).rows
    again = found_events(rows, boundaries().gazetteer(())).happenings
    assert [plain(one) for one in again] == [plain(one) for one in told]


def plain(one: Happening) -> tuple[object, ...]:
    return one.id, one.word, one.label, one.place, one.date, one.source, [*one.positions]


def test_a_geopackage_has_a_layer_of_them(tmp_path: Path) -> None:
    content = data_files(joined(strike(august(4)), FRONT), "gpkg", "toy.gpkg", WORDS)[0].content
    (tmp_path / "toy.gpkg").write_bytes(content)
    frame = pyogrio.read_dataframe(tmp_path / "toy.gpkg", layer="events")
    assert list(frame["kind"]) == ["event", "line"]
    assert list(frame.geometry.geom_type) == ["Point", "LineString"]


def test_kml_has_a_folder_of_them_whose_text_is_no_markup(tmp_path: Path) -> None:
    text = data_files(joined(strike(august(4), label="<b>&")), "kml", "a.kml", WORDS)[0].content
    assert b"<Folder><name>Events</name>" in text
    assert b"&lt;b&gt;&amp;" in text


def test_data_without_events_are_as_they_were(tmp_path: Path) -> None:
    assert not any("events" in name for name in written(tmp_path, "csv"))
    names = written(tmp_path, "geojson")
    assert json.loads(names["toy.geojson"])["features"][0]["properties"]["kind"] == "unit"
