# SPDX-License-Identifier: MIT
"""Which lines of some rooms a test runs, and which are run while modules are imported."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from types import FrameType
from typing import Any

Lines = dict[str, set[int]]


class Traced:
    """Within `with`: the lines that are run in the files of these folders, by file."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self.folders = tuple(f"{folder}{os.sep}" for folder in folders)
        self.lines: Lines = {}

    def __enter__(self) -> Traced:
        sys.settrace(self._called)
        return self

    def __exit__(self, *error: object) -> None:
        sys.settrace(None)

    def _called(self, frame: FrameType, event: str, arg: object) -> Any:
        name = frame.f_code.co_filename
        if not name.startswith(self.folders):
            return None
        lines = self.lines.setdefault(name, set())
        lines.add(frame.f_lineno)

        def step(frame: FrameType, event: str, arg: object) -> Any:
            lines.add(frame.f_lineno)
            return step

        return step
