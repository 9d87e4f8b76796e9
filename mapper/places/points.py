# SPDX-License-Identifier: MIT
"""Places that a table itself declares, by coordinates."""

from __future__ import annotations

from dataclasses import dataclass, field

from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.places.distance import km_from
from mapper.places.gazetteer import Gazetteer
from mapper.places.kinds import allowed_kinds
from mapper.places.match_ladder import Question
from mapper.places.names import slug, squeeze

# Rows of one name closer than this are reports on one point, though measured differently.
ONE_POINT_KM = 5.0


@dataclass
class Points:
    """The points declared so far; rows of one name near each other are about one point."""

    gazetteer: Gazetteer
    _by_name: dict[str, list[Place]] = field(default_factory=dict)
    _ids: set[str] = field(default_factory=set)

    def declared(self, question: Question) -> Place | None:
        """The point at a row's coordinates, made where there is none; None for a row without.

        A unit and a border region need a shape, so that coordinates make none of them.
        """
        if question.position is None or question.kind in (Kind.UNIT, Kind.BORDER):
            return None
        for place in self.known(question):
            km = km_from(place, question.position)
            if km is not None and km <= ONE_POINT_KM:
                return place
        return self._new(question)

    def known(self, question: Question) -> list[Place]:
        """The points of this name that a row of this kind may be about."""
        kinds = allowed_kinds(question.kind)
        points = self._by_name.get(squeeze(question.name), ())
        return [place for place in points if place.kind in kinds]

    def _new(self, question: Question) -> Place:
        place = Place(
            id=self._free_id(slug(question.name) or "unnamed"),
            kind=question.kind or Kind.POINT,
            name=question.name,
            lat=question.lat,
            lon=question.lon,
            within=self._unit_named(question.withins),
        )
        self._ids.add(place.id)
        self._by_name.setdefault(squeeze(question.name), []).append(place)
        return place

    def _free_id(self, stem: str) -> str:
        """`point:stem`, with a number where other places of that name have it already."""
        number, id_ = 1, f"point:{stem}"
        while id_ in self._ids or self.gazetteer.by_id(id_):
            number += 1
            id_ = f"point:{stem}-{number}"
        return id_

    def _unit_named(self, withins: tuple[str, ...]) -> str:
        """The id of the unit that a row names as parent; empty where that is not sure."""
        for text in withins:
            units = self.gazetteer.units_named(text)
            if len(units) == 1:
                return units[0].id
        return ""
