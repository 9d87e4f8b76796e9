# SPDX-License-Identifier: MIT
"""How files of shapes are called; what one is, its bytes say: see `formats`."""

from __future__ import annotations

ENDINGS = (".shp", ".gpkg", ".geojson", ".json", ".topojson", ".fgb", ".kml")
# Files of these are looked into for points alone, which are a table; see `point_files`.
OF_POINTS = (".kml", ".kmz", ".gpkg", ".shp", ".fgb")
FORMATS = "GeoJSON, GeoPackage, Shapefile, FlatGeobuf, KML or TopoJSON"
