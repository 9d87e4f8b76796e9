# SPDX-License-Identifier: MIT
"""Positions as people write them: in two cells or one."""

from __future__ import annotations

import io

import pytest
from pyproj import Transformer

from mapper.tables.coordinates import CoordinateError, parse_coordinates
from mapper.tables.mgrs import mgrs_position
from mapper.tables.raw import RawTable
from mapper.tables.read import read_table


def read(heading: str, *cells: str) -> RawTable:
    rows = "".join(f"Base {n}\ta\t2021\t{cell}\n" for n, cell in enumerate(cells))
    return read_table("-", stdin=io.BytesIO(f"place\tstatus\tdate\t{heading}\n{rows}".encode()))


def positions(table: RawTable) -> list[tuple[object, object]]:
    return [(row.cells.get("lat"), row.cells.get("lon")) for row in table.rows]


@pytest.mark.parametrize(
    ("lat", "lon", "position"),
    [
        ("34,55", "69,2", (34.55, 69.2)),
        ("34°30'N", "69°12'E", (34.5, 69.2)),
        ("N 34° 30′ 36″", "E69°12′", (34.51, 69.2)),
        ("34:30:36", "-69 12 W", None),
        ("34.5 S", "69.2° W", (-34.5, -69.2)),
    ],
)
def test_degrees_may_have_commas_or_minutes(
    lat: str, lon: str, position: tuple[float, float] | None
) -> None:
    if position is None:
        with pytest.raises(CoordinateError, match="is not a number of degrees"):
            parse_coordinates(lat, lon)
    else:
        assert parse_coordinates(lat, lon) == position


@pytest.mark.parametrize("text", ["34°70'N", "34.5 E", "1,234,5", "34 30", "north"])
def test_a_latitude_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(CoordinateError, match=r"lat '.*' is not a number of degrees"):
        parse_coordinates(text, "69")


@pytest.mark.parametrize(
    "cell",
    [
        "34.5, 69.2",
        "(34.5 69.2)",
        "34,5; 69,2",
        "34,5 69,2",
        "POINT (69.2 34.5)",
        "SRID=4326;POINT Z(69.2 34.5 1800)",
        "34°30'N 69°12'E",
        "N34°30' E69°12'",
        "34.5N, 69.2E",
    ],
)
def test_one_cell_can_hold_a_position(cell: str) -> None:
    assert positions(read("coordinates", cell)) == [(34.5, 69.2)]


def test_the_longitude_is_first_where_the_heading_says_so() -> None:
    assert positions(read("lon, lat", "69.2, 34.5")) == [(34.5, 69.2)]


def test_the_longitude_is_first_in_all_rows_where_one_shows_it() -> None:
    table = read("coordinates", "69.2, 34.5", "96.1, 16.8")
    assert positions(table) == [(34.5, 69.2), (16.8, 96.1)]
    assert [note.what for note in table.notes] == ["'coordinates' is read as longitude, latitude"]


def test_a_cell_that_is_no_position_is_a_problem_at_its_line() -> None:
    table = read("gps", "34.5, 69.2", "by the river", "")
    (problem,) = [one for one in table.notes if one.stops]
    assert str(problem).startswith("standard input:3: 'by the river' is no position")


def test_a_column_without_positions_stays_what_it_is() -> None:
    assert "position" in read("position", "left bank", "right bank").headings


def test_a_square_of_the_military_grid_is_its_middle() -> None:
    assert mgrs_position("15TWG0000049776") == pytest.approx((42, -93), abs=1e-5)


@pytest.mark.parametrize("text", ["15TWG123", "61TWG1234", "15TAG1234", "15IWG1234", "WG1234", ""])
def test_what_is_no_square_of_the_grid_has_no_position(text: str) -> None:
    assert mgrs_position(text) is None


@pytest.mark.parametrize(
    ("zone", "band", "lat", "lon"),
    [(42, "S", 34.5, 69.2), (36, "U", 48.5, 34.9), (47, "Q", 16.8, 96.1), (37, "M", -1.3, 36.8)],
)
def test_squares_lie_where_utm_has_them(zone: int, band: str, lat: float, lon: float) -> None:
    code = f"EPSG:{(32600 if lat >= 0 else 32700) + zone}"
    east, north = Transformer.from_crs("EPSG:4326", code, always_xy=True).transform(lon, lat)
    column = ("STUVWXYZ", "ABCDEFGH", "JKLMNPQR")[zone % 3][int(east // 100_000) - 1]
    row = "ABCDEFGHJKLMNPQRSTUV"[(int(north // 100_000) + (0 if zone % 2 else 5)) % 20]
    text = f"{zone}{band}{column}{row} {int(east % 100_000):05} {int(north % 100_000):05}"
    assert mgrs_position(text) == pytest.approx((lat, lon), abs=1e-5)
