# SPDX-License-Identifier: MIT
"""The long runs: `make trust` sets LONG=1, and what is tried in slices otherwise is tried whole."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TypeVar

One = TypeVar("One")


def tried(every: Iterable[One], usual: Sequence[One]) -> list[One]:
    """All cases in a long run; otherwise the usual ones, which are among them."""
    return [*every] if os.environ.get("LONG") == "1" else [*usual]
