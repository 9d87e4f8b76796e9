# SPDX-License-Identifier: MIT
"""The table twin: searched, sorted, picked from, by hand and by keyboard; text stays text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.waiting import until

Js = Callable[..., Any]
Cells = dict[str, dict[str, Any]]

WORDS = {
    "search": "Search the table",
    "rows": "{shown} of {all} rows",
    "empty": "No row matches.",
    "first": "The first {n} of {all}",
    "more": "{n} more",
    "sort": "Sort by {column}",
    "show": "Show {name} on the map",
}
COLUMNS = [
    {"key": "place", "label": "Place"},
    {"key": "status", "label": "Status"},
    {"key": "area", "label": "Area", "numeric": True},
    {"key": "since", "label": "Since", "date": True},
    {"key": "source", "label": "Source"},
]
BUILD = """(module, [columns, rows, words, lang]) => {
    window.picks = [];
    const root = document.getElementById("table");
    const onPick = (id) => window.picks.push(id);
    window.table = module.buildTable(root, { columns, rows, words, lang, onPick, caption: "All" });
}"""


def row(id_: str, place: str, **cells: Any) -> dict[str, Any]:
    shown = {key: cell if isinstance(cell, dict) else {"text": cell} for key, cell in cells.items()}
    return {"id": id_, "cells": {"place": {"text": place}} | shown}


ROWS = [
    row(
        "h", "Herat", status="Contested", area={"text": "54,800", "sort": 54800}, since="2021-07-28"
    ),
    row("s", "Sārpul", status="Government", area={"text": "16,400", "sort": 16400}),
    row("e", "Éclair", status="Government", area={"text": "900", "sort": 900}, since="2001-12-01"),
    row(
        "k",
        "Kandahar",
        status="Contested",
        area={"text": "54,000", "sort": 54000},
        since="2021-07-31",
    ),
    row("z", "Zaranj 10", status="Taliban", since="2021-08-06"),
    row("y", "Zaranj 9", status="Government", since="2001-12-01"),
]


@pytest.fixture
def build(js: Js) -> Callable[..., Page]:
    """A page with a table of these rows on it."""

    def build_(rows: Any = None, *, lang: str = "en", columns: Any = None, html: str = "") -> Page:
        module = js("table.mjs", html=html or '<div id="table"></div>')
        module.run(BUILD, [columns or COLUMNS, ROWS if rows is None else rows, WORDS, lang])
        page: Page = module.page
        return page

    return build_


def order(page: Page) -> str:
    """The ids of the rows that are shown, in their order."""
    shown = page.locator("tbody tr:visible")
    return "".join(str(id_) for id_ in shown.evaluate_all("rows => rows.map(r => r.dataset.place)"))


def head(page: Page, label: str) -> Locator:
    return page.get_by_role("columnheader", name=label)


def sort_by(page: Page, label: str) -> None:
    head(page, label).get_by_role("button").click()


def search(page: Page) -> Locator:
    return page.get_by_label(WORDS["search"])


# --- what stands there ------------------------------------------------------------------------


def test_it_is_a_table_with_heads_and_a_caption(build: Callable[..., Page]) -> None:
    page = build()
    expect(page.get_by_role("table", name="All")).to_be_visible()
    assert page.locator("caption").inner_text() == "All"
    assert page.get_by_role("columnheader").all_inner_texts() == [c["label"] for c in COLUMNS]
    assert page.get_by_role("rowheader").count() == len(ROWS)
    assert page.locator("th[scope=col]").count() == len(COLUMNS)
    expect(page.get_by_role("button", name="Herat")).to_have_attribute(
        "title", "Show Herat on the map"
    )
    assert page.get_by_role("status").inner_text() == "6 of 6 rows"
    expect(page.locator("th.tw-number")).to_have_text("Area")
    expect(page.locator("th.tw-date")).to_have_text("Since")


def test_a_status_has_its_colour_and_a_script_its_direction(build: Callable[..., Page]) -> None:
    cell = {"text": "هرات", "dir": "rtl", "lang": "fa"}
    page = build([row("a", "Herat", status={"text": "Taliban", "swatch": "taliban"}, source=cell)])
    expect(page.locator(".tw-swatch")).to_have_class("tw-swatch s-taliban")
    expect(page.locator(".tw-swatch")).to_have_attribute("aria-hidden", "true")
    script = page.get_by_text("هرات")
    assert script.evaluate("e => [getComputedStyle(e).direction, e.lang]") == ["rtl", "fa"]


def test_a_table_without_rows_says_so(build: Callable[..., Page]) -> None:
    page = build([])
    expect(page.get_by_text(WORDS["empty"])).to_be_visible()
    assert page.get_by_role("status").inner_text() == "0 of 0 rows"


# --- hostile text -----------------------------------------------------------------------------

HOSTILE = [
    "<img src=x onerror=window.ran=1>",
    "<script>window.ran=1</script>",
    "</td></table><h1>out</h1>",
    '" onmouseover="window.ran=1',
    "{{ 7 * 7 }} ${window.ran=1} &lt;b&gt;",
    "\u202eleft",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_shown_as_it_is(build: Callable[..., Page], text: str) -> None:
    cell = {"text": text, "href": "https://example.org/", "swatch": text}
    more = {"text": text, "dir": "rtl"}
    columns = [*COLUMNS, {"key": "note", "label": text}]
    page = build([row("a", text, status=text, source=cell, note=more)], columns=columns)
    page.get_by_role("button", name=text).first.hover()
    assert page.locator("tbody td").nth(0).text_content() == text
    assert page.locator("tbody th").text_content() == text
    assert page.locator("thead th").last.text_content() == text
    assert page.locator("h1, img, script").count() == 0
    assert page.evaluate("window.ran") is None
    assert page.watched.complaints == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "href",
    [
        "javascript:window.ran=1",
        "JaVaScRiPt:window.ran=1",
        " javascript:window.ran=1",
        "java\nscript:window.ran=1",
        "data:text/html,<script>window.ran=1</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org/",
        "example.org",
        "",
    ],
)
def test_only_addresses_of_the_web_are_links(build: Callable[..., Page], href: str) -> None:
    page = build([row("a", "Herat", source={"text": "The source", "href": href})])
    expect(page.get_by_text("The source")).to_be_visible()
    assert page.locator("a").count() == 0


@pytest.mark.parametrize("href", ["https://example.org/a?b=1&c=%20#d", "http://example.org/"])
def test_a_source_is_a_link_that_tells_nothing_of_the_page(
    build: Callable[..., Page], href: str
) -> None:
    link = build([row("a", "Herat", source={"text": "Them", "href": href})]).get_by_role("link")
    expect(link).to_have_attribute("href", href)
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(link).to_have_attribute("target", "_blank")


# --- sorting ----------------------------------------------------------------------------------


def test_a_column_sorts_up_then_down_then_not_at_all(build: Callable[..., Page]) -> None:
    page = build()
    turns = []
    for _ in range(3):
        sort_by(page, "Area")
        turns.append((head(page, "Area").get_attribute("aria-sort"), order(page)))
    assert turns == [("ascending", "eskhzy"), ("descending", "hksezy"), ("none", "hsekzy")]


SCROLLED = """() => {
  const scroller = document.querySelector(".tw-scroller");
  Object.assign(scroller.style, { height: "300px", overflow: "auto" });
  scroller.scrollTop = scroller.scrollHeight / 2;
}"""
# What is in sight as soon as the act is done, and what stands in the whole table.
IN_SIGHT = """
  const view = document.querySelector(".tw-scroller").getBoundingClientRect();
  const isSeen = (line) => {
    const { top, bottom } = line.getBoundingClientRect();
    return bottom > view.top && top < view.bottom;
  };
  const seen = () => [...document.querySelectorAll("tbody tr")]
    .flatMap((line, nth) => (isSeen(line) ? [[nth, line.dataset.place]] : []));
