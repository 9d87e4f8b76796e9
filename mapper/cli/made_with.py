# SPDX-License-Identifier: MIT
"""What a command was given, for the record in the page, picture or data that it makes."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_type_hints

from mapper.cli.signed import signed

if TYPE_CHECKING:
    from mapper.page.made_with import Made

# What says where a page goes, or by whom it is made, and not what is on it.
NOT_TOLD = ("output", "force", "limit", "as_json", "context", "progress", "workers", "scheduler")
# How options call a value that is the name of a file.
_FILE = re.compile(r"\b(?:FILE|TABLE|FOLDER|OLD|NEW|BEFORE|AFTER)\b|SOURCE…")

FACES = "faces"

_given: ContextVar[tuple[str, Mapping[str, Any]]] = ContextVar("given", default=("", {}))


def remembered(name: str, command: Callable[..., None]) -> Callable[..., None]:
    """The command, which remembers what it was given besides its defaults while it runs."""
    own = inspect.signature(command)
    hints = get_type_hints(command, include_extras=True)

    def run(**values: Any) -> None:
        given = {
            key: value
            for key, value in values.items()
            if key not in NOT_TOLD and value not in (own.parameters[key].default, None, ())
        }
        _given.set((name, {key: (hints[key], value) for key, value in given.items()}))
        command(**values)

    return signed(run, command, own.parameters.values(), hints)


def recorded(page: str) -> str:
    """The page with what the running command was given; unchanged where none is."""
    from mapper.page.made_with import with_record

    made = made_now()
    return with_record(page, made) if made else page


def recorded_picture(picture: bytes) -> bytes:
    """The same of a picture, where its format has a place for it."""
    from mapper.picture.made_with import with_record

    made = made_now()
    return with_record(picture, made) if made else picture


def recorded_data(name: str, content: bytes) -> bytes:
    """The same of data of such a name."""
    from mapper.exports.made_with import with_record

    made = made_now()
    return with_record(name, content, made) if made else content


def made_now() -> Made | None:
    """What the running command was given; None where none is."""
    from mapper import __version__
    from mapper.page.made_with import Made

    name, given = _given.get()
    if not name:
        return None
    files: dict[str, str] = {}
    options: dict[str, Any] = {}
    for key, (hint, value) in given.items():
        option = next(iter(getattr(hint, "__metadata__", ())), None)
        is_file = _FILE.search(str(getattr(option, "metavar", "") or "")) is not None
        told = [
            _told(one, files) if is_file else one
            for one in (value if isinstance(value, list | tuple) else [value])
        ]
        shown = [one if isinstance(one, bool | int | float) else str(one) for one in told]
        options[_name(key, option)] = shown if isinstance(value, list | tuple) else shown[0]
    if name == "draw" and options.pop("timeline", False):
        name = "timeline"  # which draws the same page
    made = Made(version=__version__, command=name, files=files, options=options)
    return from_the_first(made, given["sources"][1]) if name == FACES else made


def from_the_first(made: Made, sources: Sequence[str]) -> Made:
    """Kept faces of days that were put into others: from what those were made from, too."""
    files, through = dict(made.files), dict[str, str]()
    for source in sources:
        name, before = Path(source).resolve().name, _kept(source)
        if before is not None and name in files:
            through[name] = files.pop(name)
            for one, digest in before.files.items():
                files[_called(one, digest, name, files)] = digest
    return replace(made, files=files, through=through)


def _called(one: str, digest: str, kept: str, files: Mapping[str, str]) -> str:
    """What a file is called that kept faces were made from, among `files` with names of theirs."""
    while files.get(one, digest) != digest:
        one = f"{kept}/{one}"
    return one


def _kept(source: str) -> Made | None:
    """What kept faces say that they were made with; None of what is none, or was changed since."""
    from mapper.errors import PageError
    from mapper.exports.made_with import told_by
    from mapper.page.finished import bytes_of

    if Path(source).suffix.lower() not in (".gpkg", ".parquet") or not Path(source).is_file():
        return None
    try:
        told = told_by(source, bytes_of(source))
    except PageError:  # larger than what is looked into: its own sum says what it is
        return None
    return told.made if told and told.whole and told.made.command == FACES else None


def _told(value: object, files: dict[str, str]) -> object:
    """The name of a file without its folder, with its sum in `files`; what is none as it is."""
    from mapper.page.made_with import sum_of_file

    path = Path(str(value))
    try:
        there = str(value) != "-" and (path.is_file() or path.is_dir())
        digest = sum_of_file(path) if there else ""
    except (OSError, ValueError):
        return value
    if not there:
        return value
    name = path.resolve().name
    if files.get(name, digest) != digest:
        name = f"{path.resolve().parent.name}/{name}"
    files[name] = digest
    return name


def _name(key: str, option: object) -> str:
    """What an option is called on the command line, without its dashes."""
    # In an annotation the library takes the first name for the default.
    names = (getattr(option, "default", None), *(getattr(option, "param_decls", None) or ()))
    declared = [one for one in names if isinstance(one, str)]
    long = next((one for one in declared if one.startswith("--")), f"--{key.replace('_', '-')}")
    return long.partition("/")[0].removeprefix("--")
