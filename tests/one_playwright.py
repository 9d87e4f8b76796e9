# SPDX-License-Identifier: MIT
"""The one Playwright of a process: its driver runs a loop, and a thread can have one alone.

Which tests share a worker depends on the machine, so whoever needs a browser asks here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Playwright, sync_playwright

_running: list[Playwright] = []


@contextmanager
def one_playwright() -> Iterator[Playwright]:
    """The one that runs already, or a new one for as long as it is needed."""
    if _running:
        yield _running[0]
        return
    with sync_playwright() as started:
        _running.append(started)
        try:
            yield started
        finally:
            _running.clear()
