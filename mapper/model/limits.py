# SPDX-License-Identifier: MIT
"""How much is read of a file that someone else made: every limit, and how a caller raises it.

A file of some kilobytes can ask for more memory or time than any machine has. What is beyond a
limit is refused in one line that names the limit; who means it raises that one. The limits stand
here alone; readers ask for them when they read, so that one of a run holds for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeVar

from mapper.errors import MapperError, UsageError
from mapper.model.spelling import raised_limit

T = TypeVar("T")
# What else there is to do than to raise a limit.
PART = "give a part of it"


@dataclass(frozen=True, slots=True)
class Limit:
    """`most` of what is `counted`, as in "2,000,000 rows"; `of`: what it bounds, for the manual."""

    name: str
    most: int
    counted: str
    of: str


LIMITS = (
    Limit("table-bytes", 256_000_000, "bytes", "the file of a table"),
    Limit("rows", 2_000_000, "rows", "a table, or what is left of one whose rows repeat; shapes"),
    Limit("rows-on-disk", 500_000_000, "rows", "a daily table that DuckDB condenses"),
    Limit("columns", 16_384, "columns", "a table; the fields of shapes"),
    Limit("cells", 20_000_000, "cells", "a table, a sheet from its first to its last; fields"),
    Limit("cell-length", 131_072, "characters", "one cell of a table, or of a field of shapes"),
    Limit("sheet-bytes", 1_000_000_000, "bytes", "all that a workbook or a Parquet unpacks to"),
    Limit("files", 20_000, "files", "an archive of shapes"),
    Limit("unpacked-bytes", 4_000_000_000, "bytes", "all that archives of shapes unpack to"),
    Limit("shape-bytes", 1_000_000_000, "bytes", "a file of shapes"),
    Limit("corners", 50_000_000, "corners", "all shapes of a file"),
    Limit("overlaps", 100_000, "pairs", "units that lie on each other"),
    Limit("crossings", 50_000, "crossings", "lines that cross, but one of each (8 between days)"),
    Limit("line-pairs", 5_000_000, "pairs of lines", "lines in each other's boxes, but 50 of each"),
    Limit("depth", 100, "levels", "how deep the elements of a KML lie in each other"),
    Limit("query-seconds", 10, "seconds", "what a GeoPackage is asked before it is opened"),
    Limit("settings-bytes", 1_000_000, "bytes", "a scheme, a style, mapper.toml, steps"),
    Limit("page-bytes", 200_000_000, "bytes", "a finished page, a picture or data, read again"),
    Limit("page-height", 6_000, "px", "what is kept free for a page in an article"),
)
BY_NAME = {limit.name: limit for limit in LIMITS}

_raised: ContextVar[Mapping[str, int]] = ContextVar("raised", default={})  # noqa: B039


def most(name: str) -> int:
    """The limit of this name as it holds now."""
    return _raised.get().get(name, BY_NAME[name].most)


@contextmanager
def limits(**raised: int) -> Iterator[None]:
    """Read more of files than usual, or less, for what is called under ``with limits(rows=…):``.

    Parameters
    ----------
    raised : int
        By the names of limits, with ``_`` for their hyphens: ``rows=20_000_000``. The manual lists
        them (docs/limits.md).

    Returns
    -------
    context manager
        After it the limits are as they were.

    Raises
    ------
    UsageError
        Where there is no such limit, or where its number is not 1 or more.
    """
    token = _raised.set({**_raised.get(), **dict(map(checked, raised.items()))})
    try:
        yield
    finally:
        _raised.reset(token)


def set_limits(raised: Mapping[str, object]) -> None:
    """The same for the rest of the run."""
    _raised.set({**_raised.get(), **dict(map(checked, raised.items()))})


def checked(pair: tuple[str, object]) -> tuple[str, int]:
    """A limit's name and its number; UsageError where there is no such limit or it is no number."""
    name, value = pair[0].strip().replace("_", "-"), pair[1]
    if name not in BY_NAME:
        close = get_close_matches(name, BY_NAME, n=3, cutoff=0.3) or [*BY_NAME]
        raise UsageError(f"limit {name}: there is no such limit — closest: {', '.join(close)}")
    text = str(value).strip().replace("_", "").replace(",", "")
    digits = text.removeprefix("-")
    if isinstance(value, bool) or not digits.isascii() or not digits.isdecimal() or len(text) > 18:
        raise UsageError(
            f"limit {name}: {value} is no whole number of up to 18 digits — give how many are read"
        )
    if int(text) < 1:
        raise UsageError(f"limit {name}: nothing would be read — give 1 or more")
    return name, int(text)


def must_be_within(
    name: str,
    count: int,
    where: str,
    error: type[MapperError],
    hint: str = PART,
) -> None:
    """Raises the `error`, in one line, where `count` is beyond the limit of this name.

    `hint` is what else there is to do than to raise the limit.
    """
    if count > most(name):
        raise error(beyond(name, where, hint, count))


def beyond(
    name: str, where: str, hint: str = PART, count: int | None = None, what: str = ""
) -> str:
    """What is said of a file, or of `what` in it, that is beyond a limit; without `count` where
    nobody counted on.
    """
    least, counted = most(name), BY_NAME[name].counted
    found = f"{count:,} {counted}" if count is not None else f"more than {least:,} {counted}"
    read = f", and {least:,} are read at most" if count is not None else ", which is the most"
    has = f"{what} has" if what else "has"
    return f"{where}: {has} {found}{read} — {hint}, or {raised_limit(name, enough(count, least))}"


def enough(count: int | None, least: int) -> int:
    """A round number that is no less than `count`, or ten times what was too little."""
    if count is None:
        return least * 10
    step = int(10 ** (len(str(count)) - 1))
    return -(-count // step) * step


def within(
    name: str, items: Iterable[T], where: str, error: type[MapperError], hint: str = PART
) -> Iterator[T]:
    """The items one after the other; raises the `error` at the first beyond the limit."""
    least = most(name)
    for number, item in enumerate(items):
        if number >= least:
            raise error(beyond(name, where, hint))
        yield item
