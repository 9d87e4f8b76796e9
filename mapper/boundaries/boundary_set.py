# SPDX-License-Identifier: MIT
"""A boundary set: units of one level, source and vintage, with what is known of their places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from shapely import Geometry

from mapper.boundaries.lives import Life, turning_days
from mapper.boundaries.made import Made
from mapper.errors import BoundaryError, UsageError
from mapper.geometry.apart import apart
from mapper.geometry.area import area_km2
from mapper.geometry.coverage import union
from mapper.model.near import Near
from mapper.model.place import Place
from mapper.model.problem import Problem
from mapper.model.provenance import Provenance
from mapper.model.record import Kind
from mapper.model.spelling import argument
from mapper.places.gazetteer import Alias, Gazetteer

if TYPE_CHECKING:
    from mapper.boundaries.world import Country


# The code of notes on ground that two units claim.
OVERLAP = "overlap"


@dataclass(frozen=True, kw_only=True)
class BoundarySet:
    """Units with their shapes, in one order, and the places that come with them.

    - `units`: places of kind unit; `shapes`: their full polygons, WGS84 degrees;
      `area_km2`: equal-area square kilometres that count for each: of the full shape without the
      ground that smaller units lie on, so that none counts twice.
    - `level`: the administrative level of the units, 1 below the country; None where the file does
      not say it. `parent_level`: that of the ground that units give as their parent, or None.
    - `sorts`: what the file calls each unit, by its id (`oblast`), as a word of `places.levels`.
    - `country`: ISO 3166-1 alpha-3 code, or empty; `title`: its name, or empty.
    - `unit_word`, `units_word`: what one and several of the units are called.
    - `places`: capitals, towns, crossings, airports; `capitals`: unit id to place id.
    - `topology`: TopoJSON for the page made beforehand (object `units`), or None.
    - `population_field`: the field that the populations of the units come from, or empty.
    - `notes`: what was told of the file while reading it.
    - `made`: how the units were computed; None where a file holds them as they are.
    - `named`: whether the units have names that mean something; pieces of drawn ground have none,
      and their area says more than their number.
    - `drawn`: whether the units are the pieces of what somebody drew: what has no status on a day
      was not drawn for it.
    - `near`: where units lie that are named by a town, by their id.
    - `lives`: the days on which each unit exists, in the order of the units; empty where all always
      do. Such a set is of no day: its units lie on each other, each with its whole area. What is
      counted or drawn is a set `on` a day.
    """

    name: str
    title: str
    units: tuple[Place, ...]
    shapes: tuple[Geometry, ...]
    area_km2: tuple[float, ...]
    level: int | None = None
    parent_level: int | None = None
    sorts: Mapping[str, str] = field(default_factory=dict)
    country: str = ""
    unit_word: str = "unit"
    units_word: str = "units"
    places: tuple[Place, ...] = ()
    aliases: tuple[Alias, ...] = ()
    capitals: Mapping[str, str] = field(default_factory=dict)
    parents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    topology: Mapping[str, Any] | None = None
    provenance: tuple[Provenance, ...] = ()
    population_field: str = ""
    notes: tuple[Problem, ...] = ()
    made: Made | None = None
    named: bool = True
    drawn: bool = False
    near: Mapping[str, Near] = field(default_factory=dict)
    lives: tuple[Life, ...] = ()

    def on(self, day: date) -> BoundarySet:
        """The set of the units that exist on a day; itself where all always do.

        Raises BoundaryError where there are none.
        """
        if not self.lives:
            return self
        there = self.there(day)
        if not there:
            days = turning_days(self.lives)
            raise BoundaryError(
                f"{self.name}: has no unit on {day}; its units begin and end on days from "
                f"{days[0]} to {days[-1]} — give a day of theirs"
            )
        shapes = tuple(self.shapes[nth] for nth in there)
        units = tuple(self.units[nth] for nth in there)
        ids = {unit.id for unit in self.units} - {unit.id for unit in units}
        return replace(
            self,
            units=units,
            shapes=shapes,
            area_km2=areas_of(apart(shapes)),
            aliases=tuple(alias for alias in self.aliases if alias.place_id not in ids),
            lives=(),
        )

    def there(self, day: date) -> tuple[int, ...]:
        """Which units exist on a day: their numbers from 0."""
        if not self.lives:
            return tuple(range(len(self.units)))
        return tuple(nth for nth, life in enumerate(self.lives) if life.has(day))

    def turning_days(self, first: date, last: date) -> tuple[date, ...]:
        """The days after `first` and up to `last` on which there are other units than before."""
        return tuple(day for day in turning_days(self.lives) if first < day <= last)

    def outline(self) -> Geometry:
        """The ground of all units together, WGS84 degrees."""
        return self._outline

    # Looking up what is kept for equal shapes takes a second where they have millions of corners.
    @cached_property
    def _outline(self) -> Geometry:
        return union(self.shapes)

    @property
    def countries(self) -> frozenset[str]:
        """The codes of the countries that the units are of; none where that is not known."""
        return frozenset({self.country, *self.parents} - {""})

    def own_ground(self) -> tuple[Geometry, ...]:
        """What each unit has to itself: ground that two claim is the smaller one's.

        Polygons in WGS84 degrees, in the order of the units; empty where smaller units hide one.
        """
        return apart(self.shapes)

    @property
    def claimed_twice(self) -> bool:
        """Whether two units claim so much ground that it was told."""
        return any(told.code == OVERLAP for told in self.notes)

    def gazetteer(self, countries: Iterable[Country] = ()) -> Gazetteer:
        """All places a row can be about; the border with each of `countries` is one of them."""
        borders = tuple(border_place(country) for country in countries)
        codes = tuple(Alias(border.id, border.beyond) for border in borders)
        return Gazetteer(
            (*self.units, *self.places, *borders),
            (*self.aliases, *codes),
            unit_word=self.unit_word,
            parents=self.parents,
            level=self.level,
            parent_level=self.parent_level,
            sorts=self.sorts,
            country=self.country,
        )

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is worth knowing of the shapes; the same as `notes`."""
        return self.notes

    def to_gdf(self) -> Any:
        """A row for each unit: `id`, `name`, `within`, `area_km2` (equal-area, EPSG:6933) and
        `geometry` in WGS84 degrees.
        """
        import geopandas

        return geopandas.GeoDataFrame(
            {
                "id": [unit.id for unit in self.units],
                "name": [unit.name for unit in self.units],
                "within": [unit.within for unit in self.units],
                "area_km2": list(self.area_km2),
            },
            geometry=list(self.shapes),
            crs="EPSG:4326",
        )


def must_be_of_one_time(ground: BoundarySet, doing: str) -> None:
    """UsageError where units exist at different times, and what is done knows none of them."""
    if ground.lives:
        raise UsageError(
            f"{ground.name}: its units exist at different times, and {doing} needs those of one "
            f"— choose them with {argument('unit_where')}, or give a file of them alone"
        )


def areas_of(shapes: Sequence[Geometry]) -> tuple[float, ...]:
    """The equal-area square kilometres of shapes."""
    return tuple(float(km2) for km2 in area_km2(shapes))


def border_place(country: Country) -> Place:
    """The border with a neighbour as a place: `border:IRN`, named Iran."""
    return Place(
        id=f"border:{country.code}", kind=Kind.BORDER, name=country.name, beyond=country.code
    )
