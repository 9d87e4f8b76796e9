# SPDX-License-Identifier: MIT
"""Tables, and what they say of days: read, checked, counted and compared, for Python."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.load import load_boundaries as load_units
from mapper.boundaries.options import BoundaryOptions
from mapper.door.asked import asked
from mapper.door.results import Comparison, History, JoinReport, State, shown_as
from mapper.errors import UsageError
from mapper.history.days import ALL
from mapper.model.texts import must_be_texts
from mapper.reading.arguments import given_day, given_order
from mapper.reading.given import Given
from mapper.reading.inputs import Boundaries, Table
from mapper.reading.options import TableOptions, gathered
from mapper.reading.table_inputs import must_be_sources, read_raw
from mapper.style.scheme_files import load_scheme as load_statuses
from mapper.tables.raw import RawTable
from mapper.verbs.diff import days_of_one_compared, sources_compared
from mapper.verbs.look import Look
from mapper.verbs.reported import reported, warn_of
from mapper.verbs.subject_given import subject_given

if TYPE_CHECKING:
    from mapper.model.scheme import Scheme


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

    subject = subject_given(table, boundaries, scheme, gathered(options))
    return shown_as(JoinReport, join_report(subject.inputs))


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
    from mapper.verbs.situating import situate

    read, look = asked(options, look, day, "day")
    subject = subject_given(table, boundaries, scheme, read, look.as_of)
    problems = reported(subject, look)
    state = shown_as(State, situate(subject.inputs, subject.opened(look)), problems=problems)
    warn_of(problems)
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
    from mapper.verbs.stats import counted

    must_be_texts(dates=dates)
    read, look = asked(options, look)
    subject = subject_given(table, boundaries, scheme, read)
    series, problems = counted(subject, look, dates, given_order(read.table.date_format))
    warn_of(problems)
    return shown_as(History, series, problems=problems)


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
    if after is None:
        subject = subject_given(before, boundaries, scheme, read)
        found = days_of_one_compared(subject, days, look)
    else:
        found = sources_compared((before, after), boundaries, scheme, read, days, look)
    warn_of(found.problems)
    return shown_as(Comparison, found)
