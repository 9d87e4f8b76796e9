# SPDX-License-Identifier: MIT
"""One job of many: a command run in this process, as if it were typed in a folder."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import threading
import traceback
from collections.abc import Iterator
from contextvars import Context
from pathlib import Path

from mapper.batch.job import CRASHED, Finished, Job
from mapper.cli.main import code_of
from mapper.cli.printing import tell
from mapper.cli.settings import FILE
from mapper.model.files import written_files
from mapper.workers.digests import digest_of, opened_files

# A process has one folder and one standard output: threads of a worker take turns.
_ALONE = threading.Lock()


def run_job(job: Job) -> Finished:
    """What `mapper` does for what is typed, with all that it tells, and the digests of files.

    What is read is looked at before it is read: a file that changes meanwhile is a changed one when
    the journal is asked.
    """
    # What one sets for the rest of its run, as limits, is nothing to the next, wherever that runs.
    return Context().run(_run, job)


def _run(job: Job) -> Finished:
    with _ALONE, _as_typed(job), _streams() as told, written_files() as written:
        inputs = {path: digest_of(path) for path in (FILE, *job.reads)}
        with opened_files() as opened:
            code = _ended_with([*job.typed, "--force"])
        outputs = {_relative(path): digest_of(path) for path in written}
        inputs |= {_relative(Path(path)): digest for path, digest in opened.items()}
    return Finished(
        code=code,
        told=told.getvalue().strip("\n"),
        inputs={path: digest for path, digest in inputs.items() if path not in outputs},
        outputs={path: digest for path, digest in outputs.items() if digest},
    )


def _ended_with(typed: list[str]) -> int:
    """The exit code; a fault of ours is told whole, and stops no other job."""
    try:
        return code_of(typed)
    except Exception:
        tell(traceback.format_exc().rstrip())
        return CRASHED


@contextlib.contextmanager
def _as_typed(job: Job) -> Iterator[None]:
    """A time in the job's folder, with what is typed as the arguments of the process."""
    folder, arguments = Path.cwd(), sys.argv
    os.chdir(job.folder)
    sys.argv = ["mapper", *job.typed]
    try:
        yield
    finally:
        os.chdir(folder)
        sys.argv = arguments


@contextlib.contextmanager
def _streams() -> Iterator[io.StringIO]:
    """A time in which what is told is kept, and what is printed, the paths, goes nowhere."""
    told = io.StringIO()
    paths = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(paths), contextlib.redirect_stderr(told):
        yield told


def _relative(path: Path) -> str:
    """A path as seen from the folder of the job, where it lies in it."""
    here, whole = Path.cwd(), Path(os.path.abspath(path))  # noqa: PTH100 - a link is not followed
    return whole.relative_to(here).as_posix() if whole.is_relative_to(here) else str(whole)
