# SPDX-License-Identifier: MIT
"""The payload of a comparison: places with two holdings, and what changed between them."""

from __future__ import annotations

from collections.abc import Sequence

from mapper.comparison.listed_ground import GroundLine, ground_lines, line_name, piece_area
from mapper.comparison.model import Comparison
from mapper.comparison.words import (
    is_timed,
    kind_of,
    name_of,
    names_of,
    other_changes,
    status_label,
    told_turns,
    turn_line,
    unit_changes,
    when_words,
    whole_way,
)
from mapper.control.situation import Situation
from mapper.control.unrolled import unrolled
from mapper.history.timeline import ChangePoint
from mapper.model.became import WITHIN
from mapper.model.change import Change
from mapper.model.snapshot import Snapshot
from mapper.page.entries import web_address, without_empty
from mapper.page.happened import events_of_two
from mapper.page.map_model import (
    ApartLine,
    ChangeRow,
    ChangesPart,
    ComparePayload,
    CompareWords,
    ListedPieces,
    PackedStep,
    PiecesLine,
    TurnLine,
)
from mapper.page.packed_spells import (
    Shelf,
    forms,
    language,
    lent_part,
    sides_part,
    spoken,
    status_entries,
    timed_entries,
)
from mapper.page.payload import (
    Texts,
    around_part,
    languages_of,
    legend_total,
    no_status,
    page_part,
    signs_part,
    units_part,
)
from mapper.page.source_counts import counts_of_two
from mapper.style.words import Words

CHANGE_COLUMNS = ("place", "before", "after", "kind", "way", "when", "area", "source")


def make_compare_payload(found: Comparison, here: Situation, texts: Texts) -> ComparePayload:
    """The payload of a comparison; `here` holds every place that is shown on either day."""
    here, words = unrolled(here), texts.words
    shelf = Shelf(here, words, found.start)
    apart = apart_units(found)
    places = timed_entries(
        here,
        words,
        lambda place_id: {
            "sides": packed_sides(found, shelf, place_id),
            "was": was_words(found, words, place_id),
            "apart": apart.get(place_id, ""),
        },
    )
    around = around_part(here, texts, places)
    return {
        **page_part(here, texts, legend_total(here, words)),
        "kind": "compare",
        "words": texts_of(here, words, texts.title),
        "language": language(words),
        "start": found.start.isoformat(),
        "days": [0, (found.end - found.start).days],
        "captions": captions(found, words),
        "unitForms": forms(here, words),
        **lent_part(here, words),
        "statuses": status_entries(here, words, statuses_held(found)),
        **sides_part(here, statuses_held(found)),
        "places": places,
        "languages": languages_of(here),
        "reports": shelf.reports,
        "extras": shelf.extras,
        **signs_part(here, shelf.extras, words),
        "labelled": False,
        "mostNotes": 0,
        "turns": turn_lines(found, words),
        "apart": apart_lines(found, words),
        **listed_part(found, words),
        **change_table(found, words),
        **counts_of_two(here, words, (found.start, found.end)),
        **events_of_two(here, words, around["bounds"], (found.start, found.end)),
        **around,
        **units_part(here, around["bounds"]),
    }


def texts_of(here: Situation, words: Words, title: str) -> CompareWords:
    """The texts of the scripts, which call ground without a status as the legend does."""
    own = spoken(CompareWords, words.of(here.scheme), here.measured, title)
    return {**own, "legend": {**own["legend"], "no_data": no_status(here, words)["label"]}}


def statuses_held(found: Comparison) -> set[str]:
    return {h.status for side in (found.before, found.after) for h in side.holdings.values()}


def packed_sides(found: Comparison, shelf: Shelf, place_id: str) -> list[PackedStep | None]:
    """The steps of both days; nothing where there is no data on either.

    A unit that follows its capital is left to the page, which does the same.
    """
    steps = [packed_side(shelf, side, place_id) for side in (found.before, found.after)]
    return steps if any(steps) else []


def packed_side(shelf: Shelf, side: Snapshot, place_id: str) -> PackedStep | None:
    holding = side.holdings.get(place_id)
    if holding is None or holding.derived_from:
        return None
    return shelf.packed_step(ChangePoint(side.day, holding))


def was_words(found: Comparison, words: Words, place_id: str) -> str:
    """`Contested, since 28 July 2021 (BBC News 2021-08-01)`, the holding before."""
    holding = found.before.holdings.get(place_id)
    if holding is None:
        return status_label(found, None, words)
    label = found.scheme.status(holding.status).label
    said = words.say("compare.was", status=label, day=words.day(holding.since))
    return words.aside(said, holding.record.source) if holding.record.source else said


def captions(found: Comparison, words: Words) -> list[str]:
    """What the two maps are called: their day, and their table or drawing where that is needed."""
    days = [words.day(side.day) for side in found.sides]
    if found.named_by_days:
        return days
    return [
        words.say("compare.caption", table=side.name, day=day)
        for side, day in zip(found.sides, days, strict=True)
    ]


def apart_units(found: Comparison) -> dict[str, str]:
    """The units and places that are not compared, by the side that alone covers them."""
    scope = found.scope
    sides = {
        "before": (*scope.only_before, *scope.places_only_before),
        "after": (*scope.only_after, *scope.places_only_after),
        "neither": scope.neither,
    }
    return {unit: side for side, units in sides.items() for unit in units}


