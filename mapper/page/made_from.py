# SPDX-License-Identifier: MIT
"""The mark of what a page was made from, by which one that is drawn again knows its place."""

from __future__ import annotations

import re
from pathlib import Path
from zlib import crc32

from mapper.control.situation import Situation

_MARK = re.compile(r'<meta name="mapper" content="([a-z]+ [0-9a-f]{8})">')
# The mark stands before all that makes a page long.
_HEAD_BYTES = 20_000


def made_from(kind: str, here: Situation) -> str:
    """The kind of a page and a sum of the names of its table, boundaries and scheme.

    Not of what they hold: a map is drawn again because the table has changed.
    """
    names = "\n".join((here.name, here.boundaries.name, here.scheme.id))
    return f"{kind} {crc32(names.encode()):08x}"


def is_drawn_again(path: str | Path, page: str) -> bool:
    """Whether a file is a page of the same kind, made from what has the same names."""
    mark = _MARK.search(page[:_HEAD_BYTES])
    try:
        with Path(path).open("rb") as file:
            before = file.read(_HEAD_BYTES).decode("utf-8", errors="replace")
    except OSError:
        return False
    own = _MARK.search(before)
    return mark is not None and own is not None and own[1] == mark[1]
