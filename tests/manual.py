# SPDX-License-Identifier: MIT
"""The manual as its reader follows it: its pages, and the examples that stand on them.

What runs, in one folder a page and from its top to its end:

- a block of `console`: after each `$ command` stands what it prints;
- a block after a line that ends with `` `NAME`: ``: that is the file NAME;
- a block of `pycon`: a session of Python.

`…` stands for what differs from run to run, or is left out: alone on a line for some lines, within
a line for any text. What stands in other blocks is read and not run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
README = ROOT / "README.md"
INDEX = DOCS / "README.md"

FENCE = re.compile(r"```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
NAMED = re.compile(r"`([^`\s]+)`:\n+\Z")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`]+)`")
PROMPT = "$ "


@dataclass(frozen=True)
class Block:
    """What stands between two fences: its language, its text, the line that it begins on, and the
    name of the file that it is, or none.
    """

    language: str
    text: str
    line: int
    file: str = ""

    @property
    def runs(self) -> bool:
        return bool(self.file) or self.language in ("console", "pycon")


@dataclass(frozen=True)
class Command:
    """What is typed after a prompt, and what is to be printed."""

    typed: str
    shown: str
    line: int


def pages() -> list[Path]:
    """Everything that somebody reads who uses mapper."""
    return [README, *sorted(DOCS.glob("*.md"))]


def blocks(page: str) -> list[Block]:
    return [
        Block(fence[1], fence[2], page.count("\n", 0, fence.start()) + 2, file_before(page, fence))
        for fence in FENCE.finditer(page)
    ]


def file_before(page: str, fence: re.Match[str]) -> str:
    named = NAMED.search(page, 0, fence.start())
    return named[1] if named else ""


def commands(block: Block) -> Iterator[Command]:
    """The commands of a block of `console`; a line before the first of them is nobody's."""
    lines = block.text.splitlines()
    starts = [at for at, line in enumerate(lines) if line.startswith(PROMPT)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        shown = "\n".join(lines[start + 1 : end])
        yield Command(lines[start].removeprefix(PROMPT), shown, block.line + start)


def is_shown(shown: str, printed: Sequence[str]) -> bool:
    """Whether one of these is what the page shows, but for blanks where a line or all ends."""
    wanted = re.compile("".join(map(line_pattern, tidy(shown).splitlines())))
    return any(wanted.fullmatch(tidy(text)) for text in printed)


def tidy(text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.splitlines()).rstrip()
    return f"{lines}\n" if lines else ""


def line_pattern(line: str) -> str:
    if line == "…":
        return r"(?:.*\n)+?"
    return r".*?".join(map(re.escape, line.split("…"))) + r"\n"


def prose(page: str) -> str:
    """The page without its blocks, as many lines long."""
    return FENCE.sub(lambda fence: "\n" * fence[0].count("\n"), page)


def anchors(page: str) -> set[str]:
    """What a link to a heading ends with, as GitHub makes it: letters, digits and hyphens."""
    headings = HEADING.findall(prose(page))
    return {re.sub(r"[^\w -]", "", text.lower()).replace(" ", "-") for text in headings}


def links(page: str) -> list[str]:
    """The targets of links and pictures, but for those elsewhere."""
    targets = LINK.findall(CODE.sub("", prose(page)))
    return [target for target in targets if "://" not in target]


def typed(page: str) -> Iterator[str]:
    """Every command of mapper that a page shows and that is not run, without what is remarked."""
    still = [block.text for block in blocks(page) if not block.runs]
    lines = [line for text in still for line in text.splitlines()]
    for line in [*lines, *CODE.findall(prose(page).replace("\n", " "))]:
        command = line.removeprefix(PROMPT)
        if command.startswith("mapper "):
            yield re.split(r" +#| +\| | +&& | +> ", command)[0]
