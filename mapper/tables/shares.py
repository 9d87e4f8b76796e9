# SPDX-License-Identifier: MIT
"""Shares of a place that parties hold: `60 % taliban, 40 % government`, or a column for each party.

    place,  taliban %, government %            place,  status
    Herat,  60,        40                      Herat,  60 % taliban, 40 % government

A place of which several parties have a share is held in parts: it has the mixed status of the
scheme, or the contested one where there is none, and the shares are said in its note. A whole
share is that party's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mapper.model.problem import Where, note
from mapper.model.scheme import Role, Scheme, Status
from mapper.tables.columns import map_columns
from mapper.tables.numbers import plain_number
from mapper.tables.raw import Cell, RawRow, RawTable
from mapper.tables.text import bare, plain_digits, quoted

# What stands between two shares of one cell: no comma of a number.
_BETWEEN = re.compile(
    r"\s*[;/|&+]\s*|(?<!\d),|,(?!\d)|\s+(?:and|et|y|und|ve|и|та|و)\s+", re.IGNORECASE
)
_NUMBER = r"(\d+(?:[.,]\d+)?)\s*%"
_FIRST = re.compile(rf"{_NUMBER}\s*(?:of\s+)?(.+)", re.IGNORECASE)
# A number begins where no digit stands before it: a long one is not tried from each of its digits.
_LAST = re.compile(rf"(.+?)\s*[:=]?\s*[(\[]?\s*(?<!\d){_NUMBER}\s*[)\]]?")
_UNIT = re.compile(
    r"[\s_]*(?:%|percent(?:age)?|per cent|pct|share(?: of)?|control(?:led)?(?: by)?)[\s_]*"
)
# Shares that were rounded add up to so much more or less than a whole.
ROUNDED = 1.5
WHOLE = 100.0


@dataclass(frozen=True)
class Shares:
    """The words of a cell with the per cent of each, in their order; two at least, or a whole."""

    parts: tuple[tuple[str, float], ...]

    @property
    def total(self) -> float:
        return sum(share for _, share in self.parts)

    @property
    def held(self) -> tuple[str, ...]:
        """The words that have some share."""
        return tuple(word for word, share in self.parts if share > 0)

    def __str__(self) -> str:
        return ", ".join(f"{share:g} % {word}" for word, share in self.parts if share)


def parse_shares(text: str) -> Shares | None:
    """The shares that a cell says; None where it says anything else."""
    if "%" not in text and "٪" not in text:
        return None
    plain = plain_digits(bare(text)).replace("٪", "%").replace("٫", ".")
    parts = [_share(part) for part in _BETWEEN.split(plain) if part.strip()]
    found = tuple(part for part in parts if part)
    return Shares(found) if found and len(found) == len(parts) else None


def words_in(text: str) -> tuple[str, ...]:
    """The words of a cell: those that have a share in it, else its text alone."""
    shares = parse_shares(text)
    return tuple(word for word, _ in shares.parts) if shares else (text,)


def names_known(text: str, scheme: Scheme) -> bool:
    """Whether a cell is of shares, and some of its words are known to the scheme."""
    shares = parse_shares(text)
    return shares is not None and any(scheme.find(word) for word, _ in shares.parts)


def _share(part: str) -> tuple[str, float] | None:
    first, last = _FIRST.fullmatch(part.strip()), _LAST.fullmatch(part.strip())
    pairs = [(first[2], first[1])] if first else [(last[1], last[2])] if last else []
    for word, number in pairs:
        if any(map(str.isalpha, word)):
            return word.strip(), float(number.replace(",", "."))
    return None


def status_of_shares(shares: Shares, scheme: Scheme) -> Status | None:
    """The status of a place with these shares; None where `fault_of` says why there is none."""
    return None if fault_of(shares, scheme) else _status(shares, scheme)


def fault_of(shares: Shares, scheme: Scheme) -> str:
    """What is wrong with shares, and what to write; empty where nothing is."""
    unknown = [word for word, _ in shares.parts if scheme.find(word) is None]
    known = ", ".join(status.id for status in scheme.statuses)
    if unknown:
        return f"{quoted(unknown[0])} is no status — the statuses are {known}"
    if shares.total > WHOLE + ROUNDED:
        return f"the shares add up to {shares.total:g} % — they are parts of one place"
    if shares.total < WHOLE - ROUNDED:
        return f"the shares add up to {shares.total:g} % — write who holds the rest"
    if _status(shares, scheme) is None:
        return (
            f"the scheme '{scheme.id}' has no status for ground held in parts — the statuses are "
            f"{known}; give a scheme that has one with the role mixed"
        )
    return ""


def _status(shares: Shares, scheme: Scheme) -> Status | None:
    held = {status.id: status for word in shares.held if (status := scheme.find(word))}
    if len(held) == 1:
        return next(iter(held.values()))
    roles = {status.role: status for status in reversed(scheme.statuses)}
    return roles.get(Role.MIXED) or roles.get(Role.CONTESTED)


# --- a column for each party ------------------------------------------------------------------


def with_shares(
    raw: RawTable,
    scheme: Scheme,
    columns: Mapping[str, str] | None,
    constants: Mapping[str, str] | None,
) -> RawTable:
    """The table with a status of the shares that stand under the parties of the scheme, where it
    has no column of statuses; any other as it is.
    """
    if map_columns(raw.headings, columns, constants=constants, needed=()).has("status"):
        return raw
    parties = {heading: word for heading in raw.headings if (word := _party(heading, scheme))}
    if len(parties) < 2 or not _are_numbers(raw, parties):
        return raw
    whole = max((sum(_under(row, parties).values()) for row in raw.rows), default=0.0)
    factor = WHOLE if whole <= 1 + ROUNDED / WHOLE else 1.0
    listed = ", ".join(map(quoted, parties))
    what = f"the status is made of the shares under {listed}"
    return replace(
        raw,
        headings=(*(h for h in raw.headings if h not in parties), "status"),
        rows=tuple(_with_status(row, parties, factor) for row in raw.rows),
        notes=(*raw.notes, note(Where(raw.name, raw.head), what, code="shares")),
    )


def _party(heading: str, scheme: Scheme) -> str:
    """The word of a heading that is a status of one party; empty for any other."""
    word = _UNIT.sub(" ", heading.casefold()).strip()
    found = scheme.find(word) if word else None
    return word if found and found.role not in (Role.UNKNOWN, Role.ENDED) else ""


def _are_numbers(raw: RawTable, headings: Sequence[str] | Mapping[str, str]) -> bool:
    cells = [row.cells.get(heading) for row in raw.rows for heading in headings]
    return any(cell is not None for cell in cells) and all(
        cell is None or _number(cell) is not None for cell in cells
    )


def _number(cell: Cell) -> float | None:
    text = str(cell).strip().removesuffix("%").strip()
    return plain_number(text if "." in text else text.replace(",", "."))


def _under(row: RawRow, parties: Mapping[str, str]) -> dict[str, float]:
    return {
        word: number
        for heading, word in parties.items()
        if (cell := row.cells.get(heading)) is not None and (number := _number(cell)) is not None
    }


def _with_status(row: RawRow, parties: Mapping[str, str], factor: float) -> RawRow:
    found = {word: share * factor for word, share in _under(row, parties).items()}
    text = str(Shares(tuple(found.items()))) or None
    return replace(row, cells={**row.cells, "status": text})
