# SPDX-License-Identifier: MIT
"""What a file calls its units besides their names: in other languages, and by other names.

ADM1_EN ADM1_AR          name name:ar name_alt         NAME_1 VARNAME_1 NL_NAME_1
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mapper.boundaries.features import Features
from mapper.boundaries.fields import Fields
from mapper.model.place import Place
from mapper.places.gazetteer import Alias
from mapper.places.names import squeeze
from mapper.tables.text import bare

# The heading of names without the language that it may end in: `ADM1` of `ADM1_EN`.
_LANGUAGE = r"[a-z]{2,3}(?:[_-][a-z]{2,4})?"
_STEM = re.compile(rf"(?P<stem>adm(?:in)?\d|name)[_:]?(?:name|{_LANGUAGE})?", re.IGNORECASE)
# Several names in one value.
_BETWEEN = re.compile(r"\s*[|;]\s*")
_KINDS = "alt|local|loc|int|official|short|long|nat|common"
# The codes of countries in datasets of OCHA for Ukraine and of MIMU stand for their languages.
_OF_COUNTRIES = {"ua": "uk", "mmr": "my"}
# What headings end in that is as short as a language and is none.
_NONE = frozenset((*_KINDS.split("|"), "ref", "old", "var"))
# COD-AB v2 says in another field in which language the first, second and third other names are.
_NUMBERED = re.compile(r"adm\d_name(\d)", re.IGNORECASE)
# What publishers write for nothing.
NOTHING = frozenset(("na", "n/a", "-", "none", "null", "nan"))


def other_names(features: Features, fields: Fields, units: Sequence[Place]) -> tuple[Alias, ...]:
    """Another name of a unit for each that its file gives, the same once.

    A name that another unit goes by is none: that unit is meant by it.
    """
    headings = [(h, found) for h in features.columns if (found := _of_names(h, fields.name))]
    if not headings:
        return ()
    taken = {squeeze(unit.name): unit.id for unit in units}
    aliases = {
        (unit.id, squeeze(text)): Alias(unit.id, text, lang or numbered[nth])
        for heading, (lang,) in headings
        for numbered in [_languages_of_numbered(heading, features)]
        for nth, (unit, value) in enumerate(zip(units, features.columns[heading], strict=True))
        for text in _texts(value)
        if squeeze(text) and taken.get(squeeze(text)) is None
    }
    return tuple(aliases.values())


def in_their_language(
    units: Sequence[Place], aliases: Sequence[Alias], language: str
) -> tuple[Place, ...]:
    """The units with the first of their other names in a language (ISO 639) as the local one."""
    local: dict[str, str] = {}
    for alias in aliases:
        if language and alias.lang == language:
            local.setdefault(alias.place_id, alias.text)
    return tuple(
        replace(unit, names={language: local[unit.id]}) if unit.id in local else unit
        for unit in units
    )


def _languages_of_numbered(heading: str, features: Features) -> Sequence[str]:
    """The language of each value of `adm2_name1`, as the field `lang1` has it; else nothing."""
    found = _NUMBERED.fullmatch(heading)
    values = features.columns.get(f"lang{found[1]}", ()) if found else ()
    return [_language(str(v or "")) for v in values] or [""] * len(features.shapes)


def _of_names(heading: str, names: str) -> tuple[str] | None:
    """The language of a field of other names, perhaps empty; None for any other field."""
    if heading == names:
        return None
    level = re.search(r"\d", names)
    for pattern in _patterns(names, level[0] if level else ""):
        found = re.fullmatch(pattern, heading, re.IGNORECASE)
        if found:
            return (_language(found.groupdict().get("lang") or ""),)
    return None


def _language(text: str) -> str:
    """An ISO 639 code as it stands in a heading, where some write that of the country."""
    code = text.casefold()
    return "" if code in _NONE else _OF_COUNTRIES.get(code, code)


def _patterns(names: str, level: str) -> Iterator[str]:
    """How headings of other names are written beside one of names."""
    stem = _STEM.fullmatch(names)
    if stem:
        base = re.escape(stem["stem"])
        yield rf"{base}(?:[_:](?P<lang>{_LANGUAGE}))?"
        yield rf"{base}_?(?:name_?)?(?:{_KINDS})\d?_?(?P<lang>[a-z]{{2,3}})?"
    if level:
        yield rf"(?:var|nl_)name_{level}"
        yield rf"adm(?:in)?{level}_?(?:alt|altnames?|alt\d_?|ref)(?P<lang>[a-z]{{2}})?"
        yield rf"adm(?:in)?{level}_?(?:(?:alt)?name|refname)\d?(?:_(?P<lang>[a-z]{{2,3}}))?"
    else:
        yield rf"(?:{_KINDS})_?name"
        yield r"(?:woe|gn|wikidata|nuts)_name"
        yield r"namelsad(?:20)?"
        yield rf"{re.escape(names)}_(?P<lang>mmr)\d?"


def _texts(value: object) -> Iterator[str]:
    """The names in a value; a number is none."""
    if isinstance(value, str):
        yield from (text for text in _BETWEEN.split(bare(value)) if text.casefold() not in NOTHING)
