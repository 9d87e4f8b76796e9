# SPDX-License-Identifier: MIT
"""A history that exists nowhere: jagged units, and who held each of them from which day on.

The same seed gives the same history. Every unit changes hands equally often, on days of its own,
and on each day something changes as long as there are changes enough for that.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from tests.benchmarks.toy_country import STATUSES, Node, Point, ToyCountry, write_table

FIRST_DAY = date(2021, 5, 1)
# So deep that a border between two corners has 2 ** 6 pieces and a unit 256 points, as those of
# districts have that were drawn from a survey.
DEPTH = 6
JAG = 0.1


class JaggedCountry(ToyCountry):
    """Borders as rough as real ones: at every scale alike."""

    def border(self, start: Node, end: Node) -> list[Point]:
        if end < start:
            return self.border(end, start)[::-1]
        chance = random.Random(f"{self.seed} {start} {end}")
        points = [self.corner(start), self.corner(end)]
        for _ in range(DEPTH):
            points = list(_with_middles(points, chance))
        return points


def _with_middles(points: list[Point], chance: random.Random) -> Iterator[Point]:
    """Between two points a third, moved sideways by up to a share of their distance."""
    for (x0, y0), (x1, y1) in pairwise(points):
        aside = chance.uniform(-JAG, JAG)
        yield x0, y0
        yield (
            round((x0 + x1) / 2 - (y1 - y0) * aside, 5),
            round((y0 + y1) / 2 + (x1 - x0) * aside, 5),
        )
    yield points[-1]


@dataclass(frozen=True)
class History:
    """`days` days in a row, on which each unit changes hands `changes` times."""

    days: int
    changes: int = 5
    side: int = 20
    seed: int = 1

    @property
    def country(self) -> JaggedCountry:
        return JaggedCountry(self.side, self.seed)

    def day(self, number: int) -> date:
        return FIRST_DAY + timedelta(days=number)

    def rows(self) -> Iterator[dict[str, str]]:
        """One row for each unit on the first day, and one for each change."""
        chance = random.Random(f"{self.seed} history of {self.days} days")
        deck: list[int] = []
        for cell in self.country.cells():
            status = ""
            for number in [0, *sorted(self._hand(deck, chance))]:
                status = chance.choice([other for other in STATUSES if other != status])
                yield {
                    "place": self.country.name(*cell),
                    "status": status,
                    "date": self.day(number).isoformat(),
                    "source": "made up",
                }

    def _hand(self, deck: list[int], chance: random.Random) -> list[int]:
        """Different days for one unit, from a deck that has each day once until it begins anew."""
        hand: list[int] = []
        while len(hand) < self.changes:
            if not set(deck) - set(hand):
                deck += chance.sample(range(1, self.days), self.days - 1)
            hand.append(deck.pop(next(i for i, day in enumerate(deck) if day not in hand)))
        return hand

    def write(self, folder: Path) -> tuple[Path, Path]:
        """Write boundaries and table; their paths."""
        shapes, table = folder / f"jagged-{self.side}.geojson", folder / f"history-{self.days}.csv"
        shapes.write_text(json.dumps(self.country.boundaries()), encoding="utf-8")
        write_table(table, list(self.rows()))
        return shapes, table
