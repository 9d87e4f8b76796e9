# SPDX-License-Identifier: MIT
"""A style for QGIS (QML): a category for every status, in the colours and patterns of the scheme.

The fill of contested ground is striped in the colours of its contenders; lines and dots are
hatched. What has no status is drawn as no data, old reports paler, border regions as stripes
through which the ground is seen. A history is moved through with the temporal controller.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mapper.exports.qgis_symbols import (
    BORDER,
    border_symbol,
    paler,
    place_symbol,
    rgba,
    unit_symbol,
)
from mapper.exports.xml_text import xml_attribute
from mapper.joined.joined_table import BORDERS, Joined, Layer
from mapper.model.scheme import Status
from mapper.style.palette import INK, PAPER, QUIET_INK
from mapper.style.words import Words

# QGIS's numbers: for sorts of shape, for where names stand, and for what their distance is from.
POINTS, POLYGONS = 0, 2
HORIZONTAL, AROUND_IN_ORDER = 4, 6
FROM_SYMBOL = 1


def as_qml(joined: Joined, layer: Layer, words: Words) -> str:
    """The style of a layer as the text of a `.qml` file."""
    categories = [
        *((status.id, status.label, status) for status in joined.scheme.statuses),
        # The category without a value takes what no other takes.
        ("", words.say("export.no_data"), None),
    ]
    named = [
        f'<category render="true" symbol="{number}" type="string"'
        f" value={xml_attribute(value)} label={xml_attribute(label)}/>"
        for number, (value, label, _) in enumerate(categories)
    ]
    symbols = [
        line
        for number, (_, _, status) in enumerate(categories)
        for line in symbol_of(str(number), layer, status, joined)
    ]
    lines = [
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>",
        '<qgis version="3.22.0" styleCategories="Symbology|Labeling|Temporal" labelsEnabled="1">',
        *temporal(joined),
        '<renderer-v2 type="categorizedSymbol" attr="status" forceraster="0" symbollevels="0"'
        ' enableorderby="0">',
        *wrapped("categories", named),
        *wrapped("symbols", symbols),
        "</renderer-v2>",
        *labels(layer),
        f"<layerGeometryType>{POINTS if layer.of_points else POLYGONS}</layerGeometryType>",
        "</qgis>",
    ]
    return "\n".join(lines) + "\n"


def wrapped(tag: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"<{tag}>"
    yield from lines
    yield f"</{tag}>"


def symbol_of(name: str, layer: Layer, status: Status | None, joined: Joined) -> Iterator[str]:
    """The symbol of a status in a layer. A history has no day on which a report is old."""
    fade = paler(old=not joined.history)
    if layer.of_points:
        return place_symbol(name, status, fade)
    if layer.name == BORDERS:
        return border_symbol(name, status, fade)
    return unit_symbol(name, status, joined.scheme, fade)


def temporal(joined: Joined) -> Iterator[str]:
    """The columns between which a row of a history holds, its last day not included."""
    if joined.history:
        yield (
            '<temporal enabled="1" mode="2" startField="valid_from" endField="valid_to"'
            ' limitMode="0" accumulate="0" durationUnit="days" durationField=""'
            ' fixedDuration="0" startExpression="" endExpression="">'
            "<fixedRange><start></start><end></end></fixedRange></temporal>"
        )


def labels(layer: Layer) -> Iterator[str]:
    """The names of units and places, with a halo.

    Names of places come first, beside their marks, which no name covers; those of units stand
    where they leave room, in their own unit or nowhere, on ground that is in nobody's way.
    """
    if layer.name == BORDERS:
        return
    yield '<labeling type="simple">'
    yield '<settings calloutType="simple">'
    yield from place_labels() if layer.of_points else unit_labels()
    yield "</settings>"
    yield "</labeling>"


def unit_labels() -> Iterator[str]:
    names = f'if({BORDER}, NULL, "name")'
    yield from letters(names, size=8, color=QUIET_INK, italic=True)
    yield f'<placement placement="{HORIZONTAL}" priority="3" fitInPolygonOnly="1"/>'
    yield '<rendering obstacle="0"/>'


def place_labels() -> Iterator[str]:
    yield from letters('"name"', size=8, color=INK, italic=False)
    yield (
        f'<placement placement="{AROUND_IN_ORDER}" priority="8" dist="0.4" distUnits="MM"'
        f' offsetType="{FROM_SYMBOL}" predefinedPositionOrder="R,L,TR,BR,TL,BL,T,B"/>'
    )
    yield '<rendering obstacle="1" obstacleFactor="2"/>'


def letters(names: str, *, size: int, color: str, italic: bool) -> Iterator[str]:
    """What an expression names, in letters of so many points."""
    yield (
        f'<text-style fieldName={xml_attribute(names)} isExpression="1"'
        f' fontSize="{size}" fontSizeUnit="Point" fontWeight="50" fontItalic="{int(italic)}"'
        f' textColor="{rgba(color)}">'
        f'<text-buffer bufferDraw="1" bufferSize="0.7" bufferSizeUnits="MM"'
        f' bufferColor="{rgba(PAPER)}" bufferOpacity="0.8"/>'
        "</text-style>"
    )
