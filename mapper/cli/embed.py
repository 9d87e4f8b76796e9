# SPDX-License-Identifier: MIT
"""`mapper embed`: what an article takes over to show a finished page."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from mapper.cli import options as shared
from mapper.cli.printing import put
from mapper.errors import UsageError


def command(
    *,
    page: Annotated[str, typer.Argument(metavar="MAP.html", help="A finished page of any kind.")],
    url: Annotated[
        str,
        typer.Option(metavar="ADDRESS", help="Of the folder on the web that the page will lie in."),
    ],
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="iframe|auto|component|amp|wordpress|markdown|oembed|discovery",
            help="One form alone.",
        ),
    ] = None,
    theme: Annotated[
        str,
        typer.Option(
            metavar="auto|light|dark", help="Colours of the map; auto as the reader's system."
        ),
    ] = "auto",
    as_json: Annotated[bool, typer.Option("--json", help="The forms as JSON.")] = False,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FOLDER",
            help="Write the page with its addresses, script, pictures, oEmbed and a demo there, "
            "not beside the page itself, and print the paths.",
        ),
    ] = None,
    font: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE",
            help="A font for letters on its pictures that FiraGO lacks; as of export.",
        ),
    ] = None,
    force: shared.Force = False,
) -> None:
    """Print what a content system needs to show a page in an article.

    \b
    mapper embed map.html --url https://example.org/maps/
                                                       all forms
    mapper embed map.html --url https://example.org/maps/ --format auto
                                                       one of them
    mapper embed map.html --url https://example.org/maps/ -o maps/
                                                       the files to put there
    """
    from mapper.embeds.embedding import embedding
    from mapper.embeds.snippets import form_named, listed, snippet, snippets

    if output is not None and (form or as_json):
        given = "--format" if form else "--json"
        raise UsageError(f"{given}: prints a form — leave it out, or --output")
    if font and output is None:
        raise UsageError("--font: is for the pictures of a folder — give --output, too")
    it = embedding(page, url, theme)
    if output is not None:
        from mapper.embeds.folder import write_folder

        paths = write_folder(it, output, force=force, font=font or ())
        put("".join(f"{path}\n" for path in paths))
        return
    form = form_named(form) if form else None
    forms = {form: snippet(it, form)} if form else None
    if as_json:
        found = {"page": it.at.page, "title": it.title, "forms": forms or snippets(it)}
        put(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    else:
        put(f"{forms[form]}\n" if form and forms else listed(it))
