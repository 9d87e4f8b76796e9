# SPDX-License-Identifier: MIT
"""The join report: which rows found a place and how, and what found nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from mapper.history.superseded import Why, asides
from mapper.model.grouped import as_lines
from mapper.model.place import Place
from mapper.model.problem import Problem
from mapper.places.match import How, Match
from mapper.reading.inputs import Inputs, places_without_a_row
from mapper.tables.text import quoted

# Ways of matching that follow the letter of the table; the others are worth a look.
PLAIN = (How.CODE, How.EXACT, How.POINT, How.BORDER)


class Word(NamedTuple):
    """A word or number of the column of statuses; `rows` counts each day of a run."""

    text: str
    status: str | None
    rows: int


@dataclass(frozen=True, kw_only=True)
class JoinReport:
    """What `mapper check` tells.

    - `records`: rows with a status and a date; `matched`: those with a place, by how it was found.
    - `known_on`: the day on which these were known, with `later`, how many came after it.
    - `aside`: reports that another one corrects, replaces or contradicts for their day, and
      that therefore do not count, by `Why`.
    - `worth_a_look`: matches by another spelling than the gazetteer's.
    - `words`: each word of the column of statuses with the status that it became, None where it
      became none, and how many rows have it; the most frequent first.
    - `problems`: what stops a map; `notes`: what is only worth knowing; both sorted.
    - `matches`: every record with its place, in the order of the table.
    - `without_a_row`: units of the boundaries that no row is about.
    """

    table: str
    boundaries: str
    scheme: str
    records: int
    matched: dict[str, int]
    worth_a_look: tuple[Match, ...]
    without_a_row: tuple[Place, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    words: tuple[Word, ...] = ()
    known_on: date | None = None
    later: int = 0
    aside: dict[Why, int] = field(default_factory=dict)
    matches: tuple[Match, ...] = field(default=(), repr=False)

    @property
    def sound(self) -> bool:
        return not self.problems


def join_report(inputs: Inputs) -> JoinReport:
    """Compute the report of inputs that are read and matched."""
    matches = inputs.row_matches
    return JoinReport(
        table=inputs.table.name,
        boundaries=inputs.boundaries.name,
        scheme=inputs.scheme.id,
        records=len(inputs.table.records),
        matched=count_ways(matches),
        worth_a_look=tuple(match for match in matches if match.how not in PLAIN),
        without_a_row=places_without_a_row(inputs),
        problems=inputs.stopping,
        notes=inputs.notes,
        words=words_of(inputs),
        known_on=inputs.known_on,
        later=inputs.later,
        aside=dict(Counter(aside.why for aside in asides(inputs.ledger))),
        matches=matches,
    )


def words_of(inputs: Inputs) -> tuple[Word, ...]:
    """What the table says of statuses, word by word, and what each was taken for."""
    ordered = sorted(inputs.table.words.items(), key=lambda counted: -counted[1])
    return tuple(Word(text, status, rows) for (text, status), rows in ordered if text)


def count_ways(matches: tuple[Match, ...]) -> dict[str, int]:
    """How many matches each rung of the ladder made, in the order of the ladder."""
    counts = Counter(match.how for match in matches)
    return {how.value: counts[how] for how in How if counts[how]}


def report_as_data(report: JoinReport) -> dict[str, Any]:
    """The report as plain values for `--json`."""
    return {
        "table": report.table,
        "boundaries": report.boundaries,
        "scheme": report.scheme,
        "records": report.records,
        "known_on": report.known_on and report.known_on.isoformat(),
        "later": report.later,
        "matched": report.matched,
        "aside": {why.value: report.aside.get(why, 0) for why in Why},
        "words": [word._asdict() for word in report.words],
        "worth_a_look": [match_as_data(match) for match in report.worth_a_look],
        "without_a_row": [{"id": unit.id, "name": unit.name} for unit in report.without_a_row],
        "problems": [problem_as_data(problem) for problem in report.problems],
        "notes": [problem_as_data(problem) for problem in report.notes],
    }


def match_as_data(match: Match) -> dict[str, Any]:
    return {
        "file": match.record.where.file,
        "line": match.record.where.line,
        "place": match.record.place,
        "id": match.place.id,
        "name": match.place.name,
        "how": match.how.value,
        "score": round(match.score, 1),
    }


def problem_as_data(problem: Problem) -> dict[str, Any]:
    return {
        "file": problem.where.file,
        "line": problem.where.line,
        "code": problem.code,
        "what": problem.what,
        "hint": problem.hint,
    }


def report_as_text(report: JoinReport) -> str:
    """The report in words, for the terminal."""
    matched = sum(report.matched.values())
    ways = ", ".join(f"{count} by {how}" for how, count in report.matched.items())
    lines = [
        f"{report.table} on {report.boundaries}, scheme {report.scheme}",
        f"{matched} of {report.records} records have a place" + (f": {ways}" if ways else ""),
    ]
    lines += [*known_lines(report), *aside_lines(report)]
    lines += section("Words of the column of statuses", map(word_line, report.words))
    lines += section("Matched by another spelling", map(match_line, spellings(report)))
    lines += section("Problems", as_lines(report.problems))
    lines += section("Notes", as_lines(report.notes))
    names = ", ".join(unit.shown for unit in report.without_a_row)
    lines += section(f"Units without a row ({len(report.without_a_row)})", [names] if names else [])
    return "\n".join(lines) + "\n"


def known_lines(report: JoinReport) -> list[str]:
    if report.known_on is None:
        return []
    return [f"as known on {report.known_on}: {report.later} records came later and are left out"]


def aside_lines(report: JoinReport) -> list[str]:
    """How many reports do not count because of another one, and why."""
    said = {
        Why.CONTRADICTED: "sources disagree: {n} beside the one that counts",
        Why.CORRECTED: "corrected later: {n}",
        Why.REPLACED: "replaced by a later row of the same day: {n}",
        Why.VAGUE: "dated less precisely than another report: {n}",
        Why.SAME: "the same twice: {n}",
    }
    return [line.format(n=report.aside[why]) for why, line in said.items() if report.aside.get(why)]


def section(title: str, lines: Any) -> list[str]:
    """A titled block of lines; nothing where there are none."""
    body = [f"  {line}" for text in lines for line in text.split("\n")]
    return ["", f"{title}:", *body] if body else []


def spellings(report: JoinReport) -> list[Match]:
    """One match for each spelling and place, the first in the table."""
    first = {(match.record.place, match.place.id): match for match in reversed(report.worth_a_look)}
    return sorted(first.values(), key=lambda match: match.record.order)


def word_line(word: Word) -> str:
    """`'tb' → taliban (12 rows)`"""
    rows = "1 row" if word.rows == 1 else f"{word.rows:,} rows"
    return f"{quoted(word.text)} → {word.status or 'no status'} ({rows})"


def match_line(match: Match) -> str:
    score = f" {match.score:.0f}" if match.how is How.FUZZY else ""
    return f"{match.record.where}: {match.record.place} → {match.place.name} ({match.how}{score})"
