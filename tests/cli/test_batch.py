# SPDX-License-Identifier: MIT
"""`mapper batch`: the same bytes here, in processes and on a cluster; faults of the file first."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from mapper import __version__
from mapper.batch.journal import Journal, journal_of
from mapper.batch.running import outcomes
from mapper.cli import batch
from mapper.cli.job_file import read_jobs
from mapper.cli.machines import pool_of, spread_of
from mapper.errors import UsageError
from mapper.geometry import noding
from mapper.geometry.chains import keys_of
from tests.cli.conftest import Answer
from tests.cli.killed import MARK, killed_once_with_a_page, waits_for
from tests.cluster import dask_cluster
from tests.hangs import PROCESS

Run = Callable[..., Answer]

TABLE = "place,status,date\nHerat,taliban,2021-08-12\nKabul,government,2021-08-01\n"
JOBS = """
[defaults]
table = "control.csv"
set = ["kind=province"]

[[jobs]]
run = "stats"
dates = "{day}"
output = "stats/{day}.csv"
each.day = ["2021-08-05", "2021-08-12"]

[[jobs]]
run = "draw"
output = "map.html"

[[jobs]]
run = "stats"
table = "none.csv"
output = "none.csv.csv"

[[jobs]]
run = "diff"
from = 2021-08-05
to = 2021-08-12
output = "changes.json"
"""
PATHS = ["stats/2021-08-05.csv", "stats/2021-08-12.csv", "map.html", "changes.json"]
NONE = [
    "none.csv.csv: failed with exit code 3:",
    "  none.csv: no such file — closest in that folder: 'control.csv'",
]


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    (tmp_path / "control.csv").write_text(TABLE)
    (tmp_path / "jobs.toml").write_text(JOBS)


def told(answer: Answer) -> list[str]:
    """What was told of jobs, without how far it was when."""
    lines = (line for line in answer.lines if " of 5 jobs, " not in line)
    return sorted(line for line in lines if not line.startswith("5 jobs: "))


def written(folder: Path) -> dict[str, bytes]:
    return {path: (folder / path).read_bytes() for path in PATHS}


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with dask_cluster(tmp_path_factory.mktemp("cluster")) as address:
        yield address


def test_the_loop_processes_and_a_cluster_write_the_same_bytes_and_tell_the_same(
    mapper: Run, scheduler: str, tmp_path: Path
) -> None:
    here = mapper("batch", "jobs.toml")
    assert here.code == 3
    assert here.out.split() == PATHS
    bytes_here = written(tmp_path)
    for who in (("--workers", "2"), ("--scheduler", scheduler)):
        for path in PATHS:
            (tmp_path / path).unlink()
        there = mapper("batch", "jobs.toml", "--force", *who)
        assert (there.code, there.out) == (here.code, here.out)
        assert told(there) == told(here)
        assert written(tmp_path) == bytes_here


def test_a_job_is_what_its_command_would_do(mapper: Run, tmp_path: Path) -> None:
    mapper("batch", "jobs.toml")
    of_batch = written(tmp_path)
    same = ("control.csv", "--set", "kind=province", "--force")
    mapper("draw", *same, "-o", "map.html")
    mapper("stats", *same, "--dates", "2021-08-12", "-o", PATHS[1])
    assert written(tmp_path) == of_batch


def test_what_one_job_is_given_counts_for_no_other(mapper: Run, tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("".join(TABLE.splitlines(keepends=True)[:2]))
    (tmp_path / "jobs.toml").write_text(
        '[[jobs]]\nrun = "stats"\ntable = "one.csv"\noutput = "1.csv"\nlimit = ["rows=1"]\n'
        '[[jobs]]\nrun = "stats"\ntable = "control.csv"\noutput = "2.csv"\n'
        '[[jobs]]\nrun = "stats"\ntable = "control.csv"\noutput = "3.csv"\nlimit = ["rows=1"]\n'
    )
    assert mapper("batch", "jobs.toml").out.split() == ["1.csv", "2.csv"]


def test_a_limit_of_the_run_is_one_of_each_job_that_has_none_of_its_own(
    mapper: Run, tmp_path: Path
) -> None:
    (tmp_path / "jobs.toml").write_text(
        '[[jobs]]\nrun = "stats"\ntable = "control.csv"\noutput = "1.csv"\n'
        '[[jobs]]\nrun = "stats"\ntable = "control.csv"\noutput = "2.csv"\nlimit = ["rows=2"]\n'
    )
    assert mapper("batch", "jobs.toml", "--limit", "rows=1").out.split() == ["2.csv"]


def test_one_that_fails_stops_no_other_and_is_told_with_its_problems(mapper: Run) -> None:
    answer = mapper("batch", "jobs.toml")
    assert told(answer) == sorted(NONE)
    assert "5 jobs: 4 done, 1 failed (none.csv.csv), in " in answer.lines[-1]


def test_a_note_of_the_same_input_is_told_once_with_the_number_of_jobs(
    mapper: Run, tmp_path: Path
) -> None:
    (tmp_path / "b.csv").write_text(TABLE)
    (tmp_path / "jobs.toml").write_text(
        '[[jobs]]\nrun = "stats"\ntable = "control.csv"\noutput = "{n}.csv"\n'
        'each.n = ["1", "2", "3"]\n'
        '[[jobs]]\nrun = "stats"\ntable = "b.csv"\noutput = "4.csv"\n'
        '[[jobs]]\nrun = "stats"\ntable = "none.csv"\noutput = "{n}.csv"\n'
        'each.n = ["5", "6"]\n'
    )
    note = (
        "{}:2: 'Herat' is a province and a town: the province is meant — a column kind says which, "
        "or for all rows --set kind=town"
    )
    more = "    and 1 more: line 3; 'Herat', 'Kabul'"
    wrong = NONE[1]
    assert mapper("batch", "jobs.toml").lines[:-1] == [
        *("1.csv:", f"  {note.format('control.csv')}", more),
        *("4.csv:", f"  {note.format('b.csv')}", more),
        *("5.csv: failed with exit code 3:", wrong),
        "6.csv: failed with exit code 3, as 5.csv did",
        "the same of 2 more jobs: "
        "control.csv:2: 'Herat' is a province and a town: the province is meant…",
    ]


def test_what_is_done_is_left_and_what_has_new_inputs_is_done_again(
    mapper: Run, tmp_path: Path
) -> None:
    mapper("batch", "jobs.toml")
    taken = mapper("batch", "jobs.toml")
    assert taken.code == 5
    assert taken.lines == [
        f"{', '.join(PATHS)}: exist already — --resume goes on with what is left, "
        "--force does all again"
    ]
    again = mapper("batch", "jobs.toml", "--resume")
    assert "0 done, 4 done before, 1 failed" in again.lines[-1]
    (tmp_path / "none.csv").write_text(TABLE)
    assert "1 done, 4 done before, in" in mapper("batch", "jobs.toml", "--resume").lines[-1]
    (tmp_path / "control.csv").write_text(TABLE.replace("government", "contested"))
    assert "4 done, 1 done before, in" in mapper("batch", "jobs.toml", "--resume").lines[-1]


def test_a_page_that_was_changed_by_hand_is_not_written_over(mapper: Run, tmp_path: Path) -> None:
    mapper("batch", "jobs.toml")
    (tmp_path / "map.html").write_text("mine")
    answer = mapper("batch", "jobs.toml", "--resume")
    assert (answer.code, answer.lines) == (
        5,
        [
            "map.html: exists and is not as mapper batch wrote it — move it away, or replace "
            "everything with --force"
        ],
    )


def test_what_reads_the_output_of_another_waits_for_it(mapper: Run, tmp_path: Path) -> None:
    (tmp_path / "jobs.toml").write_text(
        '[[jobs]]\nrun = "export"\ntable = "map.html"\noutput = "map.svg"\n'
        '[[jobs]]\nrun = "draw"\ntable = "control.csv"\noutput = "map.html"\n'
    )
    assert mapper("batch", "jobs.toml").out.split() == ["map.svg", "map.html"]


def test_ctrl_c_ends_in_one_line_and_leaves_whole_files(tmp_path: Path) -> None:
    (tmp_path / "jobs.toml").write_text(
        '[[jobs]]\nrun = "draw"\nas-of = "{day}"\noutput = "{day}.html"\n'
        "each.day = { from = 2021-05-01, to = 2021-08-15 }\n"
    )
    with subprocess.Popen(
        [sys.executable, "-m", "mapper", "batch", "jobs.toml", "--workers", "1"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # Who starts the tests behind an & lets them ignore it, and they hand that on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        while not (tmp_path / "2021-05-01.html").exists():
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PROCESS)
    assert (process.returncode, out) == (130, "")
    (line,) = err.splitlines()
    assert line.startswith("ended by SIGINT — ")
    assert line.endswith(" of 107 jobs are done, --resume does the rest")
    assert not [*tmp_path.glob(".mapper-*")]
    assert all(page.read_text().endswith("</html>\n") for page in tmp_path.glob("*.html"))


@pytest.mark.parametrize(
    ("jobs", "lines"),
    [
        ("job = 1", ["jobs.toml: has no jobs — each begins with [[jobs]]",
                     "jobs.toml:1: job: is no part of a file of jobs — closest: jobs"]),
        ("[[jobs]]\nrun = 'drow'",
         ["jobs.toml:2: run: there is no command 'drow' — closest: draw"]),
        ("[[jobs]]\noutput = 'a'",
         ['jobs.toml:1: run: is missing — name the command: run = "draw"']),
        ("[[jobs]]\nrun = 'draw'",
         ["jobs.toml:1: output: is missing — name the file that the job writes"]),
        ("[[jobs]]\nrun = 'draw'\noutput = 'a'\ntitel = 'T'",
         ["jobs.toml:4: titel: mapper draw has no such option — closest: title"]),
        ("[defaults]\ntitel = 'T'\n[[jobs]]\nrun = 'draw'\noutput = 'a'",
         ["jobs.toml:2: titel: no command has such an option — closest: title"]),
        ("[defaults]\noutput = 'T'\n[[jobs]]\nrun = 'draw'\noutput = 'a'",
         ["jobs.toml:2: output: each job has its own — write it under [[jobs]]"]),
        ("[defaults]\neach.d = ['1']\n[[jobs]]\nrun = 'draw'\noutput = 'a'",
         ["jobs.toml:2: each: each job has its own — write it under [[jobs]]"]),
        ("[[jobs]]\nrun = 'draw'\noutput = '{d}'\nas_of = '{day}'\n[jobs.each]\nday = ['1']\n",
         ["jobs.toml:3: output: {d} has no values — list its values: each.d = [\"…\"]"]),
        ("[[jobs]]\nrun = 'draw'\noutput = 'a'\neach.day = ['2021-08-05', '2021-08-06']",
         ["jobs.toml:1: output: several of its jobs write a — write each name of `each` in it"]),
        ("[[jobs]]\nrun = 'export'\nscale = 40\noutput = 'a.svg'",
         ["jobs.toml:3: scale: give no more than 8"]),
        ("[[jobs]]\nrun = 'draw'\nforce = true\noutput = 'a'",
         ["jobs.toml:3: force: is for the whole run — give it to mapper batch"]),
        ("[[jobs]]\nrun = 'draw'\ncolumn = 'a=b'\noutput = 'a'",
         ["jobs.toml:3: column: give a list of texts"]),
    ],
)  # fmt: skip
def test_faults_of_the_file_come_first_with_line_and_field(
    mapper: Run, tmp_path: Path, jobs: str, lines: list[str]
) -> None:
    (tmp_path / "jobs.toml").write_text(jobs)
    answer = mapper("batch", "jobs.toml")
    assert (answer.code, answer.lines) == (2, lines)
    assert not [*tmp_path.glob("*.jsonl")]


def test_the_commands_are_printed_before_they_are_done(mapper: Run) -> None:
    printed = mapper("batch", "jobs.toml", "--dry-run").out.splitlines()
    assert printed[0] == (
        "mapper stats --set=kind=province --dates=2021-08-05 --output=stats/2021-08-05.csv "
        "control.csv"
    )
    assert len(printed) == 5


def test_a_scheduler_that_cannot_be_used_is_told(mapper: Run) -> None:
    answer = mapper("batch", "jobs.toml", "--scheduler", "nowhere://a", "--workers", "2")
    assert answer.lines == ["--workers: a cluster has its own — leave it out, or --scheduler"]
    (line,) = mapper("batch", "jobs.toml", "--scheduler", "nowhere://a").lines
    assert line.startswith("--scheduler nowhere://a: no scheduler answers there (")


def test_ground_is_cut_in_processes_and_on_a_cluster_as_it_is_here(
    scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(noding, "FEW", 0)
    monkeypatch.setattr(noding, "STRIPS", 4)
    dice = np.random.default_rng(20220101)
    ends = np.sort(dice.integers(0, 2000, (60, 2)), axis=1)
    low, high = (keys_of(np.column_stack((x, dice.integers(0, 2000, 60)))) for x in ends.T)
    low, high = np.unique(np.sort(np.column_stack((low, high)), axis=1), axis=0).T
    here = noding.node(low, high)
    for who in ((2, None), (None, scheduler)):
        with pool_of(*who) as pool:
            there = noding.node(low, high, spread=spread_of(pool))
        assert pool.size == 2
        np.testing.assert_array_equal(there.points, here.points)
        np.testing.assert_array_equal(there.edges, here.edges)


def test_faces_are_the_same_bytes_with_workers(mapper: Run, tmp_path: Path) -> None:
    for nth, east in enumerate((10, 12), start=1):
        ring = [[0, 0], [east, 0], [east, 9], [0, 9], [0, 0]]
        shape = {"type": "Polygon", "coordinates": [ring]}
        feature = {"type": "Feature", "properties": {"status": "taliban"}, "geometry": shape}
        text = json.dumps({"type": "FeatureCollection", "features": [feature]})
        (tmp_path / f"2021-08-0{nth}.geojson").write_text(text)
    days = ["2021-08-01.geojson", "2021-08-02.geojson"]
    mapper("faces", *days, "-o", "a.parquet")
    mapper("faces", *days, "-o", "b.parquet", "--workers", "2")
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()


def test_a_result_is_there_before_the_task_that_it_is_a_part_of_is_done(
    scheduler: str, tmp_path: Path
) -> None:
    """The third and the fourth are sent as one, once it is known how quick the first two are."""
    seen = tmp_path / "seen"
    came = dict[int, object]()
    with pool_of(None, scheduler) as pool:
        for number, result in pool.run(waits_for, ["", "", "", str(seen), "", ""]):
            came[number] = result
            if number == 2:
                seen.touch()
    assert came == dict.fromkeys(range(6), "there")


def test_a_worker_that_is_killed_with_a_page_half_done_costs_time_only(
    mapper: Run, scheduler: str, tmp_path: Path
) -> None:
    """Near the end of this file: the cluster has one worker less after it."""
    file, pages = tmp_path / "jobs.toml", [tmp_path / "one.html", tmp_path / "two.html"]
    file.write_text(
        '[[jobs]]\nrun = "draw"\ntable = "control.csv"\nset = ["kind=province"]\n'
        'output = "{name}.html"\neach.name = ["one", "two"]\n'
    )
    mapper("batch", "jobs.toml")
    bytes_here = [page.read_bytes() for page in pages]
    for who in ((2, None), (None, scheduler)):
        for path in (*pages, journal_of(file), tmp_path / MARK):
            path.unlink(missing_ok=True)
        journal = Journal.read(journal_of(file), "1")
        with pool_of(*who) as pool:
            found = outcomes(read_jobs(file), killed_once_with_a_page, pool, journal, resume=False)
            codes = [outcome.finished.code for outcome in found]
        assert (tmp_path / MARK).exists()
        assert codes == [0, 0]
        assert [page.read_bytes() for page in pages] == bytes_here


def test_of_a_scheduler_that_goes_away_is_told_what_is_done_and_how_the_rest_is(
    mapper: Run, scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last of this file: there is no cluster after it."""
    file = tmp_path / "jobs.toml"
    file.write_text(
        '[[jobs]]\nrun = "export"\ntable = "control.csv"\nset = ["kind=province"]\n'
        'output = "a.csv"\n[[jobs]]\nrun = "stats"\ntable = "a.csv"\noutput = "b.csv"\n'
    )
    number = of_scheduler(scheduler)

    def and_it_ends(*_: object) -> str:
        os.kill(number, signal.SIGKILL)
        return ""

    monkeypatch.setattr(batch, "told", and_it_ends)
    journal = Journal.read(journal_of(file), __version__)
    with pytest.raises(UsageError, match=": has gone — 1 of 2 jobs are done, --resume does the r"):
        batch.done(read_jobs(file), journal, (None, scheduler, str(file)), resume=False)
    assert mapper("batch", "jobs.toml", "--resume").out == "a.csv\nb.csv\n"


def of_scheduler(address: str) -> int:
    """The process of a scheduler."""
    from distributed import Client

    with Client(address) as client:
        return int(client.run_on_scheduler(os.getpid))
