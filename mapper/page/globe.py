# SPDX-License-Identifier: MIT
"""Where in the world a map lies: a globe with its ground on it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache, reduce

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from mapper.boundaries.folder import geodata_folder
from mapper.geometry.orthographic import Orthographic
from mapper.geometry.plane import EqualEarth, box_on, projection_for
from mapper.page.map_model import Globe

# Half of its width, in the unit that it is made of.
RADIUS = 100
# No line is so far from the true one, and nothing so small is drawn.
TOLERANCE, LEAST_AREA, LEAST_OWN = 1.0, 12.0, 2.0
# So coarse ground is as good, in degrees.
COARSE_DEG = 0.2
# Ground that is less wide and high than this is too small to be seen: it has a ring around it.
SMALL = 18
# A globe is turned to its ground, but never so far that a reader would not know it.
MOST_TILT = 45.0
# A page has it in the upper corner at the right, or at the left, where the ground keeps farther
# away from that by so much of its extent; the controls of the map are in the others.
FARTHER = 0.1


def globe_of(ground: Geometry, whole: Sequence[float], bounds: Sequence[float]) -> Globe | None:
    """The globe of a map of some ground in the box `whole`, all of it, that shows `bounds`
    (degrees); None of a map of the world.
    """
    if isinstance(projection_for(whole), EqualEarth):
        return None
    west, south, east, north = whole
    centre = _turned((west + east) / 2), float(np.clip((south + north) / 2, -MOST_TILT, MOST_TILT))
    centre = round(centre[0]), round(centre[1])
    coarse = shapely.simplify(ground, COARSE_DEG)
    globe: Globe = {"centre": [*centre], "ground": _drawn(centre, [coarse], LEAST_OWN)}
    points = np.array([number for ring in globe["ground"] for number in ring]).reshape(-1, 2)
    if not len(points) or max(np.ptp(points, axis=0)) < SMALL:
        middle = np.array([((west + east) / 2, (south + north) / 2)])
        ((x, y),) = _units(Orthographic(*centre).positions(middle)[:, :2]).tolist()
        globe["at"] = [x, y]
    if _keeps_left_free(ground, bounds):
        globe["left"] = True
    return globe


def land_on(globe: Globe) -> list[list[int]]:
    """The rings of the land on a globe, each x and y in turn; lakes run the other way."""
    lon, lat = globe["centre"]
    return _drawn((lon, lat), _land(), LEAST_AREA)


def path_of_rings(rings: Iterable[Sequence[int]]) -> str:
    """Rings, each x and y in turn, as the data of an SVG path."""
    return "".join(_ring_path(ring) for ring in rings)


def _ring_path(ring: Sequence[int]) -> str:
    points = np.array(ring).reshape(-1, 2)
    steps = " ".join(f"{x} {y}" for x, y in np.diff(points, axis=0).tolist())
    return f"M{ring[0]} {ring[1]}l{steps}z".replace(" -", "-")


def _turned(lon: float) -> float:
    return (lon + 180) % 360 - 180


def _drawn(
    centre: tuple[float, float], ground: Sequence[Geometry], least: float
) -> list[list[int]]:
    """The rings of ground on a globe around a centre, without those of less area; rings within
    others run the other way around.
    """
    rings = [ring * RADIUS for ring in Orthographic(*centre).rings(ground)]
    coarse = shapely.simplify(
        [shapely.LinearRing(ring) for ring in rings], TOLERANCE, preserve_topology=False
    )
    discs = [_units(shapely.get_coordinates(ring) / RADIUS) for ring in coarse]
    sound = [_sound(disc) for disc in discs if len(disc) > 3]
    whole = reduce(shapely.symmetric_difference, sound, shapely.Polygon())
    found = shapely.get_rings(shapely.orient_polygons(shapely.get_parts(whole)))
    kept = [ring for ring in found if shapely.Polygon(ring).area > least]
    return [
        np.rint(shapely.get_coordinates(ring)[:-1]).astype(int).ravel().tolist() for ring in kept
    ]


def _sound(ring: NDArray[np.int64]) -> Geometry:
    """The ground in a ring that may meet itself; lines, which have none, would slow all down."""
    mended = shapely.get_parts(shapely.get_parts(shapely.make_valid(shapely.Polygon(ring))))
    return shapely.union_all([part for part in mended if part.geom_type == "Polygon"])


def _units(disc: NDArray[np.float64]) -> NDArray[np.int64]:
    """Rows of x and y in the disc as those of a globe, y down."""
    return np.rint((disc * (1, -1) + 1) * RADIUS).astype(int)


def _keeps_left_free(ground: Geometry, bounds: Sequence[float]) -> bool:
    """Whether ground keeps farther from the upper left corner of a map than from the right one."""
    projection = projection_for(bounds)
    points = shapely.get_coordinates(shapely.clip_by_rect(ground, *bounds))
    if not len(points):
        return False
    west, south, east, north = box_on(projection, points)
    x, y = ((projection.metres(points) - (west, south)) / max(east - west, north - south)).T
    left, right = (np.hypot(x - side, y - y.max()).min() for side in (x.min(), x.max()))
    return bool(left > right + FARTHER)


@cache
def _land() -> tuple[Geometry, ...]:
    text = (geodata_folder() / "world" / "land.json").read_text(encoding="utf-8")
    return tuple(shapely.polygons(np.array(ring).reshape(-1, 2)) for ring in json.loads(text))
