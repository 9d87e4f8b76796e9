# SPDX-License-Identifier: MIT
"""One line on a terminal that says what is being done, and is gone when that is done."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable
from typing import TextIO

from mapper.tables.text import visible

# Back to the start of the line, and clear it.
CLEAR = "\r\x1b[K"
# A line is not written anew more often than that.
SECONDS = 0.1
WIDTH = 80


def progress() -> Callable[[str], None]:
    """What shows a text on standard error, if that is a terminal; an empty text takes it away."""
    err = sys.stderr
    if err is None or not err.isatty() or os.environ.get("TERM") == "dumb":
        return lambda text: None
    return Line(err, shutil.get_terminal_size((WIDTH, 24)).columns)


class Line:
    """A line of a terminal, `width` cells wide; what begins with another word is shown at once."""

    def __init__(
        self, stream: TextIO, width: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.stream, self.width, self.clock = stream, width, clock
        self.written: float | None = None
        self.doing = ""

    def __call__(self, text: str) -> None:
        now, doing = self.clock(), text.partition(" ")[0]
        if not text:
            self._clear()
        elif self.written is None or doing != self.doing or now - self.written >= SECONDS:
            self.stream.write(CLEAR + visible(text)[: self.width - 1])
            self.stream.flush()
            self.written, self.doing = now, doing

    def _clear(self) -> None:
        if self.written is not None:
            self.stream.write(CLEAR)
            self.stream.flush()
            self.written = None
