# SPDX-License-Identifier: MIT
"""Files of shapes that ask for more than is read, or for a query without end: a line each."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from struct import pack
from time import process_time

import numpy as np
import pyarrow
import pytest
import shapely
from pyarrow import parquet
from shapely import affinity

from mapper.boundaries.load import load_boundaries
from mapper.errors import BoundaryError, TableError
from mapper.exports.kept_faces import read_face_file
from mapper.geometry.coverage import is_crowded
from mapper.geometry.tangles import _pairs_at_most, _pairs_in_cells, must_not_tangle, tangle
from mapper.model.limits import limits
from mapper.polygons.face_days import with_days
from mapper.polygons.polygon_file import read_polygons
from mapper.reading.own_exports import read_own
from tests.boundaries.files import SQUARES, toy_rows, write, write_geojson
from tests.drawn import Drawn, drawn_history, faces_of
from tests.hostile.bombs import far_cell
from tests.polygons.test_common_ground import compared, polygons
from tests.toy import SCHEME

ENDLESS = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT "
# By what is done to a package of units.
QUERIES: dict[str, Sequence[str]] = {
    "a layer": (
        "ALTER TABLE units RENAME TO other",
        f"CREATE VIEW units AS {ENDLESS} n AS fid, geom, name, count(*) AS c FROM r, other",
    ),
    "a view that nothing names": (f"CREATE VIEW v AS {ENDLESS} count(*) AS c FROM r",),
    "the list of layers": (
        "ALTER TABLE gpkg_contents RENAME TO other",
        f"CREATE VIEW gpkg_contents AS {ENDLESS} other.* FROM other, r",
    ),
    "a column": (
        "ALTER TABLE units ADD COLUMN big TEXT AS (printf('%.*c', 900000000, 'x')) VIRTUAL",
    ),
    "a virtual table": ("CREATE VIRTUAL TABLE found USING fts5(name)",),
    "one that is called an index": ("CREATE VIRTUAL TABLE rtree_found USING fts5(name)",),
}


def package(path: Path, queries: Sequence[str]) -> Path:
    write(path, toy_rows(), layer="units")
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        asked = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for (trigger,) in database.execute(asked).fetchall():
            database.execute(f'DROP TRIGGER "{trigger}"')
        for query in queries:
            database.execute(query)
    return path


def refused(path: Path) -> str:
    with pytest.raises(BoundaryError) as caught:
        load_boundaries(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("what", QUERIES)
def test_a_package_with_a_query_in_it_is_not_opened(tmp_path: Path, what: str) -> None:
    assert "' in it " in refused(package(tmp_path / "units.gpkg", QUERIES[what]))


@pytest.mark.parametrize("what", QUERIES)
def test_what_looks_for_exports_and_kept_faces_asks_none_either(tmp_path: Path, what: str) -> None:
    told = (*QUERIES[what], f"CREATE VIEW control_mapper_history AS {ENDLESS} n AS told FROM r")
    path = package(tmp_path / "units.gpkg", told)
    assert read_own(path) is None
    with pytest.raises(TableError, match="no history of mapper's can be read from it"):
        read_face_file(path)


def test_a_workbook_is_measured_before_it_is_looked_at_as_an_export(tmp_path: Path) -> None:
    (tmp_path / "control.xlsx").write_bytes(far_cell("A1:B2"))
    assert read_own(tmp_path / "control.xlsx") is None


def test_a_parquet_that_calls_itself_an_export_is_measured_too(tmp_path: Path) -> None:
    long = pyarrow.DictionaryArray.from_arrays(pyarrow.array([0] * 1000), ["x" * 10_000])
    about = {"control_mapper": "{}"}
    table = pyarrow.table({"place": long, "status": long}).replace_schema_metadata(about)
    parquet.write_table(table, tmp_path / "control.parquet")
    with limits(sheet_bytes=5_000_000):
        assert read_own(tmp_path / "control.parquet") is None


def test_arcs_that_are_used_again_and_again(tmp_path: Path) -> None:
    arc = [[n % 100, n // 100] for n in range(1000)]
    shapes = [{"type": "Polygon", "arcs": [[0] * 100], "properties": {"name": f"{n}"}}
              for n in range(600)]  # fmt: skip
    units = {"type": "GeometryCollection", "geometries": shapes}
    topology = {"type": "Topology", "objects": {"units": units}, "arcs": [arc]}
    path = tmp_path / "units.topojson"
    path.write_text(json.dumps(topology))
    assert path.stat().st_size < 300_000
    assert "has 60,000,000 corners, and 50,000,000 are read at most" in refused(path)


def test_a_topology_that_names_arcs_it_has_not_is_damaged(tmp_path: Path) -> None:
    shape = {"type": "Polygon", "arcs": [[9]]}
    path = tmp_path / "units.topojson"
    path.write_text(json.dumps({"type": "Topology", "objects": {"a": shape}, "arcs": []}))
    assert "(it is damaged)" in refused(path)


@pytest.mark.parametrize("ending", [".shx", ".SHX"])
def test_an_index_that_names_one_record_a_thousand_times(tmp_path: Path, ending: str) -> None:
    """The other one beside it, which a disk may tell from it, is sound."""
    path = write(tmp_path / "units.shp", toy_rows())
    index = path.with_suffix(".shx")
    head, first = index.read_bytes()[:100], index.read_bytes()[100:108]
    length = pack(">i", (100 + 8 * 1000) // 2)
    path.with_suffix(ending).write_bytes(head[:24] + length + head[28:] + first * 1000)
    assert "(it is damaged: its index names records again and again)" in refused(path)


def test_elements_in_each_other_without_end(tmp_path: Path) -> None:
    path = tmp_path / "units.kml"
    path.write_text(f"<kml><Document>{'<Folder>' * 20_000}{'</Folder>' * 20_000}</Document></kml>")
    assert "has more than 100 levels, which is the most" in refused(path)


@pytest.mark.parametrize(("limit", "most"), [("shape_bytes", 100), ("corners", 10)])
def test_shapes_beyond_a_limit_are_refused(tmp_path: Path, limit: str, most: int) -> None:
    path = write(tmp_path / "units.geojson", toy_rows())
    with limits(**{limit: most}):
        said = refused(path)
    assert f"and {most} are read at most" in said
    assert f"`with mapper.limits({limit}=" in said


def test_features_that_each_have_a_field_of_their_own(tmp_path: Path) -> None:
    """Each has a place for the fields of all others: 3 MB for 400 million values."""
    rows = [({"name": "a", f"k{n}": 1}, shape) for n, (_, shape) in enumerate(toy_rows() * 5)]
    path = write_geojson(tmp_path / "units.geojson", rows)
    with limits(cells=400):
        assert "has 420 cells, and 400 are read at most" in refused(path)
        with pytest.raises(BoundaryError, match="has 420 cells, and 400 are read at most"):
            read_polygons(path, SCHEME)


def test_units_that_all_lie_on_one_place(tmp_path: Path) -> None:
    """Pair by pair they are as many as the square of their number: minutes for 300 kB."""
    rows = [({"name": f"Westmarch {n}"}, SQUARES["Westmarch"]) for n in range(20)]
    path = write_geojson(tmp_path / "units.geojson", rows)
    with limits(overlaps=189):
        assert "has more than 189 pairs, which is the most — give units of one" in refused(path)
    with limits(overlaps=190):
        assert len(load_boundaries(path).units) == 20


def test_what_is_crowded_is_told_by_boxes() -> None:
    square = SQUARES["Westmarch"]
    assert is_crowded(np.array([square] * 1_100))
    assert not is_crowded(np.array([*SQUARES.values()] * 100))


def comb(teeth: int, *, across: bool = False) -> list[tuple[float, float]]:
    """A ring with so many teeth that point north, or east."""
    wide = 8 / teeth
    up = [at for n in range(teeth) for at in ((n * wide, 0), (n * wide + wide / 2, 8))]
    ring = [*up, (8.5, 0), (8.5, -1), (-0.5, -1), (0, 0)]
    return [(y, x) for x, y in ring] if across else ring


def ring_of_both(teeth: int) -> shapely.Polygon:
    return shapely.Polygon([*comb(teeth), (-9, -9), *comb(teeth, across=True)])


def slanting(teeth: int) -> shapely.Polygon:
    """Teeth that lie beside each other from corner to corner of one box, and cross nowhere."""
    tips = [at for n in range(teeth) for at in ((n * 1e-4, 0), (8 + n * 1e-4, 8))]
    return shapely.Polygon([*tips, (9, 9), (9, -1), (-1, -1)])


TANGLES: dict[str, tuple[str, Sequence[shapely.Geometry]]] = {
    "a ring that crosses itself": ("crossings", [ring_of_both(150)]),
    "one of several": ("crossings", [shapely.MultiPolygon([ring_of_both(150)])]),
    "one of a collection": (
        "crossings",
        [shapely.GeometryCollection([shapely.MultiPolygon([ring_of_both(150)])])],
    ),
    "two that cross each other": (
        "crossings",
        [shapely.Polygon(comb(150)), shapely.Polygon(comb(150, across=True))],
    ),
    "lines in one box": ("line-pairs", [slanting(1_700)]),
    "very many lines in one box": ("line-pairs", [slanting(20_000)]),
}


@pytest.mark.parametrize("what", TANGLES)
def test_a_small_file_whose_lines_cross_at_every_turn_is_refused_at_once(
    tmp_path: Path, what: str
) -> None:
    """A file of 24 kB whose ring crosses itself a million times took 23 s and 2.2 GB."""
    limit, shapes = TANGLES[what]
    rows = [({"name": f"Unit {n}", "status": "red"}, shape) for n, shape in enumerate(shapes)]
    path = write_geojson(tmp_path / "units.geojson", rows)
    began = process_time()
    said = refused(path)
    option = f"`with mapper.limits({limit.replace('-', '_')}="
    assert f", which is the most — mend or simplify its rings, or {option}" in said
    with pytest.raises(BoundaryError, match="mend or simplify its rings"):
        read_polygons(path, SCHEME)
    assert process_time() - began < 5


def test_lines_that_cross_a_little_are_mended_as_before(tmp_path: Path) -> None:
    rows = [({"name": "Unit"}, ring_of_both(20))]
    path = write_geojson(tmp_path / "units.geojson", rows)
    assert [note.code for note in load_boundaries(path).notes if note.code == "repaired"]
    with limits(crossings=1_000), pytest.raises(BoundaryError, match="more than 1,000 crossings"):
        load_boundaries(path)


@pytest.mark.parametrize("raised", [{"crossings": 10**9}, {"line_pairs": 1}])
def test_each_bound_of_lines_holds_whatever_the_other_is(
    tmp_path: Path, raised: Mapping[str, int]
) -> None:
    few, many = (
        write_geojson(tmp_path / f"{teeth}.geojson", [({"name": "Unit"}, slanting(teeth))])
        for teeth in (30, 1_700)
    )
    with limits(**raised):
        assert len(load_boundaries(few).units) == 1
        with pytest.raises(BoundaryError, match=r"more than [\d,]+ pairs of lines"):
            load_boundaries(many)


def drawn(*shapes: shapely.Geometry) -> dict[str, Drawn]:
    """A day for each, from 5 August 2021 on."""
    return {f"2021-08-{nth:02}": [(shape, "taliban")] for nth, shape in enumerate(shapes, start=5)}


def both_ways(teeth: int) -> tuple[shapely.Polygon, shapely.Polygon]:
    """Two drawings, neither of which crosses itself."""
    return shapely.Polygon(comb(teeth)), shapely.Polygon(comb(teeth, across=True))


def cut_at_once(*shapes: shapely.Geometry) -> None:
    faces_of(drawn(*shapes))


def cut_one_by_one(*shapes: shapely.Geometry) -> None:
    first, *others = drawn(*shapes).items()
    with_days(faces_of(dict([first])), drawn_history(dict(others)))


def laid_over_each_other(*shapes: shapely.Geometry) -> None:
    compared(*(polygons(("red", shape), name=f"{nth}.geojson") for nth, shape in enumerate(shapes)))


TOGETHER = {
    cut_at_once: r"front: the ground of all days has more than 50,000 crossings, .* — simplify its "
    r"lines, or give fewer days, or `with mapper\.limits\(crossings=500_000\):`",
    cut_one_by_one: "front: the ground of all days has more than 50,000 crossings",
    laid_over_each_other: r"0\.geojson and 1\.geojson: the ground of both has more than 50,000 "
    "crossings, .* — simplify the lines of one of them, or",
}


@pytest.mark.parametrize("compare", TOGETHER)
def test_drawings_that_cross_each_other_at_every_turn_are_refused_at_once(
    compare: Callable[..., None],
) -> None:
    """Each by itself crosses nowhere: two days of 600 corners took 18 s and 1.3 GB."""
    began = process_time()
    with pytest.raises(BoundaryError, match=f"^{TOGETHER[compare]}"):
        compare(*both_ways(150))
    assert process_time() - began < 5
    with limits(crossings=100), pytest.raises(BoundaryError, match="more than 100 crossings"):
        compare(*both_ways(20))
    with limits(crossings=1_000):
        compare(*both_ways(20))


def test_lines_that_are_drawn_anew_in_one_place_for_years_are_no_crowd() -> None:
    """In 3,000 days of a front that hardly moves each line crosses three or four of other days."""
    middle = np.repeat(np.arange(3_000) * 10.0, 10)
    angle = np.tile(np.arange(10) * np.pi / 10, 3_000)
    start, end = (np.stack((middle + way * np.cos(angle), way * np.sin(angle))) for way in (-1, 1))
    must_not_tangle(start, end)
    rings = shapely.polygons(np.stack((start.T, end.T, end.T + 1e-7), axis=1))
    assert tangle(list(rings)) == "crossings"


def test_lines_of_two_days_in_one_box_are_refused_at_once() -> None:
    shape = slanting(1_100)
    cut_at_once(slanting(30), affinity.translate(slanting(30), 5e-5))
    with pytest.raises(BoundaryError, match=r"more than 5,000,000 pairs of lines, .*line_pairs="):
        cut_at_once(shape, affinity.translate(shape, 5e-5))


def test_pairs_of_lines_are_never_fewer_than_they_may_be() -> None:
    """What lets a file pass without counting counts too many rather than too few."""
    dice = np.random.default_rng(3)
    for lines, reach in ((50, 1), (700, 0.2), (3000, 0.01)):
        low = dice.uniform(0, 1, (2, lines))
        high = low + dice.uniform(0, reach, (2, lines))
        boxes = shapely.box(*low, *high)
        one, other = shapely.STRtree(boxes).query(boxes)
        pairs = int((one < other).sum())
        assert _pairs_at_most(low, high) >= pairs
        assert _pairs_in_cells(low, high) >= pairs


def test_a_line_of_which_each_part_meets_the_next_has_few_pairs_in_cells() -> None:
    places = np.stack((np.linspace(0, 1, 5001), np.zeros(5001)))
    assert 5000 <= _pairs_in_cells(places[:, :-1], places[:, 1:]) < 50_000


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("far", [0, 1e-320, 1e308])
def test_lines_without_a_length_and_endless_ones_are_in_one_cell(far: float) -> None:
    low, high = np.full((2, 9), -far), np.full((2, 9), far)
    assert _pairs_in_cells(low, high) == 36