def apart_lines(found: Comparison, words: Words) -> list[ApartLine]:
    """The ground that is told apart."""
    scope = found.scope
    before, after = (side.name for side in found.sides)
    told = [
        ("before", words.say("comparison.outside", table=after), scope.only_before),
        ("after", words.say("comparison.outside", table=before), scope.only_after),
        ("neither", words.say("comparison.in_neither"), scope.neither),
    ]
    return [
        {
            "side": side,
            "label": label,
            "figures": ground_words(found, words, units),
            "names": names_of(found, units, words),
        }
        for side, label, units in told
        if units
    ]


def ground_words(found: Comparison, words: Words, units: tuple[str, ...]) -> str:
    """`3 provinces · 68,000 km²`"""
    amount = found.measures.amount(units)
    count = words.counted(words.unit_forms(found.boundaries), amount.count)
    key = f"timeline.move_figures.{found.measured}"
    return words.say(key, count=count, area=words.area(amount.area_km2))


def turn_lines(found: Comparison, words: Words) -> list[TurnLine]:
    """What became of places beside the changes: `Report grew old: 2 provinces`, and the names."""
    return [
        {
            "label": turn_line(found, turn, words),
            "names": names_of(found, (*turn.units, *turn.others), words),
        }
        for turn in told_turns(found)
    ]


def listed_part(found: Comparison, words: Words) -> ListedPieces:
    """Of drawn ground the lines of each change, by its turn as the page has it."""
    if not found.drawn or not found.boundaries.named:
        return {}
    return {
        "listed": {
            f"{move.before or ''} {move.after or ''}": pieces_lines(found, move.units, words)
            for move in found.transitions
            if move.is_change
        }
    }


def pieces_lines(found: Comparison, units: Sequence[str], words: Words) -> list[PiecesLine]:
    """The lines of a change, of which the whole area is told already."""
    if len(units) == 1:
        return [{"ids": [*units], "areas": []}]
    return [pieces_line(found, line, words) for line in ground_lines(found, units)]


def pieces_line(found: Comparison, line: GroundLine, words: Words) -> PiecesLine:
    """Several pieces have a name in common; one has its own."""
    areas = [piece_area(words, found.measures.areas_km2[unit]) for unit in line.units]
    told: PiecesLine = {"ids": [*line.units], "areas": areas}
    if len(line.units) == 1:
        return told
    return {**told, "name": line_name(found, line, words), "area": piece_area(words, line.km2)}


def told_changes(found: Comparison) -> list[Change]:
    """The changes of the table: units first, then other places; those that came back too."""
    back = [change for change in found.returns if change.place_id in found.units]
    back += other_changes(found, found.returns)
    return [*changed(found), *back]


def changed(found: Comparison) -> list[Change]:
    return [*unit_changes(found), *other_changes(found, found.changes)]


def is_within(found: Comparison, change: Change) -> bool:
    return kind_of(found, change) in WITHIN


def change_table(found: Comparison, words: Words) -> ChangesPart:
    """The table of changes; what kind they are of, what happened on the way, when, and how large
    they are, only where that says anything.
    """
    told = told_changes(found)
    told_kind = any(is_within(found, change) for change in changed(found))
    cells = [change_cells(found, words, change, told_kind=told_kind) for change in told]
    unsaid = {column for column in ("kind", "way") if not any(row[column] for row in cells)}
    unsaid |= set() if found.measured.by_area else {"area"}
    unsaid |= set() if is_timed(found, told) else {"when"}
    columns = [column for column in CHANGE_COLUMNS if column not in unsaid]
    rows = [
        change_row(found, change, [row[column] for column in columns])
        for change, row in zip(told, cells, strict=True)
    ]
    return {"changeColumns": columns, "changes": rows}


def kind_words(found: Comparison, words: Words, change: Change) -> str:
    """What a change is: `changed hands`, `renamed`; `as before` of what was otherwise meanwhile."""
    same = change.before == change.after
    return words.say(f"diff.kind.{'returned' if same else kind_of(found, change).key}")


def area_words(found: Comparison, words: Words, km2: float | None) -> str:
    """The size of what changed; of a place that is no unit nothing."""
    if km2 is None:
        return ""
    return words.say(f"diff.area.{found.measured}", area=words.area(km2))


def area_of(found: Comparison, change: Change) -> float | None:
    """The km² of what changed; None of a place that is no unit, and where areas are not told."""
    return found.measures.areas_km2.get(change.place_id) if found.measured.by_area else None


def change_cells(
    found: Comparison, words: Words, change: Change, *, told_kind: bool
) -> dict[str, str]:
    """One change in words, by column; `told_kind`: not all changes are of hands."""
    record = change.record_after
    return {
        "place": name_of(found, change.place_id, words),
        "before": status_label(found, change.before, words),
        "after": status_label(found, change.after, words),
        "kind": kind_words(found, words, change) if told_kind else "",
        "way": whole_way(found, change, words, "timeline.heard_way") if change.flips > 1 else "",
        "when": when_words(change, words),
        "area": area_words(found, words, area_of(found, change)),
        "source": record.source if record else "",
    }


def change_row(found: Comparison, change: Change, cells: list[str]) -> ChangeRow:
    """One change with its cells, and what these are sorted and shown by."""
    record, area = change.record_after, area_of(found, change)
    row: ChangeRow = {
        "id": change.place_id,
        "cells": cells,
        "statuses": [change.before or "", change.after or ""],
        "day": change.seen_after.isoformat() if change.seen_after else "",
        "url": web_address(record.source_url) if record else "",
    }
    if area is not None:
        row["km2"] = round(area, 1)
    return without_empty(row)
