# SPDX-License-Identifier: MIT
"""Codes of units that lost their zeros or their prefix on the way: `101` for `0101`, `AF0101`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from itertools import takewhile

from mapper.model.problem import Where, note
from mapper.tables.raw import Cell, RawTable
from mapper.tables.text import bare, plain_digits, quoted

# So many of the different codes of a column are found in one way, if it is the right one.
SHARE = 0.9
LEAST = 2

_NUMBER = re.compile(r"([A-Z]*)0*(\d+)")
_NO_LETTER = re.compile(r"[\W_]+")
_DECIMALS = re.compile(r"(\d+)\.0+")


def recoded(
    raw: RawTable, heading: str | None, known: Collection[str], *, numbers: bool = False
) -> RawTable:
    """The table with the codes under a heading as `known` writes them, and a note with an example.

    Only where nearly all of the different texts there are known, or are known without regard to
    punctuation, to zeros lost at the beginning, or to a prefix that the others share; and where
    each means one code alone. `numbers`: only where all of them have digits, for names may stand
    there.
    """
    codes = {code for code in known if code == code.upper()}
    cells = dict.fromkeys(row.cells.get(heading) for row in raw.rows) if heading else {}
    texts = list(dict.fromkeys(filter(None, map(_text, cells))))
    strange = [text for text in texts if text not in codes]
    if heading is None or not strange or len(texts) < LEAST:
        return raw
    if numbers and not all(any(map(str.isdecimal, text)) for text in texts):
        return raw
    plain = {text: _plain(text) for text in (*codes, *strange)}
    for way in _ways([plain[code] for code in codes], [plain[text] for text in strange]):
        meant = _meant(strange, codes, {text: way(own) for text, own in plain.items()})
        if meant and len(texts) - len(strange) + len(meant) >= SHARE * len(texts):
            return _with(raw, heading, meant)
    return raw


def _ways(codes: Collection[str], texts: Collection[str]) -> list[Callable[[str], str]]:
    """The ways in which two plain writings of one code are alike, the plainest first."""
    own, theirs = _prefix(codes), _prefix(texts)
    return [
        lambda text: text,
        lambda text: text.removeprefix(own),
        lambda text: _number(text, {"", own} if own else {"", theirs}),
    ]


def _prefix(texts: Collection[str]) -> str:
    """The letters that all plain texts begin with; nothing of one alone."""
    if len(texts) < LEAST:
        return ""
    first, last = min(texts), max(texts)
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    return "".join(takewhile(str.isalpha, (letter for letter, _ in alike)))


def _plain(text: str) -> str:
    return _NO_LETTER.sub("", text.upper())


def _number(text: str, prefixes: Collection[str]) -> str:
    """A plain code as its number; nothing where it has other letters than these."""
    found = _NUMBER.fullmatch(text)
    return found[2] if found and found[1] in prefixes else ""


def _meant(
    texts: Collection[str], known: Collection[str], keys: Mapping[str, str]
) -> dict[str, str]:
    """The code that each text means, where it is one alone and no other text means it."""
    counts = Counter(keys[code] for code in known)
    codes = {own: code for code in known if (own := keys[code]) and counts[own] == 1}
    told = ((text, codes.get(keys[text])) for text in texts)
    meant = {text: code for text, code in told if code is not None}
    times = Counter(meant.values())
    return {text: code for text, code in meant.items() if times[code] == 1}


def _with(raw: RawTable, heading: str, meant: Mapping[str, str]) -> RawTable:
    rows = tuple(
        replace(row, cells={**row.cells, heading: meant[text]})
        if (text := _text(row.cells.get(heading))) in meant
        else row
        for row in raw.rows
    )
    text, code = next(iter(meant.items()))
    what = (
        f"codes under {quoted(heading)} are read as the boundaries write them: {quoted(text)} is "
        f"{quoted(code)}, and so on for {len(meant):,}"
    )
    return replace(raw, rows=rows, notes=(*raw.notes, note(Where(raw.name), what, code="recoded")))


def _text(cell: Cell) -> str:
    """A code in capitals, without the decimals that a spreadsheet gives a number."""
    text = "" if cell is None else plain_digits(bare(str(cell))).upper()
    found = _DECIMALS.fullmatch(text)
    return found[1] if found else text
