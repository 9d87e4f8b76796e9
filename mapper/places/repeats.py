"""One name for several places: worth a note, never a reason to stop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    for match in sorted(matches, key=lambda match: match.record.order):
        key = (squeeze(match.record.place), allowed_kinds(match.place.kind))
        others = seen.setdefault(key, {})
        if match.place.id not in others and others:
            first = next(iter(others.values()))
            where = match.record.where
            what = (
                f"'{match.record.place}' stands for two places, {_told(first)} and {_told(match)}"
            )
            hint = f"the other one is on {_line(first.record.where, where)}"
            yield note(where, what, hint, "one-name-two-places")
        others.setdefault(match.place.id, match)


def _told(match: Match) -> str:
    return f"{match.place.name} ({match.place.id})"


def _line(other: Where, here: Where) -> str:
    """`line 3`, with the file where it is another one."""
    return f"line {other.line}" if other.file == here.file and other.line else str(other)
