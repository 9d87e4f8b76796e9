# SPDX-License-Identifier: MIT
"""Drawn ground of others that is known by its fields or by the names of its files.

What a form says of each feature is read by it in place of fields; see `deepstate` and `isw`. It
has a scheme of its own, which counts where none is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path

from mapper.errors import BoundaryError
from mapper.model.problem import Problem, Where, note
from mapper.model.scheme import Scheme
from mapper.model.spelling import argument, given
from mapper.polygons import deepstate, isw
from mapper.polygons.drawn_forms import FormReader
from mapper.polygons.fields import tells_status
from mapper.polygons.polygon_file import cells_of, holds_polygons
from mapper.polygons.sources import SourceFile, is_polygon_name, opened
from mapper.polygons.status_names import statuses_in
from mapper.tables.fixed_words import one_of
from mapper.tables.raw import Cell

PLAIN = "plain"
KML = (".kml", ".kmz")
FILES_LOOKED_AT = 3


@dataclass(frozen=True)
class Form:
    """A form of drawn ground.

    - `is_marked`: whether a file may be of it, by its name or its bytes, and `knows` whether it is
      by its fields, too.
    - `reader`: what reads a file of this name (without its day).
    - `scheme`: the bundled one whose words that gives. `of_names`: whether the name of a file is
      what is read, so that files of one day are parts of it, in folders by category, too.
    """

    name: str
    told: str
    is_marked: Callable[[SourceFile], bool]
    knows: Callable[[SourceFile, Mapping[str, Sequence[Cell]]], bool]
    reader: Callable[[str], FormReader]
    scheme: str = "ukraine"
    of_names: bool = False

    def tell(self, name: str) -> Problem:
        """The one sentence on what was recognised."""
        hint = f"{argument('format_in', PLAIN)} reads them by their own fields"
        return note(Where(name), f"read as {self.told}", hint, "known-form")


FORMS: Mapping[str, Form] = {
    form.name: form
    for form in (
        Form(
            "deepstate",
            "days of DeepState: statuses by the code, the name or the colour of each area",
            deepstate.is_marked,
            deepstate.has_areas,
            lambda label: deepstate.told_by,
        ),
        Form(
            "isw",
            "layers of ISW: what is assessed and what is claimed by the names of the files",
            lambda file: isw.layer_of(file.labels[0]) is not None,
            isw.is_layer,
            lambda label: partial(isw.told_by, label),
            of_names=True,
        ),
    )
}


def given_form(text: str | None) -> Form | None:
    """The form of a name; None for `plain`, and where nothing is given; UsageError otherwise."""
    if text is None:
        return None
    return FORMS.get(one_of(text, (*FORMS, PLAIN), given("format_in", text)))


def form_of(sources: Sequence[str | Path], layer: str | None = None) -> Form | None:
    """The form of the first files of polygons, of which the first may be empty; None of any other,
    and of what cannot be read.
    """
    files = islice(_files(sources), FILES_LOOKED_AT)
    return next((form for file in files if (form := _form_of(file, _stamp(file), layer))), None)


def _stamp(file: Path) -> tuple[int, int]:
    """What differs when a file is written anew."""
    try:
        found = file.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=16)
def _form_of(file: Path, stamp: tuple[int, int], layer: str | None) -> Form | None:
    """The form of one file; one command asks for it more than once."""
    del stamp
    try:
        with opened([file], lambda label: False, layer) as found:
            for one in found.files[:1]:
                marked = [form for form in FORMS.values() if form.is_marked(one)]
                cells = cells_of(one.path, one.name, one.layer) if marked else {}
                return next((form for form in marked if form.knows(one, cells)), None)
    except (BoundaryError, OSError):  # told by the reading
        pass
    return None


def sides_of(sources: Sequence[str | Path], scheme: Scheme) -> tuple[str, ...]:
    """The folders of the first file, a KML, where a name of theirs holds a status and no field of
    theirs does: people draw each side in a folder. None of any other file.
    """
    first = next(_files(sources), None)
    if first is None or first.suffix.lower() not in KML:
        return ()
    try:
        with opened([first], lambda label: False) as found:
            files = [file for file in found.files if file.layer and len(found.files) > 1]
            sides = [file for file in files if len(statuses_in(file.layer or "", scheme)) == 1]
            told = (cells_of(file.path, file.name, file.layer) for file in sides[:1])
            fields = [cells for cells in told if not tells_status(cells, scheme)]
            return tuple(str(file.layer) for file in sides) if fields else ()
    except (BoundaryError, OSError):  # told by the reading
        return ()


def _files(sources: Sequence[str | Path]) -> Iterator[Path]:
    """The files of polygons, those in folders of a folder last."""
    for source in map(Path, sources):
        if not source.is_dir():
            yield source
            continue
        inside = sorted(path for path in source.iterdir() if not path.name.startswith("."))
        yield from filter(_has_ground, inside)
        yield from (file for path in inside if path.is_dir() for file in _files([path]))


def _has_ground(path: Path) -> bool:
    """Whether a file in a folder is one of polygons; a list of the files in JSON is none."""
    if not path.is_file() or not is_polygon_name(path.name):
        return False
    return path.suffix.lower() != ".json" or holds_polygons(path)
