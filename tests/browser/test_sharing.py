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

import mapper
from mapper.reading.inputs import read_inputs
from mapper.verbs.drawing import make_document
from mapper.verbs.look import Look
from tests.browser.days import STORY, opened, timeline_of
from tests.browser.pages import toy_page

Js = Callable[..., Any]
OpenPage = Callable[..., Page]

DAY = date(2021, 8, 5)
SVG = "{http://www.w3.org/2000/svg}"


def take(page: Page, label: str) -> Path:
    """The file behind a button of the menu."""
    if page.locator("details.take[open]").count() == 0:
        page.get_by_text("Share", exact=True).click()
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


def test_a_spreadsheet_runs_nothing_of_the_csv(js: Js) -> None:
    texts = ["=1+1", '"=1', "@x;-y", "plain, with a comma", 'a "quote"', "two\nlines"]
    text = js("saved_data.mjs").call(
        "csvOf", [{"note": one} for one in texts] + [{"note": -5}], ["note"]
    )
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


def test_the_picture_is_twice_as_large_in_px(open_page: OpenPage) -> None:
    page = open_page(toy_page("2021-08-01 Eastvale red"))
    width = float(ElementTree.parse(take(page, "SVG")).getroot().get("width", 0))
    png = take(page, "PNG").read_bytes()
    assert png[:4] == b"\x89PNG"
    assert int.from_bytes(png[16:20], "big") == 2 * width


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
    assert 'title="A &quot;quoted&quot; &lt;title>"' in code.input_value()
