# SPDX-License-Identifier: MIT
"""The boxes of a map: what it is framed by, what lies far, and what a reader can come to."""

from __future__ import annotations

from dataclasses import replace

import shapely

from mapper.control.situation import Situation
from mapper.geometry.interest import Far
from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.page.framing import far_name
from mapper.page.map_model import MapPayload
from mapper.page.payload import Texts, make_payload
from mapper.style.words import load_words
from mapper.verbs.framing import tell_far
from tests.toy import boundaries, toy_situation

WORDS = load_words("en")


def with_islets(*lefts: float, rows: str = "2021-08-01 Northfield blue") -> Situation:
    """The toy country with islets of their own, each by its west, called Isle 1, Isle 2 …"""
    units = [
        Place(id=f"I{nth}", kind=Kind.UNIT, name=f"Isle {nth}", lon=west, lat=0.05)
        for nth, west in enumerate(lefts, 1)
    ]
    country = boundaries()
    ground = replace(
        country,
        units=(*country.units, *units),
        shapes=(*country.shapes, *(shapely.box(west, 0, west + 0.1, 0.1) for west in lefts)),
        area_km2=(*country.area_km2, *(123.0 for _ in lefts)),
        topology=None,
    )
    return replace(toy_situation(rows), boundaries=ground)


def drawn(here: Situation) -> MapPayload:
    return make_payload(here, Texts(title="", lead="", words=WORDS))


def test_a_map_is_framed_without_a_far_islet_which_is_named_and_can_be_reached() -> None:
    page = drawn(with_islets(60))
    assert page["bounds"] == [0, 0, 2, 2]
    assert page["beyond"] == [{"name": "Isle 1", "box": [60, 0, 60.1, 0.1], "units": ["I1"]}]
    assert page["frame"][2] > 60.1


def test_a_map_of_ground_that_lies_together_says_nothing_of_far_ground() -> None:
    page = drawn(toy_situation("2021-08-01 Northfield blue"))
    assert "beyond" not in page


def test_lines_are_as_fine_as_the_ground_that_is_framed_wants_them() -> None:
    near, far = (drawn(with_islets(west))["units"]["transform"]["scale"][0] for west in (2, 60))
    assert far < 1.2 * near


def test_far_ground_is_called_after_its_units_or_those_that_it_is_a_part_of() -> None:
    here = toy_situation("")
    box = (0.0, 0.0, 1.0, 1.0)
    assert far_name(here, Far(box, (0, 1), (2,), 1.0), WORDS) == "Northfield, Eastvale"
    assert (
        far_name(here, Far(box, (0, 1, 2), (), 1.0), WORDS) == "Northfield, Eastvale and one more"
    )
    assert far_name(here, Far(box, (), (2,), 1.0), WORDS) == "part of Westmarch"


def test_what_the_first_view_leaves_out_is_reported() -> None:
    (told,) = tell_far(drawn(with_islets(60, 90)), "control.csv")
    assert str(told).startswith("control.csv: Isle 1, Isle 2 lie far from the rest, outside of ")
    assert not told.stops
    assert tell_far(drawn(toy_situation("")), "control.csv") == ()
