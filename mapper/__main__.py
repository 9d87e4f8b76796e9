# SPDX-License-Identifier: MIT
"""`python -m mapper` is the command `mapper`."""

from __future__ import annotations

import atexit
import gc
import sys

from mapper.model.seldom import SELDOM


def run() -> None:
    """Run the command line; Ctrl-C while its libraries are loaded ends it without a word, too."""
    collect_seldom()
    try:
        from mapper.cli.main import run as run_command
    except KeyboardInterrupt:
        sys.exit(130)
    run_command()


def collect_seldom() -> None:
    """Let Python look for cycles of garbage seldom, and not once more at the end.

    A command makes next to none; going through all that it has loaded took it a seventh of its
    time.
    """
    gc.set_threshold(*SELDOM)
    atexit.register(gc.freeze)


if __name__ == "__main__":
    run()
