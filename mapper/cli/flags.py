# SPDX-License-Identifier: MIT
"""How the command line names the arguments of the library: as its flags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mapper.model.spelling import Spelling, for_shell, path_for_shell

# All others are called as in Python.
OTHERWISE = {
    "BoundaryOptions.encoding": "--boundary-encoding",
    "columns": "--column",
    "constants": "--set",
    "day": "--as-of",
    "end": "--to",
    "folder": "--output",
    "form": "--format",
    "start": "--from",
}


def flag_of(argument: str) -> str:
    """`name_field` is `--name-field`."""
    own = argument.rpartition(".")[2]
    return OTHERWISE.get(argument, f"--{own.replace('_', '-')}")


class Flags(Spelling):
    """The spelling of the command line: `--set kind=town`, `--clip`."""

    def argument(self, name: str, value: object = None) -> str:
        if value is False:
            return f"--no-{flag_of(name).removeprefix('--')}"
        return _with_values(flag_of(name), map(for_shell, _texts(value)))

    def given(self, name: str, value: object = None) -> str:
        return _with_values(flag_of(name), map(_as_typed, _texts(value)))

    def call(self, function: str, source: str = "", **arguments: object) -> str:
        named = [self.argument(name, value) for name, value in arguments.items()]
        return " ".join(["mapper", function, *[path_for_shell(source)] * bool(source), *named])

    def raised_limit(self, name: str, number: int) -> str:
        return f"--limit {name}={number}"

    def typed(self, command: str) -> str:
        return command


def _as_typed(text: str) -> str:
    """A text as it was given, in quotes where it would not be seen as that."""
    seen = text == text.strip() and any(map(str.isalnum, text))
    return text if seen else f"'{text}'"


def _with_values(flag: str, texts: Iterable[str]) -> str:
    return " ".join(f"{flag} {text}" for text in texts) or flag


def _texts(value: object) -> Iterator[str]:
    """What stands after a flag, for each time that it is given; nothing after a flag alone."""
    if isinstance(value, Mapping):
        for name, one in value.items():
            yield f"{name}={'' if one is ... else one}"
    elif value is not None and value is not True:
        yield f"{value:g}" if isinstance(value, float) else str(value)
