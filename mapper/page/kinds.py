# SPDX-License-Identifier: MIT
"""The kinds of page, each in one entry: what it is made of, and what stands on it."""

from __future__ import annotations

from dataclasses import dataclass

# Written into every page, unless its kind has one of its own. Raise it where what is read from a
# finished page changes.
VERSION = 3


@dataclass(frozen=True, slots=True)
class PageKind:
    """One kind of page.

    - `name`: its template is `NAME.html`, its script `NAME.mjs`, and its pictures are drawn by what
      `picture.making.DRAWN` has for it.
    - `sheets`: its style sheets in their order.
    - `of_days`: it has a slider; `compared`: it has two days side by side; `noted`: its notes are
      listed beside the map as it opens.
    - `version`: raise it where what is read from pages of this kind alone changes.
    """

    name: str
    sheets: tuple[str, ...]
    of_days: bool = False
    compared: bool = False
    noted: bool = False
    version: int = VERSION


_KINDS = (
    PageKind("map", ("page.css", "embedded.css"), noted=True),
    PageKind("timeline", ("page.css", "changes.css", "timeline.css", "embedded.css"), of_days=True),
    PageKind("compare", ("page.css", "changes.css", "compare.css", "embedded.css"), compared=True),
    PageKind(
        "faces",
        ("page.css", "changes.css", "timeline.css", "faces.css", "embedded.css"),
        of_days=True,
        version=4,
    ),
)
KINDS = {kind.name: kind for kind in _KINDS}
