# SPDX-License-Identifier: MIT
"""The door as a whole: what is public, and that it explains itself."""

from __future__ import annotations

import inspect
import subprocess
import sys
from collections.abc import Iterator

import pytest

import mapper
from tests.hangs import PROCESS

MOST_PARAMETERS = 8
NAMES = [name for name in mapper.__all__ if not name.startswith("__")]
FUNCTIONS = [name for name in NAMES if inspect.isfunction(getattr(mapper, name))]
CLASSES = [name for name in NAMES if inspect.isclass(getattr(mapper, name))]


def methods() -> Iterator[str]:
    for name in CLASSES:
        for method in ("to_frame", "to_gdf"):
            if hasattr(getattr(mapper, name), method):
                yield f"{name}.{method}"


def test_the_door_has_what_its_users_expect() -> None:
    expected = {
        *("read_table", "load_boundaries", "load_scheme", "join", "check", "as_of", "diff"),
        *("timeline", "stats", "infer", "aggregate", "faces", "export", "embed", "draw"),
        *("ControlMap", "Comparison", "History", "JoinReport"),
        *("TableOptions", "BoundaryOptions", "DrawnOptions", "Look", "MapperError"),
    }
    assert expected <= {*dir(mapper)}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_has_few_arguments_and_a_manual_for_each(name: str) -> None:
    function = getattr(mapper, name)
    parameters = inspect.signature(function).parameters
    assert len(parameters) <= MOST_PARAMETERS
    manual = inspect.getdoc(function) or ""
    described = {
        word.strip()
        for line in manual.split("\n")
        if " : " in line or line.count(",") >= 1
        for word in line.partition(" : ")[0].split(",")
    }
    assert {*parameters} <= described
    for section in ("Parameters", "Returns", "Raises"):
        assert f"\n{section}\n{'-' * len(section)}\n" in manual


@pytest.mark.parametrize("name", CLASSES)
def test_every_class_says_what_it_is(name: str) -> None:
    kind = getattr(mapper, name)
    assert kind.__doc__
    assert not kind.__doc__.startswith(f"{kind.__name__}(")


@pytest.mark.parametrize("name", [*methods()])
def test_frames_say_their_columns(name: str) -> None:
    kind, method = name.split(".")
    assert "row" in (getattr(getattr(mapper, kind), method).__doc__ or "")


def test_no_module_stands_where_a_function_is() -> None:
    """Importing a module of the package puts its name there, over a function of that name."""
    code = (
        "import mapper, mapper.exports, mapper.embeds, mapper.verbs.export, mapper.cli.main\n"
        f"print([n for n in {FUNCTIONS} if not callable(getattr(mapper, n))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=PROCESS
    )
    assert done.stdout == "[]\n"


def test_the_manual_of_the_package_names_every_function() -> None:
    manual = mapper.__doc__ or ""
    assert [name for name in FUNCTIONS if f"`{name}`" not in manual] == []
