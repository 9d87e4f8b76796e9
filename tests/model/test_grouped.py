# SPDX-License-Identifier: MIT
"""Problems of one kind are told once: what stops first, with the other places and values."""

from __future__ import annotations

from mapper.errors import DataProblems
from mapper.model.grouped import as_lines, grouped, value_of
from mapper.model.problem import Problem, Where, note


def unknown(line: int, name: str, near: str = "", file: str = "control.csv") -> Problem:
    instead = f"closest: '{near}'" if near else ""
    what = f"no province named '{name}'"
    return Problem(Where(file, line), what, instead, "unknown-place", value=name, instead=instead)


def test_one_problem_stands_in_its_own_words() -> None:
    assert as_lines([unknown(14, "Westmach", "Westmarch")]) == [
        "control.csv:14: no province named 'Westmach' — closest: 'Westmarch'"
    ]


def test_a_kind_is_told_once_with_its_lines_and_values() -> None:
    told = as_lines([unknown(9, "Narnia"), unknown(4, "Narnia"), unknown(2, "Westmach", "West")])
    assert told == [
        "control.csv:2: no province named 'Westmach' — closest: 'West'\n"
        "  and 2 more: lines 4, 9; 'Narnia' (2), 'Westmach' (closest: 'West')"
    ]


def test_what_stands_on_no_line_is_a_feature() -> None:
    (told,) = as_lines([unknown(nth, "Narnia", file="front.geojson") for nth in (1, 3, 4)])
    assert told.endswith("and 2 more: features 3, 4")


def test_one_value_alone_is_not_said_again() -> None:
    assert as_lines([unknown(2, "Narnia"), unknown(4, "Narnia")])[0].endswith("and 1 more: line 4")


def test_what_stops_comes_before_what_is_told() -> None:
    told = note(Where("control.csv"), "column 4 has cells but no heading", code="no-heading")
    assert [group.stops for group in grouped([told, unknown(7, "Narnia")])] == [True, False]


def test_many_lines_are_counted() -> None:
    text = as_lines([unknown(line, "Narnia") for line in range(2, 22)])[0]
    assert text.endswith("and 19 more: lines 3, 4, 5, 6, 7, 8, 9, 10 and 11 more")


def test_other_files_are_named_and_then_counted() -> None:
    text = as_lines([unknown(2, "Narnia", file=f"{name}.csv") for name in "abcdef"])[0]
    assert text.endswith("and 5 more: in b.csv, c.csv, d.csv and 2 more")


def test_words_that_differ_in_more_than_a_value_are_kinds_of_their_own() -> None:
    empty = [
        Problem(Where("t.csv", 2), "the date is empty", code="empty-cell"),
        Problem(Where("t.csv", 3), "the place is empty", code="empty-cell"),
        Problem(Where("t.csv", 5), "the date is empty", code="empty-cell"),
    ]
    assert as_lines(empty) == [
        "t.csv:2: the date is empty\n  and 1 more: line 5",
        "t.csv:3: the place is empty",
    ]


def test_without_a_value_of_its_own_a_problem_has_the_first_that_it_quotes() -> None:
    bad = [
        Problem(Where("t.csv", line), f"'{text}' is not a date", code="bad-date")
        for line, text in ((2, "soon"), (3, "N'Djamena"), (4, "soon"))
    ]
    assert grouped(bad)[0].values == {"soon": 2, "N'Djamena": 1}


def test_an_apostrophe_opens_no_quotation() -> None:
    what = "no status in the file's name 'Cities'"
    assert value_of(Problem(Where("map.kml"), what)) == "Cities"


def test_the_same_problem_twice_is_one() -> None:
    assert len(grouped([unknown(2, "Narnia"), unknown(2, "Narnia")])[0].problems) == 1


def test_an_error_has_each_kind_once_and_all_problems_as_values() -> None:
    told = note(Where("control.csv", 1), "the encoding is taken to be cp1252", code="encoding")
    error = DataProblems([unknown(4, "Narnia"), unknown(2, "Narnia")], [told])
    assert str(error).splitlines() == [
        "control.csv:2: no province named 'Narnia'",
        "  and 1 more: line 4",
        "control.csv:1: the encoding is taken to be cp1252",
    ]
    assert [problem.where.line for problem in error.problems] == [2, 4]
