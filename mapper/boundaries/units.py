# SPDX-License-Identifier: MIT
"""Rows of a boundary file as units: places with ids, names, parents and a point inside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely import Geometry

from mapper.boundaries.features import Features, listed
from mapper.boundaries.fields import Fields
from mapper.boundaries.lives import Life
from mapper.boundaries.population import people
from mapper.boundaries.values import is_missing
from mapper.model.place import Place
from mapper.model.problem import Problem, Where, note
from mapper.model.record import Kind
from mapper.model.spelling import argument
from mapper.places.names import slug
from mapper.tables.text import bare, has_stray

# So many features are named in one line.
MOST_TOLD = 8
# From so many shapes on their points are found in a thread.
BESIDE_FROM = 2_000


@dataclass(frozen=True, slots=True)
class Row:
    """What the fields say of one feature; `number` counts features from 1.

    `people`: the population, None where it is not known. `stray`: invisible or direction-changing
    characters were left out of one of them.
    """

    number: int
    name: str
    code: str
    within: str
    people: int | None = None
    stray: bool = False

    @property
    def id(self) -> str:
        """The code; without one an id made of the parent and the name."""
        if self.code:
            return self.code
        both = self.within and self.name
        return f"{slug(self.within)}/{slug(self.name)}" if both else slug(self.name)

    @property
    def told_by(self) -> tuple[str, str]:
        """What units of one name have in common; a name without a letter is itself alone."""
        return self.id, "" if self.code or slug(self.name) else self.name


def read_row(features: Features, place: int, fields: Fields) -> Row:
    """The name, code and parent of the feature at a place from 0, as texts, empty where not given,
    and its people.
    """
    columns = features.columns
    raw = [
        text_of(columns[field][place]) if field else ""
        for field in (fields.name, fields.code, fields.within)
    ]
    counted = people(columns[fields.population][place]) if fields.population else None
    name, code, within = map(bare, raw)
    return Row(
        features.number(place), name, code, within, people=counted, stray=any(map(has_stray, raw))
    )


def make_units(rows: Sequence[Row], points: Sequence[tuple[float, float]]) -> tuple[Place, ...]:
    """A place for every row, each with an id of its own and the point well inside its shape.

    Those of one name are told apart by their parents, or else by their codes.
    """
    times = Counter(row.id for row in rows)
    named = Counter(row.name for row in rows if row.name)
    lying = Counter((row.name, row.within) for row in rows)
    return tuple(
        _unit(
            row,
            point,
            unique=times[row.id] == 1,
            beside=_beside(row, lying[row.name, row.within]) if named[row.name] > 1 else "",
        )
        for row, point in zip(rows, points, strict=True)
    )


def _beside(row: Row, times: int) -> str:
    """What tells a unit from others of its name, `times` of which have its parent."""
    return row.within if times == 1 and row.within else row.code or row.within


def _unit(row: Row, point: tuple[float, float], *, unique: bool, beside: str) -> Place:
    lon, lat = point
    return Place(
        id=row.id if row.id and unique else f"{row.id}#{row.number}",
        kind=Kind.UNIT,
        name=row.name or f"#{row.number}",
        lon=lon,
        lat=lat,
        within=row.within,
        population=row.people,
        beside=beside,
    )


def label_point(shape: Geometry) -> tuple[float, float]:
    """The middle of the largest circle that fits into a shape: longitude and latitude."""
    return label_points([shape])[0]


def label_points(shapes: Sequence[Geometry]) -> list[tuple[float, float]]:
    """The `label_point` of every shape."""
    west, south, east, north = shapely.bounds(shapes).T
    tolerance = np.maximum(east - west, north - south) / 200
    radii = shapely.maximum_inscribed_circle(shapes, tolerance=tolerance)
    middles = shapely.get_coordinates(shapely.get_point(radii, 0))
    return [(lon, lat) for lon, lat in middles.tolist()]


def label_points_beside(shapes: Sequence[Geometry]) -> Callable[[], list[tuple[float, float]]]:
    """The `label_point` of every shape, asked for later: of many they are found beside other work,
    for which they leave the interpreter.
    """
    if len(shapes) < BESIDE_FROM:
        return lambda: label_points(shapes)
    from mapper.model.beside import begun

    return begun(lambda: label_points(shapes))


def tell_faults(
    rows: Sequence[Row], fields: Fields, file: str, lives: Sequence[Life] = ()
) -> Iterator[Problem]:
    """Problems of units that two features claim to be, and notes on names.

    Features with `lives`, in the order of the rows, are two units only while both exist.
    """
    unnamed = [row.number for row in rows if not row.name]
    if unnamed:
        yield _unnamed(unnamed, fields, file)
    stray = [str(row.number) for row in rows if row.stray]
    if stray:
        which = f"feature{'s' * (len(stray) > 1)} {', '.join(stray[:MOST_TOLD])}"
        more = ", …" if len(stray) > MOST_TOLD else ""
        what = f"{which}{more}: invisible or direction-changing characters left out of the name"
        yield note(Where(file), what, code="stray-characters")
    earlier: dict[tuple[str, str], list[int]] = {}
    for nth, row in enumerate(rows):
        before = earlier.setdefault(row.told_by, [])
        other = next((o for o in before if not lives or lives[o].meets(lives[nth])), None)
        if other is None:
            before.append(nth)
        elif row.name:
            first = rows[other]
            yield _same_code(first, row, fields, file) if row.code else _same_name(first, row, file)


def _unnamed(numbers: Sequence[int], fields: Fields, file: str) -> Problem:
    verb = "has" if len(numbers) == 1 else "have"
    what = f"{listed(numbers)} {verb} no name in the field {fields.name}"
    named, left = argument("name_field"), argument("unit_where", f"{fields.name}!=")
    hint = f"drawn without one; {named} chooses another field, {left} leaves such features out"
    return note(Where(file), what, hint, "unnamed-unit")


def _same_code(first: Row, second: Row, fields: Fields, file: str) -> Problem:
    """Two units with one code cannot be told apart, by any table."""
    numbers = f"features {first.number} and {second.number}"
    if first.name == second.name:
        what = f"{numbers} are both {first.name!r} with the {fields.code} {first.code!r}"
        return Problem(Where(file), what, "join them to one shape", "duplicate-unit")
    what = f"{numbers}, {first.name!r} and {second.name!r}, have one {fields.code}, {first.code!r}"
    hint = f"mend it, or choose another field with {argument('code_field')}"
    return Problem(Where(file), what, hint, "duplicate-unit")


def _same_name(first: Row, second: Row, file: str) -> Problem:
    """Two units of one name can be drawn; a row that names them is refused."""
    within = f" in {first.within}" if first.within else ""
    what = f"features {first.number} and {second.number} are both named {first.name!r}{within}"
    if first.name != second.name:
        names = f"{first.name!r} and {second.name!r}"
        what = f"features {first.number} and {second.number}, {names}, are of one name{within}"
    either = f"{argument('within_field')} or {argument('code_field')}"
    hint = f"a table can tell them apart only with {either}"
    return note(Where(file), what, hint, "duplicate-name")


def text_of(value: Any) -> str:
    """A value of a field as one line of text; a whole number without decimals."""
    if isinstance(value, str):
        return " ".join(value.split())
    if is_missing(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())
