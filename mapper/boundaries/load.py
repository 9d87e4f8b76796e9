"""Boundaries from a bundled set or from any file that pyogrio reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import shapely
from shapely import Geometry

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.catalog import bundled_names, load_bundled
from mapper.boundaries.fields import choose_fields
from mapper.boundaries.geojson import Features, read_plain
from mapper.boundaries.level import level_in, level_of_parents, sorts_in
from mapper.boundaries.overlaps import tell_overlaps
from mapper.boundaries.population import tell_population
from mapper.boundaries.reach import tell_reach
from mapper.boundaries.read import read_frame
from mapper.boundaries.reference import in_degrees
from mapper.boundaries.units import make_units, read_row, tell_faults
from mapper.boundaries.values import field_value
from mapper.boundaries.world import Country, country_of
from mapper.errors import NoGroundError, UsageError
from mapper.geometry.antimeridian import crosses, cut_at_antimeridian
from mapper.geometry.apart import apart
from mapper.geometry.area import area_km2
from mapper.geometry.coverage import union
from mapper.geometry.validity import repair
from mapper.model.place import Place
from mapper.model.problem import Problem, Where, note
from mapper.model.provenance import Provenance

# Features are named one by one up to here, and counted beyond.
NAMED_FEATURES = 5
ACROSS = "crosses the line of 180 degrees, and is cut there"


def load_boundaries(
    name_or_path: str | Path,
    *,
    layer: str | None = None,
    name_field: str | None = None,
    code_field: str | None = None,
    within_field: str | None = None,
    population_field: str | None = None,
) -> BoundarySet:
    """A bundled set by its name, or the units of a file, in WGS84 degrees.

    Shapes are reprojected and repaired, and every such step is a note of the set; so is ground
    that two units claim, which counts for the smaller one alone. Units have people where a field
    counts them. Raises BoundaryError where the file cannot be read, has no reference system
    although its numbers are not degrees, holds no ground that can be drawn, or leaves in doubt
    which field holds the names or which layer is meant, and UsageError where such a choice comes
    with a bundled set.
    """
    if str(name_or_path) in bundled_names():
        asked = {
            "layer": layer,
            "name": name_field,
            "code": code_field,
            "within": within_field,
            "population": population_field,
        }
        _nothing_to_choose(str(name_or_path), [name for name, value in asked.items() if value])
        return load_bundled(str(name_or_path))
    path = Path(name_or_path)
    features, steps = read_features(path, layer)
    columns = features.columns
    fields = choose_fields(
        columns,
        path.name,
        name_field=name_field,
        code_field=code_field,
        within_field=within_field,
        population_field=population_field,
    )
    counted = fields.population
    ground, repairs = repaired(features.shapes, path)
    rows = [read_row(number, columns, fields) for number in ground]
    shapes = list(ground.values())
    units = make_units(rows, shapes)
    sorts = sorts_in(columns)
    found = _boundary_set(
        path.name,
        units,
        shapes,
        population_field=counted or "",
        notes=(
            *steps,
            *tell_reach(shapely.total_bounds(shapes), path.name),
            *(note(Where(path.name), what, code="field") for what in fields.told),
            *repairs,
            *tell_faults(rows, fields, path.name),
            *(tell_population(counted, columns[counted], path.name) if counted else ()),
            *tell_overlaps(units, shapes, path.name),
        ),
    )
    return replace(
        found,
        level=level_in(columns, fields, path.name, found.country),
        parent_level=level_of_parents(fields, found.country),
        sorts={
            unit.id: sort
            for unit, row in zip(units, rows, strict=True)
            if (sort := sorts.get(row.number))
        },
    )


def read_features(path: Path, layer: str | None) -> tuple[Features, tuple[Problem, ...]]:
    """The features of a file, in degrees, and notes on what was done to bring them there."""
    plain = read_plain(path) if layer is None else None
    if plain is not None:
        return plain, ()
    frame, steps = in_degrees(read_frame(path, layer), path.name)
    columns = {
        str(heading): [field_value(value) for value in frame[heading].tolist()]
        for heading in frame.columns
        if heading != frame.geometry.name
    }
    return Features(list(frame.geometry), columns), steps


def _nothing_to_choose(name: str, asked: Sequence[str]) -> None:
    if asked:
        option = "--layer" if asked[0] == "layer" else f"--{asked[0]}-field"
        raise UsageError(f"{option} is for a file of boundaries; {name} is bundled and known")


def _boundary_set(
    file: str,
    units: tuple[Place, ...],
    shapes: Sequence[Geometry],
    population_field: str,
    notes: tuple[Problem, ...],
) -> BoundarySet:
    country = country_of(union(tuple(shapes)))
    return BoundarySet(
        name=file,
        title=country.name if country else "",
        units=units,
        shapes=tuple(shapes),
        area_km2=tuple(float(area) for area in area_km2(apart(tuple(shapes)))),
        country=country.code if country else "",
        parents=_parents(country, units),
        provenance=(Provenance(title=file, attribution=f"Boundaries: {file}"),),
        population_field=population_field,
        notes=notes,
    )


def repaired(
    shapes: Sequence[Geometry | None], path: Path
) -> tuple[dict[int, Geometry], list[Problem]]:
    """The ground by number of the feature, from 1, and one note for each kind of repair.

    Raises NoGroundError where no feature has any ground.
    """
    ground: dict[int, Geometry] = {}
    done: dict[str, list[int]] = {}
    for number, shape in enumerate(shapes, start=1):
        whole = within_the_world(shape)
        found = repair(whole)
        for what in (*([ACROSS] if whole is not shape else []), *found.what):
            done.setdefault(what, []).append(number)
        if found.shape is not None:
            ground[number] = found.shape
    if not ground:
        raise NoGroundError(
            f"{path}: has no ground, only {_counted(shapes)} — give polygons; "
            "a table can name points with lat and lon"
        )
    told = [
        note(Where(path.name), f"{_listed(numbers)}: {what}", code="repaired")
        for what, numbers in done.items()
    ]
    return ground, told


def within_the_world(shape: Geometry | None) -> Geometry | None:
    """A shape in WGS84 degrees, cut at 180 degrees where it lies on both sides."""
    if shape is None or not np.isfinite(shapely.bounds(shape)).all() or not crosses(shape):
        return shape
    return cut_at_antimeridian(shape)


def _counted(shapes: Sequence[Geometry | None]) -> str:
    """`3 points, 1 line`"""
    dimensions = [-1 if shape is None else int(shapely.get_dimensions(shape)) for shape in shapes]
    words = {0: "point", 1: "line", 2: "collapsed polygon", -1: "feature without geometry"}
    counts = {word: dimensions.count(number) for number, word in words.items()}
    return ", ".join(
        f"{count} {word}{'s' * (count > 1)}" for word, count in counts.items() if count
    )


def _listed(numbers: Sequence[int]) -> str:
    """`feature 3`, `features 3, 5`, or `40 features`."""
    if len(numbers) > NAMED_FEATURES:
        return f"{len(numbers)} features"
    return f"feature{'s' * (len(numbers) > 1)} {', '.join(map(str, numbers))}"


def _parents(country: Country | None, units: Sequence[Place]) -> dict[str, tuple[str, ...]]:
    """What the ground around the units may be called: their parents, and the country."""
    parents: dict[str, tuple[str, ...]] = {}
    if country:
        parents[country.code] = (country.name, country.code)
    parents |= {unit.within: (unit.within,) for unit in units if unit.within}
    return parents
