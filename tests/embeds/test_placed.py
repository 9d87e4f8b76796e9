# SPDX-License-Identifier: MIT
"""A page that knows where it lies."""

from __future__ import annotations

import json
import re

import pytest

from mapper.embeds.demo import demo
from mapper.embeds.embedding import embedding_of
from mapper.embeds.placed import placed
from mapper.errors import PageError
from mapper.page.finished import FinishedPage, page_of
from mapper.tables.text import one_line
from tests.browser.pages import ADDRESS, small_page
from tests.embeds.test_snippets import Tags
from tests.embeds.toys import HOSTILE, URL, toy_embedding, toy_finished


def told(text: str) -> dict[str, str | None]:
    """What the meta tags of a page say, by their name."""
    given = [attrs for tag, attrs in Tags(text).found if tag == "meta"]
    return {str(of.get("property") or of.get("name")): of.get("content") for of in given}


def test_posts_find_title_sentence_and_picture() -> None:
    it = toy_embedding()
    found = told(placed(it))
    assert found["og:title"] == "Who held what"
    assert found["og:description"] == it.page.lead
    assert found["og:url"] == f"{URL}map.html"
    assert found["og:image"] == found["twitter:image"] == f"{URL}map-social.png"
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
    assert found["og:image:alt"] == found["twitter:image:alt"] == it.alt
    assert found["twitter:card"] == "summary_large_image"
    assert (found["og:locale"], found["og:site_name"]) == ("en_GB", "example.org")


def test_machines_find_oembed_and_the_address() -> None:
    page = page_of(placed(toy_embedding()))
    link = f'<link rel="alternate" type="application/json+oembed" href="{URL}map.oembed.json"'
    assert link in page.text
    assert page.about["url"] == f"{URL}map.html"
    assert page.about["image"] == f"{URL}map-social.png"
    assert [file["contentUrl"] for file in page.about["distribution"]] == [
        f"{URL}map.html",
        f"{URL}map.png",
    ]


def test_sources_are_cited_with_their_addresses() -> None:
    page = small_page("timeline")
    it = embedding_of(page_of(page), "map.html", URL)
    assert page_of(placed(it)).about["citation"] == [
        {"@type": "CreativeWork", "name": "The Gazette", "url": ADDRESS}
    ]
    assert "citation" not in it.page.about


def test_a_page_has_an_empty_icon_so_that_no_browser_asks_for_one_and_is_refused() -> None:
    it = toy_embedding()
    for text in (it.page.text, placed(it), demo(it)):
        assert text.count('<link rel="icon" href="data:,">') == 1
        images = re.search(r"img-src ([^;]*);", text)
        assert images
        assert "data:" in images[1].split()


def test_readers_without_scripts_find_the_picture_and_the_policy_lets_it_in() -> None:
    it = toy_embedding()
    text = placed(it)
    assert f'<noscript>\n<p class="still"><img src="{URL}map.png" alt="{it.alt}"' in text
    assert f"; img-src data: {URL}map.png; base-uri" in text
    assert text.count(f"{URL}map.png;") == 1


def test_nothing_else_changes() -> None:
    it = toy_embedding()
    plain, changed = (set(text.splitlines()) for text in (it.page.text, placed(it)))
    gone = plain - changed
    assert len(gone) == 2
    assert all("Content-Security-Policy" in line or "ld+json" in line for line in gone)


def test_a_page_that_moves_forgets_where_it_was() -> None:
    first = placed(toy_embedding())
    there = "https://elsewhere.example/"
    moved = placed(embedding_of(page_of(first), "map.html", there))
    assert "example.org" not in moved
    assert moved == placed(toy_embedding(url=there))


def test_tiles_stay_allowed() -> None:
    page = toy_finished()
    tiled = page.text.replace("img-src data:", "img-src data: https://*.tiles.example")
    text = placed(embedding_of(page_of(tiled), "map.html", URL))
    assert f"img-src data: https://*.tiles.example {URL}map.png;" in text


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_is_text_in_every_tag(title: str) -> None:
    text = placed(toy_embedding(title))
    assert told(text)["og:title"] == title
    assert told(text)["og:image:alt"] == toy_embedding(title).alt
    assert one_line(title) in (told(text)["twitter:image:alt"] or "")
    (about,) = re.findall(r'id="about">(.*?)</script>', text)
    assert json.loads(about)["name"] == title
    plain = [tag for tag, _ in Tags(placed(toy_embedding())).found]
    assert [tag for tag, _ in Tags(text).found] == plain


@pytest.mark.parametrize("part", ["<noscript>\n", "img-src data:", 'id="about"'])
def test_a_page_that_is_built_otherwise_is_refused(part: str) -> None:
    page = toy_finished()
    text = page.text.replace(part, part[:-2])
    broken = FinishedPage(text=text, payload=page.payload, about=page.about, lang="en", dir="ltr")
    with pytest.raises(PageError, match=r"^map\.html: is not built as a page of mapper's is — "):
        placed(embedding_of(broken, "map.html", URL))
