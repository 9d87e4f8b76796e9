# SPDX-License-Identifier: MIT
"""Modules as Python reads them, each parsed once for all rules that are held against it."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """All that a module is made of, the whole first."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
