"""Leaflet's script as a page of ours needs it: without what only layers of others would use.

A page draws its shapes itself and has its own controls. So the classes of Leaflet's layers, markers
and tiles stay, each with nothing in it, and whatever refers to them finds them there.
"""

from __future__ import annotations

import re
from functools import cache

from mapper.page.bundle import vendored

# By the names that Leaflet gives them, on `L`, `L.Control`, `L.Icon` and `L.TileLayer`.
UNUSED = (
    *("Attribution", "Canvas", "Circle", "CircleMarker", "Default", "DivOverlay", "FeatureGroup"),
    *("GeoJSON", "GridLayer", "Icon", "ImageOverlay", "Marker", "Path", "Polygon", "Polyline"),
    *("Rectangle", "Renderer", "SVG", "SVGOverlay", "TileLayer", "VideoOverlay", "WMS", "Zoom"),
)
# What braces may stand in, and braces: texts, expressions where a value begins, and the braces.
_TOKEN = re.compile(
    r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|"""
    r"""(?<=[(=,:&|!?;])/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\]|\\.)*\])+/|[{}]"""
)


@cache
def leaflet_script(*, whole: bool) -> str:
    """The script, `whole` for pages with layers of others or tiles."""
    script = vendored("leaflet/leaflet.js")
    if whole:
        return script
    for name in UNUSED:
        script = without_body(script, name)
    return script


def without_body(script: str, name: str) -> str:
    """The script with the class of a name emptied; as it is where it has no such class."""
    named = re.search(rf"\.{name}=([\w$]+)[,;)]", script)
    begun = named and re.search(rf"\b{re.escape(named[1])}=[\w$]+\.extend\(\{{", script)
    if not begun:
        return script
    start, depth = begun.end(), 1
    for token in _TOKEN.finditer(script, start):
        depth += {"{": 1, "}": -1}.get(token[0], 0)
        if depth == 0:
            return script[:start] + script[token.start() :]
    return script
