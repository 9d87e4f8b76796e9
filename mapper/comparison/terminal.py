# SPDX-License-Identifier: MIT
"""A report in a terminal: wrapped to its width, with the colours of the statuses.

Text of a table is never read as markup: it comes in as `Text`, which takes letters for letters.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from mapper.comparison.blocks import Block, Item, Mark, TextGrid, TextLines
from mapper.model.scheme import Scheme

SWATCH, NO_DATA = "■", "□"
INDENT = 2


def terminal(*, always: bool = False) -> Console:
    """A console of the width and the colours of standard output; it keeps what is printed.

    Colours are off where NO_COLOR is set or the terminal has none. `always`: on, even where
    standard output is no terminal.
    """
    known = Console(force_terminal=True if always else None)
    return Console(
        file=io.StringIO(),
        force_terminal=True,
        color_system=known.color_system,  # type: ignore[arg-type]
        no_color=known.no_color and not always,
        width=known.width,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )


def as_terminal(blocks: Sequence[Block], scheme: Scheme, console: Console) -> str:
    """The blocks as `console` shows them, with escape codes for its colours."""
    paint = _Paint(scheme, console)
    with console.capture() as captured:
        for number, block in enumerate(blocks):
            if number:
                console.print()
            for part in paint.grids(block) if isinstance(block, TextGrid) else [paint.lines(block)]:
                console.print(part)
    return "\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n"


class _Paint:
    """Blocks to what rich prints, in the colours of one scheme."""

    def __init__(self, scheme: Scheme, console: Console) -> None:
        self.colours = {status.id: status.color_dark for status in scheme.statuses}
        self.console = console
        self.coloured = bool(console.color_system) and not console.no_color

    def lines(self, block: TextLines) -> Text:
        """The items under their title, each wrapped with a hanging indent."""
        title = [Text(f"{block.title}:", style="bold")] if block.title else []
        items = [
            self.item(item, INDENT if title else 0, titled=bool(title)) for item in block.items
        ]
        return Text("\n").join([*title, *items])

    def item(self, item: Item, indent: int, *, titled: bool) -> Text:
        """`■■ head`, with the body behind it under a title, and below it elsewhere."""
        head = self.swatches(item.marks)
        head.append(item.head, style="" if titled or not item.body else "bold")
        if titled and item.body:
            head.append(f": {item.body}")
        whole = self.hanging(head, indent, indent + INDENT if titled or item.marks else indent)
        if item.body and not titled:
            body = self.hanging(Text(item.body), indent + INDENT, indent + INDENT)
            return Text("\n").join([whole, body])
        return whole

    def hanging(self, text: Text, first: int, further: int) -> Text:
        """Wrapped to the width; the first line indented by `first`, the others by `further`."""
        room = max(self.console.width - further, 1)
        wrapped = text.wrap(self.console, room)
        return Text("\n").join(
            Text(" " * (further if number else first)).append_text(line)
            for number, line in enumerate(wrapped)
        )

    def grids(self, grid: TextGrid) -> list[Table | Text]:
        """The grid, or where that is wider than the terminal the narrower ones instead."""
        whole = self.grid(grid)
        if (
            not grid.narrow
            or whole.__rich_measure__(
                self.console, self.console.options.update(width=10_000)
            ).maximum
            <= self.console.width
        ):
            return [whole]
        parts: list[Table | Text] = []
        for part in grid.narrow:
            parts += [*([Text()] if parts else []), self.grid(part)]
        return parts

    def grid(self, grid: TextGrid) -> Table:
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
        for number, (said, marks) in enumerate(zip(grid.heading, grid.column_marks, strict=True)):
            heading = self.swatches(marks).append(said)
            table.add_column(heading, justify="right" if number else "left", overflow="fold")
        for row, marks in zip(grid.rows, grid.row_marks, strict=True):
            first, *others = row
            table.add_row(self.swatches(marks).append(first), *map(Text, others))
        return table

    def swatches(self, marks: Mark) -> Text:
        """A square in the colour of each status, and a blank; nothing without colours."""
        text = Text()
        if self.coloured and marks:
            for status in marks:
                colour = self.colours.get(status) if status else None
                text.append(SWATCH if colour else NO_DATA, style=colour or "")
            text.append(" ")
        return text
