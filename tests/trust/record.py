# SPDX-License-Identifier: MIT
"""The record of long runs: `docs/trust.json`, from which docs/trust.md is made."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from tests.trust.outcome import Outcome
from tests.trust.parts import BY_NAME

ROOT = Path(__file__).parents[2]
RECORD = ROOT / "docs" / "trust.json"
# What makes a version another one: what runs, not what tries it.
CODE = ("mapper", "geodata", "pyproject.toml")


@dataclass(frozen=True)
class Record:
    """Runs of one part with one version of the code: `seconds` of processors, all runs together."""

    part: str
    version: str
    day: str
    runs: int
    seconds: int
    system: str
    tried: dict[str, int]
    failed: list[str]
    said: str = ""
    megabytes: int = 0


def record_of(part: str, outcome: Outcome, seconds: float) -> Record:
    """The record of a run that has ended today, on this machine."""
    return Record(
        part=part,
        version=code_version(),
        day=date.today().isoformat(),
        runs=1,
        seconds=round(seconds),
        system=system(),
        tried=outcome.tried,
        failed=outcome.failed,
        said=outcome.said,
        megabytes=outcome.megabytes,
    )


def code_version() -> str:
    """`0.1.0, f28b542e`: the version, and the last change of what runs."""
    asked = ["git", "log", "-1", "--format=%h", "--abbrev=8", "--", *CODE]
    change = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    state = ["git", "status", "--porcelain", "--", *CODE]
    other = subprocess.run(state, cwd=ROOT, capture_output=True, text=True, check=False)
    told = change.stdout.strip() + (" and more" if other.stdout.strip() else "")
    return ", ".join(filter(None, (version("control-mapper"), told)))


def system() -> str:
    """`Python 3.11.7, Linux, x86_64, 2 processors`"""
    return (
        f"Python {platform.python_version()}, {platform.system()}, {platform.machine()}, "
        f"{os.cpu_count()} processors"
    )


def with_one_more(records: Sequence[Record], new: Record) -> list[Record]:
    """The records with one more, in the order of their days. Runs of a part with the same version,
    in the same surroundings, are one record: their counts add up where each tries other cases, and
    the last one counts where all try the same.
    """
    alike = [one for one in records if key(one) == key(new)]
    others = [one for one in records if key(one) != key(new)]
    if alike and BY_NAME[new.part].goes_on:
        new = added(alike[0], new)
    return sorted([*others, new], key=lambda one: one.day)


def key(record: Record) -> tuple[str, str, str]:
    return record.part, record.version, record.system


def added(old: Record, new: Record) -> Record:
    """Two records as one."""
    return Record(
        part=old.part,
        version=old.version,
        day=max(old.day, new.day),
        runs=old.runs + new.runs,
        seconds=old.seconds + new.seconds,
        system=old.system,
        tried=dict(Counter(old.tried) + Counter(new.tried)),
        failed=[*dict.fromkeys([*old.failed, *new.failed])],
        said=new.said,
        megabytes=max(old.megabytes, new.megabytes),
    )


def read_records(path: Path = RECORD) -> list[Record]:
    if not path.exists():
        return []
    return [Record(**one) for one in json.loads(path.read_text(encoding="utf-8"))]


def write_records(records: Sequence[Record], path: Path = RECORD) -> None:
    text = json.dumps([asdict(one) for one in records], indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")
