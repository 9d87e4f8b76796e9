# SPDX-License-Identifier: MIT
"""Where the parts of a picture stand: one arrangement for every size by name or in pixels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from mapper.errors import UsageError
from mapper.model.spelling import given
from mapper.page.map_model import Page
from mapper.picture.blocks import Setting
from mapper.picture.ink import Item, Picture
from mapper.picture.picture_input import Article
from mapper.style.shared import number
from mapper.tables.fixed_words import one_of

GAP = 12.0


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A size by name, in units of which one is `zoom` px of the finished picture.

    Letters have the same size in units in every layout, so that `zoom` is what makes them large
    where a picture is seen small. `height` None: as high as its parts. `beside`: the texts stand
    beside the map, in a column of this share of the width. `notes`: columns of notes; 0 for none.
    `total`: whether the key says how much the whole is; pictures with that or `listed` have room
    for a list of names that stand on the map as numbers. `to_edges`: whether a map under its texts
    reaches to both sides of the picture.
    `top` and `bottom`: room that the apps of phones cover. `thin`: marks that say no more than
    the ground under them are drawn only where their names find room.
    `most_bytes`: above this a PNG gets a palette.

    Of a comparison: with `pair_first` the map of what changed comes only where there is room for
    it; `stacks` has the maps one under the other. Of a timeline: `most_maps` are drawn at the
    most, in `columns` where the height is free; `chart` is the height of the shares over time.
    """

    width: float
    height: float | None = None
    zoom: float = 1.0
    margin: float = 16.0
    top: float = 0.0
    bottom: float = 0.0
    beside: float = 0.0
    title: float = 24.0
    lead: float = 15.0
    lead_lines: int = 4
    notes: int = 1
    whole_legend: bool = False
    total: bool = True
    listed: bool = False
    to_edges: bool = False
    foot_lines: int = 3
    thin: bool = False
    most_bytes: int | None = None
    pair_first: bool = False
    stacks: bool = False
    most_maps: int = 12
    columns: int = 3
    chart: float = number("chart.chart_height")


LAYOUTS: Mapping[str, Layout] = {
    "article": Layout(width=760, notes=2, whole_legend=True),
    "column": Layout(width=380, margin=12, title=20, lead=14, lead_lines=6, foot_lines=4,
                     thin=True, stacks=True, most_maps=8, columns=2, chart=64),
    "square": Layout(width=540, height=540, zoom=2, title=20, lead=13, lead_lines=3, notes=2,
                     total=False, to_edges=True, foot_lines=1, thin=True, pair_first=True,
                     most_maps=9, chart=56),
    "story": Layout(width=432, height=768, zoom=2.5, top=40, bottom=48, title=22, lead=14,
                    lead_lines=5, to_edges=True, foot_lines=1, thin=True, pair_first=True,
                    most_maps=8, chart=64),
    "social": Layout(width=800, height=420, zoom=1.5, margin=18, beside=0.37, title=22, lead=14,
                     lead_lines=6, notes=0, total=False, foot_lines=2, thin=True,
                     most_bytes=200_000, pair_first=True, most_maps=5, chart=0),
    "a4": Layout(width=793.7, height=1122.52, margin=45, title=26, lead=16, notes=2,
                 whole_legend=True, foot_lines=4, most_maps=20, chart=96),
    "a3": Layout(width=1269.92, height=898.02, zoom=1.25, margin=42, beside=0.3, title=30, lead=17,
                 lead_lines=8, foot_lines=8, most_maps=24, chart=110),
}  # fmt: skip

# A map lower than this, in units, is no map; on a low picture lower than this share of its height.
LEAST_MAP, LOW_MAP = 150.0, 0.45
# A panel with a shorter side, in units, shows nothing.
LEAST_PANEL = 60.0
# Of the height that its ground wants at full width, a map keeps at least this share.
LEAST_SHARE = 0.8


# A column of texts beside a map has at most this share of the width. Where texts usually stand
# above and under it, lines of these lengths are tried, in units.
MOST_COLUMN = 0.66
COLUMNS = (172.0, 222.0)
# The sentence has at most so many lines above a map, as wide as the picture, and beside it.
LINES_ABOVE, LINES_BESIDE = 3, 12
# From this margin on, in units, a picture is a sheet of paper, which no printer prints to its edge.
SHEET = 40.0

# A size in pixels: the least and the most of a side, and how much longer one may be than the other.
LEAST_SIDE, MOST_SIDE, MOST_LONGER = 300, 10_000, 3
IN_PIXELS = re.compile(r"\s*(\d+)\s*[xX×]\s*(\d+)\s*")
# What a picture of any size has of room, in square units: its letters are as large a part of it as
# they are of `social` or `story`, and never smaller than their size in px.
ROOM = 320_000.0
# From this much wider than high the texts stand beside the map, if both have this width, in units.
WIDE, WIDE_ENOUGH = 1.3, 560.0


