"""Options that several commands share, and how their texts become values."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mapper.errors import UsageError

if TYPE_CHECKING:
    from mapper.inputs import Inputs
    from mapper.tables.dates import DateOrder

Table = Annotated[
    str | None,
    typer.Argument(
        metavar="[TABLE]",
        help="Control table: CSV, TSV, XLSX, ODS, JSON or Parquet; - reads standard input. "
        "Without it, the embedded ledger of Afghanistan, 2021.",
    ),
]
Boundaries = Annotated[
    str,
    typer.Option(metavar="NAME|FILE", help="A bundled boundary set, or any file of shapes."),
]
Scheme = Annotated[
    str,
    typer.Option(
        metavar="NAME|FILE", help="Statuses: three-way, sigar-5, two-sided, or a TOML file."
    ),
]
Columns = Annotated[
    list[str] | None,
    typer.Option("--column", metavar="NAME=HEADING", help="Which heading holds which column."),
]
DateFormat = Annotated[
    str | None, typer.Option(metavar="ORDER", help="Order of 5/11/2021: DMY, MDY or YMD.")
]
Encoding = Annotated[
    str | None, typer.Option(metavar="NAME", help="Encoding of the table; found out by default.")
]
Sheet = Annotated[str | None, typer.Option(metavar="NAME", help="Sheet of a workbook.")]
Layer = Annotated[str | None, typer.Option(metavar="NAME", help="Layer of the boundary file.")]
NameField = Annotated[
    str | None, typer.Option(metavar="FIELD", help="Field with the names of the units.")
]
CodeField = Annotated[
    str | None, typer.Option(metavar="FIELD", help="Field with the codes of the units.")
]
WithinField = Annotated[
    str | None, typer.Option(metavar="FIELD", help="Field with the parents of the units.")
]
Aliases = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Further names of places, as reviewed.")
]
ProvincesFrom = Annotated[
    str | None,
    typer.Option(
        metavar="capital|none",
        help="Whether a unit without a row takes its capital's holding. "
        "Default: capital for the embedded ledger, none otherwise.",
    ),
]


def read(
    table: str | None,
    *,
    boundaries: str,
    scheme: str,
    columns: list[str] | None,
    date_format: str | None,
    encoding: str | None,
    sheet: str | None,
    layer: str | None,
    name_field: str | None,
    code_field: str | None,
    within_field: str | None,
    aliases: Path | None,
    default_day: date | None = None,
) -> Inputs:
    """Read what the options name."""
    from mapper.inputs import BoundaryOptions, TableOptions, read_inputs

    return read_inputs(
        table,
        boundaries=boundaries,
        scheme=scheme,
        aliases=aliases,
        table_options=TableOptions(
            encoding=encoding,
            sheet=sheet,
            columns=parse_columns(columns or []),
            date_order=parse_order(date_format),
            default_day=default_day,
        ),
        boundary_options=BoundaryOptions(
            layer=layer, name_field=name_field, code_field=code_field, within_field=within_field
        ),
    )


def parse_columns(texts: list[str]) -> dict[str, str]:
    """`status=taliban_control` to a column and its heading; UsageError where that fails."""
    pairs = {}
    for text in texts:
        name, equals, heading = text.partition("=")
        if not (equals and name.strip() and heading.strip()):
            raise UsageError(f"--column {text}: write it as --column status=HEADING")
        pairs[name.strip()] = heading.strip()
    return pairs


def parse_order(text: str | None) -> DateOrder | None:
    from mapper.tables.dates import DateOrder

    if text is None:
        return None
    try:
        return DateOrder.parse(text)
    except ValueError:
        raise UsageError(f"--date-format {text}: give DMY, MDY or YMD") from None


def parse_day(text: str | None, option: str, order: DateOrder | None = None) -> date | None:
    """A day given on the command line; of a month or year its last day."""
    from mapper.tables.dates import DateError, parse_span

    if text is None:
        return None
    try:
        return parse_span(text, order).last
    except DateError as error:
        raise UsageError(f"{option} {text}: {error.what} — {error.hint}") from None
