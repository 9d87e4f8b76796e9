# SPDX-License-Identifier: MIT
"""KML: colours per status, days for the time slider, and text that stays text in a balloon."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from mapper.exports.kml import abgr, as_kml
from mapper.joined.joined_table import Joined
from tests.exports.toy_data import HOSTILE, WORDS, changed, hostile, toy_day, toy_history

KML = "{http://www.opengis.net/kml/2.2}"
SEEN = HOSTILE.replace("\x0b", "").replace("\ufffe", "")


def document(joined: Joined) -> ElementTree.Element:
    return ElementTree.fromstring(as_kml(joined, WORDS))


def placemark(joined: Joined, number: int = 0) -> ElementTree.Element:
    return [*document(joined).iter(f"{KML}Placemark")][number]


def text(element: ElementTree.Element, path: str) -> str:
    found = element.find("/".join(KML + step for step in path.split("/")))
    assert found is not None
    return found.text or ""


def test_colours_run_from_opacity_to_red() -> None:
    assert abgr("#8a3b12", "b3") == "b3123b8a"


@pytest.mark.parametrize(
    ("joined", "used"),
    [
        (
            toy_day(stale_days=3),
            {"s-blue-old", "s-no-data", "s-contested", "s-red", "s-red-border"},
        ),
        (toy_history(), {"s-blue", "s-no-data", "s-contested", "s-red", "s-red-border"}),
    ],
)
def test_every_style_that_is_used_is_there(joined: Joined, used: set[str]) -> None:
    root = document(joined)
    assert {(url.text or "").removeprefix("#") for url in root.iter(f"{KML}styleUrl")} == used
    assert used <= {style.attrib["id"] for style in root.iter(f"{KML}Style")}


def test_ground_has_the_colour_of_its_status() -> None:
    (style,) = (s for s in document(toy_day()).iter(f"{KML}Style") if s.attrib["id"] == "s-red")
    assert text(style, "PolyStyle/color") == "b3123b8a"


def test_inferred_ground_is_paler() -> None:
    joined = changed(toy_day(), lambda row: {"basis": "inferred"})
    (style,) = (
        s for s in document(joined).iter(f"{KML}Style") if s.attrib["id"] == "s-red-inferred"
    )
    assert text(style, "PolyStyle/color") == "80123b8a"
    assert text(placemark(joined), "styleUrl") == "#s-blue-inferred"


def test_a_history_has_its_days() -> None:
    joined = toy_history("2021-08-01 Northfield blue\n2021-08-03 Northfield red")
    first, second = (placemark(joined, number) for number in (0, 1))
    assert (text(first, "TimeSpan/begin"), text(first, "TimeSpan/end")) == (
        "2021-08-01",
        "2021-08-03",
    )
    assert second.find(f"{KML}TimeSpan/{KML}end") is None


def test_cells_are_data_with_their_names() -> None:
    found = {
        data.attrib["name"]: text(data, "value") for data in placemark(toy_day()).iter(f"{KML}Data")
    }
    assert (found["status"], found["since"], found["stale"]) == ("blue", "2021-08-01", "false")


def test_text_of_a_table_is_text_in_the_list_and_in_the_data() -> None:
    mark = placemark(hostile())
    assert text(mark, "name") == SEEN
    notes = [d for d in mark.iter(f"{KML}Data") if d.attrib["name"] == "note"]
    assert [text(note, "value") for note in notes] == [SEEN]


def test_text_of_a_table_is_text_in_the_balloon() -> None:
    balloon = Balloon(text(placemark(hostile()), "description"))
    assert balloon.tags == {"h3", "table", "tr", "th", "td"}
    assert SEEN in balloon.texts
    assert "$[" not in text(placemark(hostile()), "description")


def test_nothing_but_the_description_reaches_the_balloon() -> None:
    styles = [*document(hostile()).iter(f"{KML}Style")]
    assert {text(style, "BalloonStyle/text") for style in styles} == {"$[description]"}


def test_the_provenance_stands_in_the_document() -> None:
    told = " ".join(Balloon(text(document(toy_day()), "Document/description")).texts)
    for said in ("Blue: Blue runs the place.", "EPSG:6933", "Drawn for the tests", "mapper 1"):
        assert said in told


class Balloon(HTMLParser):
    """The tags and texts of a balloon, as a browser takes them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
