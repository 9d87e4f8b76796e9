# SPDX-License-Identifier: MIT
"""`mapper crosswalk`: what became of the units of one boundary set in another."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mapper.cli import options as shared
from mapper.cli import unit_options
from mapper.cli.printing import put, put_problems
from mapper.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from mapper.boundaries.crosswalk import Crosswalk

ENDINGS = {".csv": "csv", ".json": "json", ".geojson": "geojson"}


def command(
    *,
    old: Annotated[str, typer.Argument(metavar="OLD", help="The boundaries of before.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The boundaries of after.")],
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="For review: .csv or .json, - is CSV on stdout. With --on both sets: .geojson.",
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--on", metavar="DATE", help="The first day of NEW, where both sets become one file."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
    sliver_m: Annotated[
        float | None,
        typer.Option(
            min=0,
            metavar="METRES",
            help="Pieces thinner than this come from drawing a line twice. Default: 10, or as the "
            "drawings differ.",
        ),
    ] = None,
    layer: shared.Layer = None,
    name_field: shared.NameField = None,
    code_field: shared.CodeField = None,
    within_field: shared.WithinField = None,
    crs: unit_options.Crs = None,
    boundary_encoding: unit_options.BoundaryEncoding = None,
    unit_where: unit_options.UnitWhere = None,
    dissolve: unit_options.Dissolve = None,
    new_layer: Annotated[
        str | None, typer.Option(metavar="NAME", help="Layer of NEW, where it is another.")
    ] = None,
    new_name_field: Annotated[
        str | None, typer.Option(metavar="FIELD", help="Field with the names of NEW.")
    ] = None,
    new_code_field: Annotated[
        str | None, typer.Option(metavar="FIELD", help="Field with the codes of NEW.")
    ] = None,
    new_unit_where: Annotated[
        str | None, typer.Option(metavar="FIELD=VALUE,…", help="Which features of NEW.")
    ] = None,
    force: shared.Force = False,
) -> None:
    """Find what became of the units of OLD in NEW: renamed, split, merged, moved.

    \b
    mapper crosswalk units-2019.gpkg units-2023.gpkg
    mapper crosswalk units-2019.gpkg units-2023.gpkg -o review.csv
    mapper crosswalk UKR oblasts.geojson --name-field ADM1_EN --json
    mapper crosswalk old.gpkg new.gpkg --on 2020-07-17 -o both.geojson
                                               one file, in which each day has its units

    By ground, code and name. Options about files are for both; those that begin with --new- are for
    NEW alone.
    """
    from mapper.boundaries.crosswalk_file import crosswalk_as_data
    from mapper.boundaries.options import BoundaryOptions
    from mapper.verbs.crosswalk import crosswalk_as_text, crosswalk_of

    form = form_of(output)
    day = day_of(on, form, output)
    must_stay(output, old, new)
    before = BoundaryOptions(
        layer=layer,
        crs=crs,
        encoding=boundary_encoding,
        name_field=name_field,
        code_field=code_field,
        within_field=within_field,
        unit_where=unit_where,
        dissolve=dissolve,
    )
    own = {
        "layer": new_layer,
        "name_field": new_name_field,
        "code_field": new_code_field,
        "unit_where": new_unit_where,
    }
    after = replace(before, **{name: value for name, value in own.items() if value is not None})
    found, told = crosswalk_of(old, new, before, after, sliver_m)
    put_problems(told)
    if output is not None:
        put_file(written(found, form, day), output, force)
    elif as_json:
        put(json.dumps(crosswalk_as_data(found), ensure_ascii=False, indent=2) + "\n")
    else:
        put(crosswalk_as_text(found))


def form_of(output: str | None) -> str:
    """The format of a file; UsageError for an ending that has none."""
    if output in (None, "-"):
        return "csv"
    ending = Path(str(output)).suffix.lower()
    if ending not in ENDINGS:
        raise UsageError(f"-o {output}: give {' or '.join(ENDINGS)}")
    return ENDINGS[ending]


def must_stay(output: str | None, *read: str) -> None:
    """UsageError where what is read would be written over, which no --force can mean."""
    if output is not None and any(shared.is_same_file(one, output) for one in read):
        raise UsageError(f"-o {output}: is what is read — give another name, so that it stays")


def day_of(on: str | None, form: str, output: str | None) -> date | None:
    """The day on which the new units begin; UsageError where it is missing or says nothing."""
    if form == "geojson" and on is None:
        raise UsageError(f"-o {output}: both sets as one file need the first day of NEW — add --on")
    if form != "geojson" and on is not None:
        raise UsageError(f"--on {on}: is for both sets as one file — add -o both.geojson")
    return shared.parse_day(on, "--on", begins=True)


def written(found: Crosswalk, form: str, day: date | None) -> str:
    """The text of a file."""
    from mapper.boundaries.crosswalk_file import crosswalk_as_csv, crosswalk_as_data
    from mapper.exports.dated_boundaries import as_dated_geojson

    if day is not None:
        return as_dated_geojson(found, day)
    if form == "json":
        return json.dumps(crosswalk_as_data(found), ensure_ascii=False, indent=2) + "\n"
    return crosswalk_as_csv(found)


def put_file(text: str, output: str, force: bool) -> None:
    from mapper.model.files import write_whole

    put(text if output == "-" else f"{write_whole(output, text, force=force)}\n")
