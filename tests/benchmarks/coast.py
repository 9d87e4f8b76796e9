# SPDX-License-Identifier: MIT
"""Ground with very many corners: `make bench-coast`.

A country with a coast of 327,684 corners, as fine surveys of fjords and islands have them, which
lies between real ones. What is measured: finding the countries around it, the line along which the
name of a border region is set, and a whole `mapper draw`. Prints a table in Markdown and ends with
1 where finding the neighbours takes more than 3 seconds or 300 MB.
"""

from __future__ import annotations

import itertools
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from mapper.boundaries.load import load_boundaries
from mapper.boundaries.world import Country, countries_near, neighbours
from mapper.geometry.frame import frame_around
from mapper.geometry.strips import middle_line
from tests.benchmarks.processes import measure
from tests.benchmarks.run import conditions

Point = tuple[float, float]

HALVINGS, SEED = (16, 14), 1
# The south-west corners of two squares between Iran and India, and the length of their sides.
SQUARES = (((62.0, 24.0), 10.0), ((75.0, 24.0), 3.0))
SWAY = 0.28
MOST_SECONDS, MOST_MB = 3.0, 300.0
BORDER_KM = 30.0


def coast(corner: Point, side: float, halvings: int, chance: random.Random) -> list[Point]:
    """A closed ring around a square, whose sides sway to both hands at every halving."""
    west, south = corner
    ring = [corner, (west + side, south), (west + side, south + side), (west, south + side), corner]
    for _ in range(halvings):
        halved = [
            (swayed(start, end, chance.uniform(-SWAY, SWAY)), end)
            for start, end in itertools.pairwise(ring)
        ]
        ring = [corner, *itertools.chain.from_iterable(halved)]
    return ring


def swayed(start: Point, end: Point, by: float) -> Point:
    """A point beside the middle of a step, off it by that share of its length."""
    east, north = end[0] - start[0], end[1] - start[1]
    return (start[0] + end[0]) / 2 - north * by, (start[1] + end[1]) / 2 + east * by


def country(path: Path, halvings: tuple[int, ...] = HALVINGS) -> int:
    """A GeoJSON of two units, written, and the number of its corners."""
    chance = random.Random(SEED)
    rings = [
        coast(corner, side, times, chance)
        for (corner, side), times in zip(SQUARES, halvings, strict=True)
    ]
    features = [
        {
            "type": "Feature",
            "properties": {"name": f"Unit {number}"},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        for number, ring in enumerate(rings, start=1)
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return sum(map(len, rings))


def stages(path: Path) -> None:
    """Print the seconds of each stage, and the most memory until its end, as JSON lines."""
    ground = load_boundaries(path)
    outline = ground.outline()
    near = countries_near(frame_around(outline.bounds), 0.0)
    beside: list[Country] = []
    _stage("finding the neighbours", lambda: beside.extend(neighbours(outline, near, "")))
    _stage(
        f"the middle of the border regions with {len(beside)} neighbours",
        lambda: [middle_line(outline, other.shape, BORDER_KM) for other in beside],
    )


def _stage(name: str, work: Callable[[], object]) -> None:
    started = time.perf_counter()
    work()
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps([name, seconds, peak / (2**20 if sys.platform == "darwin" else 2**10)]))


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corners = country(folder / "coast.geojson")
        table = folder / "coast.csv"
        table.write_text("place,date,status\nUnit 1,2021-08-05,government\n", encoding="utf-8")
        asked = [sys.executable, "-m", "tests.benchmarks.coast", str(folder / "coast.geojson")]
        printed = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
        found = [json.loads(line) for line in printed.splitlines()]
        drawn = measure(
            [sys.executable, "-m", "mapper", "draw", str(table), "--force", "-o", "coast.html",
             "--boundaries", str(folder / "coast.geojson")],
            folder,
        )  # fmt: skip
    print(f"| {corners:,} corners | seconds | peak memory |\n| --- | ---: | ---: |")
    for what, seconds, peak_mb in [
        *found,
        ["`mapper draw`, whole process", drawn.seconds, drawn.peak_mb],
    ]:
        print(f"| {what} | {seconds:.2f} s | {peak_mb:.0f} MB |")
    print(f"\n{conditions(1)}")
    _, seconds, peak_mb = found[0]
    sys.exit(seconds > MOST_SECONDS or peak_mb > MOST_MB)


if __name__ == "__main__":
    stages(Path(sys.argv[1])) if len(sys.argv) > 1 else main()
