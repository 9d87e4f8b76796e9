"""Drawing a map: from inputs to a page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from mapper.control.situation import Situation, situation
from mapper.errors import TableError, UsageError
from mapper.model.problem import Problem
from mapper.model.spelling import argument, given
from mapper.page.document import Document, plain_html
from mapper.page.head import default_title, lead
from mapper.page.payload import Texts, make_payload
from mapper.places.readings import by_likeness
from mapper.reading.inputs import Inputs
from mapper.style.words import load_words
from mapper.tables.text import one_line
from mapper.verbs.look import FROM_CAPITAL, Look

if TYPE_CHECKING:
    from xyzservices import TileProvider

    from mapper.page.leaflet import ControlMap


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
        alike=by_likeness(inputs.notes),
        generated=look.made_on,
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
            f"mend the rows, or name a day with {argument('as_of')}"
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
        raise UsageError(f"{given('tiles', name)}: wants a key, which the page would give away")
    return provider
