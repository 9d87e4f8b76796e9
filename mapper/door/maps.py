# SPDX-License-Identifier: MIT
"""Maps for Python: each a `folium.Map` that saves and shows itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mapper.control.cells import CellRules
from mapper.control.majority import By
from mapper.door.asked import asked
from mapper.errors import UsageError
from mapper.history.days import ALL
from mapper.model.spelling import given
from mapper.model.texts import must_be_texts
from mapper.reading.arguments import is_number
from mapper.reading.given import Given, inputs_given
from mapper.reading.inputs import Boundaries, Table
from mapper.style.words import load_words
from mapper.tables.fixed_words import one_of
from mapper.verbs.drawing import map_of
from mapper.verbs.framing import tell_far
from mapper.verbs.look import FROM_CAPITAL, FROM_NOTHING, Look
from mapper.verbs.of_table import TableSubject
from mapper.verbs.reported import reported, warn_of
from mapper.verbs.subject import Shown, Subject
from mapper.verbs.subject_given import subject_given

if TYPE_CHECKING:
    from mapper.comparison.model import Comparison
    from mapper.model.scheme import Scheme
    from mapper.page.leaflet import ControlMap


def draw(
    table: Table | None = None,
    boundaries: Boundaries | None = None,
    scheme: str | Path | Scheme | None = None,
    as_of: date | str | None = None,
    *,
    options: Given | None = None,
    look: Look | None = None,
) -> ControlMap:
    """Draw who held what on one day.

    Parameters
    ----------
    table : path, DataFrame or GeoDataFrame, optional
        A control table with the columns ``place status date``, or drawn ground: a folder of
        polygon files, one file, kept faces, or a GeoDataFrame of polygons with a status each.
        A GeoDataFrame of points is a table of places. Without one, the embedded ledger of
        Afghanistan, 2021.
    boundaries : str, path, GeoDataFrame or BoundarySet, optional
        A country (``UKR``, ``Ukraine``, ``SYR,IRQ``), a file, or shapes in memory. Without any
        those of the country serve that the table is plainly about, or else the embedded provinces,
        where most of its places lie in them.
    scheme : str, path or Scheme, optional
        Which statuses there are. Default: ``three-way``.
    as_of : date or str, optional
        The day drawn, that day included. Default: the last of the table, with
        ``TableOptions(known_on=…)`` the last one then known; of the embedded ledger 2021-08-05.
    options : TableOptions, BoundaryOptions, DrawnOptions, or several of them, optional
        How the inputs are read.
    look : Look, optional
        How the map is to look.

    Returns
    -------
    ControlMap
        A `folium.Map`: ``save(path)`` writes the page, ``to_gdf()`` gives the units with what
        holds them, ``problems`` what is worth knowing.

    Raises
    ------
    DataProblems
        With all of them, where rows cannot be drawn; with ``TableOptions(lenient=True)`` the
        sound rows are drawn, and the page lists the rest.
    TableError, BoundaryError, SchemeError, UsageError
        Where an input cannot be used at all.

    Warns
    -----
    MapperWarning
        Once for each kind of problem that does not stop.
    """
    read, look = asked(options, look, as_of)
    subject = subject_given(table, boundaries, scheme, read, look.as_of)
    return _map_of(subject, look, subject.day_page)


def timeline(
    table: Table | None = None,
    boundaries: Boundaries | None = None,
    scheme: str | Path | Scheme | None = None,
    as_of: date | str | None = None,
    *,
    dates: str = ALL,
    steps: str | Path | None = None,
    options: Given | None = None,
    look: Look | None = None,
) -> ControlMap:
    """Draw all days as one page with a slider.

    Parameters
    ----------
    table, boundaries, scheme, options, look
        As of `draw`.
    as_of : date or str, optional
        The day that the page opens on. Default: the last, of the embedded ledger 2021-08-05.
    dates : str, default "all"
        The days that the page stops at: ``all`` on which something changes, ``monthly``,
        ``weekly``, or days with commas between them.
    steps : path, optional
        A TOML file with the steps of a story: each a day, a frame and what is told of them.

    Returns
    -------
    ControlMap
        As of `draw`.

    Raises
    ------
    DataProblems, TableError, BoundaryError, SchemeError, UsageError
        As `draw` does.
    """
    must_be_texts(dates=dates)
    read, look = asked(options, look, as_of)
    look = look if steps is None else replace(look, steps=steps)
    subject = subject_given(table, boundaries, scheme, read, look.as_of)
    return _map_of(subject, look, partial(subject.days_page, dates=dates))


def infer(
    table: Table | None = None,
    within: Boundaries | None = None,
    scheme: str | Path | Scheme | None = None,
    as_of: date | str | None = None,
    *,
    max_km: float | None = None,
    per_unit: bool = False,
    options: Given | None = None,
    look: Look | None = None,
) -> ControlMap:
    """Draw the ground around the places of a table, each piece as the closest of them is.

    Parameters
    ----------
    table, scheme, as_of, options, look
        As of `draw`.
    within : str, path, GeoDataFrame or BoundarySet, optional
        The ground that is divided among the places, as `boundaries` of `draw`.
    max_km : float, optional
        Ground farther than this from every place has no data, in kilometres.
    per_unit : bool, default False
        Whether a place speaks for the unit alone that it lies in.

    Returns
    -------
    ControlMap
        As of `draw`; its areas are inferred, and said to be.

    Raises
    ------
    TableError
        Where no place lies in `within`.
    DataProblems, BoundaryError, SchemeError, UsageError
        As `draw` does.
    """
    from mapper.verbs.infer import inferred_inputs

    if max_km is not None and not (is_number(max_km) and max_km > 0):
        raise UsageError(f"max_km {max_km!r}: give kilometres above 0")
    read, look = asked(options, look, as_of)
    if look.provinces_from == FROM_CAPITAL:
        raise UsageError("provinces_from 'capital': areas follow their own place — leave it out")
    inputs = inputs_given(table, within, scheme, read, look.as_of)
    rules = CellRules(most_km=max_km, by_unit=per_unit)
    areas = inferred_inputs(inputs, rules, words=load_words(look.lang))
    subject = TableSubject(inputs=areas, source=table, lenient=read.table.lenient)
    return _map_of(subject, look, subject.day_page)


def aggregate(
    table: Table | None = None,
    boundaries: Boundaries | None = None,
    to: Boundaries | None = None,
    scheme: str | Path | Scheme | None = None,
    *,
    by: str = "count",
    as_of: date | str | None = None,
    options: Given | None = None,
    look: Look | None = None,
) -> ControlMap:
    """Give each whole what most of its parts have: provinces what most of their districts do.

    Parameters
    ----------
    table, boundaries, scheme, as_of, options, look
        As of `draw`.
    to : str, path, GeoDataFrame or BoundarySet, optional
        What the units of `boundaries` add up to. Without it, places with a report add up to the
        units of `boundaries` that they lie in.
    by : {"count", "area", "population"}, default "count"
        What a part weighs.

    Returns
    -------
    ControlMap
        As of `draw`.

    Raises
    ------
    DataProblems, TableError, BoundaryError, SchemeError, UsageError
        As `draw` does.
    """
    from mapper.boundaries.load import load_boundaries
    from mapper.verbs.aggregate import aggregated_subject

    weight = one_of(by, By, given("by", by))
    read, look = asked(options, look, as_of)
    parts = subject_given(table, boundaries, scheme, read, look.as_of)
    subject = aggregated_subject(parts, None if to is None else load_boundaries(to), weight)
    shown = replace(look, provinces_from=FROM_NOTHING)
    return _map_of(subject, shown, subject.day_page)


def compare_map(comparison: Comparison, look: Look | None = None) -> ControlMap:
    """Draw a comparison: both days, and what changed.

    Parameters
    ----------
    comparison : Comparison
        What `diff` gives.
    look : Look, optional
        How the map is to look.

    Returns
    -------
    ControlMap
        As of `draw`; `timeline` compares any two days on its page.

    Raises
    ------
    BalanceError
        Where the sums of a status are not those of its units: a fault of mapper.
    """
    from mapper.verbs.compare import compare_map as drawn

    return drawn(comparison, asked(None, look)[1])


def _map_of(subject: Subject, look: Look, draw: Callable[[Look], Shown]) -> ControlMap:
    """A page as a map, with a warning for each kind of what is worth knowing."""
    problems, document = reported(subject, look), draw(look).document
    problems += tell_far(document.payload, subject.inputs.table.name)
    warn_of(problems)
    return map_of(document, problems)
