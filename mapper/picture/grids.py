# SPDX-License-Identifier: MIT
"""Maps in rows and columns, each with its caption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from mapper.picture.blocks import Block
from mapper.picture.ink import Group, Item, Text
from mapper.picture.letters import shortened, text_width
from mapper.picture.themes import Theme

# Room that a caption takes over its map, in px, and between maps.
CAPTION = 20.0
CAPTION_SIZE = 13.0
BETWEEN = 12.0
# A map is never higher than this share of its width.
HIGHEST = 1.5
# … and never so much wider, or higher, than its ground is for its height that this fills less than
# six tenths of it, with room at its edges. A narrower map has no room for a day over it.
LOOSE = 1.35
LEAST_WIDE = 84.0


@dataclass(frozen=True)
class MapGrid:
    """How maps stand: in so many columns, each of a `size` (px), its caption apart."""

    columns: int
    rows: int
    size: tuple[float, float]

    @classmethod
    def of(
        cls, count: int, width: float, *, columns: int, aspect: float, most: float | None = None
    ) -> MapGrid:
        """Of `count` maps over a width, all of them at most `most` px high."""
        rows = ceil(count / columns)
        wide = (width - BETWEEN * (columns - 1)) / columns
        high = min(wide / aspect, HIGHEST * wide)
        if most is not None:
            high = min(high, max((most - BETWEEN * (rows - 1)) / rows - CAPTION, 1.0))
        return cls(columns, rows, (min(wide, widest(high, aspect)), high))

    def free(self, count: int) -> int:
        """How many places so many maps leave free in the last row."""
        return self.columns * self.rows - count

    def width_of(self, places: int) -> float:
        """How wide some places beside each other are."""
        return places * (self.size[0] + BETWEEN) - BETWEEN

    def scale(self, aspect: float) -> float:
        """How large the ground is drawn in a map: the side of a square of its size, in px."""
        wide, high = self.size
        return min(wide, high * aspect) / sqrt(aspect)

    def higher(self, spare: float, aspect: float) -> MapGrid:
        """The same with higher maps, if there is room to spare, as far as they look well."""
        wide, high = self.size
        most = max(high, LOOSE * wide / aspect)
        return MapGrid(self.columns, self.rows, (wide, min(high + spare / self.rows, most)))

    @property
    def height(self) -> float:
        return self.rows * (self.size[1] + CAPTION) + BETWEEN * (self.rows - 1)


def widest(high: float, aspect: float) -> float:
    """How wide a map of a height may be, so that its ground fills most of it."""
    return max(LOOSE * high * aspect, LEAST_WIDE)


def captioned(theme: Theme, caption: str, panel: Block, width: float) -> Block:
    """A map with its caption over it."""
    said = shortened(caption, width, CAPTION_SIZE, face="bold")
    wide = text_width(said, CAPTION_SIZE, face="bold")
    items: list[Item] = [
        Text(0.0, CAPTION_SIZE, said, CAPTION_SIZE, theme.ink, wide, "bold"),
        Group(panel.items, y=CAPTION),
    ]
    return Block(items, panel.height + CAPTION)


def in_rows(blocks: Sequence[Block], grid: MapGrid, *, centred: bool = False) -> Block:
    """Blocks in the columns of a grid, row by row; a last row of fewer in the middle if `centred`,
    and nothing else stands beside it.
    """
    wide, high = grid.size
    last = (grid.rows - 1) * grid.columns
    spare = grid.free(len(blocks)) * (wide + BETWEEN) / 2 if centred else 0.0
    items: list[Item] = [
        Group(
            block.items,
            x=(nth % grid.columns) * (wide + BETWEEN) + (spare if nth >= last else 0.0),
            y=(nth // grid.columns) * (high + CAPTION + BETWEEN),
        )
        for nth, block in enumerate(blocks)
    ]
    return Block(items, grid.height)
