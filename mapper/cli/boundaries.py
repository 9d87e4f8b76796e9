# SPDX-License-Identifier: MIT
"""`mapper boundaries`: sets of boundaries listed, shown, checked, added and removed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mapper.cli import options as shared
from mapper.cli import unit_options as units
from mapper.cli.printing import put, put_problems, tell
from mapper.errors import BoundaryError, UsageError
from mapper.model.aside import Aside

if TYPE_CHECKING:
    from mapper.boundaries.options import BoundaryOptions
    from mapper.verbs.boundaries import Wanted

ACTIONS = ("list", "show", "check", "add", "remove")
WANTS = {
    "show": "NAME or FILE",
    "check": "FILE",
    "add": "FILE or an address (https://…)",
    "remove": "NAME",
}
MOST_MB = 500.0


def command(
    *,
    action: Annotated[str, typer.Argument(metavar="|".join(ACTIONS), help="What to do.")],
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME|FILE|URL",
            help="The country or set; the file of boundaries, or to add its address on the web.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
    wanted: Annotated[
        str | None,
        typer.Option(
            "--as", metavar="UKR/ADM2", help="What is added: a country and the level of its units."
        ),
    ] = None,
    licence: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The terms of what is added.")
    ] = None,
    credit: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Whom to name on maps that show it.")
    ] = None,
    tolerance: Annotated[
        float | None,
        typer.Option(
            metavar="DEGREES",
            min=0,
            max=1,
            help="What details of borders are left out; 0 keeps every corner. Default: what cannot "
            "be seen, at most 1/8000 of the extent.",
        ),
    ] = None,
    max_mb: Annotated[
        float | None,
        typer.Option(
            metavar="MB", min=0, help=f"The most that is fetched; {MOST_MB:g} by default."
        ),
    ] = None,
    sha256: Annotated[
        str | None, typer.Option(metavar="HEX", help="The checksum that the file must have.")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace what was added by the same name.")
    ] = False,
    layer: shared.Layer = None,
    crs: units.Crs = None,
    boundary_encoding: units.BoundaryEncoding = None,
    name_field: shared.NameField = None,
    code_field: shared.CodeField = None,
    within_field: shared.WithinField = None,
    population_field: shared.PopulationField = None,
    unit_where: units.UnitWhere = None,
    dissolve: units.Dissolve = None,
) -> None:
    """List, show, check, add and remove sets of boundaries.

    \b
    mapper boundaries list                     every country: level, units, vintage and licence
    mapper boundaries show UKR                 its units with codes, and what to know of them
    mapper boundaries check raions.zip         what is recognised in a file, and its faults
    mapper boundaries add raions.zip           kept for you: mapper draw … --boundaries UKR/ADM2
    mapper boundaries remove UKR/ADM2
    """
    from mapper.tables.fixed_words import one_of

    action = one_of(action, ACTIONS, f"boundaries {action}")
    if action == "list" and name is not None:
        raise UsageError(f"boundaries list: lists all, without {name!r} — `show` shows one")
    if action in WANTS and name is None:
        raise UsageError(f"boundaries {action}: give a {WANTS[action]}")
    of_file = {
        "layer": layer,
        "crs": crs,
        "encoding": boundary_encoding,
        "name_field": name_field,
        "code_field": code_field,
        "within_field": within_field,
        "population_field": population_field,
        "unit_where": unit_where,
        "dissolve": dissolve,
    }
    of_adding = {
        "as": wanted,
        "licence": licence,
        "credit": credit,
        "tolerance": tolerance,
        "max_mb": max_mb,
        "sha256": sha256,
        "force": force or None,
    }
    must_be_of(action, of_adding, ("add",))
    must_be_of(action, of_file, ("add", "check"))
    if action == "add":
        from mapper.verbs.boundaries import Wanted

        how = Wanted(
            name=wanted, licence=licence, credit=credit, tolerance_deg=tolerance, force=force
        )
        put_added(
            str(name),
            how,
            file_options(of_file),
            sha256,
            MOST_MB if max_mb is None else max_mb,
            as_json,
        )
    elif action == "check":
        put_survey(str(name), file_options(of_file), as_json)
    elif action == "remove":
        put_removed(str(name))
    else:
        put_listing(name, as_json)


def must_be_of(action: str, options: dict[str, Any], actions: tuple[str, ...]) -> None:
    """UsageError where an option is given that the action does not have."""
    from mapper.cli.flags import flag_of

    asked = next((name for name, value in options.items() if value is not None), None)
    if asked and action not in actions:
        flag = flag_of("BoundaryOptions.encoding" if asked == "encoding" else asked)
        raise UsageError(f"{flag}: is for boundaries {' and '.join(actions)}, and not for {action}")


def file_options(values: dict[str, Any]) -> BoundaryOptions:
    from mapper.boundaries.options import BoundaryOptions

    return BoundaryOptions(**values)


def put_listing(name: str | None, as_json: bool) -> None:
    from mapper.boundaries import listing

    if as_json:
        data = listing.list_as_data() if name is None else listing.set_as_data(name)
        put_json(data)
    else:
        put(listing.list_as_text() if name is None else listing.set_as_text(name))


def put_survey(name: str, options: BoundaryOptions, as_json: bool) -> None:
    from mapper.boundaries.fetching import is_address
    from mapper.boundaries.survey import survey
    from mapper.verbs.boundaries import survey_as_data, survey_as_text

    if is_address(name):
        raise UsageError(f"{name}: check reads files — `mapper boundaries add` fetches addresses")
    found = survey(Path(name), options)
    if as_json:
        put_json(survey_as_data(found))
    else:
        put(survey_as_text(found))


def put_added(
    source: str,
    wanted: Wanted,
    options: BoundaryOptions,
    sha256: str | None,
    max_mb: float,
    as_json: bool,
) -> None:
    """Keep a file or what is at an address, and print the name that it goes by."""
    from dataclasses import asdict
    from datetime import date

    from mapper.boundaries.fetching import is_address
    from mapper.boundaries.survey import checksum, survey
    from mapper.verbs.boundaries import add

    with there(source, max_mb) as path:
        if sha256 is not None and path.is_file() and checksum(path) != sha256.strip().lower():
            raise BoundaryError(f"{source}: has the checksum {checksum(path)}, and not {sha256}")
        found = survey(path, options)
        put_problems(found.ground.notes)
        kept = source if is_address(source) else str(path.resolve())
        about, told = add(found, kept, wanted, date.today())
    put_problems(told)
    if as_json:
        put_json(asdict(about))
    else:
        put(f"{about.name}\n")
        tell(f"next: mapper draw TABLE --boundaries {about.name}")


@contextmanager
def there(source: str, max_mb: float) -> Iterator[Path]:
    """The file itself, or what is at an address for as long as it is needed."""
    from mapper.boundaries.fetching import fetch, is_address
    from mapper.cli.progress import progress

    if not is_address(source):
        yield Path(source)
        return
    with Aside() as folder:
        path = fetch(source, folder, most_mb=max_mb, say=progress())
        try:
            yield path
        except BoundaryError as error:  # the user knows the address, and not where it lies here
            raise BoundaryError(str(error).replace(str(path), source)) from None


def put_removed(name: str) -> None:
    """Remove what was added, and print its name."""
    from mapper.boundaries.added import remove
    from mapper.boundaries.catalog import bundled_names, country_and_level

    country, level = country_and_level(name)
    whole = f"{country.code}/ADM{1 if level is None else level}" if country else name
    remove(whole)
    put(f"{whole}\n")
    if whole in bundled_names():
        tell(f"{whole} is the bundled set again")


def put_json(data: object) -> None:
    put(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
