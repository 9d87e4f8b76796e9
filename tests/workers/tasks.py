# SPDX-License-Identifier: MIT
"""What workers of tests do: functions of a module, as workers need them."""

from __future__ import annotations

import os
import signal
from pathlib import Path


def doubled(number: int) -> int:
    return 2 * number


def killed_once(mark: str) -> str:
    """The first worker that does this is killed."""
    if not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "done"


def killed_always(_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def of_any_kind(task: tuple[str, str]) -> object:
    kind, value = task
    return {"once": killed_once, "always": killed_always}.get(kind, str.upper)(value)


def failing(_: object) -> None:
    raise ValueError("no such number")
