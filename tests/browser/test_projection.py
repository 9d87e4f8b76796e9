# SPDX-License-Identifier: MIT
"""The flat map of a page: that of Python, and where what folium adds to it comes to lie."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from typing import Any

import folium
import numpy as np
import pytest
from playwright.sync_api import Page

from mapper.geometry.plane import projection_named
from mapper.page.leaflet import ControlMap
from tests.browser.pages import toy_map

Js = Callable[..., Any]

PLANES = [
    pytest.param("azimuthal", (66.1, 33.9), id="Afghanistan"),
    pytest.param("azimuthal", (105.0, 61.6), id="Russia"),
    pytest.param("azimuthal", (0.0, -90.0), id="Antarctica"),
    pytest.param("equal_earth", (10.0, 0.0), id="the world"),
]
POSITIONS = [(66.1, 33.9), (-150.0, 61.0), (20.0, -40.0), (179.0, 5.0), (10.0, 89.0), (0.0, -89.0)]
THERE_AND_BACK = """(_, { centre, positions }) => {
  const crs = L.CRS.of(centre);
  return positions.map(([lng, lat]) => {
    const { x, y } = crs.project(L.latLng(lat, lng));
    const back = crs.unproject(L.point(x, y));
    return [x, y, back.lng, back.lat];
  });
}"""


@pytest.mark.parametrize(("name", "centre"), PLANES)
def test_the_script_projects_as_python_does_and_back(
    js: Js, name: str, centre: tuple[float, float]
) -> None:
    asked = {"centre": centre, "positions": POSITIONS}
    there = np.array(js(f"{name}.mjs", leaflet=True).run(THERE_AND_BACK, asked))
    projection = projection_named(name, centre)
    np.testing.assert_allclose(there[:, :2], projection.metres(np.array(POSITIONS)), atol=0.01)
    np.testing.assert_allclose(there[:, 2:], projection.degrees(there[:, :2]), atol=1e-6)


CENTRE = (100.0, 62.0)
AT = {"marker": (60.0, 68.0), "dot": (140.0, 55.0), "circle": (120.0, 72.0)}
LINE = [(80.0, 50.0), (110.0, 50.0), (120.0, 66.0)]
SQUARE = [(90.0, 58.0), (95.0, 58.0), (95.0, 62.0), (90.0, 62.0), (90.0, 58.0)]
RADIUS_M = 300_000
# The corners of what is drawn, in layer px: of a picture the middle, below which it points.
DRAWN = """() => {
  const map = window[document.querySelector(".folium-map").id];
  const pane = document.querySelector(".leaflet-map-pane").getBoundingClientRect();
  const boxOf = (chosen) => {
    const { left, top, right, bottom } = document.querySelector(chosen).getBoundingClientRect();
    return [left - pane.left, top - pane.top, right - pane.left, bottom - pane.top];
  };
  const pathOf = (chosen) => document.querySelector(chosen).getAttribute("d");
  const origin = map.getPixelOrigin();
  return {
    scale: 256 * 2 ** map.getZoom(), origin: [origin.x, origin.y],
    marker: boxOf(".leaflet-marker-icon"), dot: boxOf("path[stroke='#111111']"),
    circle: boxOf("path[stroke='#222222']"), line: pathOf("path[stroke='#333333']"),
    square: pathOf("path[stroke='#444444']"),
  };
}"""


def far_north() -> ControlMap:
    """A map on which north is not up everywhere, of ground around 62° north."""
    page = toy_map("2021-08-01 Eastvale red")
    ground = [-3_000_000, -2_000_000, 3_000_000, 2_000_000]
    page.payload["plane"] = {"name": "azimuthal", "centre": [*CENTRE], "ground": ground}
    return page


def with_layers(page: ControlMap) -> ControlMap:
    """One of each of folium's vector layers; folium has latitudes first."""
    lat_lon = {name: position[::-1] for name, position in AT.items()}
    square = {"type": "Polygon", "coordinates": [SQUARE]}
    thin = {"weight": 0.001, "fill": False}
    for layer in (
        folium.Marker(lat_lon["marker"]),
        folium.CircleMarker(lat_lon["dot"], radius=8, color="#111111", **thin),
        folium.Circle(lat_lon["circle"], radius=RADIUS_M, color="#222222", **thin),
        folium.PolyLine([at[::-1] for at in LINE], color="#333333", smooth_factor=0, no_clip=True),
        folium.GeoJson(square, style_function=lambda _: {"color": "#444444"}, smooth_factor=0),
    ):
        layer.add_to(page)
    return page


