# SPDX-License-Identifier: MIT
"""What a run depends on, by the bytes: digests of files and folders, and which files are opened."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

_CHUNK = 1 << 20
# What no job is about: the machine's own, and the libraries with their data.
_OTHERS = tuple(
    f"{os.path.normpath(path)}{os.sep}"
    for path in ("/dev", "/proc", "/sys", "/etc", "/usr", sys.prefix, sys.base_prefix,
                 str(Path(__file__).parents[1]), tempfile.gettempdir() + "/pymp")
)  # fmt: skip


def digest_of(path: str | Path) -> str | None:
    """The SHA-256 of a file, or of all that lies in a folder with its names; None for neither.

    Of a shapefile the files of its name belong to it.
    """
    path = Path(path)
    if path.is_dir():
        inside = sorted(one for one in path.rglob("*") if one.is_file())
        return _together((one.relative_to(path).as_posix(), _of_file(one)) for one in inside)
    if not path.is_file():
        return None
    if path.suffix.lower() == ".shp":
        parts = sorted(path.parent.glob(f"{path.stem}.*"))
        return _together((one.name, _of_file(one)) for one in parts if one.is_file())
    return _of_file(path)


def _together(parts: Any) -> str:
    whole = hashlib.sha256()
    for name, digest in parts:
        whole.update(f"{name}\0{digest}\n".encode("utf-8", errors="surrogateescape"))
    return whole.hexdigest()


def _of_file(path: Path) -> str:
    known = path.stat()
    return _digest(str(path), known.st_mtime_ns, known.st_size, known.st_ino)


@lru_cache(maxsize=4096)
def _digest(path: str, *_as_it_is: int) -> str:
    """Read once for as long as nothing says that the file has changed."""
    whole = hashlib.sha256()
    with Path(path).open("rb") as file:
        while chunk := file.read(_CHUNK):
            whole.update(chunk)
    return whole.hexdigest()


# --- which files are opened ----------------------------------------------------------------


class _Watch(threading.local):
    """What one thread has opened for reading, with digests; None while nobody watches."""

    opened: dict[str, str | None] | None = None


_watch = _Watch()
_hooked = threading.Event()


@contextmanager
def opened_files() -> Iterator[dict[str, str | None]]:
    """A time in which every file that Python opens here for reading is noted, with its digest.

    So what a file refers to counts as well: the scheme that settings name, the logo of a style.
    """
    if not _hooked.is_set():
        _hooked.set()
        sys.addaudithook(_note)  # stays as long as the process
    found: dict[str, str | None] = {}
    _watch.opened = found
    try:
        yield found
    finally:
        _watch.opened = None


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    opened = _watch.opened
    if event != "open" or opened is None:
        return
    name, _mode, flags = arguments
    if not isinstance(name, str | bytes) or flags & (os.O_WRONLY | os.O_RDWR):
        return
    path = os.path.abspath(os.fsdecode(name))  # noqa: PTH100 - a link is not followed
    if path in opened or path.startswith(_OTHERS):
        return
    _watch.opened = None  # what is read here is no input
    try:
        if Path(path).is_file():
            opened[path] = digest_of(path)
    except OSError:  # whoever opens it is told
        pass
    finally:
        _watch.opened = opened
