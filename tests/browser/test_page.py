# SPDX-License-Identifier: MIT
"""The page of the embedded data as people use it: looked at, pointed at, typed at, printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import mapper
from tests.browser.axe import grave_by_axe
from tests.browser.days import opened
from tests.browser.ledgers import inputs_of
from tests.browser.waiting import let_pass, until
from tests.shown import day_page

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def afghanistan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The map of the embedded data as of 2021-08-05."""
    path = tmp_path_factory.mktemp("page") / "afghanistan.html"
    mapper.draw().save(path)
    return path


@pytest.fixture
def page(open_page: OpenPage, afghanistan: Path) -> Page:
    return opened(open_page, afghanistan)


@pytest.fixture
def shown(share_page: OpenPage, afghanistan: Path) -> Page:
    """The same, for tests that only look."""
    return opened(share_page, afghanistan)


def unit(page: Page, name: str) -> Any:
    return page.locator(f'path.unit[aria-label^="{name},"]')


def detail(page: Page) -> Any:
    return page.locator("#detail")


# --- one file, for ever ---------------------------------------------------------------------


@pytest.mark.parametrize("width", [320, 360, 768, 1280, 1600])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_asks_for_nothing_and_complains_of_nothing(
    share_page: OpenPage, afghanistan: Path, width: int, scheme: str
) -> None:
    page = opened(share_page, afghanistan, width=width, color_scheme=scheme)
    assert page.watched.complaints == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("width", [320, 360, 768, 1280, 1600])
