# SPDX-License-Identifier: MIT
"""The title and the sentence, made from the data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from mapper.model.measured import Measured
from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.model.scheme import Role, Scheme, Status
from mapper.page.head import counting_sentence, default_title, ground_lead, lead, shared_title
from mapper.style.words import load_words
from tests.toy import toy_situation

WORDS = load_words("en")


def test_the_title_names_the_country_and_the_day() -> None:
    here = toy_situation("2021-08-01 Eastvale blue")
    assert default_title(here, WORDS) == "Who held what in Toyland, 5 August 2021"


def test_the_sentence_counts_who_holds_most_and_what_is_not_known() -> None:
    here = toy_situation(
        """
        2021-08-01 Eastvale  blue
        2021-08-01 Westmarch blue
        2021-08-02 Southport contested
        """
    )
    assert lead(here, WORDS) == (
        "On 5 August 2021 Blue held 2 of 4 provinces; one was contested; of one no report is known."
    )


def scheme_of(names: Iterable[str]) -> Scheme:
    """A party of each name, but for what is contested."""
    statuses = tuple(
        Status(
            id=name.casefold(),
            label=name,
            role=Role.CONTESTED if name == "Contested" else Role.CONTROL,
            color="#123456",
            color_dark="#123456",
        )
        for name in names
    )
    return Scheme(id="parties", title="Parties", statuses=statuses)


def parties(counts: dict[str, int]) -> str:
    """The sentence on a country of so many units of each party, and of what is contested."""
    ids = [f"{name}-{n}" for name, number in counts.items() for n in range(number)]
    units = tuple(Place(id=id_, kind=Kind.UNIT, name=id_) for id_ in ids)
    here = toy_situation("2021-08-01 Eastvale blue")
    held = here.snapshot.holdings["Eastvale"]
    holdings = {id_: replace(held, status=id_.split("-")[0].casefold()) for id_ in ids}
    snapshot = replace(here.snapshot, holdings=holdings)
    here = replace(here, scheme=scheme_of(counts), snapshot=snapshot)
    forms = {"one": "area", "other": "areas"}
    return counting_sentence(here, WORDS, [unit.id for unit in units], forms)


def drawn(areas: dict[str, float]) -> str:
    """The sentence on ground of which each party has so many km², and so much is contested."""
    here = replace(toy_situation("2021-08-01 Eastvale blue"), scheme=scheme_of(areas))
    by_id = {name.casefold(): km2 for name, km2 in areas.items()}
    return ground_lead(here, here.snapshot.day, by_id, WORDS)


def test_of_three_parties_and_more_all_stand_in_one_clause_the_largest_first() -> None:
    assert parties({"Front": 2, "Contested": 1, "Army": 12, "Council": 3}) == (
        "On 5 August 2021 Army held 12 of 18 areas, Council three and Front two; one was contested."
    )


def test_of_many_parties_the_smallest_are_told_together() -> None:
    many = {"A": 9, "B": 11, "C": 4, "D": 2, "E": 1, "F": 7}
    assert parties(many) == (
        "On 5 August 2021 B held 11 of 34 areas, A nine, F seven, C four and two others three."
    )
    del many["E"]
    assert parties(many).endswith(" A nine, F seven, C four and D two.")


def test_of_drawn_ground_the_largest_parties_are_told_and_the_others_together() -> None:
    many = {"A": 900.0, "B": 1100, "Contested": 50, "C": 400, "D": 200, "E": 100, "F": 700}
    assert drawn(many) == (
        "On 5 August 2021 B held 1,100 km², A 900 km², F 700 km², C 400 km² and two others "
        "300 km²; 50 km² were contested."
    )
    assert drawn({"A": 900.0, "B": 1100}) == (
        "On 5 August 2021 B held 1,100 km²; 900 km² were held by A."
    )


def test_of_two_parties_each_has_a_clause() -> None:
    assert parties({"Army": 3, "Front": 2}) == (
        "On 5 August 2021 Army held 3 of 5 areas; two were held by Front."
    )


def test_where_nobody_holds_any_the_sentence_still_says_of_how_many() -> None:
    here = toy_situation("2021-08-01 Eastvale contested\n2021-08-01 Westmarch contested")
    assert lead(here, WORDS) == (
        "On 5 August 2021, 2 of 4 provinces were contested; of two no report is known."
    )


def test_one_unit_is_not_all_of_one() -> None:
    here = toy_situation("2021-08-01 Eastvale blue")
    forms = WORDS.unit_forms(here.boundaries)
    said = counting_sentence(here, WORDS, ["Eastvale"], forms)
    assert said == "On 5 August 2021 Blue held the only province."


def test_the_sentence_counts_capitals_where_provinces_follow_them() -> None:
    here = toy_situation(
        """
        2021-08-01 Hillgate   blue
        2021-08-01 Eastbridge blue
        2021-08-01 Marchend   blue
        2021-08-02 Haven      red
        """,
        from_capitals=True,
    )
    assert lead(here, WORDS) == (
        "On 5 August 2021 Blue held 3 of 4 provincial capitals; one was held by Red. "
        "The provinces are drawn by who holds their capital, which says nothing of the countryside."
    )


CITIES = """
    2021-07-01 Hillgate   blue
    2021-07-01 Eastbridge blue
    2021-08-05 Marchend   contested
