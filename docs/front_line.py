# SPDX-License-Identifier: MIT
"""A front line for showing: `python -m docs.front_line FOLDER` writes a polygon file for each day.

The line is drawn by dice across the outline of Afghanistan, and is nobody's front: sixty days of
June and July 2021 on which a side advances, with a contested band before it. Same dice, same
files.
"""

from __future__ import annotations

import json
import sys
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import shapely
from shapely import Geometry, Polygon

from mapper.boundaries.load import load_boundaries

FIRST, DAYS = date(2021, 6, 1), 60
CORNERS, REDRAWN = 500, 60
WEST, EAST, SOUTH = 60.0, 75.0, 20.0
SEED = 4


def main() -> None:
    folder = Path(sys.argv[1])
    write(folder)
    print(folder)


def write(folder: Path) -> Path:
    """`sketch-2021-06-01.geojson` and so on, with the polygons of two statuses each."""
    folder.mkdir(parents=True, exist_ok=True)
    outline = load_boundaries("AFG/ADM1").outline()
    for nth, line in enumerate(lines()):
        day = FIRST + timedelta(days=nth)
        features = [feature(status, shape) for status, shape in grounds(line, outline)]
        text = json.dumps({"type": "FeatureCollection", "features": features})
        (folder / f"sketch-{day}.geojson").write_text(text, encoding="utf-8")
    return folder


def lines() -> list[np.ndarray]:
    """The latitudes of the line on each day, of which a stretch is drawn anew from day to day."""
    dice = np.random.default_rng(SEED)
    walk = 31.5 + np.cumsum(dice.normal(size=CORNERS)) * 0.03
    line = walk - np.linspace(walk[0] - 31.5, walk[-1] - 32.3, CORNERS)
    found = [line.copy()]
    for _ in range(DAYS - 1):
        start = int(dice.integers(0, CORNERS - REDRAWN))
        bulge = np.sin(np.linspace(0, np.pi, REDRAWN)) * dice.uniform(-0.1, 0.5)
        line[start : start + REDRAWN] += bulge
        found.append(line.copy())
    return found


def grounds(line: np.ndarray, outline: Geometry) -> list[tuple[str, Geometry]]:
    """What lies south of the line, and the band along it."""
    lon = np.linspace(WEST, EAST, CORNERS)
    south = Polygon([*zip(lon, line, strict=True), (EAST, SOUTH), (WEST, SOUTH)])
    upper, lower = zip(lon, line + 0.25, strict=True), zip(lon, line - 0.1, strict=True)
    band = Polygon([*upper, *reversed([*lower])])
    shapes = shapely.intersection(outline, shapely.make_valid([south, band]))
    return list(zip(("taliban", "contested"), shapes.tolist(), strict=True))


def feature(status: str, shape: Geometry) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": {"status": status, "source": "Drawn by dice"},
        "geometry": shapely.geometry.mapping(shape),
    }


if __name__ == "__main__":
    main()
