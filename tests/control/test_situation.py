# SPDX-License-Identifier: MIT
"""What is on the map of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mapper.boundaries.made import Made, Said
from mapper.control.situation import Situation, situation
from mapper.history.ledger import Ledger
from mapper.history.preference import Preference, Rule
from mapper.model.measured import Measured
from tests.counted import counted
from tests.ledger_text import ledger, records
from tests.toy import DAY, boundaries, neighbour, towns, toy_control, toy_situation

STORY = """
    2021-08-01 Northfield blue
    2021-08-02 Haven red
    2021-08-03 border:FAR red
"""


def labelled_ledger() -> Ledger:
    """A ledger of which one record has a title, on a later day than the map's."""
    titled = [replace(record, label="A title") for record in records("2021-09-01 Northfield red")]
    rows = [*records(STORY), *titled]
    return Ledger.of((record.place, record) for record in rows)


def test_towns_with_a_holding_are_places_and_units_are_none() -> None:
    found = toy_situation(STORY)
    assert [place.id for place in found.places] == ["Haven"]
    assert not found.is_ground("Haven")
    assert found.is_ground("Northfield")


def test_places_stand_in_the_order_of_their_ids() -> None:
    found = toy_situation(
        "\n".join(f"2021-08-01 {town.id} red" for town in reversed(towns())), also=["Northfield"]
    )
    assert [place.id for place in found.places] == sorted(town.id for town in towns())


def test_a_place_may_be_asked_for_that_has_no_holding() -> None:
    found = toy_situation(STORY, also=["Hillgate", "Nowhere"])
    assert [place.id for place in found.places] == ["Haven", "Hillgate"]
    assert found.holding("Hillgate") is None


def test_a_border_region_is_a_strip_along_its_neighbour() -> None:
    (band,) = toy_situation(STORY).bands
    west, south, east, north = band.shape.bounds
    assert band.place.id == "border:FAR"
    assert (south, east, north) == pytest.approx((0, 2, 2), abs=1e-6)
    assert west == pytest.approx(2 - 30 / 111.3, abs=2e-3)
    assert band.line.intersects(band.shape)


def test_it_is_as_wide_as_asked() -> None:
    narrow, wide = (toy_situation(STORY, border_km=km).bands[0].shape.area for km in (10.0, 20.0))
    assert wide == pytest.approx(2 * narrow, rel=0.01)


def test_a_border_with_a_country_that_is_not_drawn_is_no_strip() -> None:
    assert not situation(toy_control(ledger(STORY)), DAY).bands


def test_tallies_are_those_of_the_units_alone() -> None:
    found = toy_situation(STORY)
    assert [(tally.status, tally.count) for tally in found.tallies] == [("blue", 1), (None, 3)]


def test_it_keeps_what_it_was_made_with() -> None:
    rows = Ledger.of(
        ((record.place, record) for record in records(STORY)),
        prefer=Preference(Rule.CONFIDENT),
        known_on=date(2021, 8, 31),
    )
    control = toy_control(rows, from_capitals=True, stale_days=9)
    found = situation(
        control, DAY, neighbours=[neighbour()], surroundings=[neighbour()], border_km=12.0
    )
    assert (found.from_capitals, found.stale_days, found.border_km) == (True, 9, 12.0)
    assert (found.prefer, found.known_on) == (rows.prefer, rows.known_on)
    assert (found.neighbours, found.surroundings) == ((neighbour(),),) * 2
    assert found.measured is Measured.COUNT


def test_the_counts_of_others_stand_beside() -> None:
    counts = (counted("2021-07-27", red=224),)
    assert situation(replace(toy_control(ledger(STORY)), counts=counts), DAY).counts is counts


def test_one_record_with_a_title_on_any_day_and_the_map_has_annotations() -> None:
    assert situation(toy_control(labelled_ledger()), DAY).labelled
    assert not toy_situation(STORY).labelled


@pytest.mark.parametrize("annotated", [True, False])
def test_units_that_were_made_may_be_for_no_notes(annotated: bool) -> None:
    made = Made(headline=Said("infer.headline"), method=(), annotated=annotated)
    control = toy_control(ledger(STORY), boundaries=replace(boundaries(), made=made))
    assert situation(control, DAY).labelled is not annotated


def test_a_map_by_itself_has_no_neighbours_and_strips_of_30_km() -> None:
    found: Situation = situation(toy_control(ledger("")), DAY)
    assert (found.surroundings, found.neighbours, found.border_km) == ((), (), 30.0)


def test_areas_are_those_of_the_boundaries_by_unit() -> None:
    found = toy_situation(STORY).areas_km2()
    assert tuple(found) == tuple(unit.id for unit in boundaries().units)
    assert tuple(found.values()) == boundaries().area_km2
