# SPDX-License-Identifier: MIT
"""Ground divided among 33,000 towns, beside a plain loop over `geopandas.clip`.

`make bench-cells` measures both in turns, in one process, reading and imports apart. Prints a
table in Markdown; `--write` puts it into docs/figures.md.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from statistics import median
from typing import Any

import geopandas
import numpy as np
import pandas
import shapely
from numpy.typing import NDArray

from mapper.boundaries.load import load_boundaries
from mapper.geometry.azimuthal_equal_area import FittedPlane
from mapper.geometry.voronoi import nearest_ground
from tests.benchmarks.cells_data import SEED, TOWNS, reaches, towns
from tests.benchmarks.run import Line, conditions, publish, table

START, END = "<!-- bench-cells:start -->", "<!-- bench-cells:end -->"
ROUNDS = 5

Work = Callable[[], Any]


def main() -> None:
    options = parse()
    text = report(options.towns, options.rounds)
    publish(text, START, END, write=options.write)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench-cells", description=__doc__)
    parser.add_argument("--towns", type=int, default=TOWNS)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each is measured")
    parser.add_argument("--write", action="store_true", help="put the table into docs/figures.md")
    return parser.parse_args()


def report(count: int, rounds: int) -> str:
    provinces = load_boundaries("AFG/ADM1")
    outline, shapes = provinces.outline(), provinces.shapes
    points = towns(outline, count)
    plane = FittedPlane.around(outline.bounds)
    pairs: dict[str, tuple[Work, Work]] = {
        f"{count:,} towns within {len(shapes)} provinces": (
            lambda: within_each(points, shapes, plane),
            lambda: script_within_each(points, shapes),
        ),
        f"{count:,} towns within the outline": (
            lambda: nearest_ground(points, outline, plane),
            lambda: script_within(points, outline),
        ),
    }
    lines = [
        Line(name, ours, theirs, "s", 2)
        for name, both in pairs.items()
        for ours, theirs in [seconds(both, rounds)]
    ]
    reaching = alone(lambda: within_each(points, shapes, plane, reaches(count)), rounds)
    what = f"{count:,} towns within {len(shapes)} provinces, every tenth with a reach"
    lines.append(Line(what, reaching, None, "s", 2))
    return "\n".join([*table(lines), "", method(rounds)])


def seconds(both: tuple[Work, Work], rounds: int) -> tuple[float, float]:
    """The medians of the times that two pieces of work take in turns."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for work, times in zip(both, taken, strict=True):
            start = time.perf_counter()
            work()
            times.append(time.perf_counter() - start)
    return median(taken[0]), median(taken[1])


def alone(work: Work, rounds: int) -> float:
    """The median of the times that a piece of work takes."""
    return seconds((work, lambda: None), rounds)[0]


def within_each(
    points: NDArray[Any], shapes: Any, plane: FittedPlane, reach_km: NDArray[Any] | None = None
) -> list[Any]:
    """Cells that end at the borders of their province."""
    reach = np.zeros(len(points)) if reach_km is None else reach_km
    made = []
    for shape in shapes:
        shapely.prepare(shape)
        inside = shapely.contains_xy(shape, points[:, 0], points[:, 1])
        made += nearest_ground(points[inside], shape, plane, None, reach[inside])
    return made


# --- the script one would write by hand ---------------------------------------------------

LOCAL = "+proj=laea +lon_0=67.7 +lat_0=33.9 +datum=WGS84"


def script_within_each(points: NDArray[Any], shapes: Any) -> Any:
    """Voronoi cells of the towns of each province, clipped to it."""
    provinces = geopandas.GeoDataFrame(geometry=list(shapes), crs="EPSG:4326").to_crs(LOCAL)
    frame = geopandas.GeoDataFrame(
        geometry=geopandas.points_from_xy(points[:, 0], points[:, 1]), crs="EPSG:4326"
    ).to_crs(LOCAL)
    found = frame.sjoin(provinces, predicate="within")
    parts = []
    for number, province in enumerate(provinces.geometry):
        inside = found[found["index_right"] == number]
        parts.append(clipped(inside, province))
    return pandas.concat(parts).to_crs("EPSG:4326")


def script_within(points: NDArray[Any], outline: Any) -> Any:
    """Voronoi cells of all towns, clipped to the outline."""
    ground = geopandas.GeoSeries([outline], crs="EPSG:4326").to_crs(LOCAL)
    frame = geopandas.GeoDataFrame(
        geometry=geopandas.points_from_xy(points[:, 0], points[:, 1]), crs="EPSG:4326"
    ).to_crs(LOCAL)
    return clipped(frame, ground.iloc[0]).to_crs("EPSG:4326")


def clipped(frame: Any, ground: Any) -> Any:
    cells = frame.geometry.voronoi_polygons(extend_to=ground)
    return geopandas.clip(geopandas.GeoDataFrame(geometry=cells), ground)


def method(rounds: int) -> str:
    geos = ".".join(map(str, shapely.geos_version))
    return (
        f"{conditions(rounds)} GEOS {geos}. Reading and imports apart; the towns are made with the "
        f"seed {SEED}. The script makes cells with `voronoi_polygons` and cuts them with "
        "`geopandas.clip`, in one projection throughout."
    )


if __name__ == "__main__":
    main()
