# SPDX-License-Identifier: MIT
"""Places that stand under a heading of a finer level than that of the units they are taken for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mapper.boundaries.boundary_set import BoundarySet
from mapper.model.problem import Problem, Where, note
from mapper.model.record import Kind
from mapper.model.spelling import argument
from mapper.places.levels import family_of
from mapper.places.matching import How, Match
from mapper.tables.headings import COARSE, place_level
from mapper.tables.text import quoted

# Headings of provinces have this level more than boundaries of them, which are ADM1.
ABOVE = 1


def tell_finer(
    table: str, heading: str | None, matches: Iterable[Match], ground: BoundarySet
) -> Iterator[Problem]:
    """A note where a row under `District` is about a whole province, which has the same name.

    `heading`: that of the places, where nobody named it. A word that these boundaries have for
    their own units speaks of these, whatever its level is elsewhere.
    """
    if heading is None or not _is_finer(heading, ground):
        return
    whole = [match for match in matches if match.place.kind is Kind.UNIT and not is_coded(match)]
    if whole:
        units, rows = ground.units_word, "row is" if len(whole) == 1 else "rows are"
        what = f"places stand under {quoted(heading)}, and these boundaries have {units}: "
        what += f"{len(whole):,} {rows} taken for the whole of one that has the name"
        hint = f"{argument('boundaries', 'FILE')} for finer ones, or "
        hint += f"{argument('columns', {'place': heading})} where {units} are meant"
        yield note(Where(table), what, hint, "finer-heading")


def _is_finer(heading: str, ground: BoundarySet) -> bool:
    level, units = _level(heading), _level(ground.unit_word)
    if ground.level is not None:
        units = ground.level + ABOVE
    own = {family_of(ground.unit_word), *ground.sorts.values()}
    return 0 < units < level and family_of(heading) not in own


def _level(word: str) -> int:
    """The level that a heading speaks of, 0 where it speaks of none of ground."""
    level, _ = place_level(word) or (0, None)
    return level if level <= COARSE else 0


def is_coded(match: Match) -> bool:
    """Whether a row was found by a code, which no unit of another level has."""
    return match.how is How.CODE or bool(match.record.code)
