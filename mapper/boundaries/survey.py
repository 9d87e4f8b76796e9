# SPDX-License-Identifier: MIT
"""What a file of boundaries holds, as far as it is recognised, before anything is done with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

import shapely
from shapely import Geometry

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.catalog import is_bundled
from mapper.boundaries.countries import BundledCountry
from mapper.boundaries.features import Features
from mapper.boundaries.fields import Fields, choose_fields
from mapper.boundaries.formats import format_of, source_of
from mapper.boundaries.from_files import read_features
from mapper.boundaries.load import load_boundaries
from mapper.boundaries.options import AS_IT_IS, BoundaryOptions
from mapper.boundaries.publishers import (
    Publisher,
    countries_in,
    publisher_of,
    vintage_of,
    without_empty_words,
)
from mapper.boundaries.read import unpacked
from mapper.boundaries.vintages import of_one_time
from mapper.boundaries.where import chosen
from mapper.boundaries.world import countries_near
from mapper.errors import UsageError
from mapper.geometry.apart import shared_ground
from mapper.geometry.area import area_km2
from mapper.geometry.coverage import union
from mapper.model.spelling import argument, path_for_shell, typed

# Of more ground than this of a country a file may be said to be of all of it.
WHOLE = 0.9
# A square metre, as rounded corners leave it.
LEAST_KM2 = 1e-6
# What level a unit is of differs from country to country there.
LEVELS_DIFFER = {
    "OpenStreetMap": "admin_level",
    "GISCO": "LEVL_CODE",
    "Overture": "subtype",
}


@dataclass(frozen=True, kw_only=True)
class Survey:
    """What is found in a file.

    - `ground`: its units, as every other command reads them; `fields`: which fields say what.
    - `size`: bytes; `format`: GeoJSON and so on; `crs`: as the file says it, or empty.
    - `corners`: of all shapes as they stand in the file.
    - `publisher`: whose fields they are, or None; `vintage`: as the file says it, or empty.
    - `countries`: those that fields name; `lies_in`: the one that the shapes lie in, or None.
    - `covered`: the share of that country's ground that the units have; None without one.
    - `gaps_km2`: the holes between units; `overlaps_km2`: what pairs of units both claim.
    - `options`: how the file was read.
    """

    path: Path
    size: int
    format: str
    crs: str
    ground: BoundarySet
    fields: Fields
    corners: int
    publisher: Publisher | None
    vintage: str
    countries: tuple[BundledCountry, ...]
    covered: float | None
    gaps_km2: tuple[float, ...]
    overlaps_km2: tuple[float, ...]
    options: BoundaryOptions = AS_IT_IS

    @property
    def country(self) -> str:
        """The code of the country that all of this says; empty where it is in doubt."""
        named = {country.code for country in self.countries}
        if len(named) > 1 or (named and self.ground.country and named != {self.ground.country}):
            return ""
        return next(iter(named), self.ground.country)

    @property
    def level(self) -> int | None:
        """The level that the file says; None where it is in doubt."""
        family = self.publisher.family if self.publisher else ""
        return None if family in LEVELS_DIFFER else self.ground.level

    @property
    def name(self) -> str:
        """What the set would be called, `UKR/ADM2`; empty where that is in doubt."""
        return f"{self.country}/ADM{self.level}" if self.country and self.level else ""

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why it is not plain of which country or level the units are."""
        return tuple(_doubts(self))


def survey(path: Path, options: BoundaryOptions = AS_IT_IS) -> Survey:
    """What a file of boundaries holds.

    Raises what `load_boundaries` does, and UsageError for the name of a set.
    """
    if is_bundled(str(path)):
        shown = typed(f"mapper boundaries show {path_for_shell(str(path))}")
        raise UsageError(f"{path}: is no file, but a set by its name — {shown}")
    ground = load_boundaries(path, options)
    form, crs = _format_and_system(path, options)
    features, _ = read_features(path, options)
    features, _ = chosen(without_empty_words(features), options.unit_where, path.name)
    publisher = publisher_of(features.columns)
    return Survey(
        path=path,
        size=path.stat().st_size,
        format=form,
        crs=crs,
        ground=ground,
        fields=_fields(features, path.name, options),
        corners=sum(int(shapely.get_num_coordinates(s)) for s in features.shapes if s is not None),
        publisher=publisher,
        vintage=vintage_of(features.columns, path.name),
        countries=countries_in(features.columns, publisher),
        covered=_covered(ground),
        gaps_km2=_gaps(ground.shapes),
        overlaps_km2=() if ground.lives else _overlaps(ground.shapes),
        options=options,
    )


def checksum(path: Path) -> str:
    """The SHA-256 of the bytes of a file."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _fields(features: Features, file: str, options: BoundaryOptions) -> Fields:
    if options.dissolve:
        return Fields(options.name_field or options.dissolve)
    return choose_fields(of_one_time(features).columns, file, options)


def _format_and_system(path: Path, options: BoundaryOptions) -> tuple[str, str]:
    """What the file is, and the reference system as it names it, or empty."""
    from pyogrio import read_info

    with unpacked(path, options.layer) as (plain, layer):
        form = format_of(plain)
        return form.value, read_info(source_of(plain, form), layer=layer)["crs"] or ""


def _covered(ground: BoundarySet) -> float | None:
    """The share of the country's ground that the units have, at most 1."""
    near = countries_near(ground.outline().bounds, 0.0) if ground.country else ()
    whole = [float(area_km2([one.shape])[0]) for one in near if one.code == ground.country]
    return min(1.0, sum(ground.area_km2) / whole[0]) if whole else None


def _gaps(shapes: Sequence[Geometry]) -> tuple[float, ...]:
    """The km² of the holes that several units lie around, the largest first."""
    holes = [
        shapely.Polygon(ring)
        for part in shapely.get_parts(union(tuple(shapes)))
        if isinstance(part, shapely.Polygon)
        for ring in part.interiors
    ]
    return _seen(
        [hole for hole, units in zip(holes, _around(holes, shapes), strict=True) if units > 1]
    )


def _around(holes: Sequence[Geometry], shapes: Sequence[Geometry]) -> list[int]:
    """How many of the shapes touch each hole."""
    if not holes:
        return []
    found, _ = shapely.STRtree(list(shapes)).query(holes, predicate="intersects")
    return [int((found == nth).sum()) for nth in range(len(holes))]


def _overlaps(shapes: Sequence[Geometry]) -> tuple[float, ...]:
    """The km² that pairs of units both claim, the largest first."""
    return _seen([one.ground for one in shared_ground(tuple(shapes))])


def _seen(shapes: Sequence[Geometry]) -> tuple[float, ...]:
    """The km² of shapes, the largest first, without slips of rounding."""
    km2 = map(float, area_km2(shapes)) if shapes else ()
    return tuple(sorted((one for one in km2 if one > LEAST_KM2), reverse=True))


def _doubts(found: Survey) -> Iterator[str]:
    named = [country.name for country in found.countries]
    if len(named) > 1:
        listed = ", ".join(named[:5]) + ", …" * (len(named) > 5)
        chosen_by = argument("unit_where", "FIELD=VALUE")
        yield f"it has units of {len(named)} countries ({listed}): choose those of one, {chosen_by}"
    elif not found.country and named:
        yield f"its fields name {named[0]}, and its shapes lie in {found.ground.title}"
    elif not found.country:
        yield "no field names its country, and its shapes lie in none"
    family = found.publisher.family if found.publisher else ""
    if family in LEVELS_DIFFER:
        yield f"{LEVELS_DIFFER[family]} means other levels in other countries"
    elif not found.level:
        yield "nothing in it says of which level its units are"
