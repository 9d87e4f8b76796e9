# SPDX-License-Identifier: MIT
"""Which Firefox the tests drive: found, or installed, or one clear line.

`python -m tests.firefox` runs before the tests. It takes the one named by FIREFOX, else one on the
PATH, else Debian's package of the long-lived release, installed here where that is allowed. What
Playwright would install is a Firefox of its own making: these tests are about what readers have.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.chromium import FONT_PACKAGES, NoBrowser, install_from_debian, on_path, report, wished

NAMES = ("firefox-esr", "firefox")
PACKAGE = "firefox-esr"


def find() -> Path | None:
    """The Firefox to drive, or None where none is installed.

    Raises NoBrowser if FIREFOX names something that is not there.
    """
    return wished("FIREFOX") or on_path(*NAMES)


def find_or_install() -> Path:
    """The Firefox to drive, installed if need be; raises NoBrowser where none can be had."""
    found = find()
    if found is not None:
        return found
    print(f"No Firefox here: installing Debian's package {PACKAGE} …", file=sys.stderr)
    reason = install_from_debian([PACKAGE, *FONT_PACKAGES])
    found = find()
    if found is not None:
        return found
    raise NoBrowser(
        "the smoke tests of the pages need Firefox, and none could be had "
        f"({reason or 'installed, yet not found'}): install it, or name one with "
        "FIREFOX=/path/to/firefox"
    )


if __name__ == "__main__":
    sys.exit(report(find_or_install))
