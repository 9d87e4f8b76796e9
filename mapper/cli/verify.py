# SPDX-License-Identifier: MIT
"""`mapper verify`: whether a page, a picture or data are what they were made from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from mapper.cli.printing import put
from mapper.model.spelling import for_shell, path_for_shell

if TYPE_CHECKING:
    from mapper.page.made_with import Made

DIFFERS = 1
# What stands in a command without the name of an option.
ARGUMENTS = ("table", "before", "after", "sources", "source")


def command(
    *,
    page: Annotated[
        str,
        typer.Argument(
            metavar="MAP.html",
            help="A finished page, a picture or data of export, or kept faces: PNG, SVG, PDF, "
            "GeoJSON, GeoPackage, …",
        ),
    ],
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="What it is to have been made from, or another such page. By default the files "
            "that it names, here and beside it.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
) -> None:
    """Report whether a page, picture or data were made from these files, or what differs: exit
    code 1.

    \b
    mapper verify map.html                        by the files that it names
    mapper verify map.html control.csv            by this table
    mapper verify map.png                         the same of a picture
    mapper verify control.geojson                 the same of data, and of kept faces
    mapper verify map.html yesterday.html         what two pages were made with
    """
    from mapper import __version__
    from mapper.verbs.verify import as_data, as_text, on_one_line, verify

    found = verify(page, files or (), __version__)
    if as_json:
        put(json.dumps(as_data(found), ensure_ascii=False, indent=2) + "\n")
    else:
        put(f"{as_text(found)}made with: {on_one_line(command_of(found.made))}\n")
    if not found.sound:
        raise typer.Exit(DIFFERS)


def command_of(made: Made) -> str:
    """The command that makes the page, as it would be typed in a folder with its files."""
    words = ["mapper", made.command]
    for name, value in made.options.items():
        for one in value if isinstance(value, list) else [value]:
            if name in ARGUMENTS:
                words.append(path_for_shell(str(one)))
            elif one is True:
                words.append(f"--{name}")
            elif one is False:
                words.append(f"--no-{name}")
            else:
                words += [f"--{name}", for_shell(str(one))]
    return " ".join(words)
