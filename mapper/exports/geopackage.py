# SPDX-License-Identifier: MIT
"""GeoPackage: a layer for units, places and border regions, with styles and provenance inside.

QGIS draws each layer in the style that the table `layer_styles` has for it. The provenance is a
table `about`, a line for every sentence, and stands whole, as JSON, in the package's metadata;
`statuses` and what others counted (`counted_by_others`) are tables too, and what a column means
is in `gpkg_data_columns`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from mapper.errors import OutputError
from mapper.exports.about import STATUS_KEYS, about_lines, counts_of, status_rows
from mapper.exports.events import write_events
from mapper.exports.geojson import metadata, text_of
from mapper.exports.qml import as_qml
from mapper.joined.joined_table import Column, Holds, Joined, Layer, Value
from mapper.model.aside import Aside
from mapper.style.counted import table_of_counts
from mapper.style.words import Words

# The moment of making that the format asks for; a clock would change the bytes.
MADE = "1980-01-01T00:00:00.000Z"

# As QGIS itself makes it.
STYLES = """CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
  f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
  useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME
)"""
# The standard's own tables, for which GDAL has nothing to write, as its requirements 93, 95, 103
# and 107 have them; the last stays empty, but the extension is not whole without it (141).
METADATA = """
CREATE TABLE IF NOT EXISTS gpkg_metadata (
  id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL,
  md_scope TEXT NOT NULL DEFAULT 'dataset', md_standard_uri TEXT NOT NULL,
  mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT ''
);
CREATE TABLE IF NOT EXISTS gpkg_metadata_reference (
  reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, row_id_value INTEGER,
  timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  md_file_id INTEGER NOT NULL, md_parent_id INTEGER,
  CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
  CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id)
);
"""
DATA_COLUMNS = """
CREATE TABLE gpkg_data_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT,
  mime_type TEXT, constraint_name TEXT,
  CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
  CONSTRAINT gdc_tn UNIQUE (table_name, name)
);
CREATE TABLE gpkg_data_column_constraints (
  constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT,
  min NUMERIC, min_is_inclusive BOOLEAN, max NUMERIC, max_is_inclusive BOOLEAN, description TEXT,
  CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value)
);
"""
LAYERS = "SELECT table_name, column_name FROM gpkg_geometry_columns"
STANDARD = "http://www.geopackage.org/spec130/"
JSON_TYPE = "https://www.iana.org/assignments/media-types/application/json"
# The tables of an extension, and where the standard has it.
OF_METADATA = ("gpkg_metadata", "#extension_metadata", "gpkg_metadata", "gpkg_metadata_reference")
OF_COLUMNS = (
    "gpkg_schema",
    "#extension_schema",
    "gpkg_data_columns",
    "gpkg_data_column_constraints",
)


def as_geopackage(joined: Joined, words: Words) -> bytes:
    """The package as bytes, the same for the same data on one machine."""
    with put_aside("made.gpkg") as path:
        for layer in joined.layers:
            write_layer(path, joined, layer)
        if joined.happenings:
            write_events(path, joined)
        with put_aside_package(path) as package:
            add_about(package, joined, words)
            add_styles(package, joined, words)
            package.execute("UPDATE gpkg_contents SET last_change = ?", [MADE])
            package.execute("VACUUM")
        return uncounted(path.read_bytes())


@contextmanager
def put_aside(name: str) -> Iterator[Path]:
    """A file to be made, whose folder is gone afterwards; OutputError where there is no room."""
    from pyogrio.errors import DataSourceError, FeatureError

    try:
        with Aside() as folder:
            yield folder / name
            _must_be_indexed(folder / name)
    except (DataSourceError, FeatureError, sqlite3.OperationalError) as error:
        raise OutputError(
            f"the GeoPackage cannot be made ({error}) — make room for temporary files, or set "
            "TMPDIR to a folder on another disk"
        ) from None


@contextmanager
def put_aside_package(path: Path) -> Iterator[sqlite3.Connection]:
    """A package that is put aside, to be written in a line of SQL at a time.

    None of them waits for the disk, as SQLite has it else: where the machine stops the file is gone
    in any case.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as package:
        package.execute("PRAGMA synchronous = OFF")
        package.execute("PRAGMA journal_mode = MEMORY")
        yield package


def _must_be_indexed(path: Path) -> None:
    """OperationalError where a layer has no index of places: GDAL goes on where it finds no room
    for one.
    """
    if path.exists():
        with closing(sqlite3.connect(path)) as package:
            layers = package.execute(LAYERS).fetchall()
            tables = {name for (name,) in package.execute("SELECT name FROM sqlite_master")}
        if any(f"rtree_{table}_{column}" not in tables for table, column in layers):
            raise sqlite3.OperationalError("there is no room for an index of places")


def uncounted(package: bytes) -> bytes:
    """The file as if it had been written once: how often it was depends on the clock.

    SQLite keeps that number twice in its header, at byte 24 and at byte 92.
    """
    once = (1).to_bytes(4, "big")
    return package[:24] + once + package[28:92] + once + package[96:]


# --- layers -----------------------------------------------------------------------------------


