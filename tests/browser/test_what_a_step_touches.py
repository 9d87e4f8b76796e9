# SPDX-License-Identifier: MIT
"""What a move of the slider touches at once, and what waits until it rests."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from mapper.reading.table_inputs import read_inputs
from tests.browser.days import STORY, timeline_of
from tests.browser.waiting import PAINTED, let_pass
from tests.shown import day_page

OpenPage = Callable[..., Page]
REST = 160  # ms, somewhat more than the page waits for, and a frame
ALONE = 260  # ms after another step, in which one is no part of a burst

# Moves the slider to a day and counts the elements that are touched, by where they stand. A class
# that is set to what it was is no touch.
MOVE = """(day) => {
  const slider = document.querySelector("#time");
  window.units = [...document.querySelectorAll("path.unit")];
  window.looks = units.map((path) => path.classList.value);
  window.touched = [];
  const all = { subtree: true, childList: true, attributes: true, attributeOldValue: true };
  new MutationObserver((records) => touched.push(...records)).observe(document.body, all);
  slider.value = day;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
}"""
TOUCHED = """() => {
  const real = touched.filter(({ type, target, attributeName, oldValue }) =>
    type === "childList" || target.getAttribute(attributeName) !== oldValue);
  const targets = [...new Set(real.map(({ target }) => target))];
  const within = (selector) => targets.filter((target) => target.closest?.(selector)).length;
  const changed = units.filter((path, nth) => path.classList.value !== looks[nth]).length;
  return { units: within("path.unit"), changed, table: within("#twin"), all: units.length };
}"""

# The colours, under a hand, at a point well within each unit that has one.
UNDER_THE_HAND = """() => {
  const canvas = document.querySelector(".leaflet-units-pane .swift");
  const box = canvas.getBoundingClientRect();
  const colourAt = ([x, y]) => {
    const [data] = [canvas.getContext("2d").getImageData(x - box.left, y - box.top, 1, 1).data];
    return `rgb(${[...data].slice(0, 3).join(", ")})`;
  };
  const steps = [0.3, 0.4, 0.5, 0.6, 0.7];
  const within = (path) => {
    const { left, top, width, height } = path.getBoundingClientRect();
    const points = steps.flatMap((x) => steps.map((y) => [left + x * width, top + y * height]));
    const own = path.getScreenCTM().inverse();
    const inside = (x, y) => path.isPointInFill(new DOMPoint(x, y).matrixTransform(own));
    const around = [[0, 0], [4, 0], [-4, 0], [0, 4], [0, -4]];
    return points.find(([x, y]) => around.every(([dx, dy]) => inside(x + dx, y + dy)));
  };
  window.shown = units.map(within).map((point) => point && colourAt(point));
  return new Set(shown).size;
}"""
# Moves the map as soon as a picture stands in it, on a machine so slow that no two steps of what
# makes pictures are done in one task.
MOVE_WHILE_MADE = """() => {
  let ms = 0;
  performance.now = () => (ms += 20);
  window.made = 0;
  new MutationObserver((records) => {
    if (!records.some(({ addedNodes }) => addedNodes.length)) return;
    window.made += 1;
    map_1.fire("movestart");
  }).observe(map_1.getPane("units"), { childList: true });
  map_1.fire("moveend");
}"""
# Where the ground at rest has another colour; of patterns it has none.
AT_REST = """() => units.map((path, nth) => [getComputedStyle(path).fill, shown[nth]])
  .filter(([fill, colour]) => colour && !fill.startsWith("url") && fill !== colour)"""

# What was set to what it was, by its tag and attribute.
IDLE = """() => touched.filter(({ type, attributeName: name, target, oldValue }) =>
  type === "attributes" && name !== "class" && target.getAttribute(name) === oldValue)
  .map(({ target, attributeName }) => `${target.tagName} ${attributeName}`)"""


@pytest.fixture
def story(open_page: OpenPage) -> Page:
    return open_page(timeline_of(STORY), still=True)


def test_a_step_touches_the_units_that_changed_and_no_other(story: Page) -> None:
    story.evaluate(MOVE, 0)
    touched = story.evaluate(TOUCHED)
    assert 0 < touched["units"] == touched["changed"] < touched["all"]


def test_a_step_gives_nothing_what_it_has_already(story: Page) -> None:
    let_pass(story, ALONE)
    story.evaluate(MOVE, 0)
    assert story.evaluate(IDLE) == []


def test_names_and_rows_follow_once_the_slider_rests(story: Page) -> None:
    story.evaluate(MOVE, 0)
    touched = story.evaluate(TOUCHED)
    assert touched["table"] == 0
    let_pass(story, REST)
    assert story.evaluate(TOUCHED)["table"] > 0


def test_words_follow_the_first_step_and_then_when_the_hand_halts(story: Page) -> None:
    lead, day = story.locator(".lead"), story.locator("#day")
    let_pass(story, ALONE)
    story.evaluate(MOVE, 0)
    let_pass(story, PAINTED)
    expect(lead).to_contain_text("1 August 2021")
    story.evaluate(MOVE, 9)
    expect(day).to_have_text("10 August 2021")
    expect(lead).to_contain_text("1 August 2021")
    let_pass(story, REST)
    expect(lead).to_contain_text("10 August 2021")


def test_under_a_hand_that_moves_on_no_unit_is_touched_before_it_halts(story: Page) -> None:
    let_pass(story, ALONE)
    for day in (9, 0):
        story.evaluate(MOVE, day)
    assert story.evaluate(TOUCHED)["units"] == 0
    expect(story.locator(".leaflet-units-pane > .veiled")).to_have_count(1)
    let_pass(story, REST)
    touched = story.evaluate(TOUCHED)
    assert 0 < touched["units"] == touched["changed"]
    expect(story.locator(".swift.moving, .veiled")).to_have_count(0)


def test_a_pointer_on_the_slider_is_a_hand_from_its_first_step_on(story: Page) -> None:
    let_pass(story, ALONE)
    story.locator("#time").hover()
    story.evaluate(MOVE, 0)
    assert story.evaluate(TOUCHED)["units"] == 0
    let_pass(story, REST)
    assert story.evaluate(TOUCHED)["units"] > 0


def test_what_is_shown_under_a_hand_has_the_colours_that_the_ground_has_at_rest(
    story: Page,
) -> None:
    let_pass(story, ALONE)
    for day in (0, 4, 9):
        story.evaluate(MOVE, day)
    assert story.evaluate(UNDER_THE_HAND) > 1
    let_pass(story, REST)
    assert story.evaluate(AT_REST) == []


def test_a_move_leaves_no_picture_behind_that_was_not_ready(story: Page) -> None:
    let_pass(story, ALONE)
    story.evaluate(MOVE_WHILE_MADE)
    let_pass(story, REST)
    assert story.evaluate("made") == 1
    expect(story.locator(".swift")).to_have_count(0)


def test_paper_has_the_ground_of_the_day_that_it_shows(story: Page) -> None:
    let_pass(story, ALONE)
    for day in (9, 0):
        story.evaluate(MOVE, day)
    assert story.evaluate(TOUCHED)["changed"] == 0
    story.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert story.evaluate(TOUCHED)["changed"] > 0


def test_paper_has_the_words_of_the_day_that_it_shows(story: Page) -> None:
    let_pass(story, ALONE)
    for day in (0, 9):
        story.evaluate(MOVE, day)
    story.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    expect(story.locator(".lead")).to_contain_text("10 August 2021")


def test_rows_that_are_out_of_sight_are_not_laid_out(open_page: OpenPage) -> None:
    page = open_page(day_page(read_inputs()))
    scroller = page.locator("#twin .tw-scroller.tall")
    assert scroller.evaluate("one => getComputedStyle(one).contentVisibility") == "auto"
    page.emulate_media(media="print")
    assert scroller.evaluate("one => getComputedStyle(one).contentVisibility") == "visible"
