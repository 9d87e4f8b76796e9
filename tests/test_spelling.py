# SPDX-License-Identifier: MIT
"""The library names arguments, the command line words them as flags, and nobody mixes the two."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

import mapper
from mapper.cli.flags import OTHERWISE, Flags, flag_of
from mapper.cli.main import COMMANDS, loaded
from mapper.model.spelling import for_shell
from tests.parsed import nodes_of

PACKAGE = Path(mapper.__file__).parent
OUTSIDE = [path for path in sorted(PACKAGE.rglob("*.py")) if path.parent.name != "cli"]
FLAG = re.compile(r"(?<![\w-])--[a-z]|\bmapper (?:" + "|".join(COMMANDS) + r")\b")

# Strings that name a flag or a command outside of the command line, each with its reason.
NAMED_THERE = {
    "tables/in_git.py": "flags of git",
    "page/finished.py": "custom properties of CSS",
    "page/sheet.py": "custom properties of CSS",
    "style/skeleton.py": "the head of a file that `mapper scheme new` alone writes",
}

# Arguments without a flag, each with its reason.
WITHOUT_FLAG = {
    **dict.fromkeys(
        ("table", "before", "after", "sources", "page", "old", "new"), "an argument there, too"
    ),
    **dict.fromkeys(
        ("options", "new_options", "look", "picture"), "each of their fields has a flag"
    ),
    **dict.fromkeys(("result", "comparison"), "values, which commands do not pass on"),
    **dict.fromkeys(("default_day", "stdin", "progress"), "the command line fills them itself"),
    "raised": "its names are values of --limit",
    "lang": "there is no other language yet",
    "path": "what is written is -o",
}
# What messages name besides: the format, which in Python the ending of a file says, and what only
# the commands have that bring boundaries in, or work on many machines.
OF_COMMANDS = {"form", "as", "party", "licence", "tolerance", "max_mb", "scheduler"}


def options() -> Iterator[str]:
    """The arguments of the public functions, and the fields of what they take as options."""
    for name in mapper.__all__:
        kind = getattr(mapper, name)
        if inspect.isfunction(kind):
            yield from inspect.signature(kind).parameters
    for kind in (
        mapper.TableOptions,
        mapper.BoundaryOptions,
        mapper.DrawnOptions,
        mapper.Look,
        mapper.PictureOptions,
    ):
        yield from (field.name for field in fields(kind))


ARGUMENTS = {*options()}
FLAGS = {flag for name in COMMANDS for option in loaded(name).params for flag in option.opts}


def texts(path: Path) -> Iterator[str]:
    """The strings of a module but its docstrings; what is typed in a terminal, too, is none."""
    aside: set[ast.AST] = set()
    for node in nodes_of(path):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            aside.add(node.value)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "typed":
            aside |= {*ast.walk(node)}
    for node in nodes_of(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in aside:
            yield node.value


def named(path: Path) -> Iterator[str]:
    """The arguments that the messages of a module name by themselves."""
    for node in nodes_of(path):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("argument", "given"):
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def test_no_string_outside_of_the_command_line_names_a_flag() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix(): text
        for path in OUTSIDE
        for text in texts(path)
        if FLAG.search(text)
    }
    assert {name: text for name, text in found.items() if name not in NAMED_THERE} == {}
    assert {*NAMED_THERE} == {*found}  # none is listed in vain


def test_no_word_of_a_page_names_a_flag() -> None:
    for path in (PACKAGE / "style" / "languages").glob("*.toml"):
        assert not FLAG.search(path.read_text(encoding="utf-8"))


def test_messages_name_arguments_that_there_are() -> None:
    found = {name for path in OUTSIDE for name in named(path)}
    assert len(found) > 30
    own = {name.rpartition(".")[2] for name in found}
    assert own - ARGUMENTS == OF_COMMANDS
    assert {flag_of(name) for name in found} <= FLAGS


@pytest.mark.parametrize("name", sorted(ARGUMENTS))
def test_every_argument_has_its_flag_or_a_reason(name: str) -> None:
    assert (flag_of(name) in FLAGS) != (name in WITHOUT_FLAG)


def test_no_flag_is_worded_in_vain() -> None:
    assert {name.rpartition(".")[2] for name in OTHERWISE} <= ARGUMENTS | OF_COMMANDS
    assert {*OTHERWISE.values()} <= FLAGS


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("name_field", None, "--name-field"),
        ("crs", "EPSG:32636", "--crs EPSG:32636"),
        ("constants", {"kind": "town"}, "--set kind=town"),
        ("constants", {"within": ""}, "--set within="),
        ("columns", {"status": ...}, "--column status="),
        ("means", {"9": "STATUS", "10": "STATUS"}, "--means 9=STATUS --means 10=STATUS"),
        ("means", {"по дому": "STATUS"}, "--means 'по дому=STATUS'"),
        ("zone", "+04:30", "--zone +04:30"),
        ("clip", True, "--clip"),
        ("start", None, "--from"),
        ("encoding", "gbk", "--encoding gbk"),
        ("BoundaryOptions.encoding", "gbk", "--boundary-encoding gbk"),
    ],
)
def test_the_command_line_words_an_argument_as_its_flag(
    name: str, value: object, said: str
) -> None:
    assert Flags().argument(name, value) == said


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("rest", "light blue", "--rest light blue"),
        ("url", "", "--url ''"),
        ("dates", ",", "--dates ','"),
        ("sliver_m", 5.0, "--sliver-m 5"),
        ("means", {"1": "blue"}, "--means 1=blue"),
        ("clip", None, "--clip"),
    ],
)
def test_an_error_begins_with_what_was_typed(name: str, value: object, said: str) -> None:
    assert Flags().given(name, value) == said


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Герат", "Герат"),
        ("two words", "'two words'"),
        ("a`b", "'a`b'"),
        ("Côte d'Ivoire", "'Côte d'\"'\"'Ivoire'"),
    ],
)
def test_a_value_is_one_word_of_the_command(text: str, word: str) -> None:
    assert for_shell(text) == word
