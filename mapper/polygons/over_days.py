# SPDX-License-Identifier: MIT
"""One set of areas for days on which there are different units: the ground that they share.

    until 2020        since 2020           areas
    +-----------+     +-----+-----+        +-----+-----+
    |   Grand   |     |West | East|        |West | East|   Grand's reports, then West's and East's
    +-----------+     +-----+-----+        +-----+-----+
    |   South   |     |   South   |        |   South   |   South's reports
    +-----------+     +-----------+        +-----------+

An area has the reports of every unit that it was part of, each while that unit exists. So it can
be told what became of ground, whatever it belonged to; that its unit is another is no change.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

import shapely
from shapely import Geometry

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.made import Made, Said
from mapper.boundaries.units import label_point
from mapper.errors import BoundaryError, CutError
from mapper.geometry.overlay import LabelledPolygons, overlay
from mapper.model.place import Place
from mapper.model.says import Says
from mapper.places.matching import Match
from mapper.polygons.refused_cut import DAYS_HINT, HINT, place_of, tangled

HEADLINE = "vintages.headline"
TOLD = 3

# The units that ground was in at one time after another, "" where it was in none.
Course = tuple[str, ...]
# Units before and after a change.
Group = tuple[set[str], set[str]]


class Tells(Says, Protocol):
    """The words of a language that days and lists are told in, such as `style.words.Words`."""

    def count(self, key: str, number: int, /, **values: object) -> str: ...
    def day(self, day: date) -> str: ...
    def listed(self, names: Sequence[str]) -> str: ...
    def apart(self, clauses: Iterable[str]) -> str: ...


@dataclass(frozen=True, slots=True)
class Part:
    """Ground (WGS84 degrees) that was in the same units on all days."""

    course: Course
    shape: Geometry
    area_km2: float

    @property
    def last(self) -> str:
        """The last unit that it was in."""
        return next(unit for unit in reversed(self.course) if unit)


def over_days(
    boundaries: BoundarySet,
    matches: Sequence[Match],
    first: date,
    last: date,
    words: Tells,
) -> tuple[BoundarySet, tuple[Match, ...]]:
    """The areas that the units from `first` to `last` (both included) share, and the matches of
    units as those of their areas; other places keep theirs.

    An area is named for the last unit that it was in, and where that has several for the units
    before, too. `words` tell how units changed. Raises BoundaryError where there is no unit on a
    day, or where the units of two days cannot be cut along each other.
    """
    days = (first, *boundaries.turning_days(first, last))
    sets = [boundaries.on(day) for day in days]
    parts = _parts(sets, boundaries.name)
    units = {unit.id: unit for unit in boundaries.units}
    times = Counter(part.last for part in parts)
    places = [_place(part, units, alone=times[part.last] == 1) for part in parts]
    areas = replace(
        boundaries,
        units=tuple(places),
        shapes=tuple(part.shape for part in parts),
        area_km2=tuple(part.area_km2 for part in parts),
        lives=(),
        aliases=(),
        sorts={},
        unit_word=words.say("ground.unit"),
        units_word=words.say("ground.units"),
        made=_made(parts, days, units, boundaries.name, words),
    )
    areas_of: dict[str, list[Place]] = {}
    for part, place in zip(parts, places, strict=True):
        for unit in dict.fromkeys(part.course):
            areas_of.setdefault(unit, []).append(place)
    return areas, tuple(_as_areas(matches, areas_of, {*units}))


def _as_areas(
    matches: Iterable[Match], areas_of: dict[str, list[Place]], units: set[str]
) -> Iterator[Match]:
    for match in matches:
        if match.place.id not in units:
            yield match
        for area in areas_of.get(match.place.id, ()):
            yield replace(match, place=area)


# --- cutting ------------------------------------------------------------------------------


def _parts(sets: Sequence[BoundarySet], file: str) -> list[Part]:
    """The ground of all sets, cut along the lines of each; what was in the same units together."""
    courses: list[Course] = [(unit.id,) for unit in sets[0].units]
    shapes = list(sets[0].own_ground())
    areas = list(sets[0].area_km2)
    for nth, ground in enumerate(sets[1:], start=1):
        number = {course: nth for nth, course in enumerate(dict.fromkeys(courses))}
        known = [*number]
        try:
            found = overlay(
                LabelledPolygons(tuple(shapes), tuple(str(number[course]) for course in courses)),
                LabelledPolygons(ground.own_ground(), tuple(unit.id for unit in ground.units)),
            )
        except CutError as error:
            if error.limit:
                raise tangled(error, file, "the units of all days", DAYS_HINT) from None
            what = f"the units of {file} cannot be cut along each other: {error}"
            raise BoundaryError(f"{what}{place_of(error)} — {HINT}") from None
        nowhere = ("",) * nth
        courses = [
            (*(known[int(old)] if old is not None else nowhere), new or "")
            for old, new in zip(found.before, found.after, strict=True)
        ]
        shapes, areas = list(found.shapes), list(found.area_km2)
    return _together(courses, shapes, areas)


def _together(
    courses: Sequence[Course], shapes: Sequence[Geometry], areas: Sequence[float]
) -> list[Part]:
    groups: dict[Course, list[int]] = {}
    for nth, course in enumerate(courses):
        groups.setdefault(course, []).append(nth)
    return [
        Part(
            course,
            _joined([shapes[nth] for nth in own]),
            math.fsum(areas[nth] for nth in own),
        )
        for course, own in sorted(groups.items(), key=lambda pair: pair[0][::-1])
    ]


def _joined(shapes: Sequence[Geometry]) -> Geometry:
    if len(shapes) == 1:
        return shapes[0]
    return shapely.multipolygons([part for shape in shapes for part in shapely.get_parts(shape)])


# --- names --------------------------------------------------------------------------------


def _place(part: Part, units: dict[str, Place], *, alone: bool) -> Place:
    """An area as a place: the last unit that it was in, or a part of it."""
    unit = units[part.last]
    lon, lat = label_point(part.shape)
    if alone:
        return replace(unit, lon=lon, lat=lat)
    earlier = [one for one in dict.fromkeys(part.course) if one not in ("", part.last)]
    names = dict.fromkeys(units[one].name for one in earlier)
    return replace(
        unit,
        id="/".join((part.last, *earlier)) if earlier else f"{part.last}/-",
        beside=", ".join(name for name in names if name != unit.name),
        population=None,
        lon=lon,
        lat=lat,
    )


# --- words --------------------------------------------------------------------------------


def _made(
    parts: Sequence[Part], days: Sequence[date], units: dict[str, Place], file: str, words: Tells
) -> Made:
    said = []
    for nth, day in enumerate(days[1:]):
        became = [_became(group, units, words) for group in _turns(parts, nth)]
        what = words.apart(_shortened(became, words))
        said.append(words.say("vintages.on", day=words.day(day), what=what))
    more = len(said) - TOLD
    if more > 0:
        said = [*said[:TOLD], words.count("vintages.more_days", more)]
    changes = words.apart(said)
    return Made(
        headline=Said(HEADLINE, {"changes": changes}),
        method=(Said("vintages.method", {"file": file, "changes": changes}),),
    )


def _turns(parts: Sequence[Part], nth: int) -> list[Group]:
    """The units before and after a turn where ground went to others, by what they share."""
    groups: list[Group] = []
    for old, new in dict.fromkeys((part.course[nth], part.course[nth + 1]) for part in parts):
        if old == new:
            continue
        joined = ({old} - {""}, {new} - {""})
        near = [own for own in groups if own[0] & joined[0] or own[1] & joined[1]]
        groups = [own for own in groups if own not in near]
        groups.append(
            (joined[0].union(*(o for o, _ in near)), joined[1].union(*(n for _, n in near)))
        )
    return groups


def _became(group: Group, units: dict[str, Place], words: Tells) -> str:
    """`Grand became West and East`, in the order of the file."""
    before, after = (
        words.listed(_shortened([units[one].name for one in units if one in side], words))
        for side in group
    )
    key = "became" if all(group) else "ended" if group[0] else "began"
    if before == after:
        key = "redrawn"
    return words.say(f"vintages.{key}", before=before, after=after)


def _shortened(texts: Sequence[str], words: Tells) -> list[str]:
    """The texts, of many the first and the number of the others."""
    if len(texts) <= TOLD + 1:
        return [*texts]
    return [*texts[:TOLD], words.say("vintages.more", n=len(texts) - TOLD)]
