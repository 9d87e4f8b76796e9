"""Comparing two days of one table: from inputs to a report, and the report in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from mapper.control.derive import units_from_capitals
from mapper.control.situation import unit_areas
from mapper.control.transitions import Account, Transition, accounts, transitions
from mapper.errors import UsageError
from mapper.history.as_of import as_of
from mapper.history.changes import changes
from mapper.inputs import Inputs
from mapper.model.change import Change
from mapper.model.place import Place
from mapper.model.snapshot import Snapshot
from mapper.style.words import Words


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What changed from `start` to `end`, both included.

    - `transitions`: every pair of statuses of the units, kept ground included; `accounts`: each
      status with what it gained and lost. Both balance.
    - `changes`: one for each unit and each other place whose status differs, units first.
    """

    inputs: Inputs
    start: date
    end: date
    transitions: tuple[Transition, ...]
    accounts: tuple[Account, ...]
    changes: tuple[Change, ...]

    @property
    def places(self) -> dict[str, Place]:
        units = {unit.id: unit for unit in self.inputs.boundaries.units}
        return self.inputs.known_places() | units

    def status_label(self, status: str | None, words: Words) -> str:
        if status is None:
            return words.say("legend.no_data")
        return self.inputs.scheme.status(status).label


def compare(inputs: Inputs, start: date, end: date, *, from_capitals: bool) -> Comparison:
    """Compare two days of the table's ledger.

    Raises UsageError where `end` is before `start`, and BalanceError where the sums of the
    units do not balance.
    """
    if end < start:
        raise UsageError(f"--to {end} is before --from {start}: name the earlier day first")
    before, after = (_snapshot(inputs, day, from_capitals) for day in (start, end))
    areas = unit_areas(inputs.boundaries)
    moves = transitions(areas, before, after, inputs.scheme)
    found = changes(inputs.ledger(), before, after)
    return Comparison(
        inputs=inputs,
        start=start,
        end=end,
        transitions=moves,
        accounts=accounts(areas, before, after, moves, inputs.scheme),
        changes=tuple(sorted(found, key=lambda change: change.place_id not in areas)),
    )


def _snapshot(inputs: Inputs, day: date, from_capitals: bool) -> Snapshot:
    snapshot = as_of(inputs.ledger(), day)
    return units_from_capitals(snapshot, inputs.boundaries.capitals) if from_capitals else snapshot


# --- in words -----------------------------------------------------------------------------


def sentence(found: Comparison, words: Words) -> str:
    """How many of the units changed between the two days."""
    count = sum(len(move.units) for move in found.transitions if move.is_change)
    units = found.inputs.boundaries
    return words.say(
        "diff.sentence" if count else "diff.nothing",
        first=words.day(found.start),
        last=words.day(found.end),
        n=words.integer(count),
        all=words.integer(len(units.units)),
        units=units.units_word,
    )


def move_line(found: Comparison, move: Transition, words: Words) -> str:
    """`Government → Taliban: 30 provinces, 475,000 km²`"""
    units = found.inputs.boundaries
    count = words.count(
        "figures.count", len(move.units), unit=units.unit_word, units=units.units_word
    )
    way = " → ".join(found.status_label(status, words) for status in (move.before, move.after))
    return f"{way}: {count}, {words.area(move.area_km2)} km²"


def names_of(found: Comparison, move: Transition) -> str:
    places = found.places
    return ", ".join(sorted(places[unit].name for unit in move.units))


def change_line(found: Comparison, change: Change, words: Words) -> str:
    """`Herat (capital): Contested → Taliban, between 28 July and 12 August 2021 (AFP)`"""
    place = found.places[change.place_id]
    kind = found.inputs.boundaries.unit_word if place.kind == "unit" else place.kind.value
    way = " → ".join(found.status_label(s, words) for s in (change.before, change.after))
    parts = [f"{place.name} ({kind}): {way}", when_words(change, words)]
    if change.flips > 1:
        parts.append(words.say("diff.flips", n=change.flips))
    source = change.record_after.source if change.record_after else ""
    return ", ".join(parts) + (f" — {source}" if source else "")


def when_words(change: Change, words: Words) -> str:
    """The dates between which it happened, as far as reports tell."""
    if change.seen_after is None:
        return words.say("diff.when_unknown")
    if change.seen_before is None:
        return words.say("diff.first", last=words.day(change.seen_after))
    return words.say(
        "diff.between", first=words.day(change.seen_before), last=words.day(change.seen_after)
    )


