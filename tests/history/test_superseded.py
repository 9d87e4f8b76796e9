# SPDX-License-Identifier: MIT
"""What is told of reports that do not count: worth a note, never a reason to stop."""

from __future__ import annotations

from dataclasses import replace

from mapper.history.ledger import Ledger
from mapper.history.preference import Preference, Rule
from mapper.history.superseded import Why, asides, tell_asides
from mapper.model.grouped import TOLD_APART, grouped
from mapper.model.place import Place
from mapper.model.problem import Where
from mapper.model.record import Kind
from tests.history.reports import ledger_of, report

FARAH = {"Farah": Place(id="Farah", kind=Kind.UNIT, name="Farah")}
GAZETTE = Preference(Rule.SOURCES, ("Gazette",))


def told(ledger: Ledger) -> list[str]:
    notes = tell_asides(ledger, FARAH)
    assert not any(problem.stops for problem in notes)
    return [str(problem) for problem in notes]


def test_the_same_twice() -> None:
    assert told(ledger_of(report(5, "red"), report(5, "red", order=5))) == [
        "ledger.csv:7: Farah stands twice for 2021-08-05 — line 2 says the same"
    ]


def test_two_reports_of_one_source_for_one_day() -> None:
    assert told(ledger_of(report(5, "blue"), report(5, "red", order=5))) == [
        "ledger.csv:7: two reports for one day, Farah on 2021-08-05 — "
        "line 2 says 'blue', this row counts"
    ]


def test_a_correction() -> None:
    assert told(ledger_of(report(5, "red", known=9), report(5, "blue", order=5))) == [
        "ledger.csv:7: Farah on 2021-08-05: 'blue' was corrected and does not count — "
        "line 2 does, 'red'"
    ]


def test_sources_that_disagree() -> None:
    rows = report(5, "contested", "Herald"), report(5, "red", "Gazette", order=5)
    assert told(ledger_of(*rows)) == [
        "ledger.csv:2: sources disagree on Farah, 2021-08-05: 'contested' (Herald) does not "
        "count — line 7 does, 'red' (Gazette)"
    ]


def test_a_lasting_disagreement_is_told_once() -> None:
    rows = [report(day, "red", "Herald", order=day) for day in range(6, 20)]
    ledger = ledger_of(report(5, "blue", "Gazette"), *rows, prefer=GAZETTE)
    assert told(ledger) == [
        "ledger.csv:8: sources disagree on Farah, 2021-08-06: 'red' (Herald) does not count — "
        "line 2 does, 'blue' (Gazette)"
    ]
    assert [aside.why for aside in asides(ledger)] == [Why.CONTRADICTED] * 14


def test_a_source_that_corrected_itself_to_agree_does_not_disagree() -> None:
    rows = (
        report(5, "blue", "Herald"),
        report(5, "red", "Herald", known=7, order=1),
        report(5, "red", "Gazette", known=8, order=2),
    )
    assert [aside.why for aside in asides(ledger_of(*rows))] == [Why.CORRECTED, Why.SAME]


def test_a_vague_date_that_gave_way() -> None:
    assert told(ledger_of(report(31, "blue", first=1), report(12, "red", order=5))) == [
        "ledger.csv:2: Farah: 'blue' is dated 2021-08 and does not count — "
        "line 7 is more precise: 'red', 2021-08-12"
    ]


def test_a_vague_date_that_says_what_the_day_says() -> None:
    assert told(ledger_of(report(31, "red", first=1), report(12, "red", order=5))) == [
        "ledger.csv:7: Farah stands twice for 2021-08 — line 2 says the same"
    ]


def test_another_day_is_no_repeat() -> None:
    assert not told(ledger_of(report(5, "red"), report(6, "red")))


def test_rows_that_stand_twice_are_one_note() -> None:
    twice = ledger_of(
        report(5, "red"), report(5, "red", order=5), report(6, "blue"), report(6, "blue", order=9)
    )
    (group,) = grouped(tell_asides(twice, FARAH))
    assert str(group).splitlines() == [
        "ledger.csv:7: Farah stands twice for 2021-08-05 — line 2 says the same",
        "  and 1 more: line 11",
    ]


