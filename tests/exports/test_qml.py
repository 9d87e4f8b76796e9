# SPDX-License-Identifier: MIT
"""Styles for QGIS: well formed, a category for each status, in the colours of the scheme."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from mapper.exports.qml import as_qml
from mapper.joined.joined_table import Joined, Layer
from mapper.model.scheme import Pattern
from mapper.style.palette import NO_DATA
from tests.exports.toy_data import HOSTILE, WORDS, toy_day, toy_history
from tests.toy import SCHEME

LAYERS = toy_day().layers
UNITS, PLACES, BORDERS = LAYERS


def style(layer: Layer, joined: Joined | None = None) -> ElementTree.Element:
    return ElementTree.fromstring(as_qml(joined or toy_day(), layer, WORDS))


def symbols(root: ElementTree.Element) -> list[ElementTree.Element]:
    return root.findall("renderer-v2/symbols/symbol")


def colors(symbol: ElementTree.Element, kind: str) -> list[str]:
    """The colours of the layers of a kind in a symbol, in their order."""
    layers = symbol.findall(f"layer[@class='{kind}']")
    return [layer.find("Option/Option[@name='color']").attrib["value"] for layer in layers]  # type: ignore[union-attr]


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.name)
def test_a_category_for_each_status_and_one_for_all_else(layer: Layer) -> None:
    root = style(layer)
    renderer = root.find("renderer-v2")
    assert renderer is not None
    assert (renderer.attrib["type"], renderer.attrib["attr"]) == ("categorizedSymbol", "status")
    listed = [(c.attrib["value"], c.attrib["label"]) for c in root.iter("category")]
    assert listed == [
        ("blue", "Blue"),
        ("contested", "Contested"),
        ("red", "Red"),
        ("", "No data"),
    ]
    assert len(symbols(root)) == 4


def test_fills_have_the_colours_of_the_scheme() -> None:
    blue, contested, red, nothing = symbols(style(UNITS))
    assert colors(blue, "SimpleFill")[0] == rgb("#3b73ae")
    assert colors(red, "SimpleFill")[0] == rgb("#8a3b12")
    assert colors(nothing, "SimpleFill")[0] == rgb(NO_DATA)
    assert colors(contested, "SimpleFill")[0] == rgb("#e9b44c")


def test_contested_ground_has_stripes_of_one_contender() -> None:
    contested = symbols(style(UNITS))[1]
    stripes, of_border_regions = colors(contested, "LinePatternFill")
    assert (stripes, of_border_regions) == (rgb("#8a3b12"), rgb("#e9b44c"))


@pytest.mark.parametrize(
    ("pattern", "kind"),
    [(Pattern.DOTS, "PointPatternFill"), (Pattern.LINES, "LinePatternFill")],
)
def test_other_patterns_are_hatched(pattern: Pattern, kind: str) -> None:
    blue, *others = SCHEME.statuses
    scheme = replace(SCHEME, statuses=(replace(blue, pattern=pattern), *others))
    root = style(UNITS, replace(toy_day(), scheme=scheme))
    assert kind in [layer.attrib["class"] for layer in symbols(root)[0].findall("layer")[1:-2]]


def test_border_regions_are_stripes_with_nothing_between() -> None:
    assert [layer.attrib["class"] for layer in symbols(style(BORDERS))[0].findall("layer")] == [
        "LinePatternFill"
    ]


def test_a_border_region_that_meets_the_style_of_units_is_stripes_alone() -> None:
    """QGIS takes `a.qml` for `a.kml` and `a.topojson` too, which have border regions in them."""
    for symbol in symbols(style(UNITS)):
        *of_units, of_border_regions = (shown(layer) for layer in symbol.findall("layer"))
        assert set(of_units) == {"coalesce(\"kind\",'')<>'border'"}
        assert of_border_regions == "coalesce(\"kind\"='border', false)"


def shown(layer: ElementTree.Element) -> str:
    """The expression by which a layer of a symbol is drawn."""
    (expression,) = (
        entry.find("Option[@name='expression']")
        for entry in layer.findall("data_defined_properties/Option/Option/Option[@name='enabled']")
    )
    assert expression is not None
    return expression.attrib["value"]


def test_names_of_towns_come_first_and_no_ground_is_in_their_way() -> None:
    of_units, of_places = (style(layer).find("labeling/settings") for layer in (UNITS, PLACES))
    assert of_units is not None
    assert of_places is not None

    def said(settings: ElementTree.Element, *names: str) -> list[str]:
        parts = {**settings.find("placement").attrib, **settings.find("rendering").attrib}  # type: ignore[union-attr]
        return [parts[name] for name in names]

    assert said(of_units, "obstacle", "fitInPolygonOnly") == ["0", "1"]
    assert said(of_places, "obstacle", "placement", "offsetType") == ["1", "6", "1"]
    assert said(of_places, "priority") > said(of_units, "priority")


def test_marks_tell_their_kind_by_their_form() -> None:
    (mark,) = symbols(style(PLACES))[0].findall("layer")
    expression = mark.find(".//Option[@name='expression']")
    assert mark.attrib["class"] == "SimpleMarker"
    assert expression is not None
    assert "WHEN \"kind\"='crossing' THEN 'diamond'" in expression.attrib["value"]


def test_inferred_ground_is_paler() -> None:
    for joined in (toy_day(), toy_history()):
        said = [o.attrib.get("value", "") for o in style(UNITS, joined).iter("Option")]
        assert any("WHEN \"basis\"='inferred' THEN 70" in expression for expression in said)


def test_old_reports_are_paler_on_a_day_and_a_history_has_its_span() -> None:
    day, history = style(UNITS), style(UNITS, toy_history())
    assert [o.attrib["value"] for o in day.iter("Option") if "stale" in o.attrib.get("value", "")]
    assert day.find("temporal") is None
    span = history.find("temporal")
    assert span is not None
    assert (span.attrib["startField"], span.attrib["endField"]) == ("valid_from", "valid_to")
    assert not [o for o in history.iter("Option") if "stale" in o.attrib.get("value", "")]


def test_words_of_a_scheme_are_text() -> None:
    blue, *others = SCHEME.statuses
    scheme = replace(SCHEME, statuses=(replace(blue, label=HOSTILE), *others))
    label = next(style(UNITS, replace(toy_day(), scheme=scheme)).iter("category")).attrib["label"]
    assert label == HOSTILE.replace("\x0b", "").replace("\ufffe", "")


def rgb(color: str) -> str:
    return ",".join([*(str(int(color[i : i + 2], 16)) for i in (1, 3, 5)), "255"])
