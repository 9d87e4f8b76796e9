# SPDX-License-Identifier: MIT
"""The help of a command: what is its own first, then what many commands take, in groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import typer.core

from mapper.cli.plain_values import take_plainly

if TYPE_CHECKING:
    from typer._click.core import Context, Parameter
    from typer._click.formatting import HelpFormatter

GROUPS = {
    "Boundaries": (
        "boundaries",
        "layer",
        "name-field",
        "code-field",
        "within-field",
        "population-field",
        "unit-where",
        "dissolve",
        "crs",
        "boundary-encoding",
        "crosswalk",
        "crosswalk-until",
    ),
    "Table": (
        "column",
        "set",
        "where",
        "means",
        "places",
        "aliases",
        "country",
        "date-format",
        "zone",
        "header",
        "wide",
        "fill-down",
        "sheet",
        "encoding",
    ),
    "What counts": (
        "scheme",
        "about",
        "prefer",
        "known-on",
        "stale-days",
        "provinces-from",
        "tallies",
        "events",
        "events-days",
        "lenient",
    ),
    "Ground around places": ("infer", "max-km", "per-unit", "areas-only"),
    "Drawn ground": (
        "format-in",
        "status",
        "status-from",
        "rest",
        "clip",
        "same-day",
        "date-pattern",
    ),
    # What every page and picture takes comes after what is the command's own.
    "Options": (
        "title",
        "deck",
        "byline",
        "credit",
        "style",
        "output",
        "force",
        "generated",
        "border-km",
        "towns",
        "water",
        "frame",
        "inset",
        "locator",
        "limit",
        "help",
    ),
}
ARGUMENTS, OWN = "Arguments", "Options"
# A command with fewer options is read at a glance.
MOST_IN_ONE = 20

_ORDER = {option: nth for options in GROUPS.values() for nth, option in enumerate(options)}
_GROUP_OF = {option: group for group, options in GROUPS.items() for option in options}


class GroupedCommand(typer.core.TyperCommand):
    """A command whose help has its options in groups, where they are many."""

    def get_params(self, ctx: Context) -> list[Parameter]:
        return take_plainly(super().get_params(ctx))

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        for group, parameters in grouped(self.get_params(ctx)).items():
            records = [record for one in parameters if (record := one.get_help_record(ctx))]
            if records:
                with formatter.section(group):
                    formatter.write_dl(records)


def grouped(parameters: Iterable[Parameter]) -> Mapping[str, list[Parameter]]:
    """The parameters of a command by the heading they stand under, in the order of the help."""
    kinds: dict[bool, list[Parameter]] = {True: [], False: []}
    for one in parameters:
        kinds[one.param_type_name == "argument"].append(one)
    options = kinds[False]
    if len(options) <= MOST_IN_ONE:
        return {ARGUMENTS: kinds[True], OWN: options}
    headings = {one: _GROUP_OF.get(name_of(one), OWN) for one in sorted(options, key=rank)}
    return {ARGUMENTS: kinds[True]} | {
        group: [one for one in headings if headings[one] == group] for group in (OWN, *GROUPS)
    }


def rank(parameter: Parameter) -> int:
    """The place of an option in its group; what no group names comes first, as it is declared."""
    return _ORDER.get(name_of(parameter), -1)


def name_of(parameter: Parameter) -> str:
    """What an option is called on the command line, without its dashes."""
    return max(parameter.opts, key=len).lstrip("-")
