"""The form of a scheme file, for checking one before it is used."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from mapper.model.scheme import Actor, Pattern, Role, Scheme, Status

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Color = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$", to_lower=True)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class ActorModel(_Strict):
    id: Slug
    label: Line
    named: str = ""

    def actor(self) -> Actor:
        return Actor(self.id, self.label, self.named)


class StatusModel(_Strict):
    id: Slug
    label: Line
    role: Role
    color: Color
    color_dark: Color
    pattern: Pattern = Pattern.SOLID
    actor: str = ""
    held: str = ""
    definition: str = ""
    contenders: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    starts: date | None = None
    ends: date | None = None

    def status(self) -> Status:
        synonyms = tuple(synonym.casefold() for synonym in self.synonyms)
        return Status(**{**dict(self), "synonyms": synonyms})


class SchemeModel(_Strict):
    id: Slug
    title: Line
    description: str = ""
    stale_days: Annotated[int, Field(ge=1, strict=True)] | None = None
    contested_below: Annotated[float, Field(gt=0, le=1, strict=True)] | None = None
    actors: tuple[ActorModel, ...] = ()
    statuses: tuple[StatusModel, ...]

    def scheme(self) -> Scheme:
        return Scheme(
            id=self.id,
            title=self.title,
            description=self.description,
            stale_days=self.stale_days,
            contested_below=self.contested_below,
            actors=tuple(actor.actor() for actor in self.actors),
            statuses=tuple(status.status() for status in self.statuses),
        )
