"""Drawing a map: from inputs to a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from mapper.boundaries.options import BoundaryOptions
from mapper.control.situation import Situation, situation
from mapper.errors import TableError, UsageError
from mapper.model.problem import Problem
from mapper.page.document import Document, plain_html
from mapper.page.head import default_title, lead
from mapper.page.payload import Texts, make_payload
from mapper.places.readings import by_likeness
from mapper.reading.arguments import (
    given_about,
    given_columns,
    given_constants,
    given_day,
    given_means,
    given_order,
    given_zone,
    must_be_days,
    must_be_kilometres,
    must_be_texts,
)
from mapper.reading.inputs import (
    BUNDLED_DAY,
    Inputs,
    TableOptions,
    read_inputs,
)
from mapper.style.words import load_words
from mapper.tables.text import one_line

if TYPE_CHECKING:
    from xyzservices import TileProvider

    from mapper.page.leaflet import ControlMap
    from mapper.polygons.face_history import FaceHistory
    from mapper.reading.histories import DrawnOptions

FROM_CAPITAL = "capital"
FROM_NOTHING = "none"


@dataclass(frozen=True, kw_only=True)
class Look:
    """How a map is to look and what it is to say; None leaves the choice to the data.

    - `as_of`: the day drawn, that day included.
    - `provinces_from`: `capital` or `none`.
    - `border_km`: width of the border regions in kilometres.
    - `stale_days`: days after which a report counts as old; None: as the scheme says.
    - `tiles`: the name of a tile provider; empty for none, so that the page needs no network.
    - `generated`: the day to print as that of making; None prints none.
    """

    as_of: date | None = None
    title: str | None = None
    provinces_from: str | None = None
    border_km: float = 30.0
    stale_days: int | None = None
    tiles: str = ""
    lang: str = "en"
    generated: date | None = None


class Sources(TypedDict, total=False):
    """What to read besides the table, and how; see `draw`."""

    boundaries: str | Path | None
    scheme: str | Path | None
    columns: Mapping[str, str] | None
    constants: Mapping[str, object] | None
    means: Mapping[str, str] | None
    date_format: str | None
    zone: str | None
    country: str | None
    aliases: str | Path | None
    encoding: str | None
    sheet: str | None
    layer: str | None
    name_field: str | None
    crs: str | None
    boundary_encoding: str | None
    unit_where: str | None
    dissolve: str | None
    known_on: date | str | None
    prefer: str | None
    about: str | None
    status: str | None
    rest: str | None
    date_pattern: str | None
    tallies: str | Path | None
    same_day: str | None
    status_from: str | None
    clip: bool | None


# Of the sources what says nothing of ground that was drawn, and what says nothing of a table.
OF_TABLES = (
    "aliases",
    "constants",
    "encoding",
    "sheet",
    "zone",
    "country",
    "name_field",
    "unit_where",
    "dissolve",
    "known_on",
    "prefer",
    "about",
    "tallies",
)
# What says how a file of boundaries is to be taken.
OF_FILES = ("layer", "name_field", "crs", "boundary_encoding", "unit_where", "dissolve")
OF_DRAWN = ("status", "rest", "date_pattern", "same_day", "status_from", "clip")


def inputs_given(table: str | Path | None, day: date | None, **sources: Unpack[Sources]) -> Inputs:
    """Read what a caller of Python names; UsageError in one line for what cannot be used."""
    must_say_something(sources, OF_DRAWN, "a table", "give a folder of polygon files")
    texts = ("date_format", "zone", "country", "encoding", "sheet", "prefer", *OF_FILES)
    must_be_texts(**{name: sources.get(name) for name in texts})
    return read_inputs(
        table,
        boundaries=sources.get("boundaries"),
        scheme=sources.get("scheme"),
        aliases=sources.get("aliases"),
        tallies=sources.get("tallies"),
        table_options=TableOptions(
            encoding=sources.get("encoding"),
            sheet=sources.get("sheet"),
            columns=given_columns(sources.get("columns")),
            constants=given_constants(sources.get("constants")),
            means=given_means(sources.get("means")),
            date_order=given_order(sources.get("date_format")),
            zone=given_zone(sources.get("zone")),
            country=sources.get("country"),
            default_day=day,
            known_on=given_day("known_on", sources.get("known_on")),
            prefer=sources.get("prefer"),
            about=given_about("about", sources.get("about")),
        ),
        boundary_options=boundary_options_given(**sources),
    )


def boundary_options_given(**sources: Unpack[Sources]) -> BoundaryOptions:
    """How a caller of Python says that a file of boundaries is to be read."""
    return BoundaryOptions(
        layer=sources.get("layer"),
        crs=sources.get("crs"),
        encoding=sources.get("boundary_encoding"),
        name_field=sources.get("name_field"),
        unit_where=sources.get("unit_where"),
        dissolve=sources.get("dissolve"),
    )


def history_given(
    source: str | Path, *, lenient: bool, day: date | None = None, **sources: Unpack[Sources]
) -> FaceHistory:
    """Read drawn ground that a caller of Python names; `day` is that of a file that tells none.

    Raises UsageError in one line for what cannot be used, and what `read_faces` does.
    """
    from mapper.reading.histories import read_faces

    must_say_something(sources, OF_TABLES, "drawn ground", "leave it out")
    texts = ("date_format", *OF_FILES, *(name for name in OF_DRAWN if name != "clip"))
    must_be_texts(**{name: sources.get(name) for name in texts})
    return read_faces([source], drawn_options_given(day, **sources), lenient=lenient)


def drawn_options_given(day: date | None = None, **sources: Unpack[Sources]) -> DrawnOptions:
    """How a caller of Python says that drawn ground is to be read."""
    from mapper.polygons.same_day import given_same_day
    from mapper.polygons.status_names import given_status_from
    from mapper.reading.histories import DrawnOptions

    return DrawnOptions(
        scheme=sources.get("scheme"),
        boundaries=sources.get("boundaries"),
        columns=given_columns(sources.get("columns")),
        means=given_means(sources.get("means")),
        layer=sources.get("layer"),
        crs=sources.get("crs"),
        boundary_encoding=sources.get("boundary_encoding"),
        date_order=given_order(sources.get("date_format")),
        date_pattern=sources.get("date_pattern"),
        day=day,
        same_day=given_same_day(sources.get("same_day")),
        status_from=given_status_from(sources.get("status_from")),
        status=sources.get("status"),
        rest=sources.get("rest"),
        clip=bool(sources.get("clip")),
    )


def must_say_something(
    sources: Mapping[str, object], names: Iterable[str], of: str, instead: str
) -> None:
    """UsageError for an option of these names that is given, for it says nothing here."""
    for name in names:
        if sources.get(name) not in (None, False):
            raise UsageError(f"{name}: says nothing of {of} — {instead}")


def look_given(
    inputs: Inputs,
    table: str | Path | None,
    day: date | None,
    *,
    title: str | None,
    provinces_from: str | None,
    border_km: float,
    stale_days: int | None,
    generated: date | str | None,
) -> Look:
    """The look that a caller of Python asks for; the embedded ledger has its own day and rule."""
    must_be_texts(title=title)
    must_be_kilometres("border_km", border_km)
    must_be_days("stale_days", stale_days)
    if provinces_from not in (None, FROM_CAPITAL, FROM_NOTHING):
        raise UsageError(f"provinces_from {provinces_from!r}: give 'capital' or 'none'")
    return Look(
        as_of=day or (BUNDLED_DAY if table is None and inputs.known_on is None else None),
        title=title,
        provinces_from=provinces_from,
        border_km=border_km,
        stale_days=stale_days,
        generated=given_day("generated", generated),
    )


def draw_inputs(
    inputs: Inputs, look: Look, *, lenient: bool = False, problems: Iterable[Problem] = ()
) -> ControlMap:
    """Draw inputs that are read already; the map has the `problems` that they are told with.

    Raises DataProblems unless they are sound or `lenient`.
    """
    from mapper.page.leaflet import ControlMap

    if not lenient:
        inputs.must_be_sound()
    return ControlMap(
        make_document(inputs, look, left_out=inputs.stopping),
        tiles=find_tiles(look.tiles) if look.tiles else None,
        problems=problems,
    )


def draw_page(inputs: Inputs, look: Look, *, lenient: bool = False) -> str:
    """The page of inputs that are read already; the same bytes as that of `draw_inputs`.

    A page without tiles does not need the map library, half a second of imports.
    """
    if look.tiles:
        return draw_inputs(inputs, look, lenient=lenient).html()
    if not lenient:
        inputs.must_be_sound()
    return plain_html(make_document(inputs, look, left_out=inputs.stopping))


def make_document(inputs: Inputs, look: Look, left_out: tuple[Problem, ...] = ()) -> Document:
    """Everything of the page but its map element."""
    here = situate(inputs, look)
    words = load_words(look.lang)
    texts = Texts(
        title=one_line(look.title or "") or default_title(here, words),
        lead=lead(here, words),
        words=words,
        tiled=bool(look.tiles),
    )
    return Document(
        situation=here,
        payload=make_payload(here, texts),
        texts=texts,
        left_out=left_out,
        alike=by_likeness(inputs.told),
        generated=look.generated,
        tiles=look.tiles,
        tiles_credit=find_tiles(look.tiles).attribution if look.tiles else "",
    )


def day_drawn(inputs: Inputs, look: Look) -> date:
    """The day that is asked for, that of the table, or its last one; TableError if it has none."""
    asked = look.as_of or inputs.day
    if asked is not None:
        return asked
    ledger = inputs.ledger()
    if not ledger.entries:
        raise TableError(
            f"{inputs.table.name}: no row could be placed, so there is no day to draw — "
            "mend the rows, or name a day with --as-of"
        )
    return ledger.last_day()


def situate(inputs: Inputs, look: Look) -> Situation:
    """Join the inputs as of the day that is drawn."""
    stale = look.stale_days if look.stale_days is not None else inputs.scheme.stale_days
    day = day_drawn(inputs, look)
    inputs = inputs.on(day)
    return situation(
        inputs.boundaries,
        inputs.scheme,
        inputs.ledger(),
        inputs.known_places(),
        day,
        surroundings=inputs.surroundings,
        neighbours=inputs.neighbours,
        from_capitals=look.provinces_from == FROM_CAPITAL,
        border_km=look.border_km,
        stale_days=stale,
        counts=inputs.counts,
    )


def find_tiles(name: str) -> TileProvider:
    """A tile provider by its name.

    Raises UsageError where there is none of that name, with the closest, or where it wants a
    key, which a page that is passed on would give away.
    """
    from rapidfuzz import process
    from xyzservices import providers

    try:
        provider = providers.query_name(name)
    except ValueError:
        names = sorted(providers.flatten())
        closest = ", ".join(match[0] for match in process.extract(name, names, limit=3))
        raise UsageError(f"no tile provider named {name!r} — closest: {closest}") from None
    if provider.requires_token():
        raise UsageError(f"--tiles {name}: wants a key, which the page would give away")
    return provider
