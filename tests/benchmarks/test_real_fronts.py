# SPDX-License-Identifier: MIT
"""Fronts as people draw them: that they are what they are said to be."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import shapely

from mapper.reading.histories import HistoryReading, read_faces
from tests.benchmarks.real_fronts import OccupiedGround, WholeMap

DAYS = 12


def bytes_of(folder: Path) -> list[bytes]:
    return [file.read_bytes() for file in sorted(folder.iterdir())]


def test_the_same_seed_gives_the_same_files(tmp_path: Path) -> None:
    one, other = (OccupiedGround(3).write(tmp_path / name) for name in "ab")
    assert bytes_of(one) == bytes_of(other)
    one, other = (WholeMap(3).write(tmp_path / name) for name in "cd")
    assert bytes_of(one) == bytes_of(other)


def test_ground_is_drawn_on_in_the_file_of_the_day_before() -> None:
    days = [
        {(*a, *b) for (ring,) in ground for a, b in pairwise(ring)}
        for ground in OccupiedGround(DAYS).grounds()
    ]
    new = [len(after - before) for before, after in pairwise(days)]
    assert 0 < sum(new) / len(new) < 60
    assert max(new) < len(days[0]) / 20


def test_lines_do_not_cross_themselves() -> None:
    for ground in OccupiedGround(DAYS).grounds():
        shape = shapely.MultiPolygon([(shell, []) for (shell,) in ground])
        assert shape.is_valid


def test_occupied_ground_is_read_with_one_status(tmp_path: Path) -> None:
    how = HistoryReading(scheme="ukraine", status="russia")
    found = read_faces([OccupiedGround(DAYS).write(tmp_path / "front")], how)
    assert len(found.days) == DAYS
    assert found.statuses == ("russia",)


def test_a_whole_map_is_known_by_its_names_and_colours(tmp_path: Path) -> None:
    folder = WholeMap(3, corners=2000, points_of_month=300).write(tmp_path / "map")
    assert len(json.loads((folder / "map_20240707.geojson").read_text())["features"]) == 92 + 240
    found = read_faces([folder], HistoryReading())
    assert {*found.statuses} == {"russia", "russia-2014", "liberated", "unknown"}
