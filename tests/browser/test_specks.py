# SPDX-License-Identifier: MIT
"""Ground that is very small, beside larger ground or by itself.

+------------+
|   Land     |
|        .   |   o Islet: each 100 m wide, where the whole is 200 km
|      Port  |
+------------+
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import shapely
from playwright.sync_api import Page, expect

import mapper
from tests.boundaries.files import write_geojson
from tests.browser.days import opened

OpenPage = Callable[..., Page]

PORT = shapely.box(0.8, 0.4, 0.801, 0.401)
GROUND = {
    "Port": PORT,
    "Land": shapely.box(0, 0, 1, 1).difference(PORT),
    "Islet": shapely.box(1.8, 0.5, 1.801, 0.501),
}
TABLE = """place,date,status
Land,2021-08-01,government
Port,2021-08-01,taliban
Islet,2021-08-01,taliban
"""


def drawn(folder: Path, ground: dict[str, shapely.Geometry], table: str) -> Path:
    rows = [({"name": name}, shape) for name, shape in ground.items()]
    write_geojson(folder / "ground.geojson", rows)
    (folder / "control.csv").write_text(table)
    mapper.draw(folder / "control.csv", boundaries=folder / "ground.geojson").save(
        folder / "map.html"
    )
    return folder / "map.html"


@pytest.fixture
def islands(open_page: OpenPage, tmp_path: Path) -> Page:
    return opened(open_page, drawn(tmp_path, GROUND, TABLE))


def test_what_is_too_small_to_be_seen_is_a_dot_of_its_colour_above_the_rest(islands: Page) -> None:
    dots = islands.locator("path.unit.speck")
    expect(dots).to_have_count(2)
    widths = dots.evaluate_all("all => all.map((one) => one.getBBox().width)")
    assert widths == pytest.approx([4.5, 4.5], abs=0.2)
    assert dots.first.evaluate("one => one.parentNode.lastElementChild.matches('.speck')")


def test_a_dot_is_chosen_from_beside_it(islands: Page) -> None:
    port = islands.get_by_role("button", name="Port,")
    port.scroll_into_view_if_needed()
    box = port.bounding_box()
    assert box
    islands.mouse.click(box["x"] - 1, box["y"] + box["height"] / 2)
    expect(islands.locator("#detail")).to_contain_text("Port")


def test_a_dot_has_no_lines_of_its_own_over_it(islands: Page) -> None:
    """The outline is that of the land alone."""
    assert islands.locator("path.outline:not(.coast)").get_attribute("d").count("M") == 1
    assert islands.locator("path.front").get_attribute("d") == "M0,0"


def test_what_grows_with_the_zoom_is_no_dot_any_more(islands: Page) -> None:
    for _ in range(5):
        islands.get_by_role("button", name="Zoom in").click()
    expect(islands.locator("path.unit.speck")).to_have_count(0)


def test_two_halls_of_twenty_metres_fill_their_map(open_page: OpenPage, tmp_path: Path) -> None:
    halls = {
        "East hall": shapely.box(37.6002, 47.1, 37.6004, 47.1002),
        "West hall": shapely.box(37.6, 47.1, 37.6002, 47.1002),
    }
    table = "place,date,status\nEast hall,2021-08-01,government\nWest hall,2021-08-01,taliban\n"
    page = opened(open_page, drawn(tmp_path, halls, table))
    widths = [unit.bounding_box()["width"] for unit in page.locator("path.unit").all()]  # type: ignore[index]
    assert min(widths) > 100
    expect(page.locator("#legend")).to_contain_text("Taliban")


def test_of_two_drawings_only_small_ground_that_changed_is_a_dot(
    open_page: OpenPage, tmp_path: Path
) -> None:
    """Crumbs beside the land that the drawings leave alike would be pearls along its coast."""
    days = ("2021-08-05", "2021-08-15")
    for day, holder in zip(days, ("government", "taliban"), strict=True):
        rows = [
            ({"status": "government"}, shapely.box(0, 0, 1, 1)),
            ({"status": "taliban"}, shapely.box(1.02, 0.5, 1.021, 0.501)),
            ({"status": holder}, shapely.box(1.02, 0.9, 1.021, 0.901)),
            ({"status": holder}, shapely.box(0, 1, 1, 2)),
        ]
        write_geojson(tmp_path / f"front-{day}.geojson", rows)
    found = mapper.diff(*(tmp_path / f"front-{day}.geojson" for day in days))
    page = opened(open_page, mapper.compare_map(found).html())
    expect(page.locator("#map_1 path.unit")).to_have_count(4)
    expect(page.locator("#map_1 path.unit.speck")).to_have_count(1)
    expect(page.locator("#map_1 path.unit.speck")).to_have_class(re.compile("turned"))
