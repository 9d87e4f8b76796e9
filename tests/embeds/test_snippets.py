# SPDX-License-Identifier: MIT
"""Every form is whole by itself, and whatever a title says is text in it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from mapper.embeds.snippets import FORMS, listed, snippet, snippets
from mapper.errors import UsageError
from mapper.tables.text import one_line
from tests.embeds.toys import HOSTILE, URL, toy_embedding

TAGS = {
    "iframe": ["iframe"],
    "auto": ["div", "iframe", "script"],
    "component": ["script", "control-map", "a", "img"],
    "amp": ["amp-iframe", "amp-img", "div"],
    "wordpress": ["div", "iframe", "script"],
    "discovery": ["link"],
}
NAMED = {"iframe": "title", "control-map": "name", "amp-iframe": "title", "link": "title"}


class Tags(HTMLParser):
    """The tags of a form with their attributes; what stands in a frame is text, as in a browser."""

    CDATA_CONTENT_ELEMENTS = ("script", "style", "iframe")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("title", HOSTILE)
@pytest.mark.parametrize("form", TAGS)
def test_a_hostile_title_adds_no_tag_and_no_attribute(form: str, title: str) -> None:
    plain, hostile = (
        Tags(snippet(toy_embedding(name), form)).found for name in ("Who held what", title)
    )
    assert [tag for tag, _ in hostile] == TAGS[form]
    assert [[*given] for _, given in hostile] == [[*given] for _, given in plain]
    named = [given[NAMED[tag]] for tag, given in hostile if tag in NAMED]
    assert named == [one_line(title)]


@pytest.mark.parametrize("title", HOSTILE)
def test_a_block_of_wordpress_ends_where_it_ends(title: str) -> None:
    text = snippet(toy_embedding(title), "wordpress")
    assert re.findall("<!--.*?-->", text) == ["<!-- wp:html -->", "<!-- /wp:html -->"]


@pytest.mark.parametrize("title", HOSTILE)
def test_in_markdown_a_title_is_text(title: str) -> None:
    text = snippet(toy_embedding(title), "markdown")
    bare = re.sub(r"\\.", "", text)
    assert re.findall(r"\]\(([^)]*)\)", bare) == [
        f"{URL}map.png",
        f"{URL}map.html",
        f"{URL}map.html",
    ]
    assert not re.search(r"[<`*_]", bare)


@pytest.mark.parametrize("title", HOSTILE)
def test_oembed_is_json_whose_frame_is_one_tag(title: str) -> None:
    found = json.loads(snippet(toy_embedding(title), "oembed"))
    ((tag, given),) = Tags(found["html"]).found
    assert (tag, given["title"], found["title"]) == ("iframe", one_line(title), one_line(title))


def test_oembed_has_what_the_specification_asks_for() -> None:
    it = toy_embedding(theme="dark")
    found = json.loads(snippet(it, "oembed"))
    assert (found["version"], found["type"]) == ("1.0", "rich")
    assert (found["width"], found["height"]) == (760, it.reserve.narrow)
    assert (found["thumbnail_width"], found["thumbnail_height"]) == (1200, 630)
    assert found["thumbnail_url"] == f"{URL}map-social.png"
    assert f'src="{URL}map.html?theme=dark"' in found["html"]
    # WordPress keeps a frame only where nothing stands in it.
    assert found["html"].endswith("></iframe>")


@pytest.mark.parametrize("form", ["iframe", "auto", "component"])
def test_feeds_find_the_picture_and_what_it_shows(form: str) -> None:
    it = toy_embedding()
    text = snippet(it, form)
    assert it.alt.startswith("Map: Who held what. On 5 August 2021 ")
    assert f'<a href="{URL}map.html"><img src="{URL}map.png" alt="{it.alt}"' in text


def test_the_plain_frame_needs_no_script_and_is_loaded_late() -> None:
    ((_, given),) = Tags(snippet(toy_embedding(), "iframe")).found
    assert "script" not in snippet(toy_embedding(), "iframe")
    assert given["loading"] == "lazy"
    assert "aspect-ratio:" in (given["style"] or "")
    assert given["height"] in (given["style"] or "")


def test_amp_is_a_matter_of_https() -> None:
    plain = toy_embedding(url="http://example.org/")
    assert "amp" not in snippets(plain)
    assert [*snippets(toy_embedding())] == [*FORMS]
    with pytest.raises(UsageError, match="AMP shows frames of https alone"):
        snippet(plain, "amp")


def test_the_list_has_every_form_as_it_is_alone() -> None:
    it = toy_embedding()
    text = listed(it)
    assert re.findall(r"^# (\w+): ", text, re.MULTILINE) == [*FORMS]
    assert all(f"\n{snippet(it, form)}\n" in text for form in FORMS)


def test_a_form_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UsageError, match="form 'pdf': give iframe, auto, component"):
        snippet(toy_embedding(), "pdf")
