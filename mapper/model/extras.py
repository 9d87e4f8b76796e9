# SPDX-License-Identifier: MIT
"""What is not installed with mapper itself: the command that brings it."""

from __future__ import annotations


def install(extra: str) -> str:
    """The command for an installed mapper, and the one for a clone, where `make` keeps its own."""
    here = f".venv/bin/pip install -e '.[{extra}]'"
    return f"pip install 'control-mapper[{extra}]' (in a clone: {here})"
