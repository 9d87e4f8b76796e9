# SPDX-License-Identifier: MIT
"""The payload of a timeline: a map whose places have a track instead of one holding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from mapper.control.situation import Situation
from mapper.control.unrolled import unrolled
from mapper.history.timeline import ChangePoint
from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.page.happened import events_of_days
from mapper.page.map_model import (
    AreasPart,
    Payload,
    StoryPart,
    TimelinePayload,
    TimelineWords,
    Told,
)
from mapper.page.packed_spells import (
    Shelf,
    forms,
    language,
    lent_part,
    sides_part,
    spoken,
    status_entries,
    timed_entries,
)
from mapper.page.payload import (
    MOST_NOTES,
    Texts,
    around_part,
    languages_of,
    legend_total,
    page_part,
    signs_part,
    units_part,
)
from mapper.page.source_counts import counts_of_days

Tracks = Mapping[str, Sequence[ChangePoint]]


def make_timeline_payload(
    here: Situation,
    texts: Texts,
    tracks: Tracks,
    stops: Sequence[date],
    *,
    between: bool,
    opening: date,
    whole: Tracks | None = None,
) -> TimelinePayload:
    """The payload of a timeline over `stops`, opened on the day `opening`.

    `here` holds every place that is ever shown. `whole`: the tracks over all days, where `stops`
    are some of them.
    """
    here, words = unrolled(here), texts.words
    shelf = Shelf(here, words, stops[0])

    def told_of(place_id: str) -> Told:
        told: Told = {"track": [shelf.packed_step(step) for step in tracks.get(place_id, ())]}
        if whole is not None:
            told["whole"] = [shelf.bare_step(step) for step in whole.get(place_id, ())]
        return told

    places = timed_entries(here, words, told_of)
    shown = [*tracks.values(), *(whole or {}).values()]
    held = {step.holding.status for steps in shown for step in steps if step.holding}
    around = around_part(here, texts, places)
    return {
        **page_part(here, texts, legend_total(here, words)),
        "kind": "timeline",
        "words": spoken(TimelineWords, words.of(here.scheme), here.measured, texts.title),
        "language": language(words),
        "start": stops[0].isoformat(),
        "stops": [(stop - stops[0]).days for stop in stops],
        "between": between,
        "opening": (opening - stops[0]).days,
        "labelled": here.labelled,
        "mostNotes": MOST_NOTES,
        "unitForms": forms(here, words),
        **lent_part(here, words),
        "statuses": status_entries(here, words, held),
        **sides_part(here, held),
        "places": places,
        "languages": languages_of(here),
        "reports": shelf.reports,
        "extras": shelf.extras,
        **signs_part(here, shelf.extras, words),
        **counts_of_days(here, words, stops[0]),
        **events_of_days(here, words, around["bounds"], (stops[0], stops[-1])),
        **around,
        **AreasPart(),
        **StoryPart(),
        **units_part(here, around["bounds"]),
    }


def with_areas(payload: Payload, areas: list[tuple[int, dict[str, float]]]) -> Payload:
    """A timeline with the km² by status of all days that were drawn (see `AreasPart`)."""
    return {**payload, "areas": areas} if payload["kind"] == "timeline" else payload


def shown_places(tracks: Tracks, known: Mapping[str, Place]) -> list[str]:
    """The places that have a holding on some stop, units left out: these are always there."""
    return [
        id_
        for id_, steps in tracks.items()
        if id_ in known
        and known[id_].kind is not Kind.UNIT
        and any(step.holding is not None for step in steps)
    ]
