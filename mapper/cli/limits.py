# SPDX-License-Identifier: MIT
"""`--limit NAME=NUMBER`, which every command has, and `[limits]` of `mapper.toml`."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from typing import Annotated, Any, get_type_hints

import typer

from mapper.cli.signed import signed
from mapper.errors import UsageError
from mapper.model.limits import checked, set_limits

NAME = "limit"
Limits = Annotated[
    list[str] | None,
    typer.Option(
        f"--{NAME}",
        metavar="NAME=NUMBER",
        help="Read more of a file than usual: rows=20000000; docs/limits.md lists them.",
    ),
]


def limited(command: Callable[..., None]) -> Callable[..., None]:
    """The command with `--limit` as its last option, which counts before anything is read.

    One that has it already gets what is given, to pass it on.
    """
    own = inspect.signature(command)
    added = inspect.Parameter(NAME, inspect.Parameter.KEYWORD_ONLY, default=None)
    passed_on = NAME in own.parameters

    def run(**values: Any) -> None:
        set_limits(read((values[NAME] if passed_on else values.pop(NAME)) or ()))
        command(**values)

    hints = get_type_hints(command, include_extras=True)
    listed = [one for name, one in own.parameters.items() if name != NAME]
    return signed(run, command, [*listed, added], {**hints, NAME: Limits})


def read(texts: Iterable[str]) -> dict[str, int]:
    """`rows=20000000` to a name and a number; UsageError where that fails."""
    found: dict[str, int] = {}
    for text in texts:
        name, equals, number = text.partition("=")
        if not (equals and name.strip() and number.strip()):
            raise UsageError(f"--limit {text}: write it as --limit rows=20000000")
        try:
            name, value = checked((name, number))
        except UsageError as error:
            raise UsageError(f"--{error}") from None
        found[name] = value
    return found
