# SPDX-License-Identifier: MIT
"""Joined data of the drawn toy country, and texts that mean harm."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from mapper.exports.about import Telling, about_day, about_history
from mapper.history.timeline import key_days, timeline
from mapper.joined.joined_table import Joined, Layer, Row, Value
from mapper.joined.one_day import day_table
from mapper.joined.whole_record import history_table
from mapper.style.words import load_words
from tests.ledger_text import ledger
from tests.toy import border, provinces, towns, toy_control, toy_situation

WORDS = load_words("en")
TELLING = Telling(words=WORDS, table="ledger.csv", made_with="mapper 1")
LEDGER = """
    2021-08-01 Northfield blue note
    2021-08-02 Westmarch contested
    2021-08-03 Haven red claimed
    2021-08-04 border:FAR red
"""
# What XML, HTML, spreadsheets and balloons must not take for their own.
HOSTILE = '=1+1 <b onclick="x">&amp;</b> ]]> $[id] \x0b\ufffe "quoted" \'{{7*7}}'


def toy_day(text: str = LEDGER, **options: object) -> Joined:
    """The toy country on 5 August 2021; Haven is the capital of Southport."""
    here = toy_situation(text, **options)  # type: ignore[arg-type]
    return day_table(here, WORDS, about_day(here, TELLING))


def toy_history(text: str = LEDGER, **options: object) -> Joined:
    """The toy country on all days of a ledger."""
    record = ledger(text)
    stops = key_days(record)
    places = [place.id for place in (*provinces(), *towns(), border())]
    held = [id_ for id_ in timeline(record, stops) if id_ in places]
    here = toy_situation(text, also=held, **options)  # type: ignore[arg-type]
    rule = toy_control(record, from_capitals=here.from_capitals)
    return history_table(
        here, rule.spells(stops), stops, WORDS, about_history(here, stops, [], TELLING)
    )


def hostile() -> Joined:
    """The toy country with harm in every text that a table or a boundary file can bring."""
    fields = ("name", "within", "within_name", "actor", "source", "note", "label", "file")
    return changed(toy_day(), lambda row: dict.fromkeys(fields, HOSTILE))


def changed(joined: Joined, cells: Callable[[Row], dict[str, Value]]) -> Joined:
    """The same with other cells."""

    def other(layer: Layer) -> Layer:
        return replace(layer, rows=tuple({**row, **cells(row)} for row in layer.rows))

    return replace(joined, layers=tuple(map(other, joined.layers)))


def row_of(joined: Joined, name: str) -> Row:
    """The only row of a place."""
    (found,) = (row for row in joined.rows() if row["name"] == name)
    return found


def holds(row: Row, day: date) -> bool:
    """Whether a row of a history holds on a day."""
    first, last = row["valid_from"], row["valid_to"]
    return isinstance(first, date) and first <= day and (not isinstance(last, date) or day < last)
