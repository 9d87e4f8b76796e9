# SPDX-License-Identifier: MIT
"""Shapes, holdings and provenance joined: one row for every place on the map of one day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import shapely

from mapper.control.situation import Situation
from mapper.geometry.centimetres import to_centimetres
from mapper.joined.cells import PlaceCells, columns_of, holding_cells
from mapper.joined.joined_table import BORDERS, PLACES, UNITS, Joined, Layer, Row
from mapper.model.place import Place
from mapper.style.words import Words

if TYPE_CHECKING:
    from shapely import Geometry

Drawn = Sequence[tuple[Place, "Geometry | None"]]


def day_table(here: Situation, words: Words, about: Mapping[str, Any]) -> Joined:
    """The joined data of one day: all units, and the other places that have a report."""
    ground = PlaceCells.of(here)

    def rows(place: Place) -> list[Row]:
        holding = here.holding(place.id)
        day, stale = here.snapshot.day, holding.stale if holding else None
        cells = ground.cells(place) | holding_cells(here.scheme, holding, day)
        return [cells | {"as_of": day, "stale": stale}]

    return Joined(
        columns=columns_of(
            ground.languages, words, when=["as_of"], age="stale", measured=here.measured
        ),
        layers=tuple(
            layer(name, words, [(row, shape) for place, shape in drawn for row in rows(place)])
            for name, drawn in drawn_places(here).items()
        ),
        scheme=here.scheme,
        about=about,
        happenings=tuple(here.happenings.between(here.snapshot.day, here.snapshot.day)),
    )


def layer(name: str, words: Words, pairs: Sequence[tuple[Row, Geometry | None]]) -> Layer:
    return Layer(
        name=name,
        title=words.say(f"export.{name}"),
        rows=tuple(row for row, _ in pairs),
        shapes=tuple(shape for _, shape in pairs),
    )


def drawn_places(here: Situation) -> dict[str, Drawn]:
    """The places of each layer with their shapes; places and borders only where there are some.

    Shapes of files are as they came, those that are computed end at a centimetre.
    """
    boundaries = here.boundaries
    shapes = map(to_centimetres, boundaries.shapes) if boundaries.made else boundaries.shapes
    found: dict[str, Drawn] = {
        UNITS: list(zip(here.units, shapes, strict=True)),
        PLACES: [(place, point(place)) for place in here.places],
        BORDERS: [(band.place, to_centimetres(band.shape)) for band in here.bands],
    }
    return {name: drawn for name, drawn in found.items() if drawn or name == UNITS}


def point(place: Place) -> Geometry | None:
    """Where a place is, WGS84 degrees; None where that is not known."""
    if place.lon is None or place.lat is None:
        return None
    return shapely.Point(place.lon, place.lat)
