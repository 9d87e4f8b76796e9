# SPDX-License-Identifier: MIT
"""The journal of a file of jobs: what was begun, and what was done of which inputs.

A line of JSON for each, written at once. It lies beside the file of jobs: `jobs.journal.jsonl`.
A last line that was cut off, as by a machine that stopped, is as if it were not there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mapper.batch.job import Finished, Job
from mapper.errors import OutputError
from mapper.workers.digests import digest_of


def journal_of(jobs: Path) -> Path:
    """Where the journal of a file of jobs lies."""
    return jobs.with_name(f"{jobs.stem}.journal.jsonl")


@dataclass
class Journal:
    """What was begun, by output, and what was done last of each output, as it was written."""

    path: Path
    version: str
    begun: set[str] = field(default_factory=set)
    done: dict[str, dict[str, Any]] = field(default_factory=dict)
    _whole: bool = False

    @classmethod
    def read(cls, path: Path, version: str) -> Journal:
        found = cls(path, version)
        for entry in _entries(path):
            if "inputs" in entry:
                found.done[entry["output"]] = entry
            else:
                found.begun.add(entry["output"])
        return found

    def begin(self, job: Job) -> None:
        """Say that the output of a job is ours from now on, whatever ends this run."""
        if job.output not in self.begun:
            self.begun.add(job.output)
            self._write({"output": job.output})

    def finish(self, job: Job, finished: Finished) -> None:
        """Say what a job was done of, unless it failed."""
        if not finished.failed:
            entry = {
                "output": job.output,
                "version": self.version,
                "typed": [*job.typed],
                "code": finished.code,
                "inputs": dict(finished.inputs),
                "outputs": dict(finished.outputs),
            }
            self.done[job.output] = entry
            self._write(entry)

    def is_ours(self, job: Job) -> bool:
        """Whether what lies at the output of a job was put there by an earlier run, unchanged since
        as far as is known.
        """
        done = self.done.get(job.output)
        if done is None:
            return job.output in self.begun
        return _as_they_were(job, done["outputs"])

    def is_done(self, job: Job) -> bool:
        """Whether a job was done before: the same options and version, and inputs and outputs are
        byte for byte what they were.
        """
        done = self.done.get(job.output)
        return (
            done is not None
            and done["version"] == self.version
            and done["typed"] == [*job.typed]
            and _as_they_were(job, dict.fromkeys(job.reads) | done["inputs"])
            and _as_they_were(job, done["outputs"])
        )

    def code_of(self, job: Job) -> int:
        """What a job that is done ended with."""
        return int(self.done[job.output]["code"])

    def _write(self, entry: dict[str, Any]) -> None:
        try:
            with self.path.open("a", encoding="utf-8") as file:
                # A line that was cut off before is ended first.
                start = "" if self._whole else "\n"
                file.write(f"{start}{json.dumps(entry, sort_keys=True)}\n")
            self._whole = True
        except OSError as error:
            reason = (error.strerror or type(error).__name__).lower()
            raise OutputError(f"{self.path.name}: cannot be written ({reason})") from None


def _as_they_were(job: Job, digests: dict[str, str | None]) -> bool:
    """Whether files still have the bytes that they had; paths are relative to the job's folder."""
    return all(digest_of(Path(job.folder, path)) == was for path, was in digests.items())


def _entries(path: Path) -> Iterator[dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return
    except (OSError, UnicodeDecodeError) as error:
        raise OutputError(f"{path.name}: cannot be read ({type(error).__name__})") from None
    for line in text.splitlines():
        try:
            entry = json.loads(line)
        except ValueError:
            continue
        if isinstance(entry, dict) and isinstance(entry.get("output"), str):
            yield entry
