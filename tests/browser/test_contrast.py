# SPDX-License-Identifier: MIT
"""Every text of every page is read on its own ground: WCAG 2.2, level AA, computed in the browser.

What is looked at: all texts of the document on what is behind them, names on the map on what is
around their letters, and where they lie on one ground on that as well, patterns by their colour.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial

import pytest
from playwright.sync_api import Page, expect
from shapely import box

from mapper.model.scheme import Scheme
from mapper.polygons.face_history import cut_history
from mapper.style.palette import contrast
from mapper.style.scheme_files import load_scheme, scheme_names
from mapper.style.shared import texts_of
from mapper.verbs.look import Look
from tests import toy
from tests.browser.contrast import unread
from tests.browser.kinds import KINDS, OPEN_ALL, at_rest, show
from tests.browser.ledgers import inputs_of
from tests.browser.pages import small_page
from tests.browser.test_story import story_page
from tests.browser.waiting import until
from tests.drawn import drawn_history
from tests.shown import day_page, days_page, ground_page

OpenPage = Callable[..., Page]
MODES = ["light", "dark"]
LIGHT = texts_of("colours.light")
GROUNDS = {"light": LIGHT, "dark": LIGHT | texts_of("colours.dark")}


@pytest.mark.parametrize(("width", "mode", "then"), [(360, "dark", "light"), (1280, *MODES)])
@pytest.mark.parametrize("kind", KINDS)
def test_every_text_is_read_on_its_ground(
    open_page: OpenPage, kind: str, width: int, mode: str, then: str
) -> None:
    """As the page opens, once all is open, and both as the reader's system changes its light."""
    page = show(open_page, kind, width=width, color_scheme=mode)
    assert unread(page) == []
    turn(page, then)
    page.evaluate(OPEN_ALL)
    assert unread(page) == []
    turn(page, mode)


AWAY_AND_BACK = """async (rest) => {
  const map = window[document.querySelector(".folium-map").id];
  const [centre, { x, y }] = [map.getCenter(), map.getSize()];
  map.setView(centre, map.getZoom() + 3, { animate: false });
  for (const part of [0.8, 0.8, -0.8, -0.8]) {
    map.panBy([part * x, part * y], { animate: false });
    await new Promise((done) => setTimeout(done, rest));
  }
}"""


@pytest.mark.parametrize("mode", MODES)
def test_names_that_come_into_sight_are_read_too(open_page: OpenPage, mode: str) -> None:
    page = show(open_page, "ground", color_scheme=mode)
    page.evaluate(AWAY_AND_BACK, 500)
    assert page.locator(".town-name").count() > 0
    assert unread(page) == []


# --- schemes ------------------------------------------------------------------------------------


def random_schemes(count: int) -> Iterator[Scheme]:
    """The scheme of the toy country in colours by the dice, which nobody would choose."""
    dice = random.Random(17)
    for nth in range(count):
        colors = [f"#{dice.randrange(1 << 24):06x}" for _ in range(2 * len(toy.SCHEME.statuses))]
        statuses = [
            replace(status, color=colors.pop(), color_dark=colors.pop())
            for status in toy.SCHEME.statuses
        ]
        yield replace(toy.SCHEME, id=f"dice-{nth}", statuses=tuple(statuses))


SCHEMES = {
    **{name: load_scheme(name) for name in scheme_names()},
    **{scheme.id: scheme for scheme in random_schemes(6)},
}
UNITS = ["Northfield", "Eastvale", "Westmarch", "Southport"]


def four_statuses(name: str, first: int = 0) -> list[str]:
    """Four of the statuses of a scheme, from this one on."""
    ids = [status.id for status in SCHEMES[name].statuses]
    return [ids[(first + nth) % len(ids)] for nth in range(4)]


@cache
def page_of(name: str, first: int) -> str:
    """The toy country with four statuses of a scheme: of one no more is heard, and one is inferred
    from its capital.
    """
    four = four_statuses(name, first)
    rows = [
        f"2021-08-04 Northfield {four[0]}",
        f"2021-07-01 Eastvale {four[1]}",
        f"2021-08-04 Westmarch {four[2]}",
        f"2021-08-04 Haven {four[3]}",
    ]
    look = Look(provinces_from="capital", stale_days=10)
    return day_page(inputs_of("\n".join(rows), SCHEMES[name]), look)


