"""A codec may raise the priority of the threads that it runs in; the process gets it back."""

from __future__ import annotations

import os
import sys
import threading

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


def test_a_thread_that_was_begun_meanwhile_has_that_of_the_caller() -> None:
    usual = os.sched_getscheduler(0)
    stop, raised = threading.Event(), threading.Event()

    def codec() -> None:
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
        raised.set()
        stop.wait()

    worker = threading.Thread(target=codec)
    try:
        with priority_kept():
            worker.start()
            raised.wait()
            assert priorities()[worker.native_id or 0][0] == os.SCHED_BATCH
        assert priorities()[worker.native_id or 0][0] == usual
    finally:
        stop.set()
        worker.join()


def test_another_thread_keeps_the_priority_that_it_came_with() -> None:
    stop, raised = threading.Event(), threading.Event()

    def patient() -> None:
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
        raised.set()
        stop.wait()

    worker = threading.Thread(target=patient)
    try:
        worker.start()
        raised.wait()
        with priority_kept():
            pass
        assert priorities()[worker.native_id or 0][0] == os.SCHED_BATCH
    finally:
        stop.set()
        worker.join()
