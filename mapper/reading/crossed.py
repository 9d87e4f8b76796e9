# SPDX-License-Identifier: MIT
"""Rows about the units of older boundaries, as statements about those that they became.

What is said of a unit is said of all its ground. So it holds for each new unit that lies in it, on
the same basis. Of a new unit with ground of several old ones it says something of a part alone.
Such a unit has what all its parts have, is mixed where several parties hold them, else has no data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from mapper.boundaries.boundary_set import BoundarySet, must_be_of_one_time
from mapper.boundaries.crosswalk_reviewed import OUTSIDE, Reviewed, read_crosswalk
from mapper.boundaries.positions import Position, Positions
from mapper.history.ends import ending
from mapper.history.ledger import Ledger
from mapper.history.preference import Preference
from mapper.history.timeline import ChangePoint, key_days, timeline, together
from mapper.model.dates import Span
from mapper.model.place import Place
from mapper.model.problem import Problem, Where, note
from mapper.model.record import About, Basis, Kind, Record
from mapper.model.scheme import Role, Scheme
from mapper.model.snapshot import Holding
from mapper.places.gazetteer import Alias, Gazetteer, fold_code
from mapper.places.match import match_records
from mapper.places.matching import How, Match, Matching, joined
from mapper.places.names import squeeze
from mapper.style.words import Words, load_words

# Statuses by which a part is held by somebody, and the whole by several where they differ.
HELD = frozenset({Role.CONTROL, Role.MIXED})
NAMED = 4


def read_crossing(
    path: str | Path, ground: BoundarySet, until: date | None = None
) -> tuple[Crossing, tuple[Problem, ...]]:
    """A reviewed crosswalk to some units, and what is wrong with it; see `Crossing`.

    Raises TableError where it cannot be read, and UsageError where the units are of several times.
    """
    must_be_of_one_time(ground, "a crosswalk")
    walk, problems = read_crosswalk(path, ground)
    return Crossing(walk, ground, until), problems


@dataclass(frozen=True)
class Crossing:
    """A reviewed crosswalk, and the set that it leads to.

    `until`: rows of this day and of later ones name units of the set itself; None: no rows do.
    """

    walk: Reviewed
    ground: BoundarySet
    until: date | None = None

    @cached_property
    def _new(self) -> dict[str, Place]:
        return {unit.id: unit for unit in self.ground.units}

    @cached_property
    def olds(self) -> dict[str, Place]:
        """The old units that are not what they were, by their codes: with what is known of the unit
        of their code or name today.
        """
        return {
            code: self._as_today(old)
            for code, old in self.walk.olds.items()
            if not self._is_same(old)
        }

    def _is_same(self, old: Place) -> bool:
        alone = self.walk.became[old.id] == (old.id,) and self.walk.is_whole(old.id)
        return alone and self._new[old.id].name == old.name

    def _as_today(self, old: Place) -> Place:
        today = self._today.get(old.id)
        return replace(old, names=today.names, within=today.within) if today else old

    @cached_property
    def _today(self) -> dict[str, Place]:
        """The new unit that has the code or the name of an old one, by the code of that."""
        codes = {fold_code(unit.id): unit for unit in self.ground.units}
        names = {squeeze(unit.name): unit for unit in self.ground.units}
        found = {
            code: codes.get(fold_code(code)) or names.get(squeeze(old.name))
            for code, old in self.walk.olds.items()
            if not self._is_same(old)
        }
        return {code: unit for code, unit in found.items() if unit}

    def gazetteer(self, known: Gazetteer) -> Gazetteer:
        """The places of a table about the old units: a name or code of theirs means them, whatever
        it means today.
        """
        codes = {fold_code(code) for code in self.olds}
        names = {squeeze(old.name) for old in self.olds.values()}
        moved = {unit.id: code for code, unit in self._today.items()}
        kept = [
            place
            for place in known.places
            if place.kind is not Kind.UNIT
            or not (fold_code(place.id) in codes or squeeze(place.name) in names)
        ]
        there = {place.id for place in kept}
        aliases = (
            alias if alias.place_id in there else replace(alias, place_id=moved[alias.place_id])
            for alias in known.aliases
            if alias.place_id in there or alias.place_id in moved
        )
        sorts = {moved.get(id_, id_): sort for id_, sort in known.sorts.items()}
        places = (*self.olds.values(), *kept)
        return replace(known, places=places, aliases=tuple(aliases), sorts=sorts)

    # --- rows -----------------------------------------------------------------------------

    def matched(
        self, records: Sequence[Record], known: Gazetteer, aliases: Sequence[Alias], at: Positions
    ) -> Matching:
        """The place of every record among those of its time; see `match_records`.

        `known` has the places of the set, `at` where its units lie.
        """
        old = [record for record in records if self._is_early(record)]
        new = [record for record in records if not self._is_early(record)]
        return joined(
            match_records(own, places, extra_aliases=aliases, ground=ground)
            for own, places, ground in (
                (old, self.gazetteer(known), OldPositions(self, at)),
                (new, known, at),
            )
            if own
        )

    def _is_early(self, record: Record) -> bool:
        return self.until is None or record.day < self.until

    def carried(
        self, matches: Sequence[Match], scheme: Scheme, prefer: Preference
    ) -> tuple[tuple[Match, ...], tuple[Problem, ...]]:
        """The matches as those of the new units, and what of that is told, each kind once."""
        old = [match for match in matches if self._is_old(match)]
        stay = [match for match in matches if not self._is_old(match)]
        seats = [match for match in old if self._is_of_parts_of_seats(match)]
        told = [match for match in old if not self._is_of_parts_of_seats(match)]
        whole = [
            replace(match, place=self._new[new])
            for match in told
            for new in self.walk.became[match.place.id]
            if new != OUTSIDE and self.walk.is_whole(new)
        ]
        joint, problems = self._joint(told, scheme, prefer)
        found = sorted((*stay, *whole, *joint), key=lambda match: match.record.order)
        tells = (*self._tell_rows(told), *problems, *self._tell_seats(seats))
        return tuple(found), tells

    def _is_old(self, match: Match) -> bool:
        unit = match.place.kind is Kind.UNIT and match.place.id in self.olds
        return unit and self._is_early(match.record)

    def _is_one(self, old: str) -> bool:
        """Whether an old unit is one new one, whatever that is called."""
        became = self.walk.became[old]
        return len(became) == 1 and became[0] != OUTSIDE and self.walk.is_whole(became[0])

    def _is_of_parts_of_seats(self, match: Match) -> bool:
        """Whether a row speaks of the seats in a unit of which there are parts: it says of none."""
        return match.record.about is About.SEATS and not self._is_one(match.place.id)

    def _joint(
        self, matches: Sequence[Match], scheme: Scheme, prefer: Preference
    ) -> tuple[list[Match], list[Problem]]:
        """The records of new units that have ground of several old ones."""
        ledger = Ledger.of(((m.place.id, ending(m.record, scheme)) for m in matches), prefer=prefer)
        steps = timeline(ledger, key_days(ledger))
        found: list[Match] = []
        problems: list[Problem] = []
        for new, parts in self.walk.came_from.items():
            if self.walk.is_whole(new) or not any(part in steps for part in parts):
                continue
            unit = _Joint(self._new[new], [self.olds.get(part) for part in parts], scheme)
            found += [Match(record, unit.unit, How.CODE) for record in unit.records(steps)]
            problems += unit.told(self.walk.name)
        return found, problems

    def _tell_rows(self, matches: Sequence[Match]) -> Iterator[Problem]:
        """For which units the rows about an old one count."""
        for old in dict.fromkeys(match.place.id for match in matches):
            if self._is_one(old):
                continue
            shown, named = self.olds[old].shown, self._named(old)
            what = f"rows about '{shown}' count for {named}"
            yield note(
                Where(self.walk.name), what, code="crossed", value=shown, instead=f"for {named}"
            )

    def _named(self, old: str) -> str:
        """`West, East and a part of Joined`"""
        new = [one for one in self.walk.became[old] if one != OUTSIDE]
        whole = [self._new[one].shown for one in new if self.walk.is_whole(one)]
        parts = [self._new[one].shown for one in new if not self.walk.is_whole(one)]
        said = [_listed(whole)] if whole else []
        said += [f"a part of {_listed(parts)}"] if parts else []
        return " and ".join(said) or "no unit, for its ground lies outside"

    def _tell_seats(self, matches: Sequence[Match]) -> Iterator[Problem]:
        for match in matches:
            what = f"rows about the seats in '{match.place.shown}' say nothing of its parts"
            hint = "they are left out"
            yield note(match.record.where, what, hint, "crossed-seats", value=match.place.shown)


@dataclass(frozen=True)
class OldPositions:
    """Where positions lie, as far as the new shapes say it of the old units; see `Positions`."""

    crossing: Crossing
    at: Positions

    def unit_at(self, position: Position) -> str:
        new = self.at.unit_at(position)
        sources = self.crossing.walk.came_from.get(new, ())
        if all(source not in self.crossing.olds for source in sources):
            return new
        return sources[0] if len(sources) == 1 else ""

    def km_outside(self, unit_id: str, position: Position) -> float:
        new = self.crossing.walk.became.get(unit_id, (unit_id,))
        distances = [self.at.km_outside(one, position) for one in new if one != OUTSIDE]
        return min(distances, default=0.0)


class _Joint:
    """A new unit that has ground of several old ones; None among them is ground outside of all."""

    def __init__(self, unit: Place, parts: Sequence[Place | None], scheme: Scheme) -> None:
        self.unit, self._scheme = unit, scheme
        self._parts = [part for part in parts if part]
        self._is_open = len(self._parts) < len(parts)
        self._mixed = self._split = self._unheard = False

    def records(self, steps: Mapping[str, Sequence[ChangePoint]]) -> list[Record]:
        """A record for each day on which what all parts have together changes."""
        words = load_words()
        found: list[Record] = []
        last: date | None = None
        for day, now in together([part.id for part in self._parts], steps):
            status = self._status(now)
            if last is not None and found:
                found[-1] = replace(found[-1], until=day) if status is None else found[-1]
            last = day if status is not None else None
            if status is not None:
                found.append(self._record(day, status, now, words))
        return found

    def _status(self, now: Mapping[str, Holding]) -> str | None:
        """What the unit has by its parts, None for no data."""
        statuses = dict.fromkeys(holding.status for holding in now.values())
        if self._is_open or len(now) < len(self._parts):
            self._unheard |= bool(now)
            return None
        if len(statuses) == 1:
            return next(iter(statuses))
        mixed = self._mixed_status(statuses)
        self._mixed |= mixed is not None
        self._split |= mixed is None
        return mixed

    def _mixed_status(self, statuses: Iterable[str]) -> str | None:
        """The scheme's mixed status, where several parties hold the parts."""
        found = [self._scheme.status(status) for status in statuses]
        if any(status.role not in HELD for status in found):
            return None
        if len({status.actor or status.id for status in found}) == 1:
            return None
        mixed = (status.id for status in self._scheme.statuses if status.role is Role.MIXED)
        return next(mixed, None)

    def _record(self, day: date, status: str, now: Mapping[str, Holding], words: Words) -> Record:
        """The newest report of a part, as one of the unit; what they do not share is inferred."""
        reports = [now[part.id].record for part in self._parts]
        # What all parts are still reported to have.
        through = min(record.through or record.day for record in reports)
        newest = max(reports, key=lambda record: (record.day, record.order))
        bases = {record.basis for record in reports}
        sources = dict.fromkeys(record.source for record in reports if record.source)
        return replace(
            newest,
            status=status,
            status_text="",
            date=Span.of_day(day),
            until=None,
            through=through if through > day else None,
            basis=bases.pop() if len(bases) == 1 and status == newest.status else Basis.INFERRED,
            source="; ".join(sources),
            source_url=newest.source_url if len(sources) == 1 else "",
            note=self._note(now, words),
            label="",
            actor="",
        )

    def _note(self, now: Mapping[str, Holding], words: Words) -> str:
        """What each part has, where they differ; else the notes of their reports."""
        if len({holding.status for holding in now.values()}) == 1:
            notes = (now[part.id].record.note for part in self._parts)
            return "; ".join(dict.fromkeys(filter(None, notes)))
        parts = (
            words.say(
                "crosswalk.part",
                name=part.shown,
                label=self._scheme.status(now[part.id].status).label,
            )
            for part in self._parts
        )
        return words.say("crosswalk.note", parts=", ".join(parts))

    def told(self, file: str) -> Iterator[Problem]:
        parts = _listed([part.shown for part in self._parts])
        beside = f"'{self.unit.shown}' has ground of the older {parts}"
        why = "rows about all of them"
        if self._is_open:
            beside += " and of no old unit"
            why = "rows about all of its ground"
        tells = (
            (self._mixed, "held by several on some days: it is mixed then", "crossed-mixed"),
            (self._split, "of which the rows differ on some days: no data then", "crossed-differ"),
            (self._unheard, f"without {why} on some days: no data then", "crossed-unheard"),
        )
        for is_so, what, code in tells:
            if is_so:
                yield note(Where(file), f"{beside}, {what}", code=code, value=self.unit.shown)


def _listed(names: Sequence[str]) -> str:
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")
