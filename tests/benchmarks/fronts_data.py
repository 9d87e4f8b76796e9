# SPDX-License-Identifier: MIT
"""A moving front line: one multipolygon for each day, nearly all of it as on the day before.

Ground held by one side reaches from a ragged southern border up to a front; beyond the front it
has pockets. Every day one stretch of the front, or one pocket, is drawn anew, a hundredth of all
vertices. Same numbers, same lines.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon

FIRST_DAY = date(2022, 1, 1)
WEST, EAST = 60.0, 74.0
SOUTH, MIDDLE, NORTH = 29.5, 33.0, 38.0
CORNERS_OF_POCKET = 20
# How far a stretch of the front moves in a day, in degrees: up to some five kilometres.
STEP_DEG = 0.045
DECIMALS = 6

Points = NDArray[np.float64]


@dataclass(frozen=True)
class Fronts:
    """`days` multipolygons of `vertices` corners, of which `changed` are drawn anew each day."""

    days: int
    vertices: int = 3000
    seed: int = 20220101

    @property
    def changed(self) -> int:
        return max(6, self.vertices // 100)

    def dates(self) -> list[date]:
        return [FIRST_DAY + timedelta(days=nth) for nth in range(self.days)]

    def grounds(self) -> Iterator[MultiPolygon]:
        """The ground of each day, WGS84 degrees."""
        dice = np.random.default_rng(self.seed)
        pockets = [pocket(dice) for _ in range(self.vertices // 15 // CORNERS_OF_POCKET)]
        rest = self.vertices - CORNERS_OF_POCKET * len(pockets)
        border = ragged(dice, rest // 3, SOUTH, 0.12)
        front = ragged(dice, rest - rest // 3, MIDDLE, 0.25)
        for nth in range(self.days):
            if nth and dice.random() < 0.1 and pockets:
                pockets[dice.integers(len(pockets))] = pocket(dice)
            elif nth:
                advance(dice, front, self.changed)
            yield ground(front, border, pockets)

    def write(self, folder: Path) -> Path:
        """A GeoJSON file for each day, `front-2022-01-01.geojson` and so on."""
        folder.mkdir(parents=True, exist_ok=True)
        for day, shape in zip(self.dates(), self.grounds(), strict=True):
            feature = {
                "type": "Feature",
                "properties": {"status": "red"},
                "geometry": shapely.geometry.mapping(shape),
            }
            text = json.dumps({"type": "FeatureCollection", "features": [feature]})
            (folder / f"front-{day}.geojson").write_text(text, encoding="utf-8")
        return folder


def ragged(dice: np.random.Generator, count: int, lat: float, height: float) -> Points:
    """A line from west to east, wavy at large and ragged at small."""
    lon = np.linspace(WEST, EAST, count)
    walk = np.cumsum(dice.normal(size=count))
    walk -= np.linspace(walk[0], walk[-1], count)
    waves = np.sin(lon * 1.7) * height + walk / max(np.abs(walk).max(), 1e-9) * height
    return np.column_stack((lon, lat + waves))


def advance(dice: np.random.Generator, front: Points, count: int) -> None:
    """Draw one stretch of the front anew, mostly further north."""
    start = int(dice.integers(1, len(front) - count - 1))
    stretch = slice(start, start + count)
    bulge = np.sin(np.linspace(0, np.pi, count))
    room = (EAST - WEST) / len(front)
    step = dice.uniform(-0.4, 1.0) * STEP_DEG
    front[stretch, 1] += bulge * step + dice.normal(size=count) * room / 4
    lon = np.linspace(WEST, EAST, len(front))[stretch]
    front[stretch, 0] = lon + dice.uniform(-0.4, 0.4, count) * room
    front[stretch, 1] = np.clip(front[stretch, 1], SOUTH + 1, NORTH - 1)


def pocket(dice: np.random.Generator) -> Points:
    """A small ring of ground north of the front."""
    angle = np.linspace(0, 2 * np.pi, CORNERS_OF_POCKET, endpoint=False)
    radius = dice.uniform(0.02, 0.12) * dice.uniform(0.7, 1.3, CORNERS_OF_POCKET)
    middle = dice.uniform((WEST + 1, MIDDLE + 1.5), (EAST - 1, NORTH - 0.5))
    return middle + np.column_stack((np.cos(angle), np.sin(angle))) * radius[:, None]


def ground(front: Points, border: Points, pockets: list[Points]) -> MultiPolygon:
    """The polygons as somebody would have drawn them, rounded to six decimals."""
    rings = [np.concatenate((border, front[::-1])), *pockets]
    return shapely.multipolygons([shapely.polygons(np.round(ring, DECIMALS)) for ring in rings])
