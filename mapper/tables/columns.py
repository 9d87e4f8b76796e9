"""Which heading of a table is which column.

A heading that is a column's own name is that column. Other usual headings are understood
without regard to case, blanks and punctuation. Where a table names places of several
levels (district and province), the finest is the place and the next one what it lies within.
What two headings claim is refused, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from mapper.model.problem import Problem, Where, note
from mapper.model.record import Kind
from mapper.tables.closest import choices, closest_hint
from mapper.tables.text import quoted

COLUMNS = (
    "place",
    "kind",
    "within",
    "code",
    "status",
    "actor",
    "date",
    "until",
    "basis",
    "confidence",
    "source",
    "source_url",
    "note",
    "label",
    "lat",
    "lon",
)
NEEDED = ("place", "status", "date")

_SYNONYMS: dict[str, tuple[str, ...]] = {
    "kind": ("type", "place_type", "kind_of_place", "feature_type"),
    "within": ("parent", "parent_name", "admin_parent", "in"),
    "code": ("pcode", "p_code", "place_code", "iso", "iso_3166_2", "iso_code", "unit_code"),
    "status": (
        "control",
        "controller",
        "controlled_by",
        "control_status",
        "status_of_control",
        "held_by",
        "holder",
    ),
    "actor": ("party", "group", "armed_group"),
    "date": (
        "as_of",
        "as_of_date",
        "day",
        "report_date",
        "date_reported",
        "since",
        "from",
        "start",
        "start_date",
        "valid_from",
    ),
    "until": ("to", "end", "end_date", "valid_to"),
    "basis": ("evidence",),
    "confidence": ("certainty",),
    "source": ("sources", "source_name", "reference", "according_to"),
    "source_url": ("url", "link", "source_link", "reference_url", "href"),
    "note": ("notes", "comment", "comments", "remark", "remarks", "description"),
    "label": ("annotation", "map_label"),
    "lat": ("latitude", "y", "lat_deg"),
    "lon": ("longitude", "lng", "long", "x", "lon_deg"),
}

# Headings that name places, by level from coarse to fine. A level of its own for words that
# say nothing of the level: such a heading is finer than any that does.
_GENERIC = 9
_LEVELS: dict[str, tuple[int, Kind | None]] = {
    "region": (1, Kind.UNIT),
    **dict.fromkeys(
        ("province", "oblast", "governorate", "department", "adm1", "admin1"), (2, Kind.UNIT)
    ),
    **dict.fromkeys(("district", "county", "raion", "rayon", "adm2", "admin2"), (3, Kind.UNIT)),
    **dict.fromkeys(("subdistrict", "municipality", "adm3", "admin3"), (4, Kind.UNIT)),
    **dict.fromkeys(("town", "city", "village", "settlement"), (5, Kind.TOWN)),
    "unit": (8, Kind.UNIT),
    **dict.fromkeys(("place", "place_name", "name", "location", "locality"), (_GENERIC, None)),
}
_LEVEL_SUFFIXES = ("", "name", "en", "nameen", "capital")
_PCODE = re.compile(r"(?:adm|admin)(\d)(?:p?code|id)|(region|province|district)p?code")
_PCODE_LEVELS = {"1": 2, "2": 3, "3": 4, "region": 1, "province": 2, "district": 3}


@dataclass(frozen=True)
class ColumnMap:
    """Which heading holds which column.

    - `by_column`: heading by column name, for the columns that the table has.
    - `implied_kind`: what the heading of the place says the rows are about, if anything.
    - `ignored`: headings that are no column, in their order.
    - `problems`: headings that clash, that do not exist, and needed columns that are missing.
    """

    by_column: Mapping[str, str]
    implied_kind: Kind | None = None
    ignored: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = field(default=())

    def heading(self, column: str) -> str | None:
        """The heading of a column, None where the table has no such column."""
        return self.by_column.get(column)


def map_columns(
    headings: Sequence[str],
    given: Mapping[str, str] | None = None,
    *,
    needed: Sequence[str] = NEEDED,
    where: Where | None = None,
) -> ColumnMap:
    """The columns of a table with these headings.

    `given` maps column names to headings and wins over everything else. `needed` are the
    columns that must be there. `where` stands in the problems.
    """
    at = where or Where("table")
    asked, problems = _asked_for(headings, given or {}, at)
    free = [heading for heading in headings if heading not in asked.values()]
    claims = _claims(free, asked)
    chosen = {**asked, **{column: found[0] for column, found in claims.items()}}
    clashes = {column: found for column, found in claims.items() if len(found) > 1}
    claimed = {*chosen.values(), *(heading for found in clashes.values() for heading in found)}
    return ColumnMap(
        by_column={column: chosen[column] for column in COLUMNS if column in chosen},
        implied_kind=_implied_kind(chosen.get("place", "")),
        ignored=tuple(heading for heading in headings if heading not in claimed),
        problems=(
            *problems,
            *(_clash(column, found, at) for column, found in clashes.items()),
            *_missing(needed, chosen, given or {}, headings, at),
            *_exclusive_end(chosen, asked, at),
        ),
    )


def heading_key(text: str) -> str:
    """A heading without case, blanks and punctuation."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _asked_for(
    headings: Sequence[str], given: Mapping[str, str], where: Where
) -> tuple[dict[str, str], list[Problem]]:
    asked: dict[str, str] = {}
    problems = []
    for column, wanted in given.items():
        name, heading = _column_name(column), _find_heading(headings, wanted)
        if name is None:
            problems.append(_no_such_column(column, where))
        elif heading is None:
            problems.append(_no_such_heading(name, wanted, headings, where))
        else:
            asked[name] = heading
    return asked, problems


