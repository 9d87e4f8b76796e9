# SPDX-License-Identifier: MIT
"""Flags that stand for the names of countries: fonts of many systems have none, and draw boxes."""

from __future__ import annotations

import re

from mapper.boundaries.countries import country_called

# A flag is the two letters of a country's code, each as a regional indicator.
_FIRST = 0x1F1E6
_FLAG = re.compile(f"[{chr(_FIRST)}-{chr(_FIRST + 25)}]{{2}}")


def without_flags(text: str) -> str:
    """A text as its own words without flags; one of flags alone as the names of their countries:
    `🇺🇦 Ukraine` and `🇺🇦` are both `Ukraine`. A flag of no country that is known here stays.
    """
    if not _FLAG.search(text):
        return text
    bare = " ".join(_FLAG.sub(" ", text).split())
    return bare or " ".join(_FLAG.sub(lambda flag: f" {_country_of(flag[0])} ", text).split())


def _country_of(flag: str) -> str:
    code = "".join(chr(ord(letter) - _FIRST + ord("A")) for letter in flag)
    known = country_called(code)
    return known.name if known else flag
