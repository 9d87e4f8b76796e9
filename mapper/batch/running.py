# SPDX-License-Identifier: MIT
"""Doing jobs: what is done already is left, what others wait for comes first, none stops others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from mapper.batch.job import CRASHED, FINE, Finished, Job
from mapper.batch.journal import Journal
from mapper.workers.pool import Lost, Pool

Work = Callable[[Job], Finished]


class WaitingForEachOther(Exception):
    """Jobs of which each reads what another of them makes."""

    def __init__(self, jobs: Sequence[Job]) -> None:
        self.jobs = tuple(jobs)
        super().__init__("jobs wait for each other")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job; `before`: in an earlier run, `skipped`: not tried, for what it reads
    could not be made.
    """

    job: Job
    finished: Finished
    before: bool = False
    skipped: bool = False


def outcomes(
    jobs: Sequence[Job], work: Work, pool: Pool, journal: Journal, *, resume: bool
) -> Iterator[Outcome]:
    """Each job's outcome as soon as it is known; the journal is written before."""
    known: dict[int, Outcome] = {}
    for wave in waves(jobs):
        to_do = []
        for job in wave:
            failed = next((n for n in job.after if known[n].finished.failed), None)
            if failed is not None:
                told = f"{jobs[failed].output}, which this reads, was not made"
                known[job.number] = Outcome(job, Finished(code=CRASHED, told=told), skipped=True)
                yield known[job.number]
            elif resume and journal.is_done(job):
                known[job.number] = Outcome(job, Finished(code=journal.code_of(job)), before=True)
                yield known[job.number]
            else:
                journal.begin(job)
                to_do.append(job)
        for number, result in pool.run(work, to_do):
            job = to_do[number]
            finished = lost(result) if isinstance(result, Lost) else result
            journal.finish(job, finished)
            known[job.number] = Outcome(job, finished)
            yield known[job.number]


def waves(jobs: Sequence[Job]) -> list[list[Job]]:
    """Jobs by how many others must be done before, one after the other.

    Raises WaitingForEachOther where none can be the next.
    """
    left, found = [*jobs], list[list[Job]]()
    while left:
        waiting = {job.number for job in left}
        ready = [job for job in left if waiting.isdisjoint(job.after)]
        if not ready:
            raise WaitingForEachOther(left)
        found.append(ready)
        left = [job for job in left if job not in ready]
    return found


def lost(result: Lost) -> Finished:
    return Finished(code=CRASHED, told=f"its worker ended each time it was tried: {result.how}")


def exit_code(found: Sequence[Outcome]) -> int:
    """That of the first job that failed, in the order of the file; else 1 where one found
    differences that it was asked for.
    """
    by_number = sorted(found, key=lambda outcome: outcome.job.number)
    tried = [o.finished.code for o in by_number if o.finished.failed and not o.skipped]
    return tried[0] if tried else max((o.finished.code for o in by_number), default=FINE)
