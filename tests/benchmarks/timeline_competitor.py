# SPDX-License-Identifier: MIT
"""The script one writes by hand for a map with a slider, with folium's TimeSliderChoropleth.

    python timeline_competitor.py units.geojson control.csv map.html

Units filled by status, a slider over the days, nothing else: no check of names, no play button, no
legend, no chart, no sources, no comparing.
"""

import sys

import folium
import geopandas as gpd
import pandas as pd
from folium.plugins import TimeSliderChoropleth

COLORS = {"government": "#5b9bd5", "contested": "#e9b44c", "taliban": "#8a3b12"}


def styles(units, control):
    """For each unit and day its colour, as the plugin wants them: all days spelled out."""
    held = control.pivot(index="date", columns="place", values="status").sort_index().ffill()
    stamps = [str(int(day.timestamp())) for day in pd.to_datetime(held.index, utc=True)]
    return {
        str(number): {
            stamp: {"color": COLORS[status], "opacity": 0.8}
            for stamp, status in zip(stamps, held[name], strict=True)
        }
        for number, name in zip(units.index, units["name"], strict=True)
    }


def main(boundaries, table, output):
    units = gpd.read_file(boundaries)[["name", "geometry"]]
    control = pd.read_csv(table)

    west, south, east, north = units.total_bounds
    world = folium.Map(location=[(south + north) / 2, (west + east) / 2], zoom_start=6)
    TimeSliderChoropleth(units.to_json(), styledict=styles(units, control)).add_to(world)
    world.save(output)


if __name__ == "__main__":
    main(*sys.argv[1:])
