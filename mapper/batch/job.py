# SPDX-License-Identifier: MIT
"""One job, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

# Exit codes of commands: nothing is wrong, or differences were found where that was asked for.
FINE, DIFFERENT = 0, 1
# A fault of ours in one job does not stop the others.
CRASHED = 70


@dataclass(frozen=True, kw_only=True)
class Job:
    """A command as it would be typed in `folder`.

    - `line`: where it stands in the file of jobs.
    - `typed`: command, arguments and options, without those that replace files.
    - `output`: the file or folder that it writes, and `reads`: the paths that it was given, as
      they were written; both relative to `folder`.
    - `after`: the numbers of jobs that write what this one reads.
    """

    number: int
    line: int
    typed: tuple[str, ...]
    output: str
    folder: str
    reads: tuple[str, ...] = ()
    after: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Finished:
    """What a job ended with: exit code, what it told, and the digests of files by path.

    `inputs` have None for what was not there.
    """

    code: int
    told: str = ""
    inputs: Mapping[str, str | None] = field(default_factory=dict)
    outputs: Mapping[str, str] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        return self.code not in (FINE, DIFFERENT)