def test_nothing_is_wider_than_the_window(
    share_page: OpenPage, afghanistan: Path, width: int
) -> None:
    page = opened(share_page, afghanistan, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_the_summary_and_the_table_are_there(
    open_page: OpenPage, afghanistan: Path
) -> None:
    page = open_page(afghanistan, java_script_enabled=False)
    expect(page.locator(".lead")).to_contain_text("31 of 34 provincial capitals")
    expect(page.locator("noscript table")).to_contain_text("Lashkar Gah")


# --- what is drawn ----------------------------------------------------------------------------


def test_what_a_page_has_nothing_for_takes_no_room(share_page: OpenPage) -> None:
    page = opened(share_page, day_page(inputs_of("2021-08-01 Northfield blue")))
    assert page.locator("#annotations").count() == 0
    heads = page.locator("#twin thead th")
    expect(heads).to_have_text(["Place", "Kind", "Status", "Since"])


def test_all_34_provinces_are_drawn(shown: Page) -> None:
    assert shown.locator("path.unit").count() == 34


def test_mixed_ground_is_flat_and_a_city_that_is_fought_over_stands_out(shown: Page) -> None:
    fill = unit(shown, "Helmand").evaluate("path => getComputedStyle(path).fill")
    assert fill == "rgb(214, 187, 140)"
    reach = {
        city: shown.locator(f'.mark[data-place="{city}"]').evaluate("mark => mark.getBBox().width")
        for city in ("AF-HEL/lashkar-gah", "AF-NIM/zaranj")
    }
    assert reach["AF-HEL/lashkar-gah"] > 1.4 * reach["AF-NIM/zaranj"]


def test_the_neighbours_are_named(shown: Page) -> None:
    names = shown.locator(".country-name").all_text_contents()
    assert {"IRAN", "PAKISTAN", "TURKMENISTAN"} <= set(names)


@pytest.mark.parametrize("width", [360, 768, 1280, 1600])
def test_no_two_labels_lie_on_each_other(
    share_page: OpenPage, afghanistan: Path, width: int
) -> None:
    page = opened(share_page, afghanistan, width=width)
    assert page.evaluate(OVERLAPS, UPRIGHT) == []


def test_a_phone_names_what_is_fought_over(share_page: OpenPage, afghanistan: Path) -> None:
    page = opened(share_page, afghanistan, width=360)
    names = page.locator(".letters .news").all_text_contents()
    assert {"Herat", "Kandahar", "Lashkar Gah"} <= {*names}


def test_a_province_and_its_city_never_stand_on_the_map_by_one_name(shown: Page) -> None:
    """Kandahar is fought over, its province held in parts; Kabul and its province are alike."""
    lines = (
        "texts => texts.map((text) => [...text.children].map((line) => line.textContent).join(' '))"
    )
    units = shown.locator(".letters .unit-name").evaluate_all(lines)
    marks = shown.locator(".letters .name:not(.unit-name)").evaluate_all(lines)
    assert {"Kandahar", "Kabul"} <= {*marks}
    assert "Kandahar province" in units
    assert not {*units} & {*marks, "Kabul province"}


def test_no_two_labels_lie_on_each_other_after_zooming_in(page: Page) -> None:
    for _ in range(3):
        page.get_by_role("button", name="Zoom in").click()
        assert page.evaluate(OVERLAPS, UPRIGHT) == []


# Boxes around names along lines are larger than these.
UPRIGHT = ".letters text:not(.border-name, .river-name), .number"
OVERLAPS = """(selector) => {
  const boxes = [...document.querySelectorAll(selector)].map((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    // Line boxes have air above and below the letters themselves.
    return { text: element.textContent, left, top: top + 3, right, bottom: bottom - 3 };
  });
  return boxes.flatMap((a, i) => boxes.slice(i + 1)
    .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
    .map((b) => `${a.text} / ${b.text}`));
}"""


def test_every_capital_has_a_mark_and_no_mark_hides_another(shown: Page) -> None:
    distances = shown.evaluate(
        """() => {
          const at = [...document.querySelectorAll(".marks .mark")].map((mark) => {
            const { e, f } = mark.transform.baseVal.consolidate().matrix;
            return [e, f];
          });
          return at.flatMap(([x, y], i) =>
            at.slice(i + 1).map(([u, v]) => Math.hypot(x - u, y - v)));
        }"""
    )
    assert shown.locator('.marks .mark[data-kind="capital"]').count() == 34
    assert min(distances) > 7


def test_every_annotation_of_the_list_has_its_number_on_the_map(shown: Page) -> None:
    on_map = shown.locator(".number text").all_text_contents()
    in_list = shown.locator(".notes .disc").all_text_contents()
    assert sorted(on_map, key=int) == in_list
    assert len(in_list) >= 6


# --- pointing -----------------------------------------------------------------------------------


def test_pointing_at_a_province_tells_who_holds_it(page: Page) -> None:
    point_at(page, unit(page, "Ghor"))
    expect(detail(page)).to_contain_text("Ghor")
    expect(detail(page)).to_contain_text("Mixed")


def point_at(page: Page, path: Any) -> None:
    """Move the pointer to the middle of a path's box, which lies inside a compact province."""
    box = path.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_a_click_holds_a_place_open_and_escape_lets_go(page: Page) -> None:
    page.locator(".notes button", has_text="Lashkar Gah").click()
    expect(detail(page)).to_contain_text("heavy fighting inside the city")
    page.keyboard.press("Escape")
    expect(detail(page)).not_to_contain_text("heavy fighting")


def test_the_source_of_a_report_is_a_link(page: Page) -> None:
    page.locator(".notes button", has_text="Lashkar Gah").click()
    link = detail(page).get_by_role("link", name="BBC News")
    assert link.get_attribute("href").startswith("https://")
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_the_local_names_carry_their_language_and_direction(page: Page) -> None:
    page.locator(".notes button", has_text="Lashkar Gah").click()
    name = detail(page).locator(".local[lang=ps]")
    assert name.get_attribute("dir") == "rtl"


def test_a_status_shown_alone_dims_the_others_and_filters_the_table(page: Page) -> None:
    page.locator(".statuses button", has_text="Government").click()
    assert "dim" in unit(page, "Ghor").get_attribute("class")
    assert "dim" not in unit(page, "Daykundi").get_attribute("class")
    expect(page.locator(".tw-count")).to_contain_text("35 of")  # 4 provinces, 31 capitals


def test_picking_a_row_of_the_table_marks_the_place_on_the_map(page: Page) -> None:
    page.locator('.tw-row[data-place="AF-HEL"] .tw-pick').click()
    assert "at-hand" in unit(page, "Helmand").get_attribute("class")


def test_picking_on_the_map_marks_the_row_of_the_table(page: Page) -> None:
    page.locator(".notes button", has_text="Herat").click()
    expect(page.locator(".tw-row[aria-current]")).to_contain_text("Herat")


# --- the keyboard ---------------------------------------------------------------------------------


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('aria-label') ?? ''"))


def test_the_units_are_one_stop_on_the_way_of_the_tab_key(shown: Page) -> None:
    assert shown.locator('path.unit[tabindex="0"]').count() == 1


def test_an_arrow_goes_to_the_neighbour_in_that_direction(page: Page) -> None:
    unit(page, "Helmand").focus()
    page.keyboard.press("ArrowRight")
    assert focused(page).startswith("Kandahar")


def test_enter_holds_the_focused_place_open_and_says_so(page: Page) -> None:
    unit(page, "Helmand").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#live")).to_contain_text("Helmand, province: Mixed, since 14 July 2021")


def test_the_focused_unit_is_ringed(page: Page) -> None:
    unit(page, "Helmand").focus()
    ring = page.locator(".ring").get_attribute("d")
    assert ring == unit(page, "Helmand").get_attribute("d")


def test_rivers_are_left_out_where_they_would_be_seen_beside_where_they_lie(
    open_page: OpenPage, afghanistan: Path
) -> None:
    page = opened(open_page, afghanistan)
    river = page.locator("path.river").first
    expect(river).to_be_visible()
    for _ in range(3):
        page.get_by_role("button", name="Zoom in").click()
    expect(river).to_be_hidden()
    page.locator(".folium-map").press("0")
    expect(river).to_be_visible()


def test_plus_zooms_and_zero_shows_the_whole(page: Page) -> None:
    unit(page, "Helmand").focus()
    before = unit(page, "Helmand").bounding_box()
    page.keyboard.press("+")
    assert unit(page, "Helmand").bounding_box()["width"] > 1.8 * before["width"]
    page.keyboard.press("0")
    assert abs(unit(page, "Helmand").bounding_box()["width"] - before["width"]) < 1


# --- everyone -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_axe_finds_nothing_serious_or_moderate(
    open_page: OpenPage, afghanistan: Path, width: int, scheme: str
) -> None:
    page = opened(open_page, afghanistan, width=width, color_scheme=scheme, bypass_csp=True)
    if page.locator("#legend .key-line").is_visible():
        page.locator("#legend .key-line").click()
    page.locator("#key summary").click()
    assert grave_by_axe(page) == []


