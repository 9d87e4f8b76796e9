# SPDX-License-Identifier: MIT
"""What the desk that publishes a map says on it, in its own words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Texts of one line each, empty where nothing is said.

    - `deck`: under the title, in place of the sentence that is made from the data.
    - `byline`: under that, who made the map.
    - `credit`: beside whose shapes are drawn, which it never replaces.
    """

    deck: str = ""
    byline: str = ""
    credit: str = ""


NO_DESK = Desk()
