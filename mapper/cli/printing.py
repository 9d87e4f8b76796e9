# SPDX-License-Identifier: MIT
"""All that is printed: results on standard output, what is said beside them on standard error.

Standard output may be a closed pipe, a full disk or a narrow encoding. A terminal is shown every
text and obeys none: names of files, layers and fields come from anywhere.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import typer

from mapper.errors import OutputError

if TYPE_CHECKING:
    from mapper.model.problem import Problem


class Painted(str):
    """A text in colours that we gave it, of names that were cleaned before."""


class ReaderGone(Exception):
    """Who read our output has left (`mapper … -o - | head`), so that nothing is left to say."""


def put(content: str | bytes) -> None:
    """Print a result. Raises OutputError where it cannot be written, ReaderGone at a broken pipe.

    A terminal gets the letters that it has, and what it would obey is spelt; a file or pipe gets
    every byte, in UTF-8 whatever the locale is, for pages and JSON are nothing else.
    """
    from mapper.model.files import as_bytes

    out = sys.stdout
    if out is None:
        raise OutputError("standard output: is closed")
    try:
        if isinstance(content, str) and out.isatty():
            content = _for_terminal(content, out.encoding)
        out.buffer.write(as_bytes(content))
        out.flush()
    except BrokenPipeError:
        _to_nothing()
        raise ReaderGone from None
    except OSError as error:
        _to_nothing()
        reason = (error.strerror or type(error).__name__).lower()
        raise OutputError(f"standard output: cannot be written ({reason})") from None


def tell(text: str) -> None:
    """Print a line, or several, beside the result, on standard error."""
    from mapper.tables.text import visible

    typer.echo(visible(text), err=True)


def put_problems(problems: Iterable[Problem]) -> None:
    """Print problems beside a result, on standard error, each kind once."""
    from mapper.model.grouped import as_lines

    for text in as_lines(problems):
        tell(text)


def in_a_block(steps: Sequence[str]) -> list[str]:
    """Commands to type next as lines under a heading; nothing where there are none."""
    return ["", "Next:", *(f"  {step}" for step in steps)] if steps else []


def _for_terminal(text: str, encoding: str) -> bytes:
    from mapper.tables.text import visible

    seen = text if isinstance(text, Painted) else visible(text)
    return seen.encode(encoding, errors="replace")


def _to_nothing() -> None:
    """Let what is still held back for standard output end nowhere, without a complaint at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
