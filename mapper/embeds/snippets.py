# SPDX-License-Identifier: MIT
"""What is pasted into an article: one function for each form, each form whole by itself.

Every value goes through `Markup.format`, which escapes it: a title is text in all of them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from markupsafe import Markup

from mapper.embeds.embedding import Embedding
from mapper.embeds.oembed import discovery, oembed
from mapper.errors import UsageError
from mapper.model.spelling import given
from mapper.style.markdown import escaped
from mapper.tables.fixed_words import one_of

Form = Callable[[Embedding], str]

# A frame that no script sets: this wide for its height, where that is more than it needs.
ASPECT = "3 / 2"
PICTURE_WIDTH = 760


def picture_link(it: Embedding) -> Markup:
    """The picture, for feeds, mail and browsers that show nothing else; a click opens the page."""
    return Markup('<a href="{}"><img src="{}" alt="{}" width="{}" loading="lazy"></a>').format(
        it.at.page, it.at.picture, it.alt, PICTURE_WIDTH
    )


def iframe(it: Embedding) -> str:
    """A frame that needs no script."""
    style = (
        f"display:block;width:100%;aspect-ratio:{ASPECT};min-height:{it.reserve.narrow}px;border:0"
    )
    return Markup(
        '<iframe src="{}" title="{}" loading="lazy" width="100%" height="{}" style="{}">{}</iframe>'
    ).format(it.frame, it.title, it.reserve.narrow, style, picture_link(it))


def auto(it: Embedding) -> str:
    """A frame as high as the page in it says. Until then, and without the script, what is
    reserved is enough, so that nothing of the article moves.
    """
    style = f"display:block;width:100%;height:{it.reserve.css()};border:0"
    frame = Markup(
        '<iframe data-control-map src="{}" title="{}" loading="lazy" width="100%" height="{}" '
        'style="{}">{}</iframe>'
    ).format(it.frame, it.title, it.reserve.narrow, style, picture_link(it))
    return Markup(
        '<div style="width:100%;container-type:inline-size">{}</div>\n'
        '<script src="{}" async></script>'
    ).format(frame, it.script)


def component(it: Embedding) -> str:
    """An element of our own. Its script comes first, and not `async`, so that the element has
    its height before anything under it is laid out. A map with a story says at which step it is.
    """
    # An article that is scrolled changes it.
    step = Markup(' step="1"') if it.page.story else ""
    return Markup(
        '<script src="{}"></script>\n'
        '<control-map src="{}" name="{}" heights="{}"{}>{}</control-map>'
    ).format(it.script, it.frame, it.title, it.reserve, step, picture_link(it))


def amp(it: Embedding) -> str:
    """For AMP, which shows the picture until the frame is there; UsageError without https."""
    if not it.base.startswith("https:"):
        raise UsageError(
            f"{given('form', 'amp')}: AMP shows frames of https alone, and not {it.base}"
        )
    picture = Markup(
        '<amp-img src="{}" alt="{}" layout="fill" object-fit="contain" placeholder></amp-img>'
    ).format(it.at.picture, it.alt)
    show = it.words.say("embed.show")
    more = Markup('<div overflow tabindex="0" role="button" aria-label="{}">{}</div>').format(
        show, show
    )
    return Markup(
        '<amp-iframe src="{}" title="{}" layout="fixed-height" height="{}" '
        'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" '
        'frameborder="0" resizable>{}{}</amp-iframe>'
    ).format(it.frame, it.title, it.reserve.narrow, picture, more)


def wordpress(it: Embedding) -> str:
    """A block of the WordPress editor."""
    return f"<!-- wp:html -->\n{auto(it)}\n<!-- /wp:html -->"


def markdown(it: Embedding) -> str:
    """The picture, which opens the page: Markdown has no frames."""
    picture = f"![{link_text(it.alt)}]({it.at.picture})"
    words = link_text(it.words.say("embed.open", title=it.title))
    return f"[{picture}]({it.at.page})\n\n[{words}]({it.at.page})"


def link_text(text: str) -> str:
    """Text between the brackets of a link in Markdown."""
    return escaped(text).translate({ord("]"): "\\]", ord("&"): "\\&"})


def oembed_json(it: Embedding) -> str:
    return json.dumps(oembed(it), ensure_ascii=False, indent=2)


FORMS: Mapping[str, Form] = {
    "iframe": iframe,
    "auto": auto,
    "component": component,
    "amp": amp,
    "wordpress": wordpress,
    "markdown": markdown,
    "oembed": oembed_json,
    "discovery": discovery,
}


def snippet(it: Embedding, form: str) -> str:
    """One form, without a line end; UsageError for one that does not exist."""
    return str(FORMS[form_named(form)](it))


def form_named(form: str) -> str:
    """A form as it is called; UsageError for one that does not exist."""
    return one_of(form, FORMS, given("form", form))


def snippets(it: Embedding) -> dict[str, str]:
    """All forms that the address allows, by name, in their order."""
    secure = it.base.startswith("https:")
    return {form: snippet(it, form) for form in FORMS if secure or form != "amp"}


def listed(it: Embedding) -> str:
    """All forms, each under a line that says what it is for."""
    return "\n".join(
        f"# {form}: {it.words.say(f'embed.forms.{form}')}\n{text}\n"
        for form, text in snippets(it).items()
    )