def assert_read_as_the_light_goes(page: Page) -> None:
    """Every text is read in light, and still as the reader's system turns dark and light again."""
    assert unread(page) == []
    for mode in ("dark", "light"):
        turn(page, mode)


def turn(page: Page, mode: str) -> None:
    """The reader's system turns to a mode, and every text comes to be read in it."""
    page.emulate_media(color_scheme=mode)  # type: ignore[arg-type]
    until(page, lambda: unread(page) == [])


@pytest.mark.parametrize("name", SCHEMES)
def test_names_are_read_on_the_ground_of_every_scheme(open_page: OpenPage, name: str) -> None:
    for first in range(0, len(SCHEMES[name].statuses), 4):
        assert_read_as_the_light_goes(open_page(page_of(name, first), color_scheme="light"))


@cache
def ground_of(name: str) -> str:
    """Drawn ground with four statuses of a scheme, each of which goes to the next."""
    four = four_statuses(name)
    quarters = [box(west, 30, west + 2, 33) for west in (58, 60, 62, 64)]
    days = {
        "2021-08-01": [*zip(quarters, four, strict=True)],
        "2021-08-05": [*zip(quarters, four[1:] + four[:1], strict=True)],
    }
    drawn = replace(drawn_history(days), scheme=SCHEMES[name])
    return ground_page(cut_history(drawn, sliver_m=10))


@pytest.mark.parametrize("name", SCHEMES)
def test_names_are_read_on_drawn_ground_of_every_scheme(open_page: OpenPage, name: str) -> None:
    """On a day, and between two."""
    page = open_page(ground_of(name), color_scheme="light", address="#2021-08-05")
    expect(page.locator(".town-name")).not_to_have_count(0)
    assert_read_as_the_light_goes(page)
    page.evaluate("location.hash = '#2021-08-01..2021-08-05'")
    expect(page.locator("#day")).to_contain_text("to 5 August 2021")
    until(page, lambda: unread(page) == [])


@pytest.mark.parametrize("mode", MODES)
def test_names_on_small_drawn_ground_are_read_too(open_page: OpenPage, mode: str) -> None:
    page = open_page(small_page("faces"), color_scheme=mode, address="#2021-08-01..2021-08-05")
    until(page, lambda: unread(page) == [])


# --- what is no text ----------------------------------------------------------------------------

SIGN = 3.0


@pytest.mark.parametrize("mode", MODES)
def test_lines_of_two_colours_are_seen_on_ground_of_any_colour(mode: str) -> None:
    """Fronts, and the ring around what is chosen: ink with paper beside it."""
    dice = random.Random(5)
    ground = GROUNDS[mode]
    for _ in range(2000):
        color = f"#{dice.randrange(1 << 24):06x}"
        assert max(contrast(ground[part], color) for part in ("ink", "paper")) >= SIGN


EDGES = """() => [...document.querySelectorAll("input:not([type=range]), select")]
  .filter((field) => field.checkVisibility())
  .map((field) => [field.outerHTML.slice(0, 80), getComputedStyle(field).borderTopColor])"""


@pytest.mark.parametrize("kind", ["timeline", "compare"])
def test_fields_are_seen_by_their_edge(open_page: OpenPage, kind: str) -> None:
    page = open_page(small_page(kind))
    for mode in MODES:
        page.emulate_media(color_scheme=mode)  # type: ignore[arg-type]
        edges = page.evaluate(EDGES)
        paper = GROUNDS[mode]["paper"]
        assert edges
        assert [one for one in edges if contrast(hex_of(one[1]), paper) < SIGN] == [], mode


# Each colour that an edge has on paper, as [r, g, b] from 0 to 255.
SWATCHES = """() => {
  const drawn = document.createElement("canvas").getContext("2d");
  const onPaper = (colour, alpha) => {
    const paper = getComputedStyle(document.body).backgroundColor;
    for (const [style, share] of [[paper, 1], [colour, alpha]]) {
      drawn.globalAlpha = share;
      drawn.fillStyle = style;
      drawn.fillRect(0, 0, 1, 1);
    }
    return [...drawn.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const seen = (all) => [...document.querySelectorAll(all)].filter((one) => one.checkVisibility());
  const styles = (all) => seen(all).map((one) => getComputedStyle(one));
  return {
    key: styles("#legend .patch").map((style) => onPaper(style.stroke, style.strokeOpacity)),
    table: styles(".tw-swatch").map((style) => onPaper(style.borderTopColor, 1)),
  };
}"""