def test_every_button_is_44_px_high_on_touch(share_page: OpenPage, afghanistan: Path) -> None:
    page = opened(share_page, afghanistan, width=360, has_touch=True, is_mobile=True)
    heights = page.evaluate(
        "[...document.querySelectorAll('button, summary')].filter((b) => b.offsetParent)"
        ".map((b) => [b.textContent, b.getBoundingClientRect().height]).filter(([, h]) => h < 43.5)"
    )
    assert heights == []


def test_one_finger_scrolls_the_page_and_not_the_map(
    share_page: OpenPage, afghanistan: Path
) -> None:
    page = opened(share_page, afghanistan, width=360, has_touch=True, is_mobile=True)
    action = page.locator(".folium-map").evaluate("map => getComputedStyle(map).touchAction")
    assert action == "pan-x pan-y"


def test_the_wheel_scrolls_the_page_and_does_not_zoom_the_map(
    open_page: OpenPage, afghanistan: Path
) -> None:
    page = opened(open_page, afghanistan, still=True)
    before = unit(page, "Ghor").bounding_box()["width"]
    page.locator(".folium-map").hover()
    page.mouse.wheel(0, 200)
    until(page, lambda: page.evaluate("window.scrollY") > 100)
    let_pass(page, 1000)
    assert unit(page, "Ghor").bounding_box()["width"] == before


def test_a_reader_who_wants_no_motion_gets_none(open_page: OpenPage, afghanistan: Path) -> None:
    page = opened(open_page, afghanistan, reduced_motion="reduce")
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter((e) => "
        "getComputedStyle(e).transitionDuration !== '0s').length"
    )
    assert moving == 0


def test_in_print_the_map_and_the_whole_table_are_there(page: Page) -> None:
    page.emulate_media(media="print")
    table = page.locator(".tw-scroller")
    assert table.evaluate("t => t.scrollHeight <= t.clientHeight + 1")
    expect(page.locator(".zoom")).to_be_hidden()


def test_on_paper_the_whole_map_fits_its_frame(page: Page) -> None:
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    outside = page.evaluate(
        """() => {
          const frame = document.querySelector(".frame").getBoundingClientRect();
          return [...document.querySelectorAll("path.unit")].filter((path) => {
            const { left, right, top, bottom } = path.getBoundingClientRect();
            return left < frame.left || right > frame.right || top < frame.top
              || bottom > frame.bottom;
          }).length;
        }"""
    )
    assert outside == 0


def test_the_page_has_its_landmarks_and_language(shown: Page) -> None:
    assert shown.locator("html").get_attribute("lang") == "en"
    assert [shown.locator(tag).count() for tag in ("header", "main", "footer", "h1")] == [
        1,
        1,
        1,
        1,
    ]
