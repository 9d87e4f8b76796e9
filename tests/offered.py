# SPDX-License-Identifier: MIT
"""Commands that messages offer: each must be one that there is, with options that it has."""

from __future__ import annotations

import ast
import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from mapper.cli.main import COMMANDS, loaded
from tests.parsed import nodes_of

FLAG = re.compile(r"(?<![\w-])--[a-z][a-z0-9-]*")
OF_ALL = {"--help", "--version", "--install-completion", "--show-completion"}
# A command within a sentence ends where the sentence goes on.
_WITHIN = re.compile(rf"\bmapper (?:{'|'.join(COMMANDS)})\b(?:(?!, )[^`;—\n])*")
_REMARK = re.compile(r" {3}")


@cache
def flags(verb: str) -> set[str]:
    """The options of a command. KeyError where there is none of its name."""
    options = (
        flag for param in loaded(verb).params for flag in (*param.opts, *param.secondary_opts)
    )
    return {*OF_ALL, *options}


def options_of(typed: str) -> set[str]:
    """The options of the command that is typed. KeyError where there is none of its name."""
    verb = typed.split()[1]
    return OF_ALL if verb.startswith("-") else flags(verb)


def to_type(said: str) -> list[str]:
    """The commands under `Next:`, whole, without what is said of them."""
    block = said.partition("\nNext:\n")[2]
    lines = [line.strip() for line in block.splitlines() if line.startswith("  ")]
    return [_REMARK.split(line)[0] for line in lines]


def in_sentences(said: str) -> list[str]:
    """The commands that sentences name, each with what may still belong to it."""
    return _WITHIN.findall(said.partition("\nNext:\n")[0])


def fault_of(command: str) -> str | None:
    """Why the library of the command line would refuse a command, by its form alone."""
    _, verb, *words = shlex.split(command)
    if verb not in COMMANDS:
        return f"there is no command {verb}"
    there = loaded(verb)
    context = there.context_class(there, info_name=verb)
    try:
        there.make_parser(context).parse_args(words)
    except Exception as error:  # each version of the library has classes of its own
        return str(error)
    return None


def faults(said: str) -> list[str]:
    """What is wrong with the commands that a message offers."""
    typed = [f"{command}: {why}" for command in to_type(said) if (why := fault_of(command))]
    told = [
        f"{command}: there is no {flag}"
        for command in in_sentences(said)
        for flag in sorted(set(FLAG.findall(command)) - options_of(command))
    ]
    return typed + told


def in_the_code(path: Path) -> Iterator[str]:
    """The commands that a module offers as `typed(…)`, with `X` for what it fills in."""
    for node in nodes_of(path) if "typed" in path.read_text(encoding="utf-8") else ():
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "typed":
            yield "".join(map(_text_of, _parts_of(node.args[0])))


def _parts_of(node: ast.expr) -> list[ast.expr]:
    return node.values if isinstance(node, ast.JoinedStr) else [node]


def _text_of(node: ast.expr) -> str:
    return str(node.value) if isinstance(node, ast.Constant) else "X"
