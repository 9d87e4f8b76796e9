# SPDX-License-Identifier: MIT
"""Every file of ours names its licence in its first line, as SPDX has it; others do in REUSE.toml.

`python -m tests.headers` writes the line into every source file that lacks it. What has no room for
a comment, and what is not ours, has its terms in `REUSE.toml`, by path.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
TAG = "SPDX-License-Identifier"
LICENCE = f"{TAG}: MIT"
# How a line of each kind of file is a comment. A template's is gone from what is made of it.
COMMENTS = {
    **dict.fromkeys((".py", ".toml", ".yml", ".yaml", "Makefile"), "# {}"),
    **dict.fromkeys((".mjs", ".js", ".ts"), "// {}"),
    ".css": "/* {} */",
    ".html": "{{# {}\n-#}}",
}
# What a build writes and holds against sums, and what users copy to begin files of their own.
AS_THEY_ARE = ("provenance.toml", "mapper/style/schemes/*")


def sources() -> Iterator[Path]:
    """The files in git, and those about to be, that have a line of their own."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for name in filter(None, listed.split("\0")):
        path = Path(name)
        if is_source(path) and (ROOT / path).is_file():
            yield ROOT / path


def is_source(path: Path) -> bool:
    """Whether a file of this name has room for the line, and is not left as it is."""
    known = path.suffix in COMMENTS or path.name in COMMENTS
    return known and not any(map(path.match, AS_THEY_ARE))


def header(path: Path) -> str:
    """What a file of this kind begins with."""
    return COMMENTS[path.suffix if path.suffix in COMMENTS else path.name].format(LICENCE)


def parted(text: str) -> tuple[str, str]:
    """The line that says what runs a file, if any, and the rest."""
    first, line, rest = text.partition("\n")
    return (first + line, rest) if text.startswith("#!") else ("", text)


def lacks(path: Path) -> bool:
    """Whether a file does not begin with its line."""
    _, rest = parted(path.read_text(encoding="utf-8"))
    return not rest.startswith(header(path) + "\n")


def with_header(path: Path) -> str:
    """The text of a file with its line."""
    first, rest = parted(path.read_text(encoding="utf-8"))
    return f"{first}{header(path)}\n{rest}"


def main() -> None:
    for path in filter(lacks, sources()):
        path.write_text(with_header(path), encoding="utf-8", newline="\n")
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