"""


def test_where_most_capitals_are_known_they_come_first_and_then_the_units() -> None:
    here = toy_situation(f"{CITIES}\n2021-07-14 Westmarch red\n2021-07-14 Eastvale blue")
    assert lead(here, WORDS) == (
        "On 5 August 2021 Blue held 2 of 4 provincial capitals; one was contested; of one no "
        "report is known. One of four provinces was held by Blue, one was held by "
        "Red (as of 14 July 2021); of two no report is known."
    )


def test_of_units_that_nobody_reported_on_the_sentence_says_so() -> None:
    assert lead(toy_situation(CITIES), WORDS).endswith(
        "Of the provinces themselves no report is known."
    )


def test_few_capitals_are_not_what_the_sentence_counts() -> None:
    here = toy_situation("2021-08-01 Hillgate blue\n2021-08-01 Westmarch red")
    assert lead(here, WORDS) == (
        "On 5 August 2021 Red held 1 of 4 provinces; of three no report is known."
    )


def test_units_drawn_by_few_capitals_are_inferred_and_told_as_that() -> None:
    here = toy_situation("2021-08-01 Hillgate blue", from_capitals=True)
    assert lead(here, WORDS) == (
        "On 5 August 2021, as inferred, Blue held 1 of 4 provinces; of three no report is known. "
        "The provinces are drawn by who holds their capital, which says nothing of the countryside."
    )


def test_who_holds_seats_in_a_unit_is_not_said_to_hold_the_unit() -> None:
    here = toy_situation(
        """
        2021-07-14 Westmarch  red  seats
        2021-07-15 Eastvale   red  seats
        2021-08-01 Northfield blue seats
        """
    )
    assert lead(here, WORDS) == (
        "On 5 August 2021 in 2 of 4 provinces the seats of administration were held by Red, in "
        "one held by Blue; of one no report is known."
    )


def test_what_is_inferred_is_told_apart() -> None:
    here = toy_situation(
        f"{CITIES}\n2021-07-14 Westmarch red\n2021-08-01 Eastvale blue inferred\n"
        "2021-08-01 Northfield blue inferred"
    )
    assert lead(here, WORDS).endswith(
        "By inference, 2 of 4 provinces were held by Blue; one was held by Red (as of "
        "14 July 2021); of one no report is known."
    )


def test_everything_in_one_hand() -> None:
    rows = "\n".join(
        f"2021-08-01 {name} red" for name in ("Northfield", "Eastvale", "Westmarch", "Southport")
    )
    assert lead(toy_situation(rows), WORDS) == "On 5 August 2021 Red held all 4 provinces."


def test_where_places_alone_have_a_report_they_are_counted() -> None:
    here = toy_situation("2021-08-01 Haven red\n2021-08-01 Hillgate blue")
    said = "On 5 August 2021 Blue held 1 of 2 places; one was held by Red."
    assert lead(here, WORDS) == said


def test_without_a_report_the_sentence_says_so() -> None:
    here = toy_situation("2021-09-01 Eastvale blue")
    assert lead(here, WORDS) == "No report of any province is known for 5 August 2021."


def test_a_claim_is_told_as_a_claim() -> None:
    here = toy_situation("2021-08-01 Eastvale red claimed\n2021-08-01 Westmarch red")
    assert "Red held 2 of 4 provinces" in lead(here, WORDS)
    assert lead(here, WORDS).endswith("; one of these reports is a claim, not confirmed.")


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({}, "Who held what"),
        ({"measured": Measured.INFERRED}, "Who held what (inferred)"),
        ({"from_capitals": True}, "Who held what (inferred)"),
    ],
    ids=["reported", "inferred", "by capitals"],
)
def test_where_a_title_stands_alone_it_says_that_ground_is_inferred(
    changes: dict[str, Any], title: str
) -> None:
    here = replace(toy_situation("2021-08-01 Eastvale blue"), **changes)
    assert shared_title(here, "Who held what", WORDS) == title
