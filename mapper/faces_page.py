"""Drawing a history of faces: one page with every day that was drawn."""

from __future__ import annotations

from datetime import date

from mapper.control.face_columns import FaceColumns
from mapper.control.face_history import FaceHistory
from mapper.control.situation import Situation
from mapper.drawing import Look
from mapper.errors import UsageError
from mapper.front_lines import face_inputs
from mapper.page.document import Document, StaticTable, plain_html
from mapper.page.faces_head import faces_lead
from mapper.page.faces_payload import make_faces_payload
from mapper.page.payload import Texts
from mapper.style.words import Words, load_words
from mapper.tables.text import one_line
from mapper.timeline_page import last_situation, timeline_title


def faces_page(history: FaceHistory, look: Look, *, lenient: bool = False) -> str:
    """The page of all days that were drawn, opened on the day of `look` or the last one.

    Raises DataProblems unless the history is sound or `lenient`, UsageError for a day outside
    of it, TableError where nothing was drawn.
    """
    return plain_html(faces_document(history, look, lenient=lenient))


def faces_document(history: FaceHistory, look: Look, *, lenient: bool = False) -> Document:
    """Everything of the page but its map element."""
    inputs = face_inputs(history)
    if not lenient:
        inputs.must_be_sound()
    words = load_words(look.lang)
    first, last = history.days[0], history.days[-1]
    opening = look.as_of or last
    if not first <= opening <= last:
        raise UsageError(f"--as-of {opening}: the record goes from {first} to {last}")
    here = last_situation(inputs, look, {}, last)
    areas = FaceColumns(history).areas_on(opening)
    texts = Texts(
        title=one_line(look.title or "") or timeline_title(here, history.days, words),
        lead=faces_lead(here, opening, areas, words),
        words=words,
    )
    return Document(
        situation=here,
        payload=make_faces_payload(here, history, texts, opening),
        texts=texts,
        left_out=inputs.stopping,
        generated=look.generated,
        kind="faces",
        as_of=words.count("faces.stops", len(history.days)),
        static=static_areas(here, history, words),
        records=tuple(match.record for match in inputs.matching.matches),
    )


def static_areas(here: Situation, history: FaceHistory, words: Words) -> StaticTable:
    """The first and the last day in numbers, for readers without scripts."""
    columns = FaceColumns(history)
    days: tuple[date, date] = (history.days[0], history.days[-1])
    areas = [columns.areas_on(day) for day in days]
    label = words.say
    return StaticTable(
        headings=(label("table.status"), *(f"{words.day(day)}, km²" for day in days)),
        rows=[
            (here.scheme.status(status).label, *(words.area(area[status]) for area in areas))
            for status in history.statuses
        ],
    )
