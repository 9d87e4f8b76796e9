"""Which files of polygons a user means: a folder of them, an archive, or files by name."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile, is_zipfile

from mapper.boundaries.read import ENDINGS, MAC_COPIES
from mapper.errors import BoundaryError

PACKED = (".gz", ".zip", ".kmz")
# What belongs to a Shapefile, and is read with it.
COMPANIONS = (".shx", ".dbf", ".prj", ".cpg", ".qix", ".sbn", ".sbx")
# Further files that stand beside data and say nothing of ground.
MOST_FILES = 20_000
MOST_BYTES = 4_000_000_000
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read, and what it is called: its own name, or that inside of an archive."""

    path: Path
    name: str

    @property
    def stem(self) -> str:
        """The name without its endings."""
        name = PurePosixPath(self.name).name
        for ending in (*PACKED, *ENDINGS):
            name = name[: -len(ending)] if name.lower().endswith(ending) else name
        return name


@dataclass(frozen=True, slots=True)
class Sources:
    """The files in their order, by name; `others`: names in folders that are none of polygons."""

    files: tuple[SourceFile, ...]
    others: tuple[str, ...] = ()


def is_polygon_name(name: str) -> bool:
    """Whether a file is one of polygons by its name, packed or not."""
    plain = name.lower()
    plain = plain.removesuffix(".gz")
    return plain.endswith((*ENDINGS, ".zip", ".kmz"))


@contextmanager
def opened(sources: Sequence[str | Path]) -> Iterator[Sources]:
    """The files of all sources, archives unpacked for as long as they are needed.

    Raises BoundaryError where there is no such file, or none of polygons, and for an archive
    that is damaged or larger than any that people draw.
    """
    with TemporaryDirectory() as folder:
        files: list[SourceFile] = []
        others: list[str] = []
        for number, source in enumerate(sources):
            found = _files_of(Path(source), Path(folder) / str(number))
            files += found.files
            others += found.others
        if not files:
            raise BoundaryError(
                f"{sources[0]}: holds no polygon files — give GeoJSON, GeoPackage, Shapefile, "
                "FlatGeobuf, KML or TopoJSON, packed or not"
            )
        yield Sources(tuple(files), tuple(others))


def _files_of(source: Path, spare: Path) -> Sources:
    if not source.exists():
        raise BoundaryError(f"{source}: no such file or folder")
    if not source.is_dir():
        return Sources(tuple(_unpacked(source, source.name, spare)))
    files: list[SourceFile] = []
    others: list[str] = []
    for number, path in enumerate(sorted(source.iterdir(), key=lambda path: path.name)):
        if path.is_dir() or path.name.startswith(".") or path.suffix.lower() in COMPANIONS:
            continue
        if is_polygon_name(path.name):
            files += _unpacked(path, path.name, spare / str(number))
        else:
            others.append(path.name)
    return Sources(tuple(files), tuple(others))


def _unpacked(path: Path, name: str, spare: Path) -> list[SourceFile]:
    """The file itself, or those in it, written to `spare`."""
    try:
        if path.suffix.lower() == ".gz":
            return [_unzipped_one(path, name, spare)]
        if path.suffix.lower() in (".zip", ".kmz") and is_zipfile(path):
            return _unzipped(path, name, spare)
    except (OSError, BadZipFile, EOFError) as error:
        reason = getattr(error, "strerror", None) or "damaged"
        raise BoundaryError(f"{name}: cannot be unpacked ({str(reason).lower()})") from None
    return [SourceFile(path, name)]


def _unzipped_one(path: Path, name: str, spare: Path) -> SourceFile:
    spare.mkdir(parents=True, exist_ok=True)
    target = spare / PurePosixPath(name[: -len(".gz")]).name
    with gzip.open(path) as packed, target.open("wb") as plain:
        _copy(packed, plain, name)
    return SourceFile(target, name)


def _unzipped(path: Path, name: str, spare: Path) -> list[SourceFile]:
    """Every file of polygons in an archive, beside what belongs to it, in the order of names."""
    with ZipFile(path) as archive:
        members = [
            member
            for member in archive.infolist()
            if not member.is_dir() and not member.filename.startswith(MAC_COPIES)
        ]
        if len(members) > MOST_FILES or sum(member.file_size for member in members) > MOST_BYTES:
            raise BoundaryError(f"{name}: is larger than an archive of polygons can be")
        spare.mkdir(parents=True, exist_ok=True)
        found = []
        for member in sorted(members, key=lambda member: member.filename):
            inner = PurePosixPath(member.filename)
            if inner.suffix.lower() not in (*ENDINGS, *COMPANIONS):
                continue
            # Names in archives are only names: nothing is written outside of the folder.
            target = spare / str(len(inner.parts)) / inner.name
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(member) as packed, target.open("wb") as plain:
                _copy(packed, plain, name)
            if inner.suffix.lower() in ENDINGS:
                found.append(SourceFile(target, inner.name))
        alone = len(found) == 1
        # A packed Shapefile goes by the name of its archive, which often has the day.
        return [SourceFile(one.path, name if alone else one.name) for one in found]


def _copy(packed: object, plain: object, name: str) -> None:
    shutil.copyfileobj(_Bounded(packed, name), plain, CHUNK)  # type: ignore[arg-type]


class _Bounded:
    """A stream that ends with BoundaryError where it unpacks to more than anybody draws."""

    def __init__(self, stream: object, name: str) -> None:
        self._stream, self._name, self._read = stream, name, 0

    def read(self, size: int = -1) -> bytes:
        found: bytes = self._stream.read(size)  # type: ignore[attr-defined]
        self._read += len(found)
        if self._read > MOST_BYTES:
            raise BoundaryError(f"{self._name}: is larger than a file of polygons can be")
        return found
