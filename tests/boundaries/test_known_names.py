# SPDX-License-Identifier: MIT
"""Units of others on the ground of bundled ones: they go by the names of these, too."""

from __future__ import annotations

from dataclasses import replace

from shapely import affinity

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.catalog import load_bundled
from mapper.boundaries.known_names import with_names_of

FIJI = load_bundled("FJI")


def others(*named: tuple[str, str], away_deg: float = 0.0) -> BoundarySet:
    """The divisions of Fiji as somebody else has them: by a name of theirs and a code."""
    units = [replace(unit, id=f"FJ{nth}") for nth, unit in enumerate(FIJI.units)]
    renamed = dict(named)
    return replace(
        FIJI,
        name="divisions.geojson",
        units=tuple(replace(unit, name=renamed.get(unit.name, unit.name)) for unit in units),
        shapes=tuple(affinity.translate(shape, 0, away_deg) for shape in FIJI.shapes),
        aliases=(),
        places=(),
    )


def found(ground: BoundarySet, text: str) -> list[str]:
    return [unit.name for unit in with_names_of(FIJI, ground).gazetteer().units_named(text)]


def test_they_are_found_by_names_in_other_languages_and_by_codes() -> None:
    assert found(others(), "División Oeste") == ["Western"]
    assert found(others(), "FJ-W") == ["Western"]


def test_a_name_of_their_own_stays_beside_the_known_one() -> None:
    ground = others(("Western", "Viti West"))
    assert found(ground, "Viti West") == found(ground, "Western") == ["Viti West"]


def test_a_name_that_another_unit_has_is_that_unit_s() -> None:
    ground = others(("Western", "Eastern"), ("Eastern", "Western"))
    [unit] = [unit for unit in ground.units if unit.name == "Eastern"]
    named = with_names_of(FIJI, ground).gazetteer().units_named("Eastern")
    assert [place.id for place in named] == [unit.id]


def test_on_other_ground_they_get_no_names() -> None:
    assert with_names_of(FIJI, others(away_deg=5.0)).aliases == ()
