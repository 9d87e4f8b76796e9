# SPDX-License-Identifier: MIT
"""Where the data of the user lie: what was brought in and is no part of an installed mapper."""

from __future__ import annotations

import os
import sys
from pathlib import Path

VARIABLE = "MAPPER_DATA"


def user_folder() -> Path:
    """The folder of the user's data, which may not be there yet.

    `MAPPER_DATA` names it; else it is `mapper` in the folder that the platform has for data.
    """
    named = os.environ.get(VARIABLE)
    return Path(named).expanduser() if named else _of_platform() / "mapper"


def _of_platform() -> Path:
    home = _home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    if sys.platform == "darwin":
        return home / "Library" / "Application Support"
    named = os.environ.get("XDG_DATA_HOME", "")
    # What is no whole path is to be ignored, as the specification of these folders has it.
    return Path(named) if Path(named).is_absolute() else home / ".local" / "share"


def _home() -> Path:
    """The user's home; where nobody has one, as in some containers, the folder one is in."""
    try:
        return Path.home()
    except RuntimeError:
        return Path()
