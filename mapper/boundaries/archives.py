# SPDX-License-Identifier: MIT
"""Packed files of shapes, unpacked into a folder that is only there while they are read."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo, is_zipfile

from mapper.boundaries.endings import ENDINGS
from mapper.errors import BoundaryError
from mapper.model.limits import beyond, most, must_be_within
from mapper.tables.text import one_line

ZIPPED = (".zip", ".kmz")
# What the Finder adds to archives.
MAC_COPIES = "__MACOSX/"
# What is read with the file that it belongs to, or says only how that is painted.
BESIDE = (".shx", ".dbf", ".prj", ".cpg", ".qix", ".sbn", ".sbx", ".shp.xml", ".qmd", ".qml")
CHUNK = 1 << 20
DAMAGE = (OSError, EOFError, RuntimeError, BadZipFile, LZMAError, zlib.error, ValueError)


@dataclass(frozen=True, slots=True)
class Member:
    """A file out of an archive: where it is now, and its name there, with its folders."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The files of polygons by name; `others`: names of what else there was."""

    members: tuple[Member, ...]
    others: tuple[str, ...] = ()


class DamagedError(Exception):
    """An archive cannot be unpacked; the message says why. Told by whoever asked for it."""


class UnpackLimit:
    """How many bytes all archives together may still unpack to."""

    def __init__(self) -> None:
        self.left = most("unpacked-bytes")

    def take(self, size: int, name: str) -> None:
        self.left -= size
        if self.left < 0:
            raise BoundaryError(
                beyond("unpacked-bytes", name, "unpack it, and give its files", what="all of it")
            )


def stem_of(name: str) -> str:
    """A name without its endings, that of the packing included."""
    for ending in (".gz", *ZIPPED, *ENDINGS):
        name = name[: -len(ending)] if name.lower().endswith(ending) else name
    return name


def is_packed(path: Path) -> bool:
    ending = path.suffix.lower()
    return ending == ".gz" or ending in ZIPPED


def unpack(path: Path, target: Path, room: UnpackLimit) -> Unpacked:
    """What is in an archive, written into the folder `target`, which must not exist yet.

    Raises DamagedError where it cannot be unpacked, and BoundaryError where it is too large.
    """
    try:
        target.mkdir(parents=True)
        if path.suffix.lower() == ".gz":
            return _unpack_one(path, target, room)
        if not is_zipfile(path):
            raise DamagedError("no archive, or only a part of one")
        with ZipFile(path) as archive:
            return _unpack_all(archive, path.name, target, room)
    except DAMAGE as error:
        raise DamagedError(_reason(error)) from None


def _unpack_one(path: Path, target: Path, room: UnpackLimit) -> Unpacked:
    plain = target / path.name[: -len(".gz")]
    with gzip.open(path) as packed:
        _copy(packed, plain, path.name, room)
    return Unpacked((Member(plain, plain.name),))


def _unpack_all(archive: ZipFile, name: str, target: Path, room: UnpackLimit) -> Unpacked:
    """Every file of polygons in an archive, beside what belongs to it."""
    # Of two members of one name the later one is meant, as when a person unpacks them.
    members = {member.filename: member for member in archive.infolist() if _is_seen(member)}
    must_be_within("files", len(members), name, BoundaryError)
    folders: dict[PurePosixPath, Path] = {}
    found: list[Member] = []
    others: list[str] = []
    for inside, member in sorted(members.items()):
        inner = PurePosixPath(inside)
        ending = _ending(inner.name, (*ENDINGS, *BESIDE))
        if ending is None:
            others.append(one_line(inner.name))
            continue
        # Names in archives are only names: each of its folders is one of ours, with a number.
        folder = folders.setdefault(inner.parent, target / str(len(folders)))
        folder.mkdir(exist_ok=True)
        packed = inner.suffix.lower() == ".gz"
        plain = folder / (inner.stem if packed else inner.name)
        with archive.open(member) as stream:
            if packed:
                with gzip.open(stream) as inner_stream:
                    _copy(inner_stream, plain, name, room)
            else:
                _copy(stream, plain, name, room)
        if ending in ENDINGS:
            found.append(Member(plain, _shown(inner)))
    return Unpacked(tuple(found), tuple(others))


def _is_seen(member: ZipInfo) -> bool:
    """Whether a person who opens the archive would see the file."""
    hidden = PurePosixPath(member.filename).name.startswith(".")
    if not member.filename or member.is_dir():
        return False
    return not (hidden or member.filename.startswith(MAC_COPIES))


def _ending(name: str, endings: Iterable[str]) -> str | None:
    plain = name.lower().removesuffix(".gz")
    return next((ending for ending in endings if plain.endswith(ending)), None)


def _shown(inner: PurePosixPath) -> str:
    """The name of a member, with its folders but nothing that leads out of the archive."""
    return one_line("/".join(part for part in inner.parts if part not in ("..", "/")))


def _copy(packed: IO[bytes] | gzip.GzipFile, plain: Path, name: str, room: UnpackLimit) -> None:
    with plain.open("wb") as file:
        while chunk := packed.read(CHUNK):
            room.take(len(chunk), name)
            file.write(chunk)


def _reason(error: BaseException) -> str:
    if isinstance(error, NotImplementedError):
        return "packed in a way that is not known here"
    if isinstance(error, RuntimeError):
        return "it needs a password"
    return (getattr(error, "strerror", None) or "damaged").lower()
