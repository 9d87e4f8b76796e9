# SPDX-License-Identifier: MIT
"""A map with an element a unit and on a canvas, in a real browser: both say and show the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from mapper.page import document
from mapper.reading.table_inputs import read_inputs
from mapper.verbs.look import Look
from tests.browser.axe import found_by_axe
from tests.browser.kinds import OPEN_ALL, SETTLED
from tests.browser.test_crowded import AT, EVENT, FOCUSABLE
from tests.browser.test_everyone import PICK
from tests.browser.waiting import until
from tests.shown import days_page

OpenPage = Callable[..., Page]
Pair = tuple[Page, Page]
WIDE, HIGH = 8, 7
# Days by their address, with what the page says of them.
DAYS = {
    "#2021-08-01": "1 August 2021",
    "#2021-08-02": "2 August 2021",
    "#2021-08-01..2021-08-02": "to 2 August 2021",
}
ISLETS = 3

# Of each look its fill, and in how many parts its units are written: parts of units, and dots.
LOOKS = """() => {
  const found = {};
  for (const path of document.querySelectorAll(".frame path.unit[class*=s-]")) {
    const look = [...path.classList].filter((name) => name !== "speck").sort().join(" ");
    const { fill, fillOpacity } = getComputedStyle(path);
    const parts = path.getAttribute("d").split("M").length - 1;
    const key = `${look} ${fill} ${fillOpacity}`;
    found[key] = (found[key] ?? 0) + parts;
  }
  return found;
}"""
# Of each kind of line how long it is, in px.
LENGTHS = """() => {
  const found = {};
  for (const path of document.querySelectorAll(".sheet :is(.unit-line, .parent-line, .front, .outline)")) {
    const kind = path.getAttribute("class");
    found[kind] = (found[kind] ?? 0) + path.getTotalLength();
  }
  return found;
}"""  # noqa: E501


# Names with whether a line leads from them.
NAMES = """(names) => names.map((name) => {
  const words = [...name.children].map(({ textContent }) => textContent);
  return [words.join(" "), "led" in name.dataset];
}).sort()"""

# The colours of the canvases at some places, by latitude and longitude.
PAINTED = """(places) => {
  const map = window[document.querySelector(".folium-map").id];
  const view = map.getContainer().getBoundingClientRect();
  const canvases = [...document.querySelectorAll(".leaflet-pane canvas")];
  return places.map(([lat, lng]) => canvases.map((canvas) => {
    const at = map.latLngToContainerPoint([lat, lng]);
    const box = canvas.getBoundingClientRect();
    const dense = canvas.width / box.width;
    const [x, y] = [at.x + view.left - box.left, at.y + view.top - box.top];
    return [...canvas.getContext("2d").getImageData(x * dense, y * dense, 1, 1).data].join();
  }));
}"""


def plot(name: str, province: str, *corners: tuple[float, float], side: float) -> dict[str, Any]:
    """A unit of one square or several, each by its south-west corner."""
    rings = [
        [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]] for x, y in corners
    ]
    return {
        "type": "Feature",
        "properties": {"name": name, "province": province},
        "geometry": {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]},
    }


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Two provinces of plots, one of two parts, and islets; red takes a row on the second day."""
    folder: Path = tmp_path_factory.mktemp("plots")
    grid = [(x, y) for x in range(WIDE) for y in range(HIGH)]
    plots = [
        plot(f"Plot {x}-{y}", "West" if x < 3 else "East", (10 + x, 40 + y), side=1)
        for x, y in grid[:-1]
    ]
    x, y = grid[-1]
    plots.append(plot(f"Plot {x}-{y}", "East", (10 + x, 40 + y), (20, 41), side=1))
    plots += [plot(f"Islet {n}", "East", (19.2, 42.5 + n), side=0.005) for n in range(ISLETS)]
    (folder / "plots.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": plots})
    )
    status = ["government", "government", "contested", "taliban", "taliban", "taliban", "", ""]
    by = "Daily,https://example.org/control"
    rows = ["place,status,date,source,source_url"]
    rows += [f"Plot {x}-{y},{status[x]},2021-08-01,{by}" for x, y in grid if status[x]]
    rows += [f"Islet {n},taliban,2021-08-01,{by}" for n in range(ISLETS)]
    rows += [f"Plot {x}-2,taliban,2021-08-02,{by}" for x in range(3)]
    (folder / "control.csv").write_text("\n".join(rows))
    inputs = read_inputs(folder / "control.csv", boundaries=folder / "plots.geojson")
    elements = days_page(inputs, Look())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(document, "is_crowded", lambda here: True)
        return elements, days_page(inputs, Look())


