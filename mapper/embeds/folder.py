# SPDX-License-Identifier: MIT
"""The files that lie beside each other on a server, and a page that shows them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from mapper.embeds.demo import demo
from mapper.embeds.embedding import PICTURE_SCALE, PICTURE_SIZE, Embedding
from mapper.embeds.oembed import oembed
from mapper.embeds.placed import placed
from mapper.embeds.script import article_script
from mapper.errors import OutputError
from mapper.exports.pictures import drawn_picture, written
from mapper.model.files import as_bytes, write_together
from mapper.picture.finished_page import article_in


def write_folder(
    it: Embedding, folder: str | Path, *, force: bool = False, font: Sequence[str] = ()
) -> list[Path]:
    """Write all files of `contents`, or none, and give their paths.

    Raises OutputError where one exists and `force` is not set, where one cannot be written, and
    where the page itself would be written over; PageError where no picture is made of its kind.
    """
    home = Path(folder)
    if home.exists() and not home.is_dir():
        raise OutputError(f"{home}: is a file — give the name of a folder")
    if it.path and (home / it.names.page).resolve() == it.path.resolve():
        raise OutputError(f"{home}: holds the page itself — give another folder")
    files = {home / name: content for name, content in contents(it, font).items()}
    return write_together(files, force=force)


def contents(it: Embedding, font: Sequence[str] = ()) -> Mapping[str, bytes]:
    """Every file of the folder by its name. The same page and address give the same bytes.

    `font`: files of fonts for letters on its pictures that FiraGO lacks.
    """
    return {name: made() for name, made in makers(it, font).items()}


def makers(it: Embedding, font: Sequence[str] = ()) -> Mapping[str, Callable[[], bytes]]:
    """What makes each file of the folder, by its name: the pictures take most of the time."""
    names = it.names
    return {
        names.page: lambda: as_bytes(placed(it)),
        names.script: lambda: as_bytes(article_script()),
        names.social: lambda: social_picture(it, font),
        names.picture: lambda: fallback_picture(it, font),
        names.oembed: lambda: as_bytes(json.dumps(oembed(it), ensure_ascii=False, indent=2) + "\n"),
        names.demo: lambda: as_bytes(demo(it)),
    }


def social_picture(it: Embedding, font: Sequence[str] = ()) -> bytes:
    """What posts show: a PNG of 1200 × 630."""
    return written(drawn_picture(article_in(it.page), size="social", font=font), form="png")


def fallback_picture(it: Embedding, font: Sequence[str] = ()) -> bytes:
    """What is shown where no frame is: a PNG of 1520 px in width, in few colours."""
    drawn = drawn_picture(article_in(it.page), size=PICTURE_SIZE, font=font)
    return written(replace(drawn, most_bytes=0), form="png", scale=PICTURE_SCALE)