"""


@pytest.fixture
def long(build: Callable[..., Page]) -> Page:
    """A table of 200 rows that is scrolled to its middle."""
    page = build([row(f"{n:03}", f"Place {n}", area=f"{n}") for n in range(200)])
    page.evaluate(SCROLLED)
    # Only of what is in sight are rows put off.
    page.evaluate("() => new Promise((go) => requestAnimationFrame(() => setTimeout(go)))")
    return page


def test_of_many_rows_those_in_sight_are_sorted_at_once(long: Page) -> None:
    down = f"""() => {{ {IN_SIGHT}
      const button = document.querySelector(".tw-sort");
      button.click();
      button.click();
      return seen();
    }}"""
    seen = long.evaluate(down)
    assert len(seen) > 5
    assert seen == [[nth, f"{199 - nth:03}"] for nth, _ in seen]
    until(long, lambda: order(long) == "".join(f"{n:03}" for n in reversed(range(200))))


def test_of_many_rows_those_in_sight_are_found_at_once_and_all_of_them_soon(long: Page) -> None:
    search(long).fill("199")
    expect(long.locator("tbody tr")).to_have_count(1)
    widen = f"""() => {{ {IN_SIGHT}
      const field = document.querySelector(".tw-input");
      field.value = "";
      field.dispatchEvent(new Event("input"));
      return [seen().map(([nth]) => nth), document.querySelector(".tw-count").textContent];
    }}"""
    seen, said = long.evaluate(widen)
    assert (seen[:6], said) == ([0, 1, 2, 3, 4, 5], "200 of 200 rows")
    until(long, lambda: order(long) == "".join(f"{n:03}" for n in range(200)))


def test_one_column_sorts_at_a_time(build: Callable[..., Page]) -> None:
    page = build()
    sort_by(page, "Area")
    sort_by(page, "Place")
    assert head(page, "Area").get_attribute("aria-sort") == "none"
    assert head(page, "Place").get_attribute("aria-sort") == "ascending"


def test_text_sorts_as_the_language_does_and_by_its_numbers(build: Callable[..., Page]) -> None:
    page = build()
    sort_by(page, "Place")
    assert order(page) == "ehksyz"


def test_another_language_sorts_its_own_way(build: Callable[..., Page]) -> None:
    rows = [row("z", "Zug"), row("a", "Ängelholm"), row("o", "Osby")]
    english, swedish = build(rows), build(rows, lang="sv")
    for page in (english, swedish):
        sort_by(page, "Place")
    assert order(english) == "aoz"
    assert order(swedish) == "oza"


def test_equal_rows_keep_their_order_both_ways(build: Callable[..., Page]) -> None:
    page = build()
    sort_by(page, "Status")
    assert order(page) == "hkseyz"
    sort_by(page, "Status")
    assert order(page) == "zseyhk"


def test_empty_cells_come_last_both_ways(build: Callable[..., Page]) -> None:
    page = build()
    sort_by(page, "Since")
    assert order(page) == "eyhkzs"
    sort_by(page, "Since")
    assert order(page) == "zkheys"


# --- searching --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("contested", "hk"),
        ("KANDA", "k"),
        ("sarpul", "s"),
        ("sārpul", "s"),
        ("eclair", "e"),
        ("2021-07", "hk"),
        ("government zaranj", "y"),
        ("  ", "hsekzy"),
        ("nowhere", ""),
        (".*", ""),
    ],
)
def test_a_search_finds_words_in_any_column(
    build: Callable[..., Page], query: str, ids: str
) -> None:
    page = build()
    search(page).fill(query)
    assert order(page) == ids
    assert page.get_by_role("status").inner_text() == f"{len(ids)} of 6 rows"
    assert page.get_by_text(WORDS["empty"]).is_visible() is (ids == "")


def test_a_search_finds_other_scripts_without_their_marks(build: Callable[..., Page]) -> None:
    page = build([row("a", "كابُل"), row("b", "Київ"), row("c", "Kabul")])
    search(page).fill("كابل")
    assert order(page) == "a"
    search(page).fill("КИІВ")
    assert order(page) == "b"


def test_search_filter_and_order_work_together(build: Callable[..., Page]) -> None:
    page = build()
    sort_by(page, "Place")
    page.evaluate("table.setFilter((row) => row.cells.status.text === 'Government')")
    assert order(page) == "esy"
    search(page).fill("s")
    search(page).fill("zaranj")
    assert order(page) == "y"
    page.evaluate("table.setFilter(null)")
    assert order(page) == "yz"
    search(page).fill("")
    assert order(page) == "ehksyz"


# --- picking ----------------------------------------------------------------------------------


def current(page: Page) -> list[str]:
    marked = page.locator("tr[aria-current=true]")
    return marked.evaluate_all("rows => rows.map(r => r.dataset.place)")  # type: ignore[no-any-return]


def test_picking_a_row_tells_the_page_and_marks_the_row(build: Callable[..., Page]) -> None:
    page = build()
    page.get_by_role("button", name="Herat").click()
    assert page.evaluate("picks") == ["h"]
    assert current(page) == ["h"]


def test_the_page_picks_a_row_and_lets_go(build: Callable[..., Page]) -> None:
    page = build()
    page.evaluate("table.pick('k')")
    assert current(page) == ["k"]
    page.evaluate("table.pick('h')")
    assert current(page) == ["h"]
    page.evaluate("table.pick(null)")
    assert current(page) == []
    page.evaluate("table.pick('not there')")
    assert page.evaluate("picks") == []


def test_a_picked_row_stays_picked_while_it_is_filtered_out(build: Callable[..., Page]) -> None:
    page = build()
    page.evaluate("table.pick('k')")
    search(page).fill("herat")
    search(page).fill("")
    assert current(page) == ["k"]


def test_picking_scrolls_the_table_and_not_the_page(build: Callable[..., Page]) -> None:
    frame = '<p style="height:600px"></p><div id="table"></div><p style="height:3000px"></p>'
    page = build([row(f"r{n}", f"Place {n}") for n in range(100)], html=frame)
    page.add_style_tag(
        content=".tw-scroller{height:300px;overflow:auto}"
        "thead th{position:sticky;top:0;height:30px;background:#fff}"
    )
    for id_ in ("r80", "r20", "r99", "r0"):
        page.evaluate("(id) => table.pick(id)", id_)
        view = page.locator(".tw-scroller").bounding_box()
        line = page.locator("tr[aria-current]").bounding_box()
        assert view is not None
        assert line is not None
        assert line["y"] >= view["y"] + 30 - 1
        assert line["y"] + line["height"] <= view["y"] + view["height"] + 1
        assert page.evaluate("scrollY") == 0


def test_everything_is_reached_and_done_by_keyboard(build: Callable[..., Page]) -> None:
    page = build()
    page.keyboard.press("Tab")
    expect(search(page)).to_be_focused()
    page.keyboard.type("zaranj")
    assert order(page) == "zy"
    page.keyboard.press("Tab")
    expect(page.get_by_role("region", name="All")).to_be_focused()
    page.keyboard.press("Tab")
    expect(head(page, "Place").get_by_role("button")).to_be_focused()
    page.keyboard.press("Enter")
    assert order(page) == "yz"
    page.keyboard.press("Space")
    assert order(page) == "zy"
    expect(head(page, "Place").get_by_role("button")).to_be_focused()
    for _ in COLUMNS:
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Zaranj 10")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("picks") == ["y"]
    assert current(page) == ["y"]
    expect(page.get_by_role("button", name="Zaranj 9")).to_be_focused()


def test_it_can_be_taken_away(build: Callable[..., Page]) -> None:
    page = build()
    page.evaluate("table.destroy()")
    assert page.locator("#table").inner_html() == ""
