# SPDX-License-Identifier: MIT
"""In which countries a name is known: `towns/names.bin`.

Names of units and towns, squeezed, stand as 32-bit checksums (CRC-32) beside the number of a
country in the order of `units/countries.json`: all checksums, ascending, little-endian, then as
many bytes for the countries. Of a name of several countries the checksum stands several times.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from geodata.build.natural_earth import HAS_ITS_OWN, Unit
from mapper.places.names import squeeze

# A shorter name is that of too many places.
SHORTEST = 3


def names_bytes(units: Mapping[str, Sequence[Unit]], made: Mapping[str, bytes]) -> bytes:
    """The index; `made` has the other files by path under `geodata/`."""
    number = {code: n for n, code in enumerate(json.loads(made["units/countries.json"]))}
    named = (*_of_units(units), *_of_towns(made["towns/towns.zip"]), *_of_its_own(made))
    keys = {(squeeze(text), code) for text, code in named if text}
    pairs = sorted(
        {(zlib.crc32(key.encode()), number[c]) for key, c in keys if len(key) >= SHORTEST}
    )
    checksums, countries = zip(*pairs, strict=True)
    return np.array(checksums, "<u4").tobytes() + np.array(countries, "u1").tobytes()


Named = Iterator[tuple[str, str]]


def _of_units(units: Mapping[str, Sequence[Unit]]) -> Named:
    for country, of in units.items():
        for unit in of:
            for text in (unit.id, unit.name, *unit.names.values(), *unit.others):
                yield text, country


def _of_towns(data: bytes) -> Named:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.namelist():
            for line in archive.read(member).decode().splitlines():
                row = line.split("\t")
                for text in (row[2], *row[-1].split("|")):
                    yield text, member.removesuffix(".tsv")


def _of_its_own(made: Mapping[str, bytes]) -> Named:
    """The names of the country that has a folder of its own."""
    for entry in json.loads(made[f"{HAS_ITS_OWN}/ADM1/full.geojson"])["features"]:
        for key in ("code", "name", "name_fa", "name_ps"):
            yield entry["properties"][key], HAS_ITS_OWN
    for path, columns in (
        (f"{HAS_ITS_OWN}/ADM1/aliases.csv", ("alias",)),
        (f"{HAS_ITS_OWN}/places.csv", ("name", "name_fa", "name_ps", "aliases")),
    ):
        for row in csv.DictReader(io.StringIO(made[path].decode())):
            for text in "|".join(row[column] for column in columns).split("|"):
                yield text, HAS_ITS_OWN
