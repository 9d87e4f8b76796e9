# SPDX-License-Identifier: MIT
"""Whether a value as JSON has it is of a type: of a `TypedDict`, of lists and of plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import UnionType
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

NAMES = {str: "a text", bool: "true or false", int: "a whole number", float: "a number",
         list: "a list", tuple: "a list", type(None): "null"}  # fmt: skip


def fault_in(value: object, hint: Any, where: str) -> str:
    """What is wrong with a value that should be of a type, and where; or nothing."""
    origin = get_origin(hint) or hint
    if origin is Annotated:
        kind, row = get_args(hint)
        return fault_in(value, kind, where) or of_length(value, len(row), where)
    if origin in (NotRequired, Required):
        return fault_in(value, get_args(hint)[0], where)
    if origin in (Union, UnionType):
        faults = [fault_in(value, part, where) for part in get_args(hint)]
        return "" if "" in faults else likeliest(faults, where)
    if origin is Literal:
        return "" if value in get_args(hint) else f"{where} is {value!r}"
    if is_typeddict(origin):
        return first(keys_in(value, origin, where))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return first(values_in(value, get_args(hint), where))
    if origin is Any or is_of(value, origin):
        return first(items_in(value, get_args(hint), where)) if isinstance(value, list) else ""
    return f"{where} is not {NAMES[origin]}"


def likeliest(faults: Sequence[str], where: str) -> str:
    """Of what several types find wrong: by the one whose `type` the value names, or the first."""
    return next((fault for fault in faults if not fault.startswith(f"{where}.type ")), faults[0])


def first(faults: Iterable[str]) -> str:
    return next((fault for fault in faults if fault), "")


def is_of(value: object, kind: type) -> bool:
    """Whether a value of JSON is of a type; true and false are no numbers."""
    found = tuple if kind is tuple and isinstance(value, list) else type(value)
    return found is kind or (kind is float and found is int)


@cache
def hints_of(model: type) -> Mapping[str, Any]:
    return get_type_hints(model, include_extras=True)


def keys_in(value: object, model: Any, where: str) -> Iterable[str]:
    """The faults of an object that should have the keys of a model."""
    if not isinstance(value, dict):
        yield f"{where} is not an object"
        return
    for key, hint in hints_of(model).items():
        path = f"{where}.{key}" if where else key
        if key in value:
            yield fault_in(value[key], hint, path)
        elif key in model.__required_keys__:
            yield f"{path} is missing"


def values_in(value: object, types: tuple[Any, ...], where: str) -> Iterable[str]:
    """The faults of an object with any keys."""
    if not isinstance(value, dict):
        yield f"{where} is not an object"
        return
    for key, one in value.items():
        yield fault_in(one, types[1], f"{where}.{key}")


def items_in(value: list[object], types: tuple[Any, ...], where: str) -> Iterable[str]:
    """The faults of a list: of one type, or of a type for each place."""
    if len(types) > 1:
        yield of_length(value, len(types), where)
    for nth, one in enumerate(value):
        kind = types[min(nth, len(types) - 1)] if types else Any
        yield fault_in(one, kind, f"{where}[{nth}]")


def of_length(value: object, most: int, where: str) -> str:
    """Whether a list has as many values as it should, where it is one."""
    if not isinstance(value, list) or len(value) == most:
        return ""
    return f"{where} has {len(value)} values, not {most}"
