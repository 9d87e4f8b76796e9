# SPDX-License-Identifier: MIT
"""The page's small modules, one by one."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from mapper.geometry.packing import pack_arc
from mapper.page.rows import pack_rows
from mapper.picture.apart import size_of_marks
from tests.browser.pages import toy_page
from tests.picture.test_apart import grid_of

Js = Callable[..., Any]


# --- dom.mjs ---------------------------------------------------------------------------------


def test_a_child_that_looks_like_markup_is_text(js: Js) -> None:
    made = js("dom.mjs").run("(dom) => dom.el('p', {}, '<b>bold</b>').outerHTML")
    assert made == "<p>&lt;b&gt;bold&lt;/b&gt;</p>"


def test_a_source_with_a_web_address_is_a_link(js: Js) -> None:
    made = js("dom.mjs").run("(dom) => dom.sourceLink('BBC', 'https://example.org/a').href")
    assert made == "https://example.org/a"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "", None])
def test_a_source_with_any_other_address_is_no_link(js: Js, address: str | None) -> None:
    made = js("dom.mjs").run("(dom, url) => dom.sourceLink('BBC', url).tagName", address)
    assert made == "SPAN"


def test_a_text_is_filled_in_once(js: Js) -> None:
    assert js("dom.mjs").call("fill", "{a} and {b}", {"a": "{b}", "b": "2"}) == "{b} and 2"


# --- tasks.mjs -------------------------------------------------------------------------------


def test_what_follows_an_answer_is_done_once_for_all_that_ask_until_it_is_seen(js: Js) -> None:
    told = js("tasks.mjs").run(
        """async ({ oncePainted }) => {
          const { dataset } = document.documentElement;
          const told = [];
          const ask = oncePainted(() => told.push("done"));
          ask();
          told.push("asked while the page is loaded");
          dataset.ready = "true";
          await Promise.all([ask(), ask(), told.push("asked twice")]);
          delete dataset.ready;
          return told;
        }"""
    )
    assert told == ["done", "asked while the page is loaded", "asked twice", "done"]


def test_what_is_due_is_done_at_once_for_paper_and_not_again_after_it(js: Js) -> None:
    told = js("tasks.mjs").run(
        """async ({ oncePainted }) => {
          const { dataset, classList } = document.documentElement;
          const told = [];
          const ask = oncePainted(() => told.push("done"));
          dataset.ready = "true";
          const due = ask();
          classList.add("printing");
          ask();
          told.push("printed");
          classList.remove("printing");
          await due;
          delete dataset.ready;
          return told;
        }"""
    )
    assert told == ["done", "printed"]


# --- store.mjs -------------------------------------------------------------------------------


def test_listeners_hear_of_changes_and_of_nothing_else(js: Js) -> None:
    heard = js("store.mjs").run(
        """(store) => {
          const one = store.makeStore({ hover: null, picked: null });
          const heard = [];
          one.listen((after, before) => heard.push([before.hover, after.hover]));
          one.set({ hover: "Herat" });
          one.set({ hover: "Herat" });
          one.set({ hover: null });
          return heard;
        }"""
    )
    assert heard == [[None, "Herat"], ["Herat", None]]


def test_the_place_pointed_at_comes_before_the_one_held_open(js: Js) -> None:
    store = js("store.mjs")
    assert store.call("atHand", {"hover": "Herat", "picked": "Kabul"}) == "Herat"
    assert store.call("atHand", {"hover": None, "picked": "Kabul"}) == "Kabul"


# --- keys.mjs --------------------------------------------------------------------------------

# Three units in a row, of which the middle one has no point, and the arrow to the right on each.
ARROWS = """({ bindKeys }) => {
  const group = new Map(["a", "b", "c"].map((id) => [id, document.createElement("button")]));
  document.body.append(...group.values());
  const units = { arcs: [], objects: { units: { type: "GeometryCollection", geometries: [] } } };
  const centres = (id) => ({ a: [0, 0], c: [20, 0] })[id] ?? null;
  const store = { get: () => ({}), set: () => {} };
  const map = { getContainer: () => document.body };
  bindKeys({ map, data: { units }, groups: [group], centres, store, home: () => {} });
  return ["a", "b"].map((id) => {
    group.get(id).focus();
    group.get(id).dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight" }));
    return [...group].find(([, element]) => element === document.activeElement)[0];
  });
}"""


def test_an_arrow_passes_over_a_place_without_a_point_and_stays_on_it(js: Js) -> None:
    assert js("keys.mjs").run(ARROWS) == ["c", "b"]


# --- payload.mjs -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "steps", [[[0, 0], [1, -1]], [[9999, 5000], [-31, 32], [15, -16]], [[-1, 0], [1023, -1024]]]
)
def test_arcs_are_unpacked_as_they_were_packed(js: Js, steps: list[list[int]]) -> None:
    assert js("payload.mjs").call("unpackArc", pack_arc(steps)) == steps


def test_rows_are_unpacked_as_they_were_packed(js: Js) -> None:
    entries = [
        {"id": "a", "kind": "unit", "report": 0},
        {"id": "b", "kind": "unit", "at": [1, 2], "from": "a"},
        {"id": "c", "within": "elsewhere", "kind": "unit", "report": 1},
    ]
    assert js("payload.mjs").call("unpackRows", pack_rows(entries)) == entries


# --- marks.mjs -------------------------------------------------------------------------------


def test_a_contested_town_is_split_between_its_contenders(js: Js) -> None:
    classes = js("marks.mjs").run(
        """(marks) => [...marks.drawMark("town", "contested", ["blue", "red"])
          .querySelectorAll("path")].map((half) => half.getAttribute("class"))"""
    )
    assert classes == ["mark-fill s-blue", "mark-fill s-red"]


def test_a_crossing_is_turned_so_that_its_far_side_lies_beyond(js: Js) -> None:
    turned = js("marks.mjs").run(
        """(marks) => marks.drawMark("crossing", "red", [], 90)
          .querySelector("g").getAttribute("transform")"""
    )
    assert turned == "rotate(90)"


# --- patterns.mjs ----------------------------------------------------------------------------


def test_a_contested_status_has_stripes_of_one_contender(js: Js) -> None:
    stripes = js("patterns.mjs").run(
        """(patterns) => {
          const stripes = { contested: ["stripes", "blue", "red"] };
          const sheet = patterns.patternSheet(stripes);
          const rects = sheet.querySelectorAll("#p-contested rect");
          return [...rects].map((rect) => rect.getAttribute("class"));
        }"""
    )
    assert stripes == ["s-contested plain", "s-red plain"]


# --- piece_sizes.mjs -------------------------------------------------------------------------


def test_pieces_are_as_large_as_squares_with_lines_as_long(js: Js) -> None:
    """As `test_holder_labels.py` has it: a square, and one with a hole."""
    outer, hole = [0, 0, 9, 0, 9, 9, 0, 9], [3, 3, 3, 6, 6, 6, 6, 3]
    script = """({ measured, usualSide }, rings) =>
      [usualSide([measured(rings[0])]), usualSide(rings.map(measured)), usualSide([])]"""
    found = js("piece_sizes.mjs").run(script, [outer, hole])
    assert found == pytest.approx([9, 4 * (81 - 9) / (36 + 12), 0])


# --- apart.mjs -------------------------------------------------------------------------------


def spread(js: Js, marks: list[dict[str, Any]]) -> dict[str, list[float]]:
    script = "(apart, marks) => Object.fromEntries(apart.spread(marks))"
    return dict(js("apart.mjs").run(script, marks))


def test_marks_that_would_cover_the_ground_are_as_small_as_on_pictures(js: Js) -> None:
    sides = [(20, 40.0), (20, 12.0), (20, 1.0), (14, 0.1)]
    grids = [grid_of(side, step) for side, step in sides]
    marks = [[{"at": [x, y], "reach": reach} for x, y, reach in grid] for grid in grids]
    script = "({ sizeOfMarks }, grids) => grids.map(sizeOfMarks)"
    found = js("crowded_marks.mjs").run(script, marks)
    assert found == pytest.approx([size_of_marks(grid) for grid in grids])


def test_a_lone_mark_stays_where_it_is(js: Js) -> None:
    assert spread(js, [{"id": "Kabul", "at": [10, 20], "reach": 6}]) == {"Kabul": [10, 20]}


def test_a_mark_on_another_moves_straight_away_from_it(js: Js) -> None:
    places = [
        {"id": "Kabul", "at": [10, 20], "reach": 6},
        {"id": "airport", "at": [13, 20], "reach": 8},
    ]
    where = spread(js, places)
    assert where["Kabul"] == [10, 20]
    assert where["airport"][0] > 10 + 6 + 8
    assert where["airport"][1] == 20


def test_marks_at_one_point_do_not_hide_each_other(js: Js) -> None:
    where = spread(js, [{"id": str(n), "at": [0, 0], "reach": 5} for n in range(3)])
    points = list(where.values())
    apart = [math.dist(a, b) for i, a in enumerate(points) for b in points[i + 1 :]]
    assert min(apart) >= 10


# --- figures.mjs -----------------------------------------------------------------------------


def test_a_ring_is_cut_to_the_frame(js: Js) -> None:
    ring = [[-10, 5], [20, 5], [20, 8], [-10, 8], [-10, 5]]
    cut = js("figures.mjs", leaflet=True).call("clip", ring, [-2, 0, 10, 10])
    assert {tuple(point) for point in cut} == {(-2, 5), (10, 5), (10, 8), (-2, 8)}


# --- pointer.mjs -----------------------------------------------------------------------------

SPOTS = [{"id": "Herat", "x": 0, "y": 0, "reach": 6}, {"id": "Ghor", "x": 20, "y": 0, "reach": 6}]


def test_the_nearest_mark_in_reach_is_found(js: Js) -> None:
    assert js("pointer.mjs").call("nearestSpot", SPOTS, 11, 0, 10) == "Ghor"


def test_beyond_reach_no_mark_is_found(js: Js) -> None:
    assert js("pointer.mjs").call("nearestSpot", SPOTS, 0, 30, 10) is None


# --- on a page -------------------------------------------------------------------------------


@pytest.fixture
def toy(open_page: Callable[..., Page]) -> Page:
    page = open_page(toy_page("2021-08-01 Eastvale red note\n2021-08-01 Westmarch blue"))
    page.wait_for_selector("html[data-ready]")
    return page


def test_a_legend_entry_is_pressed_and_pressed_again(toy: Page) -> None:
    button = toy.locator(".statuses button", has_text="Red")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")


def test_no_data_is_a_legend_entry_that_can_be_shown_alone(toy: Page) -> None:
    toy.locator(".statuses button", has_text="No data").click()
    assert toy.locator("path.unit.dim").count() == 2


def test_a_tip_names_the_place_under_the_pointer(toy: Page) -> None:
    box = toy.locator('path.unit[aria-label^="Eastvale,"]').bounding_box()
    assert box is not None
    toy.mouse.move(box["x"] + box["width"] / 4, box["y"] + box["height"] / 4)
    expect(toy.locator(".tip.shown")).to_contain_text("Eastvale")
    expect(toy.locator(".tip.shown")).to_contain_text("Red")


def test_a_place_without_a_report_says_so(toy: Page) -> None:
    toy.locator('path.unit[aria-label^="Northfield,"]').focus()
    expect(toy.locator("#detail")).to_contain_text("No report for this place on this day.")
