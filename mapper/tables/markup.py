# SPDX-License-Identifier: MIT
"""Tables in the markup of texts: Markdown and MediaWiki, with the lines on which rows begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mapper.tables.raw import Line, must_be_a_short_cell

# The cells of the line under the headings: those after the first may be empty.
_FIRST_RULE, _RULE = re.compile(r":?-+:?"), re.compile(r":?-*:?")
_PIPE = re.compile(r"(?<!\\)\|")
_WIKI_START = re.compile(r"^[^\S\n]*:*\{\|", re.MULTILINE)
# What is set around words, and what a link shows. Nothing reaches over a second mark of its own
# kind: what opens ten thousand of them and closes none would be searched to its end for each.
_WIKI_MARKS = (
    (re.compile(r"<ref[^<>/]*/>|<ref(?:(?!<ref).)*?</ref>|<!--(?:(?!<!--).)*?-->", re.DOTALL), ""),
    (re.compile(r"\[\[(?:File|Image|Datei|Файл):[^\[\]]*\]\]", re.IGNORECASE), ""),
    (re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]]*)\]\]"), r"\1"),
    (re.compile(r"\[[^\s\[]+ ([^\[\]]*)\]"), r"\1"),
    (re.compile(r"'{2,5}|<[^<>]*>|\{\{[^{}]*\}\}"), ""),
)
_MD_MARKS = (
    (re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)"), r"\1"),
    (re.compile(r"(\*\*|__|`|~~)(.+?)\1"), r"\2"),
)
# So many lines may stand above a table.
SEARCHED = 200
# Attributes before a cell: `style="…" | Kabul`, and how many rows it reaches over.
_ATTRIBUTES = re.compile(
    r'\s*(?:[\w-]+\s*=\s*(?:"[^"]*"|\'[^\']*\'|[^\s|"\']+(?=[\s|]))\s*)+\|(?!\|)'
)
_ROWSPAN = re.compile(r'rowspan\s*=\s*["\']?(\d{1,5})', re.IGNORECASE)


def markup_lines(text: str) -> list[Line] | None:
    """The rows of the first table in a text; None where it has none in these markups."""
    if "{|" in text and _WIKI_START.search(text):
        return list(_wiki(text))
    if "|" not in text:
        return None
    lines = text.splitlines()
    heads = (
        at
        for at, line in enumerate(lines[: min(SEARCHED, len(lines) - 1)])
        if _PIPE.search(line) and "|" in lines[at + 1] and _is_rule(lines[at + 1])
    )
    tables = [list(_markdown(lines, at)) for at in heads]
    # Pages lay out pictures in tables without headings.
    named = (table for table in tables if any(table[0].cells))
    return next(named, tables[0] if tables else None)


def _is_rule(line: str) -> bool:
    """Whether a line has a rule in its first cell, and a rule or nothing in the others."""
    first, *others = map(str.strip, line.strip().removeprefix("|").split("|"))
    return bool(_FIRST_RULE.fullmatch(first)) and all(map(_RULE.fullmatch, others))


def _markdown(lines: list[str], head: int) -> Iterator[Line]:
    yield Line(head + 1, _md_cells(lines[head]))
    for number, line in enumerate(lines[head + 2 :], start=head + 3):
        if not _PIPE.search(line):
            return
        yield Line(number, _md_cells(line))


def _md_cells(line: str) -> list[object]:
    inner = re.sub(r"(?<!\\)\|\s*$", "", re.sub(r"^\s*\|", "", line))
    return [_plain(cell.replace("\\|", "|"), _MD_MARKS) for cell in _PIPE.split(inner)]


def _wiki(text: str) -> Iterator[Line]:
    """The rows of a table in MediaWiki's markup; what reaches over rows is in each of them."""
    above: dict[int, tuple[int, str]] = {}
    for number, raw in _wiki_rows(text):
        cells: list[object] = []
        waiting = list(raw)
        while waiting or len(cells) in above:
            left, over = above.pop(len(cells), (0, ""))
            if left:
                cell = over
            else:
                left, cell = waiting.pop(0)
            if left > 1:
                above[len(cells)] = left - 1, cell
            cells.append(cell)
        yield Line(number, cells)


def _wiki_rows(text: str) -> Iterator[tuple[int, list[tuple[int, str]]]]:
    """The line of each row and its cells: over how many rows each reaches, and its text."""
    cells: list[str] = []
    start = 0
    inside = False
    for number, line in enumerate(text.splitlines(), start=1):
        plain = line.strip().lstrip(":")
        if plain.startswith("{|"):
            inside, start = True, number
        elif inside and plain.startswith(("|-", "|}")):
            if cells:
                yield start, [_wiki_cell(cell) for cell in cells]
            if plain.startswith("|}"):
                return
            cells, start = [], 0
        elif inside and plain.startswith(("|", "!")) and not plain.startswith("|+"):
            start = number if not cells else start
            cells += re.split(r"\|\||!!", plain[1:]) if plain[0] == "!" else plain[1:].split("||")
        elif inside and cells:
            cells[-1] += f" {plain}"
            must_be_a_short_cell(cells[-1])
    if cells:
        yield start, [_wiki_cell(cell) for cell in cells]


def _wiki_cell(cell: str) -> tuple[int, str]:
    attributes = _ATTRIBUTES.match(cell)
    span = _ROWSPAN.search(attributes[0]) if attributes else None
    text = cell[attributes.end() :] if attributes else cell
    return int(span[1]) if span else 1, _plain(text, _WIKI_MARKS)


def _plain(text: str, marks: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    must_be_a_short_cell(text)
    for pattern, instead in marks:
        text = pattern.sub(instead, text)
    return text.strip()
