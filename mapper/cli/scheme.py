# SPDX-License-Identifier: MIT
"""`mapper scheme`: schemes made from the words of a table, listed, shown and checked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mapper.cli import options as shared
from mapper.cli.printing import put
from mapper.errors import UsageError

ACTIONS = ("new", "list", "show", "check")


def command(
    *,
    action: Annotated[str, typer.Argument(metavar="|".join(ACTIONS), help="What to do.")],
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="TABLE|NAME|FILE",
            help="The table or drawn ground whose words a new scheme is made from; the scheme to "
            "show or check.",
        ),
    ] = None,
    columns: shared.Columns = None,
    sheet: shared.Sheet = None,
    encoding: shared.Encoding = None,
    layer: shared.Layer = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The new scheme; - is stdout.")
    ] = "-",
    force: shared.Force = False,
) -> None:
    """Make a scheme from the words of a table; list, show or check schemes.

    \b
    mapper scheme new control.csv > mine.toml      a status for every word, colours that keep apart
    mapper draw control.csv --scheme mine.toml
    mapper scheme list                             the bundled ones
    mapper scheme show three-way                   one of them, as a file to begin from
    mapper scheme check mine.toml                  what is wrong with it, or hard to tell apart
    """
    from mapper.tables.fixed_words import one_of

    action = one_of(action, ACTIONS, f"scheme {action}")
    if action == "list":
        put(listed())
        return
    if source is None:
        what = "TABLE" if action == "new" else "NAME or FILE"
        raise UsageError(f"scheme {action}: give a {what}")
    if action == "new":
        text = made(source, columns, sheet, encoding, layer)
        put_text(text, output, force)
    else:
        put(shown(source) if action == "show" else checked(source))


def listed() -> str:
    """The bundled schemes, a line each."""
    from mapper.style.scheme_files import load_scheme, scheme_names

    schemes = [load_scheme(name) for name in scheme_names()]
    return "".join(f"{one.id:<12}{one.title} ({len(one.statuses)} statuses)\n" for one in schemes)


def shown(name: str) -> str:
    """The text of a scheme, which is one that can be read."""
    from mapper.style.scheme_files import load_scheme, scheme_text

    load_scheme(name)
    return scheme_text(name)


def made(
    table: str,
    columns: list[str] | None,
    sheet: str | None,
    encoding: str | None,
    layer: str | None,
) -> str:
    """A scheme from the words of a table; what it has is read back before it is given."""
    from mapper.reading.options import TableOptions
    from mapper.reading.own_scheme import apart
    from mapper.reading.status_words import status_words
    from mapper.style.scheme_files import parse_scheme
    from mapper.style.skeleton import skeleton

    options = TableOptions(
        columns=shared.parse_columns(columns or []), sheet=sheet, encoding=encoding
    )
    words, several = apart(status_words(table, options, layer))
    text = skeleton(words, Path(table).name, several)
    parse_scheme(text, "the scheme")
    return text


def put_text(text: str, output: str, force: bool) -> None:
    from mapper.model.files import write_whole

    put(text if output == "-" else f"{write_whole(output, text, force=force)}\n")


def checked(name: str) -> str:
    """What a scheme holds, and which of its colours are hard to tell apart."""
    from mapper.style.palette import NO_DATA, NO_DATA_DARK
    from mapper.style.scheme_files import load_scheme
    from mapper.style.status_colours import APART, closest

    scheme = load_scheme(name)
    lines = [f"{name}: {len(scheme.statuses)} statuses, {len(scheme.actors)} actors: sound"]
    modes = {"light": [s.color for s in scheme.statuses], "dark": []}
    modes["dark"] = [s.color_dark for s in scheme.statuses]
    for mode, none in (("light", NO_DATA), ("dark", NO_DATA_DARK)):
        called = {none: "no data"} | {
            color: status.id for status, color in zip(scheme.statuses, modes[mode], strict=True)
        }
        pair = closest([*modes[mode], none])
        if pair is not None and pair.distance < APART:
            lines.append(
                f"{name}: {called[pair.first]} and {called[pair.second]} are hard to tell apart in "
                f"{mode} mode with {pair.vision} vision ({pair.distance:.1f}; bundled schemes "
                f"keep {APART})"
            )
    return "\n".join(lines) + "\n"
