"""A style for QGIS (QML): a category for every status, in the colours and patterns of the scheme.

The fill of contested ground is striped in the colours of its contenders; lines and dots are
hatched. What has no status is drawn as no data, old reports paler, border regions as stripes
through which the ground is seen. A history is moved through with the temporal controller.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mapper.export.table import BORDERS, UNITS, Joined, Layer
from mapper.export.xml_text import xml_attribute
from mapper.model.scheme import Pattern, Scheme, Status
from mapper.style.palette import INK, NO_DATA, PAPER
from mapper.style.words import Words

Properties = Mapping[str, object]

# Millimetres, QGIS's unit of print.
STRIPE_STEP, STRIPE_WIDTH = 2.2, 0.8
LINE_WIDTH, EDGE_WIDTH, MARK_SIZE = 0.26, 0.16, 2.6
OLD_OPACITY = 45  # per cent
SHAPES = {"capital": "circle", "crossing": "diamond", "airport": "triangle", "base": "square"}
POINTS, POLYGONS = 0, 2  # QGIS's numbers for sorts of shape
# How a symbol is where nothing is said of it.
PLAIN = 'alpha="1" clip_to_extent="1" force_rhr="0"'
SYMBOL_OPACITY, MARKER_NAME = "alpha", "name"


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
        for line in symbol(str(number), layer, status, joined)
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


# --- symbols --------------------------------------------------------------------------------


def symbol(name: str, layer: Layer, status: Status | None, joined: Joined) -> Iterator[str]:
    """The symbol of a status in a layer."""
    color = status.color if status else NO_DATA
    if layer.of_points:
        kind, parts = "marker", marker(color)
    elif layer.name == BORDERS:
        kind, parts = "fill", stripes(name, color, angle=-45)
    else:
        kind, parts = "fill", ground(name, color, status, joined.scheme)
    yield f'<symbol type="{kind}" name="{name}" {PLAIN}>'
    if not joined.history:
        expression = f'if("stale", {OLD_OPACITY}, 100)'
        yield from data_defined({SYMBOL_OPACITY: expression})
    yield from parts
    yield "</symbol>"


def ground(name: str, color: str, status: Status | None, scheme: Scheme) -> Iterator[str]:
    """The fill of a unit, its pattern, and its edge above them."""
    yield from symbol_layer("SimpleFill", {"color": rgba(color), "style": "solid", **no_edge()})
    pattern = status.pattern if status else Pattern.SOLID
    if pattern is Pattern.STRIPES and status and status.contenders:
        yield from contenders(name, [scheme.status(other).color for other in status.contenders])
    elif pattern is Pattern.DOTS:
        yield from dots(name)
    elif pattern is not Pattern.SOLID:
        yield from lines(name, INK, 45, STRIPE_STEP, 0.0, EDGE_WIDTH)
    yield from symbol_layer("SimpleFill", {"color": rgba(color), "style": "no", **edge()})


def contenders(name: str, colors: Sequence[str]) -> Iterator[str]:
    """Stripes in turn in each of the colours."""
    step = STRIPE_STEP * len(colors)
    for number, color in enumerate(colors):
        yield from lines(name, color, 45, step, number * STRIPE_STEP, STRIPE_WIDTH)


def stripes(name: str, color: str, angle: int) -> Iterator[str]:
    """Stripes with nothing between them."""
    yield from lines(name, color, angle, STRIPE_STEP, 0.0, STRIPE_WIDTH)


def lines(
    name: str, color: str, angle: int, step: float, offset: float, width: float
) -> Iterator[str]:
    """A fill of parallel lines."""
    line = symbol_layer(
        "SimpleLine", {"line_color": rgba(color), "line_width": width, **in_mm("line_width")}
    )
    inner = [
        f'<symbol type="line" name="@0@0" {PLAIN}>',
        *line,
        "</symbol>",
    ]
    about = {
        "angle": angle,
        "distance": step,
        "offset": offset,
        "line_width": width,
        "color": rgba(color),
    }
    yield from symbol_layer(
        "LinePatternFill", {**about, **in_mm("distance", "offset", "line_width")}, inner
    )


def dots(name: str) -> Iterator[str]:
    """A fill of small dots."""
    dot = symbol_layer(
        "SimpleMarker",
        {"name": "circle", "size": 0.7, "color": rgba(INK), **no_edge(), **in_mm("size")},
    )
    inner = [
        f'<symbol type="marker" name="@0@0" {PLAIN}>',
        *dot,
        "</symbol>",
    ]
    about = {
        "distance_x": STRIPE_STEP,
        "distance_y": STRIPE_STEP,
        "displacement_x": STRIPE_STEP / 2,
    }
    yield from symbol_layer("PointPatternFill", {**about, **in_mm(*about)}, inner)


def marker(color: str) -> Iterator[str]:
    """The mark of a place, whose form tells its kind."""
    cases = " ".join(f"WHEN \"kind\"='{kind}' THEN '{form}'" for kind, form in SHAPES.items())
    about = {"name": "circle", "size": MARK_SIZE, "color": rgba(color), **edge(), **in_mm("size")}
    yield from symbol_layer(
        "SimpleMarker", about, data_defined({MARKER_NAME: f"CASE {cases} ELSE 'circle' END"})
    )


def edge() -> Properties:
    return {
        "outline_color": rgba(INK),
        "outline_style": "solid",
        "outline_width": EDGE_WIDTH,
        "outline_width_unit": "MM",
    }


def no_edge() -> Properties:
    return {"outline_style": "no"}


def in_mm(*names: str) -> Properties:
    return {f"{name}_unit": "MM" for name in names}


def rgba(color: str) -> str:
    """`#rrggbb` as QGIS has it: four numbers up to 255."""
    return ",".join([*(str(int(color[i : i + 2], 16)) for i in (1, 3, 5)), "255"])


# --- the form of the file -------------------------------------------------------------------


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


def temporal(joined: Joined) -> Iterator[str]:
    """The columns between which a row of a history holds, its last day not included."""
    if joined.history:
        yield (
            '<temporal enabled="1" mode="2" startField="valid_from" endField="valid_until"'
            ' limitMode="0" accumulate="0" durationUnit="days" durationField=""'
            ' fixedDuration="0" startExpression="" endExpression="">'
            "<fixedRange><start></start><end></end></fixedRange></temporal>"
        )


def labels(layer: Layer) -> Iterator[str]:
    """The names of units and places, with a halo."""
    if layer.name == BORDERS:
        return
    bold = "75" if layer.name == UNITS else "50"
    size = 9 if layer.name == UNITS else 7
    yield '<labeling type="simple">'
    yield '<settings calloutType="simple">'
    yield (
        f'<text-style fieldName="name" isExpression="0" fontSize="{size}" fontSizeUnit="Point"'
        f' fontWeight="{bold}" textColor="{rgba(INK)}">'
        f'<text-buffer bufferDraw="1" bufferSize="0.7" bufferSizeUnits="MM"'
        f' bufferColor="{rgba(PAPER)}"/>'
        "</text-style>"
    )
    yield f'<placement placement="{6 if layer.of_points else 1}"/>'
    yield "</settings>"
    yield "</labeling>"
