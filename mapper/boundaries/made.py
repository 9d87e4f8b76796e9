# SPDX-License-Identifier: MIT
"""How units came about that no file holds, for whoever shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Said:
    """A text of a language by its key, with the values it takes: plain words and numbers."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """`headline`: what a reader must know at once; `method`: the rules, for the method.

    `annotated`: whether notes of reports are for annotations where no report has a title.
    """

    headline: Said
    method: tuple[Said, ...]
    annotated: bool = True
