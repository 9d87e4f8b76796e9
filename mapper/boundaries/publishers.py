# SPDX-License-Identifier: MIT
"""Whose fields a boundary file has, and what is known of such files: country, vintage and terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mapper.boundaries.countries import BundledCountry, country_called
from mapper.boundaries.features import Features
from mapper.boundaries.fields import Columns, find, fold, is_given, of_mimu
from mapper.boundaries.units import text_of

OF_FORM = {
    "geoBoundaries": ("geoBoundaries", "CC BY 4.0, where the file's own metadata say no other"),
    "COD-AB": ("OCHA, Common Operational Datasets", "as its page at data.humdata.org says"),
    "GADM": ("GADM", "not to be passed on nor sold without GADM's permission (gadm.org/license)"),
    "Natural Earth": ("Natural Earth", "public domain"),
    "GISCO": ("© EuroGeographics for the administrative boundaries", "not to be sold"),
    "US Census": ("US Census Bureau", "public domain"),
    "MIMU": ("MIMU", "as themimu.info says"),
    "OpenStreetMap": ("© OpenStreetMap contributors", "ODbL 1.0"),
    "Overture": ("© OpenStreetMap contributors, Overture Maps Foundation", "ODbL 1.0"),
}


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes files of a form: `form` is what it is called, `family` with all its versions.

    `credit` is the credit to print, `licence` the terms, as the publisher words them for all.
    """

    form: str
    family: str

    @property
    def credit(self) -> str:
        return OF_FORM[self.family][0]

    @property
    def licence(self) -> str:
        return OF_FORM[self.family][1]


def publisher_of(columns: Columns) -> Publisher | None:
    """Whose fields these are; None where they are nobody's that is known."""
    fields = frozenset(map(fold, columns))
    for form, family, knows in _KNOWN:
        if any(signs <= fields for signs in knows):
            return Publisher(form, family)
    if of_mimu(columns):
        return Publisher("MIMU", "MIMU")
    cod = next((name for name, forms in _CODS.items() if _has_level(fields, forms)), None)
    return Publisher(cod, "COD-AB") if cod else None


def _sets(*texts: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(text.split()) for text in texts)


# Headings, folded, that stand together in files of one publisher and of no other.
_KNOWN = (
    ("geoBoundaries", "geoBoundaries", _sets("shapegroup shapetype")),
    ("GADM 3.6", "GADM", _sets("gid0 name0 gid1")),
    ("GADM 4", "GADM", _sets("gid0 country", "gid1 name1", "gid2 name2")),
    ("Natural Earth", "Natural Earth", _sets("adm1code iso31662")),
    ("GISCO NUTS", "GISCO", _sets("nutsid levlcode")),
    ("GISCO LAU", "GISCO", _sets("giscoid lauid")),
    ("US Census", "US Census", _sets("statefp geoid", "statefp20 geoid20", "statefp geoid20")),
    ("Overture", "Overture", _sets("subtype parentdivisionid")),
    ("OpenStreetMap", "OpenStreetMap", _sets("osmid adminlevel", "id adminlevel")),
)
_CODS = {
    "COD-AB v2": ("adm{n}name", "adm{n}pcode"),
    "COD-AB v1": (r"adm{n}[a-z]{{2}}", "adm{n}pcode"),
    "COD-AB, older": (r"admin{n}name(?:[a-z]{{2}})?", "admin{n}pcode?"),
}


def _has_level(fields: Iterable[str], forms: Sequence[str]) -> bool:
    """Whether fields have the names and the codes of one level in this form."""
    there = [*fields]
    return any(
        all(any(re.fullmatch(form.format(n=n), field) for field in there) for form in forms)
        for n in range(5)
    )


# --- the country --------------------------------------------------------------------------

_COUNTRY_CODES = (
    *("shapegroup", "gid0", "adm0pcode", "admin0pcode", "admin0pcod", "adm0a3", "cntrcode"),
    *("iso3", "iso31661", "iso31661alpha3", "countrycode"),
)
_COUNTRY_NAMES = (
    *("country", "adm0name", "adm0en", "adm0fr", "adm0es", "adm0pt", "admin0nameen", "admin0name"),
    *("name0", "admin"),
)
# Eurostat writes two countries otherwise than ISO 3166.
_OTHERWISE = {"EL": "GR", "UK": "GB"}
_WHOSE_COUNTRY = {"US Census": "USA", "MIMU": "MMR"}


def countries_in(columns: Columns, publisher: Publisher | None) -> tuple[BundledCountry, ...]:
    """The countries that the fields of a file name, and none where no field does."""
    for forms in (_COUNTRY_CODES, _COUNTRY_NAMES):
        heading = find(columns, forms)
        if heading is not None:
            texts = dict.fromkeys(text_of(v) for v in columns[heading] if is_given(v))
            known = {country.code: country for country in map(_country, texts) if country}
            if known:
                return tuple(known.values())
    own = _WHOSE_COUNTRY.get(publisher.family if publisher else "")
    country = country_called(own) if own else None
    return (country,) if country else ()


def _country(text: str) -> BundledCountry | None:
    return country_called(_OTHERWISE.get(text, text))


# --- the vintage --------------------------------------------------------------------------

_VINTAGES = ("validon", "date", "version")
_YEAR = re.compile(r"(?<!\d)(19[5-9]\d|20\d\d)(?!\d)")
_GADM = re.compile(r"gadm_?(\d)\.?(\d)?", re.IGNORECASE)


def vintage_of(columns: Columns, file: str) -> str:
    """The day, version or year that a file is of, as it says; empty where it says nothing.

    By a field of which all units have one value, else by the name of the file.
    """
    said = [one for heading in _VINTAGES if (one := _only(columns, heading))]
    if said:
        return said[0]
    version = _GADM.search(file)
    if version:
        return ".".join(filter(None, version.groups()))
    years = dict.fromkeys(_YEAR.findall(file))
    return next(iter(years)) if len(years) == 1 else ""


def _only(columns: Columns, heading: str) -> str:
    """The value that all units have; of a day and an hour the day."""
    found = find(columns, [heading])
    values = {text_of(value) for value in columns[found] if is_given(value)} if found else set()
    text = values.pop() if len(values) == 1 else ""
    return text[:10] if re.match(r"\d{4}-\d{2}-\d{2}", text) else text


# --- what is no text ----------------------------------------------------------------------


def without_empty_words(features: Features) -> Features:
    """The features of GADM without the text `NA`, which it writes for nothing."""
    publisher = publisher_of(features.columns)
    if publisher is None or publisher.family != "GADM":
        return features
    columns = {
        heading: [None if value == "NA" else value for value in values]
        for heading, values in features.columns.items()
    }
    return Features(features.shapes, columns, features.numbers)
