# SPDX-License-Identifier: MIT
"""What to type after a command that stopped: the same again, with what mends it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from typer.core import TyperOption

from mapper.cli.main import COMMANDS, loaded
from mapper.errors import DataProblems, MapperError, NoBoundariesError
from mapper.model.problem import Problem
from mapper.model.spelling import argument, for_shell
from mapper.tables.text import quoted

if TYPE_CHECKING:
    from typer._click.core import Command

NEW_SCHEME = "a status for each of its words"
REVIEW = "names.csv"
# An option with what it does, or nothing of both.
Told = tuple[str, str]


def next_commands(error: MapperError, typed: Sequence[str], *, own_scheme: bool) -> list[str]:
    """Commands that go on from an error, whole, each with what it is for; none where only the table
    can be mended.

    `typed` are the arguments of the command that stopped; `own_scheme`: whether one may be made of
    the words of what it read.
    """
    if not isinstance(error, DataProblems | NoBoundariesError) or is_piped(typed):
        return []
    always = [*_of_all(error.problems, own_scheme)]
    choices = [*_countries(error)] or [*_orders(error.problems)] or [*_of_two(error.problems)]
    again = [_again(typed, [*always, choice]) for choice in choices]
    if always and not choices:
        again = [_again(typed, always)]
    doubtful = any(p.code == "unknown-place" and p.instead for p in error.problems)
    if doubtful and "--aliases" not in typed and typed[0] in COMMANDS:
        again += _reviewing(typed, always, error.problems)
    return again


def is_piped(typed: Sequence[str]) -> bool:
    """Whether a table came through a pipe, which no second command can read again."""
    before = ["", *typed]
    return any(
        one == "-" and last not in ("-o", "--output")
        for last, one in zip(before, typed, strict=False)
    )


def _reviewing(
    typed: Sequence[str], always: Sequence[Told], problems: Sequence[Problem]
) -> Iterator[str]:
    """What takes names that are like others as a person has reviewed them."""
    review = [*always, (f"--write-aliases {REVIEW}", "")]
    files = {problem.where.file for problem in problems if problem.code == "unknown-place"}
    checked = _as_check(typed, files)
    yield f"{_again(checked, review, of='')}   names to review, then:"
    yield _again(typed, [*always, (f"--aliases {REVIEW}", "")], of="")


def _as_check(typed: Sequence[str], files: Container[str]) -> list[str]:
    """The command as one of `check`: with the options that this has, and of two tables the first of
    those among `files`.
    """
    own, there = (_options(loaded(name)) for name in (typed[0], "check"))
    options: list[str] = []
    tables: list[str] = []
    words = iter(typed[1:])
    for word in words:
        if word == "--":
            tables += words
            continue
        long = word.startswith("--")
        name, joined = word.partition("=")[::2] if long else (word[:2], word[2:])
        if name not in own:
            tables.append(word)
            continue
        whole = [word] if own[name].is_flag or joined else [word, *islice(words, 1)]
        options += whole if name in there else []
    tables = sorted(tables, key=lambda table: Path(table).name not in files)[:1]
    # What begins like an option stands behind `--`.
    apart = any(table.startswith("-") and table != "-" for table in tables)
    return ["check", *options, "--", *tables] if apart else ["check", *tables, *options]


def _options(command: Command) -> dict[str, TyperOption]:
    """The options of a command by what is typed for them."""
    options = [one for one in command.params if isinstance(one, TyperOption)]
    return {name: one for one in options for name in (*one.opts, *one.secondary_opts)}


def _of_all(problems: Sequence[Problem], own_scheme: bool) -> Iterator[Told]:
    """What leaves no choice."""
    for problem in problems:
        if problem.code.startswith("missing-") and problem.instead:
            column = problem.code.removeprefix("missing-")
            yield argument("columns", {column: problem.instead}), ""
    if own_scheme and any(map(_is_of_another_scheme, problems)):
        yield "--scheme new", NEW_SCHEME


def _countries(error: MapperError) -> Iterator[Told]:
    if isinstance(error, NoBoundariesError):
        for code, name in error.candidates or [("COUNTRY", "its name or code")]:
            yield f"--boundaries {code}", name


def _is_of_another_scheme(problem: Problem) -> bool:
    """Whether a problem is a word of statuses that is none of the scheme, nor like one of it."""
    return problem.code == "unknown-status" and not problem.instead


def _orders(problems: Sequence[Problem]) -> Iterator[Told]:
    """The two ways to read the first day that can be two, with what it then is."""
    for problem in problems:
        if problem.code == "ambiguous-date":
            for order, day in problem.meanings:
                yield f"--date-format {order}", f"{quoted(problem.value)} is {day}"
            return


def _of_two(problems: Sequence[Problem]) -> Iterator[Told]:
    """What cells with two statuses may mean, all of them the same."""
    found = [problem for problem in problems if problem.code == "two-statuses"]
    words = [problem.value for problem in found]
    for id_, why in found[0].meanings if found else ():
        yield argument("means", dict.fromkeys(words, id_)), why


def _again(typed: Sequence[str], told: Sequence[Told], of: str = ", ") -> str:
    """The command with more options, and what these are for; with `of` empty without that."""
    options = [option for option, _ in told]
    why = of.join(dict.fromkeys(why for _, why in reversed(told) if why)) if of else ""
    # Behind `--` nothing is an option.
    end = typed.index("--") if "--" in typed else len(typed)
    words = [*map(for_shell, typed[:end]), *options, *map(for_shell, typed[end:])]
    return f"{' '.join(['mapper', *words])}   {why}".rstrip()
