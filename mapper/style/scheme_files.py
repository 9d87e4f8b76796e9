# SPDX-License-Identifier: MIT
"""Schemes from TOML: the bundled ones by name, others by path."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mapper.errors import SchemeError
from mapper.model.scheme import Actor, Pattern, Role, Scheme, Status
from mapper.model.settings_text import settings_text
from mapper.model.spelling import given, typed
from mapper.style.scheme_faults import scheme_faults
from mapper.tables.closest import choices, closest, closest_hint
from mapper.tables.text import quoted

if TYPE_CHECKING:
    from pydantic import ValidationError

_ENDING = ".toml"
USUAL = "three-way"
# In the place of a name: a scheme that is made from the words of the table.
NEW = "new"


def scheme_names() -> tuple[str, ...]:
    """The names of the bundled schemes, sorted."""
    folder = files("mapper.style") / "schemes"
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(_ENDING) for name in names if name.endswith(_ENDING)))


def load_scheme(name_or_path: str | Path | Scheme | None = None) -> Scheme:
    """A bundled scheme by its name, or the scheme in a TOML file; None: the usual one. One that is
    loaded already stays as it is.

    A bundled name wins over a file of that name; a path with a folder or an ending is always a
    file. Raises SchemeError where there is no such scheme, or with one line per fault, as in
    `mine.toml: statuses.2.color: …` (counted from 1).
    """
    if isinstance(name_or_path, Scheme):
        return name_or_path
    if name_or_path is None:
        name_or_path = USUAL
    if name_or_path == NEW:
        raise SchemeError(
            f"{given('scheme', NEW)}: is made from the words of a table while it is read — of "
            f"drawn ground {typed('mapper scheme new FOLDER -o scheme.toml')} makes one"
        )
    if str(name_or_path) in scheme_names():
        return _sound(tomllib.loads(scheme_text(name_or_path)))
    return parse_scheme(scheme_text(name_or_path), Path(name_or_path).name)


def scheme_text(name_or_path: str | Path) -> str:
    """The TOML of a bundled scheme or of a file; raises SchemeError as `load_scheme` does."""
    if str(name_or_path) in scheme_names():
        entry = files("mapper.style") / "schemes" / f"{name_or_path}{_ENDING}"
        return entry.read_text(encoding="utf-8")
    return _text(Path(name_or_path))


def parse_scheme(text: str, name: str) -> Scheme:
    """The scheme in a TOML text; `name` stands in the message of a SchemeError."""
    return scheme_from(_toml(text, name), name)


def scheme_from(found: Mapping[str, Any], name: str) -> Scheme:
    """The scheme that plain values make, whatever file they are from; SchemeError with one line
    per fault, and `name` in each.
    """
    from pydantic import ValidationError

    from mapper.style.scheme_model import SchemeModel

    try:
        scheme = SchemeModel.model_validate(found).scheme()
    except ValidationError as error:
        raise SchemeError(_lines(name, _form_faults(error))) from None
    faults = scheme_faults(scheme)
    if faults:
        raise SchemeError(_lines(name, faults))
    return scheme


def _sound(found: dict[str, Any]) -> Scheme:
    """A bundled scheme. Its form was checked when it was written: pydantic takes longer to be
    loaded than all schemes to be read.
    """
    actors = tuple(Actor(**actor) for actor in found.pop("actors", ()))
    statuses = tuple(_sound_status(status) for status in found.pop("statuses"))
    return Scheme(actors=actors, statuses=statuses, **found)


def _sound_status(found: dict[str, Any]) -> Status:
    synonyms = tuple(synonym.casefold() for synonym in found.get("synonyms", ()))
    return Status(
        **{
            **found,
            "role": Role(found["role"]),
            "pattern": Pattern(found.get("pattern", "solid")),
            "contenders": tuple(found.get("contenders", ())),
            "synonyms": synonyms,
        }
    )


def _text(path: Path) -> str:
    try:
        return settings_text(path, SchemeError)
    except FileNotFoundError:
        raise SchemeError(_missing(path)) from None
    except UnicodeDecodeError:
        raise SchemeError(f"{path}: the scheme is not UTF-8 — save it as UTF-8") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SchemeError(f"{path}: the scheme cannot be read: {reason}") from None


def _missing(path: Path) -> str:
    guess = closest_hint(str(path), scheme_names())
    return f"no scheme '{path}' — {guess}name {choices(scheme_names())}, or the path of a TOML file"


def _toml(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SchemeError(f"{name}: not valid TOML: {error}") from None
    except RecursionError:
        raise SchemeError(f"{name}: nested too deeply to be a scheme") from None
    except ValueError:  # Python tells only how to lift its own limit
        raise SchemeError(f"{name}: a number has thousands of digits") from None


def _form_faults(error: ValidationError) -> list[str]:
    found = error.errors(include_url=False, include_context=False)
    return [f"{_path(fault['loc'])}: {_said(fault)}" for fault in found]


def _path(loc: tuple[int | str, ...]) -> str:
    return ".".join(str(part + 1 if isinstance(part, int) else part) for part in loc)


# What the checks of the form say, in words for whoever wrote the file.
_FORMS = {
    "color": "not a colour of the form #rrggbb",
    "color_dark": "not a colour of the form #rrggbb",
    "id": "not an id of small letters, digits and single hyphens",
}


def _said(fault: Any) -> str:
    *above, key = map(str, fault["loc"])
    if fault["type"] == "missing":
        return "is missing"
    if fault["type"] == "extra_forbidden":
        return f"there is no such key{_closest_key(key, *above[:1])}"
    if fault["type"] == "string_pattern_mismatch" and key in _FORMS:
        return f"{quoted(fault['input'])} is {_FORMS[key]}"
    return f"{fault['msg'][:1].lower()}{fault['msg'][1:]}, not {quoted(str(fault['input']))}"


def _closest_key(key: str, table: str = "") -> str:
    model = {"statuses": Status, "actors": Actor}.get(table, Scheme)
    near = closest(key, [field.name for field in fields(model)])
    return f" — closest: '{near}'" if near else ""


def _lines(name: str, faults: list[str]) -> str:
    return "\n".join(f"{name}: {fault}" for fault in faults)
