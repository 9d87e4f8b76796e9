# SPDX-License-Identifier: MIT
"""A table about towns as a table about the ground around them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import mapper
from mapper.comparison.blocks import as_text
from mapper.comparison.report import report
from mapper.control.cells import CellRules
from mapper.errors import DataProblems, TableError, UsageError
from mapper.history.as_of import as_of
from mapper.model.record import Basis, Kind
from mapper.reading.inputs import Inputs
from mapper.reading.options import Options, TableOptions
from mapper.reading.table_inputs import read_inputs
from mapper.style.words import load_words
from mapper.verbs.diff import compare
from mapper.verbs.infer import inferred_inputs
from mapper.verbs.look import Look
from tests.golden_files import check_golden
from tests.shown import day_page

TOWNS = """place,kind,status,date,until,confidence,note,label
Kabul,capital,government,2021-08-01,,high,Quiet.,Kabul stands
Herat,capital,government,2021-08-01,,high,,
Herat,capital,taliban,2021-08-12,,,,
Kandahar,capital,contested,2021-08-05,2021-08-09,,,
"""


def inputs(tmp_path: Path, text: str = TOWNS, **options: object) -> Inputs:
    path = tmp_path / "towns.csv"
    path.write_text(text, encoding="utf-8")
    return read_inputs(path, options=Options(table=TableOptions(**options)))  # type: ignore[arg-type]


def ground_on(found: Inputs, day: str) -> dict[str, str]:
    """What each area has on a day, by name."""
    held = as_of(found.ledger, date.fromisoformat(day)).holdings
    return {unit.name: held[unit.id].status for unit in found.boundaries.units if unit.id in held}


def test_an_area_has_what_its_place_has_from_day_to_day(tmp_path: Path) -> None:
    found = inferred_inputs(inputs(tmp_path))
    assert len(found.boundaries.units) == 3
    assert ground_on(found, "2021-08-02") == {"Kabul": "government", "Herat": "government"}
    assert ground_on(found, "2021-08-08")["Kandahar"] == "contested"
    assert ground_on(found, "2021-08-12") == {"Kabul": "government", "Herat": "taliban"}


def test_the_report_of_an_area_is_inferred_and_that_of_the_place_stays(tmp_path: Path) -> None:
    before = inputs(tmp_path)
    ledger = inferred_inputs(before).ledger
    (place,) = ledger.entries["AF-KAB/kabul"]
    (area,) = ledger.entries["cell:AF-KAB/kabul"]
    assert place == before.ledger.entries["AF-KAB/kabul"][0]
    assert (area.basis, area.confidence, area.note, area.label) == (Basis.INFERRED, None, "", "")
    assert area.where == place.where


def test_without_marks_areas_alone_are_left(tmp_path: Path) -> None:
    found = inferred_inputs(inputs(tmp_path), marks=False)
    assert {place.kind for place in found.known_places.values()} == {Kind.UNIT}


def test_rows_about_provinces_are_left_out_and_told(tmp_path: Path) -> None:
    found = inferred_inputs(inputs(tmp_path, TOWNS + "Farah,unit,taliban,2021-08-10,,,,\n"))
    assert "Farah" not in ground_on(found, "2021-08-15")
    (told,) = [problem for problem in found.notes if problem.code == "about-units"]
    assert str(told) == (
        "towns.csv:6: 1 row about provinces left out — areas are inferred from places alone"
    )


def test_places_outside_and_places_at_one_position_are_told(tmp_path: Path) -> None:
    text = """place,kind,status,date,lat,lon
