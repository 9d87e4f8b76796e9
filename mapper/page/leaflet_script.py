# SPDX-License-Identifier: MIT
"""Leaflet's script as a page of ours needs it: without what only layers of others would use.

A page draws its shapes itself and has its own controls, tips and keys. So the classes of Leaflet's
layers, markers, tiles and popups stay, each with nothing in it, and whatever refers to them finds
them there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mapper.page.bundle import vendored

# By the names that Leaflet gives them, on `L`, `L.Control`, `L.Icon`, `L.Map` and `L.TileLayer`.
UNUSED = (
    *("Attribution", "Canvas", "Circle", "CircleMarker", "Default", "DivIcon", "DivOverlay"),
    *("FeatureGroup", "GeoJSON", "GridLayer", "Icon", "ImageOverlay", "Keyboard", "LayerGroup"),
    *("Layers", "Marker", "Path", "Polygon", "Polyline", "Popup", "Rectangle", "Renderer", "SVG"),
    *("SVGOverlay", "TileLayer", "Tooltip", "VideoOverlay", "WMS", "Zoom"),
)
# Where what is left takes a text for markup, to see what a browser knows and to say a distance;
# what does the same with elements and text, so that a page can ask that no text becomes markup.
MARKUP = {
    """.innerHTML="<svg/>\"""": '.append(document.createElementNS("http://www.w3.org/2000/svg","svg"))',
    """e=(t.innerHTML='<v:shape adj="1"/>',t.firstChild);""": "e=t.firstChild;",
    'Math.round(this.options.maxWidth*i)+"px",t.innerHTML=e': (
        'Math.round(this.options.maxWidth*i)+"px",t.textContent=e'
    ),
}
# What a map hears. Our pages listen themselves; of Leaflet's own handlers one needs to be told:
# that of two clicks, which zoom. For each of the others a map would look through all that lies
# above what was pointed at or pressed, and find nobody who listens.
HEARD = {
    '"click dblclick mousedown mouseup mouseover mouseout mousemove '
    'contextmenu keypress keydown keyup"': '"dblclick"',
}
# What braces may stand in, and braces: texts, expressions where a value begins, and the braces.
_TOKEN = re.compile(
    r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|"""
    r"""(?<=[(=,:&|!?;])/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\]|\\.)*\])+/|[{}]"""
)


# A name for what stands before it, and a class that is made.
_NAMED = re.compile(r"([\w$]+)[,;)]")
_CLASS = re.compile(r"\(?[\w$]+\.\w+\(")
_EDGE = re.compile(r"\b")


@cache
def leaflet_script(*, whole: bool) -> str:
    """The script, `whole` for pages with layers of others or tiles."""
    script = vendored("leaflet/leaflet.js")
    if whole:
        return script
    for name in UNUSED:
        script = without_body(script, name)
    for others, own in (MARKUP | HEARD).items():
        script = script.replace(others, own)
    return script


def without_body(script: str, name: str) -> str:
    """The script with the class of a name emptied; as it is where it has no such class."""
    named = next(_after(script, f".{name}=", _NAMED), None)
    begun = named and next(_after(script, f"{named[1]}=", _CLASS), None)
    if not begun:
        return script
    # What a class is set up with may stand before it.
    start, depth = 0, 0
    for token in _TOKEN.finditer(script, begun.start()):
        depth += {"{": 1, "}": -1}.get(token[0], 0)
        if depth == 1 and token[0] == "{" and script.endswith(".extend(", 0, token.start()):
            start = token.end()
        if depth == 0 and start:
            return script[:start] + script[token.start() :]
    return script


def _after(script: str, text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where a pattern follows on a text that is no part of a longer name. To find the text takes a
    tenth of the time that a pattern of both takes.
    """
    at = script.find(text)
    while at >= 0:
        found = pattern.match(script, at + len(text))
        if found and (text[0] == "." or _EDGE.match(script, at)):
            yield found
        at = script.find(text, at + 1)
