# SPDX-License-Identifier: MIT
"""Records written as a control table read back as the same records."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mapper.model.dates import Span
from mapper.model.problem import Where
from mapper.model.record import About, Basis, Confidence, Kind, Record
from mapper.style.scheme_files import load_scheme
from mapper.tables.above import is_mark
from mapper.tables.formulas import guarded
from mapper.tables.kinds import border_country
from mapper.tables.parse import parse_table
from mapper.tables.read import read_table
from mapper.tables.text import bare, lines
from mapper.tables.write import write_csv
from tests.examples import costly

SCHEME = load_scheme("three-way")
NOWHERE = Where("nowhere")

# Texts that a spreadsheet would run as formulas are among them; a ditto mark says no name, and an
# error of a spreadsheet, `#N/A`, nothing.
TEXT = (
    (st.text(max_size=20) | st.text(alphabet="=+-@'\t;x", max_size=6))
    .map(bare)
    .filter(lambda text: not (is_mark(guarded(text)) or text.startswith("#")))
)
NAMES = TEXT.filter(lambda name: name and border_country(name) is None)
STATUSES = st.sampled_from(
    [(status.id, word) for status in SCHEME.statuses for word in (status.id, *status.synonyms)]
)
# Not so far apart that one of them would not be believed.
DAYS = st.dates(date(2005, 1, 1), date(2020, 12, 30))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    one, other = draw(DAYS), draw(DAYS)
    whole = [Span.of_day(one), Span.of_month(one.year, one.month), Span.of_year(one.year)]
    return draw(st.sampled_from([*whole, Span(min(one, other), max(one, other))]))


@st.composite
def records(draw: st.DrawFn) -> Record:
    span = draw(spans())
    status, word = draw(STATUSES)
    degrees = draw(st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)))
    later = st.integers(1, 4000).map(lambda days: span.last + timedelta(days=days))
    return Record(
        place=draw(NAMES),
        kind=draw(st.none() | st.sampled_from(Kind)),
        within=draw(TEXT),
        code=draw(TEXT),
        status=status,
        status_text=word,
        actor=draw(TEXT),
        date=span,
        until=draw(st.none() | later.filter(lambda day: day.year <= 2200)),
        reported=draw(st.none() | later.filter(lambda day: day.year <= 2200)),
        basis=draw(st.none() | st.sampled_from(Basis)),
        confidence=draw(st.none() | st.sampled_from(Confidence)),
        source=draw(TEXT),
        source_url=draw(st.sampled_from(["", "https://example.org/a?b=c;d,e"])),
        note=draw((st.text(max_size=40) | st.text(alphabet="=-@';\n\"x", max_size=9)).map(lines)),
        label=draw(TEXT),
        lat=degrees[0] if degrees else None,
        lon=degrees[1] if degrees else None,
        reach_km=draw(st.none() | st.floats(0, 5000)),
        about=draw(st.none() | st.sampled_from(About)),
        where=NOWHERE,
        order=0,
    )


def written(found: list[Record]) -> bytes:
    stream = io.StringIO(newline="")
    write_csv(found, stream)
    return stream.getvalue().encode()


@costly(50)
@given(st.lists(records(), min_size=1, max_size=6))
def test_write_then_read_gives_the_same_records(found: list[Record]) -> None:
    raw = read_table("-", stdin=io.BytesIO(written(found)))
    table = parse_table(raw, SCHEME)
    assert [problem for problem in table.problems if problem.stops] == []
    assert [replace(record, where=NOWHERE, order=0) for record in table.records] == found


def test_the_columns_come_in_the_documented_order() -> None:
    westmarch = Record(
        place="Westmarch",
        status="taliban",
        date=Span.of_month(2021, 8),
        where=NOWHERE,
        order=0,
        kind=Kind.UNIT,
        note="Two\nlines",
    )
    assert written([westmarch]).decode() == (
        "place,kind,within,code,status,actor,date,until,reported,basis,confidence,source,"
        "source_url,note,label,lat,lon,reach_km,about\n"
        'Westmarch,unit,,,taliban,,2021-08,,,,,,,"Two\nlines",,,,,\n'
    )


def test_a_formula_is_text_in_a_spreadsheet() -> None:
    row = Record(
        place="=HYPERLINK(A1)",
        status="taliban",
        date=Span.of_day(date(2021, 8, 5)),
        where=NOWHERE,
        order=0,
        note="+93",
        lat=-5.5,
        lon=-1.0,
    )
    cells = written([row]).decode().splitlines()[1]
    assert cells == "'=HYPERLINK(A1),,,,taliban,,2021-08-05,,,,,,,'+93,,-5.5,-1.0,,"
