# SPDX-License-Identifier: MIT
"""How messages name the arguments of a call.

The library names them as Python does: `crs="EPSG:32636"`. Whoever runs it in another way, as the
command line does, has a spelling of its own: `--crs EPSG:32636`. Like a language it is chosen
before a message is made, so that nothing in a finished message stands for anything else, and what
a user wrote is never touched.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

# What a shell takes as it stands.
_PLAIN = re.compile(r"[\w@%+=:,./-]*")


class Spelling:
    """The spelling of Python.

    Arguments have the names of the public functions and of the fields of their options. Of two
    that share one, `encoding`, that of boundaries is `BoundaryOptions.encoding`.
    """

    def argument(self, name: str, value: object = None) -> str:
        """What a hint asks for: an argument, or one with a value; `...` is a value left open."""
        if value is None:
            return f"`{name}`"
        owner, _, own = name.rpartition(".")
        written = f"{own}={_literal(value)}"
        return f"`{owner}({written})`" if owner else f"`{written}`"

    def given(self, name: str, value: object = None) -> str:
        """What was given and cannot be used, as an error begins with it."""
        own = name.rpartition(".")[2]
        if value is None:
            return own
        shown = str(value) if isinstance(value, date) else value
        return f"{own} {shown!r}"

    def call(self, function: str, source: str = "", **arguments: object) -> str:
        """A call of a public function, of the same `source` as before."""
        written = ["…"] * bool(source)
        written += [f"{name}={_literal(value)}" for name, value in arguments.items()]
        return f"`mapper.{function}({', '.join(written)})`" if written else f"`mapper.{function}`"

    def raised_limit(self, name: str, number: int) -> str:
        """What raises a limit of reading (`model.limits`)."""
        return f"`with mapper.limits({name.replace('-', '_')}={number:_}):`"

    def typed(self, command: str) -> str:
        """A command that no function stands for; texts in it are `for_shell`."""
        return f"`{command}` in a terminal"


_spelling: ContextVar[Spelling] = ContextVar("spelling", default=Spelling())  # noqa: B039


@contextmanager
def spelled(spelling: Spelling) -> Iterator[None]:
    """A time in which messages are made with this spelling."""
    token = _spelling.set(spelling)
    try:
        yield
    finally:
        _spelling.reset(token)


# Whether arguments that say how a file is read are about the file that is read.
_about_this: ContextVar[bool] = ContextVar("about_this", default=True)


@contextmanager
def second_file() -> Iterator[None]:
    """A time in which a file is read beside the one that arguments are about, as events are."""
    token = _about_this.set(False)
    try:
        yield
    finally:
        _about_this.reset(token)


def by_argument(hint: str, otherwise: str = "") -> str:
    """A hint that names an argument; for a second file, which has none, what there is `otherwise`:
    what mends the file itself.
    """
    return hint if _about_this.get() else otherwise


def argument(name: str, value: object = None) -> str:
    return _spelling.get().argument(name, value)


def given(name: str, value: object = None) -> str:
    return _spelling.get().given(name, value)


def call(function: str, source: str = "", **arguments: object) -> str:
    return _spelling.get().call(function, source, **arguments)


def raised_limit(name: str, number: int) -> str:
    return _spelling.get().raised_limit(name, number)


def typed(command: str) -> str:
    return _spelling.get().typed(command)


def new_scheme(source: str, options: Iterable[tuple[str, str]], into: str) -> str:
    """The command for a scheme of the words of a table or of drawn ground that is read with
    `options`, each with its value.
    """
    flags = [f"--{name} {for_shell(value)}" for name, value in options]
    return typed(" ".join(["mapper scheme new", path_for_shell(source), *flags, into]))


def read_for_words(given: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Of the arguments that a table is read with those that find the words of its statuses, as
    `new_scheme` takes them.
    """
    for name in ("sheet", "encoding", "layer"):
        if given.get(name) is not None:
            yield name, str(given[name])
    columns = given.get("columns")
    if isinstance(columns, Mapping) and "status" in columns:
        yield "column", f"status={columns['status']}"


def for_shell(text: str) -> str:
    """A text as one word of a command, in quotes where it needs them."""
    return text if text and _PLAIN.fullmatch(text) else shlex.quote(text)


def path_for_shell(path: str) -> str:
    """A path as one word of a command, which takes none that begins with a hyphen for an option."""
    return for_shell(f"./{path}" if path.startswith("-") and path != "-" else path)


def _literal(value: object) -> str:
    """A value as it stands in a program."""
    if value is ...:
        return "…"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{_literal(key)}: {_literal(one)}" for key, one in value.items())
        return f"{{{pairs}}}"
    return repr(value)
