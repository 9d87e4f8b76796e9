# SPDX-License-Identifier: MIT
"""What entries of every payload are made with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar, cast

Entry = TypeVar("Entry", bound=Mapping[str, object])


def rounded(numbers: Sequence[float], digits: int) -> list[float]:
    return [round(value, digits) for value in numbers]


def without_empty(entry: Entry) -> Entry:
    """The entry without what is empty: all that may be so is not required."""
    told = {key: value for key, value in entry.items() if value not in ("", None, [], {}, False)}
    return cast(Entry, told)


def web_address(text: str) -> str:
    """The text if it is an address of the web, or else nothing: it becomes a link."""
    return text if text.lower().startswith(("https://", "http://")) else ""
