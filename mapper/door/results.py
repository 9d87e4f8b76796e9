# SPDX-License-Identifier: MIT
"""What Python gets back: values with a short word for themselves, and frames."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, TypeVar

from mapper.comparison.data import change_columns
from mapper.comparison.data import rows as change_rows
from mapper.comparison.model import Comparison as ComparisonValues
from mapper.comparison.words import sentence
from mapper.control.situation import Situation
from mapper.counting.data import columns as day_columns
from mapper.counting.data import rows as day_rows
from mapper.counting.series import Series
from mapper.joined.frames import frame_of, geo_frame_of
from mapper.joined.one_day import day_table
from mapper.model.problem import Problem
from mapper.model.texts import counted
from mapper.style.words import load_words
from mapper.verbs.check import JoinReport as ReportValues
from mapper.verbs.check import report_as_text

if TYPE_CHECKING:
    import geopandas
    import pandas

T = TypeVar("T")


def shown_as(kind: type[T], values: Any, **more: Any) -> T:
    """The same values as a kind that has frames."""
    held = {field.name: getattr(values, field.name) for field in fields(values)}
    return kind(**held, **more)


@dataclass(frozen=True, kw_only=True, repr=False)
class Comparison(ComparisonValues):
    """What changed between two days; see `diff`.

    Its parts are plain values: `transitions`, `accounts`, `changes`, `returns`, `turns`, `scope`.
    """

    def to_frame(self) -> pandas.DataFrame:
        """A row for each place of which there is something to say, as `mapper diff -o x.csv`.

        Columns: ``id name kind what before after seen_before seen_after flips change_kind hands``
        and more; where rows are about ground ``area_km2`` (equal-area, EPSG:6933), ``population``.
        """
        import pandas

        return pandas.DataFrame([*change_rows(self)], columns=change_columns(self))

    def to_gdf(self) -> geopandas.GeoDataFrame:
        """The rows of `to_frame` that are units, with their shapes in WGS84 degrees."""
        import geopandas

        shapes = dict(
            zip((u.id for u in self.boundaries.units), self.boundaries.shapes, strict=True)
        )
        frame = self.to_frame()
        units = frame[frame["id"].isin(shapes)].reset_index(drop=True)
        return geopandas.GeoDataFrame(
            units, geometry=[shapes[id_] for id_ in units["id"]], crs="EPSG:4326"
        )

    def __repr__(self) -> str:
        return f"<Comparison: {sentence(self, load_words())}>"

    def _repr_html_(self) -> str:
        from html import escape

        return f"<p>{escape(sentence(self, load_words()))}</p>{_table(self.to_frame())}"


@dataclass(frozen=True, kw_only=True, repr=False)
class History(Series):
    """What each status held on each day; see `stats`.

    - `problems`: what is worth knowing of the table.
    """

    problems: tuple[Problem, ...] = ()

    def to_frame(self) -> pandas.DataFrame:
        """A row for each day and status, as `mapper stats -o x.csv`.

        Columns: ``date status count stale``, and where rows are about ground ``area_km2``
        (equal-area, EPSG:6933), ``share`` (per cent of the area), ``population``. No status is
        no data.
        """
        import pandas

        frame = pandas.DataFrame([*day_rows(self)], columns=day_columns(self))
        return frame.assign(date=pandas.to_datetime(frame["date"]))

    def __repr__(self) -> str:
        first, last = self.days[0].day, self.days[-1].day
        days = counted(len(self.days), "day")
        return f"<History: {days}, {first} to {last}, {self.boundaries.name}>"

    def _repr_html_(self) -> str:
        return _table(self.to_frame())


@dataclass(frozen=True, kw_only=True, repr=False)
class State(Situation):
    """Who held what on one day; see `as_of`.

    - `problems`: what is worth knowing of the table.
    """

    problems: tuple[Problem, ...] = ()

    def to_frame(self) -> pandas.DataFrame:
        """A row for each unit, place and border region, as `mapper export -o x.csv`."""
        return frame_of(day_table(self, load_words(), {}))

    def to_gdf(self) -> geopandas.GeoDataFrame:
        """The rows of `to_frame` with their shapes in WGS84 degrees, and the column ``layer``."""
        return geo_frame_of(day_table(self, load_words(), {}))

    def __repr__(self) -> str:
        held = counted(len(self.snapshot.holdings), "holding")
        return f"<State: {self.snapshot.day}, {held}, {self.boundaries.name}>"

    def _repr_html_(self) -> str:
        return _table(self.to_frame())


@dataclass(frozen=True, kw_only=True, repr=False)
class JoinReport(ReportValues):
    """How the rows of a table found their places; see `check`.

    - `problems` stop a map, `notes` are only worth knowing; `sound`: there are no problems.
    """

    def to_frame(self) -> pandas.DataFrame:
        """A row for each record with a place.

        Columns: ``place status date line`` of the table, ``id name kind`` of the place that was
        found, ``how`` and ``score`` (from 0 to 100, of matches by likeness).
        """
        import pandas

        columns = ["place", "status", "date", "line", "id", "name", "kind", "how", "score"]
        rows = [
            (
                match.record.place,
                match.record.status,
                match.record.day,
                match.record.where.line,
                match.place.id,
                match.place.shown,
                match.place.kind.value,
                match.how.value,
                match.score,
            )
            for match in self.matches
        ]
        frame = pandas.DataFrame(rows, columns=columns)
        return frame.assign(date=pandas.to_datetime(frame["date"]))

    def __repr__(self) -> str:
        placed = sum(self.matched.values())
        stopping = counted(len(self.problems), "problem")
        return f"<JoinReport: {self.table}, {placed:,} of {self.records:,} placed, {stopping}>"

    def __str__(self) -> str:
        return report_as_text(self)

    def _repr_html_(self) -> str:
        from html import escape

        return f"<pre>{escape(str(self))}</pre>"


def _table(frame: pandas.DataFrame) -> str:
    """The first rows of a frame as HTML."""
    return str(frame._repr_html_())
