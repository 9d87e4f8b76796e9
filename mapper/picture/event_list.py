# SPDX-License-Identifier: MIT
"""The events, advances and lines of a picture in words, beside or under the map."""

from __future__ import annotations

from collections.abc import Iterator

from mapper.page.map_model import DrawnMap, Happened, happened_on
from mapper.picture.blocks import (
    BODY,
    SMALL,
    SWATCH,
    Block,
    Setting,
    in_columns,
    stacked,
    text_lines,
)
from mapper.picture.events import CROWD, sign_items, sign_of
from mapper.picture.ink import Group
from mapper.picture.letters import lines_at_most, wrap

GAP = 8.0  # px between two of them
BETWEEN = 32.0  # px between columns


def event_blocks(setting: Setting[DrawnMap], width: float, columns: int) -> Iterator[Block]:
    """The list from the fullest form to the shortest, under a heading; nothing where it is empty,
    longer than anyone reads, or there are no columns for it.
    """
    page = setting.article.payload
    found = sorted(happened_on(page), key=lambda one: one["date"], reverse=True)
    if not 0 < len(found) <= CROWD["most"] or not columns:
        return
    wide = (width - BETWEEN * (columns - 1)) / columns
    heading = text_lines(
        [setting.words.say("happening.title")], width, BODY, 20.0, setting.theme.ink, "bold"
    )
    for with_note in (True, False):
        blocks = [_entry(setting, one, wide, with_note=with_note) for one in found]
        parts = [stacked(part, GAP) for part in in_columns(blocks, columns, GAP)]
        items = [Group(part.items, x=nth * (wide + BETWEEN)) for nth, part in enumerate(parts)]
        yield stacked([heading, Block(items, max(part.height for part in parts))], 4.0)


def _entry(setting: Setting[DrawnMap], one: Happened, width: float, *, with_note: bool) -> Block:
    """Its sign, its title, what is said of it, and when, by whom."""
    theme, left = setting.theme, SWATCH[0] + 6.0
    room = width - left
    title = lines_at_most(one["title"], room, BODY, 2, face="bold")
    told = [text_lines(title, room, BODY, 18.0, theme.ink, "bold")]
    if with_note and "note" in one:
        told.append(text_lines(wrap(one["note"], room, BODY), room, BODY, 18.0, theme.ink))
    said = (one["when"], one.get("where"), one.get("basis"), one.get("source"))
    credit = lines_at_most(" · ".join(part for part in said if part), room, SMALL, 2)
    body = stacked([*told, text_lines(credit, room, SMALL, 17.0, theme.quiet)], 1.0)
    sign = Group(sign_items(sign_of(one), theme), x=SWATCH[0] / 2, y=9.0)
    return Block([sign, Group(body.items, x=left)], body.height)
