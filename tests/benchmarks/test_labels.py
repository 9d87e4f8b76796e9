# SPDX-License-Identifier: MIT
"""The benchmark of names on maps: what it counts, and the tables that it draws."""

from __future__ import annotations

from typing import Any

import pytest
import shapely
from shapely import Geometry

from tests.benchmarks.labels import by_country, report, row
from tests.benchmarks.labels_data import COUNTRIES, Ground
from tests.benchmarks.labels_score import Name, Score, Sheet, Wanted, row_boxes, score
from tests.benchmarks.labels_seen import lies_in, sheet_seen

FRAME = shapely.box(0, 0, 400, 300)
HERAT, KABUL = Wanted("herat", km2=50.0), Wanted("kabul", km2=10.0)


def name(id_: str, x: float, y: float, **more: Any) -> Name:
    """A name of 40 by 12 px with its upper left corner there."""
    return Name(id_, (shapely.box(x, y, x + 40, y + 12),), **more)


def dot(x: float, y: float) -> Geometry:
    return shapely.box(x - 4, y - 4, x + 4, y + 4)


def scored(names: list[Name], wanted: tuple[Wanted, ...] = (HERAT, KABUL), **more: Any) -> Score:
    marks = more.pop("marks", {})
    plain: dict[str, Any] = {"dotted": frozenset(marks), "controls": [], "frame": FRAME}
    return score(Sheet(wanted=wanted, names=names, marks=marks, **plain | more))


def test_names_count_at_their_place_by_a_line_or_by_number() -> None:
    balkh = Wanted("balkh", km2=5.0)
    names = [
        name("herat", 10, 10),
        name("kabul", 100, 10, leader=True),
        name("balkh", 200, 10, leader=True, short=True),
    ]
    found = scored(names, (HERAT, KABUL, balkh))
    assert (found.at_place, found.leader, found.numbered) == (1, 1, 1)
    assert found.shown == found.wanted == 3


def test_a_neighbours_name_is_nobodys_wish() -> None:
    assert scored([name("", 10, 10)]).shown == 0


def test_a_name_on_another_is_counted_and_one_that_touches_is_not() -> None:
    assert scored([name("herat", 10, 10), name("kabul", 30, 15)]).names == 1
    assert scored([name("herat", 10, 10), name("kabul", 10, 22)]).names == 0


def test_a_name_under_a_mark_a_control_and_over_the_edge() -> None:
    found = scored(
        [name("herat", 380, 10), name("kabul", 10, 100)],
        marks={"x": dot(20, 104)},
        dotted=frozenset(),
        controls=[shapely.box(0, 90, 30, 120)],
    )
    assert (found.marks, found.controls, found.edge) == (1, 1, 1)
    assert found.overlaps == 3


def test_a_name_is_at_the_wrong_dot_where_another_is_nearer() -> None:
    marks = {"herat": dot(10, 10), "kabul": dot(70, 10)}
    assert scored([name("herat", 18, 4, dot="herat")], marks=marks).dots == 0
    assert scored([name("herat", 22, 4, dot="herat")], marks=marks).dots == 1


def test_a_line_leads_to_the_right_dot_from_anywhere() -> None:
    marks = {"herat": dot(10, 10), "kabul": dot(70, 10)}
    led = name("herat", 22, 4, dot="herat", leader=True)
    assert scored([led], marks=marks).dots == 0


@pytest.mark.parametrize(
    ("x", "y", "words"),
    [(54, 10, 1), (60, 10, 0), (54, 16, 0)],
    ids=["a letter apart", "a word apart", "half a line lower"],
)
def test_names_on_one_line_read_as_one_without_the_gap_of_a_word(
    x: float, y: float, words: int
) -> None:
    assert scored([name("herat", 10, 10), name("kabul", x, y)]).words == words


def test_lines_of_a_broken_name_stand_beside_others_one_by_one() -> None:
    broken = Name("herat", row_boxes((10, 10, 50, 40), 2, 3.0))
    assert scored([broken, name("kabul", 54, 26)]).words == 1
    assert scored([broken, name("kabul", 54, 18)]).words == 0


