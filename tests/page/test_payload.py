# SPDX-License-Identifier: MIT
"""The payload: what the page's scripts read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.page.head import default_title, lead
from mapper.page.payload import Texts, figured, make_payload, no_unit, parents_of
from mapper.style.words import load_words
from tests.toy import toy_situation

WORDS = load_words("en")


def payload(text: str, **options: Any) -> dict[str, Any]:
    here = toy_situation(text, **options)
    texts = Texts(title=default_title(here, WORDS), lead=lead(here, WORDS), words=WORDS)
    return make_payload(here, texts)


def entry(data: dict[str, Any], place_id: str) -> dict[str, Any]:
    (found,) = (place for place in data["places"] if place["id"] == place_id)
    return found


def test_the_legend_lists_what_is_on_the_map_and_no_data_last() -> None:
    data = payload("2021-08-01 Eastvale red\n2021-08-01 Westmarch blue")
    assert [status["label"] for status in data["statuses"]] == ["Blue", "Red", "No data"]


def test_the_shares_of_the_legend_add_up_to_a_hundred() -> None:
    data = payload("2021-08-01 Eastvale red\n2021-08-01 Westmarch contested")
    assert round(sum(status["share"] for status in data["statuses"]), 6) == 100


def test_of_a_status_that_only_a_town_has_the_key_counts_towns() -> None:
    """`0 provinces` would hide the town that is on the map."""
    data = payload("2021-08-01 Haven red\n2021-08-01 Eastvale blue")
    (red,) = (status for status in data["statuses"] if status["id"] == "red")
    assert (red["figures"], red["short"]) == ("1 capital", "1 capital")


def test_a_status_that_nobody_has_on_the_day_has_no_figures() -> None:
    """It stands in the key of a timeline, where `0 provinces · 0 %` would be noise."""
    here = toy_situation("2021-08-01 Eastvale blue")
    status = {"id": "red", "label": "Red", "means": ""}
    entry = figured(here, WORDS, status, no_unit("red"))
    assert (entry["figures"], entry["short"]) == ("", "")


def test_where_ground_is_measured_the_key_counts_no_towns_beside_it() -> None:
    data = payload("2021-08-01 Haven red\n2021-08-01 Eastvale red")
    (red,) = (status for status in data["statuses"] if status["id"] == "red")
    assert red["figures"].startswith("1 province · ")
    assert "capital" not in red["figures"]


def test_a_province_with_a_town_of_its_name_is_called_by_its_level_too() -> None:
    here = toy_situation("2021-08-01 Haven red\n2021-08-01 Southport blue")
    towns = tuple(replace(place, name="Southport") for place in here.places)
    texts = Texts(title="", lead=lead(here, WORDS), words=WORDS)
    data: Any = make_payload(replace(here, places=towns), texts)
    assert entry(data, "Southport")["full"] == "Southport province"
    assert "full" not in entry(data, "Northfield")


def test_a_province_without_a_report_carries_no_status() -> None:
    assert "status" not in entry(payload("2021-08-01 Eastvale red"), "Westmarch")


def test_a_province_names_the_capital_it_was_taken_from() -> None:
    data = payload("2021-08-01 Haven red", from_capitals=True)
    assert entry(data, "Southport")["from"] == "Haven"


def test_places_that_share_a_report_name_the_same_one() -> None:
    data = payload("2021-08-01 Haven red\n2021-08-01 Hillgate red")
    assert entry(data, "Hillgate")["report"] == entry(data, "Haven")["report"]


def test_ground_that_follows_its_capital_is_inferred_and_the_key_says_from_what() -> None:
    data = payload("2021-08-01 Haven red", from_capitals=True)
    followed = entry(data, "Southport")
    assert followed["inferred"]
    assert data["reports"][followed["report"]]["basis"] == "Inferred"
    assert data["inferred"] == "Taken from the capital, not reported: drawn fainter."


def test_a_mark_is_never_drawn_lighter_for_its_basis() -> None:
    data = payload("2021-08-01 Haven red inferred\n2021-08-01 Westmarch red")
    assert "inferred" not in entry(data, "Haven")
    assert "inferred" not in data


def test_the_age_of_a_report_is_in_words() -> None:
    data = payload("2021-08-01 Eastvale red")
    assert data["reports"][entry(data, "Eastvale")["report"]]["age"] == "4 days before"


def test_a_town_that_no_row_is_about_is_not_on_the_map() -> None:
    data = payload("2021-08-01 Haven red")
    assert [place["id"] for place in data["places"] if place["kind"] == "capital"] == ["Haven"]


def test_a_border_region_is_a_band_of_its_own_with_a_line_for_its_name() -> None:
    data = payload("2021-08-01 border:FAR red")
    assert data["bands"]["objects"]["bands"]["geometries"][0]["id"] == "border:FAR"
    assert len(entry(data, "border:FAR")["line"]) >= 2


def test_a_map_without_border_regions_has_no_bands() -> None:
    assert payload("2021-08-01 Eastvale red")["bands"] is None


def test_an_old_report_is_marked_and_counted() -> None:
    data = payload("2021-01-01 Eastvale red", stale_days=30)
    assert entry(data, "Eastvale")["stale"] is True
    assert data["statuses"][0]["stale"] == 1


def test_every_text_of_the_interface_comes_from_the_language_file() -> None:
    assert payload("2021-08-01 Eastvale red")["words"]["table"] == WORDS.entry("table")


def test_a_table_without_titles_is_annotated_from_its_notes() -> None:
    (note,) = payload("2021-08-01 Haven red note\n2021-08-01 Hillgate blue")["annotations"]
    assert (note["place"], note["title"]) == ("Haven", "Haven: Red")


def test_annotations_are_numbered_from_north_to_south() -> None:
    notes = payload("2021-08-01 Haven red note\n2021-08-01 Hillgate blue note")["annotations"]
    assert [(note["n"], note["place"]) for note in notes] == [(1, "Hillgate"), (2, "Haven")]


def test_units_of_several_parents_say_which_is_theirs() -> None:
    def units(*parents: str) -> list[Place]:
        return [Place(id=f"{n}", kind=Kind.UNIT, name="", within=w) for n, w in enumerate(parents)]

    assert parents_of(units("Utah", "Ohio", "Utah")) == [0, 1, 0]
    assert parents_of(units("Utah", "Utah")) == []
    assert parents_of(units("Utah", "Ohio")) == []
