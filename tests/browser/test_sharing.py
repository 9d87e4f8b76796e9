# SPDX-License-Identifier: MIT
"""What a reader takes along: an address, a frame for an article, a picture, the data."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect
from shapely import box
from shapely.geometry import shape
from shapely.ops import unary_union

import mapper
from mapper.geometry.area import area_km2
from mapper.joined.cells import columns_of
from mapper.reading.table_inputs import read_inputs
from mapper.style.words import load_words
from mapper.verbs.drawing import make_document
from mapper.verbs.look import Look
from tests import toy
from tests.browser.days import STORY, comparison_of, opened, timeline_of
from tests.browser.pages import drawn_page, toy_page

Js = Callable[..., Any]
OpenPage = Callable[..., Page]

DAY = date(2021, 8, 5)
SVG = "{http://www.w3.org/2000/svg}"


def take(page: Page, label: str) -> Path:
    """The file behind a button of the menu."""
    if page.locator("details.take[open]").count() == 0:
        page.locator(".take summary").click()
    with page.expect_download() as download:
        page.locator(".take").get_by_role("button", name=label, exact=True).click()
    return Path(download.value.path())


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("share") / "afghanistan.html"
    mapper.draw(as_of="2021-08-05").save(path)
    return path


def test_the_csv_of_a_page_draws_the_same_map(
    open_page: OpenPage, embedded: Path, tmp_path: Path
) -> None:
    saved = tmp_path / "saved.csv"
    saved.write_bytes(take(open_page(embedded), "CSV").read_bytes())
    again = make_document(read_inputs(saved), Look(as_of=DAY)).payload
    first = make_document(read_inputs(), Look(as_of=DAY)).payload
    for part in ("day", "statuses", "annotations", "reports"):
        assert again[part] == first[part]  # type: ignore[literal-required]


def test_the_geojson_of_a_page_has_all_places_with_their_ground(open_page: OpenPage) -> None:
    page = open_page(toy_page("2021-08-01 Eastvale red note\n2021-08-01 Haven blue"))
    found = json.loads(take(page, "GeoJSON").read_text(encoding="utf-8"))["features"]
    kinds = {one["properties"]["name"]: one["geometry"]["type"] for one in found}
    assert kinds == {
        **dict.fromkeys(("Northfield", "Eastvale", "Westmarch", "Southport"), "MultiPolygon"),
        "Haven": "Point",
    }
    (eastvale,) = (one for one in found if one["id"] == "Eastvale")
    ring = eastvale["geometry"]["coordinates"][0][0]
    assert {tuple(map(round, position)) for position in ring} == {(1, 1), (2, 1), (2, 2), (1, 2)}


def test_the_geojson_has_its_box_and_the_scheme(open_page: OpenPage) -> None:
    page = open_page(toy_page("2021-08-01 Eastvale red"), color_scheme="dark")
    found = json.loads(take(page, "GeoJSON").read_text(encoding="utf-8"))
    assert [round(side) for side in found["bbox"]] == [0, 0, 2, 2]
    (red,) = (one for one in found["metadata"]["scheme"]["statuses"] if one["id"] == "red")
    status = next(one for one in toy.SCHEME.statuses if one.id == "red")
    assert red == {
        "id": "red",
        "label": status.label,
        "color": status.color,
        "color_dark": status.color_dark,
        "definition": status.definition,
    }
    (eastvale,) = (one for one in found["features"] if one["id"] == "Eastvale")
    assert eastvale["properties"]["status_color"] == status.color
    assert eastvale["properties"]["note"] is None


def test_what_a_page_saves_has_columns_of_the_export_in_their_order(
    open_page: OpenPage, embedded: Path
) -> None:
    columns = columns_of((), load_words("en"), when=["as_of"], age="stale")
    known = [column.name for column in columns]
    page = open_page(embedded)
    (saved, *_) = csv.reader(io.StringIO(take(page, "CSV").read_text(encoding="utf-8")))
    own = saved.pop(saved.index("status_label") + 1)
    assert own == "status_color"
    assert saved == [name for name in known if name in saved]
    (first, *_) = json.loads(take(page, "GeoJSON").read_text(encoding="utf-8"))["features"]
    assert [name for name in first["properties"] if name != own] == saved


def test_a_picture_is_read_by_any_program_whatever_stands_in_a_text(open_page: OpenPage) -> None:
    page = open_page(toy_page("2021-08-01 Eastvale red", title="Hills \uffff and \ufffe gates"))
    picture = ElementTree.parse(take(page, "SVG")).getroot()
    said = " ".join(" ".join(text.itertext()) for text in picture.iter(f"{SVG}text"))
    assert "Hills \ufffd and \ufffd gates" in said


def days_saved(page: Page) -> set[tuple[str, str]]:
    """Day and status of Eastvale, which must be the same in both files."""
    rows = csv.DictReader(io.StringIO(take(page, "CSV").read_text(encoding="utf-8")))
    found = json.loads(take(page, "GeoJSON").read_text(encoding="utf-8"))["features"]
    held = {(row["as_of"], row["status"]) for row in rows if row["id"] == "Eastvale"}
    own = [one for one in found if one["properties"]["id"] == "Eastvale"]
    assert {(one["properties"]["as_of"], one["properties"]["status"]) for one in own} == held
    assert len({json.dumps(one["geometry"]) for one in own}) == 1
    return held


def test_of_two_days_that_are_compared_both_are_saved(open_page: OpenPage) -> None:
    both = {("2021-08-01", "blue"), ("2021-08-20", "red")}
    page = opened(open_page, timeline_of(STORY), "#2021-08-20..2021-08-01")
    assert days_saved(page) == both
    expect(page.locator("#day")).to_contain_text("20 August 2021")
    page = opened(open_page, comparison_of(STORY))
    assert days_saved(page) == both
    # The picture has what became of units in words, and single places on its map alone.
    expect(page.locator(".moves")).to_contain_text("capital · No data")
    picture = ElementTree.parse(take(page, "SVG")).getroot()
    said = " ".join(" ".join(text.itertext()) for text in picture.iter(f"{SVG}text"))
    assert "What changed" in said
    assert "capital ·" not in said


def test_drawn_ground_is_saved_as_it_was_drawn_on_the_days_that_are_shown(
    open_page: OpenPage,
) -> None:
    page = opened(open_page, drawn_page(), "#2021-08-01..2021-08-05")
    found = json.loads(take(page, "GeoJSON").read_text(encoding="utf-8"))
    assert found["bbox"] == [60, 30, 66, 33]
    drawn = {
        (one["properties"]["date"], one["properties"]["status"]): shape(one["geometry"])
        for one in found["features"]
    }
    pocket = box(64, 31, 65, 32)
    wanted = {
        ("2021-08-01", "taliban"): box(60, 30, 62, 33),
        ("2021-08-01", "government"): box(62, 30, 66, 33),
        ("2021-08-05", "taliban"): box(60, 30, 63, 33),
        ("2021-08-05", "government"): box(63, 30, 66, 33) - pocket,
        ("2021-08-05", "contested"): pocket,
    }
    assert drawn.keys() == wanted.keys()
    for key, ground in drawn.items():
        assert ground.symmetric_difference(wanted[key]).area < 2e-3  # the grid of the page
    later = [ground for (day, _), ground in drawn.items() if day == "2021-08-05"]
    assert unary_union(later).area == pytest.approx(sum(ground.area for ground in later))
    for one in found["features"]:
        told, ground = one["properties"], shape(one["geometry"])
        assert told["area_km2"] == pytest.approx(area_km2([ground])[0], rel=1e-3)
        assert told["source"] == "Sketch"


def test_the_sums_of_drawn_ground_are_of_the_days_that_are_shown(open_page: OpenPage) -> None:
    page = opened(open_page, drawn_page(), "#2021-08-01..2021-08-07")
    before = page.locator("#legend").inner_text()
    rows = list(csv.DictReader(io.StringIO(take(page, "CSV").read_text(encoding="utf-8"))))
    assert {(row["date"], row["drawn"]) for row in rows} == {
        ("2021-08-01", "2021-08-01"),
        ("2021-08-07", "2021-08-05"),
    }
    assert sum(float(row["share"]) for row in rows) == pytest.approx(200)
    assert page.locator("#legend").inner_text() == before


def test_a_hole_is_a_hole_of_the_ground_around_it(js: Js) -> None:
    def square(side: int, at: int, clockwise: bool = False) -> list[int]:
        low, high = at, at + side
        corners = [(low, low), (high, low), (high, high), (low, high)]
        return [part for corner in corners[:: -1 if clockwise else 1] for part in corner]

    # An island in a lake, and a lake that touches the corner of the shore.
    shore, lake, island = square(10, 0), square(6, 2, clockwise=True), square(2, 4)
    pond = square(1, 4, clockwise=True)
    found = js("drawn_data.mjs").call("polygonsIn", [pond, lake, island, shore])
    assert found == [[island, pond], [shore, lake]]


def test_a_spreadsheet_runs_nothing_of_the_csv(js: Js) -> None:
    texts = ["=1+1", '"=1', "@x;-y", "plain, with a comma", 'a "quote"', "two\nlines"]
    text = js("saved_data.mjs").call("csvOf", [{"note": one} for one in texts] + [{"note": -5}])
    cells = [row[0] for row in csv.reader(io.StringIO(text))]
    assert cells == ["note", "'=1+1", texts[1], "'@x;'-y", *texts[3:], "-5"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_is_what_is_on_the_screen(
    open_page: OpenPage, embedded: Path, scheme: str
) -> None:
    page = open_page(embedded, color_scheme=scheme)
    picture = ElementTree.parse(take(page, "SVG")).getroot()
    said = " ".join(" ".join(text.itertext()) for text in picture.iter(f"{SVG}text"))
    for words in ("On 5 August 2021", "Spin Boldak", "Taliban", "Natural Earth", "200 km"):
        assert words in said
    assert "Find a place" not in said
    assert "Share" not in said
    paper = picture.find(f"{SVG}rect")
    assert paper is not None
    assert paper.get("fill") == page.evaluate(
        "getComputedStyle(document.documentElement).backgroundColor"
    )
    # Every program that draws SVG knows these colours, and all that is referred to is within.
    text = ElementTree.tostring(picture, encoding="unicode")
    assert "oklab" not in text
    assert "var(" not in text
    assert "url(#p-contested)" in text
    assert 'id="p-contested"' in text
    assert page.watched.complaints == []  # type: ignore[attr-defined]


def test_the_picture_of_a_phone_has_the_whole_key_and_the_page_stays_where_it_is(
    open_page: OpenPage, embedded: Path
) -> None:
    page = open_page(embedded, width=360, height=640)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    before = page.evaluate("scrollY")
    with page.expect_download() as download:
        page.locator(".take button", has_text="SVG").dispatch_event("click")
    assert page.evaluate("scrollY") == before > 640
    picture = ElementTree.parse(Path(download.value.path())).getroot()
    said = " ".join(" ".join(text.itertext()) for text in picture.iter(f"{SVG}text"))
    for words in ("Foreign forces", "1 airport", "Border region", "Disputed border"):
        assert words in said
    for words in ("This page draws", "Sources", "Share"):
        assert words not in said


def test_the_picture_is_twice_as_large_in_px(open_page: OpenPage) -> None:
    page = open_page(toy_page("2021-08-01 Eastvale red"))
    width = float(ElementTree.parse(take(page, "SVG")).getroot().get("width", 0))
    png = take(page, "PNG").read_bytes()
    assert png[:4] == b"\x89PNG"
    assert int.from_bytes(png[16:20], "big") == 2 * width


@pytest.mark.parametrize(
    "fails",
    [
        "HTMLCanvasElement.prototype.toBlob = (done) => done(null)",
        "HTMLImageElement.prototype.decode = () => Promise.reject(new Error('too large'))",
    ],
)
def test_a_picture_that_a_browser_has_no_room_for_is_no_file(
    open_page: OpenPage, fails: str
) -> None:
    page = open_page(toy_page("2021-08-01 Eastvale red"))
    page.evaluate(f"() => {{ {fails}; }}")
    page.evaluate("() => { window.given = 0; URL.createObjectURL = () => `${window.given++}`; }")
    page.locator(".take summary").click()
    button = page.locator(".take").get_by_role("button", name="PNG", exact=True)
    button.click()
    expect(button).not_to_have_attribute("aria-busy", "true")
    assert page.evaluate("given") == 0


def test_the_link_is_to_what_is_shown(open_page: OpenPage) -> None:
    address = "#2021-08-01..2021-08-10&place=Eastvale"
    page = opened(open_page, timeline_of(STORY), address)
    page.get_by_text("Share", exact=True).click()
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("textbox", name="To copy")).to_have_value(re.compile(f"{address}$"))


def test_the_code_for_an_article_stands_to_be_copied(open_page: OpenPage) -> None:
    page = open_page(toy_page("2021-08-01 Eastvale red", title='A "quoted" <title>'))
    page.evaluate("location.hash = '#place=Eastvale&at=1.5,1.5,1'")
    page.get_by_text("Share", exact=True).click()
    page.get_by_role("button", name="Copy the code for an article").click()
    code = page.get_by_role("textbox", name="To copy")
    expect(code).to_have_value(re.compile("#place=Eastvale&amp;at=1.5"))
    assert 'title="A &quot;quoted&quot; &lt;title&gt;"' in code.input_value()
