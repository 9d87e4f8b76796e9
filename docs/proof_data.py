# SPDX-License-Identifier: MIT
"""What the maps of the proof sheet are drawn from: tables and fronts that nobody held so."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import shapely
from shapely import Geometry, Polygon

from mapper.boundaries.load import load_boundaries
from mapper.geometry.validity import polygonal
from tests.benchmarks.labels_data import DAY, HEADINGS, Ground

FIRST = date.fromisoformat(DAY)
# A record of days: how many, how far apart, and which share of the units falls on each.
DAYS, APART, WON = 8, timedelta(days=14), 0.03
PARTIES = ("Army", "Coalition", "Northern Front", "River Council", "Desert Tribes")
# The sides of the cells of a fine grid, in degrees, and how often sides and holders change on it.
CELL, WAVES = (1.0, 0.75), (0.11, 0.17)
# A front of a year, a file a week: the corners of its line, and how much of it moves in a week.
WEEKS, CORNERS, MOVED, SEED = 52, 600, 70, 7


def day_table(path: Path, country: str) -> Path:
    """Every unit of a country and its five largest towns on one day."""
    path.write_text(Ground(country).table(), encoding="utf-8")
    return path


def days_table(path: Path, country: str) -> Path:
    """The same over some months, in which one side advances."""
    ground = Ground(country)
    rows = [*ground.rows()]
    known = ground.statuses()
    for nth in range(1, DAYS):
        day = (FIRST + nth * APART).isoformat()
        for id_, status in ground.statuses(moved=WON * nth).items():
            if known.get(id_) != status:
                note = "Drawn by dice, as all of it." if nth == DAYS - 1 else ""
                rows.append((id_, status, day, "Invented", note))
            known[id_] = status
    return written(path, rows)


def parties_table(path: Path, country: str) -> Path:
    """A country among five sides, with some units that are fought over."""
    ground = Ground(country)
    order = list(ground.statuses())
    along = np.argsort(ground.middles @ (0.8, 0.6), kind="stable").tolist()
    rank = {ground.units[unit].id: nth for nth, unit in enumerate(along)}
    rows = []
    for id_ in order:
        side = PARTIES[rank[id_] * len(PARTIES) // len(along)]
        status = "contested" if rank[id_] % 6 == 3 else side
        rows.append((id_, status, DAY, "Invented", ""))
    return written(path, rows)


def fine_grid(folder: Path, country: str) -> tuple[Path, Path]:
    """Boundaries of more than a thousand cells, as counties are, and a table of them."""
    outline = load_boundaries(country).outline()
    boundaries, table = folder / "grid.geojson", folder / "grid.csv"
    found = [(name, shape) for name, shape in cells(outline) if not shapely.is_empty(shape)]
    features = [feature({"name": name}, shape) for name, shape in found]
    write_features(boundaries, features)
    rows = [(name, held(shape), DAY, "Invented", "") for name, shape in found]
    return boundaries, written(table, [row for row in rows if row[1]])


def cells(outline: Geometry) -> Iterator[tuple[str, Geometry]]:
    """The pieces of the ground in the cells of a grid, by names of row and column."""
    west, south, east, north = outline.bounds
    shapely.prepare(outline)
    for row, y in enumerate(np.arange(south, north, CELL[1])):
        for column, x in enumerate(np.arange(west, east, CELL[0])):
            box = shapely.box(x, y, x + CELL[0], y + CELL[1])
            if shapely.intersects(outline, box):
                yield (
                    f"County {row + 1}-{column + 1}",
                    polygonal(shapely.intersection(outline, box)),
                )


def held(shape: Geometry) -> str:
    """A status that goes in waves over the ground; none where they meet."""
    x, y = shapely.get_coordinates(shapely.point_on_surface(shape))[0].tolist()
    wave = np.sin(x * WAVES[0]) + np.cos(y * WAVES[1] + x * WAVES[0] / 3)
    if wave < -1.4:
        return ""
    return "government" if wave > 0.35 else "contested" if wave > 0.1 else "taliban"


def year_of_a_front(folder: Path, country: str) -> Path:
    """A polygon file a week of ground that one side holds in the east of a country."""
    folder.mkdir(parents=True, exist_ok=True)
    outline = load_boundaries(country).outline()
    west, south, east, north = outline.bounds
    for week, line in enumerate(front_lines(west + 0.72 * (east - west))):
        heights = np.linspace(south - 1, north + 1, CORNERS)
        points = [*zip(line.tolist(), heights.tolist(), strict=True)]
        beyond = Polygon([*points, (east + 1, north + 1), (east + 1, south - 1)])
        shape = shapely.intersection(outline, shapely.make_valid(beyond))
        day = FIRST + timedelta(weeks=week)
        own = feature({"status": "taliban", "source": "Drawn by dice"}, shape)
        write_features(folder / f"front-{day}.geojson", [own])
    return folder


def front_lines(lon: float) -> Iterator[np.ndarray]:
    """The longitudes of a line from south to north, week by week, which creeps to the west."""
    dice = np.random.default_rng(SEED)
    walk = np.cumsum(dice.normal(size=CORNERS)) * 0.03
    line = lon + walk - np.linspace(walk[0], walk[-1], CORNERS)
    for _ in range(WEEKS):
        yield line.copy()
        start = int(dice.integers(0, CORNERS - MOVED))
        bulge = np.sin(np.linspace(0, np.pi, MOVED)) * dice.uniform(-0.02, 0.12)
        line[start : start + MOVED] -= bulge


def written(path: Path, rows: Iterable[Sequence[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADINGS)
        writer.writerows(rows)
    return path


def feature(properties: dict[str, str], shape: Geometry) -> dict[str, object]:
    geometry = shapely.geometry.mapping(shape)
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def write_features(path: Path, features: Sequence[dict[str, object]]) -> None:
    text = json.dumps({"type": "FeatureCollection", "features": features})
    path.write_text(text, encoding="utf-8")
