# SPDX-License-Identifier: MIT
"""What an animation is made of: a picture for each of its days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mapper.picture.ink import Picture

# Of all days on which something changes so many are shown, evenly chosen; of days that were asked
# for all, but no more than these.
MOST_OF_ALL, MOST_ASKED = 60, 400


@dataclass(frozen=True)
class Film:
    """The pictures of many days, alike but for what changed: `picture(nth)` draws one of `count`,
    all of one size.
    """

    count: int
    picture: Callable[[int], Picture]
