# SPDX-License-Identifier: MIT
"""`python -m mapper` is the command `mapper`."""

from __future__ import annotations

import sys


def run() -> None:
    """Run the command line; Ctrl-C while its libraries are loaded ends it without a word, too."""
    try:
        from mapper.cli.main import run as run_command
    except KeyboardInterrupt:
        sys.exit(130)
    run_command()


if __name__ == "__main__":
    run()
