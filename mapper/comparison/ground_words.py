# SPDX-License-Identifier: MIT
"""What became of ground that somebody drew, in words: its pieces have no names, areas tell."""

from __future__ import annotations

from datetime import date

from mapper.comparison.model import Comparison
from mapper.model.became import GROUND_FURTHER, TURNS, Became, became
from mapper.style.shared import number
from mapper.style.words import Words
from mapper.tables.text import one_line

# What is told after what changed hands and what was added and taken away; and less than this is
# not worth telling, in km².
HANDS = Became.HANDS.key
LEAST_KM2 = number("figures.least_told_km2")


def ground_sentence(found: Comparison, words: Words) -> str:
    """How much ground changed hands, what was newly drawn and taken away, and what else became
    of it. Of ground that somebody drew.
    """
    km2: dict[str, float] = {}
    for move in found.transitions:
        if move.is_change:
            kind = became(found.scheme, move.before, move.after)
            key = HANDS if kind in TURNS else kind.key
            km2[key] = km2.get(key, 0.0) + move.area_km2
    told = {kind: words.area(area) for kind, area in km2.items() if area >= LEAST_KM2}
    clauses = [words.say("faces.hands", area=told[HANDS])] if HANDS in told else []
    clauses += filter(None, (added_words(found, words), taken_words(found, words)))
    first, *more = clauses or [words.say("faces.same" if is_same(found) else "faces.nothing")]
    days = {"first": side_words(found, 0, words), "last": side_words(found, 1, words)}
    return " ".join(
        [
            words.say("faces.sentence", **days, what=first),
            *map(words.sentence, more),
            *(words.say(f"faces.and_{k}", area=told[k]) for k in GROUND_FURTHER if k in told),
            *undrawn_words(found, words),
        ]
    )


def is_same(found: Comparison) -> bool:
    """Whether it is one drawing that both days have."""
    alike = {(side.drawing, side.ended_by) for side in found.sides}
    return found.of_one_table and found.start != found.end and len(alike) == 1


def side_words(found: Comparison, nth: int, words: Words) -> str:
    """`5 August 2021`, or of two sources `ours.geojson as of 5 August 2021`."""
    side = found.sides[nth]
    day = words.day(side.day)
    if found.named_by_days:
        return day
    return words.say("faces.side", table=one_line(side.name), day=day)


def added_words(found: Comparison, words: Words) -> str:
    """`8,220 km² were newly drawn as held by the Taliban, 210 km² as contested`, or nothing."""
    added = [
        {"area": words.area(move.area_km2), "state": found.scheme.status(move.after).state}
        for move in found.transitions
        if move.before is None and move.after and move.area_km2 >= LEAST_KM2
    ]
    if not added:
        return ""
    key = f"faces.added{alone(found)}"
    first = words.say(key, **added[0], table=one_line(found.sides[1].name))
    more = [words.say("faces.added_more", **part) for part in added[1:]]
    return words.beside([first, *more])


def taken_words(found: Comparison, words: Words) -> str:
    """`300 km² held by the Taliban were taken away from what is drawn`, or nothing."""
    parts = [
        words.say(
            "faces.part",
            area=words.area(move.area_km2),
            state=found.scheme.status(move.before).state,
        )
        for move in found.transitions
        if move.after is None and move.before and move.area_km2 >= LEAST_KM2
    ]
    if not parts:
        return ""
    listed = words.beside(parts)
    return words.say(
        f"faces.taken{alone(found)}", parts=listed, table=one_line(found.sides[0].name)
    )


def alone(found: Comparison) -> str:
    """How texts end that tell of two drawings of one day, of which neither is the newer."""
    return "_alone" if found.start == found.end and not found.of_one_table else ""


def undrawn_words(found: Comparison, words: Words) -> list[str]:
    """That a day is not drawn, and as on which day it is."""
    said = [
        undrawn_sentence(side.day, side.drawing, side.ended_by, words)
        for side in found.sides
        if side.drawing and side.drawing != side.day
    ]
    return list(dict.fromkeys(said))


def undrawn_sentence(day: date, drawn: date, ended: date | None, words: Words) -> str:
    """That a day is as on the day `drawn`, but for what ended since."""
    days = {"day": words.day(day), "drawn": words.day(drawn)}
    if ended is None:
        return words.say("faces.undrawn", **days)
    return words.say("faces.undrawn_ended", **days, ended=words.day(ended))
