# SPDX-License-Identifier: MIT
"""GeoPackage: styles, statuses and provenance travel inside the file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import pytest

from mapper.exports.geopackage import as_geopackage
from mapper.joined.joined_table import Joined
from tests.exports.toy_data import HOSTILE, WORDS, hostile, toy_day, toy_history


@pytest.fixture
def package(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(opened(toy_day(), tmp_path)) as connection:
        yield connection


def opened(joined: Joined, folder: Path) -> sqlite3.Connection:
    path = folder / "a.gpkg"
    path.write_bytes(as_geopackage(joined, WORDS))
    return sqlite3.connect(path)


def test_the_file_is_sound(package: sqlite3.Connection) -> None:
    assert package.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert package.execute("PRAGMA foreign_key_check").fetchall() == []


def test_every_layer_has_a_default_style(package: sqlite3.Connection) -> None:
    rows = package.execute(
        "SELECT f_table_name, f_geometry_column, useAsDefault, styleQML FROM layer_styles"
    ).fetchall()
    assert [(name, column, default) for name, column, default, _ in rows] == [
        ("units", "geom", 1),
        ("places", "geom", 1),
        ("borders", "geom", 1),
    ]
    for *_, qml in rows:
        assert [c.attrib["value"] for c in ElementTree.fromstring(qml).iter("category")] == [
            "blue",
            "contested",
            "red",
            "",
        ]


def test_the_days_between_which_a_row_holds_are_moments(tmp_path: Path) -> None:
    """QGIS compares columns of days with moments as texts, and shows a row a day too early."""
    with closing(opened(toy_history(), tmp_path)) as package:
        columns = {row[1]: row[2] for row in package.execute("PRAGMA table_info(units)")}
        first = package.execute("SELECT min(valid_from) FROM units").fetchone()
    assert (columns["valid_from"], columns["valid_to"]) == ("DATETIME", "DATETIME")
    assert first == ("2021-08-01T00:00:00.000",)


def test_tables_are_named_to_readers(package: sqlite3.Connection) -> None:
    listed = package.execute("SELECT table_name, data_type FROM gpkg_contents").fetchall()
    assert dict(listed) == {
        **dict.fromkeys(("units", "places", "borders"), "features"),
        **dict.fromkeys(("statuses", "about", "layer_styles"), "attributes"),
    }


def test_no_clock_is_in_it(package: sqlite3.Connection) -> None:
    moments = package.execute("SELECT DISTINCT last_change FROM gpkg_contents").fetchall()
    assert moments == [("1980-01-01T00:00:00.000Z",)]


def test_the_provenance_is_metadata_and_a_table(package: sqlite3.Connection) -> None:
    (text,) = package.execute("SELECT metadata FROM gpkg_metadata").fetchone()
    assert json.loads(text)["as_of"] == "2021-08-05"
    assert ("made_with", "mapper 1") in package.execute("SELECT what, told FROM about").fetchall()
    (means,) = package.execute(
        "SELECT description FROM gpkg_data_columns WHERE table_name='units' AND column_name='since'"
    ).fetchone()
    assert means == "First day of the unbroken run of this status"
    assert package.execute("SELECT id, definition FROM statuses").fetchone() == (
        "blue",
        "Blue runs the place.",
    )


def test_how_often_the_file_was_written_is_not_in_it() -> None:
    header = as_geopackage(toy_day(), WORDS)[:100]
    assert header[24:28] == header[92:96] == b"\0\0\0\1"


def test_the_tables_of_the_standard_are_as_it_asks(package: sqlite3.Connection) -> None:
    """What GDAL's `validate_gpkg.py` asks for by requirements 95, 107 and 141 of OGC 12-128r18."""

    def column(table: str, name: str) -> tuple[str, int, str | None]:
        (found,) = (
            (type_, not_null, default)
            for _, column, type_, not_null, default, _ in package.execute(
                f"PRAGMA table_info({table})"
            )
            if column == name
        )
        return found

    now = "strftime('%Y-%m-%dT%H:%M:%fZ','now')"
    assert column("gpkg_metadata_reference", "timestamp") == ("DATETIME", 1, now)
    constraints = "gpkg_data_column_constraints"
    assert column(constraints, "constraint_type") == ("TEXT", 1, None)
    assert column(constraints, "min_is_inclusive") == ("BOOLEAN", 0, None)
    listed = package.execute(
        "SELECT table_name FROM gpkg_extensions WHERE extension_name = 'gpkg_schema'"
    )
    assert {name for (name,) in listed} == {"gpkg_data_columns", constraints}


def test_hostile_text_is_text(tmp_path: Path) -> None:
    with closing(opened(hostile(), tmp_path)) as connection:
        assert connection.execute("SELECT DISTINCT note FROM units").fetchall() == [(HOSTILE,)]
