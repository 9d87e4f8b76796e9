# SPDX-License-Identifier: MIT
"""Values of the fields of shapes, whatever a driver makes of them."""

from __future__ import annotations

import json
from typing import Any


def is_missing(value: Any) -> bool:
    """Whether a value is None or one of the several kinds of not-a-number; no list is."""
    return value is None or (not _is_several(value) and bool(value != value))


def field_value(value: Any) -> Any:
    """A value as it can stand in a cell: of a list its members with commas, of a nested object
    its JSON, None where it is missing or has no members; anything else as it is.
    """
    if value is None or type(value) is str:
        return value
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False) if value else None
    if _is_several(value):
        members = [str(field_value(member)) for member in value if not is_missing(member)]
        return ", ".join(members) or None
    return None if is_missing(value) else value


def _is_several(value: Any) -> bool:
    """Whether a value has members, as the arrays of numpy, lists and objects have."""
    return hasattr(value, "__iter__") and not isinstance(value, str | bytes)
