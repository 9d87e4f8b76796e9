"""Which field of a boundary file holds the names, the codes and the parents of its units."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mapper.errors import BoundaryError

# Headings that publishers of boundaries use, in order of trust; {n} is the level.
LEVEL_NAMES = ("adm{n}_en", "adm{n}_name", "adm{n}name", "admin{n}name", "name_{n}", "adm{n}")
LEVEL_CODES = ("adm{n}_pcode", "adm{n}_code", "admin{n}pcod", "gid_{n}", "hasc_{n}")
PLAIN_NAMES = ("name", "name_en", "shapename", "nam", "district", "province", "admin_name", "label")
PLAIN_CODES = ("pcode", "p_code", "iso_3166_2", "shapeiso", "code", "iso", "id")
PLAIN_PARENTS = ("parent", "within", "province", "region", "admin1", "adm1")
LEVELS = (4, 3, 2, 1)
EXAMPLES = 3

Rows = Mapping[str, Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Fields:
    """The headings of the names, codes and parents; the last two may be missing."""

    name: str
    code: str | None = None
    within: str | None = None


def choose_fields(
    columns: Rows,
    file: str,
    *,
    name_field: str | None = None,
    code_field: str | None = None,
    within_field: str | None = None,
) -> Fields:
    """The fields asked for, or those whose headings leave no doubt.

    `columns` has the values of every field by heading. Raises BoundaryError where a field that
    is asked for does not exist, or where the names could stand in several fields.
    """
    for option, field in (("name", name_field), ("code", code_field), ("within", within_field)):
        if field is not None and field not in columns:
            raise BoundaryError(
                f"{file}: no field named {field!r} — --{option}-field takes one of: "
                + ", ".join(columns)
            )
    level = deepest_level(columns)
    name = name_field or find_name(columns, level) or only_text_field(columns)
    if name is None:
        raise BoundaryError(
            f"{file}: cannot tell which field holds the names — say --name-field "
            f"with one of: {described(columns)}"
        )
    return Fields(
        name=name,
        code=code_field or find_code(columns, level),
        within=within_field or find_parent(columns, level, name),
    )


def deepest_level(columns: Rows) -> int | None:
    """The deepest administrative level that has a field for names."""
    for level in LEVELS:
        if find(columns, [form.format(n=level) for form in LEVEL_NAMES]):
            return level
    return None


def find_name(columns: Rows, level: int | None) -> str | None:
    forms = [form.format(n=level) for form in LEVEL_NAMES] if level else []
    return find(columns, [*forms, *PLAIN_NAMES])


def find_code(columns: Rows, level: int | None) -> str | None:
    """A field of codes; it must tell the units apart to count as one."""
    forms = [form.format(n=level) for form in LEVEL_CODES] if level else []
    for form in (*forms, *PLAIN_CODES):
        heading = find(columns, [form])
        if heading and tells_apart(columns[heading]):
            return heading
    return None


def find_parent(columns: Rows, level: int | None, name: str) -> str | None:
    above = [form.format(n=level - 1) for form in LEVEL_NAMES] if level and level > 1 else []
    heading = find(columns, [*above, *PLAIN_PARENTS])
    return heading if heading != name else None


def find(columns: Rows, forms: Sequence[str]) -> str | None:
    """The heading that is one of `forms`, in the order of the forms, whatever its case."""
    folded = {re.sub(r"\W", "", heading).casefold(): heading for heading in columns}
    return next((folded[form] for form in forms if form in folded), None)


def only_text_field(columns: Rows) -> str | None:
    texts = text_fields(columns)
    return texts[0] if len(texts) == 1 else None


def text_fields(columns: Rows) -> list[str]:
    return [
        heading
        for heading, values in columns.items()
        if any(isinstance(value, str) and value.strip() for value in values)
    ]


def described(columns: Rows) -> str:
    """The text fields with some of their values: `NAM (Herat, Ghor, …), ADM (AF, AF, …)`."""
    parts = []
    for heading in text_fields(columns):
        values = [str(value) for value in columns[heading] if value][:EXAMPLES]
        parts.append(f"{heading} ({', '.join(values)}, …)")
    return ", ".join(parts) or "none, for the file has no text fields"


def tells_apart(values: Sequence[Any]) -> bool:
    """Whether all values are given and no two are the same."""
    given = [str(value).strip() for value in values if value is not None]
    return len(given) == len(values) == len(set(given)) and all(given)