def test_what_has_no_data_is_not_named_before_a_larger_one_that_has() -> None:
    empty = Wanted("empty", km2=20.0, has_data=False)
    assert scored([name("empty", 10, 10)], (HERAT, empty)).empty == 1
    assert scored([name("empty", 10, 10)], (KABUL, empty)).empty == 0
    assert scored([name("empty", 10, 10), name("herat", 10, 90)], (HERAT, empty)).empty == 0


def test_lines_that_cross_each_other_or_a_name_are_counted_and_long_ones() -> None:
    to_herat = shapely.LineString([(50, 16), (150, 16)])
    assert (scored([name("herat", 10, 10, leader=True)], lines=[to_herat]).crossed) == 0
    across = shapely.LineString([(100, 0), (100, 30)])
    found = scored([name("herat", 10, 10, leader=True)], lines=[to_herat, across])
    assert (found.crossed, found.long) == (2, 1)
    assert scored([name("kabul", 80, 10)], lines=[to_herat]).crossed == 1


def test_a_town_of_the_data_is_named_before_one_for_orientation() -> None:
    marks = {"kabul": dot(100, 100), "o:1": dot(130, 100)}
    beside = name("", 140, 94, dot="o:1")
    assert scored([beside], marks=marks).instead == 1
    assert scored([beside, name("kabul", 40, 94, dot="kabul")], marks=marks).instead == 0
    far = {"kabul": dot(100, 100), "o:1": dot(330, 100)}
    assert scored([name("", 340, 94, dot="o:1")], marks=far).instead == 0


def test_the_ten_first_are_the_news_what_is_fought_over_capitals_units_and_towns() -> None:
    units = [Wanted(f"u{nth}", km2=float(nth)) for nth in range(1, 9)]
    places = [
        Wanted("town"),
        Wanted("fought", contested=True),
        Wanted("noted", noted=True),
        Wanted("seat", capital=True),
        Wanted("empty", km2=99.0, has_data=False),
    ]
    in_order = sorted((*units, *places), key=lambda one: one.claim)
    assert [one.id for one in in_order[:5]] == ["noted", "fought", "seat", "u8", "u7"]
    found = scored([name("seat", 10, 10), name("u1", 90, 90)], (*units, *places))
    assert (found.first, found.most) == (1, 10)


def test_what_a_browser_sees_is_scored_without_what_lies_out_of_view() -> None:
    corners = [[[10, 10], [50, 10], [50, 22], [10, 22]]]
    plain = {"leader": False, "short": False, "town": "", "dot": None}
    seen = {
        "frame": [0, 0, 400, 300],
        "names": [
            plain | {"id": "herat", "lines": corners},
            plain | {"id": "kabul", "lines": [[[x + 900, y] for x, y in corners[0]]]},
        ],
        "lines": [[[50, 16], [90, 90]]],
        "marks": [["herat", [0, 10, 8, 18]]],
        "numbers": [],
        "controls": [[0, 280, 100, 300]],
    }  # fmt: skip
    found = score(sheet_seen(seen, [HERAT, KABUL]))
    assert (found.shown, found.edge, found.dots) == (1, 0, 0)


def test_a_place_beyond_the_antimeridian_lies_in_bounds_that_go_on() -> None:
    bounds = (177.0, -19.0, 182.0, -12.0)
    assert lies_in({"id": "x", "kind": "unit", "at": [-179.0, -17.0]}, bounds)
    assert not lies_in({"id": "x", "kind": "unit", "at": [-170.0, -17.0]}, bounds)


def test_thirty_countries_have_a_table_each() -> None:
    assert len(set(COUNTRIES)) == 30
    table = Ground("FJI").table()
    assert table == Ground("FJI").table()
    statuses = [line.split(",")[1] for line in table.splitlines()[1:]]
    assert {"government", "contested", "taliban"} <= set(statuses)


def test_the_tables_add_up_what_countries_have() -> None:
    half = Score(wanted=4, at_place=1, numbered=1, first=1, most=2, words=3)
    found = {"AFG": {"page, 1280 px": half}, "CHL": {"page, 1280 px": half}}
    assert row("both", half + half)[1:7] == ("8", "2", "0", "2", "50%", "2 of 4")
    assert by_country(found)[-1] == "| CHL | 2 of 4 |"
    assert "| page, 1280 px | 8 | 2 | 0 | 2 | 50% | 2 of 4 |" in report(found)
