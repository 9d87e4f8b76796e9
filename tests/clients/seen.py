# SPDX-License-Identifier: MIT
"""What was seen of our files in a program, and the table of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HEADINGS = ("program", "version", "what was opened", "verdict")


@dataclass(frozen=True, order=True)
class Seen:
    """A program, what was opened in it, and what it was like: `verdict` says what was counted or
    measured, `faults` what is not as it should be.
    """

    program: str
    version: str
    opened: str
    verdict: str
    faults: tuple[str, ...] = ()

    @property
    def cells(self) -> tuple[str, str, str, str]:
        wrong = f"**not right**: {'; '.join(self.faults)}" if self.faults else ""
        return (
            self.program,
            self.version,
            self.opened,
            "; ".join(filter(None, [wrong, self.verdict])),
        )


class NotHere(Exception):
    """A program cannot be had; the message says how it is installed."""


def table(seen: Iterable[Seen]) -> str:
    """The table in Markdown."""
    return "\n".join(map(line, [HEADINGS, ("---",) * len(HEADINGS), *(it.cells for it in seen)]))


def line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
