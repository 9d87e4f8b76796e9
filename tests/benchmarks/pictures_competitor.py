# SPDX-License-Identifier: MIT
"""The script one writes by hand for this picture, with geopandas and matplotlib.

    python pictures_competitor.py provinces.geojson status.csv picture.svg|png|pdf

Provinces filled by status in an equal-area projection, hatched where contested, their names in
the middle of each, title and legend. It does less than `mapper export`: no neighbours, marks,
notes, border regions or scale bar, and names lie on each other.
"""

import sys

import geopandas as gpd
import matplotlib as mpl
import pandas as pd

mpl.use("agg")

import matplotlib.pyplot as plt
from matplotlib.patches import Patch

COLORS = {"government": "#5b9bd5", "contested": "#e9b44c", "taliban": "#8a3b12"}
ALBERS = "+proj=aea +lat_1=31 +lat_2=37 +lat_0=34 +lon_0=67.7 +datum=WGS84"


def main(boundaries, table, output):
    draw(read(boundaries, table), output)


def read(boundaries, table):
    provinces = gpd.read_file(boundaries)
    status = pd.read_csv(table)
    return provinces.merge(status, left_on="name", right_on="place", how="left").to_crs(ALBERS)


def draw(joined, output):
    figure, axes = plt.subplots(figsize=(7.6, 6.4), dpi=192)
    for name, part in joined.groupby("status"):
        hatch = "///" if name == "contested" else None
        part.plot(ax=axes, color=COLORS.get(name, "#cccccc"), edgecolor="white", hatch=hatch)
    joined.dissolve().boundary.plot(ax=axes, color="#1d1c1a", linewidth=1.5)
    for row in joined.itertuples():
        point = row.geometry.representative_point()
        axes.annotate(row.name, (point.x, point.y), ha="center", fontsize=7)
    axes.legend(handles=[Patch(color=color, label=name) for name, color in COLORS.items()])
    axes.set_title("Who held what in Afghanistan, 5 August 2021")
    axes.set_axis_off()
    figure.savefig(output)
    plt.close(figure)


if __name__ == "__main__":
    main(*sys.argv[1:])
