# SPDX-License-Identifier: MIT
"""`mapper.toml`: what every command in its folder is given; the command line wins.

    table = "control.csv"
    boundaries = "UKR/ADM1"

    [export]
    size = "social"

    [limits]
    rows = 20000000

A key is the name of an option without its dashes, or of an argument; a table has those of one
command. Options that can be given several times are lists. `[limits]` is how much is read of files
(see `model.limits`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mapper.errors import UsageError
from mapper.model.limits import set_limits
from mapper.tables.toml_text import parsed, text_of

if TYPE_CHECKING:
    from typer._click.core import Command, Parameter

FILE = "mapper.toml"
LIMITS = "limits"

Loader = Callable[[str], "Command"]


class Settings(Mapping[str, Any]):
    """By the names of commands what `mapper.toml` says for each, read once it is asked for.

    Raises UsageError, with the line, for a key that no command has and a value of another type.
    """

    def __init__(self, folder: Path, commands: Mapping[str, str], load: Loader) -> None:
        self._path, self._commands, self._load = folder / FILE, commands, load

    def __getitem__(self, command: str) -> dict[str, Any]:
        if command not in self._commands:
            raise KeyError(command)
        return settings_of(self._path, command, self._commands, self._load)

    def __iter__(self) -> Iterator[str]:
        return iter(self._commands)

    def __len__(self) -> int:
        return len(self._commands)


def settings_of(
    path: Path, command: str, commands: Mapping[str, str], load: Loader
) -> dict[str, Any]:
    """The values for one command by the names of its parameters; none where there is no file."""
    if not path.is_file():
        return {}
    text = text_of(path)
    said = parsed(path.name, text)
    tables = {key: value for key, value in said.items() if isinstance(value, dict)}
    _raise_limits(path, text, tables.pop(LIMITS, {}))
    for table in tables.keys() - commands.keys():
        known_tables = [*commands, LIMITS]
        raise _unknown(path, text, table, f"[{table}]", "no command of that name", known_tables)
    single = {key: value for key, value in said.items() if not isinstance(value, dict)}
    for key in single:
        if isinstance(said[key], list) and any(isinstance(one, dict) for one in said[key]):
            raise UsageError(f"{where(path, text, key)}: [{key}]: is a table in single brackets")
        _must_be_known(path, text, key, commands, load)
    own, known = tables.get(command, {}), parameters(load(command))
    for key in own:
        if _name(key) not in known:
            what = f"`mapper {command}` has no such option"
            raise _unknown(path, text, key, key, what, [*known])
    everything = single | own
    return {
        str(known[name].name): _value(path, text, key, value, known[name])
        for key, value in everything.items()
        if (name := _name(key)) in known
    }


def _raise_limits(path: Path, text: str, raised: Mapping[str, Any]) -> None:
    for name, number in raised.items():
        try:
            set_limits({name: number})
        except UsageError as error:
            raise UsageError(f"{where(path, text, name)}: {error}") from None


def parameters(command: Command) -> dict[str, Parameter]:
    """The options and arguments of a command by what they are called in the file."""
    return {
        opt.lstrip("-"): parameter
        for parameter in command.params
        for opt in (*parameter.opts, *([str(parameter.name)] if len(parameter.opts) == 1 else ()))
        if opt.startswith("--") or parameter.param_type_name == "argument"
    }


def where(path: Path, text: str, key: str) -> str:
    """`mapper.toml:3`, for a key, however it is spelled, or the head of a table."""
    spelled = re.escape(_name(key)).replace(r"\-", "[-_]")
    for number, line in enumerate(text.splitlines(), start=1):
        if re.match(rf"""\s*(\[+\s*)?([\w.-]+\.)?["']?{spelled}["']?\s*[=\]]""", line):
            return f"{path.name}:{number}"
    return path.name


def _must_be_known(
    path: Path, text: str, key: str, commands: Mapping[str, str], load: Loader
) -> None:
    every = dict.fromkeys(name for command in commands for name in parameters(load(command)))
    if _name(key) not in every:
        raise _unknown(path, text, key, key, "no command has such an option", [*every])


def _unknown(
    path: Path, text: str, key: str, shown: str, what: str, known: list[str]
) -> UsageError:
    from rapidfuzz import process

    close = ", ".join(one[0] for one in process.extract(_name(key), known, limit=3))
    return UsageError(f"{where(path, text, key)}: {shown}: {what} — closest: {close}")


def _value(path: Path, text: str, key: str, value: Any, parameter: Parameter) -> Any:
    return as_typed(f"{where(path, text, key)}: {key}", value, parameter)


def as_typed(place: str, value: Any, parameter: Parameter) -> Any:
    """A value as it would be typed. UsageError, with the `place` before it, for another type."""
    if getattr(parameter, "is_flag", False):
        if not isinstance(value, bool):
            raise UsageError(f"{place}: give true or false")
        return value
    many = parameter.multiple or parameter.nargs != 1
    if isinstance(value, list) != many or isinstance(value, bool | dict):
        raise UsageError(f"{place}: give {'a list of texts' if many else 'one text or number'}")
    return [str(one) for one in value] if many else str(value)


def _name(key: str) -> str:
    return key.replace("_", "-")


def placed(message: str, typed: Sequence[str], folder: Path) -> str:
    """A message with the line of `mapper.toml` before it, where it speaks of a value from there.

    `typed` are the arguments of the command line, which win over the file.
    """
    path = folder / FILE
    if message.startswith(FILE) or not path.is_file():
        return message
    text = text_of(path)
    said = parsed(path.name, text)
    own = said.get(typed[0]) if typed else None
    values = {**said, **(own if isinstance(own, dict) else {})}
    what = message.partition(" — ")[0].partition("\n")[0]
    for key, value in values.items():
        flag = f"--{_name(key)}"
        words = {flag, *_texts(value)}.difference(typed) if flag not in typed else ()
        if any(_speaks_of(what, word) for word in words):
            return f"{where(path, text, key)}: {message}"
    return message


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [str(one) for one in values if isinstance(one, str | int | float) and str(one)]


def _speaks_of(what: str, word: str) -> bool:
    """Whether a word stands in a text whole, and is not the place of something (`a.csv:3`)."""
    return re.search(rf"(?<![\w./-]){re.escape(word)}(?![\w/-]|\.\w|:\d)", what) is not None
