# SPDX-License-Identifier: MIT
"""The form of a scheme file, for checking one before it is used, and what follows from the rest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from mapper.model.scheme import PARTYS, Actor, Pattern, Role, Scheme, Status
from mapper.style.status_colours import OF_ROLE, Pair, dark_of, party_colours
from mapper.tables.text import lines

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Color = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$", to_lower=True)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

OF_A_PARTY = (Role.CONTROL, Role.INFLUENCE)
PATTERNS = {Role.INFLUENCE: Pattern.LINES, Role.UNKNOWN: Pattern.DOTS, Role.ENDED: Pattern.DOTS}
# How a sentence says what no party holds.
HELD = {
    Role.CONTESTED: "contested",
    Role.MIXED: "mixed",
    Role.UNKNOWN: "of unknown control",
    Role.ENDED: "no longer assessed",
}


def _cleaned(value: object) -> object:
    """Texts without what shows nothing and what turns others around, as those of tables are."""
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    return lines(value) if isinstance(value, str) else value


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    @field_validator("*", mode="before")
    @classmethod
    def _cleaned(cls, value: object) -> object:
        return _cleaned(value)


class ActorModel(_Strict):
    id: Slug
    label: Line | None = None
    named: str = ""

    def actor(self) -> Actor:
        return Actor(self.id, self.label or worded(self.id), self.named)


class StatusModel(_Strict):
    id: Slug
    label: Line | None = None
    role: Role = Role.CONTROL
    color: Color | None = None
    color_dark: Color | None = None
    pattern: Pattern | None = None
    actor: str = ""
    held: str = ""
    definition: str = ""
    contenders: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    starts: date | None = None
    ends: date | None = None

    def status(self, colors: Pair, actors: Sequence[Actor]) -> Status:
        """The status; `colors` are those that it has where it gives none."""
        color = self.color or colors[0]
        label = self.label or worded(self.id)
        derived = {
            "label": label,
            "color": color,
            "color_dark": self.color_dark or (dark_of(color) if self.color else colors[1]),
            "pattern": self.pattern or self.usual_pattern(),
            "held": self.held or self.usual_words(label, actors),
            "synonyms": tuple(synonym.casefold() for synonym in self.synonyms),
        }
        return Status(**{**dict(self), **derived})

    def usual_pattern(self) -> Pattern:
        if self.role is Role.CONTESTED and self.contenders:
            return Pattern.STRIPES
        return PATTERNS.get(self.role, Pattern.SOLID)

    def usual_words(self, label: str, actors: Sequence[Actor]) -> str:
        """`held by the North`, `under the influence of the North`, `contested`."""
        named = {actor.id: actor.named or actor.label for actor in actors}.get(self.actor, label)
        return HELD.get(self.role) or PARTYS[self.role].format(name=named)


class SchemeModel(_Strict):
    id: Slug
    title: Line
    description: str = ""
    stale_days: Annotated[int, Field(ge=1, strict=True)] | None = None
    contested_below: Annotated[float, Field(gt=0, le=1, strict=True)] | None = None
    actors: tuple[ActorModel, ...] = ()
    statuses: tuple[StatusModel, ...]

    def scheme(self) -> Scheme:
        actors = tuple(actor.actor() for actor in self.actors)
        return Scheme(
            id=self.id,
            title=self.title,
            description=self.description,
            stale_days=self.stale_days,
            contested_below=self.contested_below,
            actors=actors,
            statuses=tuple(
                status.status(colors, actors)
                for status, colors in zip(self.statuses, self.usual_colours(), strict=True)
            ),
        )

    def usual_colours(self) -> list[Pair]:
        """A light and a dark colour for every status, whether it gives its own or not."""
        parties = [status for status in self.statuses if status.role in OF_A_PARTY]
        given = iter(party_colours(len(parties)))
        return [OF_ROLE.get(status.role) or next(given) for status in self.statuses]


def worded(id_: str) -> str:
    """`northern-front` as a label: `Northern front`."""
    words = id_.replace("-", " ")
    return words[:1].upper() + words[1:]
