# SPDX-License-Identifier: MIT
"""Events, advances and lines as data: rows that `--events` reads, beside those about control."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import shapely
from shapely import Geometry

from mapper.exports.xml_text import xml_attribute, xml_text
from mapper.joined.joined_table import Joined
from mapper.model.advance import Advance
from mapper.model.event import Event
from mapper.model.happening import Happening
from mapper.model.map_line import MapLine
from mapper.tables.write import csv_text

COLUMNS = (
    *("kind", "event", "place", "toward", "actor", "date", "until", "reported"),
    *("label", "basis", "confidence", "source", "source_url", "note"),
)
LAYER = "events"


def cells_of(one: Happening) -> dict[str, str]:
    """What is told of one, by column; days are ISO, what is not told is empty."""
    toward = one.toward if isinstance(one, Advance) else ""
    told: dict[str, object] = {
        "kind": one.sort,
        "event": one.word,
        "place": one.place,
        "toward": toward,
        "actor": one.actor,
        "date": one.date.iso(),
        "until": one.until,
        "reported": one.reported,
        "label": one.label,
        "basis": one.basis,
        "confidence": one.confidence,
        "source": one.source,
        "source_url": one.source_url,
        "note": one.note,
    }
    return {name: "" if value is None else str(value) for name, value in told.items()}


def shape_of(one: Happening) -> Geometry:
    """A point, a line or lines, WGS84 degrees."""
    if isinstance(one, Event):
        return shapely.Point(one.at)
    if isinstance(one, Advance):
        return shapely.LineString(one.path)
    assert isinstance(one, MapLine)
    whole = shapely.MultiLineString(one.lines)
    return whole.geoms[0] if len(one.lines) == 1 else whole


def events_as_csv(joined: Joined) -> str:
    """One row for each, its shape as WKT under `geometry`."""
    rows = [[*cells_of(one).values(), shape_of(one).wkt] for one in joined.happenings]
    return csv_text([[*COLUMNS, "geometry"], *rows])


def event_features(joined: Joined) -> list[dict[str, Any]]:
    """GeoJSON features: cells that are not empty as properties."""
    return [
        {
            "type": "Feature",
            "id": one.id,
            "properties": {name: cell or None for name, cell in cells_of(one).items()},
            "geometry": shapely.geometry.mapping(shape_of(one)),
        }
        for one in joined.happenings
    ]


def write_events(path: Path, joined: Joined) -> None:
    """Add a layer of shapes of all sorts to a GeoPackage."""
    import numpy as np
    from pyogrio import raw

    rows = [cells_of(one) for one in joined.happenings]
    raw.write(
        path,
        geometry=np.array([shapely.to_wkb(shape_of(one)) for one in joined.happenings], object),
        field_data=[np.array([row[name] for row in rows], object) for name in COLUMNS],
        fields=list(COLUMNS),
        layer=LAYER,
        driver="GPKG",
        geometry_type="Unknown",
        crs="EPSG:4326",
        append=path.exists(),
    )


def event_folder(joined: Joined, title: str) -> Iterator[str]:
    """A folder of KML, each with its cells as data."""
    yield f"<Folder><name>{xml_text(title)}</name>"
    for one in joined.happenings:
        cells = {name: cell for name, cell in cells_of(one).items() if cell}
        named = one.label or ", ".join(part for part in (one.place, one.word) if part)
        yield f"<Placemark><name>{xml_text(named or cells['kind'])}</name>"
        over = f"<end>{one.until}</end>" if one.until else ""
        yield f"<TimeSpan><begin>{one.first}</begin>{over}</TimeSpan>"
        data = (
            f"<Data name={xml_attribute(name)}><value>{xml_text(cell)}</value></Data>"
            for name, cell in cells.items()
        )
        yield f"<ExtendedData>{''.join(data)}</ExtendedData>"
        yield kml_shape(shape_of(one))
        yield "</Placemark>"
    yield "</Folder>"


def kml_shape(shape: Geometry) -> str:
    """A point, a line or lines."""
    if shape.geom_type == "MultiLineString":
        return f"<MultiGeometry>{''.join(map(kml_shape, shape.geoms))}</MultiGeometry>"
    pairs = " ".join(f"{x!r},{y!r}" for x, y in shapely.get_coordinates(shape).tolist())
    return f"<{shape.geom_type}><coordinates>{pairs}</coordinates></{shape.geom_type}>"
