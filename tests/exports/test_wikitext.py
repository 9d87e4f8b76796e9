# SPDX-License-Identifier: MIT
"""Detailed maps of Wikipedia: written, and read back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mapper.errors import UsageError
from mapper.exports.wikitext import (
    COLOURS,
    as_label,
    as_wikitext,
    colours_of,
    lua_text,
    mark_of,
    plain,
)
from mapper.joined.joined_table import PLACES, Joined
from mapper.style.scheme_files import load_scheme
from mapper.tables.wiki_marks import icon_of, is_wiki_marks, wiki_marks_table
from tests.exports.toy_data import HOSTILE, changed, toy_day

THREE = load_scheme("three-way")


@pytest.fixture(scope="module")
def day() -> Joined:
    return toy_day("2021-08-01 Haven red\n2021-08-03 Northfield blue")


def with_status(joined: Joined, status: str) -> Joined:
    return changed(joined, lambda row: {"status": status})


def read_back(text: str) -> list[dict[str, object]]:
    return [dict(row.cells) for row in wiki_marks_table("map.lua", text).rows]


def test_a_place_is_a_mark_that_is_read_as_it_was(day: Joined) -> None:
    text = as_wikitext(changed(day, lambda row: {"source": "A letter"}))
    colour = colours_of(day.scheme)["red"]
    assert is_wiki_marks(text)
    (row,) = read_back(text)
    assert (row["place"], row["status"], row["source"]) == ("Haven", colour, "A letter")


def test_a_word_of_the_scheme_that_is_a_colour_is_that_colour() -> None:
    scheme = load_scheme("two-sided")
    lime = replace(scheme.status("side-b"), synonyms=("lime",))
    other = tuple(lime if s.id == "side-b" else s for s in scheme.statuses)
    assert colours_of(replace(scheme, statuses=other))["side-b"] == "lime"


@pytest.mark.parametrize("name", ["three-way", "two-sided", "sigar-5", "ukraine"])
def test_no_two_statuses_have_one_colour(name: str) -> None:
    colours = list(colours_of(load_scheme(name)).values())
    assert len({*colours}) == len(colours)
    assert set(colours) <= set(COLOURS)


@pytest.mark.parametrize(
    ("status", "kind", "sort"),
    [
        ("taliban", "town", "dot"),
        ("contested", "town", "contested"),
        ("taliban", "base", "base"),
        ("taliban", "airport", "airport"),
    ],
)
def test_the_icon_says_the_status(status: str, kind: str, sort: str) -> None:
    colours = colours_of(THREE)
    mark = mark_of(THREE.status(status), kind, THREE, colours)
    assert mark is not None
    icon = icon_of(mark.icon)
    assert icon is not None
    wanted = {colours["taliban"]} if status == "taliban" else {*colours.values()} & {*icon.colours}
    assert (icon.sort, {*icon.colours}) == (sort, wanted)


def test_ground_held_in_parts_has_the_colours_of_the_two_parties() -> None:
    scheme = load_scheme("two-sided")
    colours = colours_of(scheme)
    mark = mark_of(scheme.status("mixed"), "town", scheme, colours)
    assert mark is not None
    assert mark.icon.startswith("Map-ctl2-")
    assert all(colour in mark.icon for colour in colours.values())


def test_what_no_icon_says_is_a_comment_and_no_mark(day: Joined) -> None:
    text = as_wikitext(replace(with_status(day, "unknown"), scheme=THREE))
    assert "-- Haven: Unknown, which no icon says" in text
    assert read_back(text) == []


def test_the_caption_says_which_colour_is_which_side(day: Joined) -> None:
    colour = colours_of(day.scheme)["red"]
    label = day.scheme.status("red").label
    assert f"[[File:Location dot {colour}.svg|11px]] {label}" in as_wikitext(day)


def test_units_alone_are_no_map_of_places(day: Joined) -> None:
    units = replace(day, layers=tuple(one for one in day.layers if one.name != PLACES))
    with pytest.raises(UsageError, match="provinces and districts are not points"):
        as_wikitext(units)


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE, "[[Evil]] {{delete}} ''x'' | y", 'a "quoted" \\ name', "under_score", "-- no",
        "}, { lat", "~~~~", "# list", "don't",
    ],
)  # fmt: skip
def test_text_stays_text_and_is_read_back_as_it_was(day: Joined, text: str) -> None:
    written = as_wikitext(changed(day, lambda row: {"name": text, "source": text}))
    (row,) = read_back(written)
    assert row["place"] == plain(text)
    assert len(written.splitlines()) == len(as_wikitext(day).splitlines())


def test_no_markup_begins_in_a_label() -> None:
    assert as_label("[[A|b]] {{c}} <d> ''e'' ~~~~") == (
        "&#91;&#91;A&#124;b&#93;&#93; &#123;&#123;c&#125;&#125; &#60;d&#62; &#39;&#39;e&#39;&#39; "
        "&#126;&#126;&#126;&#126;"
    )


def test_a_string_of_lua_ends_where_it_ends() -> None:
    assert lua_text('a"b\\') == '"a\\"b\\\\"'
