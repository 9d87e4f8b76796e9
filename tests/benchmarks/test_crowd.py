# SPDX-License-Identifier: MIT
"""The benchmark of pages of very many units: its areas, both pages, and its limits."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import shapely

from mapper.boundaries.load import load_boundaries
from tests.benchmarks.crowd import LIMITS, broken_limits, lines_around, own_html, since
from tests.benchmarks.crowd_data import Crowd, crowd, leaflet_page, name_of
from tests.benchmarks.run import Line

COUNT = 40


@pytest.fixture(scope="module")
def made() -> Crowd:
    return crowd(COUNT)


def test_the_areas_divide_the_country(made: Crowd) -> None:
    areas = shapely.from_geojson(json.dumps(made.shapes)).geoms
    ground = load_boundaries("AFG/ADM1").outline()
    assert sum(area.area for area in areas) == pytest.approx(ground.area, rel=0.001)
    assert len(areas) == len(made.statuses) == COUNT


def test_both_pages_have_every_area(made: Crowd, tmp_path: Path) -> None:
    own = own_html(made.inputs(tmp_path / "inputs"), on_canvas=True)
    for page in (own, leaflet_page(made, (640, 480))):
        assert not [number for number in range(COUNT) if name_of(number) not in page]


def test_a_limit_that_is_not_kept_is_told() -> None:
    kept = [Line(limit.what, 1.0, 2.0, "ms") for limit in LIMITS]
    assert broken_limits(kept) == []
    assert broken_limits([*kept[1:], replace(kept[0], ours=9_999.0)]) == [
        f"{LIMITS[0].what}: 9,999 ms beside 2 ms is over the limit"
    ]


def test_of_few_units_only_what_tells_whether_a_canvas_pays_is_listed() -> None:
    entries = [Line("zoom, median", 1.0, 2.0), Line("memory of scripts", 1.0, 2.0)]
    assert [line.what for line in lines_around({800: entries})] == ["800 units: zoom, median"]


def test_a_process_that_has_ended_takes_no_time_back() -> None:
    assert since({1: 100.0, 2: 50.0}, {1: 130.0, 3: 5.0}) == 35.0
