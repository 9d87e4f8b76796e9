# SPDX-License-Identifier: MIT
"""Values as a JSON island: text that can stand inside a script element and is never code."""

from __future__ import annotations

import json
from hashlib import sha256

# What could end the element, open a comment in it, or end a line of a script.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def island(value: object) -> str:
    """Compact JSON with `<`, `>`, `&`, U+2028 and U+2029 escaped; reading it gives `value`.

    Raises ValueError for numbers that JSON does not have (NaN, infinities).
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.translate(ESCAPES)


def sum_of(text: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of a text in UTF-8: whether it is all there.

    It finds damage, not deceit: who changes an island on purpose can write its sum as well.
    """
    return sha256(text.encode("utf-8", errors="replace")).hexdigest()[:16]
