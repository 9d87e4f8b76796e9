# SPDX-License-Identifier: MIT
"""Commands at once: a process that has imported everything, and forks for each command.

Each command is a process of its own all the same, with its own arguments, folder, streams and
exit code; what it is spared is the second that Python takes to import its libraries, and the half
of one that the first use of each costs. Started from nothing, with an order of imports and a seed
of its own, commands run by the fixture `anew`.

`python -m tests.cli.warm` takes requests as lines of JSON and answers each with the exit code.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import pkgutil
import runpy
import select
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.hangs import PROCESS

ROOT = Path(__file__).parents[2]

# What commands import when they need it. pyarrow and duckdb start threads, which no fork has.
LIBRARIES = (
    "folium", "geopandas", "jinja2", "pandas", "pyogrio", "pyproj", "python_calamine",
    "rapidfuzz", "rich.console", "shapely",
)  # fmt: skip


@dataclass(frozen=True)
class Ended:
    """The code that a command ended with, and what it wrote."""

    code: int
    out: bytes
    err: bytes


class Warm:
    """The parent's end: starts the process, and asks it for one command after the other."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.cli.warm"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def run(self, arguments: list[str], folder: Path, stdin: bytes = b"") -> Ended:
        """Run `mapper …` in a folder."""
        with tempfile.TemporaryDirectory() as spare:
            streams = [Path(spare, name) for name in ("in", "out", "err")]
            # Its input is a pipe, as from another command; who does not read it leaves it full.
            os.mkfifo(streams[0])
            threading.Thread(target=write_all, args=(streams[0], stdin), daemon=True).start()
            paths = [str(path) for path in streams]
            code = self._ask({"arguments": arguments, "folder": str(folder), "streams": paths})
            return Ended(code, streams[1].read_bytes(), streams[2].read_bytes())

    def _ask(self, request: dict[str, Any]) -> int:
        requests, answers = self._process.stdin, self._process.stdout
        assert requests is not None
        assert answers is not None
        requests.write(json.dumps(request).encode() + b"\n")
        requests.flush()
        if not select.select([answers], [], [], PROCESS)[0]:
            self._process.kill()
            raise TimeoutError(f"hangs: mapper {' '.join(request['arguments'])}")
        return int(answers.readline())

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(PROCESS)


def write_all(pipe: Path, text: bytes) -> None:
    with contextlib.suppress(BrokenPipeError):
        pipe.write_bytes(text)


def serve() -> bool:
    """Fork for each request. True in the child, whose streams are then those of the command."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    for line in requests:
        request = json.loads(line)
        child = os.fork()
        if not child:
            requests.close()
            answers.close()
            become(request)
            return True
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        answers.write(f"{status}\n".encode())
        answers.flush()
    return False


def become(request: dict[str, Any]) -> None:
    """Take on the arguments, the folder and the streams of a command."""
    sys.argv = ["mapper", *request["arguments"]]
    os.chdir(request["folder"])
    for number, (path, mode) in enumerate(zip(request["streams"], ("rb", "wb", "wb"), strict=True)):
        with Path(path).open(mode) as stream:
            os.dup2(stream.fileno(), number)


def import_everything() -> None:
    import mapper

    for name in LIBRARIES:
        importlib.import_module(name)
    for module in pkgutil.walk_packages(mapper.__path__, "mapper."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def run_and_leave() -> None:
    """Run the command and end, without taking down all that the fork shares with its parent."""
    code: object = 0
    try:
        runpy.run_module("mapper", run_name="__main__", alter_sys=True)
    except SystemExit as leaving:
        code = leaving.code
    except BaseException:
        traceback.print_exc()
        code = 1
    if isinstance(code, str):
        print(code, file=sys.stderr)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))


def first(folder: str) -> Iterator[tuple[str, ...]]:
    """Commands that between them use what commands use: of the embedded ledger, of a table over
    boundaries of its own, and of drawn ground. What they read is named by its whole path, which no
    command of a test has.
    """
    table, units, front, faces = (
        f"{folder}/{name}" for name in ("control.csv", "units.geojson", "front", "front.gpkg")
    )
    yield "draw", "-o", "map.html"
    yield "diff", "--from", "2021-08-05", "--to", "2021-08-15", "-o", "changes.html"
    yield "stats", "-o", "shares.csv"
    yield "timeline", "-o", "days.html"
    yield "export", "-o", "map.svg"
    for command, made in (("draw", "own.html"), ("diff", "changed.html"), ("export", "own.png")):
        yield command, table, "--boundaries", units, "-o", made
    yield "faces", front, "-o", faces
    yield "timeline", faces, "-o", "front.html"
    yield "diff", front, "-o", "front-changes.html"


def use_everything() -> None:
    """Run some commands here, whose output goes nowhere: what they cache, the forks have."""
    from mapper.cli.main import COMMANDS, app, loaded
    from tests.checker.wars import invented, write
    from tests.reproduced import write_front

    here, streams = Path.cwd(), [os.dup(1), os.dup(2)]
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        write(invented(3), Path(folder))
        write_front(Path(folder))
        for number in (1, 2):
            os.dup2(nowhere, number)
        for name in COMMANDS:
            loaded(name)
        for arguments in first(folder):
            app(arguments, standalone_mode=False)
        for number, stream in enumerate(streams, start=1):
            os.dup2(stream, number)
            os.close(stream)
        os.chdir(here)
    os.close(nowhere)


if __name__ == "__main__":
    import_everything()
    use_everything()
    gc.collect()
    gc.freeze()  # what is there already is not looked through, and so not copied, in each fork
    if serve():
        run_and_leave()
