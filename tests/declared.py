# SPDX-License-Identifier: MIT
"""The map model as TypeScript, for the page's scripts: `assets/payload.d.ts`.

`python -m tests.declared` writes the file anew, after a change of `mapper/page/map_model.py` or of
the texts in `mapper/style/languages/en.toml`.
"""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    Required,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from mapper.geometry import arcs, packing
from mapper.model.measured import Measured
from mapper.page import map_model
from mapper.page.map_model import PackedStep, Section, Step
from mapper.style.words import load_words
from tests.headers import COMMENTS, LICENCE

DECLARED = Path(map_model.__file__).parent / "assets" / "payload.d.ts"
PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", type(None): "null"}
HEAD = f"""\
{COMMENTS[".ts"].format(LICENCE)}
// What a page's payload is made of: written by `python -m tests.declared` from map_model.py and
// the texts of the language. Do not edit.

declare namespace Payload {{
"""


def declared() -> str:
    """The text of the file."""
    models = [model for module in (arcs, packing, map_model) for model in models_in(module)]
    parts = [step_type(), *map(interface, models), words_type()]
    return HEAD + "\n".join(parts) + "}\n"


def models_in(module: ModuleType) -> Iterator[Any]:
    """The typed dictionaries that a module defines, in their order."""
    for name, value in vars(module).items():
        if is_typeddict(value) and value.__module__ == module.__name__ and name[0] != "_":
            yield value


def interface(model: Any) -> str:
    """A typed dictionary as an interface, which extends those that it is made of."""
    parts = parts_of(model)
    inherited = {key for part in parts for key in get_type_hints(part)}
    lines = "".join(
        f"    {key}{'' if key in model.__required_keys__ else '?'}: {type_of(hint, key)};\n"
        for key, hint in get_type_hints(model, include_extras=True).items()
        if key not in inherited
    )
    name = " extends ".join(filter(None, (model.__name__, ", ".join(p.__name__ for p in parts))))
    return f"{comment(model)}  interface {name} {{\n{lines}  }}\n"


def parts_of(model: Any) -> list[Any]:
    """The typed dictionaries that one extends, by its source: they forget it when they are made.

    A private one is no interface, and its keys are own.
    """
    (definition,) = ast.parse(inspect.getsource(model)).body
    assert isinstance(definition, ast.ClassDef)
    names = (ast.unparse(base) for base in definition.bases)
    module = inspect.getmodule(model)
    return [getattr(module, name) for name in names if name != "TypedDict" and name[0] != "_"]


def comment(thing: Any) -> str:
    """The first paragraph of what a thing says of itself, if anything."""
    said = " ".join((vars(thing).get("__doc__") or "").split("\n\n")[0].split())
    return f"  /** {said} */\n" if said else ""


def step_type() -> str:
    """A packed step as a tuple whose end may be left out."""
    places = ", ".join(
        f"{name}{'?' if name in Step._field_defaults else ''}: {PLAIN[hint]}"
        for name, hint in get_type_hints(Step).items()
    )
    return f"{comment(Step)}  type PackedStep = [{places}];\n"


def type_of(hint: Any, key: str = "") -> str:
    """A type of the model in TypeScript; `key`: under which it stands, for sections of texts."""
    origin, parts = get_origin(hint), get_args(hint)
    if hint == Section:
        return f'Words["{key}"]'
    if hint == PackedStep:
        return "PackedStep"
    if origin is Annotated:
        return row_type(*parts)
    if origin in (NotRequired, Required):
        return type_of(parts[0], key)
    if origin in (Union, UnionType):
        return " | ".join(map(type_of, parts))
    if origin is Literal:
        return " | ".join(map(json.dumps, parts))
    if origin is list:
        return listed(type_of(parts[0]))
    if origin is tuple:
        return f"[{', '.join(map(type_of, parts))}]"
    if origin is dict:
        return f"Record<string, {type_of(parts[1])}>"
    return "unknown" if hint is Any else PLAIN.get(hint) or hint.__name__


def row_type(of: Any, names: tuple[str, ...]) -> str:
    """A list with a name for each of its places."""
    one = type_of(get_args(of)[0])
    return f"[{', '.join(f'{name}: {one}' for name in names)}]"


def listed(one: str) -> str:
    return f"({one})[]" if " " in one and not one.startswith("[") else f"{one}[]"


def words_type() -> str:
    """The sections of texts that pages have, with every text of theirs."""
    pages = map_model.TimelineWords, map_model.CompareWords, map_model.FacesWords
    sections = dict.fromkeys(key for page in pages for key in page.__annotations__)
    sections |= {"happened": None, "story": None}  # of some pages alone, in a part of theirs
    texts = load_words().texts
    lines = "".join(f"    {key}: {texts_type(texts[key], 4)};\n" for key in sections)
    return f"  /** The texts of the page, by section. */\n  interface Words {{\n{lines}  }}\n"


def texts_type(texts: Any, depth: int) -> str:
    """A text, or a table of texts.

    Of forms by what is measured the page has the one that fits, which it may not have.
    """
    if isinstance(texts, str):
        return "string"
    if isinstance(texts, list):
        return "string[]"
    pad = " " * (depth + 2)
    lines = "".join(
        f"{pad}{key}{'' if is_given(text) else '?'}: {texts_type(one_of(text), depth + 2)};\n"
        for key, text in texts.items()
    )
    return f"{{\n{lines}{' ' * depth}}}"


def by_measure(text: Any) -> bool:
    return isinstance(text, Mapping) and Measured.INFERRED.value in text


def is_given(text: Any) -> bool:
    """Whether a page has a text whatever it measures."""
    return not by_measure(text) or all(measured.value in text for measured in Measured)


def one_of(text: Any) -> Any:
    return text[Measured.INFERRED.value] if by_measure(text) else text


if __name__ == "__main__":
    DECLARED.write_text(declared(), encoding="utf-8", newline="\n")
