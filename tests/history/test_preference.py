"""The names of sources, as a user gives them."""

from __future__ import annotations

import pytest

from mapper.errors import UsageError
from mapper.history.preference import Preference, Rule, is_called, parse_preference
from mapper.model.record import Confidence
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
