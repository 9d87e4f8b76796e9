# SPDX-License-Identifier: MIT
"""How `mapper export` writes pictures: of what a verb draws, and of finished pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mapper.cli import options as shared
from mapper.cli.made_with import recorded_picture
from mapper.cli.printing import put, put_problems, tell
from mapper.errors import UsageError
from mapper.exports.picture_options import FORMS, PictureOptions

if TYPE_CHECKING:
    from mapper.page.map_model import Payload
    from mapper.picture.picture_input import Article
    from mapper.verbs.subject import Shown

OUTPUT_FOLDER = Path("output")


@dataclass(frozen=True, kw_only=True)
class Asked(PictureOptions):
    """The options of a picture, and its format."""

    form: str


def put_shown(shown: Shown, stem: str, asked: Asked, drawing: shared.Drawing) -> None:
    """Report what is worth knowing of its days, and write the picture of a document."""
    from mapper.picture.picture_input import article_of
    from mapper.verbs.framing import tell_undrawn_parts

    put_problems((*shown.of_days, *tell_undrawn_parts(shown.document)))
    article = article_of(shown.document)
    put_picture(article, asked, f"{stem}-{shown.called}.{asked.form}", drawing)


def put_page(path: str, asked: Asked, drawing: shared.Drawing, days: list[str]) -> None:
    """Write the picture that a finished page shows."""
    from mapper.picture.finished_page import read_page

    if days:
        raise UsageError(f"{days[0]}: a finished page has its days — give the table of {path}")
    if asked.form not in FORMS:
        raise UsageError(
            f"--format {asked.form}: is written from a table — give the table of {path}"
        )
    article = read_page(path)
    if drawing.style is not None:
        from mapper.picture.picture_input import in_style
        from mapper.style.house_file import load_style

        article = in_style(article, load_style(drawing.style))
    put_picture(article, asked, f"{Path(path).stem}.{asked.form}", drawing)


def put_picture(
    article: Article[Payload], asked: Asked, name: str, drawing: shared.Drawing
) -> None:
    """Write a picture and print its path; what found no room is told beside it."""
    from mapper.exports.pictures import pictured

    drawn, content = pictured(article, asked.form, asked)
    write(recorded_picture(content), drawing.output or str(OUTPUT_FOLDER / name), drawing.force)
    if drawn.left_out:
        tell(f"{asked.size}: {'; '.join(drawn.left_out)}")


def write(content: bytes, output: str, force: bool) -> None:
    """Write the file and print its path, or write the content itself to standard output."""
    from mapper.model.files import write_whole

    if output == "-":
        put(content)
    else:
        put(f"{write_whole(output, content, force=force)}\n")