def as_text(found: Comparison, words: Words) -> str:
    """The answer for the terminal: the sentence, the transitions, the accounts."""
    moves = [move for move in found.transitions if move.is_change]
    lines = [sentence(found, words)]
    for move in moves:
        lines += ["", move_line(found, move, words), f"  {names_of(found, move)}"]
    others = other_changes(found)
    if others:
        lines += ["", words.say("diff.others")]
        lines += [f"  {change_line(found, change, words)}" for change in others]
    return "\n".join([*lines, "", *account_table(found, words), ""])


def other_changes(found: Comparison) -> list[Change]:
    """Changes of places that are no units, without the capitals that units follow."""
    units = {unit.id for unit in found.inputs.boundaries.units}
    followed = {change.derived_from for change in found.changes if change.derived_from}
    return [c for c in found.changes if c.place_id not in units | followed]


def account_rows(found: Comparison, words: Words) -> list[list[str]]:
    """Heading and rows of the balance: units and km² before, gained, lost and after."""
    heading = [words.say(f"diff.{key}") for key in ("status", "before", "gained", "lost", "after")]
    rows = [
        [
            found.status_label(account.status, words),
            *(
                f"{words.integer(count)} ({words.area(km2)} km²)"
                for count, km2 in (
                    (account.before, account.before_km2),
                    (account.gained, account.gained_km2),
                    (account.lost, account.lost_km2),
                    (account.after, account.after_km2),
                )
            ),
        ]
        for account in found.accounts
    ]
    return [heading, *rows]


def account_table(found: Comparison, words: Words) -> list[str]:
    """The balance as aligned columns."""
    rows = account_rows(found, words)
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def as_markdown(found: Comparison, words: Words) -> str:
    """The same for a text: a sentence, a list, a table."""
    moves = [move for move in found.transitions if move.is_change]
    items = [f"- **{move_line(found, move, words)}:** {names_of(found, move)}" for move in moves]
    others = [f"- {change_line(found, change, words)}" for change in other_changes(found)]
    heading, *rows = account_rows(found, words)
    table = [markdown_row(heading), markdown_row(["---", *["---:"] * (len(heading) - 1)])]
    blocks = [[sentence(found, words)], items, others, [*table, *map(markdown_row, rows)]]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def markdown_row(cells: list[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


# --- as data ------------------------------------------------------------------------------

CHANGE_COLUMNS = [
    "id",
    "name",
    "kind",
    "before",
    "after",
    "seen_before",
    "seen_after",
    "flips",
    "area_km2",
    "derived_from",
    "source_before",
    "source_after",
    "file_before",
    "line_before",
    "file_after",
    "line_after",
]


def change_as_data(found: Comparison, change: Change) -> dict[str, Any]:
    """One change as plain values, keys as in `CHANGE_COLUMNS`; dates in ISO, areas in km²."""
    place = found.places[change.place_id]
    old, new = change.record_before, change.record_after
    return {
        "id": change.place_id,
        "name": place.name,
        "kind": place.kind.value,
        "before": change.before,
        "after": change.after,
        "seen_before": change.seen_before and change.seen_before.isoformat(),
        "seen_after": change.seen_after and change.seen_after.isoformat(),
        "flips": change.flips,
        "area_km2": unit_areas(found.inputs.boundaries).get(change.place_id),
        "derived_from": change.derived_from or None,
        "source_before": old.source if old else None,
        "source_after": new.source if new else None,
        "file_before": old.where.file if old else None,
        "line_before": old.where.line if old else None,
        "file_after": new.where.file if new else None,
        "line_after": new.where.line if new else None,
    }


def as_data(found: Comparison) -> dict[str, Any]:
    """The whole comparison as plain values for JSON."""
    return {
        "from": found.start.isoformat(),
        "to": found.end.isoformat(),
        "boundaries": found.inputs.boundaries.name,
        "scheme": found.inputs.scheme.id,
        "transitions": [
            {
                "before": move.before,
                "after": move.after,
                "count": len(move.units),
                "area_km2": move.area_km2,
                "units": list(move.units),
            }
            for move in found.transitions
        ],
        "accounts": [
            {
                "status": account.status,
                "before": account.before,
                "gained": account.gained,
                "lost": account.lost,
                "after": account.after,
                "before_km2": account.before_km2,
                "gained_km2": account.gained_km2,
                "lost_km2": account.lost_km2,
                "after_km2": account.after_km2,
            }
            for account in found.accounts
        ],
        "changes": [change_as_data(found, change) for change in found.changes],
    }