@cache
def with_layers_html() -> str:
    return with_layers(far_north()).html()


@pytest.fixture
def drawn(share_page: Callable[..., Page]) -> dict[str, Any]:
    found: dict[str, Any] = share_page(with_layers_html()).evaluate(DRAWN)
    return found


def expected(drawn: dict[str, Any], positions: list[tuple[float, float]]) -> np.ndarray:
    """Where Python's projection puts positions, in layer px of the map that was drawn."""
    metres = projection_named("azimuthal", CENTRE).metres(np.array(positions))
    px_per_m = drawn["scale"] / (2 * math.pi * 6_371_007.181)
    return metres * px_per_m * [1, -1] - drawn["origin"]


def middle(box: list[float]) -> list[float]:
    return [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]


def corners(path: str) -> np.ndarray:
    pairs = path.strip("MZz").replace(" ", ",").split("L")
    return np.array([pair.split(",") for pair in pairs], float)


def test_a_marker_of_folium_points_at_its_place(drawn: dict[str, Any]) -> None:
    left, _, right, bottom = drawn["marker"]
    (at,) = expected(drawn, [AT["marker"]])
    np.testing.assert_allclose([(left + right) / 2, bottom], at, atol=1.5)


@pytest.mark.parametrize("layer", ["dot", "circle"])
def test_circles_of_folium_lie_around_their_place(drawn: dict[str, Any], layer: str) -> None:
    (at,) = expected(drawn, [AT[layer]])
    np.testing.assert_allclose(middle(drawn[layer]), at, atol=1)


def test_a_circle_of_folium_is_as_large_as_on_the_earth(drawn: dict[str, Any]) -> None:
    left, top, right, bottom = drawn["circle"]
    px = 2 * RADIUS_M * drawn["scale"] / (2 * math.pi * 6_371_007.181)
    assert [right - left, bottom - top] == pytest.approx([px, px], rel=0.05)


def test_lines_of_folium_go_through_their_points(drawn: dict[str, Any]) -> None:
    np.testing.assert_allclose(corners(drawn["line"]), expected(drawn, LINE), atol=1)


def test_areas_of_folium_have_their_corners(drawn: dict[str, Any]) -> None:
    there = corners(drawn["square"])
    np.testing.assert_allclose(there[:4], expected(drawn, SQUARE[:4])[: len(there)], atol=1)


LEVELS = """() => ["units", "lines", "overlay", "figures"].map((name) => {
  const pane = document.querySelector(`.leaflet-${name}-pane`);
  return Number(getComputedStyle(pane).zIndex);
})"""


def test_lines_and_areas_of_folium_lie_over_the_ground_and_under_the_names(
    share_page: Callable[..., Page],
) -> None:
    levels = share_page(with_layers_html()).evaluate(LEVELS)
    assert levels == sorted(set(levels))


def test_pictures_of_folium_lie_under_the_ground() -> None:
    page = far_north()
    folium.raster_layers.ImageOverlay("https://example.org/x.png", [[0, 0], [1, 1]]).add_to(page)
    assert "overlayPane" not in page.html().rpartition("<script>")[2]


SIZE = """() => {
  const map = window[document.querySelector(".folium-map").id];
  return [map.getSize().x, map.getSize().y, 256 * 2 ** map.getZoom()];
}"""


def test_the_ground_fills_the_map(share_page: Callable[..., Page]) -> None:
    wide, high, scale = share_page(with_layers_html()).evaluate(SIZE)
    px_per_m = scale / (2 * math.pi * 6_371_007.181)
    filled = max(6_000_000 * px_per_m / (wide - 24), 4_000_000 * px_per_m / (high - 24))
    assert 0.95 < filled <= 1


def test_tiles_and_pictures_of_folium_keep_web_mercator() -> None:
    page = far_north()
    assert not page.mercator
    folium.raster_layers.ImageOverlay("https://example.org/x.png", [[0, 0], [1, 1]]).add_to(page)
    assert page.mercator
    assert "L.CRS.of" not in page.html()
