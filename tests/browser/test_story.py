# SPDX-License-Identifier: MIT
"""A story in steps: told beside the map, step by step, left and come back to."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from playwright.sync_api import Locator, Page, expect

from mapper.verbs.look import Look
from tests.browser.axe import found_by_axe
from tests.browser.days import STORY as LEDGER
from tests.browser.ledgers import inputs_of
from tests.browser.test_hostile import HOSTILE
from tests.browser.waiting import until
from tests.drawn import faces_of
from tests.pseudo import LANG, spoken
from tests.shown import days_page, ground_page
from tests.steps import STEPS, steps_file

OpenPage = Callable[..., Page]

GROUND_STEPS = """
[[step]]
day = 2021-08-01
heading = "At first"

[[step]]
day = 2021-08-05
frame = [63, 30, 65, 32]
place = "Kandahar"
heading = "A pocket"
"""


@cache
def story_page(steps: str = STEPS, lang: str = "en") -> str:
    """The timeline of the toy country with a story."""
    with steps_file(steps) as path:
        return days_page(inputs_of(LEDGER), Look(steps=path, lang=lang))


@cache
def ground_story() -> str:
    """The page of drawn ground with a story."""
    with steps_file(GROUND_STEPS) as path:
        return ground_page(faces_of(), Look(steps=path))


def current(page: Page) -> Locator:
    return page.locator("#story li[aria-current]")


def go(page: Page, name: str) -> None:
    page.locator("#story").get_by_role("button", name=name).click()


def hash_of(page: Page) -> str:
    return str(page.evaluate("location.hash"))


def middle(page: Page) -> list[float]:
    """Latitude and longitude of the middle of the map."""
    return list(page.evaluate("Object.values(map_1.getCenter())"))


def to_day(page: Page, day: int) -> None:
    """Moves the slider to a day, counted from the start."""
    page.locator("#time").evaluate(
        "(time, day) => { time.value = day; time.dispatchEvent(new Event('input')); }", day
    )


def test_a_page_opens_with_the_first_step_alone_in_sight(open_page: OpenPage) -> None:
    page = open_page(story_page())
    expect(page.locator("#story li:visible h3")).to_have_text(["Fighting"])
    expect(page.locator("#day")).to_have_text("4 August 2021")
    expect(page.locator(".nth")).to_have_text("1 of 3")


def test_the_next_step_shows_its_days_its_frame_and_its_place(open_page: OpenPage) -> None:
    page = open_page(story_page())
    before = middle(page)
    go(page, "Next step")
    expect(current(page)).to_contain_text("After six days.")
    expect(page.locator("#day")).to_have_text("4 August 2021 to 10 August 2021")
    expect(page.locator("#detail h3")).to_have_text("Eastvale")
    assert middle(page) != pytest.approx(before, abs=0.01)
    expect(current(page).get_by_role("link", name="Gazette")).to_have_attribute(
        "href", "https://example.org/gazette"
    )


def test_a_step_without_frame_and_place_shows_the_whole_and_lets_go(open_page: OpenPage) -> None:
    page = open_page(story_page())
    whole = middle(page)
    go(page, "Next step")
    go(page, "Next step")
    expect(page.locator("#day")).to_have_text("20 August 2021")
    expect(page.locator("#detail h3")).to_have_count(0)
    assert middle(page) == pytest.approx(whole, abs=0.001)


def test_a_step_is_kept_while_the_map_has_no_room(open_page: OpenPage) -> None:
    """As in an article that hides the frame for a while."""
    page = open_page(story_page())
    go(page, "Next step")
    expect(page.locator("#detail h3")).to_have_text("Eastvale")
    for size in ("0", ""):
        page.evaluate("(size) => (document.querySelector('.frame').style.inlineSize = size)", size)
        page.wait_for_function("(gone) => !map_1.getSize().x === gone", arg=size == "0")
    assert page.evaluate("Number.isFinite(map_1.getZoom())")
    assert page.watched.complaints == []  # type: ignore[attr-defined]


def test_before_the_first_and_after_the_last_there_is_no_step(open_page: OpenPage) -> None:
    page = open_page(story_page())
    previous = page.get_by_role("button", name="Previous step")
    expect(previous).to_be_disabled()
    previous.click(force=True)
    expect(page.locator(".nth")).to_have_text("1 of 3")
    go(page, "Next step")
    go(page, "Next step")
    expect(page.get_by_role("button", name="Next step")).to_be_disabled()


def test_arrow_keys_go_from_step_to_step(open_page: OpenPage) -> None:
    page = open_page(story_page())
    page.get_by_role("button", name="Next step").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".nth")).to_have_text("2 of 3")
    page.keyboard.press("End")
    expect(page.locator(".nth")).to_have_text("3 of 3")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Home")
    expect(page.locator(".nth")).to_have_text("1 of 3")
    expect(page.get_by_role("button", name="Next step")).to_be_focused()


def test_from_right_to_left_keys_and_arrows_go_the_other_way(open_page: OpenPage) -> None:
    with spoken():
        page = open_page(story_page(lang=LANG))
    previous, following = page.locator(".walk button").all()[:2]
    expect(previous).to_have_text("▶")
    following.press("ArrowLeft")
    expect(current(page)).to_contain_text("Eastvale falls")
    following.press("ArrowRight")
    expect(current(page)).to_contain_text("Fighting")


def test_the_address_names_the_step_and_opens_at_it(open_page: OpenPage) -> None:
    page = open_page(story_page(), address="#step=2")
    expect(current(page)).to_contain_text("Eastvale falls")
    expect(page.locator("#detail h3")).to_have_text("Eastvale")
    framed = middle(page)
    page.evaluate("location.hash = '#step=3'")
    expect(current(page)).to_contain_text("Haven")
    assert hash_of(page) == "#step=3"
    go(page, "Previous step")
    expect(page.locator("#detail h3")).to_have_text("Eastvale")
    assert hash_of(page) == "#step=2"
    assert middle(page) == pytest.approx(framed, abs=0.001)


@pytest.mark.parametrize("address", ["#step=0", "#step=4", "#step=999", "#step=x", "#step="])
def test_an_address_of_no_step_does_nothing(open_page: OpenPage, address: str) -> None:
    page = open_page(story_page(), address=address)
    expect(page.locator("html[data-ready]")).to_have_count(1)
    expect(page.locator(".nth")).to_have_text("1 of 3")
    assert page.watched.complaints == []  # type: ignore[attr-defined]


def test_who_looks_around_in_a_step_has_that_in_the_address(open_page: OpenPage) -> None:
    page = open_page(story_page(), address="#step=2")
    page.evaluate("map_1.panBy([40, 0], { animate: false })")
    until(page, lambda: "&at=" in hash_of(page))
    assert hash_of(page).startswith("#step=2&place=")
    expect(current(page)).to_contain_text("Eastvale falls")


def test_another_day_leaves_the_story_and_a_button_leads_back(open_page: OpenPage) -> None:
    page = open_page(story_page(), address="#step=2")
    to_day(page, 0)
    expect(current(page)).to_have_count(0)
    expect(page.get_by_text("The map shows another day than step 2.")).to_be_visible()
    until(page, lambda: hash_of(page).startswith("#2021-08-04..2021-08-01"))
    go(page, "Back to step 2")
    expect(current(page)).to_contain_text("Eastvale falls")
    expect(page.locator("#day")).to_have_text("4 August 2021 to 10 August 2021")


def test_all_steps_are_a_list_that_opens_and_each_leads_to_its_step(open_page: OpenPage) -> None:
    page = open_page(story_page())
    every = page.get_by_role("button", name="All steps")
    expect(every).to_have_attribute("aria-expanded", "false")
    every.click()
    expect(every).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#story li:visible h3")).to_have_text(
        ["Fighting", "Eastvale falls", "Haven"]
    )
    go(page, "Haven")
    expect(page.locator("#day")).to_have_text("20 August 2021")
    every.click()
    expect(page.locator("#story li:visible h3")).to_have_text(["Haven"])


def test_a_step_is_heard_with_its_number_and_its_day(open_page: OpenPage) -> None:
    page = open_page(story_page())
    go(page, "Next step")
    live = page.locator("#live")
    expect(live).to_contain_text("Step 2 of 3: Eastvale falls. After six days.")
    expect(live).to_contain_text("Between 4 August 2021 and 10 August 2021")


def test_a_step_of_the_same_day_is_heard_once(open_page: OpenPage) -> None:
    steps = "".join(f'[[step]]\nday = 2021-08-04\nheading = "{heading}"\n' for heading in "AB")
    page = open_page(story_page(steps))
    go(page, "Next step")
    live = page.locator("#live")
    expect(live).to_contain_text("Step 2 of 2: B.")
    to_day(page, 9)
    expect(live).to_contain_text("10 August 2021")
    expect(live).not_to_contain_text("Step 2")


def test_the_map_flies_only_where_the_reader_has_not_asked_for_less_motion(
    open_page: OpenPage,
) -> None:
    flights = "map_1.getPane('mapPane').getAnimations().length"
    for motion, flown in (("reduce", 0), ("no-preference", 1)):
        page = open_page(story_page(), alone=True, reduced_motion=motion)
        step = "document.querySelector('.next-step').click()"
        assert page.evaluate(f"{step}, {flights}") == flown


@pytest.mark.parametrize("width", [360, 1280])
def test_a_story_breaks_no_rule_for_everyone(open_page: OpenPage, width: int) -> None:
    page = open_page(story_page(), width=width, address="#step=2")
    expect(current(page)).to_have_attribute("aria-current", "step")
    page.get_by_role("button", name="All steps").click()
    assert found_by_axe(page, "#story") == []


def test_without_scripts_the_story_is_a_list_with_its_days(open_page: OpenPage) -> None:
    page = open_page(story_page(), java_script_enabled=False)
    expect(page.locator("#story li")).to_have_count(3)
    for text in (
        "Step by step",
        "4 August 2021",
        "4 to 10 August 2021 · Eastvale",
        "After six days.",
    ):
        expect(page.locator("#story").get_by_text(text, exact=True)).to_be_visible()
    expect(page.locator(".frame")).not_to_be_visible()


@pytest.mark.parametrize("width", [400, 1280])
def test_on_paper_the_story_is_a_list(open_page: OpenPage, width: int) -> None:
    page = open_page(story_page(), width=width)
    page.emulate_media(media="print")
    for heading in ("Fighting", "Eastvale falls", "Haven"):
        expect(page.locator("#story").get_by_text(heading, exact=True)).to_be_visible()
    expect(page.locator(".walk")).not_to_be_visible()


def test_on_a_phone_the_list_makes_way_for_the_map_that_it_leads_to(open_page: OpenPage) -> None:
    page = open_page(story_page(), width=360, height=640)
    page.get_by_role("button", name="All steps").click()
    expect(page.locator("#story li h3:visible")).to_have_text(
        ["Fighting", "Eastvale falls", "Haven"]
    )
    go(page, "Haven")
    expect(page.locator("#story li h3:visible")).to_have_text(["Haven"])


@pytest.mark.parametrize("size", [(360, 640), (412, 915)])
def test_on_a_phone_map_and_note_are_both_in_sight(
    open_page: OpenPage, size: tuple[int, int]
) -> None:
    width, height = size
    page = open_page(story_page(), width=width, height=height, has_touch=True)
    go(page, "Next step")
    expect(page.locator("#story .note:visible")).to_be_in_viewport(ratio=1)
    seen = page.evaluate(
        """() => {
          const map = document.querySelector(".folium-map").getBoundingClientRect();
          const bar = document.querySelector(".player").getBoundingClientRect();
          return Math.min(map.bottom, bar.top) - Math.max(0, map.top);
        }"""
    )
    assert seen >= 190
    heights = "[...document.querySelectorAll('.walk button')].map((one) => one.offsetHeight)"
    assert min(page.evaluate(heights)) >= 44


def test_drawn_ground_has_stories_too(open_page: OpenPage) -> None:
    page = open_page(ground_story())
    expect(page.locator("#day")).to_have_text("1 August 2021")
    go(page, "Next step")
    expect(page.locator("#day")).to_have_text("5 August 2021")
    expect(page.locator("#detail .holding")).to_be_visible()
    assert hash_of(page) == "#step=2"
    assert middle(page) == pytest.approx([31, 64], abs=0.2)
    assert page.watched.complaints == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_of_a_story_are_text(open_page: OpenPage, text: str) -> None:
    quoted = "'''" + text + "'''"
    steps = f"[[step]]\nday = 2021-08-04\nheading = 'A'\nnote = {quoted}\nsource = {quoted}\n"
    steps += f"[[step]]\nday = 2021-08-10\nheading = {quoted}\n" if text.strip() else ""
    page = open_page(story_page(steps))
    if text.strip():
        expect(current(page).locator(".note")).to_have_text(text, use_inner_text=False)
        go(page, "Next step")
        expect(current(page).locator("h3")).to_have_text(text, use_inner_text=False)
        expect(page.locator("#live")).to_contain_text(text, use_inner_text=False)
    assert page.watched.complaints == []  # type: ignore[attr-defined]
