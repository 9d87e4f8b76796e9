# SPDX-License-Identifier: MIT
"""Golden files beside plain loops over the embedded record, and the loops themselves."""

from __future__ import annotations

import csv
import json
import math
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.checker.compared import LABELS
from tests.checker.recomputed import Inputs, Row, ring_km2, tenths_of, three_digits

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
NOUNS = {"unit": "province", "capital": "capital", "crossing": "border crossing"}


def recorded(kind: str) -> Inputs:
    """The embedded record of one kind of place, without areas."""
    rows: dict[str, list[Row]] = {}
    with (ROOT / "geodata/AFG/control-2021.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["kind"] == kind:
                one = Row(row["code"], row["date"], row["until"], row["status"])
                rows.setdefault(one.place, []).append(one)
    for reports in rows.values():
        reports.sort(key=lambda row: row.day)
    return Inputs(dict.fromkeys(rows, 0.0), rows)


def counts(inputs: Inputs, day: str) -> dict[str, int]:
    """By label of status: how many places have it."""
    return Counter(LABELS[inputs.status(name, day)] for name in inputs.areas)


def test_the_embedded_series_has_the_counts_of_its_record() -> None:
    golden = (GOLDEN / "stats-afghanistan.md").read_text("utf-8")
    said: dict[str, dict[str, int]] = {}
    for day, label, units in re.findall(r"\| (\d{4}-\d\d-\d\d) \| ([^|]+) \| (\d+) \|", golden):
        said.setdefault(day, {})[label] = int(units)
    units = recorded("unit")
    assert said == {day: counts(units, day) for day in said}


@pytest.mark.parametrize("day", ["2021-05-01", "2021-08-05", "2021-08-15", "2021-09-06"])
@pytest.mark.parametrize("kind", NOUNS)
def test_the_key_of_an_embedded_day_has_the_counts_of_its_record(day: str, kind: str) -> None:
    legend = json.loads((GOLDEN / f"afghanistan-{day}.json").read_text("utf-8"))["legend"]
    said = {
        line.split(" · ")[0]: int(found[1])
        for line in legend
        if (found := re.search(rf"(\d+) {NOUNS[kind]}s?\b", line))
    }
    found = counts(recorded(kind), day)
    if kind != "unit":  # of units alone a key says how many are without data
        found.pop("No data", None)
    assert said == found


def test_shares_that_are_recomputed_add_up_to_all() -> None:
    assert tenths_of({"blue": 1.0, "red": 1.0, "": 1.0}) == {"blue": 334, "red": 333, "": 333}


@pytest.mark.parametrize(
    ("area", "told"),
    [(72529.27, "72,500"), (12.345, "12.3"), (0.04567, "0.0457"), (999.6, "1,000")],
)
def test_areas_are_told_in_three_digits(area: float, told: str) -> None:
    assert three_digits(area) == told


def test_a_degree_on_the_equator_is_as_large_as_the_ellipsoid_has_it() -> None:
    """Snyder, Map Projections: A Working Manual (1987), the authalic formulas, for WGS84."""
    semi_major, flattening = 6378.137, 1 / 298.257223563
    e = math.sqrt(flattening * (2 - flattening))
    sine = math.sin(math.radians(1))
    q = sine / (1 - (e * sine) ** 2) - math.log((1 - e * sine) / (1 + e * sine)) / (2 * e)
    exact = semi_major**2 * (1 - e * e) * q / 2 * math.radians(1)
    square = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]]
    assert ring_km2(square) == pytest.approx(exact, rel=1e-9)
