# SPDX-License-Identifier: MIT
"""Features that are one unit: those of one name that nothing tells apart, and those of which a
field says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import shapely
from shapely import Geometry

from mapper.boundaries.features import Features, listed
from mapper.boundaries.fields import Fields, is_given
from mapper.boundaries.options import BoundaryOptions
from mapper.boundaries.population import find_population, people
from mapper.boundaries.units import text_of
from mapper.errors import BoundaryError
from mapper.geometry.validity import polygonal
from mapper.model.problem import Problem, Where, note
from mapper.model.spelling import argument
from mapper.tables.text import bare, quoted

Groups = Sequence[Sequence[int]]


# --- by a field ---------------------------------------------------------------------------


def dissolved(
    features: Features, options: BoundaryOptions, file: str
) -> tuple[Features, BoundaryOptions, tuple[Problem, ...]]:
    """One feature for each value of the field that `options.dissolve` names, in the order in which
    they come first, the options with that field as the names, and notes.

    A field stays that has one value in all features of a unit; people are added up. Raises
    BoundaryError where there is no such field, or where it is empty.
    """
    field = options.dissolve
    if field is None:
        return features, options, ()
    if field not in features.columns:
        fields = ", ".join(features.columns)
        raise BoundaryError(
            f"{file}: no field named {field!r} — {argument('dissolve')} takes one of: {fields}"
        )
    groups: dict[str, list[int]] = {}
    for place, value in enumerate(features.columns[field]):
        groups.setdefault(bare(text_of(value)), []).append(place)
    without = groups.pop("", [])
    if not groups:
        raise BoundaryError(f"{file}: the field {field!r} is empty — dissolve by another")
    counted = options.population_field or find_population(features.columns)
    units = _joined(features, list(groups.values()), summed=counted)
    kept = {f: v for f, v in units.columns.items() if f == field or any(map(is_given, v))}
    joined = sum(map(len, groups.values()))
    what = f"{joined:,} features are joined to {len(groups):,} units by {field}"
    told = [note(Where(file), what, code="dissolved")]
    if without:
        which = listed([features.number(place) for place in without])
        told.append(note(Where(file), f"{which}: nothing in {field}, left out", code="dissolved"))
    named = replace(options, name_field=options.name_field or field)
    return replace(units, columns=kept), named, tuple(told)


# --- by their names -----------------------------------------------------------------------


def merged(features: Features, fields: Fields, file: str) -> tuple[Features, tuple[Problem, ...]]:
    """One feature for all those of one name and parent that no field tells apart, and notes.

    Such are the islands of a province that a file has one by one. Codes, other texts, dates, and
    whole numbers that stand for several features each, tell units apart; areas and running
    numbers do not.
    """
    telling = [field for field in features.columns if _tells(field, features, fields)]
    groups: dict[tuple[str, ...], list[int]] = {}
    for place in range(len(features.shapes)):
        key = tuple(text_of(features.columns[field][place]) for field in telling)
        name = bare(text_of(features.columns[fields.name][place]))
        # What has no name is nobody's part.
        own = (name, *key) if name else (f"#{place}",)
        groups.setdefault(own, []).append(place)
    if len(groups) == len(features.shapes):
        return features, ()
    told = tuple(_tell(own, features, fields, file) for own in groups.values() if len(own) > 1)
    return _joined(features, list(groups.values()), summed=fields.population), told


def _tells(field: str, features: Features, fields: Fields) -> bool:
    """Whether a field can tell units of one name apart."""
    if field in (fields.code, fields.within):
        return True
    if field in (fields.name, fields.population):
        return False
    given = [value for value in features.columns[field] if is_given(value)]
    if any(isinstance(value, str | date) for value in given):
        return True
    whole = all(isinstance(value, int) and not isinstance(value, bool) for value in given)
    return whole and len(set(given)) < len(given)


def _tell(own: Sequence[int], features: Features, fields: Fields, file: str) -> Problem:
    numbers = listed([features.number(place) for place in own])
    name = quoted(bare(text_of(features.columns[fields.name][own[0]])))
    what = f"{numbers} are all named {name}" if len(own) > 2 else f"{numbers} are both named {name}"
    named = f"named with {argument('code_field')} or {argument('within_field')}"
    hint = f"a field that tells them apart, {named}, keeps them so"
    return note(
        Where(file), f"{what}, and no field tells them apart: they are one unit", hint, "merged"
    )


# --- both ---------------------------------------------------------------------------------


def _joined(features: Features, groups: Groups, summed: str | None) -> Features:
    """One feature for each group: its ground, the values that all of it shares, and its first
    number.
    """
    return Features(
        [_ground([features.shapes[place] for place in own]) for own in groups],
        {
            field: [_value([values[p] for p in own], summed=field == summed) for own in groups]
            for field, values in features.columns.items()
        },
        [features.number(own[0]) for own in groups],
    )


def _ground(shapes: Sequence[Geometry | None]) -> Geometry:
    return shapes[0] if len(shapes) == 1 else polygonal(shapely.union_all(list(shapes)))


def _value(values: Sequence[Any], *, summed: bool) -> Any:
    """The value that all have, or the sum of those that are people; else None."""
    if all(value == values[0] for value in values):
        return values[0]
    counts = [count for value in values if (count := people(value)) is not None]
    return sum(counts) if summed and counts else None
