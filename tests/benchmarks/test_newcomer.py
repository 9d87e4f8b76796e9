# SPDX-License-Identifier: MIT
"""The newcomer of the benchmark: what is typed, what is corrected, and when a map is right."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.benchmarks.newcomer import (
    Answer,
    Mapper,
    corrected,
    faults_of,
    next_commands,
    played,
    run_by,
    summary,
    table,
)
from tests.benchmarks.newcomer_data import FORMS, countries, known, number
from tests.cli.warm import Warm


@pytest.fixture
def mapper(warm: Warm) -> Mapper:
    return run_by(warm)


@pytest.mark.parametrize("form", ["codes without their zeros", "towns with decimal commas"])
def test_a_newcomer_gets_a_right_map_with_two_commands(
    form: str, mapper: Mapper, tmp_path: Path
) -> None:
    game = played(form, "UKR", tmp_path, mapper)
    assert (game.result, game.faults) == ("2", ())


def test_a_map_of_other_statuses_places_or_ground_is_wrong(mapper: Mapper, tmp_path: Path) -> None:
    made = FORMS["names of units"](tmp_path, "FJI")
    text = made.path.read_text(encoding="utf-8").replace("Rotuma,Rebels", "Rotuma,Government")
    made.path.write_text(text.replace("Western", "Suva"), encoding="utf-8")
    drawn = mapper(["draw", "table.csv", "--boundaries", "FJI", "--scheme", "new"], tmp_path)
    found = list(faults_of(tmp_path / drawn.out.strip(), "SDN", made))
    assert found == [
        "a map of FJI",
        "Western: is not coloured",
        "Rotuma: Government, not Rebels",
        "Suva: coloured",
    ]


def test_what_is_typed_is_named_whole_and_true_and_leaves_no_rows_out() -> None:
    said = """t.csv:2: no status 'x' — do not type: mapper draw t.csv --scheme none

Next:
  mapper draw t.csv --lenient   the sound rows alone
  mapper draw t.csv --boundaries GHA   Ghana
  mapper draw t.csv --boundaries COUNTRY --date-format MDY   3 May
  mapper draw t.csv --boundaries COUNTRY --date-format DMY   5 March
"""
    assert next_commands(said, "FJI", []) == [
        "mapper draw t.csv --boundaries FJI --date-format DMY"
    ]


def test_a_name_is_corrected_only_to_that_of_the_place(tmp_path: Path) -> None:
    made = FORMS["towns by name alone"](tmp_path, "FJI")
    said = (
        "table.csv:2: no town named 'Suva' — closest: 'Lautoka' (62) — write that, its code\n"
        "table.csv:3: no town named 'Nadi' — closest: 'Nadi' (100) — write that, its code"
    )
    assert corrected(said, "FJI", made) == 2
    with made.path.open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]
    assert (rows[0]["Town"], rows[0]["Latitude"]) == ("Suva", "-18.14")
    assert (rows[1]["Town"], rows[1]["Latitude"]) == ("Nadi", "")


def test_every_country_has_units_and_towns_for_the_tables() -> None:
    for country in countries():
        assert len(known(country, "unit")) >= 5
        assert len(known(country, "town")) == 6
    assert (number("UA-05"), number("FJ-C")) == ("5", "FJ-C")


def test_the_figures_count_what_was_typed(tmp_path: Path) -> None:
    def refusing(arguments: list[str], folder: Path) -> Answer:
        return Answer(3, "", "no such luck")

    game = played("names of units", "FJI", tmp_path, refusing)
    assert game.result == "refused"
    assert table([game], ["FJI"])[-1] == "| names of units | refused |"
    assert summary([game]).startswith("0 of 1 maps are right, 0 wrong, 1 refused.")
