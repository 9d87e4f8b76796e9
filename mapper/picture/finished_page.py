"""A finished page read back: what its map shows, for a picture of the same."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from mapper.errors import TableError
from mapper.page.rows import plain_payload
from mapper.picture.article import Article

# What the page's own style sheet says of a status: its colour in light, then in dark.
COLOR = re.compile(r"--s-([a-z0-9-]+):(#[0-9a-f]{6})")
NOT_OURS = "is no page that mapper has drawn — give a table, or a page of mapper's"
# Classes of the paragraphs that a picture takes over.
TAKEN = ("lead", "as-of", "credit")


def read_page(path: str | Path) -> Article:
    """The article of a page of ours that shows a map of one day.

    Raises TableError where the file cannot be read, is no page of ours, or shows more than one
    day.
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise TableError(f"{path}: cannot be read ({reason.lower()})") from None
    found = _Parts()
    found.feed(text)
    payload = _payload(path, found.island)
    if payload.get("kind") != "map":
        raise TableError(
            f"{path}: shows more than one day — draw its table with "
            "mapper export TABLE --as-of DATE"
        )
    colors = colors_of("".join(found.styles))
    return Article(
        payload=payload,
        colors=colors,
        lead=found.texts.get("lead", ""),
        as_of=found.texts.get("as-of", ""),
        credit=found.texts.get("credit", ""),
        sources=tuple(found.sources),
    )


def _payload(path: str | Path, island: str) -> dict[str, Any]:
    try:
        payload = plain_payload(json.loads(island))
    except (ValueError, TypeError, AttributeError, KeyError, IndexError):
        raise TableError(f"{path}: {NOT_OURS}") from None
    if payload.get("kind") != "map" and "places" not in payload:
        raise TableError(f"{path}: {NOT_OURS}")
    return payload


def colors_of(sheet: str) -> dict[str, tuple[str, str]]:
    """The light and the dark colour of every status in a style sheet of ours."""
    colors: dict[str, tuple[str, str]] = {}
    for id_, color in COLOR.findall(sheet):
        colors[id_] = (colors[id_][0], color) if id_ in colors else (color, color)
    return colors


class _Parts(HTMLParser):
    """Collects the payload, the style sheets, a few paragraphs, and the list of sources."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.island = ""
        self.styles: list[str] = []
        self.texts: dict[str, str] = {}
        self.sources: list[str] = []
        self._inside: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("script", "style", "p", "li", "section", "span", "a"):
            mark = given.get("id") or given.get("class") or given.get("aria-labelledby")
            self._inside.append((tag, mark or ""))
            if tag == "li" and ("section", "sources-title") in self._inside:
                self.sources.append("")

    def handle_endtag(self, tag: str) -> None:
        while self._inside and any(name == tag for name, _ in self._inside):
            if self._inside.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        tag, mark = self._inside[-1] if self._inside else ("", "")
        if tag == "script" and mark == "payload":
            self.island += data
        elif tag == "style":
            self.styles.append(data)
        elif tag == "p" and mark in TAKEN:
            self.texts[mark] = (self.texts.get(mark, "") + data).strip()
        elif tag in ("li", "a") and ("section", "sources-title") in self._inside and data.strip():
            self.sources[-1] += data.strip()
