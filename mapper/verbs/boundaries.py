# SPDX-License-Identifier: MIT
"""Boundaries brought in: what is found in a file, as text and as data, and the file kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from mapper.boundaries.added import Added, about_added, file_of, is_added, keep, screen_tolerance
from mapper.boundaries.boundary_set import BoundarySet, must_be_of_one_time
from mapper.boundaries.catalog import country_and_level, embedded_names
from mapper.boundaries.countries import BundledCountry, bundled_countries
from mapper.boundaries.country_units import LEVEL, units_of
from mapper.boundaries.first_level import first_level_of, lying_in
from mapper.boundaries.known_names import with_names_of
from mapper.boundaries.options import NAMES
from mapper.boundaries.survey import WHOLE, Survey, checksum
from mapper.errors import BoundaryError, DataProblems, OutputError, UsageError
from mapper.model.grouped import as_lines
from mapper.model.problem import Problem, Where, note
from mapper.model.spelling import argument, call, given, path_for_shell, typed
from mapper.style.words import load_words

MOST_LEVEL = 5
EXAMPLES = 3
M_OF_A_DEGREE = 111_000
EXAMPLE = "write it as UKR/ADM2: a country by its code or name, and a level from 0 to 5"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """How a set is to be kept; None leaves it to the file.

    - `name`: `UKR/ADM2`; `licence`, `credit`: the terms, and the credit to print.
    - `tolerance_deg`: what details of borders are left out, degrees; 0: none.
    - `force`: whether a set of that name is replaced.
    """

    name: str | None = None
    licence: str | None = None
    credit: str | None = None
    tolerance_deg: float | None = None
    force: bool = False


# --- what is found ------------------------------------------------------------------------


def survey_as_data(found: Survey) -> dict[str, Any]:
    """What is found in a file; empty texts and null stand for what it does not say."""
    fields, publisher = found.fields, found.publisher
    return {
        "file": str(found.path),
        "size_bytes": found.size,
        "format": found.format,
        "crs": found.crs,
        "form": publisher.form if publisher else "",
        "vintage": found.vintage,
        "credit": publisher.credit if publisher else "",
        "licence": publisher.licence if publisher else "",
        "name": found.name,
        "country": found.country,
        "level": found.level,
        "doubts": [*found.doubts],
        "units": len(found.ground.units),
        "examples": [unit.shown for unit in found.ground.units[:EXAMPLES]],
        "covered": None if found.covered is None else round(found.covered, 4),
        "fields": {
            "name": fields.name,
            "code": fields.code,
            "within": fields.within,
            "population": fields.population,
        },
        "other_names": dict(sorted(_languages(found.ground).items())),
        "corners": found.corners,
        "gaps_km2": [round(km2, 6) for km2 in found.gaps_km2],
        "overlaps_km2": [round(km2, 6) for km2 in found.overlaps_km2],
        "notes": [str(told) for told in found.ground.notes],
        "next": [*next_steps(found)],
    }


def survey_as_text(found: Survey) -> str:
    """The same for reading, a line for each thing, and at the end what to do."""
    width = max(len(word) for word, _ in _lines(found)) + 2
    lines = [f"{found.path.name}: {_units(found)}"]
    lines += [f"{word:<{width}}{text}" for word, text in _lines(found)]
    lines += as_lines(found.ground.notes)
    return "\n".join((*lines, "", *next_steps(found))) + "\n"


def _units(found: Survey) -> str:
    count = len(found.ground.units)
    of = f" of {found.name}, {found.ground.title or found.country}" if found.name else ""
    return f"{count:,} unit{'s' * (count != 1)}{of}"


def _lines(found: Survey) -> Iterator[tuple[str, str]]:
    fields, publisher = found.fields, found.publisher
    yield "file", f"{found.format}, {_bytes(found.size)}, {found.crs or 'no reference system'}"
    form = publisher.form if publisher else "nobody's that is known"
    yield "fields", f"{form}{f', of {found.vintage}' * bool(found.vintage)}"
    yield "names", f"{fields.name} ({_examples(found.ground)})"
    yield "codes", fields.code or "none"
    yield "parents", fields.within or _by_position(found.ground)
    if fields.population:
        yield "people", fields.population
    others = _languages(found.ground)
    if others:
        told = (f"{n:,} {lang}".rstrip() for lang, n in sorted(others.items()))
        yield "other names", ", ".join(told)
    yield "shapes", f"{found.corners:,} corners; {_faults(found)}"
    if found.covered is not None and found.covered < WHOLE:
        yield "ground", f"{found.covered:.0%} of {load_words().country(found.ground.title)}"
    if publisher:
        yield "credit", publisher.credit
        yield "licence", publisher.licence
    for doubt in found.doubts:
        yield "in doubt", doubt


def _by_position(ground: BoundarySet) -> str:
    """Where nothing names parents: how many units lie in one of the first level."""
    lying = sum(1 for unit in ground.units if unit.within)
    return f"none; {lying:,} lie in a unit of the first level" if lying else "none"


def _examples(ground: BoundarySet) -> str:
    more = ", …" * (len(ground.units) > EXAMPLES)
    return ", ".join(unit.shown for unit in ground.units[:EXAMPLES]) + more


def _languages(ground: BoundarySet) -> Counter[str]:
    """How many other names there are by language; those of none stand under an empty text."""
    return Counter(alias.lang for alias in ground.aliases)


def _faults(found: Survey) -> str:
    gaps, overlaps = found.gaps_km2, found.overlaps_km2
    told = [_counted(gaps, "gap", "gaps"), _counted(overlaps, "overlap", "overlaps")]
    return ", ".join(told)


def _counted(km2: tuple[float, ...], one: str, several: str) -> str:
    if not km2:
        return f"no {several}"
    word = one if len(km2) == 1 else several
    return f"{len(km2):,} {word} ({sum(km2):,.3g} km²)"


def _bytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB" if size >= 1e6 else f"{size / 1e3:,.1f} kB"


def next_steps(found: Survey) -> Iterator[str]:
    """What may be done with a file, as commands."""
    read = {name: value for name, value in asdict(found.options).items() if value is not None}
    named = {NAMES.get(name, name): value for name, value in read.items()}
    said = [argument(name, value) for name, value in named.items()]
    asked = [argument("as", _example_of(found))] if found.doubts else []
    yield typed(" ".join(("mapper boundaries add", path_for_shell(str(found.path)), *said, *asked)))
    yield call("draw", "TABLE", boundaries=str(found.path), **named)


# --- kept ---------------------------------------------------------------------------------


def add(found: Survey, source: str, wanted: Wanted, day: date) -> tuple[Added, list[Problem]]:
    """Keep what is found in a file under a name, and notes on what was decided.

    `source` is the path or address it came from, `day` the day on which that happens. Raises
    BoundaryError where it is in doubt of which country and level the units are and nobody says
    it, where units exist at different times, or where the name is that of an embedded set;
    DataProblems where units cannot be told apart, UsageError where a name is none, and OutputError
    where a set of the name is there already.
    """
    ground = found.ground
    country, level = _name_asked(found, wanted)
    name = f"{country.code}/ADM{level}"
    _must_be_free(name, wanted)
    must_be_of_one_time(ground, "adding them")
    stopping = tuple(told for told in ground.notes if told.stops)
    if stopping:
        raise DataProblems(stopping)
    kept = _of_country(ground, country, level)
    about = _about(found, kept, name, source, wanted, day)
    keep(about, kept, force=wanted.force)
    return about, [*_tell(found, about)]


def _about(
    found: Survey, kept: BoundarySet, name: str, source: str, wanted: Wanted, day: date
) -> Added:
    publisher, tolerance = found.publisher, wanted.tolerance_deg
    return Added(
        name=name,
        country=kept.title,
        level=kept.level or 0,
        units=len(kept.units),
        unit=_one_sort(kept),
        source=source,
        file=found.path.name,
        sha256=checksum(found.path),
        day=day.isoformat(),
        form=publisher.form if publisher else "",
        vintage=found.vintage,
        licence=wanted.licence or (publisher.licence if publisher else ""),
        credit=wanted.credit or (publisher.credit if publisher else found.path.name),
        tolerance_deg=screen_tolerance(kept) if tolerance is None else tolerance,
    )


def _name_asked(found: Survey, wanted: Wanted) -> tuple[BundledCountry, int]:
    """The country and the level, as they are asked for or as the file says them."""
    if wanted.name is None:
        if found.doubts:
            raise BoundaryError(_in_doubt(found))
        return bundled_countries()[found.country], found.level or 0
    country, level = country_and_level(wanted.name)
    number = found.level if level is None else level
    if country is None or number is None or number > MOST_LEVEL:
        raise UsageError(f"{given('as', wanted.name)}: {EXAMPLE}")
    return country, number


def _example_of(found: Survey) -> str:
    """What is to be said, as far as it is known: `USA/ADM…`."""
    return f"{found.country or '…'}/ADM{found.level or '…'}"


def _in_doubt(found: Survey) -> str:
    return (
        f"{found.path.name}: it is in doubt of which country and level its units are: "
        f"{'; '.join(found.doubts)} — say it with {argument('as', _example_of(found))}"
    )


def _must_be_free(name: str, wanted: Wanted) -> None:
    if name in embedded_names():
        raise BoundaryError(
            f"{name}: is the embedded set, with its capitals and its ledger, and stays — draw with "
            f"the file itself: {argument('boundaries', 'FILE')}"
        )
    if is_added(name) and not wanted.force:
        about = about_added(name)
        raise OutputError(
            f"{name}: was added on {about.day} from {about.source} — {argument('force', True)} "
            "replaces it"
        )


def _of_country(ground: BoundarySet, country: BundledCountry, level: int) -> BoundarySet:
    """The units as those of a country and a level, which goes by all its names."""
    names = (country.name, country.code, country.iso2, *country.keys)
    parents = {key: texts for key, texts in ground.parents.items() if key != ground.country}
    kept = replace(
        ground,
        country=country.code,
        title=country.name,
        level=level,
        parents={country.code: names, **parents},
    )
    if level == LEVEL:
        return with_names_of(units_of(country), kept)
    first = first_level_of(country.code, level)
    alone = not any(unit.within for unit in kept.units)
    return lying_in(kept, first) if first and alone else kept


def _one_sort(ground: BoundarySet) -> str:
    """What every unit is called, where all are called the same."""
    sorts = {ground.sorts.get(unit.id, "") for unit in ground.units}
    return sorts.pop() if len(sorts) == 1 else ""


def _tell(found: Survey, about: Added) -> Iterator[Problem]:
    where = Where(found.path.name)
    size = file_of(about.name).stat().st_size
    kept = f"{_bytes(found.size)} are kept as {_bytes(size)}"
    if about.tolerance_deg:
        kept += f", without details of less than {about.tolerance_deg * M_OF_A_DEGREE:,.0f} m"
    every = f"{argument('tolerance', 0)} keeps every corner" if about.tolerance_deg else ""
    yield note(where, kept, every, "kept")
    if found.level is not None and found.level != about.level:
        yield note(where, f"its fields say level {found.level}; kept as {about.name}", code="kept")
    others = [one.name for one in found.countries if not about.name.startswith(one.code)]
    if others:
        yield note(where, f"its fields name {', '.join(others)}; kept as {about.name}", code="kept")
    if found.covered is not None and found.covered < WHOLE:
        what = f"its units cover {found.covered:.0%} of "
        what += load_words().country(found.ground.title)
        yield note(where, what, f"{about.name} is these units alone", "part")
    if not about.licence:
        hint = f"say them with {argument('licence', 'TEXT')} and {argument('credit', 'TEXT')}"
        yield note(where, "whose it is and its terms are not known", hint, "licence")
    elif found.publisher and found.publisher.family == "GADM":
        what = f"GADM's files are {found.publisher.licence}"
        yield note(where, what, "look there before you publish a map", "licence")
