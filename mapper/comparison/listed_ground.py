# SPDX-License-Identifier: MIT
"""The pieces of ground that went one way, as a list: those by one town together, small ones in the
last line.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from mapper.comparison.ground_ways import SAME_KM2
from mapper.comparison.model import Comparison
from mapper.control.near_town import near_words
from mapper.style.words import Words
from mapper.tables.text import one_line

# Lines are folded that have less than this, in per cent of all that went that way.
SMALL_PERCENT = 1


@dataclass(frozen=True, slots=True)
class GroundLine:
    """Pieces that one line tells, the largest first; `folded`: of many lines, each too small."""

    units: tuple[str, ...]
    km2: float
    folded: bool = False


def ground_lines(found: Comparison, units: Sequence[str]) -> list[GroundLine]:
    """The pieces in lines, the most ground first: those that lie in one direction from one town
    in one, and last those that are small.
    """
    areas = found.measures.areas_km2
    groups: dict[Hashable, list[str]] = {}
    for unit in sorted(units, key=lambda unit: -round(areas[unit], SAME_KM2)):
        near = found.boundaries.near.get(unit)
        groups.setdefault((near.town, near.way) if near else unit, []).append(unit)
    lines = [_line(found, group) for group in groups.values()]
    lines.sort(key=lambda line: -round(line.km2, SAME_KM2))
    least = math.fsum(areas[unit] for unit in units) * SMALL_PERCENT / 100
    small = [line for line in lines if line.km2 < least]
    if len(small) < 2:
        return lines
    rest = sorted(
        (unit for line in small for unit in line.units),
        key=lambda unit: -round(areas[unit], SAME_KM2),
    )
    large = [line for line in lines if line.km2 >= least]
    return [*large, _line(found, rest, folded=True)]


def _line(found: Comparison, units: Sequence[str], *, folded: bool = False) -> GroundLine:
    km2 = math.fsum(found.measures.areas_km2[unit] for unit in units)
    return GroundLine(tuple(units), km2, folded)


def line_name(found: Comparison, line: GroundLine, words: Words) -> str:
    """`12 km north of Siversk`, `2 areas, 25 to 30 km north of Lyman`, or `14 areas, each under 1 %
    of this change`.
    """
    if len(line.units) == 1:
        return one_line(found.places[line.units[0]].shown)
    count = words.counted(words.unit_forms(found.boundaries), len(line.units))
    if line.folded:
        return words.say("ground.small", count=count, percent=SMALL_PERCENT)
    return words.say("ground.several", count=count, where=where_words(found, line, words))


def where_words(found: Comparison, line: GroundLine, words: Words) -> str:
    """`25 to 30 km north of Lyman`, of pieces that lie in one direction from one town."""
    near = [found.boundaries.near[unit] for unit in line.units]
    first, last = min(one.km for one in near), max(one.km for one in near)
    if first == last:
        return near_words(near[0], words)
    way, town = words.say(f"faces.ways.{near[0].way}"), one_line(near[0].town)
    return words.say("ground.between", first=first, last=last, way=way, town=town)


def piece_area(words: Words, km2: float) -> str:
    return words.say("faces.move_figures", area=words.area(km2))


def listed_ground(found: Comparison, units: Sequence[str], words: Words) -> str:
    """The lines one after the other, each with its area; of one line alone the count and the area
    are those of all.
    """
    lines = ground_lines(found, units)
    if len(lines) == 1:
        (line,) = lines
        single = len(line.units) == 1
        return line_name(found, line, words) if single else where_words(found, line, words)
    return words.apart(
        words.beside([line_name(found, line, words), piece_area(words, line.km2)]) for line in lines
    )
