# SPDX-License-Identifier: MIT
"""Symbols of QGIS for statuses: fills with their patterns, and marks.

Every symbol is a list of lines of XML. `fade` are the lines that make a symbol paler where the
report is old or the ground inferred; the symbols inside a pattern need them too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mapper.exports.xml_text import xml_attribute
from mapper.model.record import Basis, Kind
from mapper.model.scheme import Pattern, Scheme, Status
from mapper.style.palette import INK, NO_DATA

Properties = Mapping[str, object]

# Millimetres, QGIS's unit of print.
STRIPE_STEP, STRIPE_WIDTH = 2.2, 0.5
EDGE_WIDTH, MARK_SIZE, DOT_SIZE = 0.16, 2.6, 0.7
OLD_OPACITY, INFERRED_OPACITY = 45, 70  # per cent
SLANT, COUNTER_SLANT = 45, -45  # degrees
SHAPES = {"capital": "circle", "crossing": "diamond", "airport": "triangle", "base": "square"}
SYMBOL_OPACITY, MARKER_NAME, SHOWN = "alpha", "name", "enabled"
# QGIS takes `a.qml` for the style of every `a.…` in its folder: for ground in KML and TopoJSON too,
# where border regions lie with it, and flags are texts.
BORDER = f"\"kind\"='{Kind.BORDER}'"
NO_BORDER = f"coalesce(\"kind\",'')<>'{Kind.BORDER}'"
OLD = "to_string(\"stale\") IN ('1','true')"


def paler(*, old: bool) -> list[str]:
    """The lines that make a symbol paler where ground is inferred and, with `old`, where the
    column `stale` is true.
    """
    stale = f"WHEN {OLD} THEN {OLD_OPACITY} " if old else ""
    inferred = f"WHEN \"basis\"='{Basis.INFERRED}' THEN {INFERRED_OPACITY} "
    return [*data_defined({SYMBOL_OPACITY: f"CASE {stale}{inferred}ELSE 100 END"})]


def unit_symbol(
    name: str, status: Status | None, scheme: Scheme, fade: Sequence[str]
) -> Iterator[str]:
    """The fill of a unit, its pattern, and its edge above them; None is ground without data.

    A border region that meets this style is drawn as one.
    """
    color = rgba(status.color if status else NO_DATA)
    of_units = [*data_defined({SHOWN: NO_BORDER})]
    solid = {"color": color, "style": "solid", "outline_style": "no"}
    parts = [
        *symbol_layer("SimpleFill", solid, of_units),
        *(pattern_of(status, scheme, fade, of_units) if status else ()),
        *symbol_layer("SimpleFill", {"color": color, "style": "no", **edge()}, of_units),
        *border_stripes(status, fade, [*data_defined({SHOWN: f"coalesce({BORDER}, false)"})]),
    ]
    return symbol("fill", name, parts, fade)


def border_symbol(name: str, status: Status | None, fade: Sequence[str]) -> Iterator[str]:
    return symbol("fill", name, border_stripes(status, fade), fade)


def border_stripes(
    status: Status | None, fade: Sequence[str], only: Sequence[str] = ()
) -> Iterator[str]:
    """Stripes through which the ground is seen."""
    color = status.color if status else NO_DATA
    return stripes(color, COUNTER_SLANT, STRIPE_WIDTH, fade, only)


def place_symbol(name: str, status: Status | None, fade: Sequence[str]) -> Iterator[str]:
    """The mark of a place, whose form tells its kind."""
    cases = " ".join(f"WHEN \"kind\"='{kind}' THEN '{form}'" for kind, form in SHAPES.items())
    about = {
        "name": "circle",
        "color": rgba(status.color if status else NO_DATA),
        **lengths(size=MARK_SIZE),
        **edge(),
    }
    forms = data_defined({MARKER_NAME: f"CASE {cases} ELSE 'circle' END"})
    return symbol("marker", name, symbol_layer("SimpleMarker", about, forms), fade)


# --- patterns -------------------------------------------------------------------------------


def pattern_of(
    status: Status, scheme: Scheme, fade: Sequence[str], only: Sequence[str]
) -> Iterator[str]:
    """What is drawn over the fill of a status; `only` are the lines that say where."""
    if status.pattern is Pattern.SOLID:
        return
    if status.pattern is Pattern.DOTS:
        yield from dots(fade, only)
    elif status.pattern is Pattern.STRIPES and status.contenders:
        color = scheme.status(status.contenders[-1]).color
        yield from stripes(color, SLANT, STRIPE_WIDTH, fade, only)
    else:
        yield from stripes(INK, SLANT, EDGE_WIDTH, fade, only)


def stripes(
    color: str, angle: int, width: float, fade: Sequence[str], only: Sequence[str]
) -> Iterator[str]:
    """A fill of parallel lines."""
    line = symbol_layer("SimpleLine", {"line_color": rgba(color), **lengths(line_width=width)})
    about = {"angle": angle, "color": rgba(color), **lengths(distance=STRIPE_STEP, offset=0.0)}
    about |= lengths(line_width=width)
    inner = [*only, *symbol("line", INNER, line, fade)]
    return symbol_layer("LinePatternFill", about, inner)


def dots(fade: Sequence[str], only: Sequence[str]) -> Iterator[str]:
    """A fill of small dots."""
    dot = {"name": "circle", "color": rgba(INK), "outline_style": "no", **lengths(size=DOT_SIZE)}
    grid = lengths(distance_x=STRIPE_STEP, distance_y=STRIPE_STEP, displacement_x=STRIPE_STEP / 2)
    inner = [*only, *symbol("marker", INNER, symbol_layer("SimpleMarker", dot), fade)]
    return symbol_layer("PointPatternFill", grid, inner)


def edge() -> Properties:
    return {
        "outline_color": rgba(INK),
        "outline_style": "solid",
        **lengths(outline_width=EDGE_WIDTH),
    }


def lengths(**millimetres: float) -> dict[str, object]:
    """Lengths with their unit."""
    units = {f"{name}_unit": "MM" for name in millimetres}
    return {**millimetres, **units}


def rgba(color: str) -> str:
    """`#rrggbb` as QGIS has it: four numbers up to 255."""
    return ",".join([*(str(int(color[i : i + 2], 16)) for i in (1, 3, 5)), "255"])


# --- the form of the file -------------------------------------------------------------------

# The name of a symbol within another.
INNER = "@0@0"


def symbol(kind: str, name: str, parts: Iterable[str], fade: Iterable[str]) -> Iterator[str]:
    yield f'<symbol type="{kind}" name="{name}" alpha="1" clip_to_extent="1" force_rhr="0">'
    yield from fade
    yield from parts
    yield "</symbol>"


def symbol_layer(kind: str, about: Properties, inner: Iterable[str] = ()) -> Iterator[str]:
    """A layer of a symbol; what it is made of stands there twice, for older QGIS and newer."""
    yield f'<layer class="{kind}" enabled="1" locked="0" pass="0">'
    yield '<Option type="Map">'
    yield from (
        f'<Option type="QString" name="{key}" value={xml_attribute(value)}/>'
        for key, value in about.items()
    )
    yield "</Option>"
    yield from (f'<prop k="{key}" v={xml_attribute(value)}/>' for key, value in about.items())
    yield from inner
    yield "</layer>"


def data_defined(expressions: Mapping[str, str]) -> Iterator[str]:
    """Properties that an expression gives for each feature."""
    yield "<data_defined_properties>"
    yield '<Option type="Map">'
    yield '<Option type="QString" name="name" value=""/>'
    yield '<Option type="Map" name="properties">'
    for name, expression in expressions.items():
        yield f'<Option type="Map" name="{name}">'
        yield '<Option type="bool" name="active" value="true"/>'
        yield f'<Option type="QString" name="expression" value={xml_attribute(expression)}/>'
        yield '<Option type="int" name="type" value="3"/>'
        yield "</Option>"
    yield "</Option>"
    yield '<Option type="QString" name="type" value="collection"/>'
    yield "</Option>"
    yield "</data_defined_properties>"