def test_a_row_of_another_file_is_named_with_it() -> None:
    one, other = report(5, "red"), report(5, "red", order=5)
    elsewhere = ledger_of(replace(one, where=Where("towns.csv", 9)), other)
    assert told(elsewhere)[0].endswith("towns.csv:9 says the same")
    nowhere = ledger_of(replace(one, where=Where("ledger.csv")), other)
    assert told(nowhere)[0].endswith("— ledger.csv says the same")


def test_who_names_no_source_is_called_so() -> None:
    (line,) = told(ledger_of(report(5, "contested"), report(5, "red", "Gazette", order=5)))
    assert "'contested' (no source) does not count" in line


def test_a_status_is_told_as_the_table_writes_it() -> None:
    written = replace(report(5, "blue"), status_text="Govt")
    (line,) = told(ledger_of(written, report(5, "red", order=5)))
    assert "line 2 says 'Govt'" in line


def test_a_source_that_repeats_itself_for_another_s_day_is_told_each_time() -> None:
    """Only what contradicts lasts; two rows of one source for two days are two notes."""
    rows = [report(on, "red", order=on) for on in (5, 6)]
    again = [report(on, "red", order=on + 10) for on in (5, 6)]
    assert len(told(ledger_of(*rows, *again))) == 2


def test_a_lasting_disagreement_of_another_status_or_source_is_another() -> None:
    rows = [report(5, "blue", "Gazette"), report(6, "red", "Herald", order=1)]
    for further in (report(7, "contested", "Herald", order=2), report(7, "red", "Mail", order=2)):
        assert len(told(ledger_of(*rows, further, prefer=GAZETTE))) == 2


def test_reports_that_do_not_count_stand_by_place_and_day() -> None:
    rows = [
        report(on, status, order=order, place=place)
        for order, (place, on, status) in enumerate(
            (place, on, status)
            for place in ("Ridge", "Farah")
            for on in (6, 5)
            for status in ("red", "blue")
        )
    ]
    assert [(a.place_id, a.record.day.day, a.counts.status) for a in asides(ledger_of(*rows))] == [
        ("Farah", 5, "blue"), ("Farah", 6, "blue"), ("Ridge", 5, "blue"), ("Ridge", 6, "blue"),
    ]  # fmt: skip


def test_a_report_of_a_later_day_stands_aside_of_the_one_in_force() -> None:
    rows = report(5, "blue", "Gazette"), report(7, "blue", "Herald", order=1)
    (aside,) = asides(ledger_of(*rows, prefer=GAZETTE))
    assert (aside.counts.day.day, aside.why) == (5, Why.SAME)


def test_of_three_reports_of_a_source_for_a_day_the_first_two_were_replaced_or_corrected() -> None:
    rows = (
        report(5, "red", "Gazette"),
        report(5, "contested", "Gazette", order=1),
        report(5, "blue", "Gazette", known=9, order=2),
    )
    assert [one.why for one in asides(ledger_of(*rows))] == [Why.CORRECTED, Why.CORRECTED]
    same_day = rows[0], rows[1]
    assert [one.why for one in asides(ledger_of(*same_day))] == [Why.REPLACED]


def test_very_many_of_a_kind_are_one_message_with_the_first_lines() -> None:
    rows = [report(5, "red" if n % 2 else "blue", order=n) for n in range(2 * TOLD_APART + 4)]
    assert told(ledger_of(*rows)) == [
        "ledger.csv:2005: Farah stands twice for 2021-08-05 — line 3 says the same; and 1,000 "
        "more, of 1 place: lines 5, 7, 9, 11, 13, 15, 17, 19 and 992 more",
        "ledger.csv:2005: two reports for one day, Farah on 2021-08-05 — "
        "line 2 says 'blue', this row counts; and 1,001 "
        "more, of 1 place: lines 4, 6, 8, 10, 12, 14, 16, 18 and 993 more",
    ]
