"""Tables, and what they say of days: read, checked, counted and compared, for Python."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.load import load_boundaries as load_units
from mapper.boundaries.options import BoundaryOptions
from mapper.door.asked import asked, opened
from mapper.door.results import Comparison, History, JoinReport, State, shown_as
from mapper.errors import UsageError
from mapper.history.days import ALL
from mapper.model.texts import must_be_texts
from mapper.reading.arguments import given_day, given_order
from mapper.reading.given import (
    Given,
    any_inputs,
    drawn_inputs,
    inputs_given,
    is_drawn,
    on_disk,
)
from mapper.reading.histories import history_reading
from mapper.reading.inputs import Boundaries, Table, must_be_sources, read_inputs, read_raw
from mapper.reading.options import Options, TableOptions
from mapper.style.scheme_files import load_scheme as load_statuses
from mapper.tables.raw import RawTable
from mapper.verbs.diff import ground_compared, tables_compared
from mapper.verbs.ground import Given as Sided
from mapper.verbs.ground import are_ground, naming_units, read_both
from mapper.verbs.look import FROM_CAPITAL, Look
from mapper.verbs.reported import told_of, warn_of

if TYPE_CHECKING:
    from mapper.model.scheme import Scheme
    from mapper.reading.inputs import Inputs


def read_table(table: Table, options: TableOptions | None = None) -> RawTable:
    """Read a table as it stands, before any name or status is understood.

    Parameters
    ----------
    table : path or DataFrame
        CSV, TSV, XLSX, ODS, XLS, JSON, JSON Lines or Parquet; ``git:REV:PATH`` a table as it
        stood in git; a DataFrame, or a GeoDataFrame of points.
    options : TableOptions, optional
        How it is read.

    Returns
    -------
    RawTable
        ``headings`` and ``rows``; ``to_frame()`` gives a DataFrame, and every other function
        takes it in place of a path.

    Raises
    ------
    TableError
        Where the table cannot be read at all.
    """
    must_be_sources(table, None, None)
    return read_raw(table, options or TableOptions())


def load_boundaries(boundaries: Boundaries, options: BoundaryOptions | None = None) -> BoundarySet:
    """Load the units that rows of a table are about.

    Parameters
    ----------
    boundaries : str, path or GeoDataFrame
        The name of a bundled set such as ``AFG/ADM1``, or a file: GeoJSON, GeoPackage, Shapefile,
        FlatGeobuf, KML or TopoJSON.
    options : BoundaryOptions, optional
        Which fields hold names, codes and parents, which layer, which features.

    Returns
    -------
    BoundarySet
        ``to_gdf()`` gives ``id name within area_km2 geometry``, WGS84 degrees and equal-area km²
        (EPSG:6933); every function takes it in place of a path, so that it is read once.

    Raises
    ------
    BoundaryError
        Where it cannot be read, or leaves in doubt which field or layer is meant.
    """
    must_be_sources(None, boundaries, None)
    return load_units(boundaries, options or BoundaryOptions())


def load_scheme(scheme: str | Path | Scheme | None = None) -> Scheme:
    """Load the statuses that a map can have, with their words and colours.

    Parameters
    ----------
    scheme : str, path or Scheme, optional
        The name of a bundled scheme, or a TOML file. Default: ``three-way``.

    Returns
    -------
    Scheme
        ``statuses`` and ``actors``; every function takes it in place of a path.

    Raises
    ------
    SchemeError
        Where there is no such scheme, or with one line for each fault of the file.
    """
    must_be_sources(None, None, scheme)
    return load_statuses(scheme)


def check(
    table: Table | None = None,
    boundaries: Boundaries | None = None,
    scheme: str | Path | Scheme | None = None,
    *,
    options: Given | None = None,
) -> JoinReport:
    """Report how the rows of a table find their places, and what stands in the way of a map.

    Parameters
    ----------
    table, boundaries, scheme, options
        As of `draw`.

    Returns
    -------
    JoinReport
        ``problems`` stop a map, ``sound`` says that there is none; ``to_frame()`` has a row for
        each record with a place, ``str()`` the report in words.

    Raises
    ------
    TableError, BoundaryError, SchemeError, UsageError
        Where an input cannot be used at all. What is wrong with rows is in the report.
    """
    from mapper.verbs.check import join_report

    return shown_as(JoinReport, join_report(any_inputs(table, boundaries, scheme, options)))


def as_of(
    table: Table | None = None,
    day: date | str | None = None,
    boundaries: Boundaries | None = None,
    scheme: str | Path | Scheme | None = None,
    *,
    options: Given | None = None,
    look: Look | None = None,
) -> State:
    """Who held what on one day, as values.

    Parameters
    ----------
    table, boundaries, scheme, options, look
        As of `draw`.
    day : date or str, optional
        That day included; the last of the table by default.

    Returns
    -------
    State
        ``to_frame()`` and ``to_gdf()`` have a row for each unit, place and border region.

    Raises
    ------
    DataProblems, TableError, BoundaryError, SchemeError, UsageError
        As `draw` does.
    """
    from mapper.verbs.drawing import situate

    read, look = asked(options, look, day, "day")
    inputs = any_inputs(table, boundaries, scheme, read, look.as_of)
    shown = opened(look, table, inputs)
    _must_be_sound(inputs, read)
    told = told_of(inputs, embedded=table is None, day=shown.as_of, stale_days=look.stale_days)
    state = shown_as(State, situate(inputs, shown), problems=told)
    warn_of(told)
    return state


def stats(
    table: Table | None = None,
    boundaries: Boundaries | None = None,
    scheme: str | Path | Scheme | None = None,
    *,
    dates: str = ALL,
    options: Given | None = None,
    look: Look | None = None,
) -> History:
    """Count what each status holds on each of many days.

    Parameters
    ----------
    table, boundaries, scheme, options, look
        As of `draw`.
    dates : str, default "all"
        ``all`` days on which a unit's holding changes, ``monthly``, ``weekly``, or days with
        commas between them.

    Returns
    -------
    History
        ``to_frame()`` has a row for each day and status: units, and where rows are about ground
        their equal-area km² (EPSG:6933), share and people.

    Raises
    ------
    DataProblems, TableError, BoundaryError, SchemeError, UsageError
        As `draw` does.
    """
    from mapper.counting.series import count_days

    must_be_texts(dates=dates)
    read, look = asked(options, look)
    inputs = any_inputs(table, boundaries, scheme, read)
    _must_be_sound(inputs, read)
    told = told_of(inputs, embedded=table is None)
    series = count_days(
        inputs.boundaries,
        inputs.scheme,
        inputs.ledger(),
        dates,
        order=given_order(read.table.date_format),
        from_capitals=look.provinces_from == FROM_CAPITAL,
        stale_days=look.stale_days,
        counts=inputs.counts,
    )
    warn_of(told)
    return shown_as(History, series, problems=told)


def diff(
    before: Table | None = None,
    after: Table | None = None,
    boundaries: Boundaries | None = None,
    scheme: str | Path | Scheme | None = None,
    *,
    start: date | str | None = None,
    end: date | str | None = None,
    options: Given | None = None,
    look: Look | None = None,
) -> Comparison:
    """Compare two days of a table, two tables over one set of boundaries, or drawn ground.

    Parameters
    ----------
    before, after : path, DataFrame or GeoDataFrame, optional
        With `before` alone two of its days are compared; without any, those of the embedded
        ledger. Either may be drawn ground: then the ground that both cover is cut into areas with
        one status on either side. ``git:HEAD~1:control.csv`` is a table as it stood in git.
    boundaries, scheme, options
        As of `draw`.
    start, end : date or str, optional
        Both included. Of one table its first and its last day by default; of two tables `start`
        is the day of `before` and `end` that of `after`, by default the last of each.
    look : Look, optional
        Its ``provinces_from`` and ``stale_days`` count.

    Returns
    -------
    Comparison
        ``to_frame()`` and ``to_gdf()`` have a row for each change; counts and equal-area km²
        (EPSG:6933) balance, or the run fails.

    Raises
    ------
    DataProblems, TableError, BoundaryError, SchemeError, UsageError
        As `draw` does.
    """
    read, look = asked(options, look)
    days = given_day("start", start), given_day("end", end)
    if before is None and after is not None:
        raise UsageError("before None: give the table to compare 'after' with")
    lenient = read.table.lenient
    if are_ground(before, after):
        both = _both_sides((before, after), boundaries, scheme, days, read)
        named_by = naming_units(both, boundaries, read.boundaries.name_field)
        found = ground_compared(both, days, look, named_by=named_by, lenient=lenient)
    elif is_drawn(before):
        one = drawn_inputs(before, boundaries, scheme, read)
        found = tables_compared((one, one), days, look, lenient=True)
    else:
        first = inputs_given(before, boundaries, scheme, read, None if after is None else days[0])
        last = first
        if after is not None:
            last = inputs_given(after, first.boundaries, scheme, read, days[1])
        found = tables_compared(
            (first, last),
            days,
            look,
            names=(_name(before), _name(after)),
            lenient=lenient,
            embedded=before is None,
        )
    warn_of(found.problems)
    return shown_as(Comparison, found)


Days = tuple[date | None, date | None]


def _both_sides(
    sources: tuple[Any, Any],
    boundaries: Boundaries | None,
    scheme: str | Path | Scheme | None,
    days: Days,
    read: Options,
) -> tuple[Sided, Sided]:
    """Two sides of which one at least is drawn ground, read."""

    def table_of(table: Table, day: date | None, layer: str | None) -> Inputs:
        reading = replace(read.table, default_day=day)
        shapes = replace(read.boundaries, layer=layer)
        options = replace(read, table=reading, boundaries=shapes)
        return read_inputs(table, boundaries, scheme, options)

    reading = history_reading(read, boundaries, scheme)
    with on_disk(sources[0]) as one, on_disk(sources[1]) as other:
        return read_both((one, other), days, table_of, reading, lenient=read.table.lenient)


def _must_be_sound(inputs: Inputs, read: Options) -> None:
    if not read.table.lenient:
        inputs.must_be_sound()


def _name(source: Any) -> str:
    return str(source) if isinstance(source, str | Path) else ""
