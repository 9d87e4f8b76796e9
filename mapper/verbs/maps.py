"""The maps that Python draws: whatever is given, a table or ground that was drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard, Unpack

from mapper.errors import UsageError
from mapper.history.days import ALL
from mapper.polygons.drawn_notes import tell_undrawn
from mapper.polygons.face_history import FaceHistory
from mapper.reading.arguments import given_day, given_order, must_be_texts
from mapper.reading.histories import is_history
from mapper.verbs.drawing import (
    Look,
    Sources,
    draw_inputs,
    history_given,
    inputs_given,
    look_given,
)
from mapper.verbs.faces import faces_document
from mapper.verbs.timeline import timeline_document
from mapper.verbs.told import told_of, warn_of

if TYPE_CHECKING:
    from mapper.page.leaflet import ControlMap


def draw(
    table: str | Path | None = None,
    *,
    boundaries: str | Path | None = None,
    scheme: str | Path | None = None,
    as_of: date | str | None = None,
    title: str | None = None,
    columns: Mapping[str, str] | None = None,
    constants: Mapping[str, object] | None = None,
    means: Mapping[str, str] | None = None,
    date_format: str | None = None,
    zone: str | None = None,
    country: str | None = None,
    aliases: str | Path | None = None,
    provinces_from: str | None = None,
    border_km: float = 30.0,
    stale_days: int | None = None,
    tiles: str = "",
    lenient: bool = False,
    generated: date | str | None = None,
    encoding: str | None = None,
    sheet: str | None = None,
    layer: str | None = None,
    name_field: str | None = None,
    known_on: date | str | None = None,
    prefer: str | None = None,
    about: str | None = None,
    status: str | None = None,
    rest: str | None = None,
    date_pattern: str | None = None,
    tallies: str | Path | None = None,
    same_day: str | None = None,
    status_from: str | None = None,
    clip: bool = False,
    crs: str | None = None,
    boundary_encoding: str | None = None,
    unit_where: str | None = None,
    dissolve: str | None = None,
) -> ControlMap:
    """Draw who held what on one day as a `folium.Map`.

    `table` is any control table that `read_table` reads, with the columns `place status date`;
    without one it is the embedded ledger of Afghanistan, as of 2021-08-05. `boundaries` is the
    name of a bundled set or a file; without any the embedded provinces serve, where most places of
    the table lie in them. `as_of` is that day included, the table's last day by
    default, and the day of all rows where the table has no dates. The map shows itself in a
    notebook, `save(path)` writes the page, and it takes folium's own layers.

    `columns` names the heading of a column, `constants` gives a column one value for all rows:
    `{"kind": "town"}`; an empty one sets the column aside. `means` says what words or bare numbers
    of the table mean: `{"1": "taliban"}`.

    `date_format` is the order of 5/11/2021 (`DMY`, `MDY`), `zone` where the days of times with a
    zone of their own are counted: `Asia/Kabul` or `+04:30`. `country` names the one whose rows
    count, where a column names several and the boundaries do not tell.

    With `known_on` the map shows what was made, published or corrected up to that day, and the
    day drawn is by default the last one then known. `prefer` decides where sources disagree:
    `newest` (the default), `confident`, or names of sources with commas between them. `about` is
    what rows that do not say are about: `ground` (the default), or `seats`, such as the centres
    of districts, which are counted and never measured in km².

    `tallies` is a table of what others counted (`date counted_by what of` and a column for each
    status); the page has it beside its own sums, and the embedded ledger has its own.

    Of a file of boundaries `crs` is the reference system that its numbers are in, whatever it says
    (`EPSG:32636`, or `lat,lon`), `boundary_encoding` the encoding of its texts, `unit_where` which
    features count (`level=4,country!=X`), and `dissolve` the field whose equal values make one
    unit of several features.

    `table` may be drawn ground as well: a folder of polygon files, one file, or kept faces. Then
    `status` is what all polygons have, `rest` what the rest of `boundaries` has, and
    `date_pattern` how names of files write their day; of several versions of one day, files
    whose names differ by a time alone, `same_day` takes the `last` (the default) or may `join` all.
    `status_from` says whose name holds the status: `name` of the file, `layer` or `folder`. With
    `clip` the ground is cut to `boundaries`.

    What is worth telling are the map's `problems`, and one MapperWarning for each kind.
    Raises DataProblems, with all of them, where rows cannot be drawn, unless `lenient`: then
    sound rows are drawn and the rest is listed on the page. Raises TableError, BoundaryError,
    SchemeError or UsageError where an input cannot be used at all.
    """
    must_be_texts(tiles=tiles)
    day = given_day("as_of", as_of)
    sources: Sources = {
        "boundaries": boundaries,
        "scheme": scheme,
        "columns": columns,
        "constants": constants,
        "means": means,
        "date_format": date_format,
        "zone": zone,
        "country": country,
        "aliases": aliases,
        "encoding": encoding,
        "sheet": sheet,
        "layer": layer,
        "name_field": name_field,
        "known_on": known_on,
        "prefer": prefer,
        "about": about,
        "status": status,
        "rest": rest,
        "date_pattern": date_pattern,
        "tallies": tallies,
        "same_day": same_day,
        "status_from": status_from,
        "clip": clip,
        "crs": crs,
        "boundary_encoding": boundary_encoding,
        "unit_where": unit_where,
        "dissolve": dissolve,
    }
    if is_drawn(table):
        if tiles:
            raise UsageError("tiles: is for a map of places — leave it out for drawn ground")
        made = given_day("generated", generated)
        return faces_map(
            history_given(table, lenient=lenient, day=day, **sources),
            Look(as_of=day, title=title, generated=made),
            single=True,
        )
    inputs = inputs_given(table, day, **sources)
    look = look_given(
        inputs,
        table,
        day,
        title=title,
        provinces_from=provinces_from,
        border_km=border_km,
        stale_days=stale_days,
        generated=generated,
    )
    told = told_of(inputs, embedded=table is None, day=look.as_of, stale_days=stale_days)
    page = draw_inputs(inputs, replace(look, tiles=tiles), lenient=lenient, problems=told)
    warn_of(told)
    return page


def timeline(
    table: str | Path | None = None,
    *,
    dates: str = ALL,
    as_of: date | str | None = None,
    title: str | None = None,
    provinces_from: str | None = None,
    border_km: float = 30.0,
    stale_days: int | None = None,
    lenient: bool = False,
    generated: date | str | None = None,
    **sources: Unpack[Sources],
) -> ControlMap:
    """Draw all days of a table as one page, a `folium.Map` that saves and shows itself.

    `dates` are the days that the page stops at: `all` on which something changes, `monthly`,
    `weekly`, or days with commas between them. `as_of` is the day it opens on, by default the
    last; the other arguments are those of `draw`, and so is what is raised.
    """
    from mapper.page.leaflet import ControlMap

    must_be_texts(dates=dates)
    day = given_day("as_of", as_of)
    if is_drawn(table):
        if dates != ALL:
            raise UsageError("dates: drawn ground has all its days on the page — leave it out")
        made = given_day("generated", generated)
        return faces_map(
            history_given(table, lenient=lenient, day=day, **sources),
            Look(as_of=day, title=title, generated=made),
        )
    inputs = inputs_given(table, None, **sources)
    look = look_given(
        inputs,
        table,
        day,
        title=title,
        provinces_from=provinces_from,
        border_km=border_km,
        stale_days=stale_days,
        generated=generated,
    )
    if day is None and dates != ALL:
        look = replace(look, as_of=None)
    if not lenient:
        inputs.must_be_sound()
    order = given_order(sources.get("date_format"))
    told = told_of(inputs, embedded=table is None)
    document = timeline_document(inputs, look, dates, inputs.stopping, order)
    warn_of(told)
    return ControlMap(document, problems=told)


def is_drawn(source: str | Path | None) -> TypeGuard[str | Path]:
    """Whether what is given is ground that was drawn."""
    return isinstance(source, str | Path) and is_history(source)


def faces_map(history: FaceHistory, look: Look, *, single: bool = False) -> ControlMap:
    """A history of faces as a `folium.Map`; see `faces_page`."""
    from mapper.page.leaflet import ControlMap

    document = faces_document(history, look, single=single)
    told = (*history.problems, *tell_undrawn(history.name, history.drawn, [look.as_of]))
    warn_of(told)
    return ControlMap(document, problems=told)
