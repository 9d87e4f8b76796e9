"""`mapper boundaries`: what is bundled, and the units of a set."""

from __future__ import annotations

import json

import pytest


def test_every_bundled_set_is_listed_with_its_vintage_and_licence(mapper) -> None:
    lines = mapper("boundaries", "list").out.splitlines()
    assert len(lines) == 249
    [sudan] = [line.split() for line in lines if line.startswith("SDN/ADM1")]
    assert " ".join(sudan) == (
        "SDN/ADM1 Sudan 17 states Natural Earth 5 Public domain; of an earlier year"
    )
    assert any(line.startswith("AFG/ADM1  Afghanistan ") for line in lines)


def test_the_list_as_data(mapper) -> None:
    rows = json.loads(mapper("boundaries", "list", "--json").out)
    assert [row["units"] for row in rows if row["name"] == "UKR/ADM1"] == [27]


def test_a_set_is_shown_with_its_units_and_what_to_know_of_them(mapper) -> None:
    lines = mapper("boundaries", "show", "Mali").out.splitlines()
    assert lines[0] == "MLI/ADM1: Mali, 9 units and 72 places"
    assert "Places: GeoNames (CC BY 4.0)" in lines[1]
    assert "the 8 regions of before 2016" in lines[2]
    assert lines[4].split() == ["ML-1", "Kayes", "region", "122,987", "km²"]


def test_a_set_as_data_has_the_names_in_other_languages(mapper) -> None:
    shown = json.loads(mapper("boundaries", "show", "UKR", "--json").out)
    [luhansk] = [unit for unit in shown["units"] if unit["code"] == "UA-09"]
    assert luhansk["names"]["uk"] == "Луганська область"
    assert "Q171965" in luhansk["others"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["add", "x.geojson"], "boundaries add: give one of list, show"),
        (["show"], "boundaries show: give a NAME or FILE"),
        (["list", "UKR"], "boundaries list: lists all"),
    ],
)
def test_what_it_is_not_asked_rightly_is_a_usage_error(mapper, arguments, said: str) -> None:
    answer = mapper("boundaries", *arguments)
    assert answer.code == 2
    assert said in answer.err


def test_a_name_that_is_none_gets_the_closest(mapper) -> None:
    answer = mapper("boundaries", "show", "Ukrane")
    assert answer.code == 4
    assert "closest: Ukraine; all 249: mapper boundaries list" in answer.err
