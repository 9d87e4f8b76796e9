# SPDX-License-Identifier: MIT
"""Single cells and options: what a person types as a day, a position, shares, a condition, a name.

What reads one takes microseconds, and no file stands between: these are tried far more often than
whole files are. A case is one of the sound lines, changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timezone
from functools import cache
from typing import Any, NamedTuple

from mapper.boundaries.where import parse_where
from mapper.errors import MapperError, UsageError
from mapper.model.scheme import Scheme
from mapper.places.marks import other_ways
from mapper.places.names import normalise
from mapper.places.sounds import sound_asked
from mapper.style.scheme_files import load_scheme
from mapper.tables.conditions import ConditionError, parse_condition
from mapper.tables.coordinates import CoordinateError, parse_coordinates
from mapper.tables.dates import DateError, parse_span
from mapper.tables.formulas import freed, guarded
from mapper.tables.mgrs import mgrs_position
from mapper.tables.shares import fault_of, parse_shares
from mapper.tables.text import bare, lines, one_line, quoted, visible
from mapper.tables.zones import offset_text, parse_zone

ROW: Mapping[str, Any] = {
    "place": "Westmarch", "status": "taliban", "date": "2021-08-02", "share": 0.5, "note": None,
}  # fmt: skip


class Cells(NamedTuple):
    """Sound lines, what reads one, and the errors that are its refusal."""

    sound: str
    read: Callable[[str], object]
    refusals: tuple[type[Exception], ...] = ()


@cache
def scheme() -> Scheme:
    return load_scheme()


def position(line: str) -> object:
    lat, _, lon = line.partition("\t")
    return parse_coordinates(lat, lon)


def grid_reference(line: str) -> object:
    """A reference of MGRS lies on the earth."""
    found = mgrs_position(line)
    if found is not None:
        assert abs(found[0]) <= 90
        assert abs(found[1]) <= 180
    return found


def shares(line: str) -> object:
    found = parse_shares(line)
    return found and (str(found), fault_of(found, scheme()))


def condition(line: str) -> object:
    return parse_condition(line).test(lambda name: ROW.get(name))


def zone(line: str) -> object:
    found = parse_zone(line)
    return offset_text(found) if isinstance(found, timezone) else found


def name(line: str) -> object:
    """A name is as it is, once it has been made plain; so is what it may be written as."""
    plain = normalise(line)
    assert normalise(plain) == plain
    return other_ways(line), sound_asked(plain)


def text(line: str) -> object:
    """A text that was cleaned is clean; what a spreadsheet is kept from comes back as it was."""
    for clean in (bare, lines, one_line):
        assert clean(clean(line)) == clean(line)
    assert visible(visible(line)) == visible(line)
    assert freed(guarded(line)) == line
    return quoted(line)


CELLS: Mapping[str, Cells] = {
    "dates.txt": Cells(
        "2021-08-05\n5 August 2021\n2021-08-05T12:00Z\n31/08/2021\n2021-08-01/2021-09-30\n44413\n",
        parse_span,
        (DateError,),
    ),
    "positions.txt": Cells(
        "34.52\t69.18\n34,52\t69,18\n34°31'12\"N\t69°10'48\"E\nN 34 31.2\tE 69 10.8\n-5\t170\n",
        position,
        (CoordinateError,),
    ),
    "references.txt": Cells(
        "42SWD1234567890\n42S WD 1234 5678\n31UDQ48251193\nYZG\n", grid_reference
    ),
    "shares.txt": Cells(
        "taliban 60%, government 40%\n60 % taliban; 40 % government\ncontested (100%)\n"
        "taliban: 33,3% | government: 66,7%\n٦٠٪ taliban و ٤٠٪ government\n",
        shares,
    ),
    "conditions.txt": Cells(
        "status = taliban and date >= 2021-08-01\nplace in (Westmarch, 'East vale') "
        "or not share < 1\n"
        "[place] contains west and (note is empty)\n`date` != 2021-08 and status not in (a, b)\n",
        condition,
        (ConditionError,),
    ),
    "choices.txt": Cells(
        "level=4, country!=X\nname='a, b' and level=1|2\nkind<>city\n", parse_where, (UsageError,)
    ),
    "zones.txt": Cells("Asia/Kabul\n+04:30\nUTC-3\nZ\nGMT+14\n", zone, (ValueError,)),
    "names.txt": Cells(
        "Shǎnxī\nНово-Ивановка\nSaint-Étienne (Loire)\nقندهار\nDistrict of Şırnak\n", name
    ),
    "texts.txt": Cells("=1+1\n'=2\n\u202eabc\u202c d\n a\tb\x1b[2J\n\u2067x\u2069; @y\n", text),
}


def reader_of(cells: Cells) -> Callable[[bytes], object]:
    """What reads a cell; what refuses it is an error of mapper's."""

    def read(data: bytes) -> object:
        line = data.decode("utf-8", errors="replace")
        try:
            return cells.read(line)
        except cells.refusals as error:
            raise MapperError(one_line(str(error))) from None

    return read
