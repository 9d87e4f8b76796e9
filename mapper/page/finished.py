# SPDX-License-Identifier: MIT
"""A finished page read back: what it shows, and what it says of itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, cast

from mapper.errors import PageError
from mapper.model.limits import PART, beyond, most
from mapper.page.island import sum_of
from mapper.page.kinds import KINDS, VERSION
from mapper.page.map_model import Payload
from mapper.page.packed_payload import plain_payload
from mapper.page.payload_shape import fault_of
from mapper.style.words import load_words

# Scripts of data in a page, by their id.
DATA = ("payload", "about")
# Paragraphs of a page, by their class.
LINES = ("deck", "byline", "lead", "as-of", "credit")
# Sections of the foot, by what names them.
SOURCES, CREDITS = "sources-title", "credits-title"
# And that of the steps of a story.
STORY = "story-title"
STATUS_COLOUR = re.compile(r"--s-([\w-]+):\s*(#[0-9a-f]{6})\b")
# What every page ends with.
END = "</html>"
DRAW_ANEW = "draw it anew with this version of mapper"


@dataclass(frozen=True, kw_only=True)
class FinishedPage:
    """What stands in a page of any kind.

    - `text`: the whole page; `payload`: what its scripts read (see `page.map_model`).
    - `about`: what it says of itself as JSON-LD (see `page.about`).
    - `deck`, `byline`: what the desk says under the title in its own words, empty without.
    - `lead`, `as_of`, `credit`: the sentence made from the data, the line with the day, whose
      shapes; `longest`: the longest sentence of all days, empty where there is one alone.
    - `sources`: name and address of the sources of reports; `credits`: the terms, a line each.
    - `story`: of each step of its story heading, days, note and source, as far as it has them.
    - `colors`: of every status by its id, `#rrggbb`, in light and in dark.
    """

    text: str
    payload: Payload
    about: Mapping[str, Any]
    lang: str
    dir: str
    deck: str = ""
    byline: str = ""
    lead: str = ""
    longest: str = ""
    as_of: str = ""
    credit: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    credits: tuple[str, ...] = ()
    story: tuple[tuple[str, ...], ...] = ()
    colors: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def title(self) -> str:
        return str(self.payload["title"])

    @property
    def told(self) -> str:
        """The sentence that it is announced with: its deck, or the one made from the data."""
        return self.deck or self.lead

    @property
    def kind(self) -> str:
        """The name of its kind (see `kinds.KINDS`)."""
        return self.payload["kind"]


def read_page(path: str | Path) -> FinishedPage:
    """The page in a file. Raises PageError in one line for what is no page of ours."""
    data = bytes_of(path, "draw fewer days or units")
    try:
        text = data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise PageError(f"{path}: is no page of mapper's — {DRAW_ANEW}") from None
    return page_of(text, str(path))


def bytes_of(path: str | Path, hint: str = PART) -> bytes:
    """What is in the file of a page or picture. Raises PageError where it cannot be read, or is
    larger than any that is read; `hint` is what else there is to do then than to raise the limit.
    """
    try:
        with Path(path).open("rb") as file:
            data = file.read(most("page-bytes") + 1)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise PageError(f"{path}: cannot be read ({reason})") from None
    if len(data) > most("page-bytes"):
        raise PageError(beyond("page-bytes", str(path), hint))
    return data


def page_of(text: str, name: str = "page") -> FinishedPage:
    """The page that `text` is; `name` is what errors call it.

    Raises PageError in one line for what is no page of ours, or one of another version, for one
    whose payload has not the shape of its kind or was changed, and for one that is cut off.
    """
    reader = _Reader()
    try:
        reader.feed(text)
        reader.close()
    except AssertionError:  # what the library says of a declaration that is none, as `<![]TO`
        raise PageError(f"{name}: is no page of mapper's — {DRAW_ANEW}") from None
    try:
        data = {key: json.loads(reader.data[key]) for key in DATA}
        version = data["payload"]["version"]
        payload = plain_payload(data["payload"])
        must_hold(payload, ("kind",))
        must_hold(data["about"], ("name", "description"))
        lang = reader.root.get("lang") or "en"
        load_words(lang)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, RecursionError):
        raise PageError(f"{name}: is no page of mapper's, or an old one — {DRAW_ANEW}") from None
    if version != (its := version_of(payload["kind"])):
        raise PageError(
            f"{name}: is of version {version!r} of mapper's pages; {its} is read — {DRAW_ANEW}"
        )
    if fault := fault_of(payload):
        raise PageError(f"{name}: is a damaged page of mapper's: {fault} — {DRAW_ANEW}")
    if fault := damage_of(text, reader.data["payload"], reader.root.get("data-sum")):
        raise PageError(f"{name}: is a damaged page of mapper's: {fault} — {DRAW_ANEW}")
    return FinishedPage(
        text=text,
        payload=cast(Payload, payload),
        about=data["about"],
        lang=lang,
        dir=reader.root.get("dir") or "ltr",
        deck=reader.lines.get("deck", ""),
        byline=reader.lines.get("byline", ""),
        lead=reader.lines.get("lead", ""),
        longest=reader.longest,
        as_of=reader.lines.get("as-of", ""),
        credit=reader.lines.get("credit", ""),
        sources=tuple(reader.sources),
        credits=tuple(reader.credits),
        story=tuple(map(tuple, reader.story)),
        colors=status_colours(reader.styles),
    )


def version_of(kind: object) -> int:
    """Which version of a kind is read; of what is no kind that of most."""
    return KINDS[kind].version if isinstance(kind, str) and kind in KINDS else VERSION


def damage_of(text: str, payload: str, its_sum: str | None) -> str:
    """What shows that a page is not as it was written, or nothing.

    Its end is looked for too: a page that was cut off behind its data would show an empty map.
    """
    if not text.rstrip().endswith(END):
        return "its end is missing"
    return "" if sum_of(payload) == its_sum else "its data are not those that it was made with"


def must_hold(found: Mapping[str, Any], keys: Iterable[str]) -> None:
    """KeyError unless all keys are there."""
    for key in keys:
        found[key]


def status_colours(sheet: str) -> dict[str, tuple[str, str]]:
    """The colours of the statuses: the first of each is that in light, the last that in dark."""
    found: dict[str, list[str]] = {}
    for status, colour in STATUS_COLOUR.findall(sheet):
        found.setdefault(status, []).append(colour)
    return {status: (colours[0], colours[-1]) for status, colours in found.items()}


class _Reader(HTMLParser):
    """Collects the parts of a page by the marks that our template sets."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root: dict[str, str | None] = {}
        self.data: dict[str, str] = {}
        self.lines: dict[str, str] = {}
        self.sources: list[tuple[str, str]] = []
        self.credits: list[str] = []
        self.story: list[list[str]] = []
        self.styles = ""
        self.longest = ""
        self._section = ""
        self._address = ""
        self._taking = ""
        self._taken: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self.root = given
        elif tag == "div" and "data-longest" in given:
            self.longest = given["data-longest"] or ""
        elif tag == "section":
            self._section = given.get("aria-labelledby") or ""
        elif tag == "li" and self._section == STORY:
            self.story.append([])
        elif tag == "a" and self._section == SOURCES:
            self._address = given.get("href") or ""
        elif tag == "span" and self._section == SOURCES:
            self._end_source()
        else:
            self._begin(self._name(tag, given))

    def _name(self, tag: str, given: Mapping[str, str | None]) -> str:
        """What the text of this element is to us, or nothing."""
        if tag == "script":
            return given["id"] or "" if given.get("id") in DATA else ""
        first = (given.get("class") or "").partition(" ")[0]
        if tag == "p" and first in LINES:
            return first
        if tag in ("h3", "p") and self._section == STORY:
            return "story"
        if tag == "p" and self._section == CREDITS:
            return "credits"
        if tag == "li" and self._section == SOURCES:
            return "sources"
        return "style" if tag == "style" else ""

    def _begin(self, name: str) -> None:
        if name:
            self._taking, self._taken, self._address = name, [], ""

    def handle_data(self, data: str) -> None:
        if self._taking:
            self._taken.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "section":
            self._section = ""
        if not self._taking or tag not in ("script", "style", "p", "li", "h3"):
            return
        name, text = self._taking, "".join(self._taken)
        self._taking = ""
        if name in DATA:
            self.data.setdefault(name, text)
        elif name in LINES:
            self.lines.setdefault(name, text)
        elif name == "credits":
            self.credits.append(text)
        elif name == "story" and self.story:
            self.story[-1].append(text)
        elif name == "style":
            self.styles += text

    def _end_source(self) -> None:
        if self._taking == "sources":
            self.sources.append(("".join(self._taken).strip(), self._address))
            self._taking = ""
