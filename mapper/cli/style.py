# SPDX-License-Identifier: MIT
"""`mapper style`: the style of a house, shown with all that a file of one can say."""

from __future__ import annotations

from typing import Annotated

import typer

from mapper.cli import options as shared
from mapper.cli.printing import put

ACTIONS = ("show",)


def command(
    *,
    action: Annotated[str, typer.Argument(metavar="|".join(ACTIONS), help="What to do.")],
    style: Annotated[
        str | None,
        typer.Argument(
            metavar="FILE", help="The TOML file of a house. Default: that of mapper.toml, or none."
        ),
    ] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="A file; - is stdout.")
    ] = "-",
    force: shared.Force = False,
) -> None:
    """Show the style of a house: colours, fonts and sizes, and what is usual.

    \b
    mapper style show > house.toml                 the usual style, as a file to begin from
    mapper style show house.toml                   a style with all that it leaves as it is
    mapper draw control.csv --style house.toml
    """
    from mapper.model.files import write_whole
    from mapper.style.house_text import style_text
    from mapper.tables.fixed_words import one_of

    one_of(action, ACTIONS, f"style {action}")
    text = style_text(style)
    put(text if output == "-" else f"{write_whole(output, text, force=force)}\n")
