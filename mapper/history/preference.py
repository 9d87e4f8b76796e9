# SPDX-License-Identifier: MIT
"""Which of several sources counts where they say different things of one place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from mapper.errors import UsageError
from mapper.model.record import Basis, Confidence, Record
from mapper.tables.closest import choices, closest_hint
from mapper.tables.text import one_line, quoted

MOST_LISTED = 5

# A report that does not say how sure it is lies in the middle.
_SURE = {Confidence.LOW: 0, None: 1, Confidence.MEDIUM: 1, Confidence.HIGH: 2}


class Rule(StrEnum):
    """What decides between sources."""

    NEWEST = "newest"
    CONFIDENT = "confident"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Preference:
    """A rule; `sources` are the names that it goes by, the first before the second, as written.

    A name stands for every source that is called so, or begins so: `Reuters` for `Reuters
    factbox 2021-08-11` too. Case and blanks do not matter.
    """

    rule: Rule = Rule.NEWEST
    sources: tuple[str, ...] = ()

    @property
    def lasts(self) -> bool:
        """Whether a report stays although a source of a lower rank has a newer one."""
        return self.rule is Rule.SOURCES

    def rank(self, record: Record) -> int:
        """Of two reports for one day by two sources, the one with the higher rank counts.

        What is inferred from a source is not what that source said: no name prefers it.
        """
        if self.rule is Rule.CONFIDENT:
            return _SURE[record.confidence]
        if self.rule is Rule.SOURCES and record.basis is not Basis.INFERRED:
            named = (is_called(record.source, name) for name in self.sources)
            return next((len(self.sources) - nth for nth, yes in enumerate(named) if yes), 0)
        return 0


NEWEST = Preference()


@lru_cache(maxsize=4096)
def source_key(source: str) -> str:
    """The name of a source without regard to case and blanks; rows without one are one source."""
    return " ".join(source.casefold().split())


def is_called(source: str, name: str) -> bool:
    """Whether a source has this name, or one that begins with it as a whole word."""
    called, wanted = source_key(source), source_key(name)
    goes_on = called.removeprefix(wanted)[:1]
    return bool(wanted) and called.startswith(wanted) and not goes_on.isalnum()


def parse_preference(text: str | None, records: Sequence[Record]) -> Preference:
    """`newest`, `confident`, or names of sources with commas, the most preferred first.

    A source whose own name has a comma is found as well. Raises UsageError for a name that no
    source of the records has, with the closest.
    """
    said = one_line(text or Rule.NEWEST)
    if said.casefold() in (Rule.NEWEST, Rule.CONFIDENT):
        return Preference(Rule(said.casefold()))
    known = sorted({record.source for record in records if record.source})
    parts = [part.strip() for part in said.split(",") if part.strip()]
    names: list[str] = []
    while parts:
        count = _longest(parts, known)
        if not count:
            raise UsageError(_unknown(parts[0], known))
        names.append(", ".join(parts[:count]))
        parts = parts[count:]
    if not names:
        raise UsageError("no source to prefer: give newest, confident, or names with commas")
    return Preference(Rule.SOURCES, tuple(dict.fromkeys(names)))


def _longest(parts: Sequence[str], known: Iterable[str]) -> int:
    """How many of `parts` make up the name of a source; 0 for none."""
    names = list(known)
    return next(
        (
            count
            for count in range(len(parts), 0, -1)
            if any(is_called(source, ", ".join(parts[:count])) for source in names)
        ),
        0,
    )


def _unknown(name: str, known: Sequence[str]) -> str:
    if not known:
        return f"no source {quoted(name)} to prefer: no row names any — give newest or confident"
    words = [*known, *(source.split()[0].strip(":;,.") for source in known)]
    few = len(known) <= MOST_LISTED
    listed = f"the sources are {choices(known)}" if few else _many(known)
    return f"no source {quoted(name)} to prefer — {closest_hint(name, words)}{listed}"


def _many(known: Sequence[str]) -> str:
    return f"there are {len(known)}, such as {', '.join(known[:MOST_LISTED])}"
