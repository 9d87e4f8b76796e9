# SPDX-License-Identifier: MIT
"""The answer in words."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from mapper.boundaries.made import Made, Said
from mapper.comparison.blocks import TextGrid, TextLines, as_text
from mapper.comparison.data import as_csv, as_data, as_json
from mapper.comparison.markdown import as_markdown
from mapper.comparison.model import Comparison
from mapper.comparison.report import report
from mapper.comparison.words import sentence
from mapper.model.scheme import Role, Status
from mapper.style.words import load_words
from tests.comparison.toy_comparison import two_days, two_tables

WORDS = load_words("en")
ENDED = Status(id="ended", label="Ended", role=Role.ENDED, color="#eeeeee", color_dark="#111111")
SPAN = ("2021-08-01", "2021-08-15")


def answer(found: Comparison) -> list[str]:
    return as_text(report(found, WORDS)).splitlines()


def test_no_data_is_not_hands() -> None:
    found = two_days("2021-08-05 Northfield blue\n2021-07-01 Eastvale red until 2021-08-10", *SPAN)
    assert sentence(found, WORDS) == (
        "Between 1 August 2021 and 15 August 2021, none of 4 provinces changed hands. "
        "One was newly assessed. Of one there is no data any more."
    )


def test_what_nobody_looks_at_any_more_has_not_changed_hands() -> None:
    found = two_days("2021-07-01 Northfield blue\n2021-08-05 Northfield ended", *SPAN)
    scheme = replace(found.scheme, statuses=(*found.scheme.statuses, ENDED))
    assert sentence(replace(found, scheme=scheme), WORDS) == (
        "Between 1 August 2021 and 15 August 2021, none of 4 provinces changed hands. "
        "One is no longer assessed."
    )


def test_a_way_there_and_back_is_told() -> None:
    lines = answer(
        two_days(
            "2021-08-01 Northfield blue\n2021-08-03 Northfield red\n2021-08-09 Northfield blue",
            *SPAN,
        )
    )
    assert lines[0].endswith("One changed in between and is what it was.")
    assert "  Northfield: Blue → Red → Blue, changed hands 2 times" in lines


def test_what_was_unknown_in_between_has_changed_but_not_hands() -> None:
    lines = answer(
        two_days(
            "2021-08-01 Northfield red\n2021-08-03 Northfield unknown\n2021-08-09 Northfield red",
            *SPAN,
        )
    )
    assert "  Northfield: Red → Unknown → Red, changed 2 times" in lines


def test_where_nothing_is_known_nothing_is_said_of_hands() -> None:
    found = two_days("2021-08-05 Haven blue", *SPAN)
    assert sentence(found, WORDS) == (
        "Between 1 August 2021 and 15 August 2021, nothing is known of the 4 provinces."
    )


def test_where_every_unit_has_its_first_report_that_is_what_changed() -> None:
    units = "\n".join(f"2021-08-09 {name} red" for name in ("Northfield", "Eastvale"))
    more = "\n2021-08-09 Southport blue\n2021-08-09 Westmarch blue"
    assert sentence(two_days(units + more, *SPAN), WORDS) == (
        "Between 1 August 2021 and 15 August 2021, all 4 provinces were newly assessed."
    )
    beside = two_days(f"{SEATS_HELD}2021-08-09 Haven red\n{units}{more}", *SPAN)
    assert sentence(beside, WORDS) == (
        "Between 1 August 2021 and 15 August 2021, 1 of 4 provincial capitals changed hands. "
        "All 4 provinces were newly assessed."
    )


SEATS_HELD = """
2021-08-01 Hillgate blue
2021-08-01 Eastbridge blue
2021-08-01 Haven blue
"""


def test_where_capitals_are_known_they_are_counted_first() -> None:
    found = two_days(f"{SEATS_HELD}2021-08-09 Haven red\n2021-08-01 Northfield blue", *SPAN)
    assert sentence(found, WORDS) == (
        "Between 1 August 2021 and 15 August 2021, 1 of 4 provincial capitals changed hands. "
        "None of 4 provinces changed hands."
    )


def test_a_capital_that_is_fought_over_has_not_changed_hands() -> None:
    found = two_days(f"{SEATS_HELD}2021-08-09 Haven contested\n2021-08-01 Northfield blue", *SPAN)
    assert sentence(found, WORDS).startswith(
        "Between 1 August 2021 and 15 August 2021, none of 4 provincial capitals changed hands; "
        "one became contested. "
    )


def test_of_provinces_without_a_report_it_is_said_beside_their_capitals() -> None:
    found = two_days(SEATS_HELD, *SPAN)
    assert sentence(found, WORDS) == (
        "Between 1 August 2021 and 15 August 2021, none of 4 provincial capitals changed hands. "
        "Nothing is known of the 4 provinces."
    )


@pytest.mark.parametrize(
    ("basis", "told"),
    [
        ("seats inferred", "By inference, the seats in 1 of 4 provinces changed hands."),
        ("seats", "The seats in 1 of 4 provinces changed hands."),
        ("inferred", "1 of 4 provinces changed hands, in one of them by inference."),
    ],
)
def test_a_change_of_hands_that_is_inferred_is_said_to_be(basis: str, told: str) -> None:
    rows = f"2021-08-01 Northfield blue\n2021-08-09 Northfield red {basis}"
    assert sentence(two_days(f"{SEATS_HELD}{rows}", *SPAN), WORDS).endswith(f". {told}")


def test_a_place_that_is_no_unit_and_newly_assessed_is_told_once() -> None:
    found = two_days("2021-08-05 Haven blue\n2021-08-05 Northfield blue", *SPAN)
    lines = answer(found)
    assert [line for line in lines if "Haven" in line] == [
        "  Haven (capital): No data → Blue, first reported on 5 August 2021"
    ]
    assert not any("Newly assessed" in line for line in lines)


def test_when_is_not_told_where_it_says_no_more_than_which_days_are_compared() -> None:
    rows = "2021-08-01 Northfield blue\n2021-08-20 Northfield red"
    when = "When, as far as reports say:"
    assert when not in answer(two_days(rows, "2021-08-01", "2021-08-20"))
    assert when in answer(two_days(rows, "2021-07-01", "2021-09-01"))


def test_the_largest_change_is_listed_first() -> None:
    lines = answer(
        two_days(
            """
            2021-08-01 Northfield blue
            2021-08-01 Westmarch contested
            2021-08-01 Southport contested
            2021-08-05 Northfield red
            2021-08-05 Westmarch red
            2021-08-05 Southport red
            """,
            *SPAN,
        )
    )
    assert [line.partition(":")[0] for line in lines if "→ Red: " in line][:2] == [
        "Contested → Red",
        "Blue → Red",
    ]


def test_two_tables_that_tell_one_day_differently_name_it_once() -> None:
    days = ("2021-08-05", "2021-08-05")
    found = two_tables("2021-08-05 Northfield blue", "2021-08-05 Northfield red", *days)
    assert (
        "  by two reports of 5 August 2021 that contradict each other, Blue → Red: Northfield"
        in (answer(found))
    )


def test_changes_of_one_time_stand_together_in_the_order_of_time() -> None:
    lines = answer(
        two_days(
            """
            2021-08-01 Northfield blue
            2021-08-01 Eastvale blue
            2021-08-01 Southport red
            2021-08-09 Northfield red
            2021-08-05 Southport blue
            2021-08-09 Eastvale red
            """,
            *SPAN,
        )
    )
    start = lines.index("When, as far as reports say:")
    assert lines[start + 1 : start + 3] == [
        "  after 1 August 2021, by 5 August 2021, Red → Blue: Southport",
        "  after 1 August 2021, by 9 August 2021, Blue → Red: Eastvale, Northfield",
    ]


def test_other_places_change_with_their_kind_and_source() -> None:
    lines = answer(two_days("2021-08-01 Hillgate blue\n2021-08-09 Hillgate red", *SPAN))
    assert "  Hillgate (capital): Blue → Red, after 1 August 2021, by 9 August 2021" in lines


def test_tables_without_common_ground_say_so() -> None:
    found = two_tables("2021-08-01 Northfield blue", "2021-08-01 Eastvale blue", *SPAN)
    lines = answer(found)
    assert lines[0] == "monday.csv and friday.csv have no province in common."
    assert "  Outside the area of friday.csv: 1 province, 12,300 km²: Northfield" in lines
    assert not any(line.startswith("Status") for line in lines)


def test_reports_that_contradict_each_other_are_told() -> None:
    lines = answer(
        two_tables(
            "2021-08-05 Northfield blue", "2021-08-03 Northfield red", "2021-08-15", "2021-08-15"
        )
    )
    assert (
        "  by reports of 5 August 2021 and 3 August 2021 that contradict each other, "
        "Blue → Red: Northfield"
    ) in lines


def test_people_are_counted_and_their_coverage_told() -> None:
    rows = "2021-08-01 Northfield blue\n2021-08-01 Eastvale blue\n2021-08-09 Northfield red"
    lines = answer(two_days(rows, *SPAN, people={"Northfield": 1200, "Eastvale": 34}))
    assert "Blue → Red: 1 province, 12,300 km², 1,200 people" in lines
    assert [
        line.split() for line in lines if line.startswith(("Blue", "Red")) and "km" not in line
    ] == [
        ["Blue", "1,234", "–", "1,200", "34"],
        ["Red", "–", "1,200", "–", "1,200"],
    ]
    assert lines[-1] == "People come from the field pop of toy, known for 2 of 4 provinces."


def test_capitals_and_old_reports_are_explained_where_they_count() -> None:
    lines = answer(two_days("2021-08-01 Hillgate blue", *SPAN, from_capitals=True, stale_days=7))
    assert lines[-2:] == [
        "A province without a report of its own is counted by who holds its capital.",
        "A report older than 7 days counts as old.",
    ]


def hostile() -> Comparison:
    """A name with an escape code, with signs of Markdown, HTML and of the terminal library."""
    found = two_days("2021-08-01 Northfield blue\n2021-08-09 Northfield red", *SPAN)
    odd = replace(found.places["Northfield"], name="\x1b[31m*N*|<b>[red]x[/red]\n:smile:")
    return replace(found, places={**found.places, "Northfield": odd})


def test_control_characters_of_a_name_never_reach_the_terminal() -> None:
    assert "  [31m*N*|<b>[red]x[/red] :smile:" in answer(hostile())


def test_signs_of_a_name_are_letters_in_markdown() -> None:
    assert r"\[31m\*N\*\|\<b\>\[red\]x\[/red\] :smile:" in as_markdown(report(hostile(), WORDS))


def test_a_name_that_is_a_formula_is_text_in_csv() -> None:
    found = hostile()
    odd = replace(found.places["Northfield"], name='=HYPERLINK("x")')
    row = as_csv(replace(found, places={**found.places, "Northfield": odd})).splitlines()[1]
    assert row.startswith('Northfield,"\'=HYPERLINK(""x"")",unit,changed,blue,red,')


SEATS = """
    2021-08-01 Northfield blue seats
    2021-08-01 Eastvale blue seats
    2021-08-09 Eastvale red seats
