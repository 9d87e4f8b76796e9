# SPDX-License-Identifier: MIT
"""Tables in Markdown. What a cell says is text there, too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mapper.tables.text import one_line

_ESCAPED = str.maketrans({mark: f"\\{mark}" for mark in "\\|`<[*_"})


def markdown_table(
    heading: Sequence[str], rows: Iterable[Sequence[str]], *, texts: int
) -> list[str]:
    """The lines of a table whose first `texts` columns are text; figures stand to the right."""
    rule = ["---"] * texts + ["---:"] * (len(heading) - texts)
    return [_row(map(escaped, heading)), _row(rule), *(_row(map(escaped, row)) for row in rows)]


def escaped(text: str) -> str:
    """`text` on one line, with nothing in it that Markdown reads as a mark."""
    return one_line(text).translate(_ESCAPED)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
