# SPDX-License-Identifier: MIT
"""The names of sources, as a user gives them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mapper.errors import UsageError
from mapper.history.preference import Preference, Rule, is_called, parse_preference
from mapper.model.record import Basis, Confidence, Record
from tests.history.reports import ledger_of, report

TABLE = [
    report(5, "red", "Reuters factbox 2021-08-15"),
    report(6, "red", "Janes, by post"),
    report(7, "red", "Al Jazeera"),
]


def sources(text: str) -> tuple[str, ...]:
    found = parse_preference(text, TABLE)
    assert found.rule is Rule.SOURCES
    return found.sources


@pytest.mark.parametrize("text", ["newest", " Confident", None])
def test_the_two_words_are_rules(text: str | None) -> None:
    rule = Rule((text or "newest").strip().casefold())
    assert parse_preference(text, TABLE) == Preference(rule)


def test_names_come_in_the_order_given_once_each() -> None:
    assert sources("Al Jazeera,Reuters, Al Jazeera") == ("Al Jazeera", "Reuters")


def test_a_comma_may_be_part_of_a_name() -> None:
    assert sources("Janes, by post,Reuters") == ("Janes, by post", "Reuters")


@pytest.mark.parametrize("name", ["Reuters", "reuters  FACTBOX", "Reuters factbox 2021-08-15"])
def test_a_name_stands_for_sources_that_begin_so(name: str) -> None:
    assert is_called("Reuters factbox 2021-08-15", name)


@pytest.mark.parametrize("name", ["Reut", "factbox", ""])
def test_a_part_of_a_word_is_no_name(name: str) -> None:
    assert not is_called("Reuters factbox 2021-08-15", name)


def test_a_source_that_no_row_names_is_refused_with_the_closest() -> None:
    with pytest.raises(UsageError, match="no source 'Al Jazira' to prefer — closest: 'Al J"):
        parse_preference("Reuters,Al Jazira", TABLE)


def test_a_table_without_sources_has_none_to_prefer() -> None:
    with pytest.raises(UsageError, match="no row names any"):
        parse_preference("Reuters", [report(5, "red")])


def test_no_name_at_all_is_refused() -> None:
    with pytest.raises(UsageError, match="no source to prefer"):
        parse_preference(" , ", TABLE)


def test_who_does_not_say_how_sure_is_as_sure_as_the_middle() -> None:
    confident = Preference(Rule.CONFIDENT)
    silent, middle = report(5, "red"), report(5, "red", sure=Confidence.MEDIUM)
    assert confident.rank(silent) == confident.rank(middle)


def test_of_two_sources_under_one_preferred_name_the_later_counts() -> None:
    rows = report(5, "red", "Reuters factbox"), report(7, "blue", "Reuters live")
    ledger = ledger_of(*rows, prefer=Preference(Rule.SOURCES, ("Reuters",)))
    assert [record.status for record in ledger.entries["Farah"]] == ["red", "blue"]


# --- ranks ---


def test_from_low_to_high_a_report_ranks_higher() -> None:
    confident = Preference(Rule.CONFIDENT)
    ranks = [confident.rank(report(5, "red", sure=sure)) for sure in (
        Confidence.LOW, None, Confidence.MEDIUM, Confidence.HIGH)]  # fmt: skip
    assert ranks == [0, 1, 1, 2]


def test_the_first_name_ranks_highest_and_who_is_not_named_lowest() -> None:
    named = Preference(Rule.SOURCES, ("Gazette", "Herald"))
    assert [named.rank(report(5, "red", who)) for who in ("Gazette", "Herald", "Mail", "")] == [
        2, 1, 0, 0,
    ]  # fmt: skip


def test_a_source_under_two_names_has_the_rank_of_the_first() -> None:
    named = Preference(Rule.SOURCES, ("Reuters live", "Reuters"))
    assert [named.rank(report(5, "red", who)) for who in ("Reuters live", "Reuters box")] == [2, 1]


def test_what_is_inferred_from_a_source_is_not_what_it_said() -> None:
    named = Preference(Rule.SOURCES, ("Gazette",))
    inferred = replace(report(5, "red", "Gazette"), basis=Basis.INFERRED)
    assert named.rank(inferred) == 0
    assert named.rank(replace(inferred, basis=Basis.CLAIMED)) == 1


def test_the_newest_prefers_nobody() -> None:
    assert Preference().rank(report(5, "red", "Gazette", sure=Confidence.HIGH)) == 0
    assert not Preference().lasts
    assert not Preference(Rule.CONFIDENT).lasts
    assert Preference(Rule.SOURCES, ("Gazette",)).lasts


def test_of_equal_ranks_the_report_that_became_known_later_counts() -> None:
    named = Preference(Rule.SOURCES, ("Gazette",))
    rows = report(5, "red", "Herald", known=7), report(5, "blue", "Mail", known=6, order=1)
    assert ledger_of(*rows, prefer=named).entries["Farah"][0].status == "red"
    same = report(5, "red", "Herald", known=7), report(5, "blue", "Mail", known=7, order=1)
    assert ledger_of(*same, prefer=named).entries["Farah"][0].status == "blue"


def test_a_later_report_of_an_equal_rank_replaces_the_one_in_force() -> None:
    named = Preference(Rule.SOURCES, ("Gazette",))
    rows = report(5, "red", "Herald"), report(6, "blue", "Mail", order=1)
    assert [r.status for r in ledger_of(*rows, prefer=named).entries["Farah"]] == ["red", "blue"]


# --- names that are refused ---


def table(count: int) -> list[Record]:
    return [report(5, "red", f"Agency {nth}: news") for nth in range(1, count + 1)]


def test_few_sources_are_all_listed_and_of_many_five() -> None:
    with pytest.raises(UsageError) as few:
        parse_preference("Xyzzy", table(5))
    assert "the sources are " in str(few.value)
    with pytest.raises(UsageError) as many:
        parse_preference("Xyzzy", table(6))
    listed = ", ".join(f"Agency {nth}: news" for nth in range(1, 6))
    assert str(many.value).endswith(f"there are 6, such as {listed}")


def test_the_first_word_of_a_source_is_close_enough() -> None:
    with pytest.raises(UsageError, match="closest: 'Reuters'"):
        parse_preference("Reuterz", [*TABLE, report(8, "red", "Reuters: live")])


def test_a_name_with_a_comma_is_taken_whole_where_it_can_be() -> None:
    both = [report(5, "red", "Janes"), report(6, "red", "Janes, by post")]
    assert parse_preference("Janes, by post", both).sources == ("Janes, by post",)
    assert parse_preference("Janes, Janes, by post", both).sources == ("Janes", "Janes, by post")


def test_a_preferred_source_may_be_replaced_by_what_is_inferred_from_itself() -> None:
    named = Preference(Rule.SOURCES, ("Gazette",))
    inferred = replace(report(7, "red", "gazette", order=1), basis=Basis.INFERRED)
    ledger = ledger_of(report(5, "blue", "Gazette"), inferred, prefer=named)
    assert [record.status for record in ledger.entries["Farah"]] == ["blue", "red"]
