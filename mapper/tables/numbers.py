# SPDX-License-Identifier: MIT
"""A decimal number in a cell."""

from __future__ import annotations

import re

from mapper.tables.text import plain_digits

_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?")


def plain_number(text: str) -> float | None:
    """The number that a text is, in digits of any script; None for anything else.

    The decimal sign is a point: a comma could stand between thousands.
    """
    plain = plain_digits(text).replace("٫", ".").replace("\u2212", "-")
    return float(plain) if _NUMBER.fullmatch(plain) else None
