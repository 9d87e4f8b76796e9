# SPDX-License-Identifier: MIT
"""The page that compares two days: the change, a swipe, two maps in step, and the table."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

import mapper
from mapper.verbs.compare import compare_page
from tests.browser.days import STORY, classes, comparison_of, css_of, fill_of, opened, unit
from tests.browser.waiting import PAINTED, let_pass, until
from tests.comparison.toy_comparison import two_tables
from tests.toy import SCHEME

OpenPage = Callable[..., Page]
NAMES = """(names) => names.map((name) => `${name.textContent} ${name.getAttribute("transform")}`)
  .filter((name) => !name.startsWith("Haven")).sort()"""

VIEWS = {
    "Change": "change",
    "Swipe": "swipe",
    "Side by side": "sides",
    "Before": "before",
    "After": "after",
}


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """The story from its first day to its last."""
    return opened(open_page, comparison_of(STORY))


@pytest.fixture
def shown(share_page: OpenPage) -> Page:
    """The same page in the view of the change, for tests that move no map and pick no place."""
    page = opened(share_page, comparison_of(STORY))
    view(page, "Change")
    return page


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    size: dict[str, Any] = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}
    return opened(open_page, comparison_of(STORY), **size)


def view(page: Page, name: str, *, still: bool = False) -> None:
    """Choose a view; the maps follow once the button is seen to be pressed."""
    page.locator("#views").get_by_role("button", name=name, exact=True).click()
    if still:
        let_pass(page, PAINTED)
    expect(page.locator("body")).to_have_attribute("data-view", VIEWS[name])


def before(page: Page) -> Locator:
    return page.locator(".half.before")


def after(page: Page) -> Locator:
    return page.locator(".half.after")


def shape(half: Locator, name: str) -> Locator:
    return half.locator(f'path.unit[aria-label^="{name},"]')


def box_of(locator: Locator) -> dict[str, float]:
    box = locator.bounding_box()
    assert box is not None
    return dict(box)


def within(page: Page, half: Locator, name: str) -> tuple[float, float]:
    """Where a unit stands in the frame of its map, in px; both are looked at in one moment."""
    x, y = half.locator(".frame").evaluate(
        """(frame, unit) => {
          const [one, other] = [unit, frame].map((of) => of.getBoundingClientRect());
          return [one.x - other.x, one.y - other.y];
        }""",
        shape(half, name).element_handle(),
    )
    return round(x, 1), round(y, 1)


# --- the change -------------------------------------------------------------------------------


def test_it_opens_on_the_change(page: Page) -> None:
    pressed = page.locator('#views [aria-pressed="true"]')
    expect(pressed).to_have_text("Change")
    expect(before(page).locator(".folium-map")).to_be_hidden()


def test_changed_ground_has_the_new_colour_in_full(shown: Page) -> None:
    assert fill_of(unit(shown, "Eastvale")) == css_of(SCHEME.status("red").color)


def test_what_did_not_change_is_quiet(shown: Page) -> None:
    quiet = shown.locator(".half.after path.unit.kept").evaluate_all(
        "paths => paths.map((path) => path.getAttribute('aria-label').split(',')[0]).sort()"
    )
    assert quiet == ["Northfield", "Southport", "Westmarch"]


def test_the_sentence_is_on_top(shown: Page) -> None:
    expect(shown.locator(".lead")).to_have_text(
        "Between 1 August 2021 and 20 August 2021, 1 of 4 provinces changed hands."
    )


def test_transitions_have_their_count_and_area(shown: Page) -> None:
    expect(shown.locator("#changes .moves li").first).to_contain_text(
        "Blue → Red1 province · 12,300 km²"
    )


def test_two_days_alike_say_so(open_page: OpenPage) -> None:
    page = opened(open_page, comparison_of(STORY, "2021-08-05", "2021-08-07"))
    expect(page.locator("#changes")).to_contain_text("Nothing differs between the two days.")
    expect(page.locator(".tw-count")).to_have_text("0 of 0 rows")


# --- the views --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "maps"),
    [("Change", [False, True]), ("Swipe", [True, True]), ("Side by side", [True, True])],
)
def test_a_view_shows_its_maps(shown: Page, name: str, maps: list[bool]) -> None:
    view(shown, name)
    assert [
        half.locator(".folium-map").is_visible() for half in (before(shown), after(shown))
    ] == maps


def test_the_views_are_reached_by_the_keyboard(page: Page) -> None:
    page.locator("#views button").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator('#views [aria-pressed="true"]')).to_have_text("Swipe")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator('#views [aria-pressed="true"]')).to_have_text("Side by side")


def test_the_map_before_shows_the_day_before(shown: Page) -> None:
    view(shown, "Side by side")
    assert "s-blue" in classes(shape(before(shown), "Eastvale"))
    assert "s-red" in classes(shape(after(shown), "Eastvale"))


def test_the_map_before_is_there_before_anyone_asks_for_it(page: Page) -> None:
    expect(shape(before(page), "Eastvale")).to_have_count(1)
    expect(before(page).locator(".folium-map")).to_be_hidden()


def test_names_stand_at_the_same_places_on_both_maps(shown: Page) -> None:
    view(shown, "Swipe")
    until(shown, lambda: names_on(before(shown)) == names_on(after(shown)) != [])


def names_on(half: Locator) -> list[str]:
    """Names with their places, but that of the town that is on the map after alone."""
    return list(half.locator(".letters:not(.unlaid) text").evaluate_all(NAMES))


def test_a_town_of_which_nothing_was_known_is_on_the_map_after_alone(shown: Page) -> None:
    view(shown, "Side by side")
    haven = '.marks .mark[aria-label^="Haven,"]'
    assert [half.locator(haven).is_visible() for half in (before(shown), after(shown))] == [
        False,
        True,
    ]


def test_maps_side_by_side_name_their_days(shown: Page) -> None:
    view(shown, "Side by side")
    expect(before(shown).locator("figcaption")).to_have_text("1 August 2021")
    expect(after(shown).locator("figcaption")).to_have_text("20 August 2021")


def test_the_legend_of_both_days_has_the_figures_of_both(shown: Page) -> None:
    view(shown, "Swipe")
    red = shown.locator(".statuses button", has_text="Red")
    expect(red).to_contain_text("1 → 2 provinces · 25.0 → 50.0 % of the area")


def test_back_in_the_change_nothing_of_the_other_views_is_left(shown: Page) -> None:
    view(shown, "Swipe")
    assert not shown.locator(".half.after path.unit.kept").count()
    view(shown, "Change")
    assert shown.locator(".half.after path.unit.kept").count() == 3
    assert fill_of(unit(shown, "Eastvale")) == css_of(SCHEME.status("red").color)


# --- the swipe --------------------------------------------------------------------------------


def cut(page: Page) -> float:
    """How much of the map before is seen, in per cent of its width."""
    return float(
        page.locator(".divide").evaluate("line => parseFloat(line.style.getPropertyValue('--at'))")
    )


def test_the_handle_moves_by_keys(page: Page) -> None:
    view(page, "Swipe")
    page.locator("#handle").press("ArrowRight")
    assert cut(page) == 51
    page.locator("#handle").press("Home")
    assert cut(page) == 0


def test_the_handle_says_where_it_is(shown: Page) -> None:
    view(shown, "Swipe")
    shown.locator("#handle").press("End")
    expect(shown.locator("#handle")).to_have_attribute("aria-valuetext", "100 % before")


def test_the_handle_is_dragged(page: Page) -> None:
    view(page, "Swipe")
    box = box_of(page.locator("#maps"))
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 2, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 4, middle, steps=4)
    page.mouse.up()
    assert cut(page) == pytest.approx(25, abs=1)


@pytest.mark.parametrize("at", [0, 20, 50, 100])
def test_the_map_before_ends_at_the_handle(shown: Page, at: int) -> None:
    view(shown, "Swipe")
    shown.locator("#handle").fill(str(at))
    frame = box_of(after(shown).locator(".frame"))
    thumb = box_of(shown.locator(".divide"))
    middle = thumb["x"] + thumb["width"] / 2
    assert middle == pytest.approx(frame["x"] + frame["width"] * at / 100, abs=1)
    assert box_of(before(shown).locator(".frame")) == pytest.approx(frame)


def test_left_of_the_handle_one_points_at_the_map_before(page: Page) -> None:
    view(page, "Swipe")
    frame = box_of(after(page).locator(".frame"))
    points = [
        [frame["x"] + share * frame["width"], frame["y"] + frame["height"] / 4]
        for share in (0.3, 0.7)
    ]
    found = page.evaluate(
        """(points) => points.map(([x, y]) =>
          document.elementFromPoint(x, y).closest(".half").classList[1])""",
        points,
    )
    assert found == ["before", "after"]


# --- in step ----------------------------------------------------------------------------------


def in_step(page: Page) -> None:
    assert within(page, before(page), "Eastvale") == pytest.approx(
        within(page, after(page), "Eastvale"), abs=1
    )


@pytest.mark.parametrize("name", ["Swipe", "Side by side"])
def test_both_maps_begin_alike(shown: Page, name: str) -> None:
    view(shown, name)
    in_step(shown)


@pytest.mark.parametrize("half", [before, after])
def test_where_one_map_zooms_the_other_follows(page: Page, half: Callable[[Page], Locator]) -> None:
    view(page, "Side by side")
    width = box_of(shape(after(page), "Eastvale"))["width"]
    half(page).get_by_role("button", name="Zoom in").click()
    assert box_of(shape(after(page), "Eastvale"))["width"] > 1.5 * width
    in_step(page)


@pytest.mark.parametrize("half", [before, after])
def test_where_one_map_is_dragged_the_other_follows(
    open_page: OpenPage, half: Callable[[Page], Locator]
) -> None:
    page = opened(open_page, comparison_of(STORY), still=True)
    view(page, "Side by side", still=True)
    half(page).get_by_role("button", name="Zoom in").click()
    start = within(page, after(page), "Eastvale")
    frame = box_of(half(page).locator(".frame"))
    page.mouse.move(frame["x"] + 150, frame["y"] + 150)
    page.mouse.down()
    page.mouse.move(frame["x"] + 110, frame["y"] + 170, steps=5)
    let_pass(page, 200)  # held still, so that the map does not go on by itself
    page.mouse.up()
    let_pass(page, 1000)
    assert within(page, after(page), "Eastvale") == pytest.approx(
        (start[0] - 40, start[1] + 20), abs=3
    )
    in_step(page)


def test_a_map_zoomed_before_the_other_is_there_is_followed_too(page: Page) -> None:
    after(page).get_by_role("button", name="Zoom in").click()
    view(page, "Swipe")
    in_step(page)


def test_a_map_that_was_hidden_is_where_the_other_went(page: Page) -> None:
    view(page, "Swipe")
    view(page, "Change")
    after(page).get_by_role("button", name="Zoom in").click()
    view(page, "Swipe")
    in_step(page)


@pytest.mark.parametrize("name", ["Swipe", "Side by side"])
@pytest.mark.parametrize("closer", [0, 2])
def test_another_view_and_back_is_the_same_place(page: Page, name: str, closer: int) -> None:
    view(page, name)
    for _ in range(closer):
        after(page).get_by_role("button", name="Zoom in").click()
    start = within(page, after(page), "Eastvale")
    view(page, "Change")
    view(page, name)
    assert within(page, after(page), "Eastvale") == pytest.approx(start, abs=1)
    in_step(page)


def test_a_place_pointed_at_on_one_map_is_marked_on_both(page: Page) -> None:
    view(page, "Side by side")
    shape(before(page), "Eastvale").hover()
    for half in (before(page), after(page)):
        assert "at-hand" in classes(shape(half, "Eastvale"))


# --- a phone ----------------------------------------------------------------------------------


def test_a_phone_offers_every_view(phone: Page) -> None:
    assert phone.locator("#views button:visible").all_text_contents() == [
        "Change",
        "Swipe",
        "Side by side",
        "Before",
        "After",
    ]


def test_on_a_phone_both_days_stand_one_above_the_other(phone: Page) -> None:
    view(phone, "Side by side")
    upper, lower = before(phone).bounding_box(), after(phone).bounding_box()
    assert upper["x"] == lower["x"]
    assert upper["y"] + upper["height"] <= lower["y"]


def test_the_next_change_is_shown_and_held_open(page: Page) -> None:
    shown = page.evaluate("map_1.getZoom()")
    for name in ("Zoom to the changes", "Next change", "Previous change", "Next change"):
        page.get_by_role("button", name=name).click()
    expect(page.locator(".next")).to_contain_text(" of ")
    name = page.locator("#detail h3").inner_text()
    assert page.locator(".moves", has_text=name).count() > 0
    assert page.evaluate("map_1.getZoom()") > shown


@pytest.mark.parametrize(("name", "status"), [("Before", "s-blue"), ("After", "s-red")])
def test_on_a_phone_one_day_is_shown_at_a_time(phone: Page, name: str, status: str) -> None:
    view(phone, name)
    seen = phone.locator('path.unit[aria-label^="Eastvale,"]:visible')
    expect(seen).to_have_count(1)
    assert status in classes(seen)


def test_on_a_phone_before_and_after_show_the_same_ground(phone: Page) -> None:
    view(phone, "Before")
    one = within(phone, before(phone), "Eastvale")
    view(phone, "After")
    assert within(phone, after(phone), "Eastvale") == pytest.approx(one, abs=1)
    view(phone, "Before")
    assert within(phone, before(phone), "Eastvale") == one


def test_a_narrow_window_offers_what_was_chosen_again(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    view(page, "Before")
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(page.locator('#views [aria-pressed="true"]')).to_have_text("Change")
    page.set_viewport_size({"width": 390, "height": 800})
    expect(page.locator('#views [aria-pressed="true"]')).to_have_text("Before")
    in_step(page)


# --- the table and the list -------------------------------------------------------------------


def test_the_table_tells_each_change(shown: Page) -> None:
    row = shown.locator('.tw-row[data-place="Eastvale"]')
    assert row.locator("th, td").all_text_contents() == [
        "Eastvale",
        "Blue",
        "Red",
        "Blue, then Contested, then Red",
        "after 4 August 2021, by 10 August 2021",
        "12,300 km²",
        "",
    ]


def test_a_row_picks_its_place_on_the_map(page: Page) -> None:
    page.locator('.tw-row[data-place="Eastvale"] .tw-pick').click()
    assert "at-hand" in classes(unit(page, "Eastvale"))
    expect(page.locator("#detail")).to_contain_text("Blue → Red")


def test_a_place_picked_on_the_map_marks_its_row(page: Page) -> None:
    unit(page, "Eastvale").click()
    expect(page.locator(".tw-row[aria-current]")).to_contain_text("Eastvale")


def test_the_detail_tells_what_a_place_was(page: Page) -> None:
    unit(page, "Eastvale").click()
    expect(page.locator("#detail")).to_contain_text("Blue, since 1 August 2021")


def test_areas_are_sorted_as_numbers(open_page: OpenPage) -> None:
    page = opened(open_page, comparison_of(STORY.replace("Westmarch red", "Westmarch blue", 1)))
    page.locator(".tw-sort", has_text="Area").click()
    first = page.locator(".tw-row th").all_text_contents()
    assert first[-1] == "Haven (capital)"


def test_without_scripts_the_changes_are_a_table(open_page: OpenPage) -> None:
    page = open_page(comparison_of(STORY), java_script_enabled=False)
    expect(page.locator("noscript tbody tr").first).to_contain_text("Eastvale")
    expect(page.locator(".lead")).to_contain_text("1 of 4 provinces changed hands")


# --- ground of one side alone -----------------------------------------------------------------


@pytest.fixture
def two_scopes(open_page: OpenPage) -> Page:
    """Two tables, each about a province of which the other says nothing."""
    one = "2021-08-01 Northfield blue\n2021-08-01 Eastvale blue"
    other = "2021-08-09 Northfield red\n2021-08-09 Southport red"
    found = two_tables(one, other, "2021-08-01", "2021-08-09")
    return opened(open_page, compare_page(found))


def test_ground_of_one_side_alone_is_neither_won_nor_lost(two_scopes: Page) -> None:
    expect(two_scopes.locator("#changes .moves li")).to_have_count(1)
    expect(two_scopes.locator("#changes .moves li")).to_contain_text("Northfield")


def test_ground_of_one_side_alone_is_hatched_and_that_of_neither_is_not(two_scopes: Page) -> None:
    for name in ("Eastvale", "Southport"):
        fill = unit(two_scopes, name).evaluate("path => getComputedStyle(path).fill")
        assert "#p-apart" in fill
    assert "neither" in classes(unit(two_scopes, "Westmarch"))


def test_each_side_has_a_line_of_its_own(two_scopes: Page) -> None:
    lines = two_scopes.locator("#changes .turned .what").all_text_contents()
    assert lines == [
        "Outside the area of friday.csv",
        "Outside the area of monday.csv",
        "In neither of the two",
    ]


def test_the_maps_are_called_by_their_tables(two_scopes: Page) -> None:
    expect(before(two_scopes).locator("figcaption")).to_have_text("monday.csv, 1 August 2021")


# --- paper ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Change", "Swipe"])
def test_on_paper_both_maps_stand_beside_each_other_and_whole(page: Page, name: str) -> None:
    view(page, name)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 900})
    frames = [box_of(half.locator(".frame")) for half in (before(page), after(page))]
    assert frames[0]["x"] + frames[0]["width"] <= frames[1]["x"]
    assert frames[0]["y"] == frames[1]["y"]
    for half, frame in zip((before(page), after(page)), frames, strict=True):
        for corner in ("Northfield", "Southport"):
            one = box_of(shape(half, corner))
            assert frame["x"] <= one["x"]
            assert one["x"] + one["width"] <= frame["x"] + frame["width"]


def test_after_printing_it_is_as_it_was(page: Page) -> None:
    view(page, "Swipe")
    start = within(page, after(page), "Eastvale")
    for event in ("beforeprint", "afterprint"):
        page.evaluate("name => dispatchEvent(new Event(name))", event)
    expect(page.locator("#maps")).to_have_attribute("data-view", "swipe")
    assert within(page, after(page), "Eastvale") == pytest.approx(start, abs=1)


def test_in_print_the_change_and_the_legend_are_both_there(page: Page) -> None:
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    for part in ("#changes", "#legend", ".tw-table"):
        expect(page.locator(part)).to_be_visible()
    for part in (".views", "#handle"):
        expect(page.locator(part)).to_be_hidden()


def test_every_sheet_of_the_table_has_its_headings(open_page: OpenPage, tmp_path: Path) -> None:
    found = mapper.diff(start="2021-08-05", end="2021-08-15")
    page = opened(open_page, compare_page(found))
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    sheets = [sheet.extract_text() for sheet in PdfReader(tmp_path / "page.pdf").pages]
    with_rows = [text for text in sheets if "after 1 May 2021" in text]
    assert len(with_rows) > 1
    assert all("Before" in text for text in with_rows)


# --- one file, for ever -----------------------------------------------------------------------


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1600])
def test_no_view_asks_for_anything_complains_or_is_wider_than_the_window(
    open_page: OpenPage, width: int
) -> None:
    page = opened(open_page, comparison_of(STORY), width=width)
    for button in page.locator("#views button:visible").all():
        button.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.watched.complaints == []  # type: ignore[attr-defined]


def test_it_has_one_heading_and_its_landmarks(shown: Page) -> None:
    assert [shown.locator(tag).count() for tag in ("header", "main", "footer", "h1")] == [
        1,
        1,
        1,
        1,
    ]
    assert re.match("What changed in Toyland", shown.title())
