# SPDX-License-Identifier: MIT
"""A comparison as a report: blocks of lines and grids, the same for terminal, text and Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from mapper.comparison.blocks import Block, Item, TextLines
from mapper.comparison.grids import account_grid, balance_grid, matrix_grid, people_cell
from mapper.comparison.listed_ground import listed_ground
from mapper.comparison.model import Comparison
from mapper.comparison.words import (
    amount_words,
    change_line,
    hands_first,
    is_timed,
    kind_of,
    move_line,
    names_of,
    other_changes,
    return_line,
    sentence,
    told_turns,
    turn_line,
    unit_changes,
    way,
    when_words,
)
from mapper.model.became import WITHIN
from mapper.model.change import Change
from mapper.style.choices import areas_line, choice_lines, made_lines
from mapper.style.words import Words
from mapper.tables.text import one_line


def report(found: Comparison, words: Words) -> list[Block]:
    """The whole answer: the sentence first, then what changed, then the sums."""
    blocks: list[Block] = [TextLines((Item(sentence(found, words)),))]
    blocks += [TextLines((item,)) for item in _moves(found, words)]
    blocks += _section("", _turns(found, words))
    blocks += _section(words.say("diff.others"), _others(found, words))
    blocks += _section(words.say("diff.several"), _several(found, words))
    blocks += _section(words.say("diff.when"), _when(found, words))
    if found.scope.units:
        blocks += [matrix_grid(found, words), balance_grid(found, words)]
    if found.measured.by_area and found.measures.people:
        title = words.say(f"comparison.people_of.{found.measured}")
        blocks += [account_grid(found, words, people_cell, title)]
    blocks += _section(words.say("comparison.not_compared"), _outside(found, words))
    return [*blocks, *_section("", _method(found, words))]


def _section(title: str, items: Iterable[Item]) -> list[Block]:
    made = tuple(items)
    return [TextLines(made, title)] if made else []


def _moves(found: Comparison, words: Words) -> list[Item]:
    """Each transition with its units."""
    return [
        Item(
            move_line(found, move, words),
            _listed(found, move.units, words),
            (move.before, move.after),
        )
        for move in hands_first(found, found.transitions)
    ]


def _listed(found: Comparison, units: Iterable[str], words: Words) -> str:
    """The names of what went one way; of drawn ground its pieces with their size."""
    if found.drawn and found.boundaries.named:
        return listed_ground(found, [*units], words)
    return names_of(found, units, words)


def _turns(found: Comparison, words: Words) -> list[Item]:
    return [
        Item(turn_line(found, turn, words), names_of(found, (*turn.units, *turn.others), words))
        for turn in told_turns(found)
    ]


def _others(found: Comparison, words: Words) -> list[Item]:
    """The changes of places that are no units."""
    return [
        Item(change_line(found, change, words), marks=(change.before, change.after))
        for change in other_changes(found, found.changes)
    ]


def _several(found: Comparison, words: Words) -> list[Item]:
    """The units that changed more than once, and the places that are again what they were."""
    often = [change for change in unit_changes(found) if change.flips > 1]
    back = [c for c in found.returns if c.place_id in found.units and found.boundaries.named]
    back += other_changes(found, found.returns)
    return [
        *(Item(change_line(found, c, words), marks=(c.before, c.after)) for c in often),
        *(Item(return_line(found, c, words), marks=(c.after,)) for c in back),
    ]


def _when(found: Comparison, words: Words) -> list[Item]:
    """The changes of units in the order of time, those of one kind and one time together; nothing
    where that says no more than which days are compared.
    """
    if not is_timed(found, unit_changes(found)):
        return []
    groups: dict[tuple[object, ...], list[Change]] = {}
    for change in sorted(unit_changes(found), key=_by_time):
        key = (change.seen_before, change.seen_after, change.before, change.after)
        groups.setdefault(key, []).append(change)
    return [
        Item(
            f"{when_words(first, words)}, {way(found, first.before, first.after, words)}",
            names_of(found, (change.place_id for change in together), words),
            (first.before, first.after),
        )
        for together in groups.values()
        for first in together[:1]
    ]


def _by_time(change: Change) -> tuple[str, str, str, str]:
    days = (change.seen_after, change.seen_before)
    by_day = [day.isoformat() if day else "" for day in days]
    return by_day[0], by_day[1], change.before or "~", change.after or "~"


def _outside(found: Comparison, words: Words) -> list[Item]:
    """The ground that one side alone is about, and what neither is about."""
    scope, (before, after) = found.scope, found.sides
    groups = (
        (
            words.say("comparison.outside", table=after.name),
            scope.only_before,
            scope.places_only_before,
        ),
        (
            words.say("comparison.outside", table=before.name),
            scope.only_after,
            scope.places_only_after,
        ),
        (words.say("comparison.in_neither"), scope.neither, ()),
    )
    items = []
    for said, units, places in groups:
        amount = found.measures.amount(units)
        if units or places:
            head = f"{said}: {amount_words(found, amount, words)}" if units else said
            items.append(Item(head, names_of(found, (*units, *places), words)))
    return items


def _method(found: Comparison, words: Words) -> list[Item]:
    """How it was counted: areas, units by capitals, old reports, and where people come from."""
    ground, words = found.boundaries, words.of(found.scheme)
    said = [*made_lines(ground.made, words), areas_line(found.measured, ground, words)]
    if any(kind_of(found, move) in WITHIN for move in found.transitions if move.is_change):
        said.insert(0, words.say("comparison.within_means"))
    if _by_capitals(found):
        said.append(words.say("comparison.from_capital", unit=words.unit(ground)))
    ledger = found.sides[1].ledger
    said += choice_lines(ledger.known_on, ledger.prefer, words)
    if found.stale_days is not None:
        said.append(words.count("comparison.stale", found.stale_days))
    if found.measured.by_area and found.measures.people:
        known = sum(unit in found.measures.people for unit in found.scope.units)
        said.append(
            words.say(
                "comparison.population",
                field=one_line(ground.population_field),
                boundaries=one_line(ground.name),
                n=words.integer(known),
                all=words.integer(len(found.scope.units)),
                units=words.units(ground),
            )
        )
    return [Item(line) for line in said]


def _by_capitals(found: Comparison) -> bool:
    """Whether some unit takes its capital's holding."""
    days = (found.before, found.after)
    return any(holding.derived_from for day in days for holding in day.holdings.values())
