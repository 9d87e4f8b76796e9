# SPDX-License-Identifier: MIT
"""A time in which Python looks for cycles of garbage seldom, in several threads at once.

It looks whenever seven hundred more objects are there, and the more are there already the longer
that takes. Of a long table come a million, and next to none of them is garbage.
"""

from __future__ import annotations

import gc
from contextlib import ExitStack

from mapper.model.while_any import WhileAny

MANY_OBJECTS = 200_000
SELDOM = (MANY_OBJECTS, 20, 20)


def _look_seldom(kept: ExitStack) -> None:
    usual = gc.get_threshold()
    if 0 < usual[0] < MANY_OBJECTS:
        kept.callback(gc.set_threshold, *usual)
        gc.set_threshold(*SELDOM)


# Garbage is looked for seldom, until all threads have left; not at all where nobody did.
collected_seldom = WhileAny(_look_seldom)
