# SPDX-License-Identifier: MIT
"""What holds while any thread is within: begun once, ended once, whoever comes or goes first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from threading import Barrier

from mapper.model.while_any import WhileAny


def test_of_many_threads_the_first_begins_it_and_the_last_ends_it() -> None:
    told: list[str] = []
    everyone = Barrier(8)

    def begin(kept: ExitStack) -> None:
        told.append("begun")
        kept.callback(told.append, "ended")

    held = WhileAny(begin)

    def stay() -> None:
        with held():
            everyone.wait()

    with ThreadPoolExecutor(8) as threads:
        for each in [threads.submit(stay) for _ in range(8)]:
            each.result()
    assert told == ["begun", "ended"]
