# SPDX-License-Identifier: MIT
"""KML 2.2 for Google Earth: a folder for each layer, a style for each status, days as a time.

A balloon shows its text as HTML. So text of a table is escaped twice: as HTML, and then as XML;
nothing but the description, which we write, reaches the balloon.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape as html_text
from typing import TYPE_CHECKING

import shapely

from mapper.exports.about import attributions, counts_of, licences, told
from mapper.exports.events import event_folder
from mapper.exports.xml_text import xml_attribute, xml_text
from mapper.joined.joined_table import BORDERS, Joined, Layer, Row, as_json
from mapper.model.record import Basis
from mapper.style.palette import INK, NO_DATA
from mapper.style.words import Words

if TYPE_CHECKING:
    from shapely import Geometry

    from mapper.model.scheme import Status

FILL, INFERRED_FILL, BORDER_FILL, STALE_FILL = "b3", "80", "66", "59"  # opacity in hexadecimal
SOLID = "ff"
NO_STATUS = "no-data"
# What the balloon and the list need not tell: the reader sees it, or it has a line of its own.
NOT_TOLD = {"name", "lon", "lat"}


def as_kml(joined: Joined, words: Words) -> str:
    """The joined data as a KML document."""
    folders = [line for layer in joined.layers for line in folder(joined, layer)]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<kml xmlns="http://www.opengis.net/kml/2.2">',
        "<Document>",
        element("name", joined.title),
        element("description", about_as_html(joined)),
        *styles(joined, words),
        *folders,
        *(event_folder(joined, words.say("happening.title")) if joined.happenings else ()),
        "</Document>",
        "</kml>",
    ]
    return "\n".join(lines) + "\n"


def element(name: str, text: object) -> str:
    return f"<{name}>{xml_text(text)}</{name}>"


def about_as_html(joined: Joined) -> str:
    """The provenance as HTML: what is joined, how, and on what terms."""
    about = joined.about
    lines = [
        about.get("summary", ""),
        *about.get("caution", ()),
        *about["method"],
        *(told(count) for count in counts_of(joined)),
        *attributions(joined),
        *licences(joined),
        about["made_with"],
    ]
    statuses = [f"{s.label}: {s.definition}" for s in joined.scheme.statuses if s.definition]
    return "".join(f"<p>{balloon_text(line)}</p>" for line in [*lines[:1], *statuses, *lines[1:]])


def balloon_text(value: object) -> str:
    """A value as HTML; nothing in it is an entity that the balloon would fill in."""
    return html_text(str(value)).replace("$", "&#36;")


# --- styles ---------------------------------------------------------------------------------


def abgr(color: str, opacity: str) -> str:
    """`#rrggbb` as KML has it: opacity, blue, green, red."""
    return f"{opacity}{color[5:7]}{color[3:5]}{color[1:3]}"


def styles(joined: Joined, words: Words) -> Iterator[str]:
    """A style for every status and sort of shape; old reports and inferred ground are paler."""
    listed: list[tuple[str, Status | None]] = [(s.id, s) for s in joined.scheme.statuses]
    for name, status in [*listed, (NO_STATUS, None)]:
        color = status.color if status else NO_DATA
        yield from style(name, color, FILL)
        yield from style(f"{name}-old", color, STALE_FILL)
        yield from style(f"{name}-inferred", color, INFERRED_FILL)
        yield from style(f"{name}-border", color, BORDER_FILL)


def style(name: str, color: str, opacity: str) -> Iterable[str]:
    """One style: fill and edge of ground, and the mark of a point."""
    return (
        f"<Style id={xml_attribute(f's-{name}')}>",
        f"<IconStyle><color>{abgr(color, SOLID)}</color><scale>0.9</scale></IconStyle>",
        "<LabelStyle><scale>0.8</scale></LabelStyle>",
        f"<LineStyle><color>{abgr(INK, SOLID)}</color><width>1</width></LineStyle>",
        f"<PolyStyle><color>{abgr(color, opacity)}</color></PolyStyle>",
        "<BalloonStyle><text>$[description]</text></BalloonStyle>",
        "</Style>",
    )


def style_of(layer: Layer, row: Row) -> str:
    status = str(row["status"] or NO_STATUS)
    if layer.name == BORDERS:
        return f"s-{status}-border"
    if row.get("stale"):
        return f"s-{status}-old"
    return f"s-{status}-inferred" if row["basis"] == Basis.INFERRED else f"s-{status}"


# --- places ---------------------------------------------------------------------------------


def folder(joined: Joined, layer: Layer) -> Iterator[str]:
    yield "<Folder>"
    yield element("name", layer.title)
    drawn: dict[str, str] = {}  # a place has many rows in a history, and one shape
    for row, shape in zip(layer.rows, layer.shapes, strict=True):
        place_id = str(row["id"])
        if place_id not in drawn:
            drawn[place_id] = "\n".join(geometry(shape)) if shape is not None else ""
        yield from placemark(joined, layer, row, drawn[place_id])
    yield "</Folder>"


def placemark(joined: Joined, layer: Layer, row: Row, shape: str) -> Iterator[str]:
    """One row: its name, its cells as a balloon and as data, and its shape, which may be empty."""
    cells = [(c, as_json(row[c.name])) for c in joined.columns if row[c.name] is not None]
    yield "<Placemark>"
    yield element("name", row["name"])
    yield '<Snippet maxLines="0"></Snippet>'
    yield element(
        "description",
        balloon(row, [(c.means, cell) for c, cell in cells if c.name not in NOT_TOLD]),
    )
    yield from time_span(row)
    yield f"<styleUrl>#{xml_text(style_of(layer, row))}</styleUrl>"
    yield "<ExtendedData>"
    for column, cell in cells:
        yield f"<Data name={xml_attribute(column.name)}>{element('value', data_text(cell))}</Data>"
    yield "</ExtendedData>"
    if shape:
        yield shape
    yield "</Placemark>"


def data_text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def balloon(row: Row, cells: Sequence[tuple[str, object]]) -> str:
    """A heading and a table of what is known, as HTML."""
    lines = "".join(
        f'<tr><th align="left">{balloon_text(name)}</th>'
        f"<td>{balloon_text(data_text(cell))}</td></tr>"
        for name, cell in cells
    )
    return f"<h3>{balloon_text(row['name'])}</h3><table>{lines}</table>"


def time_span(row: Row) -> Iterator[str]:
    """The days of a row of a history, for the time slider. Its end is not included."""
    if "valid_from" in row:
        begin = f"<begin>{as_json(row['valid_from'])}</begin>"
        last = as_json(row["valid_to"])
        yield f"<TimeSpan>{begin}{f'<end>{last}</end>' if last else ''}</TimeSpan>"


# --- shapes ---------------------------------------------------------------------------------


def geometry(shape: Geometry) -> Iterator[str]:
    """A point or polygons; outer rings against the clock."""
    if shape.geom_type == "Point":
        yield f"<Point><coordinates>{positions(shape)}</coordinates></Point>"
        return
    yield "<MultiGeometry>"
    for polygon in shapely.get_parts(shapely.orient_polygons(shape)):
        rings = [("outerBoundaryIs", polygon.exterior)]
        rings += [("innerBoundaryIs", hole) for hole in polygon.interiors]
        yield "<Polygon><tessellate>1</tessellate>"
        for side, ring in rings:
            line = f"<LinearRing><coordinates>{positions(ring)}</coordinates></LinearRing>"
            yield f"<{side}>{line}</{side}>"
        yield "</Polygon>"
    yield "</MultiGeometry>"


def positions(shape: Geometry) -> str:
    """`longitude,latitude` pairs with blanks between them."""
    return " ".join(f"{x!r},{y!r}" for x, y in shapely.get_coordinates(shape).tolist())
