# SPDX-License-Identifier: MIT
"""What others counted, under the key of a picture: a thin bar a source, and its words."""

from __future__ import annotations

from mapper.page.map_model import Counted, Page
from mapper.picture.blocks import BODY, Block, Setting, in_columns, plain, stacked, text_lines
from mapper.picture.ground import unit_paint
from mapper.picture.ink import Group, Item, Paint, Rect, Text
from mapper.picture.letters import shortened, text_width, wrap
from mapper.style.shared import numbers_by_name

COUNT_BAR = numbers_by_name("counts.count_bar")
BAR = COUNT_BAR["height"]
GAP = 8.0  # px between two counts
BETWEEN = 32.0  # px between two columns
LINE = 18.0


def counts_block(setting: Setting[Page], width: float, *, columns: int = 1) -> Block:
    """The counts in columns of about one height, under a heading; nothing where there are none."""
    counts = setting.article.payload.get("counts", [])
    wide = (width - BETWEEN * (columns - 1)) / columns
    parts = in_columns([_count(setting, count, wide) for count in counts], columns, GAP)
    if not parts:
        return Block((), 0.0)
    title = setting.words.say("counted.title")
    stacks = [stacked(part, GAP) for part in parts]
    items = [Group(stack.items, x=nth * (wide + BETWEEN)) for nth, stack in enumerate(stacks)]
    heading = text_lines([title], width, BODY, LINE, setting.theme.ink, "bold")
    return stacked([heading, Block(items, max(stack.height for stack in stacks))], 2.0)


def _count(setting: Setting[Page], count: Counted, width: float) -> Block:
    theme = setting.theme
    bar = [_bar(setting, count, width)] if "bar" in count else []
    said = text_lines(wrap(count["text"], width, BODY), width, BODY, LINE, theme.ink)
    return stacked([_heading(setting, count, width), *bar, said], 2.0)


def _heading(setting: Setting[Page], count: Counted, width: float) -> Block:
    """Who counted, and when: beside each other where there is room."""
    theme = setting.theme
    by = shortened(count["by"], width, BODY, face="bold")
    wide = text_width(by, BODY, face="bold")
    day = setting.words.beside(filter(None, (count["date"], count.get("age"))))
    name = Text(0.0, 13.5, by, BODY, theme.ink, wide, "bold")
    beside = f"· {day}"
    if wide + 4 + text_width(beside, BODY) <= width:
        return Block([name, plain(beside, wide + 4, 13.5, theme.quiet)], LINE)
    below = shortened(day, width, BODY)
    return Block([name, plain(below, 0.0, 13.5 + LINE, theme.quiet)], 2 * LINE)


def _bar(setting: Setting[Page], count: Counted, width: float) -> Block:
    """The parts from the left, and an empty rest: what was not stated."""
    items: list[Item] = []
    left = 0.0
    for status, share in count.get("bar", []):
        right = left + share * width / 100
        paint = unit_paint({"status": status, "stale": count.get("old", False)}, setting.theme)
        items.append(Rect((left, 0.0, right, BAR), paint))
        left = right
    frame = Paint(stroke=setting.theme.quiet, width=COUNT_BAR["edge_width"])
    return Block([*items, Rect((0.0, 0.0, width, BAR), frame)], BAR)
