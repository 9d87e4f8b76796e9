# SPDX-License-Identifier: MIT
"""Whether a page, a picture or data are what they were made from: its files, its options, the
version, and itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mapper.errors import PageError, TableError
from mapper.exports import made_with as data
from mapper.page.finished import DRAW_ANEW, bytes_of, read_page
from mapper.page.made_with import METADATA, Made, Told, sum_of_file, told_by
from mapper.picture import made_with as pictures
from mapper.tables.text import visible

# Formats of pictures that have a place for what they were made with.
PICTURES = (".png", ".svg", ".pdf")
PAGES = (".html", ".htm")
PAGE, PICTURE, DATA = "page", "picture", "file"
# What a file is that does not say it.
_OTHERS = {
    PAGE: f"a page that Python drew, or an old one — {DRAW_ANEW}",
    PICTURE: "a picture that Python drew, an old one, or one cut or saved by another program — "
    + DRAW_ANEW,
    DATA: "it is no exported data and no kept faces, or was written from Python, by an older "
    "version or by another program — make it anew with this version of mapper",
}
SAME, CHANGED, OTHER, MISSING = "same", "changed", "other", "missing"
REPLACED, LARGE = "replaced", "large"
# What is looked at because a page names it, and nobody gave it: anybody can have written the page.
UNASKED_FILES, UNASKED_BYTES = 20_000, 2_000_000_000


@dataclass(frozen=True, kw_only=True)
class Verified:
    """What was found.

    - `made`: what the page says; `whole`: whether it is as it was drawn; `version`: the one that
      runs now.
    - `files`: by name whether each is the `same`, `changed`, not among them (`other`), `missing`,
      `replaced` by what was made from it, or too `large` to be looked at unasked.
    - `differing`: options that another page has otherwise, with both values.
    """

    page: str
    made: Made
    whole: bool
    version: str
    files: Mapping[str, str]
    differing: Mapping[str, tuple[Any, Any]]

    @property
    def sound(self) -> bool:
        """Whether nothing differs, and every file was there to be looked at."""
        return (
            self.whole
            and self.version == self.made.version
            and not self.differing
            and all(state == SAME for state in self.files.values())
        )


def verify(page: str, given: Sequence[str], version: str) -> Verified:
    """Hold a page against files, or against another page, and by itself.

    Files that are not given are looked for by their names beside the page and in the folder in
    which mapper runs. Raises PageError where the page is none of ours, or has no record.
    """
    made, whole = _read(page)
    # A picture may be made from a page.
    own = {known.rpartition("/")[2] for known in (*made.files, *made.through)}
    named = [one for one in given if Path(one).resolve().name not in own]
    others = {one: other for one in named if (other := made_of(one)) is not None}
    other = next(iter(others.values()), None)
    found = dict(_files(made, [one for one in given if one not in others], Path(page)))
    if other is not None:
        found = dict(_of_another(made, other))
    return Verified(
        page=page,
        made=made,
        whole=whole,
        version=other.version if other else version,
        files=found,
        differing=dict(_differing(made, other)) if other else {},
    )


def _read(path: str) -> Told:
    """What a page, picture or data file was made with, and whether it is as it was drawn."""
    kind = kind_of(path)
    if kind is None:
        raise PageError(
            f"{path}: files of this kind do not say what they were made from — those that do are "
            "pages (HTML), pictures (PNG, SVG, PDF), data (GeoJSON, TopoJSON, GeoPackage, Parquet, "
            "KML, XLSX, and CSV by what lies beside it) and kept faces"
        )
    found = _found(path, kind)
    if found is None:
        raise PageError(f"{path}: does not say what it was made from: {_OTHERS[kind]}")
    return found


def _found(path: str, kind: str) -> Told | None:
    """The same; None of a file that does not say it."""
    if kind == PAGE:
        return told_by(read_page(path).text)
    content = bytes_of(path)
    if kind == PICTURE:
        return pictures.told_by(content)
    return data.told_by(path, content, _beside(path))


def _beside(path: str) -> bytes:
    """The description of a CSV, where there is one."""
    beside = Path(path + METADATA)
    return bytes_of(beside) if beside.is_file() else b""


def kind_of(path: str) -> str | None:
    """Whether a file is a page, a picture or data, by the ending of its name; None of any other,
    which has no place for what it was made with.
    """
    if path.lower().endswith(PAGES):
        return PAGE
    if path.lower().endswith(PICTURES):
        return PICTURE
    return DATA if data.carries(path) else None


def made_of(path: str) -> Made | None:
    """What a file says that it was made with, if it is a page, or another that says so; None of any
    other. Tables and boundaries have the endings of data, too, and most say nothing.
    """
    kind = kind_of(path)
    if kind is None:
        return None
    if kind == PAGE:
        return _read(path).made
    try:
        found = _found(path, kind)
    except PageError:  # a file that is not there, or too large: told by whoever looks for it
        return None
    return found.made if found else None


def _files(made: Made, given: Sequence[str], page: Path) -> Iterator[tuple[str, str]]:
    by_name = {Path(one).resolve().name: Path(one) for one in given}
    # What the page was made from, and what it went through, where that is given.
    known = {**made.files, **{n: d for n, d in made.through.items() if n in by_name}}
    for name, path in by_name.items():
        if not path.exists():
            raise TableError(f"{path}: no such file")
        if name not in {one.rpartition("/")[2] for one in known}:
            yield name, OTHER
    for one, digest in known.items():
        name = one.rpartition("/")[2]
        if name in by_name:
            yield one, _state(digest, [by_name[name]], page.resolve())
            continue
        places = [*_near(one, page.resolve().parent)]
        light = [place for place in places if _is_light(place)]
        yield one, _state(digest, light, page.resolve()) if light or not places else LARGE


def _near(name: str, folder: Path) -> Iterator[Path]:
    """What has the name of a file that a page names, here, beside the page and above it: no devices
    or pipes, and nothing elsewhere.
    """
    *_, last = parts = name.split("/")
    if not {"", ".", ".."}.isdisjoint(parts):
        return
    seen = set[Path]()
    for place in (Path(name), folder / name, folder / last, folder.parent / last):
        whole = place.absolute()
        if whole in seen:  # most pages are looked at from their own folder
            continue
        seen.add(whole)
        try:
            if place.is_file() or place.is_dir():
                yield place
        except OSError:  # a name longer than any, or a folder that may not be looked into
            continue


def _is_light(place: Path) -> bool:
    """Whether a file or folder may be looked at that nobody gave."""
    left = UNASKED_BYTES
    files = iter([place]) if place.is_file() else place.rglob("*")
    try:
        for number, one in enumerate(files, start=1):
            left -= one.lstat().st_size
            if number > UNASKED_FILES or left < 0:
                return False
    except OSError:  # told by whoever reads it
        return True
    return True


def _state(digest: str, places: Sequence[Path], page: Path) -> str:
    """Whether in one of these places is what has a sum, and not the page itself."""
    others = [place for place in places if place.resolve() != page]
    if not others:
        return REPLACED if places else MISSING
    # Of a folder the page may lie in it, which it did not when it was made.
    sums = (
        _sum_of(place, besides)
        for place in others
        for besides in ((None, page) if place.is_dir() else (None,))
    )
    return SAME if digest in sums else CHANGED


def _sum_of(place: Path, besides: Path | None) -> str:
    try:
        return sum_of_file(place, besides)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise TableError(f"{place}: cannot be read ({reason})") from None


def _of_another(made: Made, other: Made) -> Iterator[tuple[str, str]]:
    for name in sorted({*made.files, *other.files}):
        if name not in other.files:
            yield name, MISSING
        elif name not in made.files:
            yield name, OTHER
        else:
            yield name, SAME if made.files[name] == other.files[name] else CHANGED


def _differing(made: Made, other: Made) -> Iterator[tuple[str, tuple[Any, Any]]]:
    if made.command != other.command:
        yield "command", (made.command, other.command)
    for name in sorted({*made.options, *other.options}):
        pair = made.options.get(name), other.options.get(name)
        if pair[0] != pair[1]:
            yield name, pair


# --- words ------------------------------------------------------------------------------------

_SAID = {
    SAME: "is what the {kind} was made from",
    CHANGED: "is not as it was when the {kind} was made",
    OTHER: "is not among what the {kind} was made from",
    MISSING: "was not found, so it was not looked at — give it",
    REPLACED: "stood where the {kind} stands now, so it was not looked at — give a copy of it",
    LARGE: "is too large to be looked at unasked — give it",
}


def as_text(found: Verified) -> str:
    """A line for the page, for the version where it is another, and for each file and option."""
    return "".join(f"{on_one_line(line)}\n" for line in _lines(found))


def on_one_line(text: str) -> str:
    """A text as a terminal shows it, its ends of lines spelt: a page adds no lines of its own."""
    return visible(text).replace("\n", "\\n")


def _lines(found: Verified) -> Iterable[str]:
    made, kind = found.made, kind_of(found.page)
    done = "written" if kind == DATA else "drawn"
    yield f"{found.page}: " + (
        f"is as it was {done}" if found.whole else f"was changed after it was {done}"
    )
    if made.version != found.version:
        did = "wrote" if kind == DATA else "drew"
        yield f"mapper {made.version} {did} it, and this is {found.version}"
    for name, state in found.files.items():
        yield f"{name}: {_SAID[state].format(kind=kind)}"
    for name, (one, other) in found.differing.items():
        yield f"{name}: {_shown(one)} here, {_shown(other)} there"


def _shown(value: object) -> str:
    return "not given" if value is None else str(value)


def as_data(found: Verified) -> dict[str, Any]:
    """The same as data."""
    made = found.made
    return {
        "page": found.page,
        "sound": found.sound,
        "as_drawn": found.whole,
        "version": made.version,
        "this_version": found.version,
        "files": dict(found.files),
        "differing": {name: list(pair) for name, pair in found.differing.items()},
        "command": made.command,
        "options": dict(made.options),
    }
