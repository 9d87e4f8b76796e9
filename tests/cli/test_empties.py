# SPDX-License-Identifier: MIT
"""Files with parts, holes and rings that have no corner end no command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.boundaries.files import SQUARES, write_geojson
from tests.cli.conftest import Answer
from tests.geometry.empties import WAYS

Run = Callable[..., Answer]

COMMANDS = {
    "check": (),
    "draw": ("-o", "map.html"),
    "stats": (),
    "export": ("-o", "map.svg"),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_boundaries_with_all_of_them(mapper: Run, tmp_path: Path, command: str) -> None:
    ways = [*WAYS.values()]
    rows = [
        ({"name": name}, ways[nth % len(ways)](shape))
        for nth, (name, shape) in enumerate(SQUARES.items())
    ]
    write_geojson(tmp_path / "toy.geojson", rows)
    (tmp_path / "control.csv").write_text("place,date,status\nEastvale,2021-08-01,Taliban\n")
    answer = mapper(command, "control.csv", "--boundaries", "toy.geojson", *COMMANDS[command])
    assert answer.code == 0, answer.err
    assert "empty parts and holes left out" in answer.out + answer.err


@pytest.mark.parametrize("command", ["draw", "stats", "diff"])
def test_drawn_ground_with_all_of_them(mapper: Run, tmp_path: Path, command: str) -> None:
    for day in ("01", "05"):
        rows = [
            ({"status": "taliban"}, way(shape))
            for way, shape in zip(WAYS.values(), SQUARES.values(), strict=False)
        ]
        write_geojson(tmp_path / f"front-2021-08-{day}.geojson", rows[: 2 if day == "01" else 4])
    files = ("front-2021-08-01.geojson", "front-2021-08-05.geojson")
    given = files if command == "diff" else files[:1]
    output = ("-o", "map.html") if command == "draw" else ()
    answer = mapper(command, *given, *output)
    assert answer.code == 0, answer.err
