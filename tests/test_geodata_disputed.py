# SPDX-License-Identifier: MIT
"""The bundled lines of disputed borders."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[1] / "geodata" / "world" / "disputed.json"


@cache
def lines() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(FILE.read_bytes())
    return found


def test_the_file_is_small() -> None:
    assert FILE.stat().st_size < 25_000


def test_lines_are_claims_on_either_side_of_which_one_country_is_drawn() -> None:
    assert {entry["name"].rpartition(" ")[2] for entry in lines()} == {"claim"}
    drawn_in = Counter(entry["country"] for entry in lines())
    assert {"PAK", "IND", "MAR", "GEO", "UKR"} < {*drawn_in}
    assert "AZE" not in drawn_in  # lines of contact, which are gone


def test_every_line_has_two_positions_or_more_in_the_world() -> None:
    assert all(len(entry["at"]) > 1 for entry in lines())
    every = [position for entry in lines() for position in entry["at"]]
    assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in every)


def test_western_sahara_begins_at_one_latitude() -> None:
    (line,) = (entry["at"] for entry in lines() if entry["name"] == "Western Saharan claim")
    assert {round(lat, 1) for _, lat in line} == {27.7}


def test_around_crimea_the_line_runs_across_its_isthmus() -> None:
    (line,) = (entry["at"] for entry in lines() if entry["country"] == "UKR")
    assert all(33.5 < lon < 35.1 and 45.7 < lat < 46.3 for lon, lat in line)
