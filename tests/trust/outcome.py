# SPDX-License-Identifier: MIT
"""What one long run tells of itself: how many of what it tried, and what failed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Outcome:
    """Counts by what was tried, faults in a line each, what else is to be said, in a sentence, and
    the most memory that a process had.
    """

    tried: dict[str, int]
    failed: list[str] = field(default_factory=list)
    said: str = ""
    megabytes: int = 0

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")


def read_outcome(path: Path) -> Outcome:
    return Outcome(**json.loads(path.read_text(encoding="utf-8")))
