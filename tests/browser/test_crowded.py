# SPDX-License-Identifier: MIT
"""Maps of very many units, in a real browser."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from mapper.page.document import MOST_SHAPES
from mapper.reading.table_inputs import read_inputs
from mapper.verbs.look import Look
from tests.browser.waiting import let_pass
from tests.shown import day_page, days_page

OpenPage = Callable[..., Page]
SIDE = 40
RED = ".crowd path[data-status=taliban]"
RED_UNITS = SIDE * SIDE // 2 + 10  # on the last day
AT = """([lat, lng]) => {
  const map = window[document.querySelector(".folium-map").id];
  const { x, y } = map.latLngToContainerPoint([lat, lng]);
  const { left, top } = map.getContainer().getBoundingClientRect();
  return [left + x, top + y];
}"""

# The focus goes to one unit at a time.
FOCUSABLE = ".frame path.unit[role=button]"
EVENT = "(name) => dispatchEvent(new Event(name))"
# Whether a path is written with so many parts.
HAS_PARTS = """([selector, count]) => {
  const written = document.querySelector(selector)?.getAttribute("d") ?? "";
  return written.split("M").length - 1 === count;
}"""
# Whether the canvas of the ground has at a latitude and a longitude the colour of a path.
IS_FILLED = """([lat, lng, selector]) => {
  const map = window[document.querySelector(".folium-map").id];
  const canvas = map.getPane("units").querySelector("canvas");
  const at = map.latLngToContainerPoint([lat, lng]);
  const box = canvas.getBoundingClientRect();
  const view = map.getContainer().getBoundingClientRect();
  const [x, y] = [at.x + view.left - box.left, at.y + view.top - box.top];
  const dense = canvas.width / box.width;
  const [r, g, b] = canvas.getContext("2d").getImageData(x * dense, y * dense, 1, 1).data;
  return `rgb(${r}, ${g}, ${b})` === getComputedStyle(document.querySelector(selector)).fill;
}"""
# The same of what is shown under a hand.
IS_SHOWN = IS_FILLED.replace('querySelector("canvas")', 'querySelector(".swift")')
MOVE = """(day) => {
  const slider = document.querySelector("#time");
  slider.value = day;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
}"""
LOADED, REST = 2000, 160  # ms

# By how much a pixel of the canvases differs at most once all of them is drawn anew: what is cut
# off at the edge of a tile is smoothed a little otherwise.
MOST_APART = """async () => {
  const canvases = [...document.querySelectorAll(".leaflet-pane canvas")];
  const pixels = (canvas, { width, height } = canvas) =>
    canvas.getContext("2d").getImageData(0, 0, width, height).data;
  const painted = () => canvases.map((canvas) => pixels(canvas));
  const before = painted();
  document.documentElement.setAttribute("data-theme", "");
  await new Promise(requestAnimationFrame);
  let most = 0;
  painted().forEach((after, nth) => after.forEach((value, i) => {
    most = Math.max(most, Math.abs(value - before[nth][i]));
  }));
  return most;
}"""
ALIKE = 12  # of 255


def square(x: int, y: int, side: float = 0.1) -> dict[str, Any]:
    """A unit a tenth of a degree wide; its name says its column and row from the south-west."""
    west, south = 10 + x / 10, 40 + y / 10
    ring = [[west, south], [west + side, south], [west + side, south + side], [west, south + side]]
    return {
        "type": "Feature",
        "properties": {"name": f"Plot {x}-{y}"},
        "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]},
    }


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """1,600 units: blue in the west and red in the east; on the second day red has ten more."""
    folder: Path = tmp_path_factory.mktemp("plots")
    plots = [square(x, y) for x in range(SIDE) for y in range(SIDE)]
    (folder / "plots.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": plots})
    )
    rows = ["place,status,date"]
    for x in range(SIDE):
        status = "government" if x < SIDE // 2 else "taliban"
        rows += [f"Plot {x}-{y},{status},2021-08-01" for y in range(SIDE)]
    rows += [f"Plot 19-{y},taliban,2021-08-02" for y in range(10)]
    (folder / "control.csv").write_text("\n".join(rows))
    return read_inputs(folder / "control.csv", boundaries=folder / "plots.geojson")


@pytest.fixture(scope="module")
def one_day(inputs: Any) -> str:
    return day_page(inputs, Look())


@pytest.fixture(scope="module")
def two_days(inputs: Any) -> str:
    return days_page(inputs, Look())


def opened(open_page: OpenPage, html: str) -> Page:
    page = open_page(html)
    page.wait_for_function("document.documentElement.dataset.ready")
    return page


def expect_parts(page: Page, selector: str, count: int) -> None:
    page.wait_for_function(HAS_PARTS, arg=[selector, count])


def send(page: Page, event: str) -> None:
    page.evaluate(EVENT, event)


def test_so_many_are_a_crowd(inputs: Any) -> None:
    assert len(inputs.boundaries.units) > MOST_SHAPES


def test_units_of_one_look_are_one_shape(open_page: OpenPage, one_day: str) -> None:
    page = opened(open_page, one_day)
    expect(page.locator(".crowd path")).to_have_count(2)
    assert page.watched.complaints == []  # type: ignore[attr-defined]


def test_the_pointer_finds_the_unit_under_it(open_page: OpenPage, one_day: str) -> None:
    page = opened(open_page, one_day)
    page.mouse.move(*page.evaluate(AT, [41.05, 12.55]))
    expect(page.locator(".tip")).to_contain_text("Plot 25-10")
    expect(page.locator(".tip")).to_contain_text("Taliban")


def test_a_click_holds_the_unit_open_and_draws_a_line_around_it(
    open_page: OpenPage, one_day: str
) -> None:
    page = opened(open_page, one_day)
    page.mouse.click(*page.evaluate(AT, [42.05, 10.55]))
    expect(page.locator("#detail h3")).to_have_text("Plot 5-20")
    expect(page.locator(".ring")).not_to_have_attribute("d", "M0,0")


def test_a_status_can_be_shown_alone(open_page: OpenPage, one_day: str) -> None:
    page = opened(open_page, one_day)
    page.locator(".statuses button[data-status=taliban]").click()
    expect(page.locator(".crowd path.dim")).to_have_attribute("data-status", "government")


def test_zooming_draws_the_units_where_they_are(open_page: OpenPage, one_day: str) -> None:
    page = opened(open_page, one_day)
    page.get_by_label("Zoom in").click()
    page.mouse.move(*page.evaluate(AT, [42.05, 11.55]))
    expect(page.locator(".tip")).to_contain_text("Plot 15-20")


def test_the_table_has_them_all(open_page: OpenPage, one_day: str) -> None:
    page = opened(open_page, one_day)
    page.get_by_label("Search the table").fill("Plot 39-39")
    expect(page.locator(".tw-count")).to_have_text("1 of 1,600 rows")


def test_those_who_hear_the_map_are_told_that_the_search_is_quicker(
    open_page: OpenPage, one_day: str
) -> None:
    page = opened(open_page, one_day)
    expect(page.locator("#map-help")).to_contain_text("the search finds one sooner")


def test_the_keyboard_goes_from_a_unit_to_its_neighbour(open_page: OpenPage, one_day: str) -> None:
    page = opened(open_page, one_day)
    page.locator(FOCUSABLE).focus()
    expect(page.locator(FOCUSABLE)).to_have_attribute("aria-label", re.compile("Plot 0-0"))
    for key, name in (("ArrowUp", "Plot 0-1"), ("ArrowRight", "Plot 1-1")):
        page.keyboard.press(key)
        expect(page.locator(FOCUSABLE)).to_be_focused()
        expect(page.locator(FOCUSABLE)).to_have_attribute("aria-label", re.compile(f"{name},"))
    page.keyboard.press("Enter")
    expect(page.locator("#detail h3")).to_have_text("Plot 1-1")


def test_a_unit_has_on_the_canvas_the_colour_of_its_status(
    open_page: OpenPage, one_day: str
) -> None:
    page = opened(open_page, one_day)
    for place, status in (([42.05, 10.55], "government"), ([42.05, 13.55], "taliban")):
        look = f".crowd path[data-status={status}]"
        page.wait_for_function(IS_FILLED, arg=[*place, look])


def test_names_stand_on_units_that_have_room(open_page: OpenPage, one_day: str) -> None:
    page = opened(open_page, one_day)
    expect(page.locator(".unit-name")).to_have_count(0)
    for _ in range(3):
        page.get_by_label("Zoom in").click()
    expect(page.locator(".unit-name").first).to_contain_text("Plot")


def test_a_wide_unit_in_the_news_has_its_name_among_many_that_have_none(
    open_page: OpenPage, tmp_path: Path
) -> None:
    plots = [square(x, y) for x in range(SIDE) for y in range(SIDE)]
    plots.append(square(SIDE, 0, side=SIDE / 10))
    (tmp_path / "plots.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": plots})
    )
    (tmp_path / "control.csv").write_text(
        f"place,status,date\nPlot {SIDE}-0,contested,2021-08-01\nPlot 0-0,government,2021-08-01"
    )
    inputs = read_inputs(tmp_path / "control.csv", boundaries=tmp_path / "plots.geojson")
    page = opened(open_page, day_page(inputs, Look()))
    expect(page.locator(".unit-name")).to_have_text([f"Plot {SIDE}-0"])
    assert page.watched.complaints == []  # type: ignore[attr-defined]


def test_what_is_printed_is_made_of_paths(open_page: OpenPage, one_day: str) -> None:
    page = opened(open_page, one_day)
    expect_parts(page, RED, 0)
    send(page, "beforeprint")
    expect_parts(page, RED, RED_UNITS)
    expect(page.locator(".leaflet-pane canvas:visible")).to_have_count(0)
    send(page, "afterprint")
    expect(page.locator(".leaflet-pane canvas:visible")).to_have_count(4)


def test_the_table_lists_the_first_rows_and_more_when_asked(
    open_page: OpenPage, one_day: str
) -> None:
    page = opened(open_page, one_day)
    rows = page.locator("#twin tbody tr")
    expect(page.locator(".tw-first")).to_contain_text("The first 500 of 1,600 rows are listed")
    expect(rows).to_have_count(500)
    page.get_by_role("button", name="List 500 more").click()
    expect(rows).to_have_count(1000)
    page.evaluate("scrollTo(0, 0)")
    page.mouse.click(*page.evaluate(AT, [42.05, 13.95]))
    expect(page.locator("#twin tr[aria-current]")).to_contain_text("Plot 39-20")


def test_the_slider_moves_units_from_one_path_to_the_other(
    open_page: OpenPage, two_days: str
) -> None:
    page = opened(open_page, two_days)
    send(page, "saving")
    expect_parts(page, RED, RED_UNITS)
    page.locator("#time").press("ArrowLeft")
    expect_parts(page, RED, RED_UNITS - 10)


def test_a_step_leaves_the_canvas_as_if_all_of_it_were_drawn_anew(
    open_page: OpenPage, two_days: str
) -> None:
    page = opened(open_page, two_days)
    page.locator("#time").press("ArrowLeft")
    page.wait_for_function(IS_FILLED, arg=[40.55, 11.95, ".crowd path[data-status=government]"])
    assert page.evaluate(MOST_APART) < ALIKE


def test_under_a_hand_that_moves_on_the_canvas_waits_until_it_halts(
    open_page: OpenPage, two_days: str
) -> None:
    page = open_page(two_days, still=True)
    let_pass(page, LOADED)
    expect(page.locator("html")).to_have_attribute("data-ready", "true")
    for day in (0, 1):
        page.evaluate(MOVE, day)
    government = ".crowd path[data-status=government]"
    assert page.evaluate(IS_FILLED, [40.55, 11.95, government])
    assert page.evaluate(IS_SHOWN, [40.55, 11.95, RED])
    let_pass(page, REST)
    expect(page.locator(".swift.moving, .veiled")).to_have_count(0)
    page.wait_for_function(IS_FILLED, arg=[40.55, 11.95, RED])


def test_what_changed_between_two_days_is_drawn_as_such(open_page: OpenPage, two_days: str) -> None:
    page = opened(open_page, two_days)
    page.evaluate("location.hash = '#2021-08-01..2021-08-02'")
    expect(page.locator("#changes .moves strong")).to_have_text(["Government → Taliban"])
    expect(page.locator(".crowd path")).to_have_count(3)
    expect(page.locator(".crowd path.kept")).to_have_count(2)
    turned = ".crowd path:not(.kept)"
    expect(page.locator(turned)).to_have_attribute("style", re.compile("--f: ?var\\(--s-taliban"))
    send(page, "saving")
    expect_parts(page, turned, 10)
