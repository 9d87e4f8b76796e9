# SPDX-License-Identifier: MIT
"""A page in a notebook: in a frame, over the picture that is left where no frame may be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from mapper.page.finished import FinishedPage
from mapper.page.height import reserve_for
from mapper.tables.text import one_line

# Data by media type, and what is said of them by the same; `_repr_mimebundle_` gives both.
Bundle = tuple[dict[str, Any], dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Still:
    """A picture of a page.

    - `data`, `metadata`: by media type, for what takes a picture of a notebook and no HTML.
    - `markup`: an element that shows it.
    """

    data: Mapping[str, Any] = field(default_factory=dict)
    metadata: Mapping[str, Any] = field(default_factory=dict)
    markup: Markup = field(default=Markup(""))


# What draws the picture of a page: no business of pages, so whoever makes a map says how.
Pictured = Callable[[FinishedPage], Still]


def no_picture(page: FinishedPage) -> Still:
    return Still()


def bundle(page: FinishedPage, still: Still) -> Bundle:
    """What a notebook chooses from."""
    return {"text/html": str(framed(page, still.markup)), **still.data}, {**still.metadata}


def framed(page: FinishedPage, under: Markup) -> Markup:
    """The page in a frame as high as it needs, with a picture under it.

    JupyterLab shows the HTML of a notebook that is not trusted without its frames, GitLab that of
    every one. The height goes with the frame, as what cleans HTML knows no widths of containers.
    """
    return Markup(
        '<div style="container-type:inline-size;width:100%">'
        '<div style="position:relative;overflow:hidden;height:{}">{}'
        '<iframe srcdoc="{}" title="{}" loading="lazy" allowfullscreen '
        'style="position:absolute;inset:0;border:0;width:100%;height:100%"></iframe></div></div>'
    ).format(reserve_for(page).css(), under, page.text, one_line(page.title))
