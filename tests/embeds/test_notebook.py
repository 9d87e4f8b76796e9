# SPDX-License-Identifier: MIT
"""A map in a notebook: a frame with the page over its picture, and the picture by itself."""

from __future__ import annotations

import base64
import struct
import sys
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

import mapper
from mapper.embeds.notebook import still_of
from mapper.page.notebook import bundle
from tests.embeds.toys import HOSTILE, toy_finished

Elements = list[tuple[str, dict[str, str]]]


class Outline(HTMLParser):
    """The elements of a text in their order, with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: Elements = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))


def elements(text: str) -> Elements:
    return Outline(text).elements


@pytest.fixture
def without_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the extra for pictures is not installed."""
    monkeypatch.setitem(sys.modules, "resvg", None)


def test_a_notebook_chooses_between_the_page_and_a_picture() -> None:
    data, metadata = mapper.draw()._repr_mimebundle_()
    assert [*data] == ["text/html", "image/png"]
    width, height = struct.unpack(">II", data["image/png"][16:24])
    assert metadata == {"image/png": {"width": 760}}
    assert (width, height > width) == (1140, True)


def test_without_the_extra_for_pictures_the_picture_is_an_svg(without_pictures: None) -> None:
    page = toy_finished()
    data, metadata = bundle(page, still_of(page))
    assert [*data] == ["text/html", "image/svg+xml"]
    assert ElementTree.fromstring(data["image/svg+xml"]).tag.endswith("}svg")
    assert not metadata


def test_where_frames_are_taken_out_the_picture_is_left() -> None:
    page = toy_finished()
    found = elements(bundle(page, still_of(page))[0]["text/html"])
    assert [tag for tag, _ in found] == ["div", "div", "img", "iframe"]
    picture = found[2][1]
    assert picture["alt"].startswith("Map: Who held what. On 5 August 2021 Red held ")
    kind, _, coded = picture["src"].partition(",")
    assert kind == "data:image/svg+xml;base64"
    assert ElementTree.fromstring(base64.b64decode(coded)).tag.endswith("}svg")


@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_is_text_in_every_form(title: str, without_pictures: None) -> None:
    page = toy_finished(title)
    frame = elements(bundle(page, still_of(page))[0]["text/html"])[3]
    assert frame[1]["srcdoc"] == page.text
    assert frame[1]["title"] == " ".join(title.split())


def test_a_page_of_which_no_picture_can_be_made_is_shown_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise mapper.UsageError("no room")

    monkeypatch.setattr("mapper.embeds.notebook.drawn_picture", refused)
    page = toy_finished()
    data, _ = bundle(page, still_of(page))
    assert [tag for tag, _ in elements(data["text/html"])] == ["div", "div", "iframe"]
    assert [*data] == ["text/html"]
