# SPDX-License-Identifier: MIT
"""A long record of daily rows beside the same in pandas: `python -m tests.benchmarks.daily`.

33,000 places × 1,000 days, as Parquet and as CSV: the state of a day, what differs between two
days, and what each status holds on every day. Whole processes in turns. Prints a table in
Markdown; `--write` puts it into docs/figures.md. Takes minutes, and 2 GB on disk.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.daily_data import FILES, Daily
from tests.benchmarks.processes import Command, Runs, measure
from tests.benchmarks.run import ROOT, Line, conditions, publish, table

START, END = "<!-- bench-daily:start -->", "<!-- bench-daily:end -->"
SCRIPT = str(Path(__file__).with_name("daily_competitor.py"))
OWN = str(Path(__file__).with_name("daily_own.py"))

QUESTIONS = {
    "state": "state of a day",
    "diff": "what differs between two days",
    "stats": "figures of every day",
}
FORMATS = ("parquet", "csv")
# Of the days in the record.
EARLY, LATE = 0.3, 0.9


def main() -> None:
    options = parse()
    daily = Daily(options.places, options.days)
    with tempfile.TemporaryDirectory() as name:
        text = report(Path(name), daily, options.rounds)
    publish(text, START, END, write=options.write)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench-daily", description=__doc__)
    parser.add_argument("--places", type=int, default=33_000)
    parser.add_argument("--days", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=1, help="how often each is measured")
    parser.add_argument("--write", action="store_true", help="put the table into docs/figures.md")
    return parser.parse_args()


def report(folder: Path, daily: Daily, rounds: int) -> str:
    """Measure everything and word it."""
    shapes, *tables = written(daily, folder)
    bytes_ = {path.suffix.removeprefix("."): path.stat().st_size for path in tables}
    work = commands(daily, shapes)
    runs = {
        name: Runs(tuple(measure(command, folder) for _ in range(rounds)))
        for name, command in work.items()
    }
    return "\n".join([*table(lines(runs)), "", method(daily, bytes_, rounds)])


def written(daily: Daily, folder: Path) -> list[Path]:
    """The files of `Daily.write`, made in a process of its own.

    A process counts as its own the most memory of the one that starts it, so this one stays small.
    """
    size = (str(daily.places), str(daily.days))
    maker = [sys.executable, "-m", "tests.benchmarks.daily_data", str(folder), *size]
    subprocess.run(maker, cwd=ROOT, check=True)
    return [folder / name for name in FILES]


def commands(daily: Daily, shapes: Path) -> dict[tuple[str, str, str], Command]:
    """What is run, by question, format and who."""
    python, mapper = sys.executable, str(Path(sys.executable).with_name("mapper"))
    early, late = (daily.day(int(share * daily.days)).isoformat() for share in (EARLY, LATE))
    ground = ("--boundaries", shapes.name, "--name-field", "name", "--code-field", "code")
    made: dict[tuple[str, str, str], Command] = {}
    for form in FORMATS:
        rows = f"daily.{form}"
        script = (python, SCRIPT)
        days = ("--from", early, "--to", late, "--format", "json")
        made |= {
            ("state", form, "mapper"): [python, OWN, rows, shapes.name, late],
            ("state", form, "script"): [*script, "state", rows, shapes.name, late],
            ("diff", form, "mapper"): [mapper, "diff", rows, *ground, *days],
            ("diff", form, "script"): [*script, "diff", rows, shapes.name, early, late],
            ("stats", form, "mapper"): [mapper, "stats", rows, *ground, "--format", "csv"],
            ("stats", form, "script"): [*script, "stats", rows, shapes.name],
        }
    return made


def lines(runs: Mapping[tuple[str, str, str], Runs]) -> list[Line]:
    """The figures, in the order of the table."""
    made = []
    for form in FORMATS:
        for question, worded in QUESTIONS.items():
            ours, theirs = (runs[question, form, who] for who in ("mapper", "script"))
            what = f"{worded}, {'Parquet' if form == 'parquet' else 'CSV'}"
            made.append(Line(what, ours.seconds, theirs.seconds, "s", 1))
            spent = ours.processor_seconds, theirs.processor_seconds
            made.append(Line("processor time", *spent, "s", 1))
            made.append(Line("peak memory", ours.peak_mb, theirs.peak_mb, "MB"))
    return made


def method(daily: Daily, bytes_: Mapping[str, int], rounds: int) -> str:
    """What was measured, where and with what."""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("duckdb", "pandas", "pyarrow"))
    rows = daily.places * daily.days
    return (
        f"{daily.places:,} places × {daily.days:,} days, {rows:,} rows; a place has another status "
        f"once in {daily.stays} days. {bytes_['parquet'] / 1e6:,.0f} MB of Parquet, "
        f"{bytes_['csv'] / 1e6:,.0f} MB of CSV. {conditions(rounds)} {libraries}. Whole processes; "
        "`mapper` reads the boundaries each time, checks every row and matches every name, and "
        "keeps sources and lines; the script reads three columns and does none of that."
    )


if __name__ == "__main__":
    main()
