# SPDX-License-Identifier: MIT
"""How many examples a property is tried on: a hundred, and fewer where each takes long.

`THOROUGH=20` in the environment tries twenty times as many, for who changes what they are about.
"""

from __future__ import annotations

import os

from hypothesis import settings

TIMES = int(os.environ.get("THOROUGH", "1"))
USUAL = 100 * TIMES


def costly(examples: int) -> settings:
    """Of a property whose examples take long, so many are tried, and never more than of others."""
    return settings(max_examples=min(examples * TIMES, settings().max_examples))
