# SPDX-License-Identifier: MIT
"""A table of one row a day, and the same with its runs told once: the same answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mapper.history.as_of import as_of
from mapper.history.changes import changes, returns
from mapper.history.ledger import Ledger
from mapper.history.preference import NEWEST, Preference, Rule
from mapper.history.runs import cut_runs
from mapper.model.dates import Span
from mapper.model.problem import Where
from mapper.model.record import Record
from mapper.model.snapshot import Holding
from tests.ledger_text import records

FIRST = date(2021, 8, 1)
ARMY_FIRST = Preference(Rule.SOURCES, ("army",))
DAYS = [FIRST + timedelta(days=n) for n in range(-1, 16)]


def run(text: str, through: str, source: str = "", order: int = 1) -> Record:
    """A report of a ledger text, repeated every day up to `through`."""
    (record,) = records(text)
    last = date.fromisoformat(through)
    return replace(record, through=last, source=source, order=order)


def daily(reports: Iterable[Record]) -> list[Record]:
    """One row for each day of every run."""
    return [
        replace(record, date=Span.of_day(day), through=None) if record.through else record
        for record in reports
        for day in _days_of(record)
    ]


def _days_of(record: Record) -> list[date]:
    length = ((record.through or record.day) - record.day).days
    return [record.day + timedelta(days=n) for n in range(length + 1)]


def ledger(reports: Iterable[Record], **choices: object) -> Ledger:
    return Ledger.of(((r.place, r) for r in reports), **choices)  # type: ignore[arg-type]


def pieces(*reports: Record) -> list[str]:
    return [
        f"{r.status} {r.day.day}-{(r.through or r.day).day}"
        for r in sorted(cut_runs(reports), key=lambda r: (r.day, r.order))
    ]


def test_a_run_alone_stays_whole() -> None:
    assert pieces(run("2021-08-01 Farah blue", "2021-08-09")) == ["blue 1-9"]


def test_a_run_is_cut_where_another_report_comes_in_and_goes() -> None:
    blue = run("2021-08-01 Farah blue", "2021-08-09")
    red = run("2021-08-04 Farah red", "2021-08-06", order=2)
    assert pieces(blue, red) == ["blue 1-3", "blue 4-6", "red 4-6", "blue 7-9"]


def test_a_run_is_in_force_again_after_the_other_report() -> None:
    blue = run("2021-08-01 Farah blue", "2021-08-09")
    (red,) = records("2021-08-04 Farah red")
    told = ledger([blue, replace(red, order=2)])
    states = [as_of(told, FIRST + timedelta(days=n)).status_of("Farah") for n in (2, 3, 4)]
    assert states == ["blue", "red", "blue"]


def test_a_run_grows_old_from_its_last_day_on() -> None:
    told = ledger([run("2021-08-01 Farah blue", "2021-08-09")])
    stale = [as_of(told, date(2021, 8, n), 3).holdings["Farah"].stale for n in (9, 12, 13)]
    assert stale == [False, False, True]


def test_the_record_ends_on_the_last_day_of_a_run() -> None:
    told = ledger([run("2021-08-01 Farah blue", "2021-08-09")])
    assert told.days() == (date(2021, 8, 1), date(2021, 8, 9))


def test_a_run_that_goes_on_where_a_report_would_have_run_out_has_no_day_there() -> None:
    red, blue = records("2021-08-01 Farah red until 2021-08-05\n2021-08-03 Farah blue")
    told = ledger([red, replace(blue, through=date(2021, 8, 9))])
    assert told.days() == (date(2021, 8, 1), date(2021, 8, 3), date(2021, 8, 9))


def test_a_run_that_is_in_force_again_has_that_day() -> None:
    blue, red = records("2021-08-01 Farah blue\n2021-08-04 Farah red")
    told = ledger([replace(blue, through=date(2021, 8, 9)), red])
    assert [day.day for day in told.days()] == [1, 4, 5, 9]


def test_a_run_that_does_not_count_has_its_first_day_alone() -> None:
    """Another report that does not count either comes in and goes, and nothing begins after it."""
    army = run("2021-08-01 Farah blue", "2021-08-09", "army", order=3)
    wire = run("2021-08-02 Farah red", "2021-08-08", "wire", order=2)
    paper = run("2021-08-04 Farah red", "2021-08-05", "paper", order=1)
    told = ledger([army, wire, paper], prefer=ARMY_FIRST)
    assert [day.day for day in told.days()] == [1, 2, 4, 9]


def test_cells_of_one_line_begin_each_on_their_day() -> None:
    """A table with a column a day says in one line what holds on each of them."""
    told = ledger(
        replace(record, where=Where("wide.csv", 2))
        for record in records("2021-08-01 Farah blue\n2021-08-02 Farah red\n2021-08-03 Farah red")
    )
    assert [day.day for day in told.days()] == [1, 2, 3]


def test_of_a_run_only_what_was_known_counts() -> None:
    told = ledger([run("2021-08-01 Farah blue", "2021-08-09")], known_on=date(2021, 8, 5))
    assert told.last_day() == date(2021, 8, 5)


def test_the_last_day_of_the_old_status_is_the_last_of_its_run() -> None:
    blue = run("2021-08-01 Farah blue", "2021-08-05")
    (red,) = records("2021-08-09 Farah red")
    told = ledger([blue, replace(red, order=2)])
    (change,) = changes(told, told, as_of(told, date(2021, 8, 1)), as_of(told, date(2021, 8, 9)))
    assert (change.seen_before, change.seen_after) == (date(2021, 8, 5), date(2021, 8, 9))


def test_a_run_counts_from_the_day_on_which_a_preferred_report_runs_out() -> None:
    (army,) = records("2021-08-01 Farah red until 2021-08-05")
    wire = run("2021-08-02 Farah blue", "2021-08-09", "wire", order=2)
    told = ledger([replace(army, source="army"), wire], prefer=ARMY_FIRST)
    states = [as_of(told, date(2021, 8, n)).status_of("Farah") for n in (4, 5)]
    assert states == ["red", "blue"]


@dataclass(frozen=True)
class Told:
    """What a holding says, but for which day of a run its record is of."""

    status: str
    since: date
    seen: date
    stale: bool
    source: str
    others: tuple[str, ...]
    contradicted_by: tuple[str, ...]

    @classmethod
    def of(cls, holding: Holding, day: date) -> Told:
        return cls(
            holding.status,
            holding.since,
            holding.record.last_seen(day),
            holding.stale,
            holding.record.source,
            tuple(other.status + other.source for other in holding.others),
            tuple(other.status + other.source for other in holding.contradicted_by),
        )


@st.composite
def reports(draw: st.DrawFn) -> list[Record]:
    """Runs, single and vague reports on two places by two sources, overlapping anyhow."""
    made = []
    for order in range(draw(st.integers(1, 8))):
        begin = draw(st.integers(0, 9))
        length = draw(st.integers(0, 5))
        place, status = draw(st.sampled_from("PQ")), draw(st.sampled_from(["red", "blue"]))
        first = FIRST + timedelta(days=begin)
        (record,) = records(f"{first} {place} {status}")
        until = draw(st.none() | st.integers(1, 4)) if length == 0 else None
        vague = draw(st.sampled_from([0, 0, 1, 4])) if length == 0 else 0
        made.append(
            replace(
                record,
                order=order,
                date=Span(first - timedelta(days=vague), first),
                through=first + timedelta(days=length) if length else None,
                until=first + timedelta(days=until) if until else None,
                source=draw(st.sampled_from(["", "wire", "army"])),
            )
        )
    return made


@given(reports(), st.sampled_from([NEWEST, ARMY_FIRST]), st.sampled_from([None, *DAYS]))
def test_runs_change_no_state(
    told: list[Record], prefer: Preference, known_on: date | None
) -> None:
    short, long = (ledger(one, prefer=prefer, known_on=known_on) for one in (told, daily(told)))
    for day in DAYS:
        assert state(short, day) == state(long, day)


@given(reports(), st.sampled_from([NEWEST, ARMY_FIRST]))
def test_days_are_those_on_which_a_row_begins_or_comes_into_force(
    told: list[Record], prefer: Preference
) -> None:
    exact = [replace(record, date=Span.of_day(record.day)) for record in told]
    short = ledger(exact, prefer=prefer)
    begun = {record.day for record in exact}
    last = max(record.through or record.day for record in exact)
    assert {*short.days()} == {last, *begun, *(day for day in DAYS if turned(short, day))}


def turned(told: Ledger, day: date) -> bool:
    """Whether another row is in force than on the day before."""
    now, before = (
        {id_: held.record.order for id_, held in as_of(told, on).holdings.items()}
        for on in (day, day - timedelta(days=1))
    )
    return any(before.get(id_) != order for id_, order in now.items())


def state(told: Ledger, day: date) -> dict[str, Told]:
    return {id_: Told.of(held, day) for id_, held in as_of(told, day, 3).holdings.items()}


@given(reports(), reports())
def test_runs_change_no_change(told: list[Record], other: list[Record]) -> None:
    first, last = ledger(told), ledger(other)
    first_daily, last_daily = ledger(daily(told)), ledger(daily(other))
    for start, end in pairwise(DAYS[::3]):
        assert turns(last, last, start, end) == turns(last_daily, last_daily, start, end)
        assert turns(first, last, start, end) == turns(first_daily, last_daily, start, end)


def turns(first: Ledger, last: Ledger, start: date, end: date) -> list[tuple[object, ...]]:
    """What changed and what returned, without the rows that say so."""
    before, after = as_of(first, start), as_of(last, end)
    return [
        (c.place_id, c.before, c.after, c.seen_before, c.seen_after, c.path, c.flips)
        for found in (changes, returns)
        for c in found(first, last, before, after)
    ]