def _column_name(text: str) -> str | None:
    return next((column for column in COLUMNS if heading_key(column) == heading_key(text)), None)


def _find_heading(headings: Sequence[str], wanted: str) -> str | None:
    if wanted in headings:
        return wanted
    alike = [heading for heading in headings if heading_key(heading) == heading_key(wanted)]
    return alike[0] if len(alike) == 1 else None


def _claims(headings: Sequence[str], taken: Iterable[str]) -> dict[str, list[str]]:
    """The headings that claim each column which is not taken yet."""
    claims: dict[str, list[str]] = {}
    for column in COLUMNS:
        if column in taken:
            continue
        found = _named(headings, column) or _synonymous(headings, column)
        if found:
            claims[column] = found
    return _with_places(headings, taken, claims)


def _named(headings: Sequence[str], column: str) -> list[str]:
    return [heading for heading in headings if heading_key(heading) == heading_key(column)]


def _synonymous(headings: Sequence[str], column: str) -> list[str]:
    keys = {heading_key(word) for word in _SYNONYMS.get(column, ())}
    return [heading for heading in headings if heading_key(heading) in keys]


def _with_places(
    headings: Sequence[str], taken: Iterable[str], claims: dict[str, list[str]]
) -> dict[str, list[str]]:
    """`claims` with the headings that name places: the finest as place, the next as within."""
    used = {heading for found in claims.values() for heading in found}
    by_level: dict[int, list[str]] = {}
    for heading in headings:
        level = _level(heading)
        if level and heading not in used:
            by_level.setdefault(level[0], []).append(heading)
    for column in ("place", "within"):
        if column not in claims and column not in taken and by_level:
            claims[column] = by_level.pop(max(by_level))
    return _with_code(headings, taken, claims)


def _level(heading: str) -> tuple[int, Kind | None] | None:
    key = heading_key(heading)
    for word, level in _LEVELS.items():
        if key in {heading_key(word) + suffix for suffix in _LEVEL_SUFFIXES}:
            return level
    return None


def _with_code(
    headings: Sequence[str], taken: Iterable[str], claims: dict[str, list[str]]
) -> dict[str, list[str]]:
    """`claims` with the P-code of the place's own level; that of its parent is no code of it."""
    if "code" in claims or "code" in taken or "place" not in claims:
        return claims
    place = _level(claims["place"][0])
    codes = {heading: level for heading in headings if (level := _code_level(heading))}
    generic = place is None or place[0] >= _GENERIC
    found = [h for h, level in codes.items() if generic or (place and level == place[0])]
    return {**claims, "code": found} if found else claims


def _code_level(heading: str) -> int | None:
    found = _PCODE.fullmatch(heading_key(heading))
    return _PCODE_LEVELS.get(found[1] or found[2]) if found else None


def _implied_kind(heading: str) -> Kind | None:
    level = _level(heading)
    return level[1] if level else None


def _clash(column: str, found: Sequence[str], where: Where) -> Problem:
    listed = " and ".join(f"'{heading}'" for heading in found)
    hint = f"choose with --column {column}=HEADING"
    return Problem(where, f"{listed} can each be the column '{column}'", hint, "column-clash")


def _missing(
    needed: Sequence[str],
    chosen: Mapping[str, str],
    given: Mapping[str, str],
    headings: Sequence[str],
    where: Where,
) -> list[Problem]:
    listed = ", ".join(f"'{heading}'" for heading in headings)
    return [
        Problem(
            where,
            f"no column '{column}'",
            f"the headings are {listed} — say which with --column {column}=HEADING",
            "missing-column",
        )
        for column in needed
        if column not in chosen and column not in given
    ]


def _exclusive_end(
    chosen: Mapping[str, str], asked: Mapping[str, str], where: Where
) -> list[Problem]:
    """Other tables often mean the last day of a holding by their last column of dates."""
    heading = chosen.get("until", "until")
    if "until" in asked or heading_key(heading) == "until":
        return []
    what = f"'{heading}' is read as the first day on which a status no longer holds"
    hint = f"if it means the last day, move it on by one; --column until={heading} ends this note"
    return [note(where, what, hint, "exclusive-end")]


def _no_such_column(column: str, where: Where) -> Problem:
    what = f"--column names the column {quoted(column)}, which does not exist"
    guess = closest_hint(column, COLUMNS)
    return Problem(where, what, f"{guess}the columns are {choices(COLUMNS)}", "unknown-column")


def _no_such_heading(column: str, wanted: str, headings: Sequence[str], where: Where) -> Problem:
    guess = closest_hint(wanted, headings)
    listed = ", ".join(f"'{heading}'" for heading in headings)
    what = f"no heading {quoted(wanted)} for the column '{column}'"
    return Problem(where, what, f"{guess}the headings are {listed}", "unknown-heading")
