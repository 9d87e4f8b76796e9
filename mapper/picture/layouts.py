"""Where the parts of a picture stand: one arrangement for every size by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mapper.errors import UsageError
from mapper.model.spelling import given
from mapper.page.map_model import Page
from mapper.picture.blocks import Setting
from mapper.picture.ink import Item, Picture
from mapper.style.shared import number

GAP = 12.0


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A size by name, in units of which one is `zoom` px of the finished picture.

    Letters have the same size in units in every layout, so that `zoom` is what makes them large
    where a picture is seen small. `height` None: as high as its parts. `beside`: the texts stand
    beside the map, in a column of this share of the width. `notes`: columns of notes; 0 for none.
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
    key: bool = True
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
                     key=False, foot_lines=1, thin=True, pair_first=True, most_maps=9, chart=56),
    "story": Layout(width=432, height=768, zoom=2.5, top=40, bottom=48, title=22, lead=14,
                    lead_lines=5, foot_lines=1, thin=True, pair_first=True, most_maps=8, chart=64),
    "social": Layout(width=800, height=420, zoom=1.5, margin=18, beside=0.37, title=22, lead=14,
                     lead_lines=6, notes=0, key=False, foot_lines=2, thin=True, most_bytes=200_000,
                     pair_first=True, most_maps=5, chart=0),
    "a4": Layout(width=793.7, height=1122.52, margin=45, title=26, lead=16, notes=2,
                 whole_legend=True, foot_lines=4, most_maps=20, chart=96),
    "a3": Layout(width=1269.92, height=898.02, zoom=1.25, margin=42, beside=0.3, title=30, lead=17,
                 lead_lines=8, foot_lines=8, most_maps=24, chart=110),
}  # fmt: skip

# A map lower than this, in units, is no map.
LEAST_MAP = 150.0
# Of the height that its ground wants at full width, a map keeps at least this share.
LEAST_SHARE = 0.8


def layout_named(name: str) -> Layout:
    """A layout by its name; UsageError where there is none."""
    if name not in LAYOUTS:
        raise UsageError(f"{given('size', name)}: there are {', '.join(LAYOUTS)}")
    return LAYOUTS[name]


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
        description=article.lead,
        lang=article.payload["lang"],
        dir=article.payload["dir"],
        left_out=tuple(words.count(text, count) for text, count in left_out.items() if count),
    )
