# SPDX-License-Identifier: MIT
"""Make the gallery of static pictures again, and that of README's example: `make docs-pictures`.

Each is drawn by the command that stands over it in `gallery.md`, or in the README, then put into
256 colours.
"""

from __future__ import annotations

import shlex
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mapper.cli.main import app
from mapper.picture.png import with_palette
from tests.cli.warm import Warm
from tests.manual import README
from tests.reader import Reader

HERE = Path(__file__).parent
FOLDER = HERE / "gallery"
HEAD = """# Gallery

What `mapper export` draws, from the embedded ledger of Afghanistan, 2021. No browser is needed.
Made by `make docs-pictures`; each picture has its command over it.
"""


@dataclass(frozen=True)
class Picture:
    """A picture: its name, what is told of it, and the options of its command."""

    name: str
    title: str
    about: str
    options: str


PICTURES = [
    Picture(
        "article",
        "In an article",
        "760 px wide, as high as its parts. Areas are true: the projection is fitted to "
        "the country. No two labels touch, and no name of a province leaves it.",
        "",
    ),
    Picture("dark", "Dark", "The colours that the page has in the dark.", "--theme dark"),
    Picture(
        "column",
        "In a column",
        "380 px wide. The letters are as large as before; what finds no room is listed on standard "
        "error.",
        "--size column",
    ),
    Picture(
        "social",
        "For a post",
        "1200 × 630, in 256 colours where it would be over 200 kB. There are `square` "
        "(1080 × 1080) and `story` (1080 × 1920), too.",
        "--size social",
    ),
    Picture(
        "print",
        "On paper",
        "A4, on white, here as PNG. As PDF its text can be searched, and its fonts are in it.",
        "--size a4 --theme print",
    ),
    Picture(
        "greyscale",
        "Without colour",
        "Each status has a grey of its own, and patterns tell apart what greys would not.",
        "--theme greyscale --as-of 2021-08-12 --size square",
    ),
    Picture(
        "local-names",
        "Local names",
        "Persian names, from right to left, their letters joined.",
        "--names fa --size square",
    ),
    Picture(
        "comparison",
        "Before and after",
        "Both days, and what changed: in the new colour at full strength, the rest as a pale tint.",
        "--from 2021-08-05 --to 2021-08-12",
    ),
    Picture(
        "comparison-social",
        "Before and after, for a post",
        "The two days as large as they can be, and the list of changes.",
        "--from 2021-08-05 --to 2021-08-12 --size social",
    ),
    Picture(
        "days",
        "Many days",
        "Small maps of the days on which the ground changed; where there are more than fit, evenly "
        "chosen, the first and the last always among them.",
        "--dates all",
    ),
    Picture(
        "days-greyscale",
        "Many days, without colour",
        "Days that are listed are all shown.",
        "--dates 2021-07-31,2021-08-06,2021-08-09,2021-08-12,2021-08-15,2021-09-06 "
        "--size column --theme greyscale",
    ),
]


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for picture in PICTURES:
        path = FOLDER / f"{picture.name}.png"
        path.write_bytes(with_palette(drawn(picture)))
        print(path)
    (HERE / "gallery.md").write_text(gallery_text(), encoding="utf-8")
    (HERE / "iceland.png").write_bytes(with_palette(example()))


def example() -> bytes:
    """The picture that whoever follows the README makes."""
    warm = Warm()
    with tempfile.TemporaryDirectory() as folder:
        Reader(warm, Path(folder)).read(README)
        warm.close()
        return (Path(folder) / "iceland" / "map.png").read_bytes()


def gallery_text() -> str:
    """The page with all pictures and their commands."""
    return "\n".join([HEAD, *map(part, PICTURES)])


def drawn(picture: Picture) -> bytes:
    """The picture as the command draws it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "map.png"
        app([*arguments(picture), "-o", str(path)], standalone_mode=False)
        return path.read_bytes()


def arguments(picture: Picture) -> list[str]:
    return ["export", *shlex.split(picture.options)]


def part(picture: Picture) -> str:
    return "\n".join(lines(picture))


def lines(picture: Picture) -> Iterator[str]:
    command = " ".join(["mapper export", *([picture.options] if picture.options else [])])
    yield f"## {picture.title}\n"
    yield f"{picture.about}\n"
    yield f"```\n{command} -o map.png\n```\n"
    yield f"![{picture.title}](gallery/{picture.name}.png)\n"


if __name__ == "__main__":
    main()
