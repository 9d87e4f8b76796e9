# SPDX-License-Identifier: MIT
"""How the dates of one column are read: found from all its cells, the same for every row.

A column has one order of day and month. Rows that can be read in one order alone settle it for
the others; rows that contradict each other leave none. What the cells show beside that is told:
days that are far from all others, texts among date cells that look swapped, times with a zone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timezone, tzinfo
from typing import NamedTuple

from mapper.model.dates import Span
from mapper.model.problem import Problem, Where, note
from mapper.model.spelling import argument, by_argument
from mapper.tables.dates import DateError, DateOrder, moment_of, order_shown, parse_span
from mapper.tables.raw import Cell, RawRow
from mapper.tables.text import bare, quoted
from mapper.tables.zones import midnight_offset, offset_text

# A single day so many years from every other is told, or stops the run. At least so many rows
# make the others, and they lie closer together than the gap is wide.
FAR_YEARS, TOO_FAR_YEARS = 20, 50
OTHERS = 3

_ORDERS = {DateOrder.DMY: "day first", DateOrder.MDY: "month first"}
_DAYS_A_YEAR = 365.25


class Seen(NamedTuple):
    """A cell of a column, the line on which it stands first (0: on none), and in how many rows."""

    cell: Cell
    line: int
    rows: int


@dataclass(frozen=True)
class DateRules:
    """What decides how a cell is read.

    - `order`: asked for, or found from the column. `zone`: in which days of times with a zone
      count; None: in that zone.
    - `clash`: why no date of three numbers with the year last can be read.
    - `far`: days that are too far from all others to be believed.
    """

    order: DateOrder | None = None
    zone: tzinfo | None = None
    clash: DateError | None = None
    far: Mapping[date, str] = field(default_factory=dict)

    def span(self, cell: Cell) -> Span:
        """The day or days that a cell means; DateError for what is none."""
        if self.clash is not None and isinstance(cell, str) and order_shown(bare(cell)):
            raise self.clash
        return parse_span(bare(cell) if isinstance(cell, str) else cell, self.order, self.zone)


@dataclass(frozen=True)
class DateColumn:
    """How a column is read, and what is to be told of it as a whole."""

    rules: DateRules
    problems: tuple[Problem, ...] = ()


def seen_in(rows: Iterable[RawRow], heading: str) -> tuple[Seen, ...]:
    """The different cells of a column, in the order of the table."""
    lines: dict[tuple[type, Cell], list[int]] = {}
    for row in rows:
        cell = row.cells.get(heading)
        if cell is not None:
            lines.setdefault((type(cell), cell), []).append(row.line)
    return tuple(Seen(cell, found[0], len(found)) for (_, cell), found in lines.items())


def date_column(
    name: str,
    seen: Sequence[Seen],
    order: DateOrder | None = None,
    zone: tzinfo | None = None,
    *,
    of_rows: bool = True,
) -> DateColumn:
    """How the column of the cells `seen` is read, in the table `name`.

    `order` and `zone` are asked for. `of_rows`: the days are those of rows, of which single ones
    far from the others are not believed.
    """
    shown = [(one, *found) for one in seen if (found := _order_of(one.cell))]
    clash: DateError | None = None
    told: list[Problem] = []
    if order is None:
        order, clash, told = _found_order(name, shown)
    rules = DateRules(order, zone, clash)
    told += _swapped(name, seen, shown)
    told += _told_of_zones(name, seen, zone)
    if of_rows:
        far, notes = _far_days(name, seen, rules)
        rules, told = DateRules(order, zone, clash, far), [*told, *notes]
    return DateColumn(rules, tuple(told))


# --- the order of day and month -----------------------------------------------------------

_Shown = tuple[Seen, DateOrder, bool]


def _order_of(cell: Cell) -> tuple[DateOrder, bool] | None:
    return order_shown(bare(cell)) if isinstance(cell, str) else None


def _found_order(
    name: str, shown: Sequence[_Shown]
) -> tuple[DateOrder | None, DateError | None, list[Problem]]:
    """The order that some rows leave alone for all, or why there is none, and what is told."""
    sure: dict[DateOrder, Seen] = {}
    for one, order, only in shown:
        if only:
            sure.setdefault(order, one)
    if len(sure) > 1:
        return None, _clash(sure), []
    open_ones = [one for one, _, only in shown if not only]
    if not sure or not open_ones:
        return None, None, []
    order, shows = next(iter(sure.items()))
    what = (
        f"{quoted(str(open_ones[0].cell))} is read {_ORDERS[order]}, as {_shown_at(shows)} must be"
    )
    hint = f"one column has one order; {argument('date_format', str(order))} says so"
    return order, None, [note(Where(name, open_ones[0].line), what, hint, "date-order-found")]


def _shown_at(one: Seen) -> str:
    """A cell with its row, where it stands in one."""
    return quoted(str(one.cell)) + (f" in row {one.line}" if one.line else "")


def _clash(sure: Mapping[DateOrder, Seen]) -> DateError:
    first, second = (f"{_shown_at(sure[order])} is {words}" for order, words in _ORDERS.items())
    return DateError(
        f"the column has two orders of day and month: {first}, {second}",
        "write year-month-day",
        "two-date-orders",
    )


# --- texts among date cells ---------------------------------------------------------------


def _swapped(name: str, seen: Sequence[Seen], shown: Sequence[_Shown]) -> Iterator[Problem]:
    """A note where a spreadsheet took what it could for month first and left the rest as text.

    Then no text has a first number that can be a month, no date cell a day that cannot, and
    turned round the date cells lie closer to the texts.
    """
    cells = [one for one in seen if isinstance(one.cell, date)]
    texts = [one for one, order, only in shown if only and order is DateOrder.DMY]
    if not (cells and texts) or len(texts) < len(shown):
        return
    days = [parse_span(bare(str(one.cell))).first for one in texts]
    as_is = [one.cell for one in cells if isinstance(one.cell, date)]
    if any(day.day > 12 for day in as_is):
        return
    turned = [date(day.year, day.day, day.month) for day in as_is]
    if _apart(turned, days) >= _apart(as_is, days):
        return
    what = (
        f"{quoted(str(texts[0].cell))} is text among date cells that look swapped: row "
        f"{cells[0].line} is {as_is[0]}, and may have been {turned[0]}"
    )
    hint = "a spreadsheet read what it could month first: write all days as year-month-day"
    yield note(Where(name, texts[0].line), what, hint, "swapped-dates")


def _apart(days: Sequence[date], others: Sequence[date]) -> int:
    """How many days lie between `days` and the range of `others`, in sum."""
    first, last = min(others), max(others)
    return sum(max((first - day).days, (day - last).days, 0) for day in days)


# --- times with a zone --------------------------------------------------------------------


def _told_of_zones(name: str, seen: Sequence[Seen], zone: tzinfo | None) -> Iterator[Problem]:
    found = [(one, moment) for one in seen if (moment := _zoned(one.cell))]
    at_midnight = [(one, moment) for one, moment in found if _is_midnight(moment, UTC)]
    others = [(one, moment) for one, moment in found if not _is_midnight(moment, UTC)]
    if zone is not None:
        yield from _moved(name, found, zone)
        return
    if at_midnight:
        one, moment = at_midnight[0]
        what = f"{quoted(str(one.cell))} is midnight UTC, and read as {moment.date()}"
        elsewhere = f"{argument('zone', 'NAME')} counts days elsewhere, where it may be another one"
        hint = by_argument(elsewhere)
        yield note(Where(name, one.line), what, hint, "midnight-utc")
    if others:
        one, moment = others[0]
        what = f"{quoted(str(one.cell))} is read as {moment.date()}, the day in its own zone"
        hint = by_argument(_zone_hint([moment for _, moment in others]))
        yield note(Where(name, one.line), what, hint, "time-with-zone")


def _moved(name: str, found: Sequence[tuple[Seen, datetime]], zone: tzinfo) -> Iterator[Problem]:
    """A note on times that are another day in the zone asked for."""
    moved = [(one, moment, moment.astimezone(zone).date()) for one, moment in found]
    moved = [(one, moment, day) for one, moment, day in moved if day != moment.date()]
    for code, at in (("midnight-utc", True), ("time-with-zone", False)):
        told = [(one, day) for one, moment, day in moved if _is_midnight(moment, UTC) is at]
        if told:
            one, day = told[0]
            kind = "midnight UTC, and in the zone asked for" if at else "in the zone asked for"
            what = f"{quoted(str(one.cell))} is {kind} {day}"
            yield note(Where(name, one.line), what, code=code)


def _zoned(cell: Cell) -> datetime | None:
    """The moment of a cell with a zone."""
    moment = moment_of(bare(cell)) if isinstance(cell, str) else None
    return moment if moment is not None and moment.tzinfo is not None else None


def _is_midnight(moment: datetime, zone: tzinfo) -> bool:
    return moment.utcoffset() == zone.utcoffset(None) and moment.time() == time(0)


def _zone_hint(moments: Sequence[datetime]) -> str:
    """Where all are midnight in one zone, that zone: days that were written as moments."""
    midnights: set[timezone] = {midnight_offset(moment) for moment in moments}
    own = {moment.utcoffset() for moment in moments}
    (only, *more) = midnights
    if more or own == {only.utcoffset(None)}:
        either = f"{argument('zone', 'Asia/Kabul')} or {argument('zone', '+04:30')}"
        return f"{either} counts days there"
    offset = offset_text(only)
    day = moments[0].astimezone(only).date()
    return f"that is midnight at {offset}: {argument('zone', offset)} reads it as {day}"


# --- days far from all others -------------------------------------------------------------


def _far_days(
    name: str, seen: Sequence[Seen], rules: DateRules
) -> tuple[dict[date, str], list[Problem]]:
    """The first or last day where it is too far from the others, and a note where it is far."""
    days: dict[date, list[Seen]] = {}
    for one in seen:
        if (day := _day(one.cell, rules)) is not None:
            days.setdefault(day, []).append(one)
    ordered = sorted(days)
    far, told = {}, []
    for end, near, rest in ((ordered[:1], ordered[1:2], ordered[1:]),
                            (ordered[-1:], ordered[-2:-1], ordered[:-1])):  # fmt: skip
        if not end or not near or sum(one.rows for one in days[end[0]]) > 1:
            continue
        gap = abs((end[0] - near[0]).days) / _DAYS_A_YEAR
        rows = sum(one.rows for day in rest for one in days[day])
        if rows < OTHERS or gap <= max(FAR_YEARS, (rest[-1] - rest[0]).days / _DAYS_A_YEAR):
            continue
        what = f"{end[0]} is {gap:.0f} years from every other day of the table"
        if gap > TOO_FAR_YEARS:
            far[end[0]] = what
        else:
            where = Where(name, days[end[0]][0].line)
            told.append(note(where, what, "is the year right?", "far-day"))
    return far, told


def _day(cell: Cell, rules: DateRules) -> date | None:
    try:
        return rules.span(cell).last
    except DateError:
        return None
