# SPDX-License-Identifier: MIT
"""`mapper export`: the joined data as files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Answer

Run = Callable[..., Answer]
Write = Callable[[str], str]

FILES = {
    "geojson": ["a.geojson", "a.qml", "a-places.geojson", "a-places.qml", "a-borders.geojson",
                "a-borders.qml"],
    "parquet": ["a.parquet", "a.qml", "a-places.parquet", "a-places.qml", "a-borders.parquet",
                "a-borders.qml"],
    "gpkg": ["a.gpkg"],
    "topojson": ["a.topojson"],
    "kml": ["a.kml"],
    "csv": ["a.csv", "a.csv-metadata.json", "a-counts.csv"],
    "xlsx": ["a.xlsx"],
}  # fmt: skip


@pytest.mark.parametrize("form", FILES)
def test_the_ending_says_the_format_and_the_files_are_told(
    mapper: Run, tmp_path: Path, form: str
) -> None:
    answer = mapper("export", "-o", f"a.{form}")
    assert (answer.code, answer.out.splitlines(), answer.err) == (0, FILES[form], "")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(FILES[form])


def test_without_a_name_the_file_is_named_by_country_and_day(mapper: Run) -> None:
    assert mapper("export", "--format", "kml", "--as-of", "2021-08-15").out == (
        "output/afghanistan-2021-08-15.kml\n"
    )
    assert mapper("export", "--format", "kml", "--history").out == (
        "output/afghanistan-history.kml\n"
    )


def test_what_goes_to_one_stream_stands_in_one_collection(mapper: Run) -> None:
    found = json.loads(mapper("export", "--format", "geojson", "-o", "-").out)
    kinds = {feature["properties"]["kind"] for feature in found["features"]}
    assert {"unit", "capital", "border"} <= kinds


def test_a_device_takes_everything_in_one_piece(mapper: Run) -> None:
    answer = mapper("export", "-o", "/dev/null", "--format", "geojson")
    assert (answer.code, answer.out) == (0, "/dev/null\n")


def test_a_history_has_the_days_asked_for(mapper: Run) -> None:
    answer = mapper("export", "--history", "--dates", "2021-08-05,2021-08-15", "--format", "csv",
                    "-o", "-")  # fmt: skip
    rows = csv.DictReader(io.StringIO(answer.out))
    kunduz = [
        (row["status"], row["valid_from"], row["valid_to"]) for row in rows if row["id"] == "AF-KDZ"
    ]
    assert kunduz == [
        ("mixed", "2021-08-05", "2021-08-15"),
        ("taliban", "2021-08-15", ""),
    ]


def test_all_units_are_there_and_a_formula_is_harmless(
    mapper: Run, table: Write, tmp_path: Path
) -> None:
    name = table("place,status,date,note\nHelmand,taliban,2021-08-05,=1+1\n")
    mapper("export", name, "-o", "out.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text(encoding="utf-8"))))
    assert [(row["name"], row["note"]) for row in rows if row["status"]] == [("Helmand", "'=1+1")]
    assert len(rows) == 34


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["-o", "a.shp"], 2, "a.shp"),
        (["--format", "docx"], 2, "--format docx"),
        (["--history", "-o", "a.svg"], 2, "--history: is for data"),
        (["--dates", "monthly", "-o", "a.csv"], 2, "--dates: goes with --history"),
        (["--history", "--dates", "never", "-o", "a.csv"], 2, "--dates never"),
        (["--format", "parquet", "-o", "-"], 2, "parquet: is a file for each layer"),
        (["--format", "csv", "-o", "a.csv/b.csv"], 5, "cannot be written"),
        (["nowhere.csv", "-o", "a.csv"], 3, "nowhere.csv"),
    ],
)
def test_what_cannot_be_is_one_line(
    mapper: Run, tmp_path: Path, arguments: list[str], code: int, said: str
) -> None:
    if "a.csv/b.csv" in arguments:
        (tmp_path / "a.csv").write_text("a file", encoding="utf-8")
    answer = mapper("export", *arguments)
    assert (answer.code, answer.out, len(answer.lines)) == (code, "", 1)
    assert said in answer.err


def test_several_formats_of_one_name_lie_in_one_folder(mapper: Run, tmp_path: Path) -> None:
    """GeoJSON and Parquet have a style in common, and QGIS takes it for KML and TopoJSON too."""
    for form in ("geojson", "parquet", "gpkg", "topojson", "kml"):
        answer = mapper("export", "-o", f"a.{form}")
        assert (answer.code, answer.out.split()) == (0, FILES[form])
    assert {path.name for path in tmp_path.glob("*.qml")} == {
        "a.qml",
        "a-places.qml",
        "a-borders.qml",
    }


@pytest.mark.parametrize(
    ("verb", "files", "other"),
    [
        ("export", ("{}.csv", "{}-counts.csv"), "a.xlsx"),
        ("stats", ("{}.csv", "{}-counts.csv"), "a.md"),
        ("diff", ("{}.csv",), "a.geojson"),
    ],
)
def test_csv_for_excel_begins_with_the_mark_of_utf_8(
    mapper: Run, tmp_path: Path, verb: str, files: tuple[str, ...], other: str
) -> None:
    """Without it Excel takes Persian names for those of a Western page of codes."""
    assert mapper(verb, "-o", "a.csv").code == mapper(verb, "--bom", "-o", "b.csv").code == 0
    for name in files:
        plain, marked = ((tmp_path / name.format(stem)).read_bytes() for stem in "ab")
        assert marked == b"\xef\xbb\xbf" + plain
    answer = mapper(verb, "--bom", "-o", other)
    assert (answer.code, answer.err) == (2, "--bom: is for CSV — leave it out\n")


@pytest.mark.parametrize("there", ["a.geojson", "a-places.qml"])
def test_nothing_is_written_where_one_file_is_in_the_way(
    mapper: Run, tmp_path: Path, there: str
) -> None:
    (tmp_path / there).write_text("mine", encoding="utf-8")
    answer = mapper("export", "-o", "a.geojson")
    assert (answer.code, answer.err) == (
        5,
        f"{there}: exists already — give another name, or replace it with --force\n",
    )
    assert [path.name for path in tmp_path.iterdir()] == [there]
    assert mapper("export", "-o", "a.geojson", "--force").code == 0
    assert (tmp_path / there).read_text(encoding="utf-8") != "mine"


def test_rows_left_out_are_in_the_provenance(mapper: Run, table: Write) -> None:
    rows = "Helmand,taliban,2021-08-05\nNowhere,taliban,2021-08-05\nHerat,taliban,2021-08-05\n"
    name = table(f"place,status,date\n{rows}")
    answer = mapper("export", name, "--lenient", "--format", "geojson", "-o", "-")
    (left_out,) = json.loads(answer.out)["metadata"]["left_out"]
    assert left_out.startswith("control.csv:3: ")
    assert mapper("export", name, "--format", "geojson", "-o", "-").code == 3
