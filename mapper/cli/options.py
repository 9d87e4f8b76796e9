"""Options that several commands share, and how their texts become values."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from mapper.errors import UsageError

if TYPE_CHECKING:
    from mapper.boundaries.boundary_set import BoundarySet
    from mapper.inputs import Inputs, TableOptions
    from mapper.tables.dates import DateOrder

Table = Annotated[
    str | None,
    typer.Argument(
        metavar="TABLE",
        help="Control table: CSV, TSV, XLSX, ODS, JSON or Parquet; - reads standard input, "
        "git:REV:PATH a table as it stood in git. Without it, the embedded ledger of "
        "Afghanistan, 2021.",
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
PopulationField = Annotated[
    str | None,
    typer.Option(
        metavar="FIELD",
        help="Field with the people of the units; by default one named population, pop, …",
    ),
]
Aliases = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Further names of places, as reviewed.")
]
KnownOn = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="Only what was made, published or corrected up to this day, included.",
    ),
]
Prefer = Annotated[
    str,
    typer.Option(
        metavar="newest|confident|SOURCE,…",
        help="Which report counts where sources disagree: the newest, the most confident, or "
        "that of the source named first.",
    ),
]
ProvincesFrom = Annotated[
    str | None,
    typer.Option(
        metavar="capital|none",
        help="Whether a unit without a row takes its capital's holding. "
        "Default: capital for the embedded ledger, none otherwise.",
    ),
]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The options of every command that reads a table, boundaries and a scheme."""

    table: Table = None
    boundaries: Boundaries = "AFG/ADM1"
    scheme: Scheme = "three-way"
    columns: Columns = None
    date_format: DateFormat = None
    encoding: Encoding = None
    sheet: Sheet = None
    layer: Layer = None
    name_field: NameField = None
    code_field: CodeField = None
    within_field: WithinField = None
    population_field: PopulationField = None
    aliases: Aliases = None
    known_on: KnownOn = None
    prefer: Prefer = "newest"

    @property
    def embedded(self) -> bool:
        """Whether the embedded ledger is read, for no table is given."""
        return self.table is None

    def day(self, text: str | None, option: str) -> date | None:
        """A day given with another option, read in the order of the table's dates."""
        return parse_day(text, option, parse_order(self.date_format))

    def inputs(self, default_day: date | None = None, ground: BoundarySet | None = None) -> Inputs:
        """Read what the options name; `default_day` serves a table without dates.

        `ground` are the boundaries where another table has read them already.
        """
        from mapper.inputs import BoundaryOptions, read_inputs

        return read_inputs(
            self.table,
            boundaries=ground or self.boundaries,
            scheme=self.scheme,
            aliases=self.aliases,
            table_options=self.table_options(default_day),
            boundary_options=BoundaryOptions(
                layer=self.layer,
                name_field=self.name_field,
                code_field=self.code_field,
                within_field=self.within_field,
                population_field=self.population_field,
            ),
        )

    def table_options(self, default_day: date | None = None) -> TableOptions:
        """How the table is to be read."""
        from mapper.inputs import TableOptions

        return TableOptions(
            encoding=self.encoding,
            sheet=self.sheet,
            columns=parse_columns(self.columns or []),
            date_order=parse_order(self.date_format),
            default_day=default_day,
            known_on=self.day(self.known_on, "--known-on"),
            prefer=self.prefer,
        )


def reads(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command with a parameter `reading` the options of `Reading` in its place.

    typer makes options out of a function's signature; this writes the common ones into it, so
    that they stand once.
    """
    hints = {
        name: hint
        for function in (Reading, command)
        for name, hint in get_type_hints(function, include_extras=True).items()
        if name != "reading"
    }
    common = inspect.signature(Reading).parameters.values()
    own = [p for p in inspect.signature(command).parameters.values() if p.name != "reading"]

    def run(**values: Any) -> None:
        given = {parameter.name: values.pop(parameter.name) for parameter in common}
        command(reading=Reading(**given), **values)

    run.__doc__ = command.__doc__
    run.__annotations__ = hints
    run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [p.replace(kind=p.KEYWORD_ONLY, annotation=hints[p.name]) for p in (*common, *own)]
    )
    return run


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
