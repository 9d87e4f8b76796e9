# SPDX-License-Identifier: MIT
"""Boundaries from files: what is read, what is told, and what is refused in one line."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

import pandas
import pytest
import shapely
from pyogrio import write_dataframe
from pyproj import Transformer
from shapely import Geometry, GeometryCollection, LineString, Point, Polygon

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.load import load_boundaries
from mapper.boundaries.options import BoundaryOptions
from mapper.boundaries.world import countries_near
from mapper.errors import BoundaryError, UsageError
from mapper.geometry.area import area_km2
from mapper.geometry.topology import encode
from mapper.model.measured import Measured
from mapper.model.record import Kind
from mapper.style.choices import areas_line
from mapper.style.words import load_words
from tests.boundaries.files import SQUARES, feature, toy_rows, write, write_geojson

NAMES = ["Northfield", "Eastvale", "Westmarch", "Southport"]


def names(ground: BoundarySet) -> list[str]:
    return [unit.name for unit in ground.units]


def told(ground: BoundarySet) -> str:
    return "\n".join(map(str, ground.notes))


def refusal(path: Path | str, **options: str) -> str:
    with pytest.raises(BoundaryError) as caught:
        load_boundaries(path, BoundaryOptions(**options))
    return str(caught.value)


def projected(shape: Geometry, crs: str) -> Geometry:
    to_crs = Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform
    return shapely.transform(shape, to_crs, interleaved=False)


# --- formats ------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["geojson", "gpkg", "shp", "fgb", "kml"])
def test_files_of_many_formats_give_the_same_units(tmp_path: Path, suffix: str) -> None:
    ground = load_boundaries(write(tmp_path / f"toyland.{suffix}", toy_rows()))
    assert sorted(names(ground)) == sorted(NAMES)


def test_topojson_is_read(tmp_path: Path) -> None:
    made = encode(list(SQUARES.values()), NAMES, "provinces", 1000)
    for geometry, name in zip(made["objects"]["provinces"]["geometries"], NAMES, strict=True):
        geometry["properties"] = {"name": name}
    path = tmp_path / "toyland.topojson"
    path.write_text(json.dumps(made), encoding="utf-8")
    assert [unit.id for unit in load_boundaries(path).units] == NAMES


def test_a_zipped_shapefile_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "shapes"
    folder.mkdir()
    write(folder / "toyland.shp", toy_rows())
    archive = shutil.make_archive(str(tmp_path / "toyland"), "zip", folder)
    assert names(load_boundaries(archive)) == NAMES


def test_a_zipped_shapefile_in_a_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "shapes" / "v2").mkdir(parents=True)
    write(tmp_path / "shapes" / "v2" / "toyland.shp", toy_rows())
    archive = shutil.make_archive(str(tmp_path / "toyland"), "zip", tmp_path / "shapes")
    assert names(load_boundaries(archive)) == NAMES


def test_of_several_files_in_the_folders_of_an_archive_none_is_guessed(tmp_path: Path) -> None:
    for year in ("2020", "2021"):
        (tmp_path / "shapes" / year).mkdir(parents=True)
        write_geojson(tmp_path / "shapes" / year / "toyland.geojson", toy_rows())
    archive = shutil.make_archive(str(tmp_path / "toyland"), "zip", tmp_path / "shapes")
    assert "say `layer` with one of: 2020/toyland.geojson, 2021/" in refusal(archive)


def test_one_of_several_files_in_an_archive_can_be_chosen_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "shapes").mkdir()
    for level, units in (("adm1", toy_rows()), ("adm0", toy_rows()[:1])):
        write(tmp_path / "shapes" / f"toyland_{level}.shp", units)
    archive = shutil.make_archive(str(tmp_path / "toyland"), "zip", tmp_path / "shapes")
    assert names(load_boundaries(archive, BoundaryOptions(layer="toyland_adm1"))) == NAMES


def test_a_shapefile_without_its_index_is_told_in_our_words(tmp_path: Path) -> None:
    write(tmp_path / "toyland.shp", toy_rows())
    (tmp_path / "toyland.shx").unlink()
    line = refusal(tmp_path / "toyland.shp")
    assert "toyland.shx is missing" in line
    assert "SHAPE_RESTORE" not in line


def test_the_units_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    assert names(load_boundaries(write_geojson(tmp_path / "a.geojson", toy_rows()))) == NAMES


def test_a_sound_file_leaves_nothing_to_tell(tmp_path: Path) -> None:
    assert load_boundaries(write_geojson(tmp_path / "a.geojson", toy_rows())).notes == ()


def test_units_are_places_with_a_point_inside(tmp_path: Path) -> None:
    for unit in load_boundaries(write_geojson(tmp_path / "a.geojson", toy_rows())).units:
        assert unit.kind is Kind.UNIT
        assert SQUARES[unit.name].contains(Point(unit.lon, unit.lat))


def test_areas_are_in_square_kilometres(tmp_path: Path) -> None:
    ground = load_boundaries(write_geojson(tmp_path / "a.geojson", toy_rows()))
    assert ground.area_km2[2] == pytest.approx(12_308, rel=0.001)


def test_the_outline_is_all_the_ground(tmp_path: Path) -> None:
    ground = load_boundaries(write_geojson(tmp_path / "a.geojson", toy_rows()))
    assert ground.outline().equals(shapely.box(0, 0, 2, 2))


def test_a_country_in_the_sea_has_no_name(tmp_path: Path) -> None:
    ground = load_boundaries(write_geojson(tmp_path / "a.geojson", toy_rows()))
    assert (ground.country, ground.title) == ("", "")


def test_a_square_in_the_middle_of_chad_lies_in_chad(tmp_path: Path) -> None:
    rows = [({"name": "Somewhere"}, shapely.box(18, 14, 19, 15))]
    ground = load_boundaries(write_geojson(tmp_path / "a.geojson", rows))
    assert (ground.country, ground.title) == ("TCD", "Chad")


def test_units_spread_over_several_countries_have_none(tmp_path: Path) -> None:
    corners = [(18, 14), (9, 17), (2, 27), (17, 27)]  # Chad, Niger, Algeria, Libya
    rows = [({"name": f"Square {x}"}, shapely.box(x, y, x + 1, y + 1)) for x, y in corners]
    ground = load_boundaries(write_geojson(tmp_path / "a.geojson", rows))
    assert ground.country == ""


def test_as_a_geodataframe_in_degrees(tmp_path: Path) -> None:
    frame = load_boundaries(write_geojson(tmp_path / "a.geojson", toy_rows())).to_gdf()
    assert list(frame["name"]) == NAMES
    assert frame.crs.to_epsg() == 4326


# --- files that are none ------------------------------------------------------------------


def test_a_missing_file_names_the_closest_and_the_bundled_sets(tmp_path: Path) -> None:
    write_geojson(tmp_path / "toyland.geojson", toy_rows())
    line = refusal(tmp_path / "toylnad.geojson")
    assert "no such file" in line
    assert "toyland.geojson" in line
    assert "mapper boundaries list" in line


def test_a_folder_that_is_not_there_is_told_too(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "nowhere" / "toyland.geojson")


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("layer", "`layer`"),
        ("code_field", "`code_field`"),
        ("encoding", "`BoundaryOptions.encoding`"),
        ("unit_where", "`unit_where`"),
    ],
)
def test_a_bundled_set_leaves_nothing_to_choose(option: str, told: str) -> None:
    with pytest.raises(UsageError, match=f"^{told} is for a file"):
        load_boundaries("AFG/ADM1", BoundaryOptions(**{option: "x"}))


def test_a_name_beyond_all_measure_is_told() -> None:
    assert "file name too long" in refusal("x" * 5000)


def test_an_address_is_never_fetched() -> None:
    assert "nothing is fetched" in refusal("https://elsewhere.test/toyland.geojson")


@pytest.mark.parametrize(
    "content",
    [b"", b"place,status\n", b"\x00\xff\x00", b"{}", b'{"type": "FeatureCollection"'],
    ids=["empty", "a table", "binary", "an object", "cut off"],
)
def test_a_file_that_holds_no_shapes_is_told_in_a_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.geojson"
    path.write_bytes(content)
    line = refusal(path)
    assert line.startswith(f"{path}: ")
    assert "\n" not in line
    assert "driver" not in line


def test_a_file_without_features_is_told(tmp_path: Path) -> None:
    assert "holds no shapes" in refusal(write_geojson(tmp_path / "a.geojson", []))


def test_a_table_without_shapes_is_told(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("name\nWestmarch\n", encoding="utf-8")
    assert "holds no shapes" in refusal(path)


# --- layers -------------------------------------------------------------------------------


@pytest.fixture
def two_layers(tmp_path: Path) -> Path:
    """A GeoPackage with the layers `provinces` and `towns`."""
    path = tmp_path / "toyland.gpkg"
    write(path, toy_rows(), layer="provinces")
    return write(path, [({"name": "Haven"}, Point(1.5, 0.5))], layer="towns")


def test_of_several_layers_one_must_be_chosen(two_layers: Path) -> None:
    line = refusal(two_layers)
    assert "`layer`" in line
    assert "provinces, towns" in line


def test_a_layer_can_be_chosen(two_layers: Path) -> None:
    assert names(load_boundaries(two_layers, BoundaryOptions(layer="provinces"))) == NAMES


def test_a_layer_that_is_not_there_is_told_with_those_that_are(two_layers: Path) -> None:
    assert "no layer named 'districts' — there is: provinces, towns" in refusal(
        two_layers, layer="districts"
    )


def test_styles_that_qgis_keeps_in_a_geopackage_are_no_layer_to_choose(tmp_path: Path) -> None:
    path = write(tmp_path / "styled.gpkg", toy_rows(), layer="provinces")
    styles = pandas.DataFrame({"styleName": ["plain"], "styleQML": ["<qgis/>"]})
    write_dataframe(styles, path, layer="layer_styles")
    assert names(load_boundaries(path)) == NAMES


def test_a_geojson_packed_with_gzip_is_read(tmp_path: Path) -> None:
    plain = write_geojson(tmp_path / "toyland.geojson", toy_rows())
    packed = tmp_path / "toyland.geojson.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert names(load_boundaries(packed)) == NAMES


def test_a_damaged_gzip_is_refused_in_a_line(tmp_path: Path) -> None:
    packed = tmp_path / "toyland.geojson.gz"
    packed.write_bytes(gzip.compress(b"{}" * 500)[:40])
    assert "cannot be read as boundaries" in refusal(packed)


# --- reference systems --------------------------------------------------------------------


def test_another_reference_system_is_brought_to_degrees_and_told(tmp_path: Path) -> None:
    rows = [(row, projected(square, "EPSG:3857")) for row, square in toy_rows()]
    ground = load_boundaries(write(tmp_path / "a.gpkg", rows, crs="EPSG:3857"))
    assert ground.outline().symmetric_difference(shapely.box(0, 0, 2, 2)).area < 1e-6
    assert "reprojected from EPSG:3857" in told(ground)


def test_metres_without_a_reference_system_are_refused_with_a_guess(tmp_path: Path) -> None:
    rows = [(row, projected(square, "EPSG:32631")) for row, square in toy_rows()]
    line = refusal(write(tmp_path / "a.shp", rows, crs=None))
    assert "no reference system" in line
    assert "UTM" in line
    assert 'add `crs` with its code, such as `crs="EPSG:32636"`' in line


def test_web_mercator_without_a_reference_system_is_guessed(tmp_path: Path) -> None:
    far = shapely.box(60, 30, 61, 31)
    rows = [({"name": "Far"}, projected(far, "EPSG:3857"))]
    assert "EPSG:3857" in refusal(write(tmp_path / "a.shp", rows, crs=None))


def test_degrees_without_a_reference_system_are_taken_and_told(tmp_path: Path) -> None:
    ground = load_boundaries(write(tmp_path / "a.shp", toy_rows(), crs=None))
    assert "no reference system" in told(ground)


def test_metres_in_a_file_that_is_always_in_degrees_are_refused(tmp_path: Path) -> None:
    rows = [(row, projected(square, "EPSG:32631")) for row, square in toy_rows()]
    assert "no degrees" in refusal(write_geojson(tmp_path / "a.geojson", rows))


def test_degrees_that_are_said_to_be_metres_are_refused(tmp_path: Path) -> None:
    """Read as metres, all of the country would be a speck in the Gulf of Guinea."""
    crs = {"type": "name", "properties": {"name": "EPSG:3857"}}
    line = refusal(write_geojson(tmp_path / "lying.geojson", toy_rows(), crs=crs))
    assert "says EPSG:3857, which counts in metres" in line
    assert "(0 to 2, 0 to 2) look like degrees" in line
    assert 'add `crs="EPSG:4326"` if they are' in line


@pytest.mark.parametrize("crs", ["EPSG:32631", "32631", "epsg:32631"])
def test_metres_are_read_in_the_system_that_is_asked_for(tmp_path: Path, crs: str) -> None:
    rows = [(row, projected(square, "EPSG:32631")) for row, square in toy_rows()]
    path = write_geojson(tmp_path / "a.geojson", rows)
    ground = load_boundaries(path, BoundaryOptions(crs=crs))
    assert ground.outline().bounds == pytest.approx((0, 0, 2, 2), abs=1e-6)
    assert f"read as {crs}, as `crs` says, and not as EPSG:4326" in told(ground)


def test_degrees_that_are_said_to_be_metres_are_degrees_if_asked(tmp_path: Path) -> None:
    crs = {"type": "name", "properties": {"name": "EPSG:3857"}}
    path = write_geojson(tmp_path / "lying.geojson", toy_rows(), crs=crs)
    ground = load_boundaries(path, BoundaryOptions(crs="EPSG:4326"))
    assert ground.outline().bounds == (0, 0, 2, 2)


@pytest.mark.parametrize("crs", ["EPSG:1", "metres", "http://127.0.0.1/x", "+proj=utm", ""])
def test_a_system_that_does_not_exist_is_refused_with_examples(tmp_path: Path, crs: str) -> None:
    path = write_geojson(tmp_path / "a.geojson", toy_rows())
    with pytest.raises(UsageError, match="give one such as EPSG:32636, or lat,lon"):
        load_boundaries(path, BoundaryOptions(crs=crs))


def test_metres_that_are_said_to_be_degrees_are_no_degrees_for_being_asked(tmp_path: Path) -> None:
    rows = [(row, projected(square, "EPSG:32631")) for row, square in toy_rows()]
    path = write_geojson(tmp_path / "a.geojson", rows)
    assert "are no degrees" in refusal(path, crs="EPSG:4326")


# --- latitude and longitude ---------------------------------------------------------------


def exchanged(shape: Geometry) -> Geometry:
    return shapely.transform(shape, lambda corners: corners[:, ::-1])


@pytest.fixture(scope="module")
def libya() -> Geometry:
    """Turned, it lies in the longitudes and latitudes of other countries of Africa."""
    (found,) = (country for country in countries_near((9, 20, 25, 33), 0) if country.code == "LBY")
    return found.shape


def test_a_country_with_its_numbers_exchanged_is_refused(tmp_path: Path, libya: Geometry) -> None:
    path = write_geojson(tmp_path / "a.geojson", [({"name": "All"}, exchanged(libya))])
    line = refusal(path)
    assert "latitude before longitude: so they are the outline of Libya" in line
    assert line.endswith('add `crs="lat,lon"`')


def test_numbers_are_exchanged_where_that_is_asked_for(tmp_path: Path, libya: Geometry) -> None:
    path = write_geojson(tmp_path / "a.geojson", [({"name": "All"}, exchanged(libya))])
    ground = load_boundaries(path, BoundaryOptions(crs="lat,lon"))
    assert ground.outline().bounds == pytest.approx(libya.bounds)
    assert ground.title == "Libya"


def test_a_country_as_it_lies_is_no_other_country_turned(tmp_path: Path, libya: Geometry) -> None:
    ground = load_boundaries(write_geojson(tmp_path / "a.geojson", [({"name": "All"}, libya)]))
    assert not [note for note in ground.notes if note.code == "perhaps-turned"]


def test_ground_in_the_sea_that_turned_lies_in_one_country_is_noted(tmp_path: Path) -> None:
    near_tours = exchanged(shapely.box(1, 47, 2, 48))
    path = write_geojson(tmp_path / "a.geojson", [({"name": "Square"}, near_tours)])
    turned = "lies in the sea; with latitude and longitude exchanged it lies in France"
    assert turned in told(load_boundaries(path))


def test_a_reference_system_named_in_geojson_is_followed(tmp_path: Path) -> None:
    rows = [(row, projected(square, "EPSG:3857")) for row, square in toy_rows()]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
    ground = load_boundaries(write_geojson(tmp_path / "a.geojson", rows, crs=crs))
    assert ground.outline().bounds == pytest.approx((0, 0, 2, 2))


# --- shapes -------------------------------------------------------------------------------


def with_first(shape: Geometry | None) -> list:
    """The toy country, Northfield with another shape."""
    rows = toy_rows()
    return [(rows[0][0], shape), *rows[1:]]


BOW_TIE = Polygon([(0, 1), (1, 2), (1, 1), (0, 2)])


def test_an_invalid_ring_is_repaired_and_told_with_its_feature(tmp_path: Path) -> None:
    ground = load_boundaries(write_geojson(tmp_path / "a.geojson", with_first(BOW_TIE)))
    assert all(shape.is_valid for shape in ground.shapes)
    assert "feature 1: invalid ring repaired" in told(ground)


def test_a_feature_without_geometry_is_left_out_and_told(tmp_path: Path) -> None:
    ground = load_boundaries(write_geojson(tmp_path / "a.geojson", with_first(None)))
    assert names(ground) == NAMES[1:]
    assert "feature 1: no geometry" in told(ground)


def test_the_ground_of_a_collection_is_taken_and_told(tmp_path: Path) -> None:
    mixed = GeometryCollection([SQUARES["Northfield"], Point(5, 5)])
    ground = load_boundaries(write_geojson(tmp_path / "a.geojson", with_first(mixed)))
    assert ground.outline().equals(shapely.box(0, 0, 2, 2))
    assert "feature 1: points and lines in a collection left out" in told(ground)


def test_heights_are_dropped_and_told(tmp_path: Path) -> None:
    high = shapely.force_3d(SQUARES["Northfield"], 900)
    ground = load_boundaries(write_geojson(tmp_path / "a.geojson", with_first(high)))
    assert not any(shapely.has_z(ground.shapes))
    assert "feature 1: heights dropped" in told(ground)


def test_heights_alone_are_not_called_another_reference_system(tmp_path: Path) -> None:
    high = shapely.force_3d(SQUARES["Northfield"], 800.0)
    ground = load_boundaries(write_geojson(tmp_path / "b.geojson", with_first(high)))
    assert "reprojected" not in told(ground)


def test_degrees_in_the_wrong_order_are_guessed(tmp_path: Path) -> None:
    turned = shapely.box(30, 95, 31, 96)
    path = write_geojson(tmp_path / "b.geojson", [({"name": "Westmarch"}, turned)])
    assert "latitude and longitude in the wrong order" in refusal(path)


@pytest.mark.parametrize(
    "corners",
    [
        [(179, 0), (-179, 0), (-179, 1), (179, 1)],
        [(179, 0), (181, 0), (181, 1), (179, 1)],
        [(-181, 0), (-179, 0), (-179, 1), (-181, 1)],
    ],
    ids=["short way", "on to 181", "back to -181"],
)
def test_a_unit_across_the_antimeridian_has_its_own_area(
    tmp_path: Path, corners: list[tuple[float, float]]
) -> None:
    path = write_geojson(tmp_path / "islands.geojson", [({"name": "Cakau"}, Polygon(corners))])
    found = load_boundaries(path)
    assert found.area_km2[0] == pytest.approx(2 * 12_309, rel=1e-3)
    assert "feature 1: crosses the line of 180 degrees: measured and drawn as one piece" in told(
        found
    )


def test_points_alone_are_no_boundaries(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "a.geojson", [({"name": "Haven"}, Point(1, 1))])
    assert "only 1 point — give polygons" in refusal(path)


def test_a_line_among_polygons_is_left_out_and_told(tmp_path: Path) -> None:
    line = LineString([(0, 0), (1, 1)])
    ground = load_boundaries(write_geojson(tmp_path / "a.geojson", with_first(line)))
    assert names(ground) == NAMES[1:]
    assert "feature 1: points or lines only" in told(ground)


def test_ground_that_two_units_claim_is_told_with_its_area(tmp_path: Path) -> None:
    wide = shapely.box(0, 1, 1.5, 2)
    ground = load_boundaries(write_geojson(tmp_path / "a.geojson", with_first(wide)))
    assert told(ground) == (
        "a.geojson: Eastvale (12,304.8 km²) lies on Northfield (18,457.2 km²) with 6,152.4 km² — "
        "that ground is drawn and counted as Eastvale, the smaller"
    )


@pytest.mark.parametrize("first", ["city", "province"])
def test_a_city_on_its_province_counts_once_in_either_order(tmp_path: Path, first: str) -> None:
    province = ({"name": "Province"}, shapely.box(0, 0, 2, 2))
    city = ({"name": "City"}, shapely.box(0, 0, 1, 1))
    rows = [city, province] if first == "city" else [province, city]
    ground = load_boundaries(write_geojson(tmp_path / "a.geojson", rows))
    sizes = dict(zip(names(ground), ground.area_km2, strict=True))
    whole = area_km2([shapely.box(0, 0, 2, 2)])[0]
    assert sum(sizes.values()) == pytest.approx(whole)
    assert sizes["City"] == pytest.approx(area_km2([shapely.box(0, 0, 1, 1)])[0])


def test_a_method_says_what_counts_where_two_units_claim_ground(tmp_path: Path) -> None:
    wide = shapely.box(0, 1, 1.5, 2)
    ground = load_boundaries(write_geojson(tmp_path / "a.geojson", with_first(wide)))
    line = areas_line(Measured.AREA, ground, load_words())
    assert line.endswith(
        "Ground that two units claim is drawn and counted once, as the smaller one's."
    )


def test_a_province_drawn_once_more_than_its_districts_has_no_ground_left(tmp_path: Path) -> None:
    country = ({"name": "All of it"}, shapely.box(0, 0, 2, 2))
    ground = load_boundaries(write_geojson(tmp_path / "a.geojson", [country, *toy_rows()]))
    assert ground.area_km2[0] == 0.0


# --- names, codes and parents -------------------------------------------------------------


def test_a_name_field_can_be_chosen(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "a.geojson", toy_rows(dari=["ش", "خ", "غ", "ج"]))
    assert names(load_boundaries(path, BoundaryOptions(name_field="dari"))) == ["ش", "خ", "غ", "ج"]


def test_a_name_field_that_must_be_chosen_is_asked_for_with_examples(tmp_path: Path) -> None:
    rows = [({"alpha": row["name"], "beta": "x"}, square) for row, square in toy_rows()]
    line = refusal(write_geojson(tmp_path / "a.geojson", rows))
    assert "`name_field`" in line
    assert "alpha (Northfield, Eastvale, Westmarch, …)" in line


def test_a_name_field_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "a.geojson", toy_rows())
    assert "no field named 'nom'" in refusal(path, name_field="nom")


def test_codes_become_ids(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "a.geojson", toy_rows(pcode=["T1", "T2", "T3", "T4"]))
    assert [unit.id for unit in load_boundaries(path).units] == ["T1", "T2", "T3", "T4"]


def test_numbers_as_codes_have_no_decimals(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "a.geojson", toy_rows(pcode=[1, 2, 3, 4.0]))
    assert [unit.id for unit in load_boundaries(path).units] == ["1", "2", "3", "4"]


def test_without_codes_ids_are_made_of_names(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "a.geojson", toy_rows())
    assert [unit.id for unit in load_boundaries(path).units] == list(map(str.lower, NAMES))


def test_a_code_field_that_gives_one_code_twice_is_a_problem(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "a.geojson", toy_rows(pcode=["T1", "T1", "T3", "T4"]))
    ground = load_boundaries(path, BoundaryOptions(code_field="pcode"))
    (problem,) = (note for note in ground.notes if note.stops)
    assert "Northfield" in str(problem)
    assert "Eastvale" in str(problem)


def test_codes_given_twice_are_told_even_when_nobody_chose_the_field(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "a.geojson", toy_rows(pcode=["T1", "T1", "T3", "T4"]))
    assert "T1" in told(load_boundaries(path))


def test_ids_of_features_given_twice_are_told(tmp_path: Path) -> None:
    ids = ("one", "same", "same", "four")
    features = [
        feature(row, square, id_=id_) for id_, (row, square) in zip(ids, toy_rows(), strict=True)
    ]
    path = tmp_path / "a.geojson"
    whole = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(whole), encoding="utf-8")
    assert "same" in told(load_boundaries(path))


def test_parents_come_from_the_level_above(tmp_path: Path) -> None:
    rows = [
        ({"ADM2_EN": row["name"], "ADM1_EN": "North" if nth < 2 else "South"}, square)
        for nth, (row, square) in enumerate(toy_rows())
    ]
    ground = load_boundaries(write_geojson(tmp_path / "a.geojson", rows))
    assert [unit.within for unit in ground.units] == ["North", "North", "South", "South"]


def test_two_units_of_one_name_in_two_parents_are_fine(tmp_path: Path) -> None:
    rows = [
        ({"ADM2_EN": "Kohistan", "ADM1_EN": parent}, square)
        for parent, square in zip("ABCD", SQUARES.values(), strict=True)
    ]
    ground = load_boundaries(write_geojson(tmp_path / "a.geojson", rows))
    assert len({unit.id for unit in ground.units}) == 4
    assert ground.notes == ()


def test_a_unit_without_a_name_is_noted_with_its_feature(tmp_path: Path) -> None:
    rows = toy_rows()
    rows[1] = ({"name": None}, rows[1][1])
    ground = load_boundaries(write_geojson(tmp_path / "a.geojson", rows))
    assert "feature 2 has no name" in told(ground)


def test_letters_that_fake_a_name_are_left_out_and_told(tmp_path: Path) -> None:
    rows = [({"name": "\u202eNorth\u200bfield "}, SQUARES["Northfield"])]
    ground = load_boundaries(write_geojson(tmp_path / "toy.geojson", rows))
    assert names(ground) == ["Northfield"]
    assert "feature 1: invisible or direction-changing characters left out of the name" in (
        told(ground)
    )


def test_a_field_of_lists_is_no_obstacle(tmp_path: Path) -> None:
    rows = toy_rows(languages=[["fa", "ps"], ["fa"], [], None])
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    found = load_boundaries(write_geojson(tmp_path / "lists.geojson", rows, crs=crs))
    assert [unit.name for unit in found.units] == list(SQUARES)
