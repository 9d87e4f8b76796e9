# SPDX-License-Identifier: MIT
"""Drawing a timeline: from inputs to one page with every day that matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter

from mapper.control.over_time import Control
from mapper.control.situation import Situation, situation
from mapper.errors import TableError, UsageError
from mapper.history.days import ALL, choose_days
from mapper.history.timeline import ChangePoint
from mapper.model.problem import Problem
from mapper.model.record import Basis, Record
from mapper.model.spelling import argument, given
from mapper.page.document import Document, once, static_table
from mapper.page.head import lead, period_title
from mapper.page.payload import Texts, listed_part
from mapper.page.timeline_payload import make_timeline_payload, shown_places
from mapper.places.readings import by_likeness
from mapper.reading.inputs import Inputs
from mapper.style.words import Words, load_words
from mapper.tables.dates import DateOrder
from mapper.tables.text import one_line
from mapper.verbs.framing import framing_of
from mapper.verbs.look import Look
from mapper.verbs.situating import control_of
from mapper.verbs.story import opened, steps_of, with_story

Tracks = Mapping[str, Sequence[ChangePoint]]
DAY = timedelta(days=1)
# Of how many stops the sentences are made to find the longest: fewer, where each takes longer.
LEAST_LEADS, MOST_LEADS, PLACES_LOOKED_AT = 2, 10, 4000


def timeline_document(
    inputs: Inputs,
    look: Look,
    dates: str = ALL,
    left_out: tuple[Problem, ...] = (),
    order: DateOrder | None = None,
) -> Document:
    """Everything of the page but its map element: over the days that `dates` and `order` ask for
    (see `choose_days`).

    Raises UsageError for dates that cannot be read, and TableError where no row could be placed.
    """
    words = load_words(look.lang)
    stops = stops_of(inputs, dates, order)
    steps = steps_of(look, order)
    inputs = inputs.over(stops[0], stops[-1])
    control = control_of(inputs, look)
    tracks = control.change_points(stops)
    between = dates.strip().casefold() == ALL
    look = opened(look, steps, stops, between=between)
    opening = opening_day(look.as_of, stops, between=between)
    here = situation_on(inputs, look, tracks, stops[-1])
    # What is read before the script has run, or without it, is of the day that it opens on.
    shown = here if opening == stops[-1] else situation_on(inputs, look, tracks, opening)
    texts = Texts(
        title=one_line(look.title or "") or period_title(here, stops, words),
        lead=lead(shown, words),
        longest=longest_lead(here, control, tracks, stops, words),
        words=words,
        desk=look.desk,
        style=look.house,
        towns=look.towns,
        water=look.water,
        framing=framing_of(
            look, here.boundaries, inputs.known_places.values(), changed=changed_in(tracks)
        ),
    )
    document = Document(
        situation=here,
        payload=make_timeline_payload(
            here,
            texts,
            tracks,
            stops,
            between=between,
            opening=opening,
            whole=None if between else whole_tracks(control, stops),
        ),
        texts=texts,
        left_out=left_out,
        alike=by_likeness(inputs.notes),
        generated=look.made_on,
        kind="timeline",
        as_of=words.count(stops_words(tracks, between=between), len(stops)),
        static=static_table(listed_part(shown, texts), words),
        records=records_of(tracks),
    )
    return with_story(document, steps, control, inputs.known_places.values())


def longest_lead(
    here: Situation, control: Control, tracks: Tracks, stops: Sequence[date], words: Words
) -> str:
    """The longest sentence of the days on which most is to be told, and of those after them, whose
    sentence says of when it is.
    """
    most = max(LEAST_LEADS, min(MOST_LEADS, PLACES_LOOKED_AT // max(len(tracks), 1)))
    days = [day for stop in telling(tracks, stops)[:most] for day in (stop, stop + DAY)]
    shown = {min(day, stops[-1]) for day in days}
    leads = (lead(replace(here, snapshot=control.snapshot(day)), words) for day in sorted(shown))
    return max(leads, key=len)


def telling(tracks: Tracks, stops: Sequence[date]) -> list[date]:
    """The stops, those first on which there are most statuses, and bases of these."""
    steps = ((step.day, id_, step.holding) for id_, found in tracks.items() for step in found)
    held: dict[str, tuple[str, Basis | None]] = {}
    counts, found = Counter[tuple[str, Basis | None]](), dict.fromkeys(stops, 0)
    for day, turns in groupby(sorted(steps, key=itemgetter(0)), key=itemgetter(0)):
        for _, id_, holding in turns:
            if old := held.pop(id_, None):
                counts[old] -= 1
            if holding:
                held[id_] = (holding.status, holding.record.basis)
                counts[held[id_]] += 1
        found[day] = sum(count > 0 for count in counts.values())
    return sorted(found, key=lambda stop: -found[stop])


def stops_words(tracks: Tracks, *, between: bool) -> str:
    """What the days of a page are: those chosen, or those of reports, and of their ends if any."""
    if not between:
        return "timeline.stops_chosen"
    ran_out = any(step.holding is None for steps in tracks.values() for step in steps)
    return "timeline.stops_and_ends" if ran_out else "timeline.stops"


def whole_tracks(control: Control, stops: Sequence[date]) -> Tracks:
    """What every place has over all days from the first stop to the last."""
    days = {day for day in control.days if stops[0] <= day <= stops[-1]}
    return control.change_points(sorted(days | set(stops)))


def changed_in(tracks: Tracks) -> list[str]:
    """The places that have more than one status on the days of a page, by id."""

    def statuses(steps: Sequence[ChangePoint]) -> set[str | None]:
        return {step.holding.status if step.holding else None for step in steps}

    return [id_ for id_, steps in tracks.items() if len(statuses(steps)) > 1]


def records_of(tracks: Tracks) -> tuple[Record, ...]:
    """The reports behind all steps, each row once."""
    held = [step.holding for steps in tracks.values() for step in steps if step.holding]
    return tuple(once(holding.record for holding in held))


def stops_of(inputs: Inputs, dates: str, order: DateOrder | None = None) -> tuple[date, ...]:
    """The days that the page stops at; TableError where the table has none."""
    days = inputs.control().days
    if not days:
        raise TableError(
            f"{inputs.table.name}: no row could be placed, so there is no day to show — "
            "mend the rows"
        )
    return choose_days(days, dates, order)


def opening_day(asked: date | None, stops: Sequence[date], *, between: bool) -> date:
    """The day that the page opens on: the one asked for, or the last stop.

    Raises UsageError where it is none that the page can show.
    """
    if asked is None:
        return stops[-1]
    if asked in stops or (between and stops[0] <= asked <= stops[-1]):
        return asked
    if between:
        raise UsageError(f"{given('as_of', asked)}: the record goes from {stops[0]} to {stops[-1]}")
    closest = min(stops, key=lambda stop: abs(stop - asked))
    raise UsageError(
        f"{given('as_of', asked)}: is none of the days of {argument('dates')} — closest: {closest}"
    )


def situation_on(inputs: Inputs, look: Look, tracks: Tracks, day: date) -> Situation:
    """A day, with every place that is shown on some day."""
    control = control_of(inputs, look)
    return situation(
        control,
        day,
        surroundings=inputs.surroundings,
        neighbours=inputs.neighbours,
        border_km=look.border_km,
        also=shown_places(tracks, control.places),
    )
