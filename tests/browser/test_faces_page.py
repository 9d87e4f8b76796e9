# SPDX-License-Identifier: MIT
"""The page of drawn ground, in a real browser, with more than 10,000 faces."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import shapely
from playwright.sync_api import Page, expect
from shapely import box

from mapper.comparison.words import sentence
from mapper.page.document import Document, plain_html
from mapper.page.head import ground_lead
from mapper.polygons.face_ends import with_ends
from mapper.polygons.face_history import FaceHistory, cut_history
from mapper.polygons.polygon_history import PolygonHistory
from mapper.reading.front_lines import face_inputs
from mapper.style.scheme_files import load_scheme
from mapper.style.words import load_words
from mapper.verbs.diff import compare
from mapper.verbs.look import Look
from tests.benchmarks.fronts_data import Fronts
from tests.browser.ground_answers import Js, both_answers
from tests.browser.waiting import until
from tests.drawn import RAID, Drawn, drawn_day, drawn_history, faces_of, strips_of
from tests.history.renamed import SCHEME as RENAMED_SCHEME
from tests.shown import areas_on, ground_control, ground_document, ground_page, moved

# The fronts are cut and drawn once for all of these: they stay on one worker, and go first.
FRONTS = pytest.mark.xdist_group("fronts")
OpenPage = Callable[..., Page]
WORDS = load_words("en")
SEED = 11
STATE = """() => [
  document.querySelector(".lead").textContent,
  document.querySelector("#legend").textContent,
  ...[...document.querySelectorAll(".drawn path")].map((path) => path.outerHTML),
]"""

# Whether these holders are named on the ground, and no others.
NAMED_ON_GROUND = """(holders) => {
  const names = [...document.querySelectorAll(".letters:not(.unlaid) .unit-name")];
  return String(names.map(({ textContent }) => textContent).sort()) === String(holders);
}"""
# What stands where among the names, and the lines that lead to them.
PLACED = """() => [...document.querySelectorAll(".letters > *")].map((one) =>
  ["transform", "d", "points"].map((name) => one.getAttribute(name)).join() + one.textContent)"""
LETTERED = "document.querySelectorAll('.letters:not(.unlaid) .unit-name').length > 0"
# Whether the ends and the middle of every country's name lie on no ground that is drawn.
COUNTRIES_STAND_FREE = """() => {
  const grounds = [...document.querySelectorAll(".drawn path")];
  const isOn = (x, y) => grounds.some((path) =>
    path.isPointInFill(new DOMPoint(x, y).matrixTransform(path.getScreenCTM().inverse())));
  const names = [...document.querySelectorAll(".country-name")];
  return grounds.length > 0 && names.length > 0 && names.every((name) => {
    const { left, right, top, bottom } = name.getBoundingClientRect();
    return [left, (left + right) / 2, right].every((x) => !isOn(x, (top + bottom) / 2));
  });
}"""


@pytest.fixture(scope="module")
def fronts() -> FaceHistory:
    """770 days of a front of 3,000 corners."""
    story = Fronts(770)
    days = tuple(
        drawn_day(day, ((ground, "taliban"),), "Front maps")
        for day, ground in zip(story.dates(), story.grounds(), strict=True)
    )
    return cut_history(
        PolygonHistory(name="fronts", scheme=load_scheme("three-way"), days=days, problems=())
    )


@pytest.fixture(scope="module")
def document(fronts: FaceHistory) -> Document:
    return ground_document(fronts, Look())


@pytest.fixture(scope="module")
def large(document: Document) -> str:
    return plain_html(document)


@pytest.fixture(scope="module")
def small() -> str:
    return ground_page(faces_of(), Look())


def opened(open_page: OpenPage, html: str, address: str = "", **options: Any) -> Page:
    page = open_page(html, **options)
    page.wait_for_function("document.documentElement.dataset.ready")
    if address:
        go(page, address)
    return page


# What of an address is shown at once is shown when the page has heard of it.
GO = """(address) => location.hash === address || new Promise((resolve) => {
  addEventListener("hashchange", () => resolve(true), { once: true });
  location.hash = address;
})"""


def go(page: Page, address: str) -> None:
    page.evaluate(GO, address)
    # What is seen of the map may follow the days.
    page.wait_for_function("(address) => location.hash.split('&')[0] === address", arg=address)


@FRONTS
def test_there_are_more_than_10_000_faces(fronts: FaceHistory) -> None:
    assert len(fronts.faces.shapes) > 10_000


@FRONTS
def test_the_page_stays_under_500_kb(large: str) -> None:
    assert len(large.encode()) < 500_000


@FRONTS
def test_the_page_asks_for_nothing_and_complains_of_nothing(
    open_page: OpenPage, large: str
) -> None:
    page = opened(open_page, large)
    page.locator("#time").press("ArrowLeft")
    assert page.watched.complaints == []  # type: ignore[attr-defined]


@FRONTS
def test_every_day_has_the_sentence_that_python_makes(
    open_page: OpenPage, large: str, document: Document, fronts: FaceHistory
) -> None:
    chance = random.Random(SEED)
    page = opened(open_page, large)
    here = document.situation
    columns = ground_control(fronts)
    for day in chance.sample(fronts.days, 7):
        go(page, f"#{day}")
        wanted = ground_lead(here, day, areas_on(columns, day), WORDS)
        expect(page.locator(".lead")).to_have_text(wanted)


def test_of_many_parties_the_page_tells_the_largest_as_python_does(open_page: OpenPage) -> None:
    """Seven parties, and ground that is contested; each is named on its strip, too."""
    fronts = strips_of([*"abcdefg", "contested"], (date(2021, 8, 1), date(2021, 8, 5)))
    here, columns = ground_document(fronts, Look()).situation, ground_control(fronts)
    page = opened(open_page, ground_page(fronts, Look()))
    for day in fronts.days:
        go(page, f"#{day}")
        wanted = ground_lead(here, day, areas_on(columns, day), WORDS)
        assert " others " in wanted
        expect(page.locator(".lead")).to_have_text(wanted)
        page.wait_for_function(NAMED_ON_GROUND, arg=sorted([*"ABCDEFG", "Contested"]))
    go(page, "#2021-08-01..2021-08-05")
    page.wait_for_function(NAMED_ON_GROUND, arg=[])


def test_holders_are_named_at_the_same_places_whatever_day_was_shown_before(
    open_page: OpenPage,
) -> None:
    """Names that have no room stand at the end of a line, clear of the ground of their day."""
    names = [f"{letter}-and-all-that-are-with-them" for letter in "abcdefg"]
    html = ground_page(strips_of(names, (date(2021, 8, 1), date(2021, 8, 5))), Look())
    page = opened(open_page, html)
    page.wait_for_function(LETTERED)
    wanted = page.evaluate(PLACED)
    go(page, "#2021-08-01")
    until(page, lambda: page.evaluate(PLACED) != wanted)
    page.wait_for_function(LETTERED)
    go(page, "#2021-08-05")
    until(page, lambda: page.evaluate(PLACED) == wanted)


@FRONTS
def test_any_two_days_have_the_sentence_of_the_terminal(
    js: Js, document: Document, fronts: FaceHistory
) -> None:
    chance = random.Random(SEED)
    pairs = [tuple(sorted(chance.sample(fronts.days, 2))) for _ in range(5)]
    shown, told = both_answers(js, fronts, pairs, document.payload)
    assert shown == told


@FRONTS
def test_a_day_does_not_depend_on_how_one_got_there(
    open_page: OpenPage, large: str, fronts: FaceHistory
) -> None:
    chance = random.Random(SEED)
    walked = opened(open_page, large)
    for day in chance.sample(fronts.days, 6):
        go(walked, f"#{day}")
    direct = opened(open_page, large)
    go(direct, f"#{day}")
    expect(direct.locator(".lead")).to_have_text(walked.locator(".lead").text_content() or "")
    assert walked.evaluate(STATE) == direct.evaluate(STATE)


def test_the_drawing_has_the_area_that_the_figures_say(open_page: OpenPage, small: str) -> None:
    page = opened(open_page, small, "#2021-08-05")
    inside = """([lat, lng]) => {
      const map = window[document.querySelector(".folium-map").id];
      const at = map.latLngToLayerPoint([lat, lng]);
      const point = document.querySelector(".drawn").ownerSVGElement.createSVGPoint();
      [point.x, point.y] = [at.x, at.y];
      const paths = [...document.querySelectorAll(".drawn path")];
      return paths.filter((path) => path.isPointInFill(point)).map((path) => path.dataset.status);
    }"""
    assert page.evaluate(inside, [32.5, 61]) == ["taliban"]
    assert page.evaluate(inside, [32.5, 65.5]) == ["government"]
    assert page.evaluate(inside, [31.5, 64.5]) == ["contested"]
    assert page.evaluate(inside, [35, 61]) == []


def test_the_point_that_is_held_open_has_a_ring_wherever_the_map_is(
    open_page: OpenPage, small: str
) -> None:
    page = opened(open_page, small, "#2021-08-20")
    ring = page.locator(".held-point")
    expect(ring).to_be_hidden()
    click_at(page, 31.5, 62.2)
    for zoom in (0, 1):
        page.evaluate(
            "zoom => { const map = window[document.querySelector('.folium-map').id];"
            " map.setView([31.5, 62.2], map.getZoom() + zoom, { animate: false }); }",
            zoom,
        )
        box, frame = ring.bounding_box(), page.locator(".folium-map").bounding_box()
        assert box is not None
        assert frame is not None
        middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
        centre = [frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2]
        assert middle == pytest.approx(centre, abs=2)
    page.get_by_role("button", name="Close", exact=True).first.click()
    expect(ring).to_be_hidden()


def test_a_point_tells_who_holds_it_since_when_and_what_it_was(
    open_page: OpenPage, small: str
) -> None:
    page = opened(open_page, small, "#2021-08-20")
    click_at(page, 31.5, 62.2)
    detail = page.locator("#detail")
    expect(detail).to_contain_text("Taliban")
    expect(detail.locator("dd").first).to_have_text("5 August 2021")
    expect(detail).to_contain_text("Sketch")
    expect(detail.locator(".past li")).to_have_text(["Government 1 August 2021 to 5 August 2021"])


@FRONTS
def test_a_point_has_a_strip_of_all_that_it_was(open_page: OpenPage, small: str) -> None:
    page = opened(open_page, small, "#2021-08-20")
    click_at(page, 31.5, 64.5)
    parts = page.locator("#detail .strip-of-place rect").evaluate_all(
        "all => all.map((one) => [one.getAttribute('class'), one.getAttribute('width')])"
    )
    assert [name for name, _ in parts] == [
        "share s-government",
        "share s-contested",
        "share s-government",
    ]
    assert [float(width.rstrip("%")) for _, width in parts] == pytest.approx([20, 75, 5])


def test_what_a_point_tells_is_what_its_face_was(
    open_page: OpenPage, large: str, fronts: FaceHistory
) -> None:
    chance = random.Random(SEED)
    page = opened(open_page, large)
    faces = fronts.faces
    often = [
        nth for nth, runs in enumerate(faces.runs) if len(runs) > 1 and faces.area_km2[nth] > 60
    ]
    for nth in chance.sample(often, 5):
        lng, lat = shapely.get_coordinates(shapely.point_on_surface(faces.shapes[nth]))[0]
        click_at(page, lat, lng)
        last_day, label = faces.runs[nth][-1]
        detail = page.locator("#detail")
        expect(detail.locator(".holding")).to_have_text("Taliban" if label == 0 else "Not drawn")
        expect(detail.locator(".past")).to_contain_text(WORDS.day(fronts.days[last_day]))
        page.keyboard.press("Escape")


def click_at(page: Page, lat: float, lng: float) -> None:
    at = page.evaluate(
        """([lat, lng]) => {
          const map = window[document.querySelector(".folium-map").id];
          const { x, y } = map.latLngToContainerPoint([lat, lng]);
          const { left, top } = map.getContainer().getBoundingClientRect();
          return [left + x, top + y];
        }""",
        [lat, lng],
    )
    page.mouse.click(*at)


def test_the_keyboard_reads_the_ground(open_page: OpenPage, small: str) -> None:
    page = opened(open_page, small, "#2021-08-05")
    expect(page.locator("#live")).to_contain_text("On 5 August 2021")
    page.locator(".folium-map").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".cross")).to_have_class("cross shown")
    expect(page.locator("#live")).to_contain_text("Taliban, since 5 August 2021")
    page.keyboard.press("Enter")
    page.locator("#time").focus()
    expect(page.locator("#detail")).to_contain_text("Close")


def test_a_comparison_draws_what_was_won_and_lost_and_what_stayed(
    open_page: OpenPage, small: str
) -> None:
    page = opened(open_page, small, "#2021-08-01..2021-08-20")
    expect(page.locator(".lead")).to_have_text(
        "Between 1 August 2021 and 20 August 2021, the Taliban took "
        f"{WORDS.area(km2_of('government', 'taliban'))} km² from the government."
    )
    expect(page.locator("#changes .moves strong")).to_have_text(["Government → Taliban"])
    turned = page.locator(".drawn path.turned")
    assert turned.evaluate_all("all => all.map((path) => path.dataset.turn)") == [
        "x-government-taliban"
    ]
    # Over the lines, and wide enough to be seen.
    assert page.locator(".front ~ .drawn [filter='url(#grown)'] path.turned").count() == 1


def test_a_border_that_stayed_where_it_was_is_drawn_as_no_change(open_page: OpenPage) -> None:
    """Taliban west of a slanting border and government east of it, both days; far away a change."""
    west, east = shapely.Polygon([(61, 30), (63, 30), (64, 33), (61, 33)]), box(61, 30, 66, 33)
    days: dict[str, Drawn] = {
        f"2021-08-0{day}": (
            (west, "taliban"),
            (east.difference(west), "government"),
            (box(67, 30, 68, 33), holder),
        )
        for day, holder in ((1, "government"), (5, "taliban"))
    }
    page = opened(open_page, ground_page(faces_of(days), Look()), "#2021-08-01..2021-08-05")
    moved = page.locator("g[filter='url(#grown)']")
    expect(moved).to_have_count(1)
    others = page.locator(".leaflet-map-pane > :not(.leaflet-units-pane)")
    others.evaluate_all("all => all.forEach((pane) => { pane.style.display = 'none'; })")
    stayed = page.locator(".drawn .kept.s-government").bounding_box()
    pixels = [page.screenshot(clip=stayed)]  # type: ignore[arg-type]
    moved.evaluate("all => all.remove()")
    pixels.append(page.screenshot(clip=stayed))  # type: ignore[arg-type]
    assert pixels[0] == pixels[1]


def km2_of(before: str, after: str) -> float:
    moves = moved(ground_control(faces_of()), date(2021, 8, 1), date(2021, 8, 20))
    return next(m.area_km2 for m in moves if (m.before, m.after) == (before, after))


def test_a_day_on_which_nothing_was_drawn_says_so(open_page: OpenPage, small: str) -> None:
    page = opened(open_page, small, "#2021-08-10")
    expect(page.locator("#on-this-day")).to_contain_text("it is as on 5 August 2021")


def test_a_status_that_ended_holds_nothing_until_the_next_day_drawn(open_page: OpenPage) -> None:
    west, east = box(60, 30, 62, 33), box(62, 30, 66, 33)
    days: dict[str, Drawn] = {
        "2016-07-20": ((west, "front"), (east, "crown")),
        "2016-08-10": ((west, "army"), (east, "crown")),
    }
    history = with_ends(cut_history(replace(drawn_history(days), scheme=RENAMED_SCHEME)))
    page = opened(open_page, ground_page(history, Look()), "#2016-08-01")
    lead = ground_document(history, Look(as_of=date(2016, 8, 1))).texts.lead
    assert "Front" not in lead
    expect(page.locator(".lead")).to_have_text(lead)
    expect(page.locator("#on-this-day")).to_contain_text("it is as on 20 July 2016")
    go(page, "#2016-07-20..2016-08-01")
    pair = date(2016, 7, 20), date(2016, 8, 1)
    told = sentence(compare(face_inputs(history), *pair, from_capitals=False), WORDS)
    expect(page.locator(".lead")).to_have_text(told)


def test_no_name_of_a_country_stands_on_ground_of_any_day(open_page: OpenPage) -> None:
    page = opened(open_page, ground_page(faces_of(RAID), Look(as_of=date(2021, 8, 1))))
    expect(page.locator(".country-name", has_text="IRAN")).to_be_visible()
    go(page, "#2021-08-05")
    page.wait_for_function(COUNTRIES_STAND_FREE)


def test_a_map_of_one_day_has_no_slider(open_page: OpenPage) -> None:
    page = opened(open_page, ground_page(faces_of(), Look(as_of=date(2021, 8, 5)), single=True))
    expect(page.locator("#when")).to_be_hidden()
    expect(page.locator("h1")).to_contain_text("5 August 2021")


def test_the_whole_of_one_drawing_is_that_of_no_other_day(open_page: OpenPage, small: str) -> None:
    day = {"2021-08-01": ((box(60, 30, 62, 33), "taliban"),)}
    alone = opened(open_page, ground_page(faces_of(day), Look()))
    expect(alone.locator("#key")).to_contain_text("All that was drawn: ")
    expect(opened(open_page, small).locator("#key")).to_contain_text(
        "All that was drawn on any day: "
    )


def test_the_sentence_of_a_map_of_one_day_takes_its_own_lines_alone(open_page: OpenPage) -> None:
    look = Look(as_of=date(2021, 8, 1))
    rooms = []
    for single in (True, False):
        page = opened(open_page, ground_page(faces_of(), look, single=single), width=360)
        rooms.append(page.locator(".head").bounding_box()["height"])
    alone, among_days = rooms
    assert alone < among_days


def test_a_page_may_open_on_a_comparison(open_page: OpenPage) -> None:
    html = ground_page(faces_of(), Look(), since=date(2021, 8, 1))
    page = opened(open_page, html)
    expect(page.locator("#day")).to_have_text("1 August 2021 to 20 August 2021")


def test_without_scripts_the_first_and_last_day_stand_as_numbers(
    open_page: OpenPage, small: str
) -> None:
    page = open_page(small, java_script_enabled=False)
    expect(page.locator("noscript table tbody tr")).to_have_count(3)


def test_dark_and_print_need_no_other_drawing(open_page: OpenPage, small: str) -> None:
    page = opened(open_page, small, "#2021-08-05", color_scheme="dark")
    fill = "(path) => getComputedStyle(path).fill"
    dark = page.locator(".drawn .s-taliban").evaluate(fill)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(".drawn .s-taliban").evaluate(fill) != dark


def test_two_days_have_the_balance_of_the_terminal(open_page: OpenPage, small: str) -> None:
    page = opened(open_page, small, "#2021-08-01..2021-08-20")
    table = page.locator("#twin table:visible")
    heads = ["Status", "Before", "Gained", "Lost", "After"]
    expect(table.get_by_role("columnheader")).to_have_text(heads)
    found = compare(
        face_inputs(faces_of()), date(2021, 8, 1), date(2021, 8, 20), from_capitals=False
    )
    for account in found.accounts:
        label = found.scheme.status(account.status).label if account.status else "Not drawn"
        amounts = (account.before, account.gained, account.lost, account.after)
        row = table.get_by_role("row").filter(has_text=label)
        expect(row.get_by_role("cell")).to_have_text(
            [WORDS.area(one.area_km2) if one.area_km2 else "–" for one in amounts]
        )
