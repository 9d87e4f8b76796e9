# SPDX-License-Identifier: MIT
"""Whether data lie in a boundary set, and where they seem to lie instead.

Where nobody names boundaries the embedded ones serve, but only for data that lie in them: a map of
one country with the towns of another would be a map of nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Geometry

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.finding import find_country
from mapper.boundaries.world import countries_at, country_names
from mapper.errors import NoBoundariesError
from mapper.geometry.coverage import union
from mapper.model.problem import Problem, Where, note
from mapper.model.record import Kind
from mapper.model.spelling import call
from mapper.places.gazetteer import Gazetteer
from mapper.places.match import ALIKE
from mapper.places.match_ladder import Elsewhere, Question, Unknown, climb
from mapper.places.names import normalise, squeeze
from mapper.tables.text import quoted

# A post at a border may lie this far outside of generalised shapes (about 10 km).
AT_THE_EDGE_DEG = 0.1
# Of more places than that every so many-th is asked for: names that no list knows take long.
MOST_ASKED = 600
NAMED = 3
# What ground looks like from afar is enough to say where it lies.
COARSE_DEG = 0.02
# Ground that is drawn day by day lies where some of its days do.
MOST_DAYS = 8


@dataclass(frozen=True, kw_only=True)
class Lying:
    """How many of the distinct places of a table lie in a set: by position, or else by name.

    `strange`: the names that the set does not know.
    """

    positions: int = 0
    inside: int = 0
    names: int = 0
    known: int = 0
    strange: tuple[str, ...] = ()

    @property
    def here(self) -> bool:
        """Whether more than half do; a table that names no place cannot lie elsewhere."""
        asked = self.positions + self.names
        return not asked or 2 * (self.inside + self.known) > asked


def must_lie_in(
    ground: BoundarySet,
    gazetteer: Gazetteer,
    questions: Sequence[Question],
    *,
    table: str,
    source: str = "",
    countries: Sequence[str] = (),
    problems: Sequence[Problem] = (),
) -> None:
    """NoBoundariesError unless most places of a table lie in the set that nobody has named.

    `source` is what to type for the `table`, where that is more than its name; `questions` are
    its distinct places, `countries` the words of a column of countries,
    `problems` what is wrong with it besides.
    """
    found = lying(ground, gazetteer, questions)
    if not found.here:
        seem = _seem_to_lie(questions, countries)
        raise NoBoundariesError(
            f"{table}: no boundaries are named, and most of its places are not in {ground.title} "
            f"({ground.name}), which would serve by default: {_counted(found)} — {seem} — "
            f"{how_to_name(source or table)}",
            find_country(questions, countries).likeliest,
            problems,
        )


def how_to_name(source: str) -> str:
    """What to type so that other boundaries are used."""
    return (
        f"name the boundaries: {call('draw', source, boundaries='UKR')} for those of a country, or "
        "a file (GeoJSON, GeoPackage, Shapefile and others)"
    )


def lying(ground: BoundarySet, gazetteer: Gazetteer, questions: Sequence[Question]) -> Lying:
    """Count the places that lie in a set, every so many-th of more than `MOST_ASKED`."""
    step = -(-len(questions) // MOST_ASKED) or 1
    asked = questions[::step]
    dots = [question.position for question in asked if question.position]
    named = [question for question in asked if not question.position]
    strange = [question.name for question in named if not is_known(question, gazetteer)]
    return Lying(
        positions=len(dots),
        inside=int(_inside(dots, ground.outline()).sum()),
        names=len(named),
        known=len(named) - len(strange),
        strange=tuple(strange),
    )


def is_known(question: Question, gazetteer: Gazetteer) -> bool:
    """Whether a name is that of a place, or may well mean one: misspelled, said with a word more
    ("Kunduz District"), or a part of a place that the row names.
    """
    answer = climb(question, gazetteer)
    if isinstance(answer, Elsewhere):
        return False
    if not isinstance(answer, Unknown):
        return True
    if answer.near and answer.near[0].score >= ALIKE:
        return True
    return any(map(gazetteer.is_parent, question.withins)) or any(
        gazetteer.spelled(part) or gazetteer.known_as(part, strong=True)
        for part in _parts(question.name)
    )


def _parts(name: str) -> Iterator[str]:
    """A name of several words without its last, and without its first."""
    words = name.split()
    if len(words) > 1:
        yield " ".join(words[:-1])
        yield " ".join(words[1:])


def tell_elsewhere(
    ground: BoundarySet, positions: Sequence[tuple[float, float]], table: str
) -> tuple[Problem, ...]:
    """A note where every position (longitude, latitude) of a table lies outside of a set."""
    if not positions or _inside(positions, ground.outline()).any():
        return ()
    one = len(positions) == 1
    what = "its only position lies" if one else f"all of its {len(positions)} positions lie"
    seem = _countries_of(positions)
    hint = f"{'it seems' if one else 'they seem'} to lie in {seem}" if seem else ""
    return (note(Where(table), f"{what} outside of {ground.name}", hint, "all-elsewhere"),)


# --- drawn ground -------------------------------------------------------------------------


def touches(shapes: Sequence[Geometry], outline: Geometry) -> bool:
    """Whether any of the shapes meets the outline with more than a line."""
    shapely.prepare(outline)
    met = [shape for shape in shapes if shapely.intersects(outline, shape)]
    return any(shapely.area(shapely.intersection(outline, shape)) > 0 for shape in met)


def lies_mostly_in(shapes: Sequence[Geometry], outline: Geometry) -> bool:
    """Whether more than half of the ground of shapes (degrees) lies in the outline."""
    coarse = shapely.make_valid(shapely.simplify(outline, COARSE_DEG))
    ground = shapely.make_valid(shapely.simplify(union(tuple(shapes)), COARSE_DEG / 10))
    return bool(2 * shapely.area(shapely.intersection(coarse, ground)) > shapely.area(ground))


def where_drawn(shapes: Sequence[Geometry]) -> str:
    """`it seems to lie in Ukraine`, by the middle of every shape."""
    middles = shapely.get_coordinates(shapely.point_on_surface(list(shapes)))
    seem = _countries_of([(lon, lat) for lon, lat in middles.tolist()], counted=False)
    return f"it seems to lie in {seem}" if seem else "it lies in no country"


# --- where else ---------------------------------------------------------------------------


def _inside(positions: Sequence[tuple[float, float]], outline: Geometry) -> np.ndarray:
    if not positions:
        return np.zeros(0, dtype=bool)
    shapely.prepare(outline)
    dots = shapely.points(np.array(positions))
    return np.asarray(shapely.dwithin(outline, dots, AT_THE_EDGE_DEG))


def _counted(found: Lying) -> str:
    """`none of 2 names is known there (not 'Kherson', 'Kyiv'), 1 of 3 positions lies in it`."""
    parts = []
    if found.names == 1 and not found.positions:
        return f"{quoted(found.strange[0])} is not known there"
    if found.names:
        listed = ", ".join(map(quoted, found.strange[:NAMED]))
        more = ", …" if len(found.strange) > NAMED else ""
        verb = "are" if found.known > 1 else "is"
        parts.append(
            f"{_of(found.known, found.names)} names {verb} known there (not {listed}{more})"
        )
    if found.positions:
        verb = "lie" if found.inside > 1 else "lies"
        parts.append(f"{_of(found.inside, found.positions)} positions {verb} in it")
    return ", ".join(parts)


def _of(some: int, all_: int) -> str:
    return f"{some or 'none'} of {all_}"


def _seem_to_lie(questions: Sequence[Question], countries: Sequence[str]) -> str:
    """Where the places of a table seem to lie: by a column of countries, positions, or names."""
    said = _listed(Counter(_country_called(text) or text for text in countries))
    if said:
        return f"a column says that they lie in {said}"
    placed = _countries_of([question.position for question in questions if question.position])
    if placed:
        return f"by their positions they seem to lie in {placed}"
    named = _listed(Counter(_countries_named(questions)))
    if named:
        return f"their names speak of {named}"
    known = find_country(questions).candidates
    if known:
        return f"names of theirs are known in {known}"
    return "nothing in it tells in which country they lie"


def _countries_of(positions: Sequence[tuple[float, float]], *, counted: bool = True) -> str:
    """The countries around positions, those with the most first: `Ukraine (3), Poland (1)`."""
    return _listed(Counter(c.name for c in countries_at(positions)), counted=counted)


def _listed(found: Counter[str], *, counted: bool = True) -> str:
    most = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:NAMED]
    one = len(found) == 1 or not counted
    return ", ".join(name if one else f"{name} ({times})" for name, times in most)


def _countries_named(questions: Iterable[Question]) -> Iterator[str]:
    """The countries that places, or the parents of places, are called by."""
    for question in questions:
        texts = (*question.withins, question.name, *question.name.replace("/", ",").split(","))
        found = next(filter(None, map(_country_called, texts)), None)
        if found and question.kind is not Kind.BORDER:
            yield found


def _country_called(text: str) -> str | None:
    """The country of this name or code."""
    return country_names().get(squeeze(text)) if normalise(text) else None
