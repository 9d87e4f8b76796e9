# SPDX-License-Identifier: MIT
"""What libraries raise over a damaged file, as an error of ours in one line.

Each reader of a format puts this around what its library does, and around nothing else: a library
documents few of its exceptions, and a damaged file finds the others.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from mapper.errors import MapperError

# A fault in Rust is no Exception to Python.
_PANIC = "PanicException"
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_LONGEST = 160


@contextmanager
def told_as(
    error: type[MapperError], said: Callable[[str], str], *passing: type[Exception]
) -> Iterator[None]:
    """A time in which what is raised becomes the `error`, worded by `said` from the reason.

    Errors of ours go through, as do those that are `passing`, a full disk and what ends the run.
    """
    try:
        yield
    except BaseException as found:
        if isinstance(found, (MapperError, *passing)):
            raise
        if not isinstance(found, Exception) and type(found).__name__ != _PANIC:
            raise
        if isinstance(found, OSError) and found.errno in _NO_ROOM:
            raise
        raise error(said(reason(found))) from None


def reason(found: BaseException) -> str:
    """The first line of what a library says; where it says nothing for people, that it is damaged.

    The words of Python's own errors (`KeyError: 'a'`) are for who wrote the library.
    """
    if isinstance(found, MemoryError):
        return "it needs more memory than there is"
    if isinstance(found, RecursionError):
        return "it is nested too deeply"
    own = (LookupError, TypeError, AttributeError, AssertionError, ArithmeticError)
    if isinstance(found, own) or type(found).__name__ == _PANIC or type(found) is ValueError:
        return "it is damaged"
    lines = str(getattr(found, "strerror", None) or found).split("\n")
    first = lines[0].strip().rstrip(".")
    return first if len(first) <= _LONGEST else f"{first[: _LONGEST - 1]}…"
