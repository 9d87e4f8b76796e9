# SPDX-License-Identifier: MIT
"""A country across the line of 180 degrees is drawn in one piece."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
import shapely

from mapper.control.situation import Situation
from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.page.payload import Texts, make_payload
from mapper.picture.shapes import read_shapes
from mapper.places.matching import How, Match
from mapper.places.strays import tell_strays
from mapper.style.words import load_words
from tests.ledger_text import ledger
from tests.toy import boundaries, toy_situation

WORDS = load_words("en")
HALVES = shapely.MultiPolygon([shapely.box(179, 0, 180, 1), shapely.box(-180, 0, -178, 1)])


def across() -> Situation:
    """The toy country moved so that its western provinces lie east of the line."""
    east = [shapely.box(-178, 0, -177, 1), HALVES]
    units = boundaries().units[:2]
    ground = replace(boundaries(), shapes=tuple(east), units=units, area_km2=(1.0, 1.0))
    return replace(toy_situation("2021-08-01 Northfield blue"), boundaries=ground)


def test_bounds_and_lines_are_those_of_one_piece() -> None:
    payload = make_payload(across(), Texts(title="", lead="", words=WORDS))
    assert payload["bounds"] == [-181, 0, -177, 1]
    shapes = read_shapes(payload["units"], "units")
    assert len(shapes.lines(lambda _, b: b is None)) == 2
    assert len(shapes.lines(lambda _, b: b is not None)) == 1


def test_names_stand_in_the_middle_of_the_whole() -> None:
    payload = make_payload(across(), Texts(title="", lead="", words=WORDS))
    (at,) = [entry["at"] for entry in payload["places"] if entry["id"] == "Eastvale"]
    assert at == pytest.approx([-179.5, 0.5], abs=0.6)


def test_a_town_beyond_the_line_lies_on_the_map() -> None:
    """The frame reaches from 175 to 185."""
    ((record,),) = ledger("2021-08-01 Haven red").entries.values()
    haven = Place(id="Haven", kind=Kind.TOWN, name="Haven", lon=-179.0, lat=0.5)
    match = Match(record, haven, How.CODE)
    assert tell_strays([match], (175, -5, 185, 5)) == ()
    assert len(tell_strays([match], (165, -5, 175, 5))) == 1


def test_data_keep_their_longitudes() -> None:
    here = across()
    make_payload(here, Texts(title="", lead="", words=WORDS))
    assert here.boundaries.shapes[1] is HALVES


def around_the_pole() -> Situation:
    """The toy country moved to the south pole: a cap, and a ring all around it."""
    cap, ring = shapely.box(-180, -90, 180, -75), shapely.box(-180, -75, 180, -65)
    units = boundaries().units[:2]
    ground = replace(boundaries(), shapes=(cap, ring), units=units, area_km2=(1.0, 1.0))
    return replace(toy_situation("2021-08-01 Northfield blue"), boundaries=ground)


def test_ground_all_around_a_pole_is_framed_as_it_lies() -> None:
    payload = make_payload(around_the_pole(), Texts(title="", lead="", words=WORDS))
    reach = 2 * 6_371_000 * math.sin(math.radians(25 / 2))
    sides = [-reach, -reach, reach, reach]
    assert payload["plane"]["ground"] == pytest.approx(sides, rel=0.01)


def test_the_line_of_180_degrees_is_no_border_around_a_pole() -> None:
    payload = make_payload(around_the_pole(), Texts(title="", lead="", words=WORDS))
    shapes = read_shapes(payload["units"], "units")
    latitudes = np.concatenate(shapes.lines(lambda _, b: b is None))[:, 1]
    assert not ((latitudes > -89.9) & (latitudes < -65.1)).any()
