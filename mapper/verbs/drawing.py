# SPDX-License-Identifier: MIT
"""Drawing a map: from inputs to a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mapper.errors import UsageError
from mapper.model.problem import Problem
from mapper.model.spelling import given
from mapper.page.document import Document, plain_html
from mapper.page.head import default_title, lead
from mapper.page.payload import Texts, make_payload
from mapper.places.readings import by_likeness
from mapper.reading.inputs import Inputs
from mapper.style.words import load_words
from mapper.tables.text import one_line
from mapper.verbs.framing import framing_of
from mapper.verbs.look import Look
from mapper.verbs.situating import situate

if TYPE_CHECKING:
    from xyzservices import TileProvider

    from mapper.page.leaflet import ControlMap


def map_of(document: Document, problems: Iterable[Problem] = ()) -> ControlMap:
    """A document as a map that saves and shows itself; it has the `problems` of its data."""
    from mapper.embeds.notebook import still_of
    from mapper.page.leaflet import ControlMap

    tiles = find_tiles(document.tiles) if document.tiles else None
    return ControlMap(document, tiles=tiles, problems=problems, pictured=still_of)


def html_of(document: Document) -> str:
    """The page of a document; the same bytes as those of `map_of`.

    A page without tiles does not need the map library, half a second of imports.
    """
    return map_of(document).html() if document.tiles else plain_html(document)


def make_document(inputs: Inputs, look: Look, left_out: tuple[Problem, ...] = ()) -> Document:
    """Everything of the page but its map element."""
    here = situate(inputs, look)
    words = load_words(look.lang)
    texts = Texts(
        title=one_line(look.title or "") or default_title(here, words),
        lead=lead(here, words),
        words=words,
        desk=look.desk,
        style=look.house,
        tiled=bool(look.tiles),
        towns=look.towns,
        water=look.water,
        framing=framing_of(look, here.boundaries, inputs.known_places.values()),
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
