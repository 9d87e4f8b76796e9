# SPDX-License-Identifier: MIT
"""How much memory this process has had at most."""

from __future__ import annotations

import re
import resource
from pathlib import Path

STATUS = Path("/proc/self/status")


def most_megabytes() -> int:
    """Of this program alone: what `getrusage` says counts that of the process that started it."""
    if STATUS.exists() and (found := re.search(r"VmHWM:\s*(\d+) kB", STATUS.read_text())):
        return int(found[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
