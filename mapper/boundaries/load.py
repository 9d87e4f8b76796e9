"""Boundaries from a bundled set or from any file that pyogrio reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely import Geometry

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.catalog import bundled_names, load_bundled
from mapper.boundaries.fields import Fields, choose_fields
from mapper.boundaries.world import Country, country_of
from mapper.errors import BoundaryError
from mapper.geometry.area import area_km2
from mapper.geometry.validity import repair
from mapper.model.place import Place
from mapper.model.problem import Problem, Where, note
from mapper.model.provenance import Provenance
from mapper.model.record import Kind
from mapper.places.names import slug

# Two units may share this much of the smaller one before it is told: digitising slips.
OVERLAP_SHARE = 0.001
TOLD_OVERLAPS = 10
GEOGRAPHIC = (-180.0, -90.0, 180.0, 90.0)


def load_boundaries(
    name_or_path: str | Path,
    *,
    layer: str | None = None,
    name_field: str | None = None,
    code_field: str | None = None,
    within_field: str | None = None,
) -> BoundarySet:
    """A bundled set by its name, or the units of a file, in WGS84.

    Shapes are reprojected and repaired, and every such step is a note of the set. Raises
    BoundaryError where the file cannot be read, has no reference system although its numbers
    are not degrees, holds no ground, or leaves in doubt which field holds the names or which
    layer is meant.
    """
    if str(name_or_path) in bundled_names():
        return load_bundled(str(name_or_path))
    path = Path(name_or_path)
    frame = _read(path, layer)
    frame, told = _in_degrees(frame, path.name)
    columns = {str(c): frame[c].tolist() for c in frame.columns if c != frame.geometry.name}
    fields = choose_fields(
        {heading: [_plain(value) for value in values] for heading, values in columns.items()},
        path.name,
        name_field=name_field,
        code_field=code_field,
        within_field=within_field,
    )
    return _boundary_set(path, list(frame.geometry), columns, fields, told)


def _read(path: Path, layer: str | None) -> Any:
    """The file as a GeoDataFrame, or one clear line why not."""
    if not path.exists():
        raise BoundaryError(_missing(path))
    import geopandas
    from pyogrio import list_layers
    from pyogrio.errors import DataLayerError, DataSourceError

    try:
        layers = [str(name) for name in list_layers(path)[:, 0]]
        _check_layer(path, layers, layer)
        frame = geopandas.read_file(path, layer=layer)
    except (DataSourceError, DataLayerError, ValueError, OSError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise BoundaryError(
            f"{path}: cannot be read as boundaries ({reason}) — give GeoJSON, GeoPackage, "
            "Shapefile, FlatGeobuf, KML or TopoJSON"
        ) from None
    if not isinstance(frame, geopandas.GeoDataFrame) or frame.empty:
        raise BoundaryError(f"{path}: holds no shapes — give a file with polygons of the units")
    return frame


def _missing(path: Path) -> str:
    folder = path.parent if path.parent.is_dir() else Path()
    near = get_close_matches(path.name, sorted(entry.name for entry in folder.iterdir()), n=1)
    hint = f"closest: {near[0]!r}; " if near else ""
    return f"{path}: no such file or bundled set — {hint}bundled: {', '.join(bundled_names())}"


def _check_layer(path: Path, layers: Sequence[str], layer: str | None) -> None:
    if layer is not None and layer not in layers:
        raise BoundaryError(f"{path}: no layer named {layer!r} — there is: {', '.join(layers)}")
    if layer is None and len(layers) > 1:
        raise BoundaryError(
            f"{path}: has {len(layers)} layers — say --layer with one of: {', '.join(layers)}"
        )


def _in_degrees(frame: Any, file: str) -> tuple[Any, list[Problem]]:
    """The frame in WGS84 degrees, and what was done to bring it there."""
    if frame.crs is None:
        _refuse_projected(frame.total_bounds, file)
        return frame, [note(Where(file), "has no reference system, taken as WGS84 degrees")]
    if frame.crs.to_epsg() == 4326 or frame.crs.to_string() == "OGC:CRS84":
        return frame, []
    told = note(Where(file), f"reprojected from {frame.crs.to_string()[:60]} to WGS84")
    try:
        return frame.to_crs("EPSG:4326"), [told]
    except Exception as error:  # pyproj raises many kinds for systems it cannot change
        raise BoundaryError(f"{file}: cannot be reprojected to WGS84 ({error})") from None


def _refuse_projected(bounds: Sequence[float], file: str) -> None:
    west, south, east, north = bounds
    least_x, least_y, most_x, most_y = GEOGRAPHIC
    if west >= least_x and south >= least_y and east <= most_x and north <= most_y:
        return
    web_mercator = 20_037_509
    guess = "UTM or a national grid"
    if max(abs(west), abs(east)) > 1_000_000 and max(abs(v) for v in bounds) < web_mercator:
        guess = "Web Mercator (EPSG:3857)"
    raise BoundaryError(
        f"{file}: has no reference system, and its numbers ({west:.0f} to {east:.0f}) are no "
        f"degrees; they look like metres of {guess} — save it with its reference system, "
        "or in WGS84 degrees"
    )


def _boundary_set(
    path: Path,
    geometries: Sequence[Geometry | None],
    columns: dict[str, list[Any]],
    fields: Fields,
    told: list[Problem],
) -> BoundarySet:
    kept, problems = _repaired(geometries, path.name)
    if not kept:
        raise BoundaryError(
            f"{path}: has points or lines only — boundaries are polygons; "
            "a table can name points with lat and lon"
        )
    shapes = [shape for _, shape in kept]
    units, unit_problems = _units([row for row, _ in kept], shapes, columns, fields, path.name)
    overlaps = list(_overlaps(units, shapes, path.name))
    outline = shapely.union_all(np.asarray(shapes, dtype=object))
    country = country_of(outline)
    return BoundarySet(
        name=path.name,
        title=country.name if country else "",
        units=tuple(units),
        shapes=tuple(shapes),
        area_km2=tuple(float(area) for area in area_km2(shapes)),
        country=country.code if country else "",
        parents=_parents(country, units),
        provenance=(Provenance(title=path.name, attribution=f"Boundaries: {path.name}"),),
        notes=(*told, *problems, *unit_problems, *overlaps),
    )


def _repaired(
    geometries: Sequence[Geometry | None], file: str
) -> tuple[list[tuple[int, Geometry]], list[Problem]]:
    """Row and shape of what is ground, and one note for each kind of repair."""
    kept: list[tuple[int, Geometry]] = []
    done: dict[str, list[int]] = {}
    for row, geometry in enumerate(geometries):
        repaired = repair(geometry)
        for what in repaired.what:
            done.setdefault(what, []).append(row + 1)
        if repaired.shape is not None:
            kept.append((row, repaired.shape))
    return kept, [
        note(Where(file), _told(what, rows), code="repaired") for what, rows in done.items()
    ]


def _told(what: str, rows: Sequence[int]) -> str:
    """`feature 3: invalid ring repaired`, or with a count where there are many."""
    if len(rows) <= 5:
        word = "feature" if len(rows) == 1 else "features"
        return f"{word} {', '.join(map(str, rows))}: {what}"
    return f"{len(rows)} features: {what}"


def _units(
    rows: Sequence[int],
    shapes: Sequence[Geometry],
    columns: dict[str, list[Any]],
    fields: Fields,
    file: str,
) -> tuple[list[Place], list[Problem]]:
    """A place for every shape, with an id of its own, and problems of the fields."""
    names = [_text(columns[fields.name][row]) for row in rows]
    parents = [_text(columns[fields.within][row]) if fields.within else "" for row in rows]
    codes = [_text(columns[fields.code][row]) if fields.code else "" for row in rows]
    ids = [
        code or _made_id(name, within)
        for code, name, within in zip(codes, names, parents, strict=True)
    ]
    problems = list(_faults(rows, names, ids, fields, file))
    points = [shapely.maximum_inscribed_circle(shape) for shape in shapes]
    units = [
        Place(
            id=id_ if count == 1 else f"{id_}#{row + 1}",
            kind=Kind.UNIT,
            name=name or f"#{row + 1}",
            lon=float(shapely.get_coordinates(point)[0][0]),
            lat=float(shapely.get_coordinates(point)[0][1]),
            within=within,
        )
        for row, id_, count, name, within, point in zip(
            rows, ids, _counts(ids), names, parents, points, strict=True
        )
    ]
    return units, problems


def _made_id(name: str, within: str) -> str:
    return f"{slug(within)}/{slug(name)}" if within else slug(name)


def _counts(ids: Sequence[str]) -> list[int]:
    counts = Counter(ids)
    return [counts[id_] for id_ in ids]


def _faults(
    rows: Sequence[int], names: Sequence[str], ids: Sequence[str], fields: Fields, file: str
) -> Iterator[Problem]:
    for row, name in zip(rows, names, strict=True):
        if not name:
            yield Problem(
                Where(file),
                f"feature {row + 1} has no name in the field {fields.name}",
                "name it, or choose another field with --name-field",
                "unnamed-unit",
            )
    first: dict[str, int] = {}
    for row, id_, name in zip(rows, ids, names, strict=True):
        if name and id_ in first:
            hint = (
                "give the parts one shape, or tell them apart with --code-field or --within-field"
            )
            what = f"features {first[id_] + 1} and {row + 1} are both {name!r} ({id_})"
            yield Problem(Where(file), what, hint, "duplicate-unit")
        first.setdefault(id_, row)


def _overlaps(units: Sequence[Place], shapes: Sequence[Geometry], file: str) -> Iterator[Problem]:
    """A note for each pair of units that claim the same ground, the largest first."""
    array = np.asarray(shapes, dtype=object)
    if shapely.coverage_is_valid(array):
        return
    left, right = shapely.STRtree(array).query(array, predicate="intersects")
    pairs = [(a, b) for a, b in zip(left, right, strict=True) if a < b]
    if not pairs:
        return
    a, b = np.array(pairs).T
    shared = shapely.intersection(array[a], array[b])
    areas = area_km2(list(shared))
    smaller = np.minimum(area_km2(list(array[a])), area_km2(list(array[b])))
    large = [i for i in np.argsort(-areas) if areas[i] > OVERLAP_SHARE * smaller[i]]
    for i in large[:TOLD_OVERLAPS]:
        names = f"{units[a[i]].name} and {units[b[i]].name}"
        yield note(
            Where(file), f"{names} overlap by {areas[i]:,.1f} km², counted for both", code="overlap"
        )


def _parents(country: Country | None, units: Sequence[Place]) -> dict[str, tuple[str, ...]]:
    """What the parents of the units may be called: the country, where units name no parent."""
    parents: dict[str, tuple[str, ...]] = {}
    if country:
        parents[country.code] = (country.name, country.code)
    parents |= {unit.within: (unit.within,) for unit in units if unit.within}
    return parents


def _plain(value: Any) -> Any:
    return None if _is_missing(value) else value


def _text(value: Any) -> str:
    if _is_missing(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


def _is_missing(value: Any) -> bool:
    return value is None or (isinstance(value, float) and value != value)