@pytest.mark.parametrize("mode", MODES)
def test_samples_of_pale_colours_are_seen_by_their_edge(open_page: OpenPage, mode: str) -> None:
    page = show(open_page, "timeline", color_scheme=mode)
    page.evaluate(OPEN_ALL)
    paper = GROUNDS[mode]["paper"]
    for where, edges in page.evaluate(SWATCHES).items():
        assert edges, where
        hexes = {"#" + "".join(f"{level:02x}" for level in edge) for edge in edges}
        assert [one for one in hexes if contrast(one, paper) < SIGN] == [], where


# Of each band of the chart the colour of the line along it, and its own on paper, as [r, g, b].
BANDS = """() => {
  const drawn = document.createElement("canvas").getContext("2d");
  const seen = (...layers) => {
    for (const [colour, share] of layers) {
      drawn.globalAlpha = share;
      drawn.fillStyle = colour;
      drawn.fillRect(0, 0, 1, 1);
    }
    return [...drawn.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const paper = getComputedStyle(document.documentElement).backgroundColor;
  return [...document.querySelectorAll(".rim:not(.no-data)")].map((rim) => {
    const classes = [...rim.classList].slice(1).join(".");
    const band = getComputedStyle(document.querySelector(`.share.${classes}`));
    const plain = band.getPropertyValue("--c");
    const { stroke } = getComputedStyle(rim);
    const line = stroke === "none" ? plain : stroke;
    return [seen([line, 1]), seen([paper, 1], [plain, Number(band.fillOpacity)])];
  });
}"""


@cache
def bands_of(name: str) -> str:
    """A timeline of the toy country with four statuses of a scheme, one inferred, that grow old."""
    four = four_statuses(name)
    rows = [
        f"2021-08-01 Northfield {four[0]}",
        f"2021-08-02 Eastvale {four[1]}",
        f"2021-08-03 Westmarch {four[2]}",
        f"2021-08-04 Haven {four[3]}",
        f"2021-08-30 Northfield {four[1]}",
    ]
    look = Look(provinces_from="capital", stale_days=10)
    return days_page(inputs_of("\n".join(rows), SCHEMES[name]), look)


@pytest.mark.parametrize("name", SCHEMES)
def test_bands_of_the_chart_are_told_apart_by_a_line(open_page: OpenPage, name: str) -> None:
    page = open_page(bands_of(name))
    for mode in ({"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}):
        page.emulate_media(**mode)  # type: ignore[arg-type]
        edges = page.evaluate(BANDS)
        assert len(edges) >= 4
        hexes = [[f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in one] for one in edges]
        assert [pair for pair in hexes if contrast(*pair) < SIGN] == [], mode


def hex_of(css: str) -> str:
    """`rgb(1, 2, 3)` as `#010203`."""
    levels = css.removeprefix("rgb(").removesuffix(")").split(",")
    return "#" + "".join(f"{int(level):02x}" for level in levels)


# --- a story ------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("width", [360, 1280])
def test_a_step_and_its_buttons_are_read_under_the_pointer_too(
    open_page: OpenPage, width: int, mode: str
) -> None:
    page = at_rest(open_page(story_page(), width=width, color_scheme=mode), press="")
    assert unread(page) == []
    for button in page.locator(".walk button").all():
        button.hover(force=True)
        assert unread(page) == []


# Pages on which every button can be pressed, and the address that each is opened at.
BUTTONED: dict[str, tuple[Callable[[], str], str]] = {
    "timeline": (partial(small_page, "timeline"), "#2021-08-10"),
    "compare": (partial(small_page, "compare"), ""),
    "ground of two days": KINDS["ground of two days"][:2],
}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("kind", BUTTONED)
def test_a_button_is_read_under_the_pointer_too(open_page: OpenPage, kind: str, mode: str) -> None:
    make, address = BUTTONED[kind]
    page = open_page(make(), address=address, color_scheme=mode)
    kinds = ":is(.views, .zoom, .next, .buttons, .under, .take) :is(button, summary)"
    for button in page.locator(kinds).locator("visible=true").all():
        button.hover()
        assert unread(page) == []
