# SPDX-License-Identifier: MIT
"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from mapper.errors import OutputError
from mapper.model.signals import undisturbed
from mapper.model.spelling import argument

# Made by us, and by nobody before; not as text, which one system tells from bytes.
NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)

_written: ContextVar[list[Path] | None] = ContextVar("written", default=None)


@contextmanager
def written_files() -> Iterator[list[Path]]:
    """A time in which the paths of all files that are written are noted."""
    found: list[Path] = []
    token = _written.set(found)
    try:
        yield found
    finally:
        _written.reset(token)


def write_whole(path: str | Path, content: str | bytes, *, force: bool = False) -> Path:
    """Write bytes, or text as UTF-8, so that the file is either all there or as it was before.

    Folders on the way are made; a link stays, and the file it points to is written. A device or
    pipe is written into, never replaced. Raises OutputError where the file exists and `force`
    is not set, where it is a folder, or where it cannot be written.
    """
    target = Path(path)
    try:
        if target.exists() and not (target.is_file() or target.is_dir()):
            target.write_bytes(as_bytes(content))
            return target
        _must_be_free(target, force)
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target.resolve(), as_bytes(content))
    except OSError as error:
        raise OutputError(f"{target}: cannot be written ({_reason(error)})") from None
    _note([target])
    return target


def must_be_possible(path: str | Path) -> None:
    """OutputError for a file that `write_whole` could not write, whatever is to stand in it: worth
    knowing before anything is read.
    """
    target = Path(path)
    try:
        _must_be_free(target, force=True)
        there = next(folder for folder in target.absolute().parents if folder.exists())
        if not there.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        if not (target.exists() or os.access(there, os.W_OK)):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        raise OutputError(f"{target}: cannot be written ({_reason(error)})") from None


def write_together(contents: Mapping[Path, bytes], *, force: bool = False) -> list[Path]:
    """Write several files as `write_whole` does, and none of them where one cannot be written.

    All are written beside their places first. An error while they are put there leaves all as they
    were before; a signal ends the run before that or after it.
    """
    staged: dict[Path, Path] = {}
    target = Path()
    try:
        for target in contents:
            _must_be_free(target, force)
        for target, content in contents.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            own = staged[target.resolve()] = _name_beside(target.resolve())
            _fill(own, target.resolve(), content)
        _put_in_place(staged)
    except OSError as error:
        raise OutputError(f"{target}: cannot be written ({_reason(error)})") from None
    finally:
        _clear(staged.values())
    _note([*contents])
    return [*contents]


def _note(paths: list[Path]) -> None:
    found = _written.get()
    if found is not None:
        found += paths


def _put_in_place(staged: Mapping[Path, Path]) -> None:
    """Put every file where it belongs; where one fails, put back what was there before.

    A folder that stands in the place of a file is an OSError.
    """
    kept: dict[Path, Path] = {}
    try:
        for target in staged:
            if target.is_file():
                kept[target] = _name_beside(target)
                _keep(target, kept[target])
        with undisturbed():
            _put(staged, kept)
            _clear(kept.values())
    finally:
        _clear(kept.values())


def _put(staged: Mapping[Path, Path], kept: Mapping[Path, Path]) -> None:
    put: list[Path] = []
    try:
        for target, name in staged.items():
            put.append(target)
            name.replace(target)
    except BaseException:
        for target in put:
            if target in kept:
                kept[target].replace(target)
            else:
                target.unlink(missing_ok=True)
        raise


def _clear(names: Iterable[Path]) -> None:
    """Remove what was put aside; a signal that comes meanwhile leaves none of it."""
    with undisturbed():
        for name in names:
            name.unlink(missing_ok=True)


def _keep(target: Path, name: Path) -> None:
    """Give a file a second name, or, on disks that know of none, make a copy of it. A second name
    takes no room, and it needs nobody who may read the file.
    """
    try:
        os.link(target, name)
    except (OSError, NotImplementedError):
        _fill(name, target, target.read_bytes())


def _must_be_free(target: Path, force: bool) -> None:
    if target.is_dir():
        raise OutputError(f"{target}: is a folder — give the name of a file in it")
    if target.exists() and not force:
        raise OutputError(
            f"{target}: exists already — give another name, or replace it with "
            + argument("force", True)
        )


def as_bytes(content: str | bytes) -> bytes:
    return utf_8(content) if isinstance(content, str) else content


def utf_8(text: str) -> bytes:
    """`text` in UTF-8; half of a surrogate pair, as in a damaged file name, is a question mark."""
    return text.encode("utf-8", errors="replace")


def _replace(target: Path, content: bytes) -> None:
    """Write beside the target, then put it in its place in one step."""
    name = _name_beside(target)
    try:
        _fill(name, target, content)
        name.replace(target)
    except BaseException:
        _clear([name])
        raise


def _name_beside(target: Path) -> Path:
    """The name of a file to be made in the folder of the target: known before it is made, so that
    a signal that comes as it is made leaves none.
    """
    # Not the name of the target with more to it: that may be as long as names can be already.
    return target.parent / f".mapper-{secrets.token_hex(8)}"


def _fill(name: Path, target: Path, content: bytes) -> None:
    """Make a file with the rights of the one that is replaced, or those a new file gets here."""
    rights = target.stat().st_mode & 0o777 if target.exists() else None
    with os.fdopen(os.open(name, NEW, 0o666 if rights is None else 0o600), "wb") as file:
        file.write(content)
    if rights is not None:
        name.chmod(rights)


def _reason(error: OSError) -> str:
    if isinstance(error, FileExistsError | NotADirectoryError):
        return "a folder in its path is a file"
    return (error.strerror or type(error).__name__).lower()
