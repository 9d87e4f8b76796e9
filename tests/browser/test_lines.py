# SPDX-License-Identifier: MIT
"""The lines of a page: between units, between what they lie in, and how heavy they are.

0       1       2       3       4        A and B lie in West, C and D in East; nothing is
+-------+-------+-------+-------+  1     known of C and D
|   A   |   B   |   C   |   D   |
+-------+-------+-------+-------+  0
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import shapely
from playwright.sync_api import Page, expect

import mapper
from tests.boundaries.files import write_geojson
from tests.browser.days import opened
from tests.browser.waiting import until

OpenPage = Callable[..., Page]

PARENTS = {"A": "West", "B": "West", "C": "East", "D": "East"}
HELD = "place,date,status\nA,2021-08-01,taliban\nB,2021-08-01,taliban\nC,2021-08-01,taliban\n"


def drawn(folder: Path, table: str) -> Path:
    rows = [
        ({"name": name, "state": state}, shapely.box(x, 0, x + 1, 1))
        for x, (name, state) in enumerate(PARENTS.items())
    ]
    write_geojson(folder / "units.geojson", rows)
    (folder / "control.csv").write_text(table)
    page = mapper.draw(folder / "control.csv", boundaries=folder / "units.geojson")
    page.save(folder / "map.html")
    return folder / "map.html"


def test_parents_are_parted_by_stronger_lines_and_far_away_all_are_thinner(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = opened(open_page, drawn(tmp_path, HELD))

    def lines(name: str) -> int:
        return str(page.locator(f"path.{name}").first.get_attribute("d")).count("M")

    def width(name: str) -> float:
        style = "one => parseFloat(getComputedStyle(one).strokeWidth)"
        return float(page.locator(f"path.{name}").first.evaluate(style))

    # Those within lie under the front, too.
    assert (lines("unit-line"), lines("parent-line"), lines("front")) == (3, 1, 1)
    assert width("parent-line") > width("unit-line")
    near = width("front")
    page.evaluate("map_1.setMinZoom(0).setZoom(map_1.getZoom() - 4, { animate: false })")
    until(page, lambda: width("front") < near / 2)
    assert width("outline") > width("front")


def test_a_zoom_is_seen_at_once_and_drawn_anew_at_rest(open_page: OpenPage, tmp_path: Path) -> None:
    page = opened(open_page, drawn(tmp_path, HELD))
    lines = "[...document.querySelectorAll('path.unit, path.front')]"
    boxes = f"""{lines}.flatMap((line) => {{
      const {{ x, y, width, height }} = line.getBoundingClientRect();
      return [x, y, width, height];
    }})"""
    texts = f"{lines}.map((line) => line.getAttribute('d'))"
    zoom = "map_1.setZoom(map_1.getZoom() + 1, { animate: false })"
    before, at_once = page.evaluate(f"[{boxes}, ({zoom}, {boxes})]")
    assert at_once[2] == pytest.approx(2 * before[2], abs=2)
    written = page.evaluate(texts)
    expect(page.locator(".sheet > g[transform]")).to_have_count(0)
    assert page.evaluate(boxes) == pytest.approx(at_once, abs=1)
    assert page.evaluate(texts) != written
