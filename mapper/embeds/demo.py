# SPDX-License-Identifier: MIT
"""A page that shows the map in an article, with every form to copy."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup

from mapper.embeds.embedding import Embedding
from mapper.embeds.script import asset
from mapper.embeds.snippets import FORMS, snippets
from mapper.page.bundle import slim_sheet
from mapper.page.policy import hashes

if TYPE_CHECKING:
    from jinja2 import Template


def demo(it: Embedding) -> str:
    """The page, which needs nothing but the files beside it.

    Its policy is as strict as an article may have one: scripts, frames and pictures of its own
    place, and no style but its sheet.
    """
    sheet = slim_sheet(asset("demo.css"))
    written = snippets(it)
    return template().render(
        lang=it.words.lang,
        dir=it.words.dir,
        title=it.title,
        lead=it.page.lead,
        alt=it.alt,
        page=quote(it.names.page),
        frame=quote(it.names.page) + it.frame.removeprefix(it.at.page),
        picture=quote(it.names.picture),
        social=quote(it.names.social),
        script=quote(it.names.script),
        heights=str(it.reserve),
        words=it.words.entry("embed"),
        forms=[
            (form, it.words.say(f"embed.forms.{form}"), written[form])
            for form in FORMS
            if form in written
        ],
        sheet=Markup(sheet),
        styles=Markup(" ".join(hashes([sheet]))),
    )


@cache
def template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        loader=PackageLoader("mapper.embeds", "assets"),
    )
    return environment.get_template("demo.html")
