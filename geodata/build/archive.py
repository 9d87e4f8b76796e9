# SPDX-License-Identifier: MIT
"""Zip archives of many small members, the same bytes for the same members."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

# The earliest date that the format can say.
NO_DATE = (1980, 1, 1, 0, 0, 0)
SMALLEST = 9


def archive_bytes(members: Mapping[str, bytes]) -> bytes:
    """The members by name, in alphabetical order, each deflated by itself: one is read without
    the others.
    """
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name, NO_DATE)
            entry.create_system = 3  # else the archive says on which system it was made
            archive.writestr(entry, members[name], zipfile.ZIP_DEFLATED, SMALLEST)
    return data.getvalue()


def json_bytes(value: Any) -> bytes:
    """As compact as JSON gets."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
