# SPDX-License-Identifier: MIT
"""Sentences and lines of a comparison, one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mapper.boundaries.made import Made, Said
from mapper.comparison.model import Comparison
from mapper.comparison.words import (
    amount_words,
    change_line,
    counted_capitals,
    flips_words,
    hands_first,
    move_line,
    name_of,
    names_of,
    other_changes,
    return_line,
    sentence,
    status_label,
    turn_line,
    unit_changes,
    way,
    when_words,
    whole_way,
)
from mapper.control.amount import Amount
from mapper.history.ledger import Ledger
from mapper.model.change import Change
from mapper.model.dates import Span
from mapper.model.measured import Measured
from mapper.polygons.over_days import HEADLINE
from mapper.style.words import load_words
from tests.comparison.toy_comparison import WIDER, compared, two_days, two_tables
from tests.history.renamed import SCHEME as RENAMED
from tests.ledger_text import records
from tests.toy import CAPITALS, CORNERS

WORDS = load_words("en")
SPAN = ("2021-08-01", "2021-08-15")
BETWEEN = "Between 1 August 2021 and 15 August 2021"
ALL = tuple(CORNERS)
SEATS = tuple(CAPITALS.values())


def rows(day: int, status: str, *places: str, basis: str = "") -> str:
    """A row for each place on a day of August."""
    return "".join(f"2021-08-{day:02} {place} {status} {basis}\n" for place in places)


def said(text: str, **options: object) -> str:
    return sentence(two_days(text, *SPAN, **options), WORDS)


FALLEN = two_days(rows(1, "blue", *ALL) + rows(9, "red", "Eastvale", "Northfield"), *SPAN)

# --- the sentence ---


def test_units_that_changed_hands_are_counted() -> None:
    assert sentence(FALLEN, WORDS) == f"{BETWEEN}, 2 of 4 provinces changed hands."


def test_what_else_became_of_units_is_counted_one_by_one() -> None:
    text = rows(1, "blue", *ALL) + rows(9, "contested", *ALL[:2]) + rows(9, "mixed", ALL[2])
    assert said(text) == (
        f"{BETWEEN}, none of 4 provinces changed hands. Two became contested. One became mixed."
    )


def test_of_two_tables_both_are_named_and_what_both_cover_is_counted() -> None:
    found = two_tables(rows(1, "blue", *ALL[:3]), rows(1, "red", *ALL[1:]), *SPAN)
    tables = "Between monday.csv as of 1 August 2021 and friday.csv as of 15 August 2021"
    assert sentence(found, WORDS) == (
        f"{tables}, 2 of the 2 provinces that both cover changed hands."
    )
    same = two_tables(rows(1, "blue", *ALL[:3]), rows(1, "blue", ALL[1]), *SPAN)
    assert sentence(same, WORDS) == (
        f"{tables}, none of the 1 province that both cover changed hands."
    )


def test_what_is_inferred_is_said_to_be() -> None:
    text = rows(1, "blue", "Northfield", basis="inferred")
    assert said(text) == f"{BETWEEN}, as inferred, none of 4 provinces changed hands."


# --- capitals ---


def capitals(text: str) -> list[str]:
    return counted_capitals(two_days(text, *SPAN))


def test_capitals_are_counted_where_more_than_half_have_a_report_on_both_days() -> None:
    assert capitals(rows(1, "blue", *SEATS[:3])) == [*SEATS]
    assert capitals(rows(1, "blue", *SEATS[:2])) == []
    assert capitals(rows(1, "blue", *SEATS[:2]) + rows(9, "blue", SEATS[2])) == []


def test_of_two_tables_capitals_are_not_counted() -> None:
    text = rows(1, "blue", *SEATS)
    assert counted_capitals(two_tables(text, text, *SPAN)) == []


@pytest.mark.parametrize(
    ("fallen", "begins"),
    [
        (4, "all 4 provincial capitals changed hands."),
        (3, "3 of 4 provincial capitals changed hands."),
        (0, "none of 4 provincial capitals changed hands."),
    ],
)
def test_capitals_that_changed_hands_are_counted(fallen: int, begins: str) -> None:
    text = rows(1, "blue", *SEATS) + rows(9, "red", *SEATS[:fallen])
    assert said(text).startswith(f"{BETWEEN}, {begins} ")


def test_capitals_that_became_contested_are_counted_with_them() -> None:
    text = rows(1, "blue", *SEATS) + rows(9, "red", SEATS[0]) + rows(9, "contested", *SEATS[1:3])
    assert said(text).startswith(
        f"{BETWEEN}, 1 of 4 provincial capitals changed hands; two became contested. "
    )


def test_a_country_of_one_province_has_one_capital() -> None:
    found = two_days(rows(1, "blue", *SEATS), *SPAN)
    one = replace(found, boundaries=replace(found.boundaries, capitals={"Southport": "Haven"}))
    assert "the only provincial capital did not change hands" in sentence(one, WORDS)


# --- beside capitals ---

SEATS_HELD = rows(1, "blue", *SEATS)


@pytest.mark.parametrize(
    ("turned", "inferred", "told"),
    [
        (3, 0, "3 of 4 provinces changed hands."),
        (3, 1, "3 of 4 provinces changed hands, in one of them by inference."),
        (3, 2, "3 of 4 provinces changed hands, in two of them by inference."),
    ],
)
def test_beside_capitals_it_is_said_how_many_are_inferred(
    turned: int, inferred: int, told: str
) -> None:
    text = SEATS_HELD + rows(1, "blue", *ALL)
    text += rows(9, "red", *ALL[:inferred], basis="inferred") + rows(
        9, "red", *ALL[inferred:turned]
    )
    assert said(text).endswith(f" {told}")


def test_what_was_inferred_before_makes_the_change_inferred() -> None:
    text = SEATS_HELD + rows(1, "blue", "Northfield", basis="inferred")
    text += rows(1, "red", "Eastvale") + rows(9, "red", "Northfield")
    assert said(text).endswith(" 1 of 4 provinces changed hands, in one of them by inference.")


def test_units_that_follow_capitals_are_seats_by_inference() -> None:
    text = SEATS_HELD + rows(9, "red", "Haven")
    assert said(text, from_capitals=True).endswith(
        " By inference, the seats in 1 of 4 provinces changed hands."
    )


def test_beside_capitals_where_all_is_inferred_it_is_said_once() -> None:
    text = SEATS_HELD + rows(1, "blue", *ALL, basis="inferred")
    text += rows(9, "red", ALL[0], basis="inferred")
    assert said(text).endswith(" As inferred, 1 of 4 provinces changed hands.")


# --- boundaries that changed ---


def redrawn(found: Comparison, measured: Measured = Measured.AREA) -> Comparison:
    made = Made(headline=Said(HEADLINE, {"changes": "Ridge began"}), method=())
    return replace(
        found, boundaries=replace(found.boundaries, made=made), measured=measured
    )  # fmt: skip


def test_over_a_change_of_boundaries_ground_is_told_beside_units() -> None:
    assert sentence(redrawn(FALLEN), WORDS) == (
        f"{BETWEEN}, 24,600 km² changed hands: 2 of 4 provinces. The boundaries changed between "
        "the two days, which is no change of control: Ridge began."
    )


def test_what_only_became_contested_has_no_ground_there() -> None:
    text = rows(1, "blue", *ALL) + rows(9, "red", ALL[0]) + rows(9, "contested", ALL[1])
    assert "12,300 km² changed hands: 1 of 4" in sentence(redrawn(two_days(text, *SPAN)), WORDS)


def test_ground_that_is_counted_or_stayed_is_told_as_ever() -> None:
    counted = sentence(redrawn(FALLEN, Measured.COUNT), WORDS)
    assert counted.startswith(f"{BETWEEN}, the seats in 2 of 4 provinces changed hands. The bound")
    kept = sentence(redrawn(two_days(rows(1, "blue", *ALL), *SPAN)), WORDS)
    assert kept.startswith(f"{BETWEEN}, none of 4 provinces changed hands. The boundaries changed")


# --- lines ---


def change(text: str, **options: object) -> tuple[Comparison, Change]:
    found = two_days(text, *SPAN, **options)
    return found, found.changes[0]


def test_a_move_has_its_way_and_its_amount() -> None:
    (move,) = hands_first(FALLEN, FALLEN.transitions)
    assert move_line(FALLEN, move, WORDS) == "Blue → Red: 2 provinces, 24,600 km²"


def test_amounts_have_people_where_they_are_known() -> None:
    amount = Amount(count=1, area_km2=12.0, population=3400)
    assert amount_words(FALLEN, amount, WORDS) == "1 province, 12 km², 3,400 people"
    counted = replace(FALLEN, measured=Measured.COUNT)
    assert amount_words(counted, amount, WORDS) == "1 province"
    assert amount_words(FALLEN, replace(amount, population=None), WORDS) == "1 province, 12 km²"


def test_changes_within_one_side_come_last() -> None:
    text = "2016-01-01 Northfield front\n2016-08-01 Northfield army\n2016-01-01 Eastvale sway\n"
    found = two_days(f"{text}2016-08-01 Eastvale crown", "2016-01-01", "2017-01-01", scheme=RENAMED)
    assert [move.after for move in hands_first(found, found.transitions)] == ["crown", "army"]


def test_a_turn_counts_units_and_other_places() -> None:
    lines = {
        text: turn_line(found, found.turns[0], WORDS)
        for text in (
            rows(9, "mixed", "Haven"),
            rows(9, "mixed", "Haven", "Hillgate"),
            rows(9, "mixed", "Northfield"),
            rows(9, "mixed", "Northfield", "Haven", "Hillgate"),
        )
        for found in [two_days(text, *SPAN)]
    }
    assert [*lines.values()] == [
        "Became mixed: one place",
        "Became mixed: 2 places",
        "Became mixed: 1 province, 12,300 km²",
        "Became mixed: 1 province, 12,300 km², 2 other places",
    ]


def test_names_are_sorted_and_places_have_their_kind() -> None:
    ids = ["Southport", "Haven", "Eastvale"]
    assert names_of(FALLEN, ids, WORDS) == "Eastvale, Haven (capital), Southport"
    assert name_of(FALLEN, "border:FAR", WORDS) == "Farland (border region)"


def test_units_without_names_are_not_told_one_by_one() -> None:
    faces = replace(FALLEN, boundaries=replace(FALLEN.boundaries, named=False))
    assert names_of(faces, ["Southport", "Haven"], WORDS) == "Haven (capital)"
    assert unit_changes(faces) == []
    assert [one.place_id for one in unit_changes(FALLEN)] == ["Eastvale", "Northfield"]


def test_no_data_is_called_so_and_of_drawn_ground_not_drawn() -> None:
    drawn = replace(FALLEN, boundaries=replace(FALLEN.boundaries, drawn=True))
    assert (status_label(FALLEN, None, WORDS), status_label(drawn, None, WORDS)) == (
        "No data", "Not drawn",
    )  # fmt: skip
    assert way(FALLEN, None, "blue", WORDS) == "No data → Blue"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (rows(9, "red", "Haven"), "No data → Red"),
        (rows(1, "blue", "Haven") + rows(9, "red", "Haven"), "Blue → Red"),
        ("2021-07-01 Haven blue until 2021-08-05", "Blue → No data"),
        (
            rows(1, "blue", "Haven") + rows(3, "contested", "Haven") + rows(9, "red", "Haven"),
            "Blue → Contested → Red",
        ),
        (
            rows(1, "blue", "Haven") + "2021-08-03 Haven red until 2021-08-05",
            "Blue → Red → No data",
        ),
    ],
)
def test_a_way_has_every_status_from_first_to_last(text: str, told: str) -> None:
    found, one = change(text)
    assert whole_way(found, one, WORDS) == told


def test_a_change_that_no_path_tells_of_is_its_two_statuses() -> None:
    found, one = change(rows(1, "blue", "Haven") + rows(9, "red", "Haven"))
    assert whole_way(found, replace(one, path=("blue",)), WORDS) == "Blue → Red"


def sourced(text: str, source: str) -> Comparison:
    told = Ledger.of((r.place, replace(r, source=source)) for r in records(text))
    return compared(told, told, *SPAN)


def test_a_change_names_who_reported_it() -> None:
    text = rows(1, "blue", "Haven") + rows(3, "red", "Haven") + rows(5, "blue", "Haven")
    found = sourced(text + rows(9, "red", "Haven"), "AFP\n")
    assert change_line(found, found.changes[0], WORDS) == (
        "Haven (capital): Blue → Red → Blue → Red, changed hands 3 times, after 5 August 2021, "
        "by 9 August 2021 — AFP"
    )


def test_a_change_to_no_data_has_nobody_who_reported_it() -> None:
    found = sourced("2021-07-01 Haven blue until 2021-08-05", "AFP")
    assert change_line(found, found.changes[0], WORDS).endswith(", by 5 August 2021")


def test_a_place_that_returned_has_no_days() -> None:
    text = rows(1, "blue", "Haven") + rows(3, "red", "Haven") + rows(5, "blue", "Haven")
    found = two_days(text, *SPAN)
    assert return_line(found, found.returns[0], WORDS) == (
        "Haven (capital): Blue → Red → Blue, changed hands 2 times"
    )


def test_one_change_of_hands_is_not_counted() -> None:
    assert flips_words(*change(rows(1, "blue", "Haven") + rows(9, "red", "Haven")), WORDS) == []


# --- when ---

REPORT = records("2021-08-31 Haven red")[0]
ONE = Change(
    place_id="Haven",
    before="blue",
    after="red",
    seen_before=date(2021, 8, 5),
    seen_after=date(2021, 8, 31),
    flips=1,
    record_before=None,
    record_after=REPORT,
)


def test_a_change_lies_between_the_last_report_before_and_the_first_after_it() -> None:
    assert when_words(ONE, WORDS) == "after 5 August 2021, by 31 August 2021"


def test_of_a_first_report_there_is_one_day() -> None:
    first = replace(ONE, seen_before=None)
    assert when_words(first, WORDS) == "first reported on 31 August 2021"


def test_a_first_report_with_a_vague_date_has_its_interval() -> None:
    vague = replace(REPORT, date=Span.of_month(2021, 8))
    first = replace(ONE, seen_before=None, record_after=vague)
    assert when_words(first, WORDS) == "first reported for August 2021"
    # The report in force is a later one than the first.
    later = replace(first, seen_after=date(2021, 8, 20))
    assert when_words(later, WORDS) == "first reported on 20 August 2021"
    assert when_words(replace(first, record_after=None), WORDS).startswith("first reported on")


def test_without_a_report_there_is_no_day() -> None:
    assert when_words(replace(ONE, seen_after=None), WORDS) == "without a report of the day"


def test_tables_that_contradict_each_other_do_so_on_one_day_or_two() -> None:
    two = replace(ONE, seen_after=date(2021, 8, 3))
    assert when_words(two, WORDS) == (
        "by reports of 5 August 2021 and 3 August 2021 that contradict each other"
    )
    one = replace(ONE, seen_after=date(2021, 8, 5))
    assert when_words(one, WORDS) == "by two reports of 5 August 2021 that contradict each other"


# --- other places ---


def test_a_capital_that_a_unit_follows_is_told_as_that_unit() -> None:
    text = rows(1, "blue", "Haven", "Hillgate") + rows(9, "red", "Haven", "Hillgate")
    followed = two_days(text + rows(1, "blue", "Northfield"), *SPAN, from_capitals=True)
    assert [one.place_id for one in other_changes(followed, followed.changes)] == ["Hillgate"]


def test_what_became_of_units_is_told_in_one_order() -> None:
    """Renamed, within one side, returned, known again, unknown, ended, assessed, lapsed."""
    first = {"Northfield": "unknown", "Eastvale": "blue", "Westmarch": "blue"}
    last = {"Northfield": "blue", "Eastvale": "unknown", "Westmarch": "ended", "Southport": "blue"}
    text = "".join(rows(1, status, unit) for unit, status in first.items())
    text += "".join(rows(9, status, unit) for unit, status in last.items())
    assert said(text) == (
        f"{BETWEEN}, none of 4 provinces changed hands. Of one it is known again who is there. "
        "Of one nobody can say any more who holds it. One is no longer assessed. One was newly "
        "assessed."
    )


def test_what_returned_is_told_before_what_is_known_again() -> None:
    text = rows(1, "blue", "Eastvale") + rows(3, "red", "Eastvale") + rows(5, "blue", "Eastvale")
    text += rows(1, "unknown", "Northfield") + rows(9, "blue", "Northfield")
    text += "2021-07-01 Westmarch red until 2021-08-05\n"
    assert said(text).partition("hands. ")[2] == (
        "One changed in between and is what it was. Of one it is known again who is there. Of one "
        "there is no data any more."
    )


def test_what_is_contested_is_told_before_what_is_mixed_and_that_before_what_was_renamed() -> None:
    text = "2016-01-01 Northfield front\n2016-08-01 Northfield army\n"
    scheme = replace(RENAMED, statuses=(*RENAMED.statuses, *WIDER.statuses[1:4:2]))
    text += "2016-01-01 Eastvale crown\n2016-08-01 Eastvale mixed\n"
    text += "2016-01-01 Westmarch crown\n2016-08-01 Westmarch contested\n"
    text += "2016-01-01 Southport army\n2016-08-01 Southport sway\n"
    told = sentence(two_days(text, "2016-01-01", "2017-01-01", scheme=scheme), WORDS)
    assert told.partition("hands. ")[2] == (
        "One became contested. One became mixed. Of one the holder was renamed. One changed within "
        "one side."
    )


def test_changes_of_towns_are_none_of_units() -> None:
    found = two_days(rows(9, "red", "Haven", "Northfield"), *SPAN)
    assert [one.place_id for one in unit_changes(found)] == ["Northfield"]
