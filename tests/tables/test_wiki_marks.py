# SPDX-License-Identifier: MIT
"""Detailed maps of Wikipedia: what an icon says of its place."""

from __future__ import annotations

import pytest

from mapper.tables.wiki_marks import Icon, icon_of, is_wiki_marks, wiki_marks_table

MODULE = """\
-- { lat = "0", long = "0", mark = "Location dot red.svg" } is no mark
local mk = { rus = "Location dot red.svg" }
return {
 { lat = "50.45", long = "30.52", mark = mk.rus, marksize = "14", label = "[[A_b|A b]]" },
 { lat = "48.59", long = "38.00", mark = "80x80-red-lime-anim.gif", label = "'''[[Bridge]]'''" },
 --[[ a comment
 of two lines ]]
 { lat = "47.1", long = "37.5", mark = "Location dot lime.svg", marksize = "8", label = "Port" },
 { lat = "47.1", long = "37.5", mark = "Map-circle-red.svg", marksize = "14" },
 { lat = "46.4", long = "30.7", mark = "Anchor.svg", label = "Harbour" },
}
"""


def rows(*marks: str) -> list[tuple[object, object]]:
    """Status and note of the points of some marks: `1,2 Location dot red.svg 8`."""
    lines = []
    for mark in marks:
        position, rest = mark.split(" ", 1)
        icon, size = rest.rsplit(" ", 1)
        lat, lon = position.split(",")
        lines.append(f'{{ lat = "{lat}", long = "{lon}", mark = "{icon}", marksize = "{size}" }}')
    table = wiki_marks_table("map", ",\n".join(lines))
    return [(row.cells["status"], row.cells["note"]) for row in table.rows]


@pytest.mark.parametrize(
    ("file", "icon"),
    [
        ("Location dot black.svg", Icon("dot", ("black",))),
        ("File:Location_dot_red.svg", Icon("dot", ("red",))),
        ("80x80-red-lime-anim.gif", Icon("contested", ("red", "lime"))),
        ("Dot green 0d0.svg", Icon("dot", ("lime",))),
        ("Dot_yellow_ff4.svg", Icon("dot", ("yellow",))),
        ("Map-dot-grey-68a.svg", Icon("dot", ("grey",))),
        ("Map-ctl2-red+yellow.svg", Icon("mixed", ("red", "yellow"))),
        ("Map-arcNE-lime.svg", Icon("siege", ("lime",))),
        ("3x3dot-red.svg", Icon("presence", ("red",))),
        ("Abm-red-icon.png", Icon("base", ("red",))),
        ("Fighter-jet-red-icon.svg", Icon("airport", ("red",))),
        ("Anchor.svg", None),
        ("Location dot -.svg", None),
    ],
)
def test_an_icon_says_the_status_by_its_name(file: str, icon: Icon | None) -> None:
    assert icon_of(file) == icon


def test_a_module_is_known_by_its_marks_and_a_table_is_none() -> None:
    assert is_wiki_marks(MODULE)
    assert not is_wiki_marks("place,status,date\nA,red,2021-08-05\n")
    assert not is_wiki_marks('{"lat": 1, "long": 2}')


def test_marks_are_rows_with_their_lines_and_labels_without_links() -> None:
    table = wiki_marks_table("map.lua", MODULE)
    found = [(row.line, row.cells["place"], row.cells["status"]) for row in table.rows]
    assert found == [(4, "A b", "red"), (5, "Bridge", "contested"), (8, "Port", "lime")]


def test_who_contests_and_who_besieges_stands_in_the_note() -> None:
    table = wiki_marks_table("map.lua", MODULE)
    assert [row.cells["note"] for row in table.rows] == [None, "red+lime", "besieged by red"]


def test_marks_that_say_nothing_of_control_are_listed() -> None:
    assert [problem.what for problem in wiki_marks_table("map.lua", MODULE).notes] == [
        "a detailed map of Wikipedia: 3 places by icon; statuses are colours",
        "1 mark says nothing of control and is left out: Anchor.svg (1)",
    ]


def test_of_two_dots_on_a_point_the_smaller_holds_and_the_larger_besieges() -> None:
    dots = ("1,2 Location dot red.svg 12", "1,2 Location dot lime.svg 8")
    assert rows(*dots) == [("lime", "besieged by red")]


def test_three_dots_on_a_point_are_mixed() -> None:
    dots = [
        f"1,2 Location dot {colour}.svg {size}" for colour, size in zip("abc", "789", strict=True)
    ]
    assert rows(*dots) == [("mixed", "a")]


def test_a_presence_in_the_countryside_is_no_control() -> None:
    assert rows("1,2 3x3dot-red.svg 8") == [("red presence", None)]


def test_a_siege_alone_says_nothing_of_who_holds() -> None:
    assert rows("1,2 Map-circle-red.svg 8") == []


def test_what_stands_behind_a_mark_is_its_source_or_a_remark() -> None:
    marks = """
     { lat = "1", long = "2", mark = "Location dot red.svg", label = "A" }, -- source: A letter
     { lat = "3", long = "2", mark = "Location dot red.svg", label = "B" }, -- taken at night
    """
    found = [(row.cells["source"], row.cells["note"]) for row in wiki_marks_table("m", marks).rows]
    assert found == [("A letter", None), (None, "taken at night")]


def test_what_is_escaped_in_a_label_is_what_it_stands_for() -> None:
    marks = (
        r'{ lat = "1", long = "2", mark = "Location dot red.svg", label = "A \"b\" &#91;c&#93;" }'
    )
    assert wiki_marks_table("m", marks).rows[0].cells["place"] == 'A "b" [c]'
