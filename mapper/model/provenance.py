# SPDX-License-Identifier: MIT
"""Where data come from, on what terms, and the credit to print."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """`attribution` is the credit to print, `licence` the terms, `method` how it was made."""

    title: str
    attribution: str = ""
    licence: str = ""
    method: str = ""
