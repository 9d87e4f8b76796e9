# SPDX-License-Identifier: MIT
"""A codec may raise the priority of the threads that it runs in; the process gets it back."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from mapper.picture.priority import priorities, priority_kept

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux has priorities of threads to keep"
)


def test_the_thread_that_asked_has_its_priority_again() -> None:
    before = os.sched_getscheduler(0)
    with priority_kept():
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
        assert os.sched_getscheduler(0) == os.SCHED_BATCH != before
    assert os.sched_getscheduler(0) == before


@contextmanager
def patient_thread() -> Iterator[int]:
    """The id of a thread that has given itself another priority, as long as it waits."""
    stop, ready = threading.Event(), threading.Event()

    def wait() -> None:
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
        ready.set()
        stop.wait()

    worker = threading.Thread(target=wait)
    worker.start()
    try:
        ready.wait()
        yield worker.native_id or 0
    finally:
        stop.set()
        worker.join()


def test_a_thread_that_was_begun_meanwhile_has_that_of_the_caller() -> None:
    usual = os.sched_getscheduler(0)
    with ExitStack() as meanwhile:
        with priority_kept():
            worker = meanwhile.enter_context(patient_thread())
            assert priorities()[worker][0] == os.SCHED_BATCH
        assert priorities()[worker][0] == usual


def test_another_thread_keeps_the_priority_that_it_came_with() -> None:
    with patient_thread() as worker:
        with priority_kept():
            pass
        assert priorities()[worker][0] == os.SCHED_BATCH
