# SPDX-License-Identifier: MIT
"""What mapper printed, read back: figures from tables, pages, pictures and data."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from datetime import date
from typing import Any

# "3 units · 16.7 % of the area", of a key.
UNITS = re.compile(r"(\d[\d,]*) units?\b")
SHARE = re.compile(r"([\d.]+) % of the area")
TOTAL = re.compile(r"^([\d,]+) units?, ([\d,.]+) km²$")
# "2 (24,200 km²)", a cell of a table of changes.
CELL = re.compile(r"(\d[\d,]*) \(([\d,.]+) km²\)|–")
WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
NUMBER = re.compile(rf"\b(?:(\d[\d,]*)|({'|'.join(WORDS)}))\b", re.IGNORECASE)


def number(text: str) -> int:
    return int(text.replace(",", ""))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def payload(page: str) -> dict[str, Any]:
    """The data of a page."""
    found = re.search(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert found is not None
    read: dict[str, Any] = json.loads(found[1])
    return read


def key(statuses: list[dict[str, Any]]) -> dict[str, tuple[int, int]]:
    """By status of a page's key: its units and tenths of a per cent."""
    return {one["id"]: figures(one["figures"]) for one in statuses if UNITS.search(one["figures"])}


def figures(text: str) -> tuple[int, int]:
    units, share = UNITS.search(text), SHARE.search(text)
    assert units is not None, text
    assert share is not None, text
    return number(units[1]), round(10 * float(share[1]))


def texts(svg: str) -> list[str]:
    """The texts of a picture."""
    return [
        html.unescape(re.sub(r"<[^>]+>", "", text))
        for text in re.findall(r"<text.*?</text>", svg, re.DOTALL)
    ]


def places(page: str) -> dict[str, tuple[str, str]]:
    """Status and first day of the table that a page has without its script, by name of place."""
    table = re.search(r"<noscript>(.*?)</noscript>", page, re.DOTALL)
    assert table is not None
    lines = re.findall(r"<tr><th scope=row>(.*?)<td>(.*?)<td>([^<\n]*)", table[1])
    return {html.unescape(name): (html.unescape(status), day) for name, status, day in lines}


def numbers(sentence: str) -> list[int]:
    """The numbers of a sentence, in figures and in words."""
    return [
        number(digits) if digits else WORDS.index(word.lower())
        for digits, word in NUMBER.findall(sentence)
    ]


def changes(text: str) -> dict[str, list[tuple[int, str]]]:
    """The table of sides of a comparison: before, gained, lost and after, by label of status."""
    head = next(at for at, line in enumerate(text.splitlines()) if line.startswith("Status "))
    found: dict[str, list[tuple[int, str]]] = {}
    for line in text.splitlines()[head + 1 :]:
        if not line.strip():
            break
        label = re.split(r"\s{2,}", line)[0]
        cells = CELL.finditer(line[len(label) :])
        found[label] = [(number(c[1]), c[2]) if c[1] else (0, "") for c in cells]
    return found


def total(text: str) -> tuple[int, str]:
    found = TOTAL.match(text)
    assert found is not None, text
    return number(found[1]), found[2]


def picture_key(texts: list[str], ids: dict[str, str]) -> dict[str, tuple[int, int]]:
    """By status of a picture's key: its units and tenths of a per cent."""
    lines = [text.split("·", 1) for text in texts if SHARE.search(text)]
    return {ids[label.strip()]: figures(told) for label, told in lines}


def lead(page: str) -> str:
    """The sentence over a page's map, without the day that it begins with."""
    found = re.search(r'<p class="lead"[^>]*>(.*?)</p>', page, re.DOTALL)
    assert found is not None
    bare = html.unescape(re.sub(r"<[^>]+>", "", found[1]))
    return re.sub(r"\d{1,2} [A-Z][a-z]+ \d{4}", "", bare)


def tracks(data: dict[str, Any]) -> dict[str, list[tuple[str, str]]]:
    """Of a page of all days: the days on which each unit's holding changes, and to what."""
    first = date.fromisoformat(data["start"]).toordinal()
    return {
        place["name"]: [
            (date.fromordinal(first + step[0]).isoformat(), step[1] if len(step) > 1 else "")
            for step in place.get("track", [])
        ]
        for place in unpacked(data["places"])
    }


def unpacked(table: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a packed table, whose empty cells at a row's end are left out."""
    return [
        {
            key: table["shared"][key][cell] if key in table["shared"] else cell
            for key, cell in zip(table["keys"], row, strict=False)
        }
        for row in table["rows"]
    ]


def status_on(track: list[tuple[str, str]], day: str) -> str:
    """The status of the last step up to a day, none before the first."""
    return next((status for begun, status in reversed(track) if begun <= day), "")
