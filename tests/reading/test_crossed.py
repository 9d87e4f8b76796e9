# SPDX-License-Identifier: MIT
"""Rows about older units, over the units that these became.

     old                      new
+----------+             +-----+----+
|  Grand   |             |Grand|East|
+----+-----+             +-----+----+
|Left|Right|             |  Joined  |
+----+-----+             +----------+
|  South   |             | Meridia  |
+----------+             +----------+
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import box

from mapper.boundaries.boundary_set import BoundarySet, areas_of
from mapper.boundaries.crosswalk_reviewed import Reviewed
from mapper.errors import TableError, UsageError
from mapper.history.as_of import as_of
from mapper.history.ledger import Ledger
from mapper.history.preference import NEWEST
from mapper.model.dates import Span
from mapper.model.place import Place
from mapper.model.problem import Where
from mapper.model.record import Basis, Kind, Record
from mapper.places.matching import How, Match
from mapper.reading.crossed import Crossing
from mapper.reading.inputs import Inputs
from mapper.reading.options import Options, TableOptions
from mapper.reading.table_inputs import read_inputs
from mapper.style.scheme_files import load_scheme
from tests.boundaries.files import write_geojson

NEW = {
    "Grand": box(0, 2, 1, 3),
    "East": box(1, 2, 2, 3),
    "Joined": box(0, 1, 2, 2),
    "Meridia": box(0, 0, 2, 1),
}
WALK = """change,old_code,old_name,new_code,new_name
split,G,Grand,grand,Grand
split,G,Grand,east,East
merged,L,Left,joined,Joined
merged,R,Right,joined,Joined
renamed,S,South,meridia,Meridia
"""
DAY = date(2020, 6, 1)


def crossed(folder: Path, *rows: str, walk: str = WALK, **more: str) -> Inputs:
    write_geojson(folder / "new.geojson", [({"name": name}, shape) for name, shape in NEW.items()])
    (folder / "walk.csv").write_text(walk)
    table = "\n".join(["place,status,date,basis,source,about", *rows])
    (folder / "control.csv").write_text(table + "\n")
    options = TableOptions(crosswalk=folder / "walk.csv", **more)
    return read_inputs(
        folder / "control.csv", folder / "new.geojson", "two-sided", Options(table=options)
    )


def held(inputs: Inputs, day: date = DAY) -> dict[str, str]:
    return {id_: h.status for id_, h in as_of(inputs.ledger, day).holdings.items()}


def told(inputs: Inputs, code: str) -> list[str]:
    return [problem.what for problem in inputs.problems if problem.code == code]


def test_what_is_said_of_a_unit_is_said_of_all_units_within_it(tmp_path: Path) -> None:
    inputs = crossed(tmp_path, "Grand,a,2020-01-01,assessed,Gazette,")
    assert held(inputs) == {"grand": "side-a", "east": "side-a"}
    east = as_of(inputs.ledger, DAY).holdings["east"].record
    assert (east.basis, east.source, east.place) == (Basis.ASSESSED, "Gazette", "Grand")
    assert told(inputs, "crossed") == ["rows about 'Grand' count for Grand, East"]
    assert len(inputs.row_matches) == 1


@pytest.mark.parametrize("name", ["South", "S"])
def test_a_unit_that_was_renamed_is_found_by_its_old_name_and_code(tmp_path, name: str) -> None:
    assert held(crossed(tmp_path, f"{name},b,2020-01-01,,,")) == {"meridia": "side-b"}


def test_a_merged_unit_has_what_all_its_parts_have(tmp_path: Path) -> None:
    inputs = crossed(
        tmp_path, "Left,a,2020-01-01,assessed,Gazette,", "Right,a,2020-02-01,assessed,Herald,"
    )
    assert held(inputs, date(2020, 1, 15)) == {}
    assert held(inputs) == {"joined": "side-a"}
    record = as_of(inputs.ledger, DAY).holdings["joined"].record
    assert (record.basis, record.source) == (Basis.ASSESSED, "Gazette; Herald")
    [unheard] = told(inputs, "crossed-unheard")
    assert "without rows about all of them on some days: no data then" in unheard


def test_a_merged_unit_whose_parts_several_hold_is_mixed_by_inference(tmp_path: Path) -> None:
    inputs = crossed(
        tmp_path,
        "Left,a,2020-01-01,assessed,,",
        "Right,b,2020-01-01,assessed,,",
        "Right,a,2020-08-01,assessed,,",
    )
    assert held(inputs) == {"joined": "mixed"}
    record = as_of(inputs.ledger, DAY).holdings["joined"].record
    assert record.basis is Basis.INFERRED
    assert record.note == "By the reports on its parts: Left: Side A, Right: Side B."
    assert told(inputs, "crossed-mixed")
    assert held(inputs, date(2020, 8, 1)) == {"joined": "side-a"}


def test_parts_that_are_not_held_alike_and_not_by_several_give_no_data(tmp_path: Path) -> None:
    inputs = crossed(tmp_path, "Left,a,2020-01-01,,,", "Right,contested,2020-01-01,,,")
    assert held(inputs) == {}
    assert told(inputs, "crossed-differ")


def test_a_unit_with_ground_of_no_old_one_has_no_data(tmp_path: Path) -> None:
    inputs = crossed(tmp_path, "South,b,2020-01-01,,,", walk=f"{WALK}new,,,meridia,Meridia\n")
    assert held(inputs) == {}
    assert "and of no old unit" in told(inputs, "crossed-unheard")[0]


def test_a_row_that_was_taken_out_is_no_ground(tmp_path: Path) -> None:
    walk = WALK.replace("merged,R,Right,joined,Joined\n", "")
    assert held(crossed(tmp_path, "Left,a,2020-01-01,,,", walk=walk)) == {"joined": "side-a"}


def test_from_a_day_on_rows_name_the_units_themselves(tmp_path: Path) -> None:
    rows = ("Grand,a,2019-01-01,,,", "Grand,b,2020-05-01,,,")
    inputs = crossed(tmp_path, *rows, crosswalk_until="2020-01-01")
    assert held(inputs) == {"grand": "side-b", "east": "side-a"}
    assert not inputs.stopping


@pytest.mark.parametrize("said", ["2020", "2020-07"])
def test_a_year_or_a_month_is_no_day_on_which_units_begin(tmp_path: Path, said: str) -> None:
    with pytest.raises(UsageError, match=f"'{said}': is no single day — write the first one"):
        crossed(tmp_path, "Grand,a,2019-01-01,,,", crosswalk_until=said)


def test_of_rows_that_repeat_each_day_a_merged_unit_has_those_that_all_parts_have(
    tmp_path: Path,
) -> None:
    days = [f"2020-01-{day:02}" for day in range(1, 31)]
    rows = [f"{place},a,{day},,," for day in days for place in ("Left", "Right")]
    rows = [row for row in rows if row < "Right,a,2020-01-20"]
    record = as_of(crossed(tmp_path, *rows).ledger, DAY).holdings["joined"].record
    assert (record.day, record.through) == (date(2020, 1, 1), date(2020, 1, 19))


def test_rows_about_seats_say_nothing_of_parts(tmp_path: Path) -> None:
    inputs = crossed(tmp_path, "Grand,a,2020-01-01,,,seats", "South,b,2020-01-01,,,seats")
    assert held(inputs) == {"meridia": "side-b"}
    assert told(inputs, "crossed-seats")


def test_what_neither_set_knows_is_a_problem_as_ever(tmp_path: Path) -> None:
    assert crossed(tmp_path, "Nowhere,a,2020-01-01,,,").stopping


def test_a_new_unit_that_the_boundaries_do_not_have_stops_with_its_line(tmp_path: Path) -> None:
    inputs = crossed(tmp_path, "South,b,2020-01-01,,,", walk=f"{WALK}split,G,Grand,X9,Nowhere\n")
    [problem] = inputs.stopping
    assert str(problem).startswith("walk.csv:7: no unit of new.geojson has the code 'X9'")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("joined,Joined", "joined,East", "new_code 'joined' is Joined, and new_name is 'East'"),
        ("R,Right", "L,Right", "old_code 'L' is Left, and old_name is 'Right'"),
    ],
)
def test_a_code_beside_the_name_of_another_unit_stops(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    inputs = crossed(tmp_path, "Grand,a,2020-01-01,,,", walk=WALK.replace(before, after))
    assert said in "\n".join(map(str, inputs.stopping))


def test_what_is_no_crosswalk_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="the columns are change, old_code"):
        crossed(tmp_path, "South,b,2020-01-01,,,", walk="name,place_id\na,b\n")
    with pytest.raises(UsageError, match="crosswalk_until"):
        TableOptions(crosswalk_until="2020-01-01")


# --- on any ground ------------------------------------------------------------------------

SCHEME = load_scheme("two-sided")
LINES = st.lists(st.integers(1, 7), max_size=4, unique=True)
REPORTS = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 5), st.sampled_from(["side-a", "side-b"])),
    min_size=1,
    max_size=8,
)


@given(LINES, LINES, REPORTS)
def test_a_unit_has_a_status_only_where_all_its_ground_has_it(
    old_lines: list[int], new_lines: list[int], reports: list[tuple[int, int, str]]
) -> None:
    old, new = strips(old_lines), strips(new_lines)
    walk = Reviewed(
        name="walk.csv",
        olds={code: unit("o", code) for code in map(code_of, ["o"] * len(old), old)},
        pairs=tuple(
            (code_of("o", one), code_of("n", other))
            for one in old
            for other in new
            if {*one} & {*other}
        ),
    )
    crossing = Crossing(walk, ground(new))
    matches = [match(old, *report, order=nth) for nth, report in enumerate(reports)]
    carried, _ = crossing.carried(matches, SCHEME, NEWEST)
    before, after = ledger_of(matches), ledger_of(carried)
    for day in range(7):
        was, now = (as_of(each, date(2020, 1, 1 + day)) for each in (before, after))
        tenths = {t: was.status_of(code_of("o", one)) for one in old for t in one}
        for other in new:
            found = {tenths[t] for t in other}
            expected = found.pop() if len(found) == 1 else None if None in found else "mixed"
            assert now.status_of(code_of("n", other)) == expected


def strips(lines: Sequence[int]) -> list[tuple[int, ...]]:
    """Eight tenths of a degree, cut at some lines."""
    ends = sorted({0, *lines, 8})
    return [tuple(range(w, e)) for w, e in itertools.pairwise(ends)]


def code_of(letter: str, strip: Sequence[int]) -> str:
    return f"{letter}{strip[0]}"


def unit(letter: str, code: str) -> Place:
    return Place(id=code, kind=Kind.UNIT, name=f"{letter} {code}")


def ground(new: Sequence[tuple[int, ...]]) -> BoundarySet:
    shapes = tuple(box(one[0] / 10, 0, (one[-1] + 1) / 10, 1) for one in new)
    units = tuple(unit("n", code_of("n", one)) for one in new)
    areas = areas_of(shapes)
    return BoundarySet(name="new", title="", units=units, shapes=shapes, area_km2=areas)


def match(old: Sequence[tuple[int, ...]], tenth: int, day: int, status: str, order: int) -> Match:
    code = code_of("o", next(one for one in old if tenth in one))
    span = Span.of_day(date(2020, 1, 1) + timedelta(days=day))
    record = Record(
        place=code, status=status, date=span, where=Where("t.csv", order + 2), order=order
    )
    return Match(record, unit("o", code), How.CODE)


def ledger_of(matches: Sequence[Match]) -> Ledger:
    return Ledger.of((one.place.id, one.record) for one in matches)