def layout_named(name: str) -> Layout:
    """A layout by its name, or for a size in pixels: `1200x675`; UsageError where there is none."""
    if asked := IN_PIXELS.fullmatch(name):
        width, height = map(int, asked.groups())
        must_be_drawable(name, width, height)
        return layout_in_pixels(width, height)
    return LAYOUTS[one_of(name, LAYOUTS, given("size", name), also="pixels as in 1200x675")]


def must_be_drawable(name: str, width: int, height: int) -> None:
    """UsageError for a size in pixels that leaves no room for a map, or is out of all measure."""
    short, long = sorted((width, height))
    said = given("size", name)
    if short < LEAST_SIDE:
        raise UsageError(f"{said}: leaves no room for a map — at least {LEAST_SIDE} pixels a side")
    if long > MOST_SIDE:
        raise UsageError(f"{said}: is too large — at most {MOST_SIDE} pixels a side")
    if long > MOST_LONGER * short:
        raise UsageError(
            f"{said}: is too narrow — one side is at most {MOST_LONGER} times as long as the other"
        )


def layout_in_pixels(width: int, height: int) -> Layout:
    """The layout of a picture of so many pixels: the one by name that has them, or one made so
    that letters are read: texts beside the map on a wide picture, else above and under it.
    """
    for layout in LAYOUTS.values():
        if pixels_of(layout) == (width, height):
            return layout
    zoom = max(1.0, sqrt(width * height / ROOM))
    wide, high = width / zoom, height / zoom
    if width >= WIDE * height and wide >= WIDE_ENOUGH:
        return Layout(width=wide, height=high, zoom=zoom, margin=18, beside=0.37, title=22, lead=14,
                      lead_lines=6, notes=0, total=False, foot_lines=2, thin=True, pair_first=True,
                      most_maps=5, chart=0)  # fmt: skip
    small = min(wide, high) < 400
    return Layout(width=wide, height=high, zoom=zoom, margin=8 if small else 16,
                  title=18 if small else 20, lead=13, lead_lines=3, notes=0 if small else 2,
                  total=False, to_edges=True, foot_lines=0 if small else 1, thin=True,
                  pair_first=True, most_maps=9, chart=56)  # fmt: skip


def above_and_under(layout: Layout) -> Layout:
    """A size with its texts above and under the map in place of beside it."""
    return replace(layout, beside=0.0, lead_lines=LINES_ABOVE, to_edges=layout.margin < SHEET)


def with_columns(layout: Layout) -> Iterator[Layout]:
    """A size with its texts beside the map, in a column as narrow as can be or wider, in place of
    above and under it; none where the column would take most of it.
    """
    for column in COLUMNS:
        share = (column + 2 * layout.margin) / layout.width
        if share <= MOST_COLUMN:
            yield replace(layout, beside=share, lead_lines=LINES_BESIDE,
                          notes=min(layout.notes, 1), foot_lines=layout.foot_lines + 2)  # fmt: skip


def shorter(layout: Layout) -> Iterator[tuple[int, int]]:
    """How many lines the sentence and the sources get, from the most on: the foot loses its
    sources, then the sentence its last lines, and at last it goes.
    """
    yield from ((layout.lead_lines, lines) for lines in range(layout.foot_lines, -1, -1))
    yield from ((lines, 0) for lines in range(layout.lead_lines - 1, -1, -1))


def must_show(layout: Layout, article: Article[Page], size: tuple[float, float]) -> None:
    """UsageError where a map has no room beside or under its texts: under a long deck, or as on
    small sizes in pixels.
    """
    if min(size) >= LEAST_PANEL:
        return
    deck_must_fit(layout, article, -1.0)
    wide, high = pixels_of(layout)
    raise UsageError(
        f"{given('size', f'{wide}x{high}')}: leaves no room for a map beside its texts — "
        "give a larger one"
    )


def deck_must_fit(layout: Layout, article: Article[Page], left: float) -> None:
    """UsageError where a deck, which is never cut, leaves less than no height to what is under it
    in a column beside the map.
    """
    if article.deck and left < 0:
        wide, high = pixels_of(layout)
        raise UsageError(
            f"{given('deck')}: is too long for a picture of {wide}x{high} — give a shorter one, or "
            "a larger size"
        )


def pixels_of(layout: Layout) -> tuple[int, int]:
    """How many pixels a picture has, 0 high where its height is free."""
    return round(layout.width * layout.zoom), round((layout.height or 0.0) * layout.zoom)


def finished(
    layout: Layout,
    setting: Setting[Page],
    items: Sequence[Item],
    height: float,
    left_out: Mapping[str, int],
) -> Picture:
    """The picture of a size with its items; `left_out` counts what found no room, by its text.

    What others counted stands on the picture of one day alone.
    """
    article, words = setting.article, setting.words
    left_out = {"picture.no_counts": len(article.payload.get("counts", [])), **left_out}
    return Picture(
        width=layout.width,
        height=height,
        zoom=layout.zoom,
        most_bytes=layout.most_bytes,
        paper=setting.theme.paper,
        items=items,
        title=article.title,
        description=article.described,
        lang=article.payload["lang"],
        dir=article.payload["dir"],
        left_out=tuple(words.count(text, count) for text, count in left_out.items() if count),
    )
