# SPDX-License-Identifier: MIT
"""A report in Markdown: a sentence, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mapper.comparison.blocks import Block, Item, TextGrid, TextLines

# What Markdown or the HTML in it would take for a sign, were it a name.
_SIGNS = re.compile(r"([\\`*_\[\]<>|#~$])")


def as_markdown(blocks: Sequence[Block]) -> str:
    """The blocks, of which the first is a paragraph; names are escaped, so that they stand as
    they are.
    """
    first, *rest = blocks
    lead = _lines(first)
    if isinstance(first, TextLines):
        lead = [escaped(item.head) for item in first.items]
    return "\n\n".join("\n".join(lines) for lines in (lead, *map(_lines, _joined(rest)))) + "\n"


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """Lists without a title that follow one another as one list."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if last is None or isinstance(block, TextGrid) or isinstance(last, TextGrid) or block.title:
            joined.append(block)
        else:
            joined[-1] = type(last)((*last.items, *block.items), last.title)
    return joined


def _lines(block: Block) -> list[str]:
    if isinstance(block, TextGrid):
        heading, *rows = ([*map(escaped, row)] for row in (block.heading, *block.rows))
        rule = ["---", *["---:"] * (len(heading) - 1)]
        return [_row(heading), _row(rule), *map(_row, rows)]
    return [*([f"{escaped(block.title)}:", ""] if block.title else []), *map(_item, block.items)]


def _item(item: Item) -> str:
    if not item.body:
        return f"- {escaped(item.head)}"
    return f"- **{escaped(item.head)}:** {escaped(item.body)}"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)
