# SPDX-License-Identifier: MIT
"""Two ways to cut ground along lines: `make bench-cutters`.

Two sides of a comparison are cut by GEOS (`geometry.cutting`), a history of drawn ground by whole
numbers (`geometry.noding`), which can be undone day by day. Whether one could do the work of both:
the provinces of four countries are laid over themselves, moved by a kilometre, and cut either way.
Prints a table in Markdown, and ends with 1 where the faces are not the same.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence

import numpy as np
import shapely
from shapely import Geometry, affinity

from mapper.boundaries.load import load_boundaries
from mapper.geometry.chains import change, lines_of, points_of
from mapper.geometry.cutting import GRID_DEG, cut_along
from mapper.geometry.noding import node
from mapper.geometry.validity import valid
from tests.benchmarks.run import conditions

COUNTRIES = ("AFG/ADM1", "UKR/ADM1", "NOR/ADM1", "IDN/ADM1")
EAST, NORTH = 0.0137, 0.0041
ROUNDS = 5


def by_whole_numbers(shapes: Sequence[Geometry]) -> Sequence[Geometry]:
    """The faces of `cut_along`, by the noding of faces."""
    steps = round(1 / GRID_DEG)
    chain = change(lines_of([], [], steps), lines_of(shapes, list(range(len(shapes))), steps))
    ends = np.unique(np.column_stack((chain.low, chain.high)), axis=0)
    noded = node(ends[:, 0], ends[:, 1])
    edges = points_of(noded.points).astype(float)[noded.edges]
    return list(shapely.get_parts(shapely.polygonize(shapely.linestrings(edges))))


def twice(name: str) -> list[Geometry]:
    """The units of a bundled set, and the same a kilometre away."""
    own = [valid(shape) for shape in load_boundaries(name).shapes]
    return [*own, *(affinity.translate(shape, EAST, NORTH) for shape in own)]


def seconds(cut: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        cut()
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def main() -> int:
    """Print the table."""
    print(f"{conditions(ROUNDS)}\n")
    print("| | corners | faces | by GEOS | by whole numbers | ratio |")
    print("|---|---:|---:|---:|---:|---:|")
    alike = True
    for name in COUNTRIES:
        shapes = twice(name)
        faces = len(cut_along(shapes)), len(by_whole_numbers(shapes))
        alike &= faces[0] == faces[1]
        one = seconds(lambda shapes=shapes: cut_along(shapes))
        other = seconds(lambda shapes=shapes: by_whole_numbers(shapes))
        corners = sum(map(shapely.get_num_coordinates, shapes))
        print(
            f"| {name} | {corners:,} | {faces[0]:,} | {one:.2f} s | {other:.2f} s "
            f"| {other / one:.1f} |"
        )
    return 0 if alike else 1


if __name__ == "__main__":
    sys.exit(main())
