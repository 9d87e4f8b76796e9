# SPDX-License-Identifier: MIT
"""The long runs: what each tries, by which command, and what it leaves out (`parts.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("parts.toml")


@dataclass(frozen=True)
class Part:
    """A long run: a module with its options, and what docs/trust.md says of it."""

    name: str
    title: str
    counted: str
    module: str
    options: list[str]
    tries: str
    leaves_out: list[str]
    # The tests of `make test` that try a slice of it.
    slice: list[str]
    goes_on: tuple[str, int] | None = None

    @property
    def command(self) -> str:
        return f"make trust PART={self.name}"


@dataclass(frozen=True)
class Mended:
    """What a long run found, and the test that holds it mended."""

    what: str
    test: str


_TOLD = tomllib.loads(FILE.read_text(encoding="utf-8"))
PARTS = tuple(Part(**part) for part in _TOLD["part"])
MENDED = tuple(Mended(**one) for one in _TOLD["mended"])
BY_NAME = {part.name: part for part in PARTS}
