# SPDX-License-Identifier: MIT
"""What became of ground that somebody drew, in words: its pieces have no names, areas tell."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mapper.comparison.ground_ways import HANDS, STAYS, Fate, Way, fates, holders
from mapper.comparison.model import Comparison
from mapper.model.became import SHARED, Became
from mapper.model.scheme import Status
from mapper.style.words import Words
from mapper.tables.text import one_line

SHARES = tuple(kind.key for kind in SHARED.values())


def ground_sentence(found: Comparison, words: Words) -> str:
    """What became of ground that somebody drew: what changed hands and from whom to whom, what was
    newly drawn or taken away, and what else became of it, the most of it first; of ground that
    stayed with one side, that none changed hands.
    """
    told = _Told(found, words)
    became = fates(found, side_by_side=bool(told.alone))
    nothing = [] if any(fate.kind not in STAYS for fate in became) else [told.nothing()]
    first, *more = [*nothing, *map(told.clause, became)]
    lead = words.say(
        f"faces.sentence{told.alone}",
        first=side_words(found, 0, words),
        last=side_words(found, 1, words),
        day=words.day(found.end),
        what=first,
    )
    return " ".join([lead, *map(words.sentence, more), *undrawn_words(found, words)])


@dataclass(frozen=True, slots=True)
class _Told:
    """What became of ground in clauses, for one comparison in one language."""

    found: Comparison
    words: Words

    @property
    def alone(self) -> str:
        """How texts end that tell of two drawings of one day, of which neither is the newer."""
        found = self.found
        return "_alone" if found.start == found.end and not found.of_one_table else ""

    def nothing(self) -> str:
        one, other = self.tables()
        key = "same" if is_same(self.found) else f"nothing{self.alone}"
        return self.words.say(f"faces.{key}", one=one, other=other)

    def tables(self) -> tuple[str, str]:
        one, other = (one_line(side.name) for side in self.found.sides)
        return one, other

    def clause(self, fate: Fate) -> str:
        if fate.kind == HANDS:
            return self.differ(fate) if self.alone else self.hands(fate)
        if fate.kind == Became.ASSESSED.key:
            return self.added(fate)
        if fate.kind == Became.LAPSED.key:
            return self.taken(fate)
        if fate.kind in SHARES:
            return self.shared(fate)
        return self.words.say(f"faces.and_{fate.kind}", area=self.words.area(fate.km2))

    def hands(self, fate: Fate) -> str:
        """`Russia took 87.7 km² from Ukraine`, or `97.9 km² changed hands: …` by several ways."""
        whole = self.words.say("faces.hands", area=self.words.area(fate.km2))
        return self.by_ways(whole, [*map(self.way, fate.named), *self.rest(fate, "rest_ways")])

    def differ(self, fate: Fate) -> str:
        """`87.7 km² are held by Russia in ours and held by Ukraine in theirs`, or by several."""
        whole = self.words.say("faces.differ", area=self.words.area(fate.km2))
        return self.by_ways(whole, [*map(self.beside, fate.named), *self.rest(fate, "rest_ways")])

    def shared(self, fate: Fate) -> str:
        """`34,100 km² that had been held by the government became contested`"""
        key, parts = f"faces.and_{fate.kind}", [self.had(way) for way in fate.named]
        if len(parts) == 1:
            return self.words.say(key, ground=parts[0])
        ground = self.words.say("faces.move_figures", area=self.words.area(fate.km2))
        listed = self.words.listed([*parts, *self.rest(fate, "rest_statuses")])
        whole = self.words.say(key, ground=ground)
        return self.words.say("faces.several", whole=whole, parts=listed)

    def by_ways(self, whole: str, ways: Sequence[str]) -> str:
        """The one way, or the whole and its ways."""
        if len(ways) == 1:
            return ways[0]
        return self.words.say("faces.several", whole=whole, parts=self.words.apart(ways))

    def rest(self, fate: Fate, key: str) -> list[str]:
        """`12 km² in two other ways`, or nothing where all are named."""
        if not fate.others:
            return []
        number, km2 = len(fate.others), math.fsum(way.km2 for way in fate.others)
        values = {"n": self.words.numeral(number), "area": self.words.area(km2)}
        return [self.words.count(f"faces.{key}", number, **values)]

    def way(self, way: Way) -> str:
        """`Russia took 87.7 km² from Ukraine`; what nobody held before or holds now was not taken,
        and came to be something else.
        """
        area = self.words.area(way.km2)
        if pair := holders(self.found.scheme, way):
            return self.words.say("faces.took", other=pair[0], holder=pair[1], area=area)
        return self.words.say("faces.came", ground=self.had(way), state=state(way.after))

    def had(self, way: Way) -> str:
        """`31,300 km² that had been contested`"""
        return self.words.say("faces.had", area=self.words.area(way.km2), state=state(way.before))

    def beside(self, way: Way) -> str:
        one, other = self.tables()
        return self.words.say(
            "faces.beside",
            area=self.words.area(way.km2),
            before=state(way.before),
            after=state(way.after),
            one=one,
            other=other,
        )

    def added(self, fate: Fate) -> str:
        """`8,220 km² were newly drawn as held by the Taliban and 210 km² as contested`"""
        first, *more = (
            {"area": self.words.area(way.km2), "state": state(way.after)} for way in fate.named
        )
        _, table = self.tables()
        said = self.words.say(f"faces.added{self.alone}", **first, table=table)
        others = [self.words.say("faces.added_more", **part) for part in more]
        return self.words.listed([said, *others, *self.rest(fate, "rest_statuses")])

    def taken(self, fate: Fate) -> str:
        """`300 km² held by the Taliban were taken away from what is drawn`"""
        parts = [
            self.words.say("faces.part", area=self.words.area(way.km2), state=state(way.before))
            for way in fate.named
        ]
        table, _ = self.tables()
        listed = self.words.listed([*parts, *self.rest(fate, "rest_statuses")])
        return self.words.say(f"faces.taken{self.alone}", parts=listed, table=table)


def state(status: Status | None) -> str:
    return status.state if status else ""


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
