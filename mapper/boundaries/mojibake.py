# SPDX-License-Identifier: MIT
"""Names that were encoded twice: UTF-8 taken for another encoding, and saved as what that made.

`Kyïv` is `KyÃ¯v` then. UTF-8 is so strict about which bytes may follow each other that letters of a
name make it up by chance only where there are two of them or so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mapper.model.problem import Problem, Where
from mapper.model.spelling import argument
from mapper.tables.text import quoted

# What UTF-8 is commonly taken for.
TAKEN_FOR = ("cp1252", "cp1251", "cp1250", "mac_roman", "cp437")
SHOWN = 3
# Of fewer letters above 127 a pair that is sound UTF-8 may be a name.
LEAST = 2


def unmixed(text: str, encoding: str = "utf_8") -> str | None:
    """The text whose bytes in `encoding` were taken for another encoding; None where none were."""
    if text.isascii():
        return None
    return next((found for found in _readings(text, encoding) if found != text), None)


def _readings(text: str, encoding: str) -> Iterator[str]:
    for wrong in TAKEN_FOR:
        try:
            found = b"".join(_bytes(letter, wrong) for letter in text).decode(encoding)
        except UnicodeError:
            continue
        if found.isprintable():
            yield found


def _bytes(letter: str, encoding: str) -> bytes:
    """The byte of a letter; one that the encoding leaves open stays the number that it was."""
    try:
        return letter.encode(encoding)
    except UnicodeEncodeError:
        return letter.encode("latin-1")


def is_mixed_up(text: str) -> bool:
    """Whether a name seems to be UTF-8 that was taken for another encoding."""
    return (
        not text.isascii()
        and sum(letter > "\x7f" for letter in text) >= LEAST
        and unmixed(text) is not None
    )


def tell_mixed_up(names: Iterable[str], file: str) -> Iterator[Problem]:
    """A problem where names of units seem to be encoded twice."""
    found = [name for name in names if is_mixed_up(name)]
    if not found:
        return
    shown = ", ".join(f"{quoted(name)} for {quoted(str(unmixed(name)))}" for name in found[:SHOWN])
    more = f", and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    many = f"{len(found)} names seem" if len(found) > 1 else "a name seems"
    asked = argument("BoundaryOptions.encoding", "utf-8")
    hint = f"{asked} reads them as they were meant"
    yield Problem(Where(file), f"{many} to be encoded twice: {shown}{more}", hint, "encoded-twice")
