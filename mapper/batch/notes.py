# SPDX-License-Identifier: MIT
"""What jobs tell, each note of the same input once, and of how many jobs it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from mapper.batch.job import Job
from mapper.batch.running import Outcome

# A note, as several lines, and what the jobs that told it were given to read.
Note = tuple[str, tuple[str, ...]]


@dataclass
class Notes:
    """The notes of jobs that went well, with how many told them, in the order of the first; and
    what went wrong, with the first job of which it was told.
    """

    jobs: Counter[Note] = field(default_factory=Counter)
    wrong: dict[tuple[int, Note], Job] = field(default_factory=dict)

    def new_of(self, outcome: Outcome) -> list[str]:
        """The notes of one more job that no job before has told of the same input."""
        fresh = []
        for text in notes_in(outcome.finished.told):
            note = (text, outcome.job.reads)
            self.jobs[note] += 1
            if self.jobs[note] == 1:
                fresh.append(text)
        return fresh

    def first_like(self, outcome: Outcome) -> Job:
        """The job that failed first as this one did, of the same input: it may be this one."""
        note = (outcome.finished.told, outcome.job.reads)
        return self.wrong.setdefault((outcome.finished.code, note), outcome.job)

    def of_several(self) -> Iterator[tuple[str, int]]:
        """Each note of more than one job, with the number of those after the first."""
        for (text, _), number in self.jobs.items():
            if number > 1:
                yield text, number - 1


def notes_in(told: str) -> Iterator[str]:
    """Notes, each with the lines below it that are set in."""
    note: list[str] = []
    for line in told.splitlines():
        if note and not line.startswith(" "):
            yield "\n".join(note)
            note = []
        if line or note:
            note.append(line)
    if note:
        yield "\n".join(note)
