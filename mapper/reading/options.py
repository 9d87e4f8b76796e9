# SPDX-License-Identifier: MIT
"""How what a user names is to be read, as the command line and Python say it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from mapper.boundaries.options import AS_IT_IS, BoundaryOptions
from mapper.errors import UsageError
from mapper.model.spelling import argument, given
from mapper.model.texts import must_be_texts
from mapper.polygons.same_day import SameDay, given_same_day
from mapper.polygons.status_names import StatusFrom, given_status_from
from mapper.reading.arguments import (
    given_about,
    given_columns,
    given_constants,
    given_day,
    given_fill_down,
    given_header,
    given_means,
    given_order,
    given_where,
    given_zone,
    is_number,
    must_be_days,
    must_be_path,
)
from mapper.tables.frames import Frame, is_frame

if TYPE_CHECKING:
    from mapper.model.record import About
    from mapper.polygons.reading import Progress
    from mapper.tables.dates import DateOrder


@dataclass(frozen=True, kw_only=True)
class TableOptions:
    """How a control table is to be read.

    Parameters
    ----------
    columns : mapping of str to str, optional
        The heading of a column: ``{"status": "controller"}``. Also of the fields of drawn ground.
    constants : mapping of str to object, optional
        One value for all rows: ``{"kind": "town"}``; an empty one sets the column aside.
    means : mapping of str to str, optional
        Words or bare numbers, and the status that each means: ``{"1": "taliban"}``. Also of
        drawn ground.
    date_format : {"DMY", "MDY", "YMD"}, optional
        The order of 5/11/2021. Found from all rows where none is given. Also of drawn ground.
    zone : str or tzinfo, optional
        Where the days of times with a zone of their own are counted: ``Asia/Kabul``, ``+04:30``.
    country : str, optional
        That of the rows which count, where a column names several; with commas between them
        several. By default those of the boundaries.
    encoding, sheet : str, optional
        The encoding of a text table, and the sheet of a workbook.
    header : int or str, optional
        The row with the headings, 1 being the first of the file; ``"3-4"`` for several. Found
        where None.
    wide : bool, optional
        Whether a table has a column a date, with the status in its cells. Found where None: at
        least two headings are dates, and none is the status.
    fill_down : str or sequence of str, optional
        Columns whose empty cells say what the one above them says; several as a list, or with
        commas between them. Found where None: empty places of rows with a status and a day.
    where : str, optional
        Which rows count: ``status = taliban and date >= 2021-08-01``, with ``and``, ``or``,
        ``not``, brackets, ``in (…)``, ``contains`` and ``is empty``.
    places : path, optional
        A table of positions (``lat``, ``lon``) or parents for names or ids of places.
    known_on : date or str, optional
        Rows made, published or corrected after this day are left out; this day included.
    prefer : str, optional
        What decides where sources disagree: ``newest`` (the default), ``confident``, or names of
        sources with commas between them.
    about : {"ground", "seats"}, optional
        What rows that do not say are about: ground, or seats such as the centres of districts,
        which are counted and never measured in km².
    aliases : path, optional
        A table of further names of places.
    crosswalk : path, optional
        A reviewed crosswalk: rows about the older units that it names count for the units of the
        boundaries that these became.
    crosswalk_until : date or str, optional
        The first day from which on rows name units of the boundaries themselves.
    tallies : path, optional
        A table of what others counted: ``date counted_by what of`` and a column a status. The
        embedded ledger has its own.
    events : path or DataFrame, optional
        Events, advances and lines, which stand on the map and count in no figure: a table, or a
        file of points and lines. Rows of the control table may be such, too.
    events_days : int, optional
        For how many days an event stays on the map, its last day included. Default: 14.
    lenient : bool, default False
        Whether rows that cannot be used are left out and listed, in place of an error. Also of
        the files and polygons of drawn ground.
    default_day : date, optional
        The day of all rows of a table without dates.
    stdin : binary file, optional
        Read instead of the standard input of the process.

    Raises
    ------
    UsageError
        In one line, where a value can mean nothing.
    """

    columns: Mapping[str, str] | None = None
    constants: Mapping[str, object] | None = None
    means: Mapping[str, str] | None = None
    date_format: str | DateOrder | None = None
    zone: str | tzinfo | None = None
    country: str | None = None
    encoding: str | None = None
    sheet: str | None = None
    header: int | str | None = None
    wide: bool | None = None
    fill_down: str | Sequence[str] | None = None
    where: str | None = None
    places: str | Path | None = None
    known_on: date | str | None = None
    prefer: str | None = None
    about: str | About | None = None
    aliases: str | Path | None = None
    crosswalk: str | Path | None = None
    crosswalk_until: date | str | None = None
    tallies: str | Path | None = None
    events: str | Path | Frame | None = None
    events_days: int | None = None
    lenient: bool = False
    default_day: date | None = None
    stdin: BinaryIO | None = None

    def __post_init__(self) -> None:
        must_be_texts(
            country=self.country, encoding=self.encoding, sheet=self.sheet, prefer=self.prefer
        )
        for name in ("aliases", "crosswalk", "tallies", "places"):
            if getattr(self, name) is not None:
                must_be_path(name, getattr(self, name))
        if self.events is not None and not is_frame(self.events):
            must_be_path("events", self.events)
        must_be_days("events_days", self.events_days)
        if self.wide not in (True, False, None):
            raise UsageError(f"wide {self.wide!r}: give True or False")
        given_header(self.header)
        given_fill_down(self.fill_down)
        given_where(self.where, given_order(self.date_format))
        given_columns(self.columns)
        given_constants(self.constants)
        given_means(self.means)
        given_order(self.date_format)
        given_zone(self.zone)
        given_day("known_on", self.known_on)
        given_day("crosswalk_until", self.crosswalk_until, begins=True)
        if self.crosswalk_until is not None and self.crosswalk is None:
            hint = f"name it with {argument('crosswalk')}"
            raise UsageError(f"{given('crosswalk_until')}: is about a crosswalk — {hint}")
        given_about("about", self.about)


@dataclass(frozen=True, kw_only=True)
class DrawnOptions:
    """How drawn ground is to be read: polygons with a status each, of one day or of many.

    Parameters
    ----------
    status : str, optional
        What all polygons have, where no field says it.
    rest : str, optional
        What the rest of the boundaries has then.
    date_pattern : str, optional
        How the names of files write their day, in the form of `datetime.strptime`.
    same_day : {"last", "join"}, optional
        Whether of several versions of one day the last counts (the default) or all of them.
    status_from : {"name", "layer", "folder"}, optional
        Whose name holds the status; by default a field does.
    format_in : str, optional
        The form that the files are in: ``deepstate``, ``isw``, or ``plain`` for none. Found where
        None.
    clip : bool, default False
        Whether the ground is cut to the boundaries.
    sliver_m : float, optional
        Pieces thinner than this many metres go to the neighbour with the longest common line.
        Default: 10, or as kept faces were cut.
    progress : callable, optional
        Given a few words on what is being done, and an empty text at the end.

    Raises
    ------
    UsageError
        In one line, where a value can mean nothing.
    """

    status: str | None = None
    rest: str | None = None
    date_pattern: str | None = None
    same_day: str | SameDay | None = None
    status_from: str | StatusFrom | None = None
    format_in: str | None = None
    clip: bool = False
    sliver_m: float | None = None
    progress: Progress = lambda text: None

    def __post_init__(self) -> None:
        must_be_texts(status=self.status, rest=self.rest, date_pattern=self.date_pattern)
        given_same_day(self.same_day)
        given_status_from(self.status_from)
        must_be_texts(format_in=self.format_in)
        if self.format_in is not None:
            # Tables do without.
            from mapper.polygons.known_forms import given_form

            given_form(self.format_in)
        if self.sliver_m is not None and not is_number(self.sliver_m):
            raise UsageError(f"sliver_m {self.sliver_m!r}: give metres")


AnyOptions = TableOptions | BoundaryOptions | DrawnOptions


@dataclass(frozen=True, kw_only=True)
class Options:
    """All that says how inputs are read; see each of the three."""

    table: TableOptions = field(default_factory=TableOptions)
    boundaries: BoundaryOptions = AS_IT_IS
    drawn: DrawnOptions = field(default_factory=DrawnOptions)

    def must_suit_a_table(self) -> None:
        """Raise UsageError for an option that says nothing of a table."""
        _must_not_say(self.drawn, _OF_DRAWN, "is for drawn ground — give a folder of polygon files")

    def must_suit_drawn_ground(self) -> None:
        """Raise UsageError for an option that says nothing of drawn ground."""
        _must_not_say(self.table, _OF_TABLES, "says nothing of drawn ground — leave it out")
        _must_not_say(self.boundaries, _OF_UNITS, "says nothing of drawn ground — leave it out")


def gathered(options: Options | AnyOptions | Iterable[AnyOptions] | None) -> Options:
    """The options of a caller, who may give one of the three, several, or all as one."""
    if options is None:
        return Options()
    if isinstance(options, Options):
        return options
    several: list[Any] = [options]
    if isinstance(options, Iterable):
        several = list(options)
    names: dict[type, str] = {
        TableOptions: "table",
        BoundaryOptions: "boundaries",
        DrawnOptions: "drawn",
    }
    found: dict[str, AnyOptions] = {}
    for one in several:
        name = names.get(type(one))
        if name is None or name in found:
            kinds = "TableOptions, BoundaryOptions and DrawnOptions"
            raise UsageError(f"options {options!r}: give {kinds}, each once at most")
        found[name] = one
    return replace(Options(), **found)  # type: ignore[arg-type]


# What says nothing of drawn ground, and what says nothing of a table.
_OF_TABLES = (
    *("constants", "zone", "country", "encoding", "sheet", "header", "wide"),
    *("fill_down", "where", "places"),
    *("known_on", "prefer", "about", "aliases", "crosswalk", "tallies"),
)
_OF_UNITS = (
    *("name_field", "code_field", "within_field"),
    *("population_field", "unit_where", "dissolve"),
)
_OF_DRAWN = ("status", "rest", "date_pattern", "same_day", "status_from", "format_in", "clip")


def _must_not_say(options: AnyOptions, names: Iterable[str], what: str) -> None:
    for name in names:
        value = getattr(options, name)
        if is_frame(value) or value:
            raise UsageError(f"{given(name)}: {what}")
