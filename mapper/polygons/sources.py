# SPDX-License-Identifier: MIT
"""Which files of polygons a user means: a folder of them, an archive, or files by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from mapper.boundaries.archives import (
    BESIDE,
    ZIPPED,
    DamagedError,
    Member,
    UnpackLimit,
    is_packed,
    stem_of,
    unpack,
)
from mapper.boundaries.endings import ENDINGS, FORMATS
from mapper.boundaries.read import layers_in
from mapper.errors import BoundaryError
from mapper.model.aside import Aside
from mapper.model.problem import Problem, Where
from mapper.model.spelling import argument
from mapper.polygons.polygon_file import holds_polygons

# Formats in which people keep a layer for each day.
LAYERED = (".gpkg", ".kml")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read, or a layer of it.

    `name` is what it is called, with its place in an archive; `labels` are the texts that may
    tell its day, the nearest to what is drawn first.
    """

    path: Path
    name: str
    labels: tuple[str, ...]
    layer: str | None = None


@dataclass(slots=True)
class PolygonSources:
    """The files in their order.

    - `others`: names of files in folders and archives that are none of polygons.
    - `folders`: names of folders in folders, which are not looked into.
    - `problems`: archives that cannot be unpacked.
    """

    files: list[SourceFile] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def is_polygon_name(name: str) -> bool:
    """Whether a file is one of polygons by its name, packed or not."""
    return name.lower().removesuffix(".gz").endswith((*ENDINGS, *ZIPPED))


@contextmanager
def opened(
    sources: Sequence[str | Path],
    is_dated: Callable[[str], bool],
    layer: str | None = None,
    *,
    deep: bool = False,
) -> Iterator[PolygonSources]:
    """The files of all sources, archives unpacked for as long as they are needed.

    A file whose layers all are of a day by their name, as `is_dated` says, is as many files, and
    so is a KML with several; not so where a `layer` is chosen. A folder in a folder is looked into
    if it is of a day by its name, or in any case where that is `deep`. Raises BoundaryError where
    there is no such file or folder, or none of polygons in it, and for archives larger than any
    that people draw.
    """
    with Aside() as folder:
        found = PolygonSources()
        finder = _Finder(found, folder, is_dated, layer, deep)
        for source in sources:
            finder.look_at(Path(source))
        if not found.files and not found.problems:
            inside = [f", and its folder {name} is not looked into" for name in found.folders[:1]]
            sides = f"{argument('status_from', 'folder')} where folders are the sides"
            hint = f"name that one, or say {sides}; "
            raise BoundaryError(
                f"{sources[0]}: holds no polygon files{''.join(inside)} — {hint if inside else ''}"
                f"give {FORMATS}, packed or not"
            )
        yield found


@dataclass(slots=True)
class _Finder:
    """Looks for files, and puts what it finds into `found`."""

    found: PolygonSources
    spare: Path
    is_dated: Callable[[str], bool]
    layer: str | None
    deep: bool
    room: UnpackLimit = field(default_factory=UnpackLimit)
    unpacked: int = 0

    def look_at(self, source: Path) -> None:
        try:
            if not source.exists():
                raise BoundaryError(f"{source}: no such file or folder")
            inside = sorted(source.iterdir()) if source.is_dir() else None
        except OSError as error:
            reason = (error.strerror or type(error).__name__).lower()
            raise BoundaryError(f"{source}: cannot be read ({reason})") from None
        if inside is None:
            self.take(source)
        for path in inside or ():
            self.look_inside(path, source.resolve().name)

    def look_inside(self, path: Path, folder: str) -> None:
        """A file or folder in a folder; a folder of a day is looked into."""
        if path.name.startswith(".") or path.name.lower().endswith(BESIDE):
            return
        if path.is_dir() and (self.deep or self.is_dated(path.name)):
            self.look_at(path)
        elif path.is_dir():
            self.found.folders.append(path.name)
        elif is_polygon_name(path.name) and not _is_other_json(path):
            self.take(path, folder)
        else:
            self.found.others.append(path.name)

    def take(self, path: Path, folder: str = "") -> None:
        """A file; in a folder of a day its name need not tell the day."""
        around = (folder,) if self.is_dated(folder) else ()
        name = f"{folder}/{path.name}" if around else path.name
        if not is_packed(path):
            self.add(path, name, (stem_of(path.name), *around))
            return
        self.unpacked += 1
        try:
            inside = unpack(path, self.spare / str(self.unpacked), self.room)
        except DamagedError as error:
            what = f"cannot be unpacked ({error})"
            self.found.problems.append(Problem(Where(name), what, code="unread"))
            return
        members = [member for member in inside.members if not _is_other_json(member.path)]
        if not members:
            self.found.others.append(name)
        elif path.suffix.lower() != ".kmz":  # which has pictures, too, and nobody misses them
            left = [member.name for member in inside.members if member not in members]
            self.found.others += [*inside.others, *left]
        for member in members:
            self.add_member(member, name, around, alone=len(members) == 1)

    def add_member(
        self, member: Member, archive: str, around: tuple[str, ...], *, alone: bool
    ) -> None:
        """A file out of an archive; its own name tells the day, else what it is packed in."""
        *folders, own = member.name.split("/")
        labels = (stem_of(own), *reversed(folders), stem_of(Path(archive).name), *around)
        self.add(member.path, archive if alone else f"{archive}/{member.name}", labels)

    def add(self, path: Path, name: str, labels: tuple[str, ...]) -> None:
        layers = layers_in(path) if self.layer is None and _has_layers(path) else []
        # The layers of a KML are the folders in which somebody has put what is drawn.
        together = path.suffix.lower() == ".kml" or all(map(self.is_dated, layers))
        if len(layers) > 1 and together:
            self.found.files += [
                SourceFile(path, f"{name} ({layer})", (layer, *labels), layer) for layer in layers
            ]
        else:
            chosen = self.layer or (layers[0] if len(layers) == 1 else None)
            self.found.files.append(SourceFile(path, name, labels, chosen))


def _is_other_json(path: Path) -> bool:
    """Whether a file in a folder is JSON of something else, such as a list of the files."""
    return path.suffix.lower() == ".json" and not holds_polygons(path)


def _has_layers(path: Path) -> bool:
    return path.suffix.lower() in LAYERED
