# SPDX-License-Identifier: MIT
"""Units are called by fewer words where these say the same."""

from __future__ import annotations

import pytest

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.brief_names import brief_names
from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.places.aliases import Alias


def briefly(*called: tuple[str, ...], taken: tuple[str, ...] = ()) -> list[str]:
    """The shorter names of units, each given by its name and its other names."""
    units = tuple(
        Place(id=f"u{nth}", kind=Kind.UNIT, name=names[0]) for nth, names in enumerate(called)
    )
    aliases = tuple(
        Alias(unit.id, name) for unit, names in zip(units, called, strict=True) for name in names
    )
    ground = BoundarySet(name="", title="", units=units, shapes=(), area_km2=(), aliases=aliases)
    return [*brief_names(ground, taken).values()]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Aomori Prefecture", "Aomori"),
        ("Republic of Dagestan", "Dagestan"),
        ("Autonomous Republic of Crimea", "Crimea"),
        ("Provincia de Málaga", "Málaga"),
    ],
)
def test_a_name_does_without_the_word_for_what_it_names(name: str, other: str) -> None:
    assert briefly((name, other)) == [other]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Northern Territory", "Northern"),
        ("Chechen Republic", "Chechen"),
        ("Jewish Autonomous Oblast", "Jewish"),
        ("District of Columbia", "Columbia"),
        ("Mari El Republic", "Mari"),
        ("Saint Petersburg", "Petersburg"),
    ],
)
def test_what_is_left_must_be_a_name(name: str, other: str) -> None:
    assert briefly((name, other)) == []


def test_no_word_is_left_out_that_no_other_name_of_the_unit_leaves_out() -> None:
    assert briefly(("Aomori Prefecture", "Aomori-ken")) == []


def test_a_shorter_name_is_that_of_nothing_else_on_the_map() -> None:
    assert briefly(("Kyiv Oblast", "Kyiv"), ("Kyiv",)) == []
    assert briefly(("Kyiv Oblast", "Kyiv"), taken=("Kyiv",)) == []
