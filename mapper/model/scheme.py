# SPDX-License-Identifier: MIT
"""A scheme: the actors and statuses of a map, and what each of them means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from unicodedata import category


class Role(StrEnum):
    """What kind of statement a status makes."""

    CONTROL = "control"  # one actor holds the place
    INFLUENCE = "influence"  # one actor leans on it without holding it
    MIXED = "mixed"  # several actors hold parts of it, not in a fight
    CONTESTED = "contested"  # several actors fight over it
    UNKNOWN = "unknown"  # assessed, not determinable
    ENDED = "ended"  # no longer assessed


class Pattern(StrEnum):
    """What is drawn over the fill, so that colour is never the only sign."""

    SOLID = "solid"
    STRIPES = "stripes"  # 45° stripes in the colours of the contenders
    LINES = "lines"  # thin lines in the colour of the actor
    DOTS = "dots"


# How a sentence says what a party has, by the name of the party.
PARTYS = {Role.CONTROL: "held by {name}", Role.INFLUENCE: "under the influence of {name}"}


# Ids and colours are written into style sheets, pictures and styles of other programs.
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
COLOR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Actor:
    """Who holds or claims ground. On the page: a party.

    `named`: how a sentence names it ("the government"); empty: by its label.
    """

    id: str
    label: str
    named: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What the legend shows.

    - `color`, `color_dark`: `#rrggbb` in light and dark mode.
    - `held`: how a sentence says it ("held by the government").
    - `contenders`: ids of the statuses whose colours the stripes take.
    - `synonyms`: other words and codes that mean this status, in lower case.
    - `starts` inclusive, `ends` exclusive: the days on which the status is in force. On the day
      that it ends there is no data where it was, unless another report counts.

    Whoever makes one has checked it in words for its author; ValueError for an id or a colour
    that is none.
    """

    id: str
    label: str
    role: Role
    color: str
    color_dark: str
    pattern: Pattern = Pattern.SOLID
    actor: str = ""
    held: str = ""
    definition: str = ""
    contenders: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    starts: date | None = None
    ends: date | None = None

    def __post_init__(self) -> None:
        if not ID.fullmatch(self.id):
            raise ValueError(f"{self.id!r} is no id")
        for color in (self.color, self.color_dark):
            if not COLOR.fullmatch(color):
                raise ValueError(f"{color!r} is no colour")

    @property
    def layer(self) -> int:
        """How close a look at ground it takes: a fight, or ground held in parts, is drawn over
        ground that one side holds.
        """
        return {Role.CONTESTED: 2, Role.MIXED: 1}.get(self.role, 0)

    @property
    def state(self) -> str:
        """How a sentence says it: in words of its own, or `held by ISIS`, `contested`."""
        partys = PARTYS.get(self.role)
        usual = partys.format(name=self.label) if partys else in_a_sentence(self.label)
        return self.held or usual

    @property
    def has_holder(self) -> bool:
        """Whether a sentence can say that somebody holds the place: an actor, or whom the label
        names. A status that is not an actor's and has words of its own, as "calm", has none.
        """
        named = bool(self.actor) or self.held in ("", PARTYS[Role.CONTROL].format(name=self.label))
        return self.role is Role.CONTROL and named

    @property
    def always_in_force(self) -> bool:
        return self.starts is None and self.ends is None

    def in_force(self, day: date) -> bool:
        return (self.starts is None or self.starts <= day) and (
            self.ends is None or day < self.ends
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """Statuses in the order of the legend, with the actors they name.

    - `stale_days`: a holding whose report is older than this is drawn as stale; None: never.
    - `contested_below`: ground that is computed from parts is mixed, or contested where the
      scheme has no mixed status, if less than this share of them, 0 to 1, has one status; None:
      less than half.
    """

    id: str
    title: str
    statuses: tuple[Status, ...]
    actors: tuple[Actor, ...] = ()
    description: str = ""
    stale_days: int | None = None
    contested_below: float | None = None

    @property
    def has_parties(self) -> bool:
        """Whether it says of anybody that they hold ground or lean on it: of a scheme that says how
        calm a place is, nothing changes hands.
        """
        return bool(self.actors) or any(
            status.has_holder or status.role is Role.INFLUENCE for status in self.statuses
        )

    def claim(self, status_id: str) -> int:
        """What a status claims of ground that has several: the highest number counts.

        Contested before mixed before all others, and of these the later one in the scheme, on
        all days and in all files, in whatever order they were drawn.
        """
        order = [status.id for status in self.statuses].index(status_id)
        return self.status(status_id).layer * len(self.statuses) + order

    def claims(self, status_ids: Iterable[str]) -> dict[str, int]:
        """What each of several statuses claims, each asked once."""
        return {status: self.claim(status) for status in {*status_ids}}

    def status(self, status_id: str) -> Status:
        """The status of this id; KeyError where the scheme has none."""
        for status in self.statuses:
            if status.id == status_id:
                return status
        raise KeyError(status_id)

    def holder(self, status: Status) -> str:
        """How a sentence names who has a status: `the government`."""
        for actor in self.actors:
            if actor.id == status.actor:
                return actor.named or actor.label
        return status.label

    def find(self, text: str) -> Status | None:
        """The status that a word or code of a table means, by id, label or synonym."""
        word = fold(text)
        for status in self.statuses:
            if word in (fold(status.id), fold(status.label), *map(fold, status.synonyms)):
                return status
        return None

    def named(self, text: str) -> Status | None:
        """The status of this id or label."""
        word = fold(text)
        names = ((status, (fold(status.id), fold(status.label))) for status in self.statuses)
        return next((status for status, own in names if word in own), None)


def in_a_sentence(label: str) -> str:
    """A label within a sentence: plain words begin small, `contested`, `under siege`; what has
    another large letter, or a sign after its first one, is a name and stays: `ISIS`, `M23`.
    """
    first, rest = label[:1], label[1:]
    is_plain = rest[:1].islower() and rest == rest.lower()
    return first.lower() + rest if is_plain else label


# A whole number as spreadsheets and data frames write it, in digits of any script.
_WHOLE = re.compile(r"(\d+)(?:\.0+)?")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """A status word without case and unseen marks; blanks, hyphens, underscores are one blank.

    A whole number has digits of ours alone: `1.0` and `۱` are `1`.
    """
    text = text if text.isascii() else "".join(c for c in text if category(c) != "Cf")
    if number := _WHOLE.fullmatch(text.strip()):
        return "".join(str(int(digit)) for digit in number[1])
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").split())
