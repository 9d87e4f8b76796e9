# SPDX-License-Identifier: MIT
"""Moving through time: slider, player, address, and what the page shows of a day."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests import toy
from tests.browser.days import STOPS, STORY, at, classes, opened, timeline_of, told, unit
from tests.browser.ledgers import inputs_of
from tests.browser.waiting import let_pass, until

OpenPage = Callable[..., Page]


@pytest.fixture
def story(open_page: OpenPage) -> Page:
    """The story on its last day."""
    return opened(open_page, timeline_of(STORY))


@pytest.fixture
def shown(share_page: OpenPage) -> Page:
    """The same, for tests that only look."""
    return opened(share_page, timeline_of(STORY))


def open_story(open_page: OpenPage, address: str, **look: Any) -> Page:
    return opened(open_page, timeline_of(STORY, **look), address)


def still_story(open_page: OpenPage, address: str = "") -> Page:
    """The story with a clock that stands, so that it plays no faster than the test asks."""
    return opened(open_page, timeline_of(STORY), address, still=True)


def slider(page: Page) -> Locator:
    return page.locator("#time")


def press(page: Page, *keys: str) -> None:
    slider(page).focus()
    for key in keys:
        page.keyboard.press(key)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def test_a_unit_lacks_data_whose_capital_is_in_no_report(open_page: OpenPage) -> None:
    rows = "2021-08-01 Westmarch red\n2021-08-02 Westmarch blue"
    page = opened(open_page, timeline_of(rows, provinces_from="capital"))
    expect(page.locator("#legend")).to_contain_text("No data")


# --- the slider -----------------------------------------------------------------------------


def test_it_opens_on_the_last_day(shown: Page) -> None:
    expect(shown.locator("#day")).to_have_text("20 August 2021")


def test_the_first_and_the_last_day_are_the_ends_of_the_slider(shown: Page) -> None:
    assert slider(shown).evaluate("slider => [slider.min, slider.max]") == ["0", "19"]


def test_a_click_in_its_middle_shows_a_day_between_two_changes(story: Page) -> None:
    box = slider(story).bounding_box()
    assert box is not None
    story.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(story.locator("#day")).to_have_text(re.compile("^(10|11) August 2021$"))


def test_the_day_is_said_in_words(story: Page) -> None:
    press(story, "Home")
    expect(slider(story)).to_have_attribute("aria-valuetext", "1 August 2021")


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        (["Home"], STOPS[0]),
        (["Home", "End"], STOPS[3]),
        (["ArrowLeft"], STOPS[2]),
        (["ArrowDown"], STOPS[2]),
        (["ArrowLeft", "ArrowLeft"], STOPS[1]),
        (["ArrowLeft", "ArrowRight"], STOPS[3]),
        (["Home", "ArrowUp"], STOPS[1]),
        (["ArrowRight"], STOPS[3]),
        (["PageDown"], STOPS[0]),
        (["Home", "PageUp"], STOPS[3]),
    ],
)
def test_keys_go_from_change_to_change(share_page: OpenPage, keys: list[str], day: str) -> None:
    page = opened(share_page, timeline_of(STORY), "#2021-08-20")
    page.evaluate("location.hash = '#2021-08-20'")
    expect(page.locator("#day")).to_have_text("20 August 2021")
    press(page, *keys)
    at(page, f"#{day}")


def test_from_a_day_between_two_changes_the_arrows_go_to_the_nearest(open_page: OpenPage) -> None:
    page = open_story(open_page, "#2021-08-07")
    press(page, "ArrowLeft")
    at(page, "#2021-08-04")


def test_the_steps_end_with_the_record(shown: Page) -> None:
    expect(button(shown, "Change after")).to_be_disabled()
    expect(button(shown, "Change before")).to_be_enabled()


def test_a_button_goes_to_the_change_before(story: Page) -> None:
    button(story, "Change before").click()
    at(story, "#2021-08-10")


def test_a_step_by_button_is_said_to_those_who_do_not_see_it(story: Page) -> None:
    button(story, "Change before").click()
    expect(story.locator("#live")).to_contain_text("10 August 2021")


def test_who_moves_the_slider_hears_what_changed_once_it_rests(story: Page) -> None:
    press(story, "ArrowLeft")
    expect(story.locator("#live")).to_have_text(
        re.compile(r"^On 10 August 2021 .* What changed: Eastvale: Contested to Red\.$")
    )


def test_a_day_on_which_all_is_as_before_has_nothing_that_changed(story: Page) -> None:
    button(story, "Change before").click()
    expect(story.locator("#live")).to_contain_text("10 August 2021")
    story.evaluate("location.hash = '#2021-08-12'")
    expect(story.locator("#live")).to_contain_text("12 August 2021")
    expect(story.locator("#live")).not_to_contain_text("What changed")


# --- playing --------------------------------------------------------------------------------


def play_fast(page: Page) -> None:
    page.get_by_label("Speed").select_option("fast")


def test_playing_goes_to_the_end_and_stops_there(open_page: OpenPage) -> None:
    page = still_story(open_page, "#2021-08-04")
    play_fast(page)
    button(page, "Play").click()
    for day in ("10 August 2021", "20 August 2021"):
        expect(button(page, "Pause")).to_be_visible()
        let_pass(page, 300)
        expect(page.locator("#day")).to_have_text(day)
    expect(button(page, "Play")).to_be_visible()
    let_pass(page, 10_000)
    at(page, "#2021-08-20")


def test_at_the_end_it_starts_over(open_page: OpenPage) -> None:
    page = still_story(open_page)
    button(page, "Play").click()
    expect(page.locator("#day")).to_have_text("1 August 2021")
    expect(button(page, "Pause")).to_be_visible()


def test_a_pause_stays_where_it_is(open_page: OpenPage) -> None:
    page = still_story(open_page, "#2021-08-01")
    button(page, "Play").click()
    button(page, "Pause").click()
    let_pass(page, 10_000)
    expect(page.locator("#day")).to_have_text("1 August 2021")


def test_the_space_bar_plays_and_pauses(open_page: OpenPage) -> None:
    page = still_story(open_page, "#2021-08-01")
    page.keyboard.press("Space")
    expect(button(page, "Pause")).to_be_visible()
    page.keyboard.press("Space")
    expect(button(page, "Play")).to_be_visible()


def test_the_space_bar_is_one_press_on_the_play_button(open_page: OpenPage) -> None:
    page = still_story(open_page, "#2021-08-01")
    button(page, "Play").focus()
    page.keyboard.press("Space")
    expect(button(page, "Pause")).to_be_visible()


def test_the_space_bar_in_the_table_is_the_tables(open_page: OpenPage) -> None:
    page = open_story(open_page, "#2021-08-01")
    page.locator(".tw-input").press("Space")
    page.locator(".tw-scroller").press("Space")
    expect(button(page, "Play")).to_be_visible()


def test_moving_the_slider_pauses(open_page: OpenPage) -> None:
    page = still_story(open_page, "#2021-08-01")
    button(page, "Play").click()
    press(page, "ArrowRight")
    expect(button(page, "Play")).to_be_visible()


# --- the address ----------------------------------------------------------------------------


def test_an_address_opens_its_day(open_page: OpenPage) -> None:
    page = open_story(open_page, "#2021-08-12")
    expect(page.locator("#day")).to_have_text("12 August 2021")


def test_an_address_that_changes_is_followed(story: Page) -> None:
    story.evaluate("location.hash = '#2021-08-04'")
    expect(story.locator("#day")).to_have_text("4 August 2021")


@pytest.mark.parametrize(
    ("address", "day"), [("#1999-01-01", "1 August 2021"), ("#2030-01-01", "20 August 2021")]
)
def test_a_day_beyond_the_record_opens_its_end(open_page: OpenPage, address: str, day: str) -> None:
    expect(open_story(open_page, address).locator("#day")).to_have_text(day)


@pytest.mark.parametrize(
    "address",
    [
        "#table",
        "#2021-13-45",
        "#2021-08-04..",
        "#..2021-08-04",
        "#2021-08-04..x",
        "#%3Cimg%20src=x%20onerror=alert(1)%3E",
        "#<img src=x onerror=alert(1)>",
        "#2021-08-04<svg onload=alert(1)>",
    ],
)
def test_an_address_that_asks_for_no_day_is_ignored(open_page: OpenPage, address: str) -> None:
    page = open_story(open_page, address)
    expect(page.locator("#day")).to_have_text("20 August 2021")
    assert page.locator("img, svg[onload]").count() == 0
    assert page.watched.complaints == []  # type: ignore[attr-defined]


# --- what a day is like -----------------------------------------------------------------------


def test_a_unit_has_the_status_of_the_day(open_page: OpenPage) -> None:
    page = open_story(open_page, "#2021-08-03")
    assert "s-blue" in classes(unit(page, "Eastvale"))
    press(page, "ArrowRight")
    expect(unit(page, "Eastvale")).to_have_class(re.compile("s-contested"))


def test_a_unit_nobody_reported_on_has_no_data_on_any_day(story: Page) -> None:
    for day in STOPS:
        story.evaluate("day => { location.hash = day }", day)
        expect(unit(story, "Southport")).to_have_class(re.compile("no-data"))


def test_before_its_first_report_a_unit_has_no_data(open_page: OpenPage) -> None:
    html = timeline_of("2021-08-01 Northfield blue\n2021-08-05 Eastvale red")
    page = opened(open_page, html, "#2021-08-04")
    assert "no-data" in classes(unit(page, "Eastvale"))


def test_after_its_report_ran_out_a_unit_has_no_data(open_page: OpenPage) -> None:
    html = timeline_of("2021-08-01 Eastvale red until 2021-08-05\n2021-08-09 Northfield blue")
    page = opened(open_page, html, "#2021-08-05")
    assert "no-data" in classes(unit(page, "Eastvale"))


def test_the_sentence_is_of_the_day(share_page: OpenPage) -> None:
    page = open_story(share_page, "#2021-08-04")
    expect(page.locator(".lead")).to_have_text(
        "On 4 August 2021 Blue held 1 of 4 provinces; one was contested; one was held by Red; "
        "of one no report is known."
    )


def test_the_legend_counts_the_day(share_page: OpenPage) -> None:
    page = open_story(share_page, "#2021-08-04")
    contested = page.locator(".statuses button", has_text="Contested")
    expect(contested).to_contain_text("1 province · 25.0 %")


def test_the_table_follows_the_day(open_page: OpenPage) -> None:
    page = open_story(open_page, "#2021-08-01")
    row = page.locator('.tw-row[data-place="Eastvale"]')
    expect(row).to_contain_text("Blue")
    press(page, "End")
    expect(row).to_contain_text("Red")


def test_the_detail_of_a_picked_place_follows_the_day(open_page: OpenPage) -> None:
    page = open_story(open_page, "#2021-08-01")
    page.locator('.tw-row[data-place="Eastvale"] .tw-pick').click()
    expect(page.locator("#detail")).to_contain_text("1 August 2021 (that day)")
    press(page, "End")
    expect(page.locator("#detail")).to_contain_text("10 August 2021 (10 days before)")


def test_the_detail_has_the_past_of_a_place_as_a_strip_and_in_words(open_page: OpenPage) -> None:
    page = open_story(open_page, "#2021-08-04")
    unit(page, "Eastvale").click()
    expect(page.locator("#detail .past li")).to_have_text(
        [
            "Red since 10 August 2021",
            "Contested 4 August 2021 to 9 August 2021",
            "Blue 1 August 2021 to 3 August 2021",
        ]
    )
    expect(page.locator("#detail .past [aria-current]")).to_contain_text("Contested")
    unit(page, "Northfield").click()
    expect(page.locator("#detail .past")).to_have_count(0)


def test_the_row_of_a_picked_place_stays_marked(open_page: OpenPage) -> None:
    page = open_story(open_page, "#2021-08-01")
    page.locator('.tw-row[data-place="Eastvale"] .tw-pick').click()
    press(page, "End")
    at(page, "#2021-08-20")
    expect(page.locator(".tw-row[aria-current]")).to_contain_text("Eastvale")


def test_a_town_is_there_from_its_first_report_on(open_page: OpenPage) -> None:
    page = open_story(open_page, "#2021-08-19")
    mark = page.locator('.marks .mark[aria-label^="Haven,"]')
    name = page.locator(".letters text", has_text="Haven")
    expect(mark).to_be_hidden()
    expect(name).to_have_count(0)
    press(page, "End")
    expect(mark).to_be_visible()
    expect(name).to_be_visible()


def test_a_note_comes_and_goes_with_its_report(open_page: OpenPage) -> None:
    page = open_story(open_page, "#2021-08-01")
    expect(page.locator(".number:visible, .notes li")).to_have_count(0)
    press(page, "ArrowRight")
    expect(page.locator(".notes li")).to_have_count(1)
    expect(page.locator(".number:visible")).to_have_text("1")
    press(page, "ArrowRight")
    expect(page.locator(".number:visible, .notes li")).to_have_count(0)


def test_a_status_shown_alone_stays_alone_on_another_day(open_page: OpenPage) -> None:
    page = open_story(open_page, "#2021-08-01")
    page.locator(".statuses button", has_text="Red").click()
    assert "dim" in classes(unit(page, "Eastvale"))
    press(page, "End")
    expect(unit(page, "Eastvale")).not_to_have_class(re.compile("dim"))
    expect(page.locator(".tw-count")).to_contain_text("3 of")


def test_an_old_report_fades_on_the_map_and_in_the_chart(open_page: OpenPage) -> None:
    page = open_story(open_page, "#2021-08-06", stale_days=5)
    assert "stale" not in classes(unit(page, "Northfield"))
    press(page, "ArrowRight")
    expect(unit(page, "Northfield")).to_have_class(re.compile("stale"))
    assert page.locator("#chart .share.stale").count() > 0


def test_without_a_limit_no_report_is_old(shown: Page) -> None:
    assert shown.locator(".stale").count() == 0


# --- events -----------------------------------------------------------------------------------


def events(page: Page) -> Locator:
    return page.locator("#on-this-day .day-report")


def test_an_event_tells_what_became_of_a_place(open_page: OpenPage) -> None:
    page = open_story(open_page, "#2021-08-10")
    expect(events(page)).to_have_count(1)
    expect(events(page)).to_contain_text("Eastvale")
    expect(events(page)).to_contain_text("Contested → Red")


def turns(page: Page) -> list[str]:
    return [text.split(" ·")[0] for text in events(page).locator(".turn").all_text_contents()]


def test_what_is_confirmed_is_folded_with_its_count(open_page: OpenPage) -> None:
    page = open_story(open_page, "#2021-08-20")
    assert turns(page) == ["Red"]
    fold = page.locator("#on-this-day summary")
    expect(fold).to_have_text("One place was reported as before")
    fold.click()
    until(page, lambda: turns(page) == ["Red", "Red, still"])


def test_a_day_on_which_all_was_confirmed_has_no_change(open_page: OpenPage) -> None:
    html = timeline_of(
        "2021-08-01 Eastvale red\n2021-08-01 Northfield blue\n"
        "2021-08-05 Eastvale red\n2021-08-05 Northfield blue"
    )
    page = opened(open_page, html, "#2021-08-05")
    assert turns(page) == []
    expect(page.locator("#on-this-day")).to_contain_text("Nothing changed on this day.")
    expect(page.locator("#on-this-day summary")).to_have_text("2 places were reported as before")


def test_what_was_folded_open_stays_open_on_another_day(open_page: OpenPage) -> None:
    rows = [f"2021-08-0{day} {place} blue" for day in (1, 3, 5) for place in ("Eastvale", "Haven")]
    page = opened(open_page, timeline_of("\n".join(rows)), "#2021-08-03")
    page.locator("#on-this-day summary").click()
    expect(events(page)).to_have_count(1)
    press(page, "ArrowRight")
    at(page, "#2021-08-05")
    expect(events(page)).to_have_count(1)
    expect(events(page)).to_contain_text("5 August 2021")


def test_reports_of_one_kind_on_one_day_are_one_event(open_page: OpenPage) -> None:
    page = open_story(open_page, "#2021-08-01")
    expect(events(page).first).to_contain_text("Northfield, Eastvale")


def test_a_day_without_a_report_names_the_one_before(open_page: OpenPage) -> None:
    page = open_story(open_page, "#2021-08-07")
    expect(page.locator("#on-this-day")).to_contain_text(
        "No report is dated this day. The report before it is of 4 August 2021."
    )


def test_a_report_that_runs_out_is_an_event(open_page: OpenPage) -> None:
    html = timeline_of("2021-08-01 Eastvale red until 2021-08-05\n2021-08-09 Northfield blue")
    page = opened(open_page, html, "#2021-08-05")
    expect(events(page)).to_contain_text("No data from this day on.")


def test_the_source_of_an_event_is_a_link(open_page: OpenPage) -> None:
    inputs = told(inputs_of(STORY), source="The Herald", source_url="https://example.org/a")
    page = opened(open_page, timeline_of(inputs), "#2021-08-10")
    link = events(page).get_by_role("link", name="The Herald")
    expect(link).to_have_attribute("href", "https://example.org/a")
    expect(link).to_have_attribute("rel", "noopener noreferrer")


def test_a_name_of_an_event_picks_the_place(open_page: OpenPage) -> None:
    page = open_story(open_page, "#2021-08-10")
    events(page).get_by_role("button", name="Eastvale").click()
    expect(page.locator("#detail h3")).to_have_text("Eastvale")
    assert "at-hand" in classes(unit(page, "Eastvale"))


# --- the chart ----------------------------------------------------------------------------------


def chart_point(page: Page, share: float) -> tuple[float, float]:
    """A point of the chart, `share` of the way from its first day to its last."""
    box = page.locator("#chart svg").bounding_box()
    assert box is not None
    return box["x"] + 8 + share * (box["width"] - 16), box["y"] + 30


def reading(page: Page) -> Locator:
    return page.locator("#bar .reading")


def test_the_chart_has_an_area_for_every_status_and_a_tick_for_every_change(shown: Page) -> None:
    for status in ("s-blue", "s-contested", "s-red", "no-data"):
        assert shown.locator(f"#chart .share.{status}").count() == 1
    assert (shown.locator("#chart .ticks").get_attribute("d") or "").count("M") == len(STOPS)


def test_uneven_dates_stand_at_their_true_place(shown: Page) -> None:
    ticks = re.findall(r"M([\d.]+),", shown.locator("#chart .ticks").get_attribute("d") or "")
    first, second, third, last = map(float, ticks)
    assert (second - first) / (last - first) == pytest.approx(3 / 19, abs=0.01)
    assert (third - first) / (last - first) == pytest.approx(9 / 19, abs=0.01)


def test_the_shares_of_the_day_stand_below_it(share_page: OpenPage) -> None:
    page = open_story(share_page, "#2021-08-04")
    expect(reading(page)).to_have_text(
        "4 August 2021: Blue 25.0 %, Contested 25.0 %, Red 25.0 %, No data 25.0 %"
    )


def test_pointing_at_the_chart_reads_another_day_and_leaving_reads_the_own(story: Page) -> None:
    story.locator("#chart").scroll_into_view_if_needed()
    story.mouse.move(*chart_point(story, 0))
    expect(reading(story)).to_contain_text("1 August 2021: Blue 50.0 %")
    expect(story.locator("#day")).to_have_text("20 August 2021")
    story.mouse.move(0, 0)
    expect(reading(story)).to_contain_text("20 August 2021")


def test_a_click_on_the_chart_goes_to_its_day(story: Page) -> None:
    story.locator("#chart").scroll_into_view_if_needed()
    story.mouse.click(*chart_point(story, 9 / 19))
    at(story, "#2021-08-10")


def test_shares_can_be_of_the_number_of_units(story: Page) -> None:
    story.locator(".measure select").select_option("count")
    expect(story.locator("#chart svg")).to_have_attribute(
        "aria-label", re.compile("of the provinces")
    )


def test_people_are_offered_where_the_units_carry_them(open_page: OpenPage, shown: Page) -> None:
    ground = toy.boundaries()
    peopled = tuple(replace(place, population=100) for place in ground.units)
    inputs = replace(inputs_of(STORY), boundaries=replace(ground, units=peopled))
    choices = opened(open_page, timeline_of(inputs)).locator(".measure select").locator("option")
    assert choices.all_text_contents() == ["area", "provinces", "population"]
    assert shown.locator(".measure select").locator("option").count() == 2


def test_a_time_in_which_nobody_reports_is_a_gap_in_the_chart(open_page: OpenPage) -> None:
    """All reports of 1 August are old on the 7th, and nothing else is known until the 20th."""
    html = timeline_of("2021-08-01 Northfield blue\n2021-08-20 Northfield blue", stale_days=5)
    page = opened(open_page, html)
    steps = page.locator("#chart .share.s-blue:not(.stale)").get_attribute("d") or ""
    left, right = (float(x) for x in re.search(r"^M([\d.]+),.*?H([\d.]+)V", steps).groups())  # type: ignore[union-attr]
    width = float(page.locator("#chart svg").get_attribute("width") or 0) - 16
    assert (right - left) / width == pytest.approx(6 / 19, abs=0.01)
    assert page.locator("#chart .share.s-blue.stale").count() == 0


def test_a_gap_says_why_it_is_one_where_there_is_room(open_page: OpenPage) -> None:
    html = timeline_of("2021-08-01 Northfield blue\n2021-08-20 Northfield blue", stale_days=5)
    page = opened(open_page, html)
    name = page.locator("#chart .gap")
    expect(name).to_have_text("No report on any province for more than 5 days")
    page.set_viewport_size({"width": 390, "height": 900})
    expect(name).to_have_text("No new reports")


def test_bands_have_their_names_in_the_chart(shown: Page) -> None:
    names = shown.locator("#chart .band-name").all_text_contents()
    assert sorted(names) == ["Blue", "Contested", "No data", "Red"]


def test_the_axis_has_its_unit(story: Page) -> None:
    values = story.locator("#chart .value")
    expect(values).to_have_text(["50 %", "100 % of the area"])
    story.locator(".measure select").select_option("count")
    expect(values).to_have_text(["2", "4 provinces"])


def test_the_chart_is_named_with_its_first_and_its_last_shares(share_page: OpenPage) -> None:
    page = opened(share_page, timeline_of("2021-08-01 Northfield blue\n2021-08-20 Northfield red"))
    chart = page.get_by_role("img", name=re.compile("^Share of the area by status"))
    expect(chart).to_have_accessible_name(
        "Share of the area by status, 1 August 2021 to 20 August 2021. "
        "1 August 2021: Blue 25.0 %, No data 75.0 %. 20 August 2021: Red 25.0 %, No data 75.0 %."
    )


def test_the_figures_of_every_day_are_a_table_behind_the_chart(story: Page) -> None:
    story.get_by_text("The figures of every day").click()
    table = story.locator(".by-day table")
    expect(table.locator("tbody tr")).to_have_count(len(STOPS))
    expect(table.get_by_role("row", name=re.compile("^4 August 2021"))).to_have_text(
        "4 August 202125.0 %25.0 %25.0 %25.0 %"
    )
    story.locator(".measure select").select_option("count")
    expect(table.locator("tbody tr").first.locator("td").first).to_have_text("2")


def test_the_chart_keeps_to_the_width_of_the_page(story: Page) -> None:
    story.set_viewport_size({"width": 800, "height": 900})
    box = story.locator("#chart").bounding_box()
    assert box is not None
    expect(story.locator("#chart svg")).to_have_attribute("width", str(round(box["width"])))


ONE_DECISIVE_DAY = """
    2021-08-01 Northfield blue
    2021-08-01 Eastvale blue
    2021-08-03 Northfield red
    2021-08-04 Eastvale red
    2021-09-10 Northfield red
