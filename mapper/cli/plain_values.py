# SPDX-License-Identifier: MIT
"""Values that are taken as they were typed: texts, and numbers in plain digits.

The library below builds a check for each option, given or not, by another library that takes longer
to be loaded than a whole map to be read. It stays the one that checks, and that says what is wrong
with a value, of everything that is not plain.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typer._click.core import Context, Parameter

_DIGITS = re.compile(r"[0-9]{1,9}")
_DECIMALS = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?")
# What cannot be taken as it is.
UNKNOWN = object()


def take_plainly(parameters: list[Parameter]) -> list[Parameter]:
    """The parameters, which take plain values; of a version of the library that checks them by
    itself they stay as they are.
    """
    for one in parameters:
        if getattr(one, "_runtime_param", UNKNOWN) is None and hasattr(one, "get_runtime_param"):
            vars(one)["_runtime_param"] = PlainValue()
    return parameters


class PlainValue:
    """Stands where a parameter keeps its check, until there is something to be checked."""

    def coerce(self, value: Any, param: Any, ctx: Context) -> Any:
        """The value as a command is given it."""
        many = param.multiple or param.nargs == -1
        if value is None:
            return () if many else None
        plain = plain_value(value, param.type_descriptor)
        if plain is not UNKNOWN:
            return plain
        vars(param)["_runtime_param"] = None
        return param.get_runtime_param().coerce(value, param=param, ctx=ctx)


def plain_value(value: Any, wanted: Any) -> Any:
    """The value of an option that wants a text, texts or a number, or UNKNOWN."""
    kind, rules = wanted.annotation, wanted.parameter_info
    if rules.parser is not None:
        return UNKNOWN
    if kind is str:
        return value if type(value) is str else UNKNOWN
    if kind == list[str] and isinstance(value, list | tuple):
        return [*value] if all(type(one) is str for one in value) else UNKNOWN
    number = plain_number(value, kind)
    return number if number is not UNKNOWN and is_within(number, rules) else UNKNOWN


def plain_number(value: Any, kind: Any) -> Any:
    """A number that was typed in plain digits, or is the one that counts where none is."""
    if kind not in (int, float):
        return UNKNOWN
    if type(value) is kind:
        return value
    form = _DIGITS if kind is int else _DECIMALS
    return kind(value) if isinstance(value, str) and form.fullmatch(value) else UNKNOWN


def is_within(number: float, rules: Any) -> bool:
    return (rules.min is None or number >= rules.min) and (rules.max is None or number <= rules.max)
