# SPDX-License-Identifier: MIT
"""Boundaries from any file that pyogrio reads, and from GeoDataFrames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from mapper.boundaries.boundary_set import BoundarySet, areas_of
from mapper.boundaries.countries import bundled_countries
from mapper.boundaries.features import Features, listed
from mapper.boundaries.fetching import is_address
from mapper.boundaries.fields import choose_fields
from mapper.boundaries.first_level import FIRST, around, first_level_of, names_of_first
from mapper.boundaries.geojson import read_plain
from mapper.boundaries.joined import dissolved, merged
from mapper.boundaries.level import level_in, level_of_parents, sorts_in
from mapper.boundaries.lives import Life, turning_days
from mapper.boundaries.measured import must_be_small
from mapper.boundaries.mojibake import tell_mixed_up
from mapper.boundaries.options import AS_IT_IS, BoundaryOptions, FileOptions
from mapper.boundaries.other_names import in_their_language, other_names
from mapper.boundaries.overlaps import tell_overlaps
from mapper.boundaries.population import tell_population
from mapper.boundaries.publishers import without_empty_words
from mapper.boundaries.reach import tell_reach
from mapper.boundaries.reading import read_shapes, texts_of_fields
from mapper.boundaries.reference import in_degrees
from mapper.boundaries.turned import refuse_turned, tell_turned
from mapper.boundaries.units import Row, label_points_beside, make_units, read_row, tell_faults
from mapper.boundaries.values import field_value
from mapper.boundaries.vintages import of_one_time, units_told_apart, vintages_of
from mapper.boundaries.where import chosen
from mapper.boundaries.world import Country, country_of
from mapper.errors import BoundaryError, NoGroundError
from mapper.geometry.antimeridian import crosses, cut_at_antimeridian, stay_on_one_side
from mapper.geometry.apart import apart
from mapper.geometry.coverage import union
from mapper.geometry.tangles import tangle
from mapper.geometry.validity import NO_NUMBERS, Repaired, are_sound, repair
from mapper.model.limits import beyond
from mapper.model.names import must_be_text
from mapper.model.place import Place
from mapper.model.problem import Problem, Where, note
from mapper.model.provenance import Provenance
from mapper.model.spelling import for_shell, typed
from mapper.tables.frames import Frame, is_geo_frame
from mapper.tables.text import quoted

# Features are named one by one up to here, and counted beyond.
NAMED_FEATURES = 5
# So many shapes that were mended are kept for the file that has them, too.
MENDED = 1024
IN_MEMORY = "GeoDataFrame"  # what boundaries without a file are called
ACROSS = "crosses the line of 180 degrees: measured and drawn as one piece"


def set_from(source: str | Path | Frame, options: BoundaryOptions) -> BoundarySet:
    """The units of a file or a GeoDataFrame, in WGS84 degrees; see `load.load_boundaries`."""
    if not isinstance(source, str | Path):
        path = Path(IN_MEMORY)
        features, steps = frame_features(source, options)
    else:
        path = Path(_no_address(str(source)))
        must_be_text(path, BoundaryError)
        features, steps = read_features(path, options)
    features, kept = chosen(without_empty_words(features), options.unit_where, path.name)
    broken = _without_numbers(features)
    ground, repairs = repaired(features.shapes, path, features.numbers)
    features = on_ground(features, ground)
    features, options, joined = dissolved(features, options, path.name)
    fields = choose_fields(of_one_time(features).columns, path.name, options)
    features, parts = merged(features, fields, path.name)
    vintages = vintages_of(features, fields, path.name)
    features, lives = vintages.features, vintages.lives
    shapes = [shape for shape in features.shapes if shape is not None]
    points = label_points_beside(shapes)
    outline = union(tuple(shapes))
    if options.crs is None:
        refuse_turned(outline, path.name)
    country = country_of(outline)
    level = level_in(features.columns, fields, path.name, country.code if country else "")
    rows = [read_row(features, place, fields) for place in range(len(shapes))]
    first = None if fields.within else first_level_of(country.code if country else "", level)
    if first:
        rows = [replace(row, within=w) for row, w in zip(rows, around(shapes, first), strict=True)]
    units = make_units(rows, points())
    if lives:
        units = units_told_apart(units, lives)
    sorts = sorts_in(features.columns)
    counted = fields.population
    found = _boundary_set(
        path.name,
        units,
        shapes,
        country,
        lives=lives,
        population_field=counted or "",
        notes=(
            *steps,
            *kept,
            *vintages.notes,
            *tell_reach(shapely.total_bounds(shapes), path.name),
            *(tell_turned(outline, path.name) if options.crs is None else ()),
            *(note(Where(path.name), what, code="field") for what in fields.notes),
            *(one for one in repairs if not one.what.endswith(NO_NUMBERS)),
            *_tell_broken([row for row in rows if row.number in broken], path.name),
            *joined,
            *parts,
            *tell_faults(rows, fields, path.name, lives),
            *tell_mixed_up([row.name for row in rows], path.name),
            *(tell_population(counted, features, path.name) if counted else ()),
            *_overlaps(units, shapes, lives, path.name),
        ),
    )
    aliases = other_names(features, fields, units)
    known = bundled_countries().get(found.country)
    return replace(
        found,
        units=in_their_language(units, aliases, known.language if known else ""),
        aliases=aliases,
        level=level,
        parent_level=FIRST if first else level_of_parents(fields, found.country),
        parents={**found.parents, **(names_of_first(first) if first else {})},
        sorts={unit.id: sorts[place] for place, unit in enumerate(units) if place in sorts},
    )


def _without_numbers(features: Features) -> set[int]:
    """The numbers of features that have a corner which is nowhere."""
    shapes = np.array([*features.shapes, None], dtype=object)
    corners, place = shapely.get_coordinates(shapes, return_index=True)
    nowhere = place[~np.isfinite(corners).all(axis=1)]
    return {features.number(place) for place in set(nowhere.tolist())}


def _tell_broken(rows: Sequence[Row], file: str) -> Iterator[Problem]:
    """What was left of each such unit is not the ground that was meant: it is told by its name."""
    for row in rows:
        what = f"{quoted(row.name or f'#{row.number}')} has {NO_NUMBERS}"
        hint = f"its ground is not what was drawn: mend feature {row.number}"
        yield note(Where(file), what, hint, code="no-number")


def _no_address(source: str) -> str:
    """The source, which is no address of the web: BoundaryError where it is."""
    if is_address(source):
        add = typed(f"mapper boundaries add {for_shell(source)}")
        raise BoundaryError(f"{source}: nothing is fetched for a map — {add} brings it in once")
    return source


def read_features(
    path: Path, options: FileOptions = AS_IT_IS
) -> tuple[Features, tuple[Problem, ...]]:
    """The features of a file, in degrees, and notes on what was done to bring them there."""
    plain = read_plain(path) if options.layer is None and options.crs is None else None
    steps: tuple[Problem, ...] = ()
    if plain is None:
        frame, steps = read_shapes(path, path.name, options)
        plain = features_of(frame)
    else:
        must_be_small(path.name, plain.shapes, plain.columns)
    return replace(plain, columns=texts_of_fields(plain.columns, options.encoding)), steps


def frame_features(
    frame: Any, options: FileOptions = AS_IT_IS
) -> tuple[Features, tuple[Problem, ...]]:
    """The features of a GeoDataFrame, in degrees, and notes on what was done to bring them there.

    Raises BoundaryError where it has no shapes.
    """
    if not is_geo_frame(frame) or frame.empty:
        raise BoundaryError(
            f"{type(frame).__name__}: holds no shapes — give a GeoDataFrame with polygons"
        )
    there, steps = in_degrees(frame, IN_MEMORY, options.crs)
    return features_of(there), steps


def features_of(frame: Any) -> Features:
    """The shapes of a GeoDataFrame, and its other columns as values of fields.

    Raises BoundaryError where a column stands twice.
    """
    twice = frame.columns[frame.columns.duplicated()]
    if len(twice):
        raise BoundaryError(
            f"{IN_MEMORY}: the column '{twice[0]}' stands twice — rename one of them"
        )
    columns = {
        str(heading): [field_value(value) for value in frame[heading].tolist()]
        for heading in frame.columns
        if heading != frame.geometry.name
    }
    return Features(list(frame.geometry), columns)


def _boundary_set(
    file: str,
    units: tuple[Place, ...],
    shapes: Sequence[Geometry],
    country: Country | None,
    *,
    lives: tuple[Life, ...],
    population_field: str,
    notes: tuple[Problem, ...],
) -> BoundarySet:
    return BoundarySet(
        name=file,
        title=country.name if country else "",
        units=units,
        shapes=tuple(shapes),
        area_km2=areas_of(shapes if lives else apart(tuple(shapes))),
        lives=lives,
        country=country.code if country else "",
        parents=_parents(country, units),
        provenance=(Provenance(title=file, attribution=f"Boundaries: {file}"),),
        population_field=population_field,
        notes=notes,
    )


def _overlaps(
    units: Sequence[Place], shapes: Sequence[Geometry], lives: Sequence[Life], file: str
) -> Iterator[Problem]:
    """What units of one day claim twice; of units of all days, where all always exist."""
    if not lives:
        yield from tell_overlaps(units, shapes, file)
    told: set[Problem] = set()
    for day in turning_days(lives):
        there = [nth for nth, life in enumerate(lives) if life.has(day)]
        on_day = [units[nth] for nth in there], [shapes[nth] for nth in there]
        told.update(tell_overlaps(*on_day, file))
    yield from sorted(told)


def repaired(
    shapes: Sequence[Geometry | None],
    path: Path,
    numbers: Sequence[int] = (),
    *,
    again: bool = False,
) -> tuple[dict[int, Geometry], list[Problem]]:
    """The ground by number of the feature, and one note for each kind of repair.

    Features are counted from 1, or have the `numbers` that are given. With `again` the shapes may
    be those of a file before, and are mended once. Raises NoGroundError where none has any ground,
    and BoundaryError where lines cross each other, or lie close, more often than may be.
    """
    if limit := tangle(shapes):
        raise BoundaryError(beyond(limit, path.name, "mend or simplify its rings"))
    mended = _mended_once if again else _mended
    ground: dict[int, Geometry] = {}
    done: dict[str, list[int]] = {}
    plain = nothing_to_mend(shapes) if not again else np.zeros(len(shapes), np.bool_)
    numbered = zip(numbers or range(1, len(shapes) + 1), shapes, plain.tolist(), strict=True)
    for number, shape, is_plain in numbered:
        found = Repaired(shape) if is_plain else mended(shape)
        for what in found.what:
            done.setdefault(what, []).append(number)
        if found.shape is not None:
            ground[number] = found.shape
    if not ground:
        raise NoGroundError(
            f"{path}: has no ground, only {_counted(shapes)} — give polygons; "
            "a table can name points with lat and lon"
        )
    told = [
        note(Where(path.name), f"{listed(numbers, NAMED_FEATURES)}: {what}", code="repaired")
        for what, numbers in done.items()
    ]
    return ground, told


def _mended(shape: Geometry | None) -> Repaired:
    """A shape within the world, and fit for use."""
    whole = within_the_world(shape)
    found = repair(whole)
    return found if whole is shape else Repaired(found.shape, (ACROSS, *found.what))


_mended_before = lru_cache(maxsize=MENDED)(_mended)
_mended_as_such: dict[int, tuple[Geometry | None, Repaired]] = {}


def _mended_once(shape: Geometry | None) -> Repaired:
    """A shape as it was mended before: the very same one, or one with the same corners."""
    known = _mended_as_such.get(id(shape))
    if known is not None and known[0] is shape:
        return known[1]
    found = _mended_before(shape)
    # Other threads may clear it at any moment.
    if len(_mended_as_such) >= MENDED:
        _mended_as_such.clear()
    _mended_as_such[id(shape)] = shape, found
    return found


def nothing_to_mend(shapes: Sequence[Geometry | None]) -> NDArray[np.bool_]:
    """Which shapes plainly stay as they are, asked of all at once."""
    return are_sound(shapes) & stay_on_one_side(shapes)


def on_ground(features: Features, ground: Mapping[int, Geometry]) -> Features:
    """The features that have ground, with it in place of their shapes."""
    places = [p for p in range(len(features.shapes)) if features.number(p) in ground]
    kept = features.only(places)
    return replace(kept, shapes=[ground[number] for number in kept.numbers])


def within_the_world(shape: Geometry | None) -> Geometry | None:
    """A shape in WGS84 degrees, cut at 180 degrees where it lies on both sides."""
    if shape is None or not np.isfinite(shapely.bounds(shape)).all() or not crosses(shape):
        return shape
    return cut_at_antimeridian(shape)


def _counted(shapes: Sequence[Geometry | None]) -> str:
    """`3 points, 1 line`"""
    dimensions = [-1 if shape is None else int(shapely.get_dimensions(shape)) for shape in shapes]
    words = {
        0: ("point", "points"),
        1: ("line", "lines"),
        2: ("collapsed polygon", "collapsed polygons"),
        -1: ("feature without geometry", "features without geometry"),
    }
    counts = [(dimensions.count(number), *forms) for number, forms in words.items()]
    return ", ".join(
        f"{count:,} {one if count == 1 else several}" for count, one, several in counts if count
    )


def _parents(country: Country | None, units: Sequence[Place]) -> dict[str, tuple[str, ...]]:
    """What the ground around the units may be called: their parents, and the country."""
    parents: dict[str, tuple[str, ...]] = {}
    if country:
        parents[country.code] = (country.name, country.code)
    parents |= {unit.within: (unit.within,) for unit in units if unit.within}
    return parents