@pytest.fixture
def both(open_page: OpenPage, pages: tuple[str, str]) -> Pair:
    opened = [open_page(html) for html in pages]
    for page in opened:
        page.wait_for_function("document.documentElement.dataset.ready")
    return opened[0], opened[1]


def test_one_is_a_crowd_and_the_other_is_none(both: Pair) -> None:
    elements, canvas = both
    assert elements.locator(".leaflet-pane canvas").count() == 0
    assert canvas.locator(".leaflet-pane canvas").count() == 5


def day_by_day(both: Pair) -> Iterator[None]:
    """Both pages on one day after the other, each with all of its ground written out."""
    for address, told in DAYS.items():
        for page in both:
            page.evaluate("(address) => { location.hash = address; }", address)
            expect(page.locator("#day")).to_contain_text(told)
            page.evaluate(EVENT, "saving")
        yield
        for page in both:
            page.evaluate(EVENT, "saved")


def test_units_have_the_same_looks_and_as_many_parts(both: Pair) -> None:
    for _ in day_by_day(both):
        until(both[0], lambda: both[0].evaluate(LOOKS) == both[1].evaluate(LOOKS))


def test_lines_are_as_long(both: Pair) -> None:
    def are_as_long() -> bool:
        elements, canvas = (page.evaluate(LENGTHS) for page in both)
        return bool(canvas == pytest.approx(elements, rel=0.01))

    for _ in day_by_day(both):
        until(both[0], are_as_long)


def test_the_same_unit_is_at_the_same_place(both: Pair) -> None:
    places = {f"Plot {x}-{y}": (40.4 + y, 10.3 + x) for x in range(0, WIDE, 3) for y in (0, 3, 6)}
    places |= {"Plot 7-6": (41.5, 20.5), "Islet 1": (43.5, 19.2)}
    for name, at in places.items():
        for page in both:
            page.mouse.click(*page.evaluate(AT, at))
        until(both[0], lambda name=name: [heading(page) for page in both] == [name] * 2)  # type: ignore[misc]
        until(both[0], lambda: detail(both[0]) == detail(both[1]))


def heading(page: Page) -> str:
    return page.locator("#detail h3").text_content() or ""


def detail(page: Page) -> str:
    return page.locator("#detail").inner_text()


def test_the_same_names_stand_on_both_and_those_of_islets_beside_them(both: Pair) -> None:
    names = [page.locator(".letters .unit-name").evaluate_all(NAMES) for page in both]
    assert names[0] == names[1]
    assert {f"Islet {n}" for n in range(ISLETS)} <= {name for name, led in names[1] if led}


def test_units_are_heard_alike(both: Pair) -> None:
    elements, canvas = both
    every = "(paths) => paths.map((path) => path.getAttribute('aria-label'))"
    heard = set(elements.locator(".frame path.unit").evaluate_all(every))
    canvas.locator(FOCUSABLE).focus()
    said = set()
    for key in ("ArrowUp", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight"):
        before = canvas.locator(FOCUSABLE).get_attribute("aria-label")
        canvas.keyboard.press(key)
        now = canvas.locator(FOCUSABLE)
        until(canvas, lambda now=now, before=before: now.get_attribute("aria-label") != before)  # type: ignore[misc]
        said.add(now.get_attribute("aria-label"))
    assert len(said) == 6
    assert said <= heard


def test_axe_finds_nothing_on_a_canvas_with_all_open(
    open_page: OpenPage, pages: tuple[str, str]
) -> None:
    page = open_page(pages[1], width=360, color_scheme="dark", bypass_csp=True)
    page.wait_for_function("document.documentElement.dataset.ready")
    page.evaluate(OPEN_ALL)
    page.evaluate(PICK)
    page.evaluate(SETTLED)
    assert found_by_axe(page) == []


def test_colours_that_are_data_stay_where_colours_are_forced(
    open_page: OpenPage, pages: tuple[str, str]
) -> None:
    usual, forced = (open_page(pages[1], forced_colors=how) for how in ("none", "active"))
    places = [[40.4, 10.3 + x] for x in range(WIDE)]
    for page in (usual, forced):
        page.wait_for_function("document.documentElement.dataset.ready")
    until(usual, lambda: forced.evaluate(PAINTED, places) == usual.evaluate(PAINTED, places))
    assert len({tuple(one) for one in usual.evaluate(PAINTED, places)}) >= 3