Kabul,capital,government,2021-08-01,,
Old town,point,government,2021-08-01,34.2,69.9
New town,point,taliban,2021-08-03,34.2,69.9
Chitral,point,government,2021-08-01,35.85,71.79
"""
    found = inferred_inputs(inputs(tmp_path, text))
    told = [str(problem) for problem in found.notes if problem.code in ("outside", "one-position")]
    assert told == [
        "towns.csv:3: 'New town', 'Old town' are at one position and share one area — "
        "of their reports the later one counts",
        "towns.csv:5: 'Chitral' lies outside of AFG/ADM1 — it has no area; up to 10 km outside "
        "a place counts as at the edge",
    ]
    assert ground_on(found, "2021-08-02")["New town"] == "government"
    assert ground_on(found, "2021-08-03")["New town"] == "taliban"


REACHING = """place,kind,status,date,lat,lon,reach_km
Old town,point,government,2021-08-01,34.2,69.9,80
New town,point,taliban,2021-08-03,34.2,69.3,
Mill,point,taliban,2021-08-03,34.2,69.8,
Old town,point,taliban,2021-08-09,34.2,69.9,60
"""


def test_places_in_the_reach_of_others_and_two_reaches_are_told(tmp_path: Path) -> None:
    found = inferred_inputs(inputs(tmp_path, REACHING))
    told = [str(problem) for problem in found.notes if problem.code in ("covered", "two-reaches")]
    assert told == [
        "towns.csv:2: 'Old town' has more than one reach_km: 80, 60 — areas are the same on all "
        "days; 60, the last one, counts",
        "towns.csv:3: 'New town' lies in the area of 'Old town', by its reach; its own lies "
        "beside it — give it a reach_km, or 'Old town' a smaller one",
        "towns.csv:4: 'Mill' lies in the area of 'Old town', by its reach; it has none of its "
        "own — give it a reach_km, or 'Old town' a smaller one",
    ]


def test_the_page_says_how_reaches_count(tmp_path: Path) -> None:
    found = inferred_inputs(inputs(tmp_path, REACHING), CellRules(most_km=90))
    page = day_page(found, Look(as_of=date(2021, 8, 6)))
    assert "Of two places with a reach given, the one counts as closer" in page
    assert "From a place with a reach the limit of 90 km is" in page


def test_without_a_reach_the_page_says_nothing_of_it(tmp_path: Path) -> None:
    page = day_page(inferred_inputs(inputs(tmp_path)), Look(as_of=date(2021, 8, 6)))
    assert "reach given" not in page


def test_a_table_about_provinces_alone_has_nothing_to_infer_from(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="nothing to infer from"):
        inferred_inputs(inputs(tmp_path, "place,status,date\nFarah,taliban,2021-08-10\n"))


def test_where_rows_are_wrong_that_is_said_and_not_that_there_is_nothing(tmp_path: Path) -> None:
    table = "whereabouts,latitude,longitude,status,date\nHerat,34.3,62.2,soon,2021-08-12\n"
    with pytest.raises(DataProblems, match="no column 'place'"):
        inferred_inputs(inputs(tmp_path, table))
    named = TableOptions(columns={"place": "whereabouts"})
    with pytest.raises(DataProblems, match="no status 'soon'"):
        inferred_inputs(inputs(tmp_path, table, columns=named.columns))


def test_a_preferred_source_counts_for_the_area_as_for_the_place(tmp_path: Path) -> None:
    text = """place,kind,status,date,source
Kabul,capital,government,2021-08-01,Gazette
Kabul,capital,taliban,2021-08-05,Herald
"""
    for prefer, status in (("Gazette", "government"), ("newest", "taliban")):
        found = inferred_inputs(inputs(tmp_path, text, prefer=prefer))
        held = as_of(found.ledger, date(2021, 8, 9)).holdings
        assert held["AF-KAB/kabul"].status == held["cell:AF-KAB/kabul"].status == status


def test_the_page_says_that_areas_are_inferred_and_how(tmp_path: Path) -> None:
    found = inferred_inputs(inputs(tmp_path), CellRules(most_km=80))
    page = day_page(found, Look(as_of=date(2021, 8, 6)))
    assert '<p class="as-of">Areas are inferred' in page
    assert "Ground more than 80 km from every place has no data." in page
    assert '"inferred":"Inferred, not reported' in page
    assert "the government held 2 of 4 areas" in page


def test_the_page_of_a_table_without_areas_does_not(tmp_path: Path) -> None:
    page = day_page(inputs(tmp_path), Look(as_of=date(2021, 8, 6)))
    assert "Areas are inferred" not in page
    assert '"inferred":"Inferred' not in page


def test_a_hostile_name_is_text_on_the_page(tmp_path: Path) -> None:
    text = 'place,kind,status,date,lat,lon\n"</script>{{7*7}}",point,taliban,2021-08-01,34,66\n'
    page = day_page(inferred_inputs(inputs(tmp_path, text)), Look())
    assert "</script>{{7*7}}" not in page
    assert "{{7*7}}" in page


def test_from_python(tmp_path: Path) -> None:
    path = tmp_path / "towns.csv"
    path.write_text(TOWNS, encoding="utf-8")
    page = mapper.infer(path, max_km=80, as_of="2021-08-06").html()
    assert "Ground more than 80 km from every place has no data." in page
    with pytest.raises(UsageError, match="max_km 0: give kilometres above 0"):
        mapper.infer(path, max_km=0)


def test_what_changed_in_areas_of_the_embedded_ledger() -> None:
    found = inferred_inputs(read_inputs(), CellRules(most_km=120), marks=False)
    between = compare(found, date(2021, 8, 5), date(2021, 8, 12), from_capitals=False)
    check_golden("diff-areas.txt", as_text(report(between, load_words())))


@pytest.mark.parametrize("max_km", [100, 120, 150])
def test_areas_of_the_embedded_ledger_are_drawn_at_any_reach(max_km: float) -> None:
    """Where circles and what they leave all but touch, a page is made all the same."""
    assert mapper.infer(max_km=max_km).problems
