# SPDX-License-Identifier: MIT
"""The text of a file of settings: a scheme, a style, steps, `mapper.toml`, jobs."""

from __future__ import annotations

from pathlib import Path

from mapper.errors import MapperError
from mapper.model.limits import beyond, most

NAME = "settings-bytes"


def settings_text(path: Path, error: type[MapperError]) -> str:
    """The text of a file, in UTF-8 with or without its mark; of an endless one no more is read
    than the limit.

    Raises the `error` where there is more, OSError where the file cannot be read, and
    UnicodeDecodeError where it is not UTF-8.
    """
    with path.open("rb") as file:
        read = file.read(most(NAME) + 1)
    if len(read) > most(NAME):
        raise error(beyond(NAME, path.name))
    return read.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
