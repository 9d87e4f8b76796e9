# SPDX-License-Identifier: MIT
"""What the place that a text goes to can show."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass

WIDTH = 80
NARROWEST, WIDEST = 40, 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """`width` in cells; whether it shows `colors`, any of them (`true_color`), and `blocks`."""

    width: int = WIDTH
    colors: bool = False
    true_color: bool = False
    blocks: bool = True


def terminal(*, to_stdout: bool) -> Terminal:
    """The terminal on standard output. A file or a pipe has 80 cells and no colours.

    NO_COLOR, set to anything, turns colours off.
    """
    out = sys.stdout
    if not to_stdout or out is None or not out.isatty():
        return Terminal()
    return Terminal(
        width=min(max(shutil.get_terminal_size((WIDTH, 24)).columns, NARROWEST), WIDEST),
        colors=not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb",
        true_color=os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"),
        blocks=shows(out.encoding, "█▒▓░▚▞·"),
    )


def shows(encoding: str, letters: str) -> bool:
    """Whether an encoding has all of these letters."""
    try:
        letters.encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return False
    return True
