# SPDX-License-Identifier: MIT
"""What a report is made of: lines and grids, and both as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Mark = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A line, with more of it in `body`; `marks` are the statuses whose colours stand before it."""

    head: str
    body: str = ""
    marks: Mark = ()


@dataclass(frozen=True, slots=True)
class TextLines:
    """Items under a title, which may be empty."""

    items: tuple[Item, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class TextGrid:
    """A table: a heading and rows of cells; `marks` are the statuses of rows and columns.

    A row or column without a status, such as a sum, has an empty mark. `narrow` is the same in
    several grids that need less room.
    """

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    row_marks: tuple[Mark, ...]
    column_marks: tuple[Mark, ...]
    narrow: tuple[TextGrid, ...] = ()


Block = TextLines | TextGrid


def as_text(blocks: Sequence[Block]) -> str:
    """Plain text, for files, pipes and tests."""
    return "\n\n".join("\n".join(_text_lines(block)) for block in blocks) + "\n"


def _text_lines(block: Block) -> list[str]:
    if isinstance(block, TextGrid):
        return aligned([block.heading, *block.rows])
    lines = [f"{block.title}:"] if block.title else []
    indent = "  " if block.title else ""
    for item in block.items:
        if block.title and item.body:
            lines.append(f"{indent}{item.head}: {item.body}")
        else:
            lines += [f"{indent}{item.head}", *([f"{indent}  {item.body}"] if item.body else [])]
    return lines


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Cells in columns, the first to the left and figures to the right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
