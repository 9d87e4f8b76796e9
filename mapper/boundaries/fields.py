# SPDX-License-Identifier: MIT
"""Which field of a boundary file holds the names, the codes and the parents of its units."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mapper.boundaries.options import AS_IT_IS, BoundaryOptions
from mapper.boundaries.population import find_population, has_people
from mapper.errors import BoundaryError
from mapper.model.spelling import argument

# Headings that publishers of boundaries use, in order of trust, without case and signs; {n} is
# the level, 1 for provinces.
LEVEL_NAMES = (
    *("adm{n}en", "adm{n}name", "admin{n}nameen", "admin{n}name", "name{n}"),
    # Common operational datasets of countries that speak no English.
    *("adm{n}fr", "adm{n}es", "adm{n}pt", "admin{n}namefr", "admin{n}namees", "admin{n}namept"),
    *("adm{n}", "admin{n}"),
)
LEVEL_CODES = ("adm{n}pcode", "adm{n}code", "admin{n}pcode", "admin{n}pcod", "gid{n}", "hasc{n}")
PLAIN_NAMES = (
    *("name", "nameen", "shapename", "nam", "namelatn", "district", "province", "adminname"),
    "label",
)
# Of the plain ones those that may be of another level than the units.
OF_LEVELS = ("district", "province")
PLAIN_CODES = (
    *("pcode", "iso31662", "shapeiso", "nutsid", "geoid", "geoid20", "code", "iso", "hasc", "id"),
    "shapeid",
)
PLAIN_PARENTS = ("parent", "within", "province", "region", "admin1", "adm1", "statename", "state")
# Myanmar's levels by their letters, as MIMU publishes them, the deepest first: village tracts,
# townships, districts, states; each with `_PCODE`.
MIMU = {"vt": 4, "ts": 3, "dt": 2, "st": 1}
LEVELS = (4, 3, 2, 1)
EXAMPLES = 3
# Names tell more than this share of the units apart; a few districts share theirs.
APART = 0.8

Columns = Mapping[str, Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Fields:
    """The headings of the names, codes, parents and people; the last three may be missing.

    `notes`: why a field that looked like one of them was not taken.
    """

    name: str
    code: str | None = None
    within: str | None = None
    notes: tuple[str, ...] = ()
    population: str | None = None


def choose_fields(columns: Columns, file: str, options: BoundaryOptions = AS_IT_IS) -> Fields:
    """The fields asked for, or those whose headings leave no doubt.

    `columns` has the values of every field by heading, None for missing ones. Raises
    BoundaryError where a field that is asked for does not exist, where one for people has no
    numbers, or where the names could stand in several fields.
    """
    for option in ("name_field", "code_field", "within_field", "population_field"):
        field = getattr(options, option)
        if field is not None and field not in columns:
            raise BoundaryError(
                f"{file}: no field named {field!r} — {argument(option)} takes one of: "
                + ", ".join(columns)
            )
    name, renamed = (options.name_field, ()) if options.name_field else telling_apart(columns)
    if name is None and not text_fields(columns):
        raise BoundaryError(
            f"{file}: has no text fields, so the units have no names — add a field of names"
            + (
                f", or say {argument('name_field')} with one of: {', '.join(columns)}"
                if columns
                else ""
            )
        )
    if name is None:
        raise BoundaryError(
            f"{file}: cannot tell which field holds the names — say "
            f"{argument('name_field')} with one of: {described(columns)}"
        )
    people = options.population_field
    if people and not has_people(columns[people]):
        raise BoundaryError(
            f"{file}: the field {people!r} has no numbers of people — "
            f"choose another with {argument('population_field')}"
        )
    level = level_of(name)
    above = of_mimu(columns)
    if above and not (options.name_field or options.code_field):
        deepest, *others = above
        code = find(columns, [f"{deepest}pcode"])
        within = options.within_field or find(columns, others[:1])
        return Fields(name, code, within, renamed, people or find_population(columns))
    code, told = (options.code_field, ()) if options.code_field else find_code(columns, level, name)
    return Fields(
        name,
        code,
        options.within_field or find_parent(columns, level, name),
        (*renamed, *told),
        people or find_population(columns),
    )


def level_of(heading: str) -> int | None:
    """The administrative level that a heading for names tells: 2 for `ADM2_EN`."""
    return next((n for n in LEVELS if fold(heading) in _at(LEVEL_NAMES, n)), None)


def find_name(columns: Columns) -> str | None:
    """The field of names: of the deepest level, else by its heading."""
    forms = [form for level in LEVELS for form in _at(LEVEL_NAMES, level)]
    return find(columns, [*of_mimu(columns)[:1], *_of_osm(columns), *forms, *PLAIN_NAMES])


def _of_osm(columns: Columns) -> list[str]:
    """English names before local ones in an extract of OpenStreetMap, where all units have one."""
    english = find(columns, ["nameen"])
    if english is None or find(columns, ["adminlevel"]) is None:
        return []
    return ["nameen"] if all(map(is_given, columns[english])) else []


def of_mimu(columns: Columns) -> list[str]:
    """The letters of the levels that a file of MIMU has, the deepest first; none of any other."""
    folded = {fold(heading) for heading in columns}
    return [level for level in MIMU if {level, f"{level}pcode"} <= folded]


def telling_apart(columns: Columns) -> tuple[str | None, tuple[str, ...]]:
    """The field of names, and why not the one that is called so.

    A field of districts or provinces that has its values twice over and more names what the units
    lie in. The only other field of texts that tells nearly all units apart has their own names
    then. What a field called name repeats may be parts of one unit.
    """
    found = find_name(columns) or only_text_field(columns)
    if (
        found is None
        or fold(found) not in OF_LEVELS
        or 2 * len(_distinct(columns, found)) > len(columns[found])
    ):
        return found, ()
    better = [
        field
        for field in text_fields(columns)
        if len(_distinct(columns, field)) > APART * len(columns[field])
    ]
    if len(better) != 1:
        return found, ()
    told = f"{found} names several units alike, so {better[0]} is taken for their names"
    return better[0], (f"{told} — {argument('name_field', found)} takes it all the same",)


def find_code(
    columns: Columns, level: int | None, name: str = ""
) -> tuple[str | None, tuple[str, ...]]:
    """A field of codes that tells all units apart, and why others were passed over.

    A field that repeats most of its values holds codes of something else, such as the country;
    one that repeats a few is worth telling, unless it holds the names.
    """
    told: list[str] = []
    for form in (*_at(LEVEL_CODES, level), *PLAIN_CODES):
        heading = find(columns, [form])
        values = columns[heading] if heading else ()
        repeated = repeated_values(values)
        if heading and not repeated and _are_all_coded(columns, name, values):
            return heading, tuple(told)
        if heading != name and repeated and 2 * len(repeated) < len(set(values)):
            told.append(f"{heading} gives {_quoted(repeated)} more than once, so it gives no codes")
    return None, tuple(told)


def _are_all_coded(columns: Columns, name: str, codes: Sequence[Any]) -> bool:
    """Whether all features have a code, but for those that have no name either."""
    names = columns.get(name, codes)
    return all(map(is_given, (c for c, n in zip(codes, names, strict=True) if is_given(n))))


def find_parent(columns: Columns, level: int | None, name: str) -> str | None:
    """The field of parents: names of the level above, else by its heading.

    A field of countries, level 0, is one where there are several; all units in one country have
    no need of it.
    """
    above = _at(LEVEL_NAMES, level - 1) if level else ()
    if level == 1 and len(_distinct(columns, find(columns, above))) < 2:
        above = ()
    heading = find(columns, [*above, *PLAIN_PARENTS])
    return heading if heading != name else None


def _distinct(columns: Columns, heading: str | None) -> set[str]:
    """The different values of a field; none without a field."""
    values = columns[heading] if heading else ()
    return {str(value).strip() for value in values if is_given(value)}


def find(columns: Columns, forms: Sequence[str]) -> str | None:
    """The heading that is one of `forms`, in the order of the forms, and has some value."""
    folded: dict[str, str] = {}
    for heading in columns:
        folded.setdefault(fold(heading), heading)
    found = (folded[form] for form in forms if form in folded)
    return next((heading for heading in found if any(map(is_given, columns[heading]))), None)


def fold(heading: str) -> str:
    """A heading without case and signs: `ISO_3166-2` is `iso31662`."""
    return re.sub(r"[\W_]", "", heading).casefold()


def only_text_field(columns: Columns) -> str | None:
    texts = text_fields(columns)
    return texts[0] if len(texts) == 1 else None


def text_fields(columns: Columns) -> list[str]:
    return [
        heading
        for heading, values in columns.items()
        if any(isinstance(value, str) and value.strip() for value in values)
    ]


def described(columns: Columns) -> str:
    """The text fields with some of their values: `NAM (Herat, Ghor, …), ADM (AF, AF, …)`."""
    parts = []
    for heading in text_fields(columns):
        values = [str(value) for value in columns[heading] if is_given(value)][:EXAMPLES]
        parts.append(f"{heading} ({', '.join(values)}, …)")
    return ", ".join(parts)


def repeated_values(values: Sequence[Any]) -> list[str]:
    """The values that stand more than once, in their order."""
    counts = Counter(str(value).strip() for value in values if is_given(value))
    return [value for value, count in counts.items() if count > 1]


def is_given(value: Any) -> bool:
    return value is not None and bool(str(value).strip())


def _at(forms: Sequence[str], level: int | None) -> tuple[str, ...]:
    return () if level is None else tuple(form.format(n=level) for form in forms)


def _quoted(values: Sequence[str]) -> str:
    more = f" and {len(values) - EXAMPLES} more" if len(values) > EXAMPLES else ""
    return ", ".join(f"'{value}'" for value in values[:EXAMPLES]) + more
