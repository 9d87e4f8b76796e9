# SPDX-License-Identifier: MIT
"""Areas of towns with two days of reports: for a page of this package, and for a page as one would
write it by hand with Leaflet's own canvas.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from mapper.boundaries.load import load_boundaries
from mapper.geometry.azimuthal_equal_area import FittedPlane
from mapper.geometry.voronoi import nearest_ground
from mapper.reading.inputs import Inputs
from mapper.reading.table_inputs import read_inputs
from tests.benchmarks.cells_data import SEED, towns
from tests.benchmarks.pages import LEAFLET
from tests.benchmarks.toy_country import write_table

DAYS = ("2021-08-01", "2021-08-02")
STATUSES = ("government", "contested", "taliban")
COLOURS = ("#3b6ea5", "#c9a227", "#a33b3b")
# About 10 m: all that a page shows.
DIGITS = 4
# One in so many has another status on the second day.
TURNED = 50


@dataclass(frozen=True)
class Crowd:
    """Areas in GeoJSON, each with the number of its status on each of the days."""

    shapes: dict[str, Any]
    statuses: list[tuple[int, int]]

    def inputs(self, folder: Path) -> Inputs:
        """What this package reads of it."""
        folder.mkdir()
        shapes, control = folder / "areas.geojson", folder / "control.csv"
        shapes.write_text(json.dumps(self.shapes), encoding="utf-8")
        rows = [
            {"place": name_of(number), "status": STATUSES[status], "date": day, "source": "seed"}
            for number, both in enumerate(self.statuses)
            for day, status in zip(DAYS, both, strict=True)
        ]
        write_table(control, rows)
        return read_inputs(control, boundaries=shapes)


def crowd(count: int) -> Crowd:
    """The ground of Afghanistan divided among so many towns; statuses go by where these lie."""
    outline = load_boundaries("AFG/ADM1").outline()
    points = towns(outline, count)
    areas = shapely.set_precision(
        nearest_ground(points, outline, FittedPlane.around(outline.bounds)), 10.0**-DIGITS
    )
    features = [
        {
            "type": "Feature",
            "properties": {"name": name_of(number)},
            "geometry": json.loads(shapely.to_geojson(area)),
        }
        for number, area in enumerate(areas)
    ]
    random = np.random.default_rng(SEED)
    first = (points @ (0.9, 1.3) + random.normal(0, 0.4, count)).astype(int) % len(STATUSES)
    turned = random.integers(TURNED, size=count) == 0
    second = np.where(turned, (first + 1) % len(STATUSES), first)
    return Crowd(
        {"type": "FeatureCollection", "features": features},
        list(zip(first.tolist(), second.tolist(), strict=True)),
    )


def name_of(number: int) -> str:
    return f"Town {number}"


# --- the page one would write by hand -----------------------------------------------------

SCRIPT = """
const frame = document.getElementById("map_script");
const map = (window.map_script = L.map(frame, { renderer: L.canvas(), zoomSnap: 0 }));
let day = 1;
const style = ({ properties: { s } }) => ({ color: "#fff", weight: 0.5, fillColor: colours[s[day]], fillOpacity: 0.8 });
const layer = L.geoJSON(areas, {
  style,
  onEachFeature: (feature, one) => one.bindTooltip(feature.properties.name, { sticky: true }),
});
map.fitBounds(layer.getBounds(), { animate: false });
layer.addTo(map);
document.getElementById("time").addEventListener("input", ({ target }) => {
  const before = day;
  day = Number(target.value);
  layer.eachLayer((one) => {
    const { s } = one.feature.properties;
    if (s[day] !== s[before]) one.setStyle(style(one.feature));
  });
});
// The renderer draws in the next frame.
requestAnimationFrame(() => (document.documentElement.dataset.drawn = ""));
"""  # noqa: E501


def leaflet_page(of: Crowd, size: tuple[int, int]) -> str:
    """One file with Leaflet in it, which draws the same on a canvas of so many px with a slider."""
    features = [
        {**feature, "properties": {**feature["properties"], "s": both}}
        for feature, both in zip(of.shapes["features"], of.statuses, strict=True)
    ]
    areas = json.dumps({**of.shapes, "features": features}, separators=(",", ":"))
    style, library = (
        (LEAFLET / name).read_text(encoding="utf-8") for name in ("leaflet.css", "leaflet.js")
    )
    width, height = size
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Areas</title>'
        f"<style>{style} #map_script {{ width: {width}px; height: {height}px }}</style>"
        '<input id="time" type="range" min="0" max="1" value="1">'
        '<div id="map_script" class="folium-map"></div>'
        f"<script>{library}</script><script>const colours = {json.dumps(COLOURS)};\n"
        f"const areas = {areas};{SCRIPT}</script></html>"
    )