"""


def decisive(open_page: OpenPage) -> Page:
    """A page of forty days of which two decided, with more room for them."""
    page = opened(open_page, timeline_of(ONE_DECISIVE_DAY), "#2021-08-04")
    button(page, "More room for 2 August 2021 to 5 August 2021").click()
    return page


def test_the_days_in_which_most_changed_can_have_more_room(open_page: OpenPage) -> None:
    page = decisive(open_page)
    expect(page.locator(".focused")).to_contain_text("are drawn wider than the other days")
    edges = page.locator("#chart .edge").evaluate_all("all => all.map(e => e.getCTM().e)")
    assert edges[1] - edges[0] > 0.6 * float(page.locator("#chart svg").get_attribute("width") or 0)
    hand = float(page.locator("#chart .hand").first.get_attribute("x1") or 0)
    assert float(slider(page).input_value()) / 40 == pytest.approx(
        (hand - 8) / (float(page.locator("#chart svg").get_attribute("width") or 0) - 16), abs=0.01
    )
    press(page, "ArrowLeft")
    at(page, "#2021-08-03")


def test_its_edges_move_by_keys_and_by_hand(open_page: OpenPage) -> None:
    page = decisive(open_page)
    last = page.get_by_role("slider", name="Last day with more room")
    last.focus()
    page.keyboard.press("ArrowRight")
    expect(last).to_have_attribute("aria-valuetext", "6 August 2021")
    expect(last).to_be_focused()
    box = last.locator("rect").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 12, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] - 100, box["y"] + 30)
    page.mouse.up()
    expect(last).to_have_attribute("aria-valuetext", "5 August 2021")
    at(page, "#2021-08-04")


def test_the_days_with_more_room_are_in_the_address(open_page: OpenPage) -> None:
    address = "#2021-08-04&focus=2021-08-02..2021-08-06"
    page = opened(open_page, timeline_of(ONE_DECISIVE_DAY), address)
    last = page.get_by_role("slider", name="Last day with more room")
    expect(last).to_have_attribute("aria-valuetext", "6 August 2021")
    last.press("ArrowLeft")
    at(page, "focus=2021-08-02..2021-08-05")
    page.evaluate("location.hash = '#2021-08-03'")
    expect(last).to_have_count(0)


@pytest.mark.parametrize("focus", ["2021-08-09..2021-08-02", "2020-01-01..2021-08-09", "x..y", ""])
def test_days_that_are_no_range_of_the_record_have_no_more_room(
    open_page: OpenPage, focus: str
) -> None:
    page = opened(open_page, timeline_of(ONE_DECISIVE_DAY), f"#2021-08-04&focus={focus}")
    expect(page.locator("#day")).to_have_text("4 August 2021")
    expect(page.locator("#chart .edge")).to_have_count(0)


# --- chosen days ----------------------------------------------------------------------------------


def test_monthly_days_are_the_only_ones(open_page: OpenPage) -> None:
    ledger = "2021-06-10 Northfield blue\n2021-07-20 Northfield red\n2021-08-20 Eastvale red"
    page = opened(open_page, timeline_of(ledger, dates="monthly"), "#2021-07-25")
    expect(page.locator("#day")).to_have_text("31 July 2021")


def test_the_slider_comes_to_rest_on_a_chosen_day(open_page: OpenPage) -> None:
    ledger = "2021-06-10 Northfield blue\n2021-07-20 Northfield red\n2021-08-20 Eastvale red"
    page = opened(open_page, timeline_of(ledger, dates="monthly"))
    days = slider(page).evaluate(
        """slider => [50, 49, 33, 29, 1].map((value) => {
          slider.value = value;
          slider.dispatchEvent(new Event("input"));
          return slider.value;
        })"""
    )
    assert days == ["51", "51", "31", "31", "0"]


def test_a_record_of_one_day_has_a_page_too(open_page: OpenPage) -> None:
    page = opened(open_page, timeline_of("2021-08-05 Eastvale red"))
    expect(page.locator("#day")).to_have_text("5 August 2021")
    expect(button(page, "Change after")).to_be_disabled()
    assert page.watched.complaints == []  # type: ignore[attr-defined]


# --- one file, for ever ---------------------------------------------------------------------


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1600])
@pytest.mark.parametrize("address", ["#2021-08-04", "#2021-08-01..2021-08-20"])
def test_it_asks_for_nothing_complains_of_nothing_and_fits(
    open_page: OpenPage, width: int, address: str
) -> None:
    page = opened(open_page, timeline_of(STORY), address, width=width)
    press(page, "ArrowLeft", "Home", "End")
    at(page, "2021-08-20")
    assert page.watched.complaints == []  # type: ignore[attr-defined]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_the_last_day_is_told(open_page: OpenPage) -> None:
    page = open_page(timeline_of(STORY), java_script_enabled=False)
    expect(page.locator("noscript table")).to_contain_text("Eastvale")


def test_of_places_alone_the_sentence_counts_places_as_python_does(open_page: OpenPage) -> None:
    rows = "2021-08-01 Haven red\n2021-08-01 Hillgate blue\n2021-08-03 Haven blue"
    page = opened(open_page, timeline_of(rows), "#2021-08-02")
    expect(page.locator(".lead")).to_have_text(
        "On 2 August 2021 Blue held 1 of 2 places; one was held by Red."
    )
