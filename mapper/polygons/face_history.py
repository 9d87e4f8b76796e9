# SPDX-License-Identifier: MIT
"""Polygons of many days as faces: pieces of ground that have one status each on every day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from mapper.errors import CutError
from mapper.geometry.faces import GRID_DEG, SLIVER_M, Cover, DayGround, Faces, Run, cut_faces
from mapper.geometry.noding import Spread
from mapper.geometry.windings import NOTHING
from mapper.model.drawings import drawing_on, ended_since
from mapper.model.problem import Problem, Where, note
from mapper.model.provenance import Provenance
from mapper.model.record import Basis, Confidence, Record
from mapper.model.scheme import Scheme
from mapper.model.texts import counted
from mapper.model.voice import SILENT, Voice
from mapper.polygons.kept_lines import KeptLines
from mapper.polygons.polygon_file import REST
from mapper.polygons.refused_cut import refused
from mapper.polygons.told_ground import at_most_km2, told_km2

if TYPE_CHECKING:
    import geopandas
    from shapely import Geometry

    from mapper.polygons.polygon_history import DrawnDay, PolygonHistory

TOLD = 10
# What fills the rest of an outline lies under all that was drawn.
UNDER = -1
# The code of what was left out when faces were cut that are read again.
LEFT_OUT = "left-out"

# What a record says beside its status, as a voice has it.
OfVoice = tuple[str, str, Basis | None, Confidence | None, str]


@dataclass(frozen=True, slots=True)
class Rest:
    """The status of all ground of an outline (WGS84 degrees) on which nothing was drawn."""

    status: str
    outline: Geometry


FACE_COLUMNS = (
    *("face", "status", "valid_from", "valid_to", "area_km2"),
    *("source", "basis", "confidence", "note"),
)


@dataclass(frozen=True, kw_only=True)
class FaceHistory:
    """Faces with their statuses over time.

    - `days`: those that were drawn, and `ended`, those on which only a status ends (see
      `face_ends`), ascending. A day between two of them is as the one before.
    - `statuses`: ids by the numbers that the runs of `faces` have as labels.
    - `voices`: what is said beside the statuses, each once; `said`: for every run of every face
      the number of its voice, 0 where it has no status.
    - `problems`: what was told while reading and cutting.
    - `provenance`: whose outline was drawn on, where there is one.
    - `clipped`: the name of the boundaries that the ground was cut to, or empty.
    - `rest`, `grid_deg`, `sliver_m`: how it was cut, and how more days are.
    - `lines`: those that a file of kept faces has of them, packed for a page.
    """

    name: str
    scheme: Scheme
    days: tuple[date, ...]
    statuses: tuple[str, ...]
    faces: Faces
    voices: tuple[Voice, ...] = (SILENT,)
    said: tuple[tuple[int, ...], ...] = ()
    problems: tuple[Problem, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    rest: Rest | None = None
    clipped: str = ""
    grid_deg: float = GRID_DEG
    sliver_m: float = SLIVER_M
    ended: tuple[date, ...] = ()
    lines: KeptLines | None = field(default=None, compare=False)

    def to_gdf(self) -> geopandas.GeoDataFrame:
        """A row for each face and stretch of days with one status, shapes in WGS84 degrees.

        Columns: ``face`` (counted from 0, from west to east), ``status``, ``valid_from``,
        ``valid_to`` (that day not included; missing while it lasts), ``area_km2`` (equal-area,
        EPSG:6933), ``source``, ``basis``, ``confidence``, ``note``, ``geometry``.
        """
        import geopandas
        import pandas

        rows = [row for nth in range(len(self.faces.shapes)) for row in self._stretches(nth)]
        frame = pandas.DataFrame(rows, columns=list(FACE_COLUMNS))
        days = {name: pandas.to_datetime(frame[name]) for name in ("valid_from", "valid_to")}
        shapes = [self.faces.shapes[face] for face in frame["face"]]
        return geopandas.GeoDataFrame(frame.assign(**days), geometry=shapes, crs="EPSG:4326")

    def _stretches(self, nth: int) -> Iterator[tuple[Any, ...]]:
        """What one face was, in the order of `FACE_COLUMNS`."""
        runs = self.faces.runs[nth]
        ends = [self.days[first] for first, _ in runs[1:]]
        for (first, label), end, said in zip_longest(runs, ends, self.said[nth]):
            if label != NOTHING:
                voice = self.voices[said or 0]
                area = self.faces.area_km2[nth]
                told = (voice.source, voice.basis, voice.confidence, voice.note)
                yield (nth, self.statuses[label], self.days[first], end, area, *told)

    def __repr__(self) -> str:
        return f"<FaceHistory: {self.name}, {self.size}>"

    @property
    def size(self) -> str:
        """How many faces of how many days: `4,100 faces of 770 days`."""
        faces, days = counted(len(self.faces.shapes), "face"), counted(len(self.days), "day")
        return f"{faces} of {days}"

    @cached_property
    def drawn(self) -> tuple[date, ...]:
        """The days that were drawn."""
        ended = {*self.ended}
        return tuple(day for day in self.days if day not in ended)

    def drawing_of(self, day: date) -> date | None:
        """The day of the drawing that counts on a day; None before the first."""
        return drawing_on(self.drawn, day)

    def ended_by(self, day: date) -> date | None:
        """The last day up to `day` on which a status ended after the drawing that counts."""
        return ended_since(self.drawn, self.ended, day)


def cut_history(
    history: PolygonHistory,
    *,
    rest: Rest | None = None,
    clipped: str = "",
    grid_deg: float = GRID_DEG,
    sliver_m: float = SLIVER_M,
    spread: Spread | None = None,
) -> FaceHistory:
    """Cut what was drawn on all days into faces; see `geometry.faces`.

    Where several statuses lie on one piece of ground on one day contested counts first, then
    mixed, then the later one in the order of the scheme; the `rest` of an outline counts
    last. Such overlaps are among the problems, as is what was too thin. `clipped` names the
    boundaries that all was cut to before; `spread` has the lines cut by others. Raises
    BoundaryError, with file, day and place, where ground cannot be cut without changing it.
    """
    statuses = statuses_of(history)
    labels = Labels.of(history.scheme, statuses, rest.status if rest else None)
    try:
        faces = cut_faces(
            [DayGround(day.shapes, labels.drawn(day)) for day in history.days],
            labels.rank,
            counts_as=labels.counts_as,
            grid_deg=grid_deg,
            sliver_m=sliver_m,
            spread=spread,
        )
    except CutError as error:
        raise refused(error, history.days, history.name) from None
    voices, said = voices_of(faces, statuses, history.days)
    days = tuple(day.day for day in history.days)
    faces = replace(faces, covers=labels.told(faces.covers))
    names = [history.scheme.status(status).label for status in statuses]
    told = (
        *tell_overlaps(history.name, faces.covers, names, days),
        *tell_slivers(history.name, faces.slivers, faces.slivers_km2, sliver_m),
    )
    return FaceHistory(
        name=history.name,
        scheme=history.scheme,
        days=days,
        statuses=statuses,
        faces=faces,
        voices=voices,
        said=said,
        problems=tuple(sorted((*history.problems, *told))),
        rest=rest,
        clipped=clipped,
        grid_deg=grid_deg,
        sliver_m=sliver_m,
    )


def statuses_of(history: PolygonHistory) -> tuple[str, ...]:
    """Every status that was drawn some day, in the order of the scheme."""
    drawn = {status for day in history.days for status in day.statuses}
    return tuple(status.id for status in history.scheme.statuses if status.id in drawn)


@dataclass(frozen=True, slots=True)
class Labels:
    """The numbers that statuses have while faces are cut.

    - `number`: by the id of a status.
    - `rank`: of every label; that of the highest rank counts where several lie on one ground.
    - `counts_as`: what a label is in the end. What fills the rest of an outline has a label of its
      own, the last one, under all that was drawn, its own status included.
    """

    number: Mapping[str, int]
    rank: tuple[int, ...]
    counts_as: tuple[int, ...]

    @classmethod
    def of(cls, scheme: Scheme, statuses: Sequence[str], rest: str | None) -> Labels:
        number = {status: nth for nth, status in enumerate(statuses)}
        rank, counts_as = [scheme.claim(status) for status in statuses], [*number.values()]
        if rest in number:
            rank.append(UNDER)
            counts_as.append(number[rest])
        return cls(number, tuple(rank), tuple(counts_as))

    def drawn(self, day: DrawnDay) -> list[int]:
        """The labels of the polygons of a day."""
        last = len(self.counts_as) - 1
        return [
            last if record.place == REST and last == len(self.number) else self.number[status]
            for status, record in zip(day.statuses, day.records, strict=True)
        ]

    def told(self, covers: Sequence[Cover]) -> tuple[Cover, ...]:
        """The overlaps worth telling: the rest lies under all others on purpose."""
        return tuple(cover for cover in covers if cover.covered < len(self.number))


# --- voices -------------------------------------------------------------------------------


def voice_of(record: Record) -> Voice:
    return Voice(*_said_by(record))


def _said_by(record: Record) -> OfVoice:
    """What a voice is made of; a voice itself takes longer to make and to look up."""
    return record.source, record.source_url, record.basis, record.confidence, record.note


def voices_of(
    faces: Faces, statuses: Sequence[str], days: Sequence[DrawnDay]
) -> tuple[tuple[Voice, ...], tuple[tuple[int, ...], ...]]:
    """What was said when each run began, and the number of that for every run of every face."""
    numbers: dict[OfVoice, int] = {}
    spoken = [_spoken(day, numbers) for day in days]
    voices = tuple(Voice(*said) for said in numbers) or (SILENT,)
    if len(voices) == 1:
        return voices, tuple((0,) * len(runs) for runs in faces.runs)
    points = shapely.point_on_surface(np.array(faces.shapes, dtype=object))
    said = tuple(
        tuple(_said(run, nth, statuses, spoken, days, points) for run in runs)
        for nth, runs in enumerate(faces.runs)
    )
    return voices, said


def _spoken(day: DrawnDay, numbers: dict[OfVoice, int]) -> Mapping[str, list[tuple[int, int]]]:
    """For every status of a day its shapes: the number of each and that of its voice."""
    spoken: dict[str, list[tuple[int, int]]] = {}
    for nth, (status, record) in enumerate(zip(day.statuses, day.records, strict=True)):
        voice = numbers.setdefault(_said_by(record), len(numbers))
        spoken.setdefault(status, []).append((nth, voice))
    return spoken


def _said(
    run: Run,
    face: int,
    statuses: Sequence[str],
    spoken: Sequence[Mapping[str, list[tuple[int, int]]]],
    days: Sequence[DrawnDay],
    points: np.ndarray,
) -> int:
    """The voice behind a run: of several for its status that of the shape over the face."""
    day, label = run
    if label == NOTHING:
        return 0
    given = spoken[day].get(statuses[label], [])
    if len({voice for _, voice in given}) > 1:
        for nth, voice in reversed(given):
            if shapely.intersects(days[day].shapes[nth], points[face]):
                return voice
    return given[0][1] if given else 0


# --- what to tell -------------------------------------------------------------------------


def tell_overlaps(
    name: str, covers: Sequence[Cover], labels: Sequence[str], days: Sequence[date]
) -> Iterator[Problem]:
    """A note for each pair of statuses that were drawn on the same ground."""
    for one in covers[:TOLD]:
        what = (
            f"{labels[one.covered]} and {labels[one.kept]} overlap by "
            f"{at_most_km2(one.area_km2)} ({days[one.day]}), counted for {labels[one.kept]}"
        )
        yield note(Where(name), what, code="overlap")
    more = covers[TOLD:]
    if more:
        yield note(Where(name), f"{len(more)} more pairs of statuses overlap", code="overlap")


def tell_slivers(name: str, count: int, km2: float, limit: float) -> Iterator[Problem]:
    """A note on `count` pieces that went to a neighbour, `km2` together."""
    if not count:
        return
    one = count == 1
    yield note(
        Where(name),
        f"{count} {'piece' if one else 'pieces'} thinner than {limit:g} m between the "
        f"lines of different days, {told_km2(km2)}, "
        f"{'counts' if one else 'count'} with the ground beside {'it' if one else 'them'}",
        code="slivers",
    )
