# SPDX-License-Identifier: MIT
"""Hashtags of the Humanitarian Exchange Language: `#adm1+name`, `#date` in a row of their own.

After https://hxlstandard.org/standard/1-1final/: a hashtag, then attributes behind plus signs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mapper.tables.raw import Line, cell_value
from mapper.tables.text import bare

_TAG = re.compile(r"#[a-z][a-z0-9_]*(?:\s*\+\s*[a-z][a-z0-9_]*)*", re.IGNORECASE)
# Which vocabulary a code is of, or that a name is in English, makes no other column.
_ASIDE = re.compile(r"\+(?:v_\w+|i_en|en)(?=\+|$)")
# At least so many of the filled cells are hashtags, and this share of them.
LEAST, SHARE = 2, 0.5


def is_tagged(line: Line) -> bool:
    """Whether a row is one of hashtags."""
    texts = [str(value) for cell in line.cells if (value := cell_value(cell)) is not None]
    tags = [text for text in texts if _TAG.fullmatch(bare(text))]
    return len(tags) >= LEAST and len(tags) >= SHARE * len(texts)


def tagged_headings(tags: Line, headings: Sequence[object]) -> list[object]:
    """The hashtags as headings; where a column has none, what stands above it."""
    above = [*headings, *[None] * (len(tags.cells) - len(headings))]
    found: list[object] = [
        _tag(cell) or (heading if cell_value(cell) is None else cell)
        for cell, heading in zip(tags.cells, above, strict=False)
    ]
    return found + above[len(found) :]


def _tag(cell: object) -> str:
    """A hashtag without blanks and without attributes that name no other column."""
    value = cell_value(cell)
    text = "" if value is None else bare(str(value))
    if not _TAG.fullmatch(text):
        return ""
    return _ASIDE.sub("", re.sub(r"\s+", "", text).casefold())
