# SPDX-License-Identifier: MIT
"""The picture of a comparison: before and after beside each other, and what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mapper.page.map_model import ComparePayload
from mapper.picture.blocks import (
    NO_BLOCK,
    Block,
    Setting,
    foot,
    head,
    stacked,
)
from mapper.picture.change_legend import lower_parts
from mapper.picture.compared import Compared, Named, change_block, left_out, sides_block
from mapper.picture.grids import BETWEEN, CAPTION, MapGrid, widest
from mapper.picture.ground import GroundShapes
from mapper.picture.ink import Group, Item, Picture
from mapper.picture.layouts import GAP as BLOCK_GAP
from mapper.picture.layouts import LEAST_MAP, Layout, deck_must_fit, finished
from mapper.picture.legend import Figures, legend_line, legend_rows
from mapper.picture.panel import has_specks

# Of the height that its ground wants, a map of what changed keeps at least this share.
LEAST_SHARE = 0.6
# A map of what changed under two others is lower than one alone may be, in px.
LEAST_CHANGE = 150.0
# Two maps stand one under the other if that leaves them this share of their size beside another.
STACKED = 0.8
# Of the widths of the two maps before and after this much may go to the list of changes.
LEAST_PAIR = 0.8
# Three maps stand in a row if each has this share of the size that two would have alone.
LEAST_ROW = 0.8


def comparison_picture(
    layout: Layout, setting: Setting[ComparePayload], ground: GroundShapes, names: Mapping[str, str]
) -> Picture:
    """The finished picture of a comparison."""
    compared = Compared(setting, layout, ground, names)
    if layout.pair_first:
        return pair_picture(compared)
    return beside(compared) if layout.beside else below(compared)


def below(compared: Compared) -> Picture:
    """Head, legend, before and after, what changed, its legend, foot."""
    layout, setting = compared.layout, compared.setting
    width = layout.width - 2 * layout.margin
    upper = stacked([*head_and_legend(compared, width, whole=layout.whole_legend)], 8.0)
    grid = MapGrid.of(2, width, columns=1 if layout.stacks else 2, aspect=compared.aspect)
    end = foot(setting, width, lines=layout.foot_lines)
    full = min(width / compared.aspect, 1.25 * width)
    left_over = None
    if layout.height is not None:
        gaps = BLOCK_GAP * (3 + bool(end.height))
        inner = layout.height - 2 * layout.margin - layout.top - layout.bottom
        left_over = inner - upper.height - grid.height - end.height - CAPTION - gaps
    room = None if left_over is None else left_over - max(LEAST_MAP, LEAST_SHARE * full)
    specks = has_specks(compared.ground, grid.size)
    lower = fullest(lower_parts(compared, width, specks=specks), room)
    if not (lower.height or compared.is_bare):
        return below(compared.without_key)
    high = full if left_over is None else min(left_over - lower.height - BLOCK_GAP, full)
    size = min(width, widest(high, compared.aspect)), high
    pair, change = sides_block(compared, grid), change_block(compared, size)
    maps = Named.of(NO_BLOCK, [pair, change])
    if maps.unseen:
        return below(compared.without(maps.unseen))
    whole = stacked([upper, pair.block, change.block, lower, end], BLOCK_GAP)
    height = layout.height or whole.height + 2 * layout.margin
    items: list[Item] = [Group(whole.items, layout.margin, layout.margin + layout.top)]
    return finished(layout, setting, items, height, left_out(maps, compared.payload))


def beside(compared: Compared) -> Picture:
    """The three maps at the left, all texts in a column at the right."""
    layout, setting = compared.layout, compared.setting
    margin, height = layout.margin, layout.height or layout.width / 2
    column = layout.width * layout.beside
    width, left = column - 2 * margin, layout.width - column
    grid = MapGrid.of(2, left - margin, columns=2, aspect=compared.aspect)
    end = foot(setting, width, lines=layout.foot_lines)
    top = stacked([*head_and_legend(compared, width, whole=True, rows=True)], BLOCK_GAP)
    room = height - 2 * margin - top.height - end.height - 2 * BLOCK_GAP
    deck_must_fit(layout, setting.article, room)
    specks = has_specks(compared.ground, grid.size)
    lower = fullest(lower_parts(compared, width, specks=specks), room)
    if not (lower.height or compared.is_bare):
        return beside(compared.without_key)
    high = height - 2 * margin - grid.height - BLOCK_GAP - CAPTION
    size = min(left - margin, widest(high, compared.aspect)), high
    pair, change = sides_block(compared, grid), change_block(compared, size)
    maps = Named.of(stacked([pair.block, change.block], BLOCK_GAP), [pair, change])
    if maps.unseen:
        return beside(compared.without(maps.unseen))
    texts = stacked([top, lower], BLOCK_GAP)
    items: list[Item] = [
        Group(maps.block.items, margin, margin),
        Group(texts.items, left + margin, margin),
        Group(end.items, left + margin, height - margin - end.height),
    ]
    return finished(layout, setting, items, height, left_out(maps, compared.payload))


def pair_picture(compared: Compared) -> Picture:
    """The maps before and after as large as they can be, then the list of changes and the map of
    what changed where they fit.
    """
    layout, setting = compared.layout, compared.setting
    width = layout.width - 2 * layout.margin
    height = layout.height or layout.width
    upper = stacked([*head_and_legend(compared, width, whole=False)], 8.0)
    end = foot(setting, width, lines=1)
    inner = height - 2 * layout.margin - layout.top - layout.bottom
    room = inner - upper.height - end.height - 2 * BLOCK_GAP

    alone = pair_grid(compared, width, room)
    told, grid = told_under(compared, width, room, alone)
    if not (told.height or compared.is_bare):
        return pair_picture(compared.without_key)
    row = three_in_a_row(compared, width, room, alone)
    told, maps = row or pair_and_change(compared, width, room, told, grid)
    drawn = Named.of(NO_BLOCK, maps)
    if drawn.unseen:
        return pair_picture(compared.without(drawn.unseen))
    whole = stacked([upper, *(one.block for one in maps), told], BLOCK_GAP)
    items: list[Item] = [
        Group(whole.items, layout.margin, layout.margin + layout.top),
        Group(end.items, layout.margin, height - layout.bottom - layout.margin - end.height),
    ]
    return finished(layout, setting, items, height, left_out(drawn, compared.payload))


def pair_grid(compared: Compared, width: float, room: float) -> MapGrid:
    """Before and after beside each other, or one under the other if that costs little of their
    size.
    """
    one, two = (
        MapGrid.of(2, width, columns=columns, aspect=compared.aspect, most=room)
        for columns in (1, 2)
    )
    tall = one.scale(compared.aspect) >= STACKED * two.scale(compared.aspect)
    return one if tall else two


def told_under(
    compared: Compared, width: float, room: float, alone: MapGrid
) -> tuple[Block, MapGrid]:
    """The fullest list of changes that leaves before and after nearly the size that they have
    `alone`, and their grid over it.
    """
    specks = has_specks(compared.ground, alone.size)
    for told in (*lower_parts(compared, width, specks=specks, signs_too=False), NO_BLOCK):
        grid = pair_grid(compared, width, room - told.height - BLOCK_GAP * bool(told.height))
        if grid.scale(compared.aspect) >= LEAST_PAIR * alone.scale(compared.aspect):
            break
    return told, grid


def pair_and_change(
    compared: Compared, width: float, room: float, told: Block, grid: MapGrid
) -> tuple[Block, list[Named]]:
    """Before and after over what is `told`, and the map of what changed with its key where there is
    room for it; else the two have what is spared.
    """
    spare = room - grid.height - told.height - BLOCK_GAP * (1 + bool(told.height))
    if spare - CAPTION - BLOCK_GAP < LEAST_CHANGE:
        grid = grid.higher(spare, compared.aspect) if spare > 0 else grid
        return told, [sides_block(compared, grid)]
    alone = pair_grid(compared, width, room)
    specks = has_specks(compared.ground, alone.size)
    told = next(lower_parts(compared, width, specks=specks, most_names=(0,)))
    high = room - grid.height - told.height - CAPTION - 2 * BLOCK_GAP
    size = min(width, widest(high, compared.aspect)), min(high, width / compared.aspect)
    return told, [sides_block(compared, grid), change_block(compared, size)]


def three_in_a_row(
    compared: Compared, width: float, room: float, alone: MapGrid
) -> tuple[Block, list[Named]] | None:
    """What is told under before, after and what changed beside each other, and these maps; None
    where they would be much smaller than before and after `alone`.
    """
    specks = has_specks(compared.ground, alone.size)
    for told in (*lower_parts(compared, width, specks=specks, most_names=(0,)), NO_BLOCK):
        most = room - told.height - BLOCK_GAP * bool(told.height)
        grid = MapGrid.of(3, width, columns=3, aspect=compared.aspect, most=most)
        if grid.scale(compared.aspect) < LEAST_ROW * alone.scale(compared.aspect):
            continue
        if told.height or compared.is_bare:
            return told, [row_block(compared, grid)]
    return None


def row_block(compared: Compared, grid: MapGrid) -> Named:
    """Before, after and what changed in the columns of a grid."""
    pair, change = sides_block(compared, grid), change_block(compared, grid.size)
    third = Group(change.block.items, x=2 * (grid.size[0] + BETWEEN))
    return Named.of(Block([*pair.block.items, third], grid.height), [pair, change])


def fullest(blocks: Iterator[Block], room: float | None) -> Block:
    """The first block that is at most `room` px high, or the first of all."""
    for block in blocks:
        if room is None or block.height + BLOCK_GAP <= room:
            return block
    return NO_BLOCK


def head_and_legend(
    compared: Compared, width: float, *, whole: bool, rows: bool = False
) -> Iterator[Block]:
    layout = compared.layout
    yield head(
        compared.setting, width, title=layout.title, lead=layout.lead, lines=layout.lead_lines
    )
    figures: Figures = "figures" if whole else "short"
    legend = legend_rows if rows else legend_line
    yield legend(compared.both, width, figures=figures)
