# SPDX-License-Identifier: MIT
"""Pieces of an overlay, with the names of units or with numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from shapely import Geometry, box

from mapper.boundaries.boundary_set import BoundarySet
from mapper.control.pieces import Piece, named_pieces, names_within
from mapper.geometry.overlay import Label, Overlay
from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.style.words import load_words
from tests.toy import boundaries

WORDS = load_words("en")
WEST, EAST = box(0, 1, 0.5, 2), box(0.5, 1, 1, 2)


def laid(*pieces: tuple[Geometry, Label, Label]) -> Overlay:
    """An overlay of pieces, each of which has as many km² as its number: 1, 2, 3."""
    shapes, before, after = zip(*pieces, strict=True)
    return Overlay(
        shapes=shapes,
        area_km2=tuple(float(nth) for nth in range(1, len(pieces) + 1)),
        before=before,
        after=after,
        overlaps_before=(),
        overlaps_after=(),
        slivers=0,
        slivers_km2=0.0,
    )


def pieces(
    found: Overlay,
    before: BoundarySet | None = None,
    after: BoundarySet | None = None,
    named_by: BoundarySet | None = None,
    towns: Sequence[Place] = (),
) -> list[Piece]:
    return named_pieces(found, before, after, named_by, WORDS, towns)


def told(found: list[Piece]) -> list[tuple[str, str, float]]:
    return [(piece.id, piece.name, piece.area_km2) for piece in found]


def test_a_unit_under_one_label_is_itself_in_one_piece() -> None:
    found = pieces(laid((WEST, "Northfield", "red"), (EAST, "Northfield", "red")), boundaries())
    assert told(found) == [("Northfield", "Northfield", 3.0)]
    assert found[0].shape.area == pytest.approx(1)
    assert (found[0].before, found[0].after) == ("Northfield", "red")


def test_a_unit_under_two_labels_is_two_parts() -> None:
    found = pieces(laid((WEST, "Northfield", "red"), (EAST, "Northfield", "blue")), boundaries())
    assert told(found) == [
        ("Northfield/red", "Northfield (part)", 1.0),
        ("Northfield/blue", "Northfield (part)", 2.0),
    ]
    assert all(piece.shape.equals(shape) for piece, shape in zip(found, (WEST, EAST), strict=True))


def test_what_no_label_covers_is_outside() -> None:
    found = pieces(laid((WEST, "Northfield", "red"), (EAST, "Northfield", None)), boundaries())
    assert found[1].id == "Northfield/outside"


def test_units_may_be_those_of_the_second_side() -> None:
    found = pieces(
        laid((WEST, "red", "Eastvale"), (EAST, "blue", "Northfield")), None, boundaries()
    )
    assert [(piece.id, piece.before) for piece in found] == [
        ("Northfield", "blue"),
        ("Eastvale", "red"),
    ]


def test_ground_of_no_unit_is_numbered_after_the_units() -> None:
    found = pieces(laid((WEST, None, "red"), (EAST, "Northfield", "red")), boundaries())
    assert told(found) == [("Northfield", "Northfield", 2.0), ("area-1", "Area 1", 1.0)]


def test_areas_have_their_shapes_and_labels() -> None:
    found = pieces(laid((WEST, None, "red"), (EAST, "blue", "red")))
    assert told(found) == [("area-1", "Area 1", 1.0), ("area-2", "Area 2", 2.0)]
    assert [(piece.before, piece.after) for piece in found] == [(None, "red"), ("blue", "red")]
    assert found[1].shape.equals(EAST)


@pytest.mark.parametrize(
    ("shape", "name"),
    [
        (box(0.1, 0.1, 0.2, 0.2), "Area 1 (Westmarch)"),
        (box(0.1, 0.1, 1.2, 0.2), "Area 1 (Westmarch, Southport)"),
        (box(0.1, 0.1, 1.2, 1.3), "Area 1 (Westmarch, Northfield, …)"),
    ],
)
def test_an_area_is_named_by_at_most_two_units(shape: Geometry, name: str) -> None:
    (found,) = pieces(laid((shape, "blue", "red")), named_by=boundaries())
    assert found.name == name


def test_a_small_area_is_named_by_the_nearest_town_and_a_large_one_by_units() -> None:
    small, large = laid((WEST, "blue", "red")), laid((WEST, "blue", "red"))
    large = replace(large, area_km2=(3001.0,))
    haven = Place(id="h", kind=Kind.TOWN, name="Haven", lon=0.25, lat=1.4)
    names = [pieces(one, named_by=boundaries(), towns=[haven])[0].name for one in (small, large)]
    assert names == ["17 km south of Haven", "Area 1 (Northfield)"]


def test_ids_of_areas_are_in_the_order_of_their_numbers() -> None:
    ids = [piece.id for piece in pieces(laid(*[(WEST, "blue", "red")] * 10))]
    assert (ids[0], ids[-1]) == ("area-01", "area-10")
    assert ids == sorted(ids)


def test_the_unit_with_most_of_a_shape_is_named_first_and_equal_ones_in_their_order() -> None:
    assert names_within([box(0.75, 0.25, 1.5, 0.5), box(0.75, 0.75, 1.25, 1.25)], boundaries()) == (
        ("Southport", "Westmarch"),
        ("Northfield", "Eastvale", "Westmarch", "Southport"),
    )


@pytest.mark.parametrize(("part", "counts"), [(0.0075, False), (0.0125, True)])
def test_a_unit_with_less_than_a_hundredth_of_a_shape_does_not_count(
    part: float, counts: bool
) -> None:
    ((*names,),) = names_within([box(part, 0.1, 1 + part, 0.2)], boundaries())
    assert names == ["Westmarch", *["Southport"] * counts]


def test_without_units_nothing_has_a_name() -> None:
    assert names_within([WEST, EAST], None) == ((), ())
    assert names_within([], boundaries()) == ()


def test_a_unit_in_one_piece_is_one_polygon() -> None:
    (found,) = pieces(laid((WEST, "Northfield", "red")), boundaries())
    assert found.shape.geom_type == "Polygon"
