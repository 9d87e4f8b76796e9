# SPDX-License-Identifier: MIT
"""Doing jobs: the order, what is done already, what others wait for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mapper.batch.job import CRASHED, Finished, Job
from mapper.batch.journal import Journal
from mapper.batch.rate import Rate, duration, pace
from mapper.batch.running import Outcome, WaitingForEachOther, exit_code, outcomes, waves
from mapper.workers.digests import digest_of
from mapper.workers.here import Here


def job(number: int, *after: int, folder: str = "", reads: tuple[str, ...] = ()) -> Job:
    typed = ("draw", f"{number}.csv", "-o", f"{number}.html")
    return Job(
        number=number,
        line=number + 1,
        typed=typed,
        output=f"{number}.html",
        folder=folder,
        reads=reads,
        after=after,
    )


def drawn(job: Job) -> Finished:
    """Write the output, and say of which bytes; a table of `bad` ones fails."""
    table, page = Path(job.folder, job.typed[1]), Path(job.folder, job.output)
    if table.read_text() == "bad":
        return Finished(code=3, told=f"{table.name}: is bad")
    page.write_text(f"page of {table.read_text()}")
    return Finished(
        code=0,
        inputs={table.name: digest_of(table)},
        outputs={page.name: digest_of(page) or ""},
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(3):
        Path(tmp_path, f"{number}.csv").write_text(f"table {number}")
    return tmp_path


def run(folder: Path, *jobs: Job, resume: bool = True) -> dict[int, str]:
    """What became of each job."""
    journal = Journal.read(folder / "jobs.journal.jsonl", "1")
    found = {}
    for one in outcomes(jobs, drawn, Here(), journal, resume=resume):
        code = one.finished.code
        found[one.job.number] = "before" if one.before else "skipped" if one.skipped else str(code)
    return found


def test_what_is_done_is_not_done_again(folder: Path) -> None:
    jobs = [job(number, folder=str(folder)) for number in range(3)]
    assert run(folder, *jobs) == {0: "0", 1: "0", 2: "0"}
    assert run(folder, *jobs) == {0: "before", 1: "before", 2: "before"}
    assert run(folder, *jobs, resume=False) == {0: "0", 1: "0", 2: "0"}


def test_a_job_whose_table_changed_is_done_again(folder: Path) -> None:
    jobs = [job(number, folder=str(folder), reads=(f"{number}.csv",)) for number in range(2)]
    run(folder, *jobs)
    (folder / "1.csv").write_text("corrected")
    assert run(folder, *jobs) == {0: "before", 1: "0"}


def test_a_job_with_other_options_or_whose_output_is_gone_is_done_again(folder: Path) -> None:
    first, second = (job(number, folder=str(folder)) for number in range(2))
    run(folder, first, second)
    (folder / "1.html").unlink()
    assert run(folder, replace(first, typed=(*first.typed, "--title=T")), second) == {
        0: "0",
        1: "0",
    }


def test_another_version_does_all_again(folder: Path) -> None:
    one = job(0, folder=str(folder))
    run(folder, one)
    assert not Journal.read(folder / "jobs.journal.jsonl", "2").is_done(one)


def test_one_that_fails_stops_no_other_but_those_that_read_what_it_makes(folder: Path) -> None:
    (folder / "0.csv").write_text("bad")
    jobs = [job(0, folder=str(folder)), job(1, 0, folder=str(folder)), job(2, folder=str(folder))]
    assert run(folder, *jobs) == {0: "3", 2: "0", 1: "skipped"}
    (folder / "0.csv").write_text("mended")
    assert run(folder, *jobs) == {0: "0", 2: "before", 1: "0"}


def test_an_output_that_somebody_changed_is_not_ours(folder: Path) -> None:
    one = job(0, folder=str(folder))
    run(folder, one)
    (folder / "0.html").write_text("by hand")
    journal = Journal.read(folder / "jobs.journal.jsonl", "1")
    assert (journal.is_done(one), journal.is_ours(one)) == (False, False)


def test_what_was_begun_when_a_run_was_killed_is_ours(folder: Path) -> None:
    one = job(0, folder=str(folder))
    Journal.read(folder / "jobs.journal.jsonl", "1").begin(one)
    assert Journal.read(folder / "jobs.journal.jsonl", "1").is_ours(one)


def test_a_line_that_was_cut_off_is_as_if_it_were_not_there(folder: Path) -> None:
    jobs = [job(number, folder=str(folder)) for number in range(2)]
    run(folder, *jobs)
    path = folder / "jobs.journal.jsonl"
    path.write_bytes(path.read_bytes()[:-20])
    assert run(folder, *jobs) == {0: "before", 1: "0"}
    assert run(folder, *jobs) == {0: "before", 1: "before"}


def test_jobs_go_after_those_whose_output_they_read() -> None:
    found = waves([job(0, 2), job(1), job(2, 1)])
    assert [[one.number for one in wave] for wave in found] == [[1], [2], [0]]


def test_jobs_that_wait_for_each_other_are_named() -> None:
    with pytest.raises(WaitingForEachOther) as raised:
        waves([job(0, 1), job(1, 0), job(2)])
    assert [one.number for one in raised.value.jobs] == [0, 1]


@pytest.mark.parametrize(
    ("codes", "code"),
    [((0, 0), 0), ((0, 4, 3), 4), ((1, 0), 1), ((1, 3), 3), ((0, CRASHED), CRASHED)],
)
def test_the_exit_code_is_that_of_the_first_that_failed(codes: tuple[int, ...], code: int) -> None:
    found = [Outcome(job(nth), Finished(code=one)) for nth, one in enumerate(codes)]
    assert exit_code(found[::-1]) == code


def test_how_far_a_run_is() -> None:
    seconds = iter([0.0, 2.0, 4.0])
    rate = Rate(6, clock=lambda: next(seconds))
    assert [rate.step(), rate.step()] == [
        "1 of 6 jobs, 30 a minute, 10 s left",
        "2 of 6 jobs, 30 a minute, 8 s left",
    ]


@pytest.mark.parametrize(
    ("a_second", "said"),
    [(41.2, "41 a second"), (4.12, "4.1 a second"), (0.5, "30 a minute"), (0.001, "3.6 an hour")],
)
def test_a_pace_is_said_in_the_unit_that_suits_it(a_second: float, said: str) -> None:
    assert pace(a_second) == said


@pytest.mark.parametrize(
    ("seconds", "said"), [(4.6, "5 s"), (200, "3 min 20 s"), (7800, "2 h 10 min")]
)
def test_a_time_is_said_in_the_unit_that_suits_it(seconds: float, said: str) -> None:
    assert duration(seconds) == said
