# SPDX-License-Identifier: MIT
"""A long record as daily rows: every place on every day, as those who publish one write it.

33,000 places × 1,000 days are 33 million rows. The files are written ten days at a time, so that
making them takes little memory; the same seed gives the same rows.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, sqrt
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import csv, parquet

from tests.benchmarks.toy_country import SOUTH_DEG, STATUSES, WEST_DEG, Point, ToyCountry

FIRST_DAY = date(2020, 1, 1)
DAYS_AT_ONCE = 10
FILES = ("units.geojson", "daily.parquet", "daily.csv")
SHRUNK = 10


class SmallUnits(ToyCountry):
    """A grid of so many units that it must be drawn smaller to stay on the globe."""

    def name(self, column: int, row: int) -> str:
        return f"Unit {row * self.side + column + 1:05}"

    def ring(self, column: int, row: int) -> list[Point]:
        return [
            (
                round(WEST_DEG + (x - WEST_DEG) / SHRUNK, 6),
                round(SOUTH_DEG + (y - SOUTH_DEG) / SHRUNK, 6),
            )
            for x, y in super().ring(column, row)
        ]


@dataclass(frozen=True)
class Daily:
    """Each of `places` has a row on each of `days`, and another status once in `stays` days."""

    places: int = 33_000
    days: int = 1_000
    stays: int = 250
    seed: int = 1

    @property
    def country(self) -> ToyCountry:
        return SmallUnits(ceil(sqrt(self.places)), self.seed)

    def names(self) -> list[str]:
        country = self.country
        return [country.name(*cell) for cell in country.cells()][: self.places]

    def day(self, number: int) -> date:
        return FIRST_DAY + timedelta(days=number)

    def write(self, folder: Path) -> tuple[Path, Path, Path]:
        """Write boundaries, and the table as Parquet and as CSV; their paths."""
        shapes, *tables = (folder / name for name in FILES)
        shapes.write_text(json.dumps(self.country.boundaries()), encoding="utf-8")
        parts = self.parts()
        first = next(parts)
        with (
            parquet.ParquetWriter(tables[0], first.schema) as one,
            csv.CSVWriter(
                tables[1],
                first.schema,
                write_options=csv.WriteOptions(quoting_style="none"),
            ) as other,
        ):
            for part in (first, *parts):
                one.write_table(part)
                other.write_table(part)
        return shapes, tables[0], tables[1]

    def parts(self) -> Iterator[pa.Table]:
        """The rows, day by day and within a day by place, ten days in each table."""
        chance = np.random.default_rng(self.seed)
        names = pa.array(self.names())
        held = chance.integers(len(STATUSES), size=self.places)
        for start in range(0, self.days, DAYS_AT_ONCE):
            numbers = range(start, min(start + DAYS_AT_ONCE, self.days))
            states = []
            for _ in numbers:
                turns = chance.random(self.places) < 1 / self.stays
                other = chance.integers(1, len(STATUSES), self.places)
                held = (held + turns * other) % len(STATUSES)
                states.append(held)
            yield self._part(names, numbers, np.concatenate(states))

    def _part(self, names: pa.Array, numbers: range, states: np.ndarray) -> pa.Table:
        every = np.tile(np.arange(self.places, dtype=np.int32), len(numbers))
        days = pa.array([self.day(number) for number in numbers], pa.date32())
        return pa.table(
            {
                "place": pa.DictionaryArray.from_arrays(every, names),
                "status": pa.array(STATUSES).take(pa.array(states)),
                "date": days.take(pa.array(np.repeat(np.arange(len(numbers)), self.places))),
                "source": pa.array(["Daily assessment"] * len(states)),
            }
        )


if __name__ == "__main__":
    Daily(*map(int, sys.argv[2:])).write(Path(sys.argv[1]))
