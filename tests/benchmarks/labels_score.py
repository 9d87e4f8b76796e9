# SPDX-License-Identifier: MIT
"""How well a map is named: counted from where its names, marks and controls stand.

Everything is in px, y down. A name is what it covers (a box a line, turned where the name is), so
that one score does for pages and pictures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import combinations

import numpy as np
import shapely
from shapely import Geometry

# Boxes of letters touch by less than this without being seen to.
TOUCH_PX2 = 2.0
# Names on one line that are nearer to each other than this read as one: the space of two words.
WORD_PX = 8.0
# Of the lower line, how far the middles of two names may lie apart that stand on one line.
ONE_LINE = 0.35
# A dot is nearer to a name than its own where the difference can be seen.
NEARER_PX = 1.0
# A line from a name to what it names is long from here on.
LONG_PX = 80.0
# A line meets its own name, and may graze another.
GRAZE_PX = 3.0
# So near to a mark of the data without its name no town is named that only shows where one is.
INSTEAD_PX = 80.0
MOST_IMPORTANT = 10


@dataclass(frozen=True)
class Wanted:
    """A unit or place whose name a reader wants; `km2` is 0 for a place.

    `noted`: a note is about it; `capital`: it is that of the country.
    """

    id: str
    km2: float = 0.0
    has_data: bool = True
    noted: bool = False
    contested: bool = False
    capital: bool = False

    @property
    def claim(self) -> tuple[bool, bool, bool, bool, float, str]:
        """In the order of these names are wanted, which is the one that they are placed in: the
        news, what is fought over, capitals, units by size, towns, at last those without a report.
        """
        return (
            not self.noted,
            not self.contested,
            not self.has_data,
            not self.capital,
            -self.km2,
            self.id,
        )


@dataclass(frozen=True)
class Name:
    """A name on a map: whose it is (its `id`, "" for a neighbour's), and what its lines cover.

    `dot`: the id of the mark that it belongs to; `leader`: a line leads to what it names; `short`:
    a number stands for it, which a list beside the map explains.
    """

    id: str
    lines: tuple[Geometry, ...]
    dot: str = ""
    leader: bool = False
    short: bool = False

    @property
    def ground(self) -> Geometry:
        return self.lines[0] if len(self.lines) == 1 else shapely.union_all(self.lines)


@dataclass(frozen=True)
class Sheet:
    """A map as it is seen.

    `marks`: what each covers, by the id of its place, numbers of notes with them; `dotted`: those
    of them that may be taken for the dot of a name; `controls`: scale bar, buttons, credits;
    `frame`: the map itself; `lines`: those that lead from names and numbers to what they name.
    """

    wanted: Sequence[Wanted]
    names: Sequence[Name]
    marks: Mapping[str, Geometry]
    dotted: frozenset[str]
    controls: Sequence[Geometry]
    frame: Geometry
    lines: Sequence[Geometry] = ()


@dataclass(frozen=True)
class Score:
    """Names shown of names `wanted`: `at_place`, by `leader`, `numbered`; and the faults.

    `names`, `marks`, `controls`, `edge`: names that overlap another, a mark, a control, the edge of
    the map; `dots`: names nearer to the dot of another; `words`: pairs on one line without the gap
    of a word; `empty`: units without data that are named, where a larger one with data is not;
    `crossed`: lines that cross another or a name, `long`: those that are; `instead`: towns for
    orientation that are named near a place of the data that is not.
    `first`: of the ten most important names (`most`, where fewer are wanted) how many stand.
    """

    wanted: int = 0
    at_place: int = 0
    leader: int = 0
    numbered: int = 0
    names: int = 0
    marks: int = 0
    controls: int = 0
    edge: int = 0
    dots: int = 0
    words: int = 0
    empty: int = 0
    crossed: int = 0
    long: int = 0
    instead: int = 0
    first: int = 0
    most: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    @property
    def shown(self) -> int:
        return self.at_place + self.leader + self.numbered

    @property
    def overlaps(self) -> int:
        return self.names + self.marks + self.controls + self.edge


def score(sheet: Sheet) -> Score:
    """The score of one map."""
    wanted = {one.id for one in sheet.wanted}
    own = [name for name in sheet.names if name.id in wanted]
    shown = {name.id for name in own}
    short = {name.id for name in own if name.short}
    led = {name.id for name in own if name.leader} - short
    first = sorted(sheet.wanted, key=lambda one: one.claim)[:MOST_IMPORTANT]
    return Score(
        wanted=len(wanted),
        at_place=len(shown - led - short),
        leader=len(led),
        numbered=len(short),
        names=sum(shared(a.ground, b.ground) for a, b in combinations(sheet.names, 2)),
        marks=sum(shared(name.ground, mark) for name in sheet.names for mark in marks_of(sheet)),
        controls=sum(shared(name.ground, one) for name in sheet.names for one in sheet.controls),
        edge=sum(is_cut(name.ground, sheet.frame) for name in sheet.names),
        dots=sum(is_at_wrong_dot(name, sheet) for name in sheet.names),
        words=sum(reads_as_one(a, b) for a, b in combinations(sheet.names, 2)),
        empty=sum(1 for _ in named_before_larger(sheet.wanted, shown)),
        crossed=sum(crosses(line, sheet) for line in sheet.lines),
        long=sum(shapely.length(line) > LONG_PX for line in sheet.lines),
        instead=sum(1 for _ in named_instead(sheet, shown)),
        first=sum(one.id in shown for one in first),
        most=len(first),
    )


def marks_of(sheet: Sheet) -> list[Geometry]:
    return list(sheet.marks.values())


def shared(one: Geometry, other: Geometry) -> bool:
    """Whether two lie on each other."""
    return bool(shapely.area(shapely.intersection(one, other)) > TOUCH_PX2)


def is_cut(ground: Geometry, frame: Geometry) -> bool:
    return bool(shapely.area(shapely.difference(ground, frame)) > TOUCH_PX2)


def is_at_wrong_dot(name: Name, sheet: Sheet) -> bool:
    """Whether a name that has a dot, and no line to it, is nearer to that of another."""
    if name.leader or name.dot not in sheet.marks:
        return False
    far = {id_: shapely.distance(name.ground, sheet.marks[id_]) for id_ in sheet.dotted}
    own = shapely.distance(name.ground, sheet.marks[name.dot])
    return any(its < own - NEARER_PX for id_, its in far.items() if id_ != name.dot)


def reads_as_one(one: Name, other: Name) -> bool:
    """Whether a line of one name and a line of another stand side by side without a gap."""
    return any(are_side_by_side(a, b) for a in one.lines for b in other.lines)


def are_side_by_side(one: Geometry, other: Geometry) -> bool:
    west, east = sorted((one.bounds, other.bounds))
    high = min(box[3] - box[1] for box in (west, east))
    apart = abs((west[1] + west[3]) - (east[1] + east[3])) / 2
    return apart < ONE_LINE * high and 0 <= east[0] - west[2] < WORD_PX


def named_before_larger(wanted: Sequence[Wanted], shown: set[str]) -> Iterator[str]:
    """The units without data that are named though a larger one with data is not."""
    unnamed = [one.km2 for one in wanted if one.km2 and one.has_data and one.id not in shown]
    for one in wanted:
        if one.id in shown and not one.has_data and 0 < one.km2 < max(unnamed, default=0.0):
            yield one.id


def crosses(line: Geometry, sheet: Sheet) -> bool:
    """Whether a line crosses another, or a name; its own it only grazes."""
    return any(other is not line and shapely.crosses(line, other) for other in sheet.lines) or any(
        shapely.length(shapely.intersection(line, name.ground)) > GRAZE_PX for name in sheet.names
    )


def named_instead(sheet: Sheet, shown: set[str]) -> Iterator[str]:
    """The towns for orientation that are named near a place of the data that is not."""
    wanted = {one.id for one in sheet.wanted}
    unnamed = [sheet.marks[id_] for id_ in wanted & sheet.marks.keys() - shown]
    for name in sheet.names:
        own = sheet.marks.get(name.dot)
        if name.dot in wanted or own is None:
            continue
        if any(shapely.distance(own, mark) < INSTEAD_PX for mark in unnamed):
            yield name.dot


def row_boxes(box: Sequence[float], rows: int, leading: float) -> tuple[Geometry, ...]:
    """A box of several lines as one a line, without the `leading` between them."""
    x0, y0, x1, y1 = box
    high = (y1 - y0) / rows
    return tuple(
        shapely.box(x0, y0 + nth * high + leading / 2, x1, y0 + (nth + 1) * high - leading / 2)
        for nth in range(rows)
    )


def polygon(corners: Sequence[Sequence[float]]) -> Geometry:
    return shapely.Polygon(np.asarray(corners, dtype=float))
