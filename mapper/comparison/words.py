"""A comparison in words."""

from __future__ import annotations

from mapper.comparison.model import Comparison
from mapper.control.transitions import Transition
from mapper.model.change import Change
from mapper.style.words import Words


def status_label(found: Comparison, status: str | None, words: Words) -> str:
    return words.say("legend.no_data") if status is None else found.scheme.status(status).label


def sentence(found: Comparison, words: Words) -> str:
    """How many of the units changed between the two days."""
    count = sum(len(move.units) for move in found.transitions if move.is_change)
    units = found.boundaries
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
    units = found.boundaries
    count = words.count(
        "figures.count", len(move.units), unit=units.unit_word, units=units.units_word
    )
    way = " → ".join(status_label(found, status, words) for status in (move.before, move.after))
    return f"{way}: {count}, {words.area(move.area_km2)} km²"


def names_of(found: Comparison, move: Transition) -> str:
    places = found.places
    return ", ".join(sorted(places[unit].name for unit in move.units))


def change_line(found: Comparison, change: Change, words: Words) -> str:
    """`Herat (capital): Contested → Taliban, between 28 July and 12 August 2021 (AFP)`"""
    place = found.places[change.place_id]
    kind = found.boundaries.unit_word if place.kind == "unit" else place.kind.value
    way = " → ".join(status_label(found, s, words) for s in (change.before, change.after))
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
    units = {unit.id for unit in found.boundaries.units}
    followed = {change.derived_from for change in found.changes if change.derived_from}
    return [c for c in found.changes if c.place_id not in units | followed]


def account_rows(found: Comparison, words: Words) -> list[list[str]]:
    """Heading and rows of the balance: units and km² before, gained, lost and after."""
    heading = [words.say(f"diff.{key}") for key in ("status", "before", "gained", "lost", "after")]
    rows = [
        [
            status_label(found, account.status, words),
            *(
                f"{words.integer(amount.count)} ({words.area(amount.area_km2)} km²)"
                for amount in (account.before, account.gained, account.lost, account.after)
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
