"""The payload of a comparison: places with two holdings, and what changed between them.

Keys beside those of `payload` and `steps`:

- `start` (ISO): the day before; `days`: both days, counted from it; `captions`: what the two
  maps are called;
- of `places`: `sides`, the step before and the step after (see `Shelf.packed_step`), null for no
  data; `was`, the holding before in words; `apart`: the side that alone covers the unit
  (`before`, `after`, or `neither`);
- `turns`: lines about what else became of places; `apart`: the ground told apart, a line each;
- `changes`: the rows of the table, cells in the order of `changeColumns`, `statuses` before and
  after, `km2`, `day` (ISO) and `url`.
"""

from __future__ import annotations

from typing import Any

from mapper.comparison.model import Comparison
from mapper.comparison.words import (
    kind_of,
    name_of,
    names_of,
    other_changes,
    status_label,
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
    Payload,
    Texts,
    ground_part,
    no_status,
    page_part,
    signs_part,
    web_address,
    with_languages,
    without_empty,
)
from mapper.page.source_counts import counts_of_two
from mapper.style.words import Words

SPOKEN = ("figures", "diff", "report", "timeline", "compare")
CHANGE_COLUMNS = ("place", "before", "after", "kind", "way", "when", "area", "source")


def make_compare_payload(found: Comparison, here: Situation, texts: Texts) -> Payload:
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
    page = page_part(here, texts)
    return {
        **page,
        "kind": "compare",
        "words": {
            **page["words"],
            **spoken(words, SPOKEN, here.measured),
            **none_said(page, here, words),
        },
        "language": language(words),
        "start": found.start.isoformat(),
        "days": [0, (found.end - found.start).days],
        "captions": captions(found, words),
        "unitForms": forms(here, words),
        **lent_part(here, words),
        "statuses": status_entries(here, words, statuses_held(found)),
        **sides_part(here, statuses_held(found)),
        **with_languages(places),
        "reports": shelf.reports,
        "extras": shelf.extras,
        **signs_part(here, shelf.extras, words),
        "labelled": False,
        "mostNotes": 0,
        "turns": turn_lines(found, words),
        "apart": apart_lines(found, words),
        **change_table(found, words),
        **counts_of_two(here, words, (found.start, found.end)),
        **ground_part(here),
    }


def none_said(page: Payload, here: Situation, words: Words) -> Payload:
    """What the scripts call ground without a status: the same as the legend."""
    legend = page["words"]["legend"]
    return {"legend": {**legend, "no_data": no_status(here, words)["label"]}}


def statuses_held(found: Comparison) -> set[str]:
    return {h.status for side in (found.before, found.after) for h in side.holdings.values()}


def packed_sides(found: Comparison, shelf: Shelf, place_id: str) -> list[list[Any] | None]:
    """The steps of both days; nothing where there is no data on either.

    A unit that follows its capital is left to the page, which does the same.
    """
    steps = [packed_side(shelf, side, place_id) for side in (found.before, found.after)]
    return steps if any(steps) else []


def packed_side(shelf: Shelf, side: Snapshot, place_id: str) -> list[Any] | None:
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
    return f"{said} ({holding.record.source})" if holding.record.source else said


def captions(found: Comparison, words: Words) -> list[str]:
    """What the two maps are called: their day, and their table where there are two."""
    days = [words.day(side.day) for side in found.sides]
    if found.of_one_table:
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


def apart_lines(found: Comparison, words: Words) -> list[Payload]:
    """The ground that is told apart: side, label, figures, names."""
    scope = found.scope
    before, after = (side.name for side in found.sides)
    told = [
        ("before", words.say("diff.outside", table=after), scope.only_before),
        ("after", words.say("diff.outside", table=before), scope.only_after),
        ("neither", words.say("diff.in_neither"), scope.neither),
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
    ground = found.boundaries
    count = words.count(
        "figures.count", amount.count, unit=ground.unit_word, units=ground.units_word
    )
    key = f"timeline.move_figures.{found.measured}"
    return words.say(key, count=count, area=words.area(amount.area_km2))


def turn_lines(found: Comparison, words: Words) -> list[Payload]:
    """What else became of places: `Became contested: 2 provinces, 68,000 km²`, and the names."""
    return [
        {
            "label": turn_line(found, turn, words),
            "names": names_of(found, (*turn.units, *turn.others), words),
        }
        for turn in found.turns
    ]


def change_rows(found: Comparison, words: Words) -> list[Payload]:
    """The rows of the table: units first, then other places; those that came back too."""
    changes = [*unit_changes(found), *other_changes(found, found.changes)]
    back = [c for c in found.returns if c.place_id in found.units]
    back += other_changes(found, found.returns)
    told = (*changes, *back)
    stays = any(is_within(found, change) for change in changes)
    return [change_row(found, words, change, told_kind=stays) for change in told]


def is_within(found: Comparison, change: Change) -> bool:
    return kind_of(found, change) in WITHIN


def change_table(found: Comparison, words: Words) -> Payload:
    """The table of changes; what kind they are of, what happened on the way, and how large they
    are, only where that says anything.
    """
    rows = change_rows(found, words)
    unsaid = {column for column in ("kind", "way") if not any(r["cells"][column] for r in rows)}
    unsaid |= set() if found.measured.by_area else {"area"}
    columns = [column for column in CHANGE_COLUMNS if column not in unsaid]
    listed = [row | {"cells": [row["cells"][column] for column in columns]} for row in rows]
    return {"changeColumns": columns, "changes": listed}


def kind_words(found: Comparison, words: Words, change: Change) -> str:
    """What a change is: `changed hands`, `renamed`; `as before` of what was otherwise meanwhile."""
    same = change.before == change.after
    return words.say(f"diff.kind.{'returned' if same else kind_of(found, change).key}")


def area_words(found: Comparison, words: Words, km2: float | None) -> str:
    """The size of what changed; of a place that is no unit nothing."""
    if km2 is None:
        return ""
    return words.say(f"diff.area.{found.measured}", area=words.area(km2))


def change_row(found: Comparison, words: Words, change: Change, *, told_kind: bool) -> Payload:
    """One change, its cells by column; `told_kind`: not all changes are of hands."""
    record = change.record_after
    area = found.measures.areas_km2.get(change.place_id) if found.measured.by_area else None
    return without_empty(
        {
            "id": change.place_id,
            "cells": {
                "place": name_of(found, change.place_id, words),
                "before": status_label(found, change.before, words),
                "after": status_label(found, change.after, words),
                "kind": kind_words(found, words, change) if told_kind else "",
                "way": whole_way(found, change, words) if change.flips > 1 else "",
                "when": when_words(change, words),
                "area": area_words(found, words, area),
                "source": record.source if record else "",
            },
            "statuses": [change.before or "", change.after or ""],
            "km2": None if area is None else round(area, 1),
            "day": change.seen_after.isoformat() if change.seen_after else "",
            "url": web_address(record.source_url) if record else "",
        }
    )
