"""Schemes from TOML: the bundled ones by name, others by path."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mapper.errors import SchemeError
from mapper.model.scheme import Scheme
from mapper.style.scheme_faults import scheme_faults
from mapper.tables.closest import choices, closest

if TYPE_CHECKING:
    from pydantic import ValidationError

_ENDING = ".toml"


def scheme_names() -> tuple[str, ...]:
    """The names of the bundled schemes, sorted."""
    folder = files("mapper.style") / "schemes"
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(_ENDING) for name in names if name.endswith(_ENDING)))


def load_scheme(name_or_path: str | Path) -> Scheme:
    """A bundled scheme by its name, or the scheme in a TOML file.

    A bundled name wins over a file of that name; a path with a folder or an ending is always a
    file. Raises SchemeError where there is no such scheme, or with one line per fault, as in
    `mine.toml: statuses.2.color: …` (counted from 1).
    """
    if str(name_or_path) in scheme_names():
        entry = files("mapper.style") / "schemes" / f"{name_or_path}{_ENDING}"
        return parse_scheme(entry.read_text(encoding="utf-8"), f"{name_or_path}{_ENDING}")
    return parse_scheme(_text(Path(name_or_path)), Path(name_or_path).name)


def parse_scheme(text: str, name: str) -> Scheme:
    """The scheme in a TOML text; `name` stands in the message of a SchemeError."""
    from pydantic import ValidationError

    from mapper.style.scheme_model import SchemeModel

    try:
        scheme = SchemeModel.model_validate(_toml(text, name)).scheme()
    except ValidationError as error:
        raise SchemeError(_lines(name, _form_faults(error))) from None
    faults = scheme_faults(scheme)
    if faults:
        raise SchemeError(_lines(name, faults))
    return scheme


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise SchemeError(_missing(path)) from None
    except UnicodeDecodeError:
        raise SchemeError(f"{path}: the scheme is not UTF-8 — save it as UTF-8") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SchemeError(f"{path}: the scheme cannot be read: {reason}") from None


def _missing(path: Path) -> str:
    near = closest(str(path), scheme_names())
    guess = f"closest: '{near}' — " if near else ""
    return f"no scheme '{path}' — {guess}name {choices(scheme_names())}, or the path of a TOML file"


def _toml(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SchemeError(f"{name}: not valid TOML: {error}") from None


def _form_faults(error: ValidationError) -> list[str]:
    found = error.errors(include_url=False, include_context=False)
    return [f"{_path(fault['loc'])}: {_said(fault)}" for fault in found]


def _path(loc: tuple[int | str, ...]) -> str:
    return ".".join(str(part + 1 if isinstance(part, int) else part) for part in loc)


# What the checks of the form say, in words for whoever wrote the file.
_SAID = {
    "missing": "is missing",
    "extra_forbidden": "there is no such key",
    "too_short": "needs at least one entry",
}
_PATTERNS = {
    "color": "not a colour of the form #rrggbb",
    "color_dark": "not a colour of the form #rrggbb",
    "id": "not an id of small letters, digits and single hyphens",
}


def _said(fault: Any) -> str:
    if fault["type"] == "string_pattern_mismatch":
        return f"'{fault['input']}' is {_PATTERNS[fault['loc'][-1]]}"
    message = str(fault["msg"])
    return _SAID.get(fault["type"], message[:1].lower() + message[1:])


def _lines(name: str, faults: list[str]) -> str:
    return "\n".join(f"{name}: {fault}" for fault in faults)
