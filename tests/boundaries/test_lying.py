# SPDX-License-Identifier: MIT
"""Whether a table lies in the boundaries that nobody has named, and where it seems to lie."""

from __future__ import annotations

import pytest

from mapper.boundaries.catalog import load_bundled
from mapper.boundaries.lying import how_to_name, lying, must_lie_in, tell_elsewhere
from mapper.boundaries.named_places import countries_named, places_named
from mapper.cli.flags import Flags
from mapper.errors import BoundaryError
from mapper.model.spelling import spelled
from mapper.tables.columns import map_columns
from mapper.tables.delimited import delimited_lines
from mapper.tables.raw import RawTable, table_from_lines

PROVINCES = load_bundled("AFG/ADM1")
GAZETTEER = PROVINCES.gazetteer()


def table(text: str) -> RawTable:
    return table_from_lines("control.csv", delimited_lines("control.csv", text))


def lies_here(text: str) -> bool:
    raw = table(text)
    return lying(PROVINCES, GAZETTEER, places_named(raw, map_columns(raw.headings))).here


def refusal(text: str) -> str:
    raw = table(text)
    with pytest.raises(BoundaryError) as refused:
        must_lie_in(
            PROVINCES,
            GAZETTEER,
            places_named(raw, map_columns(raw.headings)),
            table=raw.name,
            countries=countries_named(raw),
        )
    return str(refused.value)


@pytest.mark.parametrize(
    "rows",
    [
        "place,status\nHerat,x\nKabul,x\nNowhere,x\n",
        "place,status\nPaktiyaa,x\n",  # misspelled: its row is refused with the closest name
        "place,status\nKunduz Fortress,x\nولسوالی هرات,x\n",  # no province, but of that country
        "district,province,status\nAn Unknown Valley,Herat,x\n",
        "place,status,lat,lon\nA hill,x,34.5,69.2\n",
        "place,status,lat,lon\nA post at the border,x,34.3,60.83\n",
        "place,status,lat,lon\nA hill,x,\"34,55\",\"69,20\"\n",  # told with its row
        "date,status\n2021-08-05,x\n",  # names no place, which is told by itself
    ],
)  # fmt: skip
def test_a_table_lies_here(rows: str) -> None:
    assert lies_here(rows)


@pytest.mark.parametrize(
    "rows",
    [
        "place,status\nHerat,x\nKherson,x\n",  # no more than half
        "place,status\nHerat,x\nHerat,x\nKherson,x\nKyiv,x\n",  # distinct places count
        "place,status\nKyiv Oblast,x\nShǎnxī,x\n",
        "place,status,lat,lon\nHerat,x,46.6,32.6\n",  # its position says more than its name
        "status,lat,lon\nx,46.6,32.6\n",
        "place,within,status\nKabul,Otheria,x\n",
    ],
)
def test_a_table_lies_elsewhere(rows: str) -> None:
    assert not lies_here(rows)


def test_a_refusal_says_where_it_looked_and_what_to_type() -> None:
    assert refusal("place,status\nHerat,x\nKherson,x\nKyiv,x\n") == (
        "control.csv: no boundaries are named, and most of its places are not in Afghanistan "
        "(AFG/ADM1), which would serve by default: 1 of 3 names is known there (not 'Kherson', "
        "'Kyiv') — names of theirs are known in Ukraine (2 of 3), Afghanistan (1), Iran (1) — name "
        'the boundaries: `mapper.draw(…, boundaries="UKR")` for those of a country, or a file '
        "(GeoJSON, GeoPackage, Shapefile and others)"
    )


@pytest.mark.parametrize(
    ("rows", "seem"),
    [
        (
            "place,status,lat,lon\nA,x,46.6,32.6\nB,x,50.4,30.5\nC,x,52.2,21.0\n",
            "none of 3 positions lies in it — by their positions they seem to lie in "
            "Ukraine (2), Poland (1)",
        ),
        ("country,place,status\nSYR,Idleb,x\n", "a column says that they lie in Syria"),
        ("country,place,status\nOtheria,Idleb,x\n", "a column says that they lie in Otheria"),
        ("place,status\n\"Idleb, Syria\",x\n", "their names speak of Syria"),
        ("district,province,status\nIdleb,Syria,x\n", "their names speak of Syria"),
        ("place,status,lat,lon\nA raft,x,0,-30\n", "nothing in it tells in which country"),
    ],
)  # fmt: skip
def test_a_refusal_says_where_the_data_seem_to_lie(rows: str, seem: str) -> None:
    assert seem in refusal(rows)


def test_what_to_type_names_the_table() -> None:
    with spelled(Flags()):
        assert "mapper draw towns.csv --boundaries UKR for" in how_to_name("towns.csv")
        assert "mapper draw 'two towns.csv' --boundaries UKR for" in how_to_name("two towns.csv")


def test_positions_that_all_lie_outside_are_told_in_one_note() -> None:
    (told,) = tell_elsewhere(PROVINCES, [(32.6, 46.6), (30.5, 50.4)], "towns.csv")
    assert not told.stops
    assert str(told) == (
        "towns.csv: all of its 2 positions lie outside of AFG/ADM1 — they seem to lie in Ukraine"
    )


def test_one_position_inside_is_enough_for_boundaries_that_were_named() -> None:
    assert tell_elsewhere(PROVINCES, [(32.6, 46.6), (69.2, 34.5)], "towns.csv") == ()
    assert tell_elsewhere(PROVINCES, [], "towns.csv") == ()
