# SPDX-License-Identifier: MIT
"""What a report says beside its status."""

from __future__ import annotations

from dataclasses import dataclass

from mapper.model.record import Basis, Confidence


@dataclass(frozen=True, slots=True)
class Voice:
    """What a report says beside its status: according to whom, on what ground, how sure."""

    source: str = ""
    source_url: str = ""
    basis: Basis | None = None
    confidence: Confidence | None = None
    note: str = ""


SILENT = Voice()
