# SPDX-License-Identifier: MIT
"""A place that a row can be about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from mapper.model.record import Kind

# Begins the ids of ground that is inferred around a place. The page knows it by that: it goes by
# the name of its place.
CELL = "cell:"
# Begins the ids of towns of the world, before the number that GeoNames has for them.
GEONAMES = "geonames:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One unit, town, crossing, airport, base, point or border region.

    - `id`: unique on a map: a unit's code (`AF-HEL`), a place's slug (`AF-HEL/lashkar-gah`),
      `border:IRN` for a border region, `geonames:703448` for a town of the world.
    - `name`: in the language of the page; `names`: by ISO 639 code in other languages.
    - `lon`, `lat`: WGS84 degrees, of the place or of the unit's label; None where not known.
    - `within`: the id of the unit it lies in, or of the parent of a unit.
    - `beyond`: ISO 3166-1 alpha-3 code of the country on the other side of a crossing or border.
    - `population`: people, or None.
    - `beside`: what tells a unit from others of its name: its parent, or its code; and a town,
      crossing … the unit in which it lies.
    """

    id: str
    kind: Kind
    name: str
    names: Mapping[str, str] = field(default_factory=dict)
    lon: float | None = None
    lat: float | None = None
    within: str = ""
    beyond: str = ""
    population: int | None = None
    beside: str = ""

    @property
    def shown(self) -> str:
        """The name as it is printed: `Carroll (Nord)` where there are several."""
        return f"{self.name} ({self.beside})" if self.beside else self.name


def told_apart(places: Iterable[Place], units: Iterable[Place]) -> tuple[Place, ...]:
    """Places in their order, those of one name with the unit in which each lies beside it; as they
    are where no unit, or one of several, is around them. Units and border regions are left alone.
    """
    places = tuple(places)
    around = {unit.id: unit.shown for unit in units}
    marks = [place for place in places if place.kind not in (Kind.UNIT, Kind.BORDER)]
    named = Counter(place.name for place in marks)
    lying = Counter((place.name, place.within) for place in marks)
    apart = {
        place.id: around.get(place.within, "")
        for place in marks
        if named[place.name] > lying[place.name, place.within] == 1
    }
    return tuple(replace(one, beside=apart[one.id]) if one.id in apart else one for one in places)
