# SPDX-License-Identifier: MIT
"""What workers of tests do with jobs: functions of a module, as workers need them."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from mapper.batch.job import Finished, Job
from mapper.cli.one_job import run_job
from tests.hangs import PROCESS

# Beside the jobs: one worker was killed.
MARK = "killed"


def killed_once_with_a_page(job: Job) -> Finished:
    """The job; the first worker that has written a page, but not put it in its place, is killed."""
    mark = Path(job.folder, MARK)

    def kill(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "os.rename" and str(arguments[1]).endswith(".html") and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(kill)  # stays as long as the process
    return run_job(job)


def waits_for(path: str) -> str:
    """Whether a file comes to be before one would think that a test hangs; at once of no path."""
    began = time.monotonic()
    while path and not Path(path).exists():
        if time.monotonic() - began > PROCESS / 2:
            return "never"
        time.sleep(0.01)
    return "there"
