# SPDX-License-Identifier: MIT
"""`mapper batch`: many commands of a file, here, in processes, or on a cluster."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mapper.cli.limits import Limits
from mapper.cli.machines import Scheduler, Workers, pool_of
from mapper.cli.printing import put, tell
from mapper.errors import OutputError, UsageError

if TYPE_CHECKING:
    from mapper.batch.job import Job
    from mapper.batch.journal import Journal
    from mapper.batch.notes import Notes
    from mapper.batch.running import Outcome

# Of many names these are told.
TOLD = 10
# Of a note that was told before so much is enough to know it again.
LETTERS = 70


def command(
    *,
    file: Annotated[
        str, typer.Argument(metavar="JOBS.toml", help="The jobs; `docs/batch.md` says its form.")
    ],
    workers: Workers = None,
    scheduler: Scheduler = None,
    resume: Annotated[
        bool,
        typer.Option(
            "--resume",
            help="Do what is not done yet, or was done of other inputs, options or version.",
        ),
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Do everything, and replace existing files.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print the commands, and do nothing.")
    ] = False,
    limit: Limits = None,
) -> None:
    """Do many commands of one file, in processes or on a cluster, and go on where it ended.

    \b
    mapper batch jobs.toml                        one after the other
    mapper batch jobs.toml --workers 4            in four processes
    mapper batch jobs.toml --resume               what is not done yet, or has new inputs
    mapper batch jobs.toml --scheduler tcp://10.0.0.5:8786
                                                  on a cluster

    One job that fails stops no other. The exit code is that of the first that failed; the paths of
    what was written are printed at the end.
    """
    from mapper import __version__
    from mapper.batch.journal import Journal, journal_of
    from mapper.batch.running import WaitingForEachOther, exit_code, waves
    from mapper.cli.job_file import read_jobs
    from mapper.model.spelling import for_shell

    path = Path(file)
    if resume and force:
        raise UsageError("--force: does everything again — leave it out, or --resume")
    jobs = [limited_too(job, limit or ()) for job in read_jobs(path)]
    try:
        waves(jobs)
    except WaitingForEachOther as error:
        first = error.jobs[0]
        raise UsageError(
            f"{path.name}:{first.line}: output: what this job reads is made of {first.output} — "
            "give another name"
        ) from None
    if dry_run:
        put("".join(f"mapper {' '.join(map(for_shell, job.typed))}\n" for job in jobs))
        return
    journal = Journal.read(journal_of(path), __version__)
    must_be_free(jobs, journal, resume=resume, force=force)
    began = time.monotonic()
    found = done(jobs, journal, (workers, scheduler, str(path.resolve())), resume=resume)
    put("".join(f"{name}\n" for name in paths(found)))
    tell(summary(found, time.monotonic() - began))
    if code := exit_code(found):
        raise typer.Exit(code)


def limited_too(job: Job, limits: Iterable[str]) -> Job:
    """The job with the limits of the whole run; those that it has itself come last, and count."""
    from mapper.cli.limits import NAME

    command, *rest = job.typed
    return replace(job, typed=(command, *(f"--{NAME}={one}" for one in limits), *rest))


def must_be_free(jobs: Sequence[Job], journal: Journal, *, resume: bool, force: bool) -> None:
    """OutputError for files that a job would replace and no earlier run has written."""
    if force:
        return
    taken = [job.output for job in jobs if is_taken(job) and not (resume and journal.is_ours(job))]
    if not taken:
        return
    more = f", and {len(taken) - TOLD:,} more" if len(taken) > TOLD else ""
    names = ", ".join(taken[:TOLD]) + more
    verb = "exists" if len(taken) == 1 else "exist"
    if resume:
        raise OutputError(
            f"{names}: {verb} and {'is' if len(taken) == 1 else 'are'} not as mapper batch wrote "
            f"{'it' if len(taken) == 1 else 'them'} — move {'it' if len(taken) == 1 else 'them'} "
            "away, or replace everything with --force"
        )
    raise OutputError(
        f"{names}: {verb} already — --resume goes on with what is left, --force does all again"
    )


def is_taken(job: Job) -> bool:
    """Whether something lies where a job writes; an empty folder is free."""
    place = Path(job.folder, job.output)
    return any(place.iterdir()) if place.is_dir() else place.exists()


def done(
    jobs: Sequence[Job], journal: Journal, who: tuple[int | None, str | None, str], *, resume: bool
) -> list[Outcome]:
    """All outcomes; each is told, with its problems, as soon as it is there."""
    from mapper.batch.notes import Notes
    from mapper.batch.rate import Rate
    from mapper.batch.running import outcomes
    from mapper.cli.main import Ended
    from mapper.cli.one_job import run_job
    from mapper.cli.progress import progress
    from mapper.workers.pool import Gone

    found: list[Outcome] = []
    rate, show, notes = Rate(len(jobs)), progress(), Notes()
    on_terminal = sys.stderr is not None and sys.stderr.isatty()
    try:
        with pool_of(*who) as pool:
            show(rate.text())
            for outcome in outcomes(jobs, run_job, pool, journal, resume=resume):
                found.append(outcome)
                how_far = rate.step()
                if said := told(outcome, notes):
                    show("")
                    tell(said)
                show(how_far)
                if not on_terminal and rate.is_due():
                    tell(how_far)
    except Ended as ended:
        ended.left = left_of(found, jobs)
        raise
    except Gone as gone:
        raise Gone(f"{gone} — {left_of(found, jobs)}") from None
    finally:
        show("")
    for line in of_more(notes):
        tell(line)
    return sorted(found, key=lambda outcome: outcome.job.number)


def left_of(found: Sequence[Outcome], jobs: Sequence[Job]) -> str:
    """What is to be told of a run that ended before all was done."""
    fine = sum(not outcome.finished.failed for outcome in found)
    return f"{fine:,} of {len(jobs):,} jobs are done, --resume does the rest"


def told(outcome: Outcome, notes: Notes) -> str:
    """What a job has to tell that none before has told, under its output; nothing of one that was
    just done.
    """
    said, job, code = outcome.finished.told, outcome.job, outcome.finished.code
    if outcome.skipped:
        return f"{job.output}: not tried — {said}"
    if not outcome.finished.failed:
        fresh = notes.new_of(outcome)
        return under(job.output, "\n".join(fresh)) if fresh else ""
    first = notes.first_like(outcome)
    head = f"{job.output}: failed with exit code {code}"
    if not said:
        return head
    return under(head, said) if first is job else f"{head}, as {first.output} did"


def under(head: str, said: str) -> str:
    return "\n".join([f"{head}:", *(f"  {line}".rstrip() for line in said.splitlines())])


def of_more(notes: Notes) -> Iterator[str]:
    """`the same of 7 more jobs: control.csv:2: 'Herat' is …`."""
    from mapper.model.texts import counted

    for text, number in notes.of_several():
        line = text.partition("\n")[0]
        cut = line if len(line) <= LETTERS else f"{line[:LETTERS].rstrip()}…"
        yield f"the same of {counted(number, 'more job')}: {cut}"


def paths(found: Iterable[Outcome]) -> Iterable[str]:
    """What there is now of jobs that went well, in the order of the file."""
    return (outcome.job.output for outcome in found if not outcome.finished.failed)


def summary(found: Sequence[Outcome], seconds: float) -> str:
    """`32 jobs: 20 done, 10 done before, 2 failed (a.html, b.html), in 12 s`."""
    from mapper.batch.rate import duration
    from mapper.model.texts import counted

    before = sum(outcome.before for outcome in found)
    skipped = sum(outcome.skipped for outcome in found)
    failed = [o.job.output for o in found if o.finished.failed and not o.skipped]
    parts = [f"{len(found) - before - skipped - len(failed):,} done"]
    parts += [f"{before:,} done before"] * bool(before)
    more = ", …" if len(failed) > TOLD else ""
    parts += [f"{len(failed):,} failed ({', '.join(failed[:TOLD])}{more})"] * bool(failed)
    parts += [f"{skipped:,} not tried"] * bool(skipped)
    return f"{counted(len(found), 'job')}: {', '.join(parts)}, in {duration(seconds)}"
