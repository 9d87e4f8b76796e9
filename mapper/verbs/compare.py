# SPDX-License-Identifier: MIT
"""Drawing a comparison: one page with before, after and what changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mapper.boundaries.around import countries_around
from mapper.comparison.ground_words import undrawn_words
from mapper.comparison.model import Comparison
from mapper.comparison.words import sentence
from mapper.control.balance import tally
from mapper.control.situation import Situation, bands, unit_areas
from mapper.geometry.frame import seen_around
from mapper.geometry.unrolled import bounds_together
from mapper.model.problem import Problem
from mapper.model.record import Kind, Record
from mapper.page.compare_payload import make_compare_payload
from mapper.page.document import Document, StaticTable, once, plain_html
from mapper.page.map_model import ChangesPart
from mapper.page.payload import Texts
from mapper.places.readings import by_likeness
from mapper.style.words import Words, load_words
from mapper.tables.text import one_line
from mapper.verbs.framing import framing_of
from mapper.verbs.look import Look, must_be_of_days

if TYPE_CHECKING:
    from mapper.page.leaflet import ControlMap


def compare_map(found: Comparison, look: Look | None = None) -> ControlMap:
    """The page of a comparison as a `folium.Map` that saves and shows itself."""
    from mapper.embeds.notebook import still_of
    from mapper.page.leaflet import ControlMap

    document = compare_document(found, look or Look())
    return ControlMap(document, problems=found.problems, pictured=still_of)


def compare_page(
    found: Comparison, look: Look | None = None, left_out: tuple[Problem, ...] = ()
) -> str:
    """The page of a comparison: both days, the change, and every change as a table."""
    return plain_html(compare_document(found, look or Look(), left_out))


def compare_document(found: Comparison, look: Look, left_out: tuple[Problem, ...] = ()) -> Document:
    """Everything of the page but its map element."""
    must_be_of_days(look)
    words = load_words(look.lang)
    here = both_days(found, look.border_km)
    title = one_line(look.title or "") or compare_title(found, words)
    texts = Texts(
        title=title,
        lead=sentence(found, words),
        words=words,
        desk=look.desk,
        style=look.house,
        undrawn=" ".join(undrawn_words(found, words)) if found.drawn else "",
        towns=look.towns,
        water=look.water,
        framing=framing_of(
            look, here.boundaries, here.places, changed=changed_by(found), compared=True
        ),
    )
    payload = make_compare_payload(found, here, texts)
    return Document(
        situation=here,
        payload=payload,
        texts=texts,
        left_out=left_out,
        alike=by_likeness(found.problems),
        generated=look.made_on,
        kind="compare",
        as_of=words.say(
            "compare.days", before=payload["captions"][0], after=payload["captions"][1]
        ),
        static=changes_table(payload, words),
        records=records_of(found),
        told={"captions": payload["captions"], "names": map_names(payload["captions"], words)},
    )


def map_names(captions: Sequence[str], words: Words) -> list[str]:
    """What the maps are called for those who hear them."""
    sides = zip(("before", "after"), captions, strict=True)
    return [words.say(f"compare.map_{side}", day=caption) for side, caption in sides]


def changed_by(found: Comparison) -> list[str]:
    """The places whose status is another after than before, by id."""
    return found.before.changed_until(found.after)


def changes_table(payload: ChangesPart, words: Words) -> StaticTable:
    """The changes as a table for readers without scripts."""
    headings = [words.say(f"compare.{column}") for column in payload["changeColumns"]]
    return StaticTable(headings, [row["cells"] for row in payload["changes"]])


def records_of(found: Comparison) -> tuple[Record, ...]:
    """The reports in force on either day, each row once: a unit that follows its capital adds
    none.
    """
    sides = (found.before, found.after)
    held = [holding for side in sides for holding in side.holdings.values()]
    return tuple(once(h.record for h in held if not h.derived_from))


def both_days(found: Comparison, border_km: float) -> Situation:
    """The ground with every place that has a holding on one of the days; the day is the last."""
    frame = seen_around(bounds_together(found.boundaries.outline()))
    surroundings, around = countries_around(found.boundaries, frame)
    held = sorted({*found.before.holdings, *found.after.holdings})
    on_map = [found.places[id_] for id_ in held if id_ in found.places]
    return Situation(
        boundaries=found.boundaries,
        scheme=found.scheme,
        snapshot=found.after,
        places=tuple(p for p in on_map if p.kind not in (Kind.UNIT, Kind.BORDER)),
        bands=bands(on_map, found.boundaries, around, border_km),
        tallies=tally(unit_areas(found.boundaries), found.after, found.scheme),
        surroundings=surroundings,
        neighbours=around,
        from_capitals=found.from_capitals,
        border_km=border_km,
        stale_days=found.stale_days,
        known_on=found.ledgers[1].known_on,
        prefer=found.ledgers[1].prefer,
        counts=found.counts,
        happenings=found.happenings,
        measured=found.measured,
        places_alone=bool(found.changes) and not any(map(found.is_known, found.scope.units)),
        name="\n".join(dict.fromkeys(side.name for side in found.sides)),
    )


def compare_title(found: Comparison, words: Words) -> str:
    """The title where the user gives none."""
    period = words.period(found.start, found.end)
    if found.boundaries.title:
        return words.say(
            "compare.title", country=words.country(found.boundaries.title), period=period
        )
    return words.say("compare.title_plain", period=period)