def write_layer(path: Path, joined: Joined, layer: Layer) -> None:
    """Add a layer, its columns typed, its shapes in WGS84."""
    from pyogrio import raw

    columns = [
        values_of(column, [row[column.name] for row in layer.rows]) for column in joined.columns
    ]
    raw.write(
        path,
        geometry=np.array(
            [s and shapely.to_wkb(shapely.force_2d(s)) for s in layer.shapes], object
        ),
        field_data=[values for values, _ in columns],
        field_mask=[missing for _, missing in columns],
        fields=[column.name for column in joined.columns],
        layer=layer.name,
        driver="GPKG",
        geometry_type="Point" if layer.of_points else "MultiPolygon",
        promote_to_multi=not layer.of_points,
        crs="EPSG:4326",
        # Programs of some years ago say of a later version that they may not know all of it.
        dataset_options={"VERSION": "1.3"},
        layer_options={"IDENTIFIER": layer.title, "DESCRIPTION": joined.title},
    )


def values_of(column: Column, cells: Sequence[Value]) -> tuple[Any, Any]:
    """The cells of a column as an array of its type, and which of them are missing."""
    missing = np.array([cell is None for cell in cells])
    if column.holds is Holds.TEXT:
        return np.array(cells, object), missing
    kinds = {
        Holds.DAY: ("datetime64[D]", "1970-01-01"),
        # QGIS compares its days with moments as texts, and finds a day of them one too early.
        Holds.MIDNIGHT: ("datetime64[ms]", "1970-01-01"),
        Holds.NUMBER: ("float64", 0.0),
        Holds.WHOLE: ("int64", 0),
        Holds.FLAG: ("bool", False),
    }
    kind, filler = kinds[column.holds]
    return np.array([filler if cell is None else cell for cell in cells], kind), missing


# --- what stands beside them --------------------------------------------------------------------


def add_about(package: sqlite3.Connection, joined: Joined, words: Words) -> None:
    """Add the provenance, the statuses, and what the columns mean."""
    title = words.say("export.statuses")
    add_table(package, "statuses", title, STATUS_KEYS, status_rows(joined))
    if counts := counts_of(joined):
        columns, *rows = table_of_counts(counts)
        add_table(package, "counted_by_others", words.say("counted.title"), columns, rows)
    add_table(package, "about", words.say("export.about"), ("what", "told"), about_lines(joined))
    whole = text_of(metadata(joined))
    add_metadata(package, JSON_TYPE, "application/json", whole)
    package.executescript(DATA_COLUMNS)
    package.executemany(
        "INSERT INTO gpkg_data_columns (table_name, column_name, description) VALUES (?, ?, ?)",
        [
            (layer.name, column.name, column.means)
            for layer in joined.layers
            for column in joined.columns
        ],
    )
    add_extension(package, *OF_COLUMNS)


def add_metadata(package: sqlite3.Connection, standard: str, mime: str, told: str) -> None:
    """Add a text about the whole package, by the standard that is named."""
    package.executescript(METADATA)
    add_extension(package, *OF_METADATA)
    put = "INSERT INTO gpkg_metadata VALUES (NULL, 'dataset', ?, ?, ?)"
    number = package.execute(put, [standard, mime, told]).lastrowid
    put = "INSERT INTO gpkg_metadata_reference VALUES ('geopackage', NULL, NULL, NULL, ?, ?, NULL)"
    package.execute(put, [MADE, number])


def add_extension(package: sqlite3.Connection, name: str, at: str, *tables: str) -> None:
    """Tell readers of the package that tables are those of an extension of the standard."""
    package.executemany(
        "INSERT OR IGNORE INTO gpkg_extensions VALUES (?, NULL, ?, ?, 'read-write')",
        [(table, name, STANDARD + at) for table in tables],
    )


def add_styles(package: sqlite3.Connection, joined: Joined, words: Words) -> None:
    """Add the style in which QGIS draws each layer by default."""
    package.execute(STYLES)
    register(package, "layer_styles", "layer_styles")
    package.executemany(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name,"
        " f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner, ui,"
        " update_time) VALUES ('', '', ?, 'geom', ?, ?, '', 1, ?, '', '', ?)",
        [
            (layer.name, layer.name, as_qml(joined, layer, words), joined.scheme.title, MADE)
            for layer in joined.layers
        ],
    )


def add_table(
    package: sqlite3.Connection,
    name: str,
    title: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Value]],
) -> None:
    """Add a table of texts without shapes."""
    listed = ", ".join(f'"{column}" TEXT' for column in columns)
    package.execute(f'CREATE TABLE "{name}" (fid INTEGER PRIMARY KEY NOT NULL, {listed})')
    marks = ", ".join("?" * (len(columns) + 1))
    numbered = ([number, *row] for number, row in enumerate(rows, start=1))
    package.executemany(f'INSERT INTO "{name}" VALUES ({marks})', numbered)
    register(package, name, title)


def register(package: sqlite3.Connection, table: str, title: str) -> None:
    """Tell readers of the package that there is a table without shapes."""
    package.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change,"
        " srs_id) VALUES (?, 'attributes', ?, '', ?, 0)",
        [table, title, MADE],
    )
