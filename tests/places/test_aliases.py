# SPDX-License-Identifier: MIT
"""Names out for review, and back."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from mapper.errors import TableError
from mapper.model.place import Place
from mapper.model.record import Kind, Record
from mapper.places.aliases import doubtful_as_csv, read_aliases
from mapper.places.gazetteer import Alias, Gazetteer
from mapper.places.match import match_records
from tests.places.ground import GAZETTEER, matching, row


def test_each_doubtful_name_is_written_once_with_all_that_it_may_mean() -> None:
    found = matching(row("Paktiya"), row("Paktiya", line=3), row('Qx, "q"', line=4, within="Kabul"))
    assert doubtful_as_csv(found.doubts) == (
        "name,within,place_id,place_name,score,accept\n"
        "Paktiya,,AF-PIA,Paktia,92,\n"
        "Paktiya,,AF-PKA,Paktika,86,\n"
        '"Qx, ""q""",Kabul,,,,\n'
    )


def test_an_accepted_name_is_matched_from_then_on(tmp_path: Path) -> None:
    rows = [row("Paktiya"), row("Hlmand", line=3, within="South")]
    file = tmp_path / "aliases.csv"
    text = doubtful_as_csv(match_records(rows, GAZETTEER).doubts)
    accepted = {"AF-PIA", "AF-HEL"}
    lines = (f"{line}{'yes' * (line.split(',')[2] in accepted)}" for line in text.splitlines())
    file.write_text("\n".join(lines))
    aliases, problems = read_aliases(file)
    assert not problems
    found = match_records(rows, GAZETTEER, extra_aliases=aliases)
    assert [match.place.id for match in found.matches] == ["AF-PIA", "AF-HEL"]


def test_a_name_that_is_a_formula_is_harmless_and_comes_back(tmp_path: Path) -> None:
    text = doubtful_as_csv(matching(row("=Paktiya")).doubts)
    assert text.splitlines()[1].startswith("'=Paktiya,")
    file = tmp_path / "aliases.csv"
    file.write_text(f"name,place_id\n{text.splitlines()[1].partition(',')[0]},AF-PIA\n")
    ((alias,), _) = read_aliases(file)
    assert alias.text == "=Paktiya"


@pytest.mark.parametrize(("word", "count"), [("YES", 1), ("x", 1), ("1", 1), ("", 0), ("no", 0)])
def test_only_accepted_rows_count(tmp_path: Path, word: str, count: int) -> None:
    file = tmp_path / "aliases.csv"
    file.write_text(f"name,within,place_id,place_name,score,accept\nA,,AF-HEL,,,{word}\n")
    aliases, problems = read_aliases(file)
    assert (len(aliases), len(problems)) == (count, 0)


def test_names_and_codes_are_enough(tmp_path: Path) -> None:
    file = tmp_path / "aliases.csv"
    file.write_text("\ufeffName,Place_ID\n\nThe south , AF-HEL\n", encoding="utf-8")
    (alias,), _ = read_aliases(str(file))
    assert (alias.text, alias.place_id, alias.strong) == ("The south", "AF-HEL", True)
    assert str(alias.where) == "aliases.csv:3"


@pytest.mark.parametrize("between", [";", "\t"])
def test_cells_may_be_apart_as_spreadsheets_of_other_countries_write_them(
    tmp_path: Path, between: str
) -> None:
    file = tmp_path / "aliases.csv"
    file.write_text(f"name{between}place_id\nMayestan, the{between}AF-HEL\n")
    ((alias,), problems) = read_aliases(file)
    assert (alias.text, alias.place_id, problems) == ("Mayestan, the", "AF-HEL", ())


def test_faults_of_rows_are_problems(tmp_path: Path) -> None:
    file = tmp_path / "aliases.csv"
    file.write_text("name,place_id,accept\nA,,yes\nB,AF-HEL,perhaps\n")
    _, problems = read_aliases(file)
    assert [str(problem) for problem in problems] == [
        "aliases.csv:2: an accepted alias without place_id — fill it in, or leave accept empty",
        "aliases.csv:3: accept is 'perhaps' — write yes, or leave it empty",
    ]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", "is empty"),
        (b"name,code\n", "unknown column 'code'"),
        (b"name,within\n", "no column 'place_id'"),
        (b"name,place_id\n\xff\xfe,x\n", "not in UTF-8"),
        (b'name,place_id\n"a,b\n', "not CSV"),
    ],
)
def test_a_file_of_another_kind(tmp_path: Path, content: bytes, line: str) -> None:
    file = tmp_path / "aliases.csv"
    file.write_bytes(content)
    with pytest.raises(TableError, match=line):
        read_aliases(file)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"none\.csv: no such file of aliases"):
        read_aliases(tmp_path / "none.csv")


def test_the_review_file_reads_as_csv() -> None:
    doubts = matching(row("Q\nX"), row("=1+1", line=3)).doubts
    assert [cells[0] for cells in csv.reader(doubtful_as_csv(doubts).splitlines(True))] == [
        "name",
        "Q\nX",
        "'=1+1",
    ]


