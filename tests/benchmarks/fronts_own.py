# SPDX-License-Identifier: MIT
"""One measurement of faces in a process of its own: `python -m tests.benchmarks.fronts_own 770`.

Prints what it took as JSON: making the lines of the days is not counted, cutting them is. With
`--at-once` the boundaries of all days are noded together by shapely, the plain way.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time

import shapely

from mapper.geometry.faces import DayGround, cut_faces
from tests.benchmarks.fronts_data import Fronts


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("days", type=int)
    parser.add_argument("--vertices", type=int, default=3000)
    parser.add_argument("--at-once", action="store_true")
    options = parser.parse_args()
    grounds = list(Fronts(options.days, options.vertices).grounds())
    before = peak_mb()
    started = time.perf_counter()
    if options.at_once:
        found = {"faces": at_once(grounds)}
    else:
        cut = cut_faces([DayGround([ground], [0]) for ground in grounds], [0])
        found = {"faces": len(cut.shapes), "lines": cut.lines}
    seconds = time.perf_counter() - started
    print(json.dumps({**found, "seconds": seconds, "peak_mb": peak_mb(), "data_mb": before}))


def at_once(grounds: list[shapely.Geometry]) -> int:
    """How many faces there are when the boundaries of all days are noded together."""
    noded = shapely.union_all(shapely.boundary(grounds), grid_size=1e-6)
    return len(shapely.get_parts(shapely.polygonize(shapely.get_parts(noded))))


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        2**20 if sys.platform == "darwin" else 2**10
    )


if __name__ == "__main__":
    main()
