"""The payload of a timeline: a map whose places have a track instead of one holding.

Keys beside those of `payload` and `steps`:

- `start` (ISO): day 0; `stops`: the days that matter, counted from it, ascending; `between`:
  whether the page may show the days between them, which are as the stop before; `opening`: the
  day shown first;
- of `places`: `track`, the steps of the place (see `Shelf.packed_step`);
- `labelled`: annotations are the reports with a label, and not the newest `mostNotes` notes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from mapper.control.situation import Situation
from mapper.control.unrolled import unrolled
from mapper.history.timeline import ChangePoint
from mapper.model.place import Place
from mapper.model.record import Kind
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
    Payload,
    Texts,
    ground_part,
    page_part,
    signs_part,
    with_languages,
)
from mapper.page.source_counts import counts_of_days

Tracks = Mapping[str, Sequence[ChangePoint]]

SPOKEN = ("counted", "head", "figures", "diff", "report", "timeline")


def make_timeline_payload(
    here: Situation,
    texts: Texts,
    tracks: Tracks,
    stops: Sequence[date],
    *,
    between: bool,
    opening: date,
) -> Payload:
    """The payload of a timeline over `stops`, opened on the day `opening`.

    `here` holds every place that is ever shown.
    """
    here, words = unrolled(here), texts.words
    shelf = Shelf(here, words, stops[0])
    places = timed_entries(
        here,
        words,
        lambda place_id: {"track": [shelf.packed_step(s) for s in tracks.get(place_id, ())]},
    )
    held = {s.holding.status for steps in tracks.values() for s in steps if s.holding}
    page = page_part(here, texts)
    return {
        **page,
        "kind": "timeline",
        "words": page["words"] | spoken(words, SPOKEN, here.measured),
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
        **with_languages(places),
        "reports": shelf.reports,
        "extras": shelf.extras,
        **signs_part(here, shelf.extras, words),
        **counts_of_days(here, words, stops[0]),
        **ground_part(here),
    }


def shown_places(tracks: Tracks, known: Mapping[str, Place]) -> list[str]:
    """The places that have a holding on some stop, units left out: these are always there."""
    return [
        id_
        for id_, steps in tracks.items()
        if id_ in known
        and known[id_].kind is not Kind.UNIT
        and any(step.holding is not None for step in steps)
    ]