@pytest.mark.parametrize("word", ["yes", "y", "x", "1", "true", "Yes"])
def test_words_that_accept(tmp_path: Path, word: str) -> None:
    file = tmp_path / "aliases.csv"
    file.write_text(f"name,place_id,accept\nA,AF-HEL,{word}\n")
    assert len(read_aliases(file)[0]) == 1


@pytest.mark.parametrize("word", ["", "no", "n", "0", "false", "-", "NO"])
def test_words_that_do_not(tmp_path: Path, word: str) -> None:
    file = tmp_path / "aliases.csv"
    file.write_text(f"name,place_id,accept\nA,AF-HEL,{word}\n")
    assert read_aliases(file) == ((), ())


def test_an_alias_keeps_the_parent_that_it_is_for(tmp_path: Path) -> None:
    file = tmp_path / "aliases.csv"
    file.write_text("name,within,place_id\nA,South,AF-HEL\n")
    ((alias,), _) = read_aliases(file)
    assert alias.within == "South"


def test_all_that_is_missing_is_named(tmp_path: Path) -> None:
    file = tmp_path / "aliases.csv"
    file.write_text("name,place_id,accept\n,,yes\n")
    (_, (problem,)) = read_aliases(file)
    assert problem.what == "an accepted alias without name and place_id"


def test_further_cells_of_a_row_are_left_out(tmp_path: Path) -> None:
    file = tmp_path / "aliases.csv"
    file.write_text("name,place_id,\nA,AF-HEL,x,y\n")
    ((alias,), _) = read_aliases(file)
    assert alias.text == "A"


def test_a_folder_is_no_file_of_aliases(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="cannot read the aliases: "):
        read_aliases(tmp_path)
    with pytest.raises(TableError, match="cannot read the aliases: embedded null"):
        read_aliases("a\0b")


def test_lines_are_counted_within_quotes_too(tmp_path: Path) -> None:
    file = tmp_path / "aliases.csv"
    file.write_text('name,place_id\n"A\nB",AF-HEL\n  ,\nC,AF-BAL\n')
    assert [str(alias.where) for alias in read_aliases(file)[0]] == [
        "aliases.csv:3", "aliases.csv:5",
    ]  # fmt: skip
    assert read_aliases(file)[1] == ()


def test_one_name_with_two_parents_is_two_rows() -> None:
    found = matching(
        row("Qx", within="Kabul"), row("Qx", line=3, within="Balkh"), row("Qx", line=4)
    )
    assert [line.split(",")[1] for line in doubtful_as_csv(found.doubts).splitlines()[1:]] == [
        "Kabul", "Balkh", "",
    ]  # fmt: skip


def test_the_first_column_that_is_missing_is_named(tmp_path: Path) -> None:
    file = tmp_path / "aliases.csv"
    file.write_text("within\nSouth\n")
    with pytest.raises(TableError, match="no column 'name'"):
        read_aliases(file)


# --- out and back ---

PROVINCES = Gazetteer(
    (
        Place(id="D1", kind=Kind.UNIT, name="Kohistan", within="FYB"),
        Place(id="D2", kind=Kind.UNIT, name="Kohistan", within="KAP"),
        Place(id="D3", kind=Kind.UNIT, name="Andkhoy", within="FYB"),
        Place(id="T1", kind=Kind.TOWN, name="Maymana", within="D3"),
        Place(id="D4", kind=Kind.UNIT, name="Hill", within="FYB"),
        Place(id="D5", kind=Kind.UNIT, name="Hill", within="FYB"),
    ),
    parents={"FYB": ("Faryab",), "KAP": ("Kapisa",)},
)


@pytest.mark.parametrize(
    ("asked", "suggestion", "place"),
    [
        (row("Андхой"), "Андхой,,D3,Andkhoy", "D3"),  # another script
        (row("Kohistan", within="Fariyab"), "Fariyab,,FYB,Faryab", "D1"),  # its parent misspelt
        (row("Kohistan", within="Каписа"), "Каписа,,KAP,Kapisa", "D2"),
        (row("Maimaneh", kind=Kind.TOWN), "Maimaneh,,T1,Maymana", "T1"),  # a town
        (row("Hill"), "Hill,,D5,Hill", "D5"),  # one of two of its name
        (row("Hill", within="Faryab"), "Hill,Faryab,D4,Hill", "D4"),
    ],
)
def test_what_is_written_for_review_is_read_back_and_found(
    tmp_path: Path, asked: Record, suggestion: str, place: str
) -> None:
    lines = doubtful_as_csv(matching(asked, gazetteer=PROVINCES).doubts).splitlines()
    assert any(line.startswith(suggestion) for line in lines), lines
    file = tmp_path / "aliases.csv"
    file.write_text("\n".join(line + "yes" * line.startswith(suggestion) for line in lines))
    aliases, problems = read_aliases(file)
    found = match_records([asked], PROVINCES, extra_aliases=aliases)
    assert not problems
    assert [match.place.id for match in found.matches] == [place], found.problems


def test_an_alias_of_a_parent_mends_every_row_that_names_it() -> None:
    rows = row("Kohistan", within="Fariyab"), row("Andkhoy", line=3, within="Fariyab")
    found = match_records(rows, PROVINCES, extra_aliases=[Alias("FYB", "Fariyab")])
    assert [match.place.id for match in found.matches] == ["D1", "D3"]
