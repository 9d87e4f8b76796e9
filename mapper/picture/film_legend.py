# SPDX-License-Identifier: MIT
"""The key of a film: in its place on all frames, with the figures of each day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mapper.page.map_model import DrawnMap, FiguredStatus
from mapper.picture.blocks import BODY, GAP, SWATCH, Block, Setting, flow, plain, stacked
from mapper.picture.ink import Group, Item, Text
from mapper.picture.legend import event_entries, fits_in_line, legend_row, sign_rows, swatch
from mapper.picture.letters import shortened, text_width


@dataclass(frozen=True)
class FilmLegend:
    """The statuses that some frame has, with their `figures` on each by id."""

    setting: Setting[DrawnMap]
    figures: Sequence[Mapping[str, str]]

    @property
    def entries(self) -> list[FiguredStatus]:
        return self.setting.article.payload["statuses"]

    def block(self, nth: int, width: float, *, rows: bool) -> Block:
        """The key of a frame: a row for every status, or one after the other."""
        found = self.rows(nth, width) if rows else self.line(nth, width)
        events = flow(event_entries(self.setting, width), width, 22.0)
        return stacked([found, *sign_rows(self.setting, width), events], 6.0)

    def rows(self, nth: int, width: float) -> Block:
        """A row for every status, all in one line if they are so on every frame."""
        in_line = all(
            fits_in_line(entry, width, figures[entry["id"]])
            for entry in self.entries
            for figures in self.figures
        )
        said = self.figures[nth]
        rows = [
            legend_row(self.setting, entry, width, said[entry["id"]], in_line)
            for entry in self.entries
        ]
        return stacked(rows, 0.0)

    def line(self, nth: int, width: float) -> Block:
        """One after the other, each with room for the longest of its figures."""
        theme, left = self.setting.theme, SWATCH[0] + GAP - 2
        cells = []
        for entry in self.entries:
            every = [figures[entry["id"]] for figures in self.figures]
            room = max(text_width(said, BODY) for said in every)
            label = shortened(entry["label"], width - left - room - 4, BODY, face="bold")
            wide = text_width(label, BODY, face="bold")
            items: list[Item] = [
                Group(swatch(self.setting, entry["id"]), y=3.0),
                Text(left, 14.5, label, BODY, theme.ink, wide, "bold"),
                plain(every[nth], left + wide + 4, 14.5, theme.quiet),
            ]
            cells.append((items, left + wide + 4 + room))
        return flow(cells, width, 22.0)
