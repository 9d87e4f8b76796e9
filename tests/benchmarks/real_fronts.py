# SPDX-License-Identifier: MIT
"""Fronts as people draw them: some strokes of the pen on most days, in yesterday's file.

Two series, of which nothing is anybody's. Same numbers, same files.

- `OccupiedGround`: one side alone, a ground of a few parts with small islands. On most days some
  short stretches of its line are drawn anew, corner by corner, islands come and go.
- `WholeMap`: five kinds of areas (four statuses: ground taken back is liberated) with a name and a
  colour each, in the form of days of DeepState, beside points that say nothing of control. The
  first file of a month has all points, about 2 MB; others have few, some 0.5 MB.

What makes such files unlike those of a program: the numbers have up to 15 digits, a stroke has
other corners than the line that it replaces, and parts are not in order.

How alike they are to two that were published, in segments on the grid of a millionth of a degree
(those that are new on a day in the middle, and on one day of twenty at least):

| | days | corners | parts | new a day | unique segments | faces |
|---|---:|---:|---:|---:|---:|---:|
| occupied ground, published | 769 | 2,700 to 3,200 | 5 to 21 | 16, at times 51 | 17,720 | 4,115 |
| `OccupiedGround()` | 770 | 3,000 to 3,400 | 96 to 101 | 16, at times 36 | 15,704 | 5,967 |
| a whole map, published | 1,359 | 6,500 to 15,600 | 57 to 116 | 34, at times 165 | 88,359 | |
| `WholeMap(300)` | 300 | 10,000 to 10,700 | 92 | 39, at times 70 | 20,539 | 4,540 |
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FIRST_DAY = date(2024, 7, 8)
DECIMALS = 13
# A front goes around a corner of a land, as a quarter of a circle would.
MIDDLE, RADIUS_DEG, FROM, TO = (40.5, 45.5), 4.0, 0.45 * np.pi, 0.98 * np.pi
CORNERS_OF_ISLAND = (6, 14)
# How far one stroke moves the line: some two kilometres.
STROKE_DEG = 0.018
BACKWARD = 0.03

Points = NDArray[np.float64]


@dataclass
class Line:
    """A line by hand: places along a curve, ascending, and how far beyond it each is."""

    along: Points
    beyond: Points

    @classmethod
    def drawn(cls, dice: np.random.Generator, corners: int, away: float, wave: float) -> Line:
        along = (np.arange(corners) + dice.uniform(0, 0.7, corners)) / corners
        walk = np.cumsum(dice.normal(size=corners))
        walk -= np.linspace(walk[0], walk[-1], corners)
        beyond = away + wave * (np.sin(along * 19) / 2 + walk / np.abs(walk).max() / 4)
        return cls(along, beyond)

    def stroke(self, dice: np.random.Generator, at: float) -> None:
        """Draw a short stretch anew, with other corners: mostly further, sometimes back."""
        start = int(np.searchsorted(self.along, at))
        gone = int(dice.integers(1, 5))
        start = min(max(start, 1), len(self.along) - gone - 2)
        ends = slice(start - 1, start + gone + 1, gone + 1)
        count = max(1, round(gone + dice.normal(0.0, 0.9)))
        along = np.sort(dice.uniform(*self.along[ends], count))
        bulge = np.sin(np.pi * (along - self.along[start - 1]) / np.ptp(self.along[ends]))
        back = dice.random() < BACKWARD
        moved = dice.uniform(0.4, 1.2) * (-STROKE_DEG if back else STROKE_DEG)
        beyond = np.interp(along, self.along, self.beyond) + bulge * moved
        beyond += dice.normal(0, STROKE_DEG / 40, count)
        gap = slice(start, start + gone)
        self.along = np.insert(np.delete(self.along, gap), start, along)
        self.beyond = np.insert(np.delete(self.beyond, gap), start, beyond)

    def places(self) -> Points:
        """Its corners, longitudes and latitudes."""
        return places(self.along, self.beyond)


def places(along: Points, beyond: Points) -> Points:
    angle = TO + (FROM - TO) * np.asarray(along)
    far = RADIUS_DEG + np.asarray(beyond)
    at = np.column_stack((np.cos(angle) * far, np.sin(angle) * far)) + MIDDLE
    return np.round(at, DECIMALS)


def island(dice: np.random.Generator, along: float) -> Points:
    """A small closed ring beyond the line."""
    corners = int(dice.integers(*CORNERS_OF_ISLAND))
    angle = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    radius = dice.uniform(0.004, 0.02) * dice.uniform(0.6, 1.4, corners)
    middle = places(np.array([along]), dice.uniform(0.6, 1.2, 1))
    return np.round(
        middle + np.column_stack((np.cos(angle), np.sin(angle))) * radius[:, None], DECIMALS
    )


def closed(ring: Points) -> list[list[float]]:
    listed: list[list[float]] = ring.tolist()
    return [*listed, listed[0]]


@dataclass(frozen=True)
class OccupiedGround:
    """`days` files of one MultiPolygon of some `corners`, with `islands` small ones beside it.

    `strokes` stretches are drawn anew on a day on average, where the fighting is: in five places
    that wander along the line. On every seventh day nothing is.
    """

    days: int = 770
    corners: int = 2100
    islands: int = 100
    strokes: float = 5.0
    seed: int = 20240708

    def dates(self) -> list[date]:
        return [FIRST_DAY + timedelta(days=nth) for nth in range(self.days)]

    def grounds(self) -> Iterator[list[list[list[list[float]]]]]:
        """The coordinates of the MultiPolygon of each day, WGS84 degrees."""
        dice = np.random.default_rng(self.seed)
        front = Line.drawn(dice, self.corners * 4 // 5, 0.0, 0.25)
        border = Line.drawn(dice, self.corners // 5, -2.2, 0.1).places()
        spots = list(dice.permutation(np.linspace(0.02, 0.98, self.islands + 20)))
        islands = [(spot, island(dice, spot)) for spot in spots[: self.islands]]
        free = spots[self.islands :]
        fighting = dice.uniform(0.1, 0.9, 5)
        for nth in range(self.days):
            if nth and dice.random() > 1 / 7:
                fighting = np.clip(fighting + dice.normal(0, 0.004, 5), 0.05, 0.95)
                for _ in range(dice.poisson(self.strokes)):
                    front.stroke(dice, float(dice.choice(fighting) + dice.normal(0, 0.08)))
                if islands and dice.random() < 0.2:
                    free.append(islands.pop(int(dice.integers(len(islands))))[0])
                if len(islands) < self.islands and dice.random() < 0.3:
                    spot = free.pop(0)
                    place = int(dice.integers(len(islands) + 1))
                    islands.insert(place, (spot, island(dice, spot)))
            mainland = np.concatenate((border, front.places()[::-1]))
            yield [[closed(mainland)], *([closed(ring)] for _, ring in islands)]

    def write(self, folder: Path) -> Path:
        """A GeoJSON file for each day: its ground alone, without any property."""
        folder.mkdir(parents=True, exist_ok=True)
        for day, ground in zip(self.dates(), self.grounds(), strict=True):
            name = f"front_{day:%Y%m%d}"
            shape = {"type": "MultiPolygon", "coordinates": ground}
            crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
            whole = {
                "type": "FeatureCollection",
                "name": name,
                "crs": crs,
                "features": [{"type": "Feature", "properties": {}, "geometry": shape}],
            }
            (folder / f"{name}.geojson").write_text(json.dumps(whole), encoding="utf-8")
        return folder


# A name and a colour of each status, and how far beyond the front its areas are.
KINDS = (
    ("Окуповано /// Occupied /// geoJSON.status.occupied", "#a52714", (0.4, 0.9)),
    ("Звільнено /// Liberated /// geoJSON.status.liberated", "#0f9d58", (1.2, 2.6)),
    ("Статус невідомий /// Unknown status /// geoJSON.status.unknown", "#bcaaa4", (-0.1, 0.3)),
    ("Звільнено /// Taken back", "#0288d1", (1.2, 2.6)),
)
BEFORE = ("ОРДЛО /// CADR and CALR /// geoJSON.territories.ordlo", "#880e4f")
POINT = ("Бригада /// 1st Brigade /// geoJSON.units.brigade", 37.9)


@dataclass(frozen=True)
class WholeMap:
    """`days` files of a front, ground behind an older line, and `areas` smaller areas."""

    days: int = 1640
    corners: int = 9000
    areas: int = 90
    strokes: float = 9.0
    points: int = 240
    points_of_month: int = 5200
    seed: int = 20220403
    text: dict[bytes, str] = field(default_factory=dict, compare=False, repr=False)

    def dates(self) -> list[date]:
        return [FIRST_DAY + timedelta(days=nth - self.days) for nth in range(self.days)]

    def write(self, folder: Path) -> Path:
        """A GeoJSON file for each day, in the form of days of DeepState."""
        folder.mkdir(parents=True, exist_ok=True)
        for day, areas, points in zip(self.dates(), self.grounds(), self._points(), strict=True):
            features = [self._feature(*area) for area in areas]
            few = self.points_of_month if day.day == 1 else self.points
            text = ",".join([*features, *points[:few]])
            whole = f'{{"type":"FeatureCollection","features":[{text}]}}'
            (folder / f"map_{day:%Y%m%d}.geojson").write_text(whole, encoding="utf-8")
        return folder

    def grounds(self) -> Iterator[list[tuple[str, str, Points]]]:
        """The areas of each day: name, colour and ring."""
        dice = np.random.default_rng(self.seed)
        front = Line.drawn(dice, self.corners // 2, 0.0, 0.25)
        older = Line.drawn(dice, self.corners // 8, -1.2, 0.1)
        border = Line.drawn(dice, self.corners // 8, -2.2, 0.1).places()
        rest = self.corners - len(front.along) - len(older.along) - len(border)
        size = rest // self.areas
        small = [self._area(dice, nth, size) for nth in range(self.areas)]
        fighting = dice.uniform(0.1, 0.9, 8)
        for nth in range(self.days):
            if nth and dice.random() > 1 / 12:
                fighting = np.clip(fighting + dice.normal(0, 0.004, 8), 0.05, 0.95)
                for _ in range(dice.poisson(self.strokes)):
                    front.stroke(dice, float(dice.choice(fighting) + dice.normal(0, 0.08)))
                if dice.random() < 0.4:
                    place = int(dice.integers(len(small)))
                    small[place] = self._area(dice, int(dice.integers(99)), size)
            held = np.concatenate((older.places(), front.places()[::-1]))
            before = np.concatenate((border, older.places()[::-1]))
            yield [(*KINDS[0][:2], held), (*BEFORE, before), *small]

    @staticmethod
    def _area(dice: np.random.Generator, nth: int, corners: int) -> tuple[str, str, Points]:
        name, colour, beyond = KINDS[nth % len(KINDS)]
        start = dice.uniform(0.02, 0.94)
        along = np.sort(dice.uniform(start, start + 0.02, (2, corners // 2)), axis=1)
        width = dice.normal(0, 0.006, (2, corners // 2)) + np.array([[0.0], [0.08]])
        far = dice.uniform(*beyond) + width
        one, other = (places(*side) for side in zip(along, far, strict=True))
        return name, colour, np.concatenate((one, other[::-1]))

    def _feature(self, name: str, colour: str, ring: Points) -> str:
        """An area as text, kept while it stays as it is; its corners have a height."""
        key = ring.tobytes()
        if key not in self.text:
            corners = ",".join(f"[{lon!r},{lat!r},0]" for lon, lat in closed(ring))
            self.text[key] = f'"geometry":{{"type":"Polygon","coordinates":[[{corners}]]}}'
        if len(self.text) > 8 * self.areas:
            self.text.clear()
            return self._feature(name, colour, ring)
        told = {"name": name, "fill": colour, "fill-opacity": 0.4, "stroke": "#000000"}
        return f'{{"type":"Feature",{self.text[key]},"properties":{json.dumps(told)}}}'

    def _points(self) -> Iterator[list[str]]:
        """The points of every day: none of them says who holds what."""
        dice = np.random.default_rng(self.seed + 1)
        at = places(
            dice.uniform(0, 1, self.points_of_month), dice.normal(0, 1, self.points_of_month)
        )
        name, height = POINT
        told: dict[str, Any] = {"name": name, "description": "", "icon-offset": [32, 64]}
        tail = f'"properties":{json.dumps(told)}'
        listed = [
            f'{{"type":"Feature","geometry":{{"type":"Point","coordinates":[{lon!r},{lat!r},'
            f"{height}]}},{tail}}}"
            for lon, lat in at.tolist()
        ]
        for _ in range(self.days):
            yield listed
