# SPDX-License-Identifier: MIT
"""The numbered notes of a picture."""

from __future__ import annotations

from collections.abc import Callable

from mapper.page.map_model import Annotation, DrawnMap, Report
from mapper.picture.blocks import (
    BODY,
    SMALL,
    Block,
    Setting,
    in_columns,
    stacked,
    text_lines,
)
from mapper.picture.ink import Group
from mapper.picture.letters import lines_at_most, wrap
from mapper.picture.names import numbered_disc
from mapper.picture.picture_input import Article

NoteForm = Callable[[Setting[DrawnMap], Annotation, float], Block]


def whole_note(setting: Setting[DrawnMap], note: Annotation, width: float) -> Block:
    """Number, title, text, date and source."""
    return _note(setting, note, width, with_text=True, with_credit=True)


def short_note(setting: Setting[DrawnMap], note: Annotation, width: float) -> Block:
    """Number, title, date and source."""
    return _note(setting, note, width, with_text=False, with_credit=True)


def note_title(setting: Setting[DrawnMap], note: Annotation, width: float) -> Block:
    """Number and title."""
    return _note(setting, note, width, with_text=False, with_credit=False)


def _note(
    setting: Setting[DrawnMap],
    note: Annotation,
    width: float,
    *,
    with_text: bool,
    with_credit: bool,
) -> Block:
    theme = setting.theme
    left = 28.0
    room = width - left
    report = report_of(setting.article, note["place"])
    title = text_lines(
        lines_at_most(note["title"], room, BODY, 3, face="bold"), room, BODY, 18.0, theme.ink,
        "bold",
    )  # fmt: skip
    parts = [title]
    if with_text and (said := report.get("note")):
        parts.append(text_lines(wrap(said, room, BODY), room, BODY, 18.0, theme.ink))
    if with_credit:
        credit = credit_of(report)
        lines = lines_at_most(credit, room, SMALL, 2)
        parts.append(text_lines(lines, room, SMALL, 17.0, theme.quiet))
    body = stacked(parts, 1.0)
    number = numbered_disc(theme, 10.0, 9.0, str(note["n"]))
    return Block([Group(number), Group(body.items, x=left)], max(body.height, 18.0))


def report_of(article: Article[DrawnMap], place_id: str) -> Report:
    """The report in force of a place, as the page tells it; nothing where it has none."""
    payload = article.payload
    numbers = [one.get("report") for one in payload["places"] if one["id"] == place_id]
    number = numbers[0] if numbers else None
    return {} if number is None else payload["reports"][number]


def credit_of(report: Report) -> str:
    said = (report.get("reportedWords"), report.get("basis"), report.get("source"))
    return " · ".join(text for text in said if text)


def note_list(
    setting: Setting[DrawnMap],
    width: float,
    form: NoteForm,
    *,
    columns: int = 1,
    most: int | None = None,
) -> Block:
    """The notes in columns of about one height; those after `most` are counted at the end."""
    notes = setting.article.payload["annotations"]
    shown = notes[:most]
    gap = 32.0
    wide = (width - gap * (columns - 1)) / columns
    blocks = [form(setting, note, wide) for note in shown]
    if len(shown) < len(notes) and shown:
        more = setting.words.count("picture.more_notes", len(notes) - len(shown))
        line = text_lines(wrap(more, wide - 28, SMALL), wide, SMALL, 17.0, setting.theme.quiet)
        blocks.append(Block([Group(line.items, x=28.0)], line.height))
    parts = in_columns(blocks, columns, 9.0)
    items = [
        Group(stacked(part, 9.0).items, x=nth * (wide + gap)) for nth, part in enumerate(parts)
    ]
    return Block(items, max((stacked(part, 9.0).height for part in parts), default=0.0))
