# SPDX-License-Identifier: MIT
"""The script one writes by hand for this map, with geopandas and folium.

    python competitor.py provinces.geojson control.csv map.html

Provinces filled by status, a tooltip on each, four markers. Nothing is slowed down: it does less
than `mapper draw` (no check of names, no legend, no table, no sources).
"""

import sys

import folium
import geopandas as gpd
import pandas as pd

COLORS = {"government": "#5b9bd5", "contested": "#e9b44c", "taliban": "#8a3b12"}

MARKERS = {
    "Kabul": (34.53, 69.17),
    "Herat": (34.35, 62.20),
    "Kandahar": (31.61, 65.71),
    "Lashkar Gah": (31.59, 64.37),
}


def style(feature):
    status = feature["properties"]["status"]
    return {
        "fillColor": COLORS.get(status, "#cccccc"),
        "fillOpacity": 0.8,
        "color": "white",
        "weight": 1,
    }


def main(boundaries, table, output):
    provinces = gpd.read_file(boundaries)[["name", "geometry"]]
    control = pd.read_csv(table)
    joined = provinces.merge(control, left_on="name", right_on="place", how="left")

    west, south, east, north = joined.total_bounds
    world = folium.Map(location=[(south + north) / 2, (west + east) / 2], zoom_start=6)
    folium.GeoJson(
        joined,
        style_function=style,
        tooltip=folium.GeoJsonTooltip(
            fields=["name", "status", "date", "source"],
            aliases=["Province", "Status", "Since", "Source"],
        ),
    ).add_to(world)
    for name, place in MARKERS.items():
        folium.Marker(place, tooltip=name).add_to(world)
    world.save(output)


if __name__ == "__main__":
    main(*sys.argv[1:])
