# SPDX-License-Identifier: MIT
"""Open what mapper writes in the programs that people use: `make clients`.

Prints a table in Markdown and fails where something is not right or a program is missing; `--write`
puts the table into docs/programs.md, where nothing is missing. With names only those programs are
asked: `make clients ARGS="qgis inkscape"`. What programs drew is kept in `output/clients/`.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from tests import clients
from tests.benchmarks.run import between_markers
from tests.clients.made import Made
from tests.clients.programs import ROOT
from tests.clients.seen import NotHere, Seen, table

PAGE = ROOT / "docs" / "programs.md"
START, END = "<!-- clients:start -->", "<!-- clients:end -->"
KEPT = ROOT / "output" / "clients"


def main() -> int:
    options = parse()
    missing: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        made = Made(Path(folder))
        seen = [it for name in options.programs for it in looked(name, made, missing)]
        keep_pictures(made)
    text = table(seen)
    print(text)
    print(*missing, sep="\n", file=sys.stderr)
    if options.write and not missing:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(between_markers(page, text, START, END), encoding="utf-8")
    return 1 if missing or any(it.faults for it in seen) else 0


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make clients", description=__doc__)
    parser.add_argument("programs", nargs="*", choices=[[], *names()], help="all, if none is named")
    parser.add_argument("--write", action="store_true", help="put the table into docs/programs.md")
    options = parser.parse_args()
    if options.write and options.programs:
        parser.error("--write is for the whole table")
    options.programs = options.programs or names()
    return options


def names() -> list[str]:
    """The programs: every file of this folder that has a function `look`."""
    files = Path(clients.__file__).parent.glob("[!_]*.py")
    return sorted(path.stem for path in files if "\ndef look(" in path.read_text(encoding="utf-8"))


def looked(name: str, made: Made, missing: list[str]) -> Iterator[Seen]:
    """What a program shows; what it lacks is told in `missing`."""
    print(f"{name} …", file=sys.stderr)
    try:
        yield from import_module(f"{clients.__name__}.{name}").look(made)
    except NotHere as reason:
        missing.append(f"{name}: {reason}")


def keep_pictures(made: Made) -> None:
    """Keep what programs drew, to be looked at."""
    for path in sorted(made.drawn.glob("*.png")):
        KEPT.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, KEPT / path.name)


if __name__ == "__main__":
    sys.exit(main())
