# SPDX-License-Identifier: MIT
"""Only what is listed is opened: no other file is read for one, and nothing is fetched."""

from __future__ import annotations

import json
import shutil
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest

from mapper.boundaries.formats import ForeignError, Format, format_of
from mapper.boundaries.load import load_boundaries
from mapper.boundaries.options import BoundaryOptions
from mapper.errors import BoundaryError
from mapper.polygons.polygon_history import read_history
from mapper.polygons.reading import ReadAs
from mapper.style.scheme_files import load_scheme
from tests.boundaries.files import toy_rows, write, write_geojson

SECRET = "Undisclosed"


class Listener:
    """A server on this machine that answers nobody, and knows whether anybody asked."""

    def __init__(self) -> None:
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        self.socket.listen()
        self.socket.setblocking(False)
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}/a.geojson"

    @property
    def asked(self) -> bool:
        """Whether a connection waits: those of this process are made before a call returns."""
        try:
            self.socket.accept()[0].close()
        except BlockingIOError:
            return False
        return True


@pytest.fixture
def listener() -> Iterator[Listener]:
    found = Listener()
    yield found
    found.socket.close()


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file that nobody names to mapper; other files do."""
    (tmp_path / "other").mkdir()
    rows = [({"name": SECRET}, square) for _, square in toy_rows()[:1]]
    return write_geojson(tmp_path / "other" / "secret.geojson", rows)


def vrt(source: str) -> str:
    """A virtual layer of GDAL, which shows what another file holds."""
    layer = f"<OGRVRTLayer name='secret'><SrcDataSource>{source}</SrcDataSource></OGRVRTLayer>"
    return f"<OGRVRTDataSource>{layer}</OGRVRTDataSource>"


def collection(**members: object) -> str:
    rows = [
        {"type": "Feature", "properties": {"name": "A", "list": [1]}, "geometry": None},
        {
            "type": "Feature",
            "properties": {"name": "B", "list": [2]},
            "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]},
        },
    ]
    return json.dumps({"type": "FeatureCollection", **members, "features": rows})


def kml(inside: str, before: str = "", after: str = "") -> str:
    ring = "<outerBoundaryIs><LinearRing><coordinates>0,0 1,0 1,1 0,0</coordinates></LinearRing>"
    mark = f"<Placemark><name>A</name><Polygon>{ring}</outerBoundaryIs></Polygon></Placemark>"
    body = f"<Document>{inside}{mark}</Document>"
    return f'{before}<kml xmlns="http://www.opengis.net/kml/2.2">{body}</kml>{after}'


def algorithm(source: str) -> str:
    command = f"gdal vector pipeline ! read {source}"
    return json.dumps({"type": "gdal_streamed_alg", "command_line": command})


def link(address: str) -> dict[str, object]:
    return {"type": "link", "properties": {"href": address, "type": "proj4"}}


def reading(source: str) -> dict[str, str]:
    """Files that would read or fetch `source`, by their names."""
    return {
        "vrt.geojson": vrt(source),
        "vrt.kml": vrt(source),
        "vrt.shp": vrt(source),
        "vrt.json": vrt(source),
        "hidden.geojson": collection(note=vrt(source)),
        "quoted.geojson": json.dumps({"note": vrt(source)})[:-1] + "," + collection()[1:],
        "comment.kml": kml("", before=f"<!-- {vrt(source)} -->"),
        "second.kml": kml("", after=vrt(source)),
        "data.kml": kml(f"<description><![CDATA[{vrt(source)}]]></description>"),
        "pipeline.json": algorithm(source),
        "pipeline.gdalg.json": algorithm(source),
        "service.kml": f"<OGRWFSDataSource><URL>{source}</URL></OGRWFSDataSource>",
        "link.geojson": collection(crs=link(source)),
        "url.geojson": collection(crs={"type": "URL", "properties": {"url": source}}),
        "capital.geojson": collection(CRS=link(source)),
        "twice.geojson": collection(crs=link(source)).replace(
            '"type": "link"', '"type": "name", "type": "link"'
        ),
        "spelled.geojson": collection(crs=link(source)).replace('"crs"', '"\\u0063rs"'),
        "named.geojson": collection(crs={"type": "name", "properties": {"name": source}}),
        "entity.kml": kml(
            "<name>&x;</name>", before=f'<!DOCTYPE kml [<!ENTITY x SYSTEM "{source}">]>'
        ),
        "network.kml": kml(f"<NetworkLink><Link><href>{source}</href></Link></NetworkLink>"),
        "style.kml": kml(f"<styleUrl>{source}#a</styleUrl>"),
        "topology.json": json.dumps(
            {
                "type": "Topology",
                "crs": link(source),
                "objects": {"a": {"type": "Polygon", "arcs": [[0]], "properties": {"name": "A"}}},
                "arcs": [[[0, 0], [1, 0], [1, 1], [0, 0]]],
            }
        ),
    }  # fmt: skip


NAMES = sorted(reading(""))


def everything_told(path: Path) -> str:
    """All that boundaries, and drawn ground, make of a file, the refusal included."""
    told = []
    try:
        ground = load_boundaries(path)
        told += [*ground.notes, *ground.units]
    except BoundaryError as error:
        told.append(error)
    try:
        drawn = read_history([path], ReadAs(scheme=load_scheme("three-way"), status="taliban"))
        told += [*drawn.problems, *drawn.days]
    except BoundaryError as error:
        told.append(error)
    return "\n".join(map(str, told))


@pytest.mark.parametrize("name", NAMES)
def test_no_file_shows_what_another_holds(tmp_path: Path, secret: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(reading(str(secret))[name], encoding="utf-8")
    assert SECRET not in everything_told(path)


@pytest.mark.parametrize("way", ["{}", "/vsicurl/{}"])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_fetched(tmp_path: Path, listener: Listener, name: str, way: str) -> None:
    path = tmp_path / name
    path.write_text(reading(way.format(listener.address))[name], encoding="utf-8")
    everything_told(path)
    assert not listener.asked


def test_the_listener_hears_what_is_fetched(listener: Listener) -> None:
    host, _, port = listener.address.removeprefix("http://").partition("/")[0].partition(":")
    with socket.create_connection((host, int(port))):
        assert listener.asked


@pytest.mark.parametrize("name", ["vrt.json", "link.geojson", "vrt.shp"])
def test_an_archive_opens_no_other_door(
    tmp_path: Path, secret: Path, listener: Listener, name: str
) -> None:
    for source in (str(secret), listener.address):
        with ZipFile(tmp_path / "packed.zip", "w") as archive:
            archive.writestr(name, reading(source)[name])
        assert SECRET not in everything_told(tmp_path / "packed.zip")
    assert not listener.asked


@pytest.mark.parametrize("path", ["/vsicurl/{}", "{}", "/vsizip//vsicurl/{}", "GeoJSON:{}"])
def test_a_path_that_is_an_address_is_none(listener: Listener, path: str) -> None:
    with pytest.raises(BoundaryError, match=r"no such file|nothing is fetched"):
        load_boundaries(path.format(listener.address))
    assert not listener.asked


def test_an_encoding_or_reference_system_that_is_an_address_is_none(
    tmp_path: Path, listener: Listener
) -> None:
    shape = write(tmp_path / "a.shp", toy_rows())
    shape.with_suffix(".cpg").write_text(listener.address, encoding="ascii")
    shape.with_suffix(".prj").write_text(listener.address, encoding="ascii")
    assert len(load_boundaries(shape).units) == 4
    assert not listener.asked


def test_a_view_in_a_geopackage_that_would_ask_a_server_is_refused(
    tmp_path: Path, listener: Listener
) -> None:
    path = write(tmp_path / "a.gpkg", toy_rows(), layer="units")
    asks = f"ogr_geocode('x', 'raw', 'QUERY_TEMPLATE={listener.address}?%s')"
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"CREATE VIEW v AS SELECT fid, geom, name, {asks} AS found FROM units")
        row = "('v', 'features', 'v', 4326)"
        database.execute(
            f"INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES {row}"
        )
        database.execute("INSERT INTO gpkg_geometry_columns VALUES ('v','geom','POLYGON',4326,0,0)")
        database.commit()
    with pytest.raises(BoundaryError, match="cannot be read as boundaries"):
        load_boundaries(path, BoundaryOptions(layer="v"))
    assert not listener.asked


# --- what is said -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.vrt", vrt("b.shp"), "a virtual layer (VRT), which would read other files"),
        ("a.json", algorithm("b.shp"), "a list of commands for GDAL (GDALG)"),
        ("a.xml", "<OGRWFSDataSource/>", "the address of a web service (WFS)"),
        ("a.csv", "place,status\n", "a table, which holds no shapes"),
        ("a.gml", '<gml:FeatureCollection xmlns:gml="x"/>', "GML"),
        ("a.kml", "<svg/>", "XML of <svg>"),
        ("a.kml", "<kml><Document></kml>", "damaged: mismatched tag: line 1"),
        ("a.json", '{"geometryType": "esriGeometryPolygon", "features": []}', "JSON of ArcGIS"),
        ("a.tab", "!table", "MapInfo"),
        ("a.dbf", "\x03", "the fields of a Shapefile; give the .shp"),
        ("a.geojson", " \n", "empty"),
    ],
)
def test_a_file_of_another_kind_is_called_what_it_is(
    tmp_path: Path, name: str, content: str, what: str
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BoundaryError) as caught:
        load_boundaries(path)
    assert f"cannot be read as boundaries (it is {what}" in str(caught.value)
    assert str(caught.value).endswith(
        "give GeoJSON, GeoPackage, Shapefile, FlatGeobuf, KML or TopoJSON"
    )


def test_a_link_is_named_in_the_refusal(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    path.write_text(collection(crs=link("http://example.org/4326.prj")), encoding="utf-8")
    with pytest.raises(BoundaryError, match=r"is a link, to 'http://example.org/4326.prj', and"):
        load_boundaries(path)


def test_a_database_that_is_no_geopackage_is_told(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.gpkg")) as database:
        database.execute("CREATE TABLE units (name TEXT)")
        database.commit()
    with pytest.raises(ForeignError, match="an SQLite database, and no GeoPackage"):
        format_of(tmp_path / "a.gpkg")


def test_a_folder_is_told_with_the_files_in_it(tmp_path: Path) -> None:
    write(tmp_path / "units.shp", toy_rows())
    with pytest.raises(BoundaryError, match=r"is a folder, .* — give one of: units\.shp$"):
        load_boundaries(tmp_path)


# --- what is opened -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ending", "form"),
    [
        ("geojson", Format.GEOJSON),
        ("gpkg", Format.GEOPACKAGE),
        ("shp", Format.SHAPEFILE),
        ("fgb", Format.FLATGEOBUF),
        ("kml", Format.KML),
    ],
)
def test_what_is_listed_is_known_by_its_bytes(tmp_path: Path, ending: str, form: Format) -> None:
    assert format_of(write(tmp_path / f"a.{ending}", toy_rows())) is form


def test_a_format_is_known_whatever_a_file_is_called(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "a.geojson", toy_rows())
    shutil.copy(path, tmp_path / "units.txt")
    assert len(load_boundaries(tmp_path / "units.txt").units) == 4


def test_a_feature_on_each_line_is_read(tmp_path: Path) -> None:
    whole = json.loads(write_geojson(tmp_path / "a.geojson", toy_rows()).read_text("utf-8"))
    path = tmp_path / "lines.geojson"
    path.write_text("".join(json.dumps(f) + "\n" for f in whole["features"]), encoding="utf-8")
    assert format_of(path) is Format.GEOJSON_LINES
    assert len(load_boundaries(path).units) == 4


def test_a_field_called_crs_links_nowhere(tmp_path: Path) -> None:
    rows = [(row | {"crs": "EPSG:4326", "list": [1]}, square) for row, square in toy_rows()]
    assert len(load_boundaries(write_geojson(tmp_path / "a.geojson", rows)).units) == 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("version https://git-lfs.github.com/spec/v1\nsize 9", "it is a pointer of Git LFS"),
        ("<!DOCTYPE html>\n<title>Log in</title>", "it is a web page, and no file"),
    ],
)
def test_what_a_download_may_be_in_place_of_the_file_is_named(
    tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "raions.geojson"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BoundaryError, match=said):
        load_boundaries(path)


def test_an_address_is_not_fetched_for_a_map() -> None:
    with pytest.raises(BoundaryError, match=r"nothing is fetched for a map — .*boundaries add"):
        load_boundaries("https://a.test/raions.geojson")