"""


def test_seats_are_counted_and_not_measured() -> None:
    found = two_days(SEATS, "2021-08-01", "2021-08-09", people={"Eastvale": 400})
    text = as_text(report(found, WORDS))
    assert "Blue → Red: 1 province\n" in text
    assert not any(word in text for word in ("km²", "people", "People", "of the area"))
    assert "Before ↓ After →  Blue  Red  No data  Sum" in text
    assert "Figures count provinces, not square kilometres" in text


def test_the_data_of_seats_have_no_areas_and_no_people() -> None:
    found = two_days(SEATS, "2021-08-01", "2021-08-09", people={"Eastvale": 400})
    data = as_data(found)
    assert data["measured"] == "count"
    assert data["units"] == {"count": 4}
    assert [data["accounts"][0][key] for key in ("before", "lost", "after")] == [2, 1, 1]
    assert not any(word in as_json(found) for word in ("km2", "population", "area"))
    assert not any(word in as_csv(found) for word in ("km2", "population"))


def test_inferred_ground_is_said_to_be_inferred_beside_its_figures() -> None:
    found = two_days(SEATS.replace("seats", "inferred"), "2021-08-01", "2021-08-09")
    text = as_text(report(found, WORDS))
    assert "Blue → Red: 1 province, 12,300 km² inferred\n" in text
    assert "Before ↓ After →, km² inferred" in text
    assert "Status, km² inferred" in text
    (row,) = csv.DictReader(io.StringIO(as_csv(found)))
    assert row["basis"] == "inferred"


# --- section by section ---


def section(lines: list[str], title: str) -> list[str]:
    """The lines under a title, up to the next empty one."""
    start = lines.index(f"{title}:") + 1
    return lines[start : lines.index("", start)]


def test_units_that_changed_at_one_time_are_told_once() -> None:
    text = "".join(f"2021-08-01 {u} blue\n2021-08-09 {u} red\n" for u in ("Northfield", "Eastvale"))
    lines = answer(two_days(text, *SPAN))
    assert section(lines, "When, as far as reports say") == [
        "  after 1 August 2021, by 9 August 2021, Blue → Red: Eastvale, Northfield"
    ]


def test_changes_of_one_day_stand_by_when_they_were_last_otherwise_and_then_by_status() -> None:
    lines = answer(
        two_days(
            """
            2021-08-01 Northfield blue
            2021-08-02 Eastvale blue
            2021-08-01 Westmarch red
            2021-08-01 Southport contested
            2021-08-02 Northfield blue
            2021-08-09 Northfield red
            2021-08-09 Eastvale red
            2021-08-09 Westmarch blue
            2021-08-09 Southport blue
            """,
            "2021-08-02",
            "2021-08-15",
        )
    )
    when = section(lines, "When, as far as reports say")
    assert [line.partition(", by ")[0] for line in when] == [
        "  after 1 August 2021", "  after 1 August 2021", "  after 2 August 2021",
    ]  # fmt: skip
    assert [line.rpartition(": ")[2] for line in when] == [
        "Southport", "Westmarch", "Eastvale, Northfield",
    ]  # fmt: skip


def test_what_is_not_compared_is_told_by_table() -> None:
    monday = "2021-08-01 Northfield blue\n2021-08-01 Eastvale blue\n2021-08-01 Haven blue"
    friday = "2021-08-09 Northfield red\n2021-08-09 Marchend red"
    assert section(answer(two_tables(monday, friday, *SPAN)), "Not compared") == [
        "  Outside the area of friday.csv: 1 province, 12,300 km²: Eastvale, Haven (capital)",
        "  Outside the area of monday.csv: Marchend (capital)",
        "  In neither of the two: 2 provinces, 24,600 km²: Southport, Westmarch",
    ]


def test_the_method_begins_with_how_units_were_made() -> None:
    made = Made(headline=Said("infer.headline"), method=(Said("infer.most_km", {"km": "5"}),))
    found = two_days("2021-08-01 Northfield blue", *SPAN)
    lines = answer(replace(found, boundaries=replace(found.boundaries, made=made)))
    first = WORDS.say("infer.most_km", km="5")
    assert lines[lines.index(first) + 1].startswith("Areas are equal-area square kilometres")


def test_people_are_known_of_so_many_units() -> None:
    rows = "2021-08-01 Northfield blue"
    assert answer(two_days(rows, *SPAN, people={"Northfield": 1200}))[-1] == (
        "People come from the field pop of toy, known for 1 of 4 provinces."
    )


def test_several_changes_and_ways_back_stand_together() -> None:
    text = (
        "2021-08-01 Northfield blue\n2021-08-03 Northfield contested\n2021-08-05 Northfield red\n"
        "2021-08-01 Haven blue\n2021-08-03 Haven red\n2021-08-05 Haven blue\n"
    )
    assert section(answer(two_days(text, *SPAN)), "More than one change") == [
        "  Northfield: Blue → Contested → Red, changed 2 times, after 3 August 2021, by 5 August "
        "2021",
        "  Haven (capital): Blue → Red → Blue, changed hands 2 times",
    ]


def test_moves_turns_and_other_places_have_their_colours() -> None:
    text = "2021-08-01 Northfield blue\n2021-08-09 Northfield red\n2021-08-09 Haven contested\n"
    marks = [
        item.marks
        for block in report(two_days(text, *SPAN), WORDS)
        if isinstance(block, TextLines)
        for item in block.items
        if item.marks
    ]
    assert marks == [("blue", "red"), (None, "contested"), ("blue", "red")]


def test_a_way_back_has_the_colour_that_it_came_back_to() -> None:
    text = "2021-08-01 Haven blue\n2021-08-03 Haven red\n2021-08-05 Haven blue\n"
    (back,) = (
        item
        for block in report(two_days(text, *SPAN), WORDS)
        if isinstance(block, TextLines) and block.title == "More than one change"
        for item in block.items
    )
    assert back.marks == ("blue",)


def test_without_units_in_common_there_are_no_sums() -> None:
    found = two_tables("2021-08-01 Northfield blue", "2021-08-01 Eastvale blue", *SPAN)
    assert not any(isinstance(block, TextGrid) for block in report(found, WORDS))
