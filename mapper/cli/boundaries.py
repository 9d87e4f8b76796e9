"""`mapper boundaries`: the bundled boundary sets listed, and the units of a set shown."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from mapper.cli.printing import put
from mapper.errors import UsageError

ACTIONS = ("list", "show")


def command(
    *,
    action: Annotated[str, typer.Argument(metavar="|".join(ACTIONS), help="What to do.")],
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME|FILE", help="The country or the file of boundaries whose units to show."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """List the bundled boundaries, or show the units of a country or a file.

    \b
    mapper boundaries list                     every country: level, units, vintage and licence
    mapper boundaries show UKR                 its units with codes, and what to know of them
    mapper boundaries show Україна --json      with their names in other languages
    mapper draw control.csv --boundaries UKR
    """
    if action not in ACTIONS:
        raise UsageError(f"boundaries {action}: give one of {', '.join(ACTIONS)}")
    if action == "show" and name is None:
        raise UsageError("boundaries show: give a NAME or FILE")
    if action == "list" and name is not None:
        raise UsageError(f"boundaries list: lists all, without {name!r} — `show` shows one")
    from mapper.boundaries import listing

    if as_json:
        data = listing.list_as_data() if name is None else listing.set_as_data(name)
        put(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    else:
        put(listing.list_as_text() if name is None else listing.set_as_text(name))
