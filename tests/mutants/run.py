# SPDX-License-Identifier: MIT
"""Tries mutants against the tests, each in a process of its own that has all imported already.

A function that no test module calls while it is imported is changed where it is: another code for
the same function, of a process that forks after the tests are collected. Whatever is run at import
(constants, tables, classes) is changed before: by a process that forks while nothing of the package
is imported, and reads the changed module in place of the file.
"""

from __future__ import annotations

import ast
import gc
import importlib
import importlib.abc
import importlib.util
import os
import pickle
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from tests.mutants.coverage import Lines, Traced
from tests.mutants.operators import Mutant

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "mapper"
# Imported once for all. pyarrow and duckdb start threads, which no fork has.
LIBRARIES = (
    "folium", "geopandas", "hypothesis.strategies", "jinja2", "pandas", "pydantic", "pyogrio",
    "pyproj", "python_calamine", "rapidfuzz", "rich.console", "rich.table", "shapely", "typer",
)  # fmt: skip
OPTIONS = ("-x", "-s", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:xdist")
# Properties are tried on so many examples, and a failing one is not made smaller.
EXAMPLES = 15
# A test that takes so much longer than without a mutant will not end: seconds of the processor.
ALLOWED_S, ALLOWED_TIMES = 2.0, 4.0

# Tests that take longer are asked last.
SLOW_S = 0.3

# A module, one mutant of it, and the test files that are asked about it.
Trial = tuple[Path, Mutant, Sequence[Path]]

KILLED, SURVIVED = "killed", "survived"


@dataclass(frozen=True)
class Timed:
    """A test, the lines of the rooms that it runs by itself, and how long it takes."""

    nth: int
    file: Path
    lines: Lines
    seconds: float

    def runs(self, path: Path, lines: tuple[int, int]) -> bool:
        first, last = lines
        return any(first <= line <= last for line in self.lines.get(str(path), ()))


def warm_up() -> None:
    """Import the libraries, and let none of their objects be looked through again."""
    for name in LIBRARIES:
        importlib.import_module(name)
    gc.freeze()


def forked(work: Callable[[], Any]) -> Any:
    """What a function gives in a process of its own; None where that ends by a signal."""
    with tempfile.TemporaryFile() as answer:
        child = os.fork()
        if not child:
            code = 1
            try:
                pickle.dump(work(), answer)
                answer.flush()
                code = 0
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
        if status:
            return None
        answer.seek(0)
        return pickle.load(answer)


def silently(work: Callable[[], Any]) -> Any:
    """`forked`, with nothing written to the terminal."""

    def quiet() -> Any:
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (1, 2):
            os.dup2(nothing, stream)
        return work()

    return forked(quiet)


# --- functions changed in place ------------------------------------------------------------


class InPlace:
    """A run of pytest that collects, and in place of running the tests tries mutants with them."""

    def __init__(self, rooms: Iterable[Path], mutants: Callable[[], Iterator[Trial]]) -> None:
        self.mutants = mutants
        self.rooms = tuple(rooms)
        self.traced = Traced(self.rooms)
        self.outcomes: dict[tuple[Path, str], str | None] = {}
        self.tests: list[Timed] = []

    def pytest_collection(self) -> None:
        import hypothesis

        phases = [hypothesis.Phase.explicit, hypothesis.Phase.generate]
        hypothesis.settings.register_profile(
            "mutants", hypothesis.settings.get_profile("steady"), max_examples=EXAMPLES,
            phases=phases,
        )  # fmt: skip
        hypothesis.settings.load_profile("mutants")
        self.traced.__enter__()

    def pytest_collection_finish(self) -> None:
        self.traced.__exit__()

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.items = session.items
        for together in _together(session.items):
            found = silently(partial(self._lines_of, [session.items[nth] for nth in together]))
            if found is None:
                raise SystemExit(f"{session.items[together[0]].nodeid} and on: fails as it is")
            for nth, (lines, seconds) in zip(together, found, strict=True):
                self.tests.append(Timed(nth, session.items[nth].path, lines, seconds))
        functions = _functions(self.traced.folders)
        gc.freeze()
        for path, mutant, files in self.mutants():
            asked = [test for test in self.tests if test.file in files]
            self.outcomes[path, mutant.name] = self._tried(path, mutant, asked, functions)
        return True

    def _lines_of(self, items: Sequence[pytest.Item]) -> list[tuple[Lines, float]]:
        """What each of some tests runs, however much of it an earlier one has found already."""
        caches = [one for one in gc.get_objects() if isinstance(one, type(lru_cache(int)))]
        found = []
        for item in items:
            for cache in caches:
                cache.cache_clear()
            begin = time.process_time()
            with Traced(self.rooms) as traced:
                if _fails([item]):
                    raise SystemExit(1)
            found.append((traced.lines, time.process_time() - begin))
        return found

    def _tried(
        self,
        path: Path,
        mutant: Mutant,
        asked: Sequence[Timed],
        functions: dict[tuple[str, str], list[FunctionType]],
    ) -> str | None:
        """What became of a mutant; None for one that must be tried before anything is imported."""
        found = functions.get((str(path), mutant.function), [])
        first, last = mutant.lines
        at_import = self.traced.lines.get(str(path), set())
        if not found or not at_import.isdisjoint(range(first, last + 1)):
            return None
        own = f"test_{path.stem}"
        tests = sorted(
            (test for test in asked if test.runs(path, mutant.lines)),
            key=lambda test: (test.seconds > SLOW_S, test.file.stem != own, test.nth),
        )
        if not tests:
            return SURVIVED
        code = _code_of(compile(mutant.tree, str(path), "exec"), mutant.function)

        def work() -> bool:
            for function in found:
                function.__code__ = code
            chosen = [self.items[test.nth] for test in tests]
            return _fails(chosen, [test.seconds for test in tests])

        return SURVIVED if silently(work) is False else KILLED


def _together(items: Sequence[pytest.Item]) -> list[list[int]]:
    """The numbers of tests, those of a file together that share no fixture with others."""
    alone: list[list[int]] = []
    shared: dict[Path, list[int]] = {}
    for nth, item in enumerate(items):
        fixtures = getattr(item, "_fixtureinfo").name2fixturedefs.values()  # noqa: B009
        if any(one.baseid and one.scope != "function" for found in fixtures for one in found):
            alone.append([nth])
        else:
            shared.setdefault(item.path, []).append(nth)
    return [*shared.values(), *alone]


def _fails(items: Sequence[pytest.Item], seconds: Sequence[float] = ()) -> bool:
    """Whether one of the tests fails; one that takes far more than `seconds` ends the process."""
    for nth, item in enumerate(items):
        if seconds:
            signal.setitimer(signal.ITIMER_PROF, ALLOWED_S + ALLOWED_TIMES * seconds[nth])
        following = items[nth + 1] if nth + 1 < len(items) else None
        if any(one.failed for one in runtestprotocol(item, log=False, nextitem=following)):
            return True
    return False


def _functions(folders: tuple[str, ...]) -> dict[tuple[str, str], list[FunctionType]]:
    """Every live function of some folders by its file and qualified name."""
    found: dict[tuple[str, str], list[FunctionType]] = {}
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and one.__code__.co_filename.startswith(folders):
            key = (one.__code__.co_filename, one.__code__.co_qualname)
            found.setdefault(key, []).append(one)
    return found


def _code_of(module: CodeType, name: str) -> CodeType:
    """The code of a function by its qualified name, out of that of its module."""
    for part in name.split("."):
        module = next(
            one
            for one in reversed(module.co_consts)
            if isinstance(one, CodeType) and one.co_name == part
        )
    return module


@dataclass(frozen=True)
class Found:
    """What became of mutants by file and name, None for those to be tried anew, and the tests.

    `reached`: for every test file the files of the rooms of which its tests run something.
    """

    outcomes: dict[tuple[Path, str], str | None]
    reached: dict[Path, set[Path]]
    seconds: dict[Path, float]


def in_place(files: Mapping[Path, Sequence[Path]], mutants: Callable[[], Iterator[Trial]]) -> Found:
    """What becomes of the mutants that can be tried where they are; `files`: the tests by room."""

    def work() -> Any:
        run = InPlace(files, mutants)
        every = sorted({file for asked in files.values() for file in asked})
        try:
            pytest.main([*OPTIONS, *map(str, every)], plugins=[run])
        except SystemExit as error:
            return str(error)
        reached: dict[Path, set[Path]] = {}
        seconds: dict[Path, float] = {}
        for test in run.tests:
            reached.setdefault(test.file, set()).update(map(Path, test.lines))
            seconds[test.file] = seconds.get(test.file, 0.0) + test.seconds
        return Found(run.outcomes, reached, seconds)

    found = silently(work)
    if not isinstance(found, Found) or not found.reached:
        raise SystemExit(found or "the tests could not be collected")
    return found


# --- modules changed before they are imported ----------------------------------------------


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives a changed module in place of the one that is in the file."""

    def __init__(self, path: Path, tree: ast.Module) -> None:
        self.path = path
        self.name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        self.tree = tree

    def find_spec(self, name: str, path: Any, target: Any = None) -> Any:
        if name != self.name:
            return None
        return importlib.util.spec_from_file_location(name, self.path, loader=self)

    def create_module(self, spec: Any) -> None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.tree, str(self.path), "exec"), module.__dict__)


class _Few:
    """The same profile of properties as above, and a limit for each test."""

    pytest_collection = InPlace.pytest_collection

    def __init__(self) -> None:
        self.traced = Traced([])

    def pytest_collection_finish(self) -> None:
        self.traced.__exit__()


def anew(path: Path, mutant: Mutant, files: Sequence[Path], limit_s: float) -> str:
    """What becomes of a mutant that is there before anything of the package is imported."""

    def work() -> int:
        resource.setrlimit(resource.RLIMIT_CPU, (int(limit_s), int(limit_s) + 1))
        sys.meta_path.insert(0, _Changed(path, mutant.tree))
        return int(pytest.main([*OPTIONS, *map(str, files)], plugins=[_Few()]))

    return SURVIVED if silently(work) == 0 else KILLED
