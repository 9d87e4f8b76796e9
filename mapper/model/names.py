# SPDX-License-Identifier: MIT
"""Names of files that pages and data can say."""

from __future__ import annotations

from pathlib import Path

from mapper.errors import MapperError


def must_be_text(path: Path, error: type[MapperError]) -> None:
    """Raises the `error` where the name of a file has bytes that are no text: it could be written
    nowhere.
    """
    try:
        path.name.encode()
    except UnicodeEncodeError:
        raise error(
            f"{path}: its name has bytes that are no UTF-8, which pages and data cannot say — "
            "rename it"
        ) from None
