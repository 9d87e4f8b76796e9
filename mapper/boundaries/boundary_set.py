"""A boundary set: units of one level, source and vintage, with what is known of their places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from shapely import Geometry

from mapper.boundaries.made import Made
from mapper.geometry.apart import apart
from mapper.geometry.coverage import union
from mapper.model.place import Place
from mapper.model.problem import Problem
from mapper.model.provenance import Provenance
from mapper.model.record import Kind
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

    def outline(self) -> Geometry:
        """The ground of all units together, WGS84 degrees."""
        return union(self.shapes)

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

    def to_geodataframe(self) -> Any:
        """A GeoDataFrame with the columns `id`, `name`, `within`, `area_km2` and `geometry`."""
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


def border_place(country: Country) -> Place:
    """The border with a neighbour as a place: `border:IRN`, named Iran."""
    return Place(
        id=f"border:{country.code}", kind=Kind.BORDER, name=country.name, beyond=country.code
    )
