# SPDX-License-Identifier: MIT
"""Golden files: outputs that were looked at and found right. See CONTRIBUTING."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).with_name("golden")


def check_golden(name: str, text: str) -> None:
    """Assert that `text` is what the golden file says; with ACCEPT=1 write it there instead."""
    path = FOLDER / name
    if os.environ.get("ACCEPT") == "1":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
