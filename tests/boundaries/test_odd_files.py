# SPDX-License-Identifier: MIT
"""Files that are damaged or odd end in units, or in a line that says what is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.load import load_boundaries
from mapper.boundaries.options import BoundaryOptions
from mapper.errors import BoundaryError
from tests.boundaries.files import toy_rows, write, write_geojson

SQUARE = [[30, 10], [31, 10], [31, 11], [30, 11], [30, 10]]
SOUND = {"type": "Polygon", "coordinates": [[[x + 1, y] for x, y in SQUARE]]}


def odd(path: Path, geometry: object, **members: object) -> Path:
    """A GeoJSON of an odd unit, North, and a sound one, South."""
    shapes = {"North": geometry, "South": SOUND}
    features = [
        {"type": "Feature", "properties": {"name": name}, "geometry": shape}
        for name, shape in shapes.items()
    ]
    whole = {"type": "FeatureCollection", "features": features, **members}
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def polygon(*rings: object) -> dict[str, object]:
    return {"type": "Polygon", "coordinates": list(rings)}


def names(ground: BoundarySet) -> list[str]:
    return [unit.name for unit in ground.units]


def told(ground: BoundarySet) -> str:
    return "\n".join(map(str, ground.notes))


@pytest.mark.parametrize(
    "geometry",
    [
        polygon([[x, y, 5, 7] for x, y in SQUARE]),
        polygon([[x, y, 5] if x == 30 else [x, y] for x, y in SQUARE]),
        polygon([[30, 10], [31, 11], [31, 10], [30, 11], [30, 10]]),
        polygon(SQUARE, [[x + 10, y + 10] for x, y in SQUARE]),
        {"type": "GeometryCollection", "geometries": [polygon(SQUARE)]},
        polygon([[30 + (x - 30) * 1e-300, 10 + (y - 10) * 1e-9] for x, y in SQUARE]),
        polygon([[x + 360, y] for x, y in SQUARE]),
        polygon([[350, 10], [370, 10], [370, 11], [350, 11], [350, 10]]),
    ],
    ids=["measures", "some heights", "bow tie", "hole outside", "collection", "a hair",
         "beyond 360", "across 360"],
)  # fmt: skip
def test_odd_ground_is_ground(tmp_path: Path, geometry: object) -> None:
    ground = load_boundaries(odd(tmp_path / "a.geojson", geometry))
    assert "South" in names(ground)
    assert all(shape.is_valid for shape in ground.shapes)
    assert all(0 <= area < 300_000 for area in ground.area_km2)


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        {"type": "GeometryCollection", "geometries": []},
        polygon([]),
        polygon(SQUARE, SQUARE),
        polygon([[30, 10], [31, 10], [30, 10]]),
        polygon([[30, 10]]),
        polygon([[30, 10]] * 4),
        polygon([["30", "10"], ["31", "10"], ["31", "11"], ["30", "10"]]),
        SQUARE,
        {"type": "LineString", "coordinates": SQUARE},
    ],
)
def test_what_is_no_ground_is_left_out_and_reported(tmp_path: Path, geometry: object) -> None:
    ground = load_boundaries(odd(tmp_path / "a.geojson", geometry))
    assert names(ground) == ["South"]
    assert "feature 1" in told(ground)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("number", ["NaN", "Infinity"])
def test_corners_that_are_no_numbers_end_in_no_warning(tmp_path: Path, number: str) -> None:
    path = odd(tmp_path / "a.geojson", polygon([[30, 10], [77, 10], [31, 11], [30, 10]]))
    path.write_text(path.read_text("utf-8").replace("77", number), encoding="utf-8")
    assert "South" in names(load_boundaries(path))


def test_a_number_beyond_all_measure_is_not_written_out(tmp_path: Path) -> None:
    path = odd(tmp_path / "a.geojson", polygon([[1e308, 10], [31, 10], [31, 11], [1e308, 10]]))
    with pytest.raises(BoundaryError, match=r"31 to 1e\+308"):
        load_boundaries(path)


def test_a_reference_system_that_nobody_knows_is_reported(tmp_path: Path) -> None:
    crs = {"type": "name", "properties": {"name": "Old Survey"}}
    ground = load_boundaries(odd(tmp_path / "a.geojson", polygon(SQUARE), crs=crs))
    assert "no reference system is named 'Old Survey', as it says; read as WGS84" in told(ground)


def test_texts_that_are_not_utf_8_are_guessed_and_reported(tmp_path: Path) -> None:
    path = write_geojson(
        tmp_path / "a.geojson", toy_rows(other=["Köln", "Zürich", "Málaga", "Évora"])
    )
    text = path.read_text("utf-8").encode().decode("unicode_escape")
    path.write_bytes(text.encode("cp1252"))
    ground = load_boundaries(path, BoundaryOptions(name_field="other"))
    assert names(ground) == ["Köln", "Zürich", "Málaga", "Évora"]
    assert "read as windows-1252: 'Köln', 'Zürich'" in told(ground)


# --- Shapefiles ---------------------------------------------------------------------------


def without(ending: str) -> Callable[[Path], None]:
    return lambda path: path.with_suffix(ending).unlink()


def cut(ending: str, size: int) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        part = path.with_suffix(ending)
        part.write_bytes(part.read_bytes()[:size])

    return change


def saying(text: bytes) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        path.with_suffix(".prj").write_bytes(text)

    return change


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (without(".shx"), "a.shx is missing"),
        (without(".dbf"), "has no text fields, so the units have no names"),
        (cut(".dbf", 20), "has no text fields, so the units have no names"),
        (cut(".shp", 0), "it is empty"),
        (cut(".shp", 60), "cannot be read as boundaries (.shp file is unreadable"),
        (cut(".shp", 130), "has no ground, only 4 features without geometry"),
        (cut(".shx", 90), "cannot be read as boundaries (.shx file is unreadable"),
    ],
    ids=[
        "no index",
        "no fields",
        "half the fields",
        "empty",
        "half a head",
        "a head",
        "half an index",
    ],
)
def test_a_damaged_shapefile_is_refused_in_a_line(
    tmp_path: Path, change: Callable[[Path], None], what: str
) -> None:
    path = write(tmp_path / "a.shp", toy_rows())
    change(path)
    with pytest.raises(BoundaryError) as caught:
        load_boundaries(path)
    assert what in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", [b"GEOGCS[nonsense", b"\xff\x00\x10nothing", b"metres, I think"])
def test_a_system_that_nobody_can_read_is_none(tmp_path: Path, text: bytes) -> None:
    path = write(tmp_path / "a.shp", toy_rows())
    saying(text)(path)
    assert "has no reference system; its numbers look like degrees" in told(load_boundaries(path))


@pytest.mark.parametrize("ending", ["gpkg", "fgb"])
def test_half_a_file_is_refused_in_a_line(tmp_path: Path, ending: str) -> None:
    path = write(tmp_path / f"a.{ending}", toy_rows())
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(BoundaryError) as caught:
        load_boundaries(path)
    assert "\n" not in str(caught.value)
