# SPDX-License-Identifier: MIT
"""The places of a KML as rows: points with their names, their folder and their data.

Google My Maps has a folder for each layer, and people have a layer for each side: the folder says
the status where nothing else does.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from mapper.tables.xml_fed import feed

FOLDER = "folder"
_TAGS = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"<br\s*/?>|</p>|</tr>|\n", re.IGNORECASE)
_PAIR = re.compile(r"\s*(\w[\w .-]{0,40}?)\s*:\s+(\S.*)")
# What a place may be drawn as that is no point.
SHAPES = ("LineString", "LinearRing", "Polygon", "Model", "Track")


@dataclass
class KmlPlace:
    """A placemark: the line it begins on, its folder, degrees, and its data by name."""

    line: int
    folder: str
    data: dict[str, str] = field(default_factory=dict)
    position: tuple[str, str] | None = None
    shape: str = ""


def kml_places(path: Path) -> list[KmlPlace]:
    """The placemarks of a KML, in its order; longitude and latitude as they stand.

    Whoever calls it has seen that the file is a KML, see `formats`. Raises ExpatError where it is
    damaged.
    """
    reader = _Reader()
    parser = expat.ParserCreate()
    reader.parser = parser
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    feed(parser, [path.read_bytes()])
    return reader.places


class _Reader:
    """Follows the elements; `tags` are those that are open."""

    parser: expat.XMLParserType

    def __init__(self) -> None:
        self.places: list[KmlPlace] = []
        self.tags: list[str] = []
        self.folders: list[str] = []
        self.place: KmlPlace | None = None
        self.key = ""
        self.said: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        self.tags.append(tag)
        self.said = []
        if tag == "Folder":
            self.folders.append("")
        elif tag == "Placemark":
            self.place = KmlPlace(self.parser.CurrentLineNumber, _named(self.folders))
        elif tag in ("Data", "SimpleData"):
            self.key = attributes.get("name", "")
        elif self.place is not None and tag in SHAPES:
            self.place.shape = self.place.shape or tag

    def text(self, text: str) -> None:
        self.said.append(text)

    def end(self, name: str) -> None:
        tag, over = self.tags.pop(), self.tags[-1] if self.tags else ""
        del name
        said = "".join(self.said).strip()
        if self.place is None:
            if tag == "name" and over == "Folder":
                self.folders[-1] = said
            elif tag == "Folder":
                self.folders.pop()
        elif tag == "Placemark":
            self.places.append(self.place)
            self.place = None
        else:
            self._take(self.place, tag, over, said)
        self.said = []

    def _take(self, place: KmlPlace, tag: str, over: str, said: str) -> None:
        if tag == "name" and over == "Placemark":
            place.data["name"] = said
        elif tag == "description" and over == "Placemark":
            place.data.update(_described(said))
        elif tag == "coordinates" and over == "Point" and not place.shape:
            lon, lat, *_ = [*said.split(","), "", ""]
            place.position = place.position or (lon.strip(), lat.strip())
        elif tag in ("value", "SimpleData") and self.key:
            place.data[self.key] = said
        elif tag == "when" or (tag == "begin" and over == "TimeSpan"):
            place.data.setdefault("date", said)


def _named(folders: list[str]) -> str:
    """The innermost folder that has a name."""
    return next((folder for folder in reversed(folders) if folder), "")


def _described(markup: str) -> Iterator[tuple[str, str]]:
    """The data that every line of a description gives as `name: value`, else its text."""
    lines = [_plain(line) for line in _BREAK.split(markup)]
    lines = [line for line in lines if line]
    pairs = [_PAIR.fullmatch(line) for line in lines]
    if lines and all(pairs):
        yield from ((pair[1], pair[2]) for pair in pairs if pair)
    elif lines:
        yield "description", "\n".join(lines)


def _plain(markup: str) -> str:
    return " ".join(html.unescape(_TAGS.sub(" ", markup)).split())
