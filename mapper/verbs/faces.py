# SPDX-License-Identifier: MIT
"""Drawing a history of faces: one page with every day that was drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from mapper.comparison.ground_words import undrawn_sentence
from mapper.comparison.model import Comparison
from mapper.comparison.words import sentence
from mapper.control.situation import Situation
from mapper.errors import UsageError
from mapper.model.spelling import given
from mapper.page.document import Document, StaticTable
from mapper.page.faces_payload import make_faces_payload
from mapper.page.head import ground_lead, period_title
from mapper.page.payload import Texts
from mapper.polygons.face_history import LEFT_OUT, FaceHistory
from mapper.reading.front_lines import in_words
from mapper.reading.inputs import Inputs
from mapper.style.words import Words, load_words
from mapper.tables.dates import DateOrder
from mapper.tables.text import one_line
from mapper.verbs.compare import changed_by
from mapper.verbs.framing import framing_of
from mapper.verbs.look import Look, must_be_of_days
from mapper.verbs.story import opened, steps_of, with_story
from mapper.verbs.timeline import situation_on

DAY = timedelta(days=1)
# Of how many drawings the sentences are made to find the longest.
LEADS = 5

# The km² of every status, by day.
AreasOfDays = Mapping[date, Mapping[str | None, float]]


def faces_document(
    inputs: Inputs,
    history: FaceHistory,
    look: Look,
    *,
    single: bool = False,
    compared: Comparison | None = None,
    order: DateOrder | None = None,
) -> Document:
    """Everything of the page but its map element: of all days that were drawn, opened on the day
    of `look` or the last one. `inputs` are the faces as units.

    `single` shows that day alone, as does a history of one day; with `compared` the page opens on
    what changed between its two days. `order`: of days such as 5/11/2021 in a file of steps.

    Raises UsageError for days outside of the history.
    """
    words = load_words(look.lang)
    # Of one drawing there is nothing to step through, and nothing to chart.
    single = single or (len(history.days) == 1 and not compared and look.steps is None)
    if compared:
        must_be_of_days(look)
    steps = None if single or compared else steps_of(look, order)
    look = opened(look, steps, history.days, between=True)
    inputs = in_words(inputs, history, words)
    opening = look.as_of or history.drawn[-1]
    first = compared.start if compared else None
    for option, day in (("as_of", opening), ("start", first)):
        must_be_drawn(history, day, option)
    # Of a comparison the title has the days that were asked for, as the sentence under it does.
    stops = [first or opening, opening] if single or compared else history.days
    here, control = situation_on(inputs, look, {}, history.days[-1]), inputs.control()
    ends, told = (history.days[0], history.days[-1]), [] if single else days_told(history)
    areas = control.areas_of([opening, *ends, *told])
    texts = Texts(
        title=one_line(look.title or "") or period_title(here, stops, words),
        lead=sentence(compared, words)
        if compared
        else lead_of(here, history, areas, opening, words),
        longest=max(
            (lead_of(here, history, areas, day, words) for day in told), key=len, default=""
        ),
        words=words,
        desk=look.desk,
        style=look.house,
        undrawn=" ".join(undrawn(history, opening, words)) if single else "",
        towns=look.towns,
        water=look.water,
        framing=framing_of(
            look,
            here.boundaries,
            changed=changed_by(compared) if compared else changed_ever(inputs, history),
            compared=compared is not None,
        ),
    )
    document = Document(
        situation=here,
        payload=make_faces_payload(here, history, texts, opening, pinned=first, single=single),
        texts=texts,
        left_out=tuple(p for p in inputs.problems if p.stops or p.code == LEFT_OUT),
        generated=look.made_on,
        kind="faces",
        as_of=as_of_words(history, opening, words, single=single),
        static=static_areas(areas, ends, history, words),
        records=tuple(match.record for match in inputs.matching.matches),
    )
    return with_story(document, steps, control)


def changed_ever(inputs: Inputs, history: FaceHistory) -> list[str]:
    """The faces that have more than one status over the days of a history, by id."""
    units = zip(inputs.boundaries.units, history.faces.runs, strict=True)
    return [unit.id for unit, runs in units if len({label for _, label in runs}) > 1]


def lead_of(
    here: Situation,
    history: FaceHistory,
    areas: AreasOfDays,
    day: date,
    words: Words,
) -> str:
    """What there was on a day, and as on which day that is where it is not drawn itself."""
    return " ".join([ground_lead(here, day, areas[day], words), *undrawn(history, day, words)])


def days_told(history: FaceHistory) -> list[date]:
    """Some days through the record and the days after them, whose sentences may be the longest."""
    days = history.days[:: max(1, len(history.days) // LEADS)]
    return sorted({min(day, history.days[-1]) for drawn in days for day in (drawn, drawn + DAY)})


def undrawn(history: FaceHistory, day: date, words: Words) -> list[str]:
    """That a day is not drawn, and as on which day it is; nothing of days that are."""
    drawn = history.drawing_of(day)
    if drawn is None or drawn == day:
        return []
    return [undrawn_sentence(day, drawn, history.ended_by(day), words)]


def must_be_drawn(history: FaceHistory, day: date | None, option: str) -> None:
    """UsageError for a day before the first or after the last that was drawn."""
    first, last = history.days[0], history.days[-1]
    if day is not None and not first <= day <= last:
        raise UsageError(f"{given(option, day)}: the record goes from {first} to {last}")


def as_of_words(history: FaceHistory, day: date, words: Words, *, single: bool) -> str:
    if single:
        return words.say("head.as_of", day=words.day(day))
    return words.count("faces.stops", len(history.drawn))


def static_areas(
    areas: AreasOfDays, days: Sequence[date], history: FaceHistory, words: Words
) -> StaticTable:
    """Some days in numbers, for readers without scripts."""
    label = words.say
    return StaticTable(
        headings=(
            label("table.status"),
            *(words.say("faces.column_day", day=words.day(day)) for day in days),
        ),
        rows=[
            (
                history.scheme.status(status).label,
                *(words.area(areas[day].get(status, 0.0)) for day in days),
            )
            for status in history.statuses
        ],
    )
