# SPDX-License-Identifier: MIT
"""One name for several places: worth a note where the rows do not say which they mean."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from mapper.model.problem import Problem, Where, note
from mapper.places.kinds import allowed_kinds
from mapper.places.matching import Match
from mapper.places.names import squeeze


def tell_repeats(matches: Sequence[Match]) -> tuple[Problem, ...]:
    """Notes on names that stand for several places, sorted."""
    return tuple(sorted(_same_name(matches)))


def _same_name(matches: Sequence[Match]) -> Iterator[Problem]:
    """A note where one name among places of like kinds means a second place."""
    seen: dict[tuple[str, object], dict[str, Match]] = {}
    told: set[tuple[str, str]] = set()
    for match in sorted(matches, key=lambda match: match.record.order):
        # A name that stood for this place before says nothing new.
        if (said := (match.record.place, match.place.id)) in told:
            continue
        told.add(said)
        key = (squeeze(match.record.place), allowed_kinds(match.place.kind))
        others = seen.setdefault(key, {})
        if match.place.id not in others and (first := _vague(match, others.values())):
            where = match.record.where
            what = (
                f"'{match.record.place}' stands for two places, {_told(first)} and {_told(match)}"
            )
            hint = f"the other one is on {_line(first.record.where, where)}"
            yield note(where, what, hint, "one-name-two-places")
        others.setdefault(match.place.id, match)


def _vague(match: Match, others: Collection[Match]) -> Match | None:
    """The first of other matches, where one of the two rows does not name its parent or code."""
    first = next(iter(others), None)
    if first is None or all(_says_which(one) for one in (match, first)):
        return None
    return first


def _says_which(match: Match) -> bool:
    return bool(match.record.within or match.record.code)


def _told(match: Match) -> str:
    return f"{match.place.name} ({match.place.id})"


def _line(other: Where, here: Where) -> str:
    """`line 3`, with the file where it is another one."""
    return f"line {other.line}" if other.file == here.file and other.line else str(other)
