# SPDX-License-Identifier: MIT
"""`mapper export`: pictures, as a user asks for them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mapper.picture.made_with import without_record
from tests.cli.conftest import Answer
from tests.picture.squares import font

Run = Callable[..., Answer]


def test_a_picture_is_written_and_its_path_printed(mapper: Run, tmp_path: Path) -> None:
    answer = mapper("export", "-o", "map.svg")
    assert (answer.code, answer.out) == (0, "map.svg\n")
    assert (tmp_path / "map.svg").read_text(encoding="utf-8").startswith("<svg xmlns=")
    assert answer.lines[-1].startswith("article: ")
    assert answer.lines[-1].endswith("names on the map found no room")


@pytest.mark.parametrize(
    ("form", "start"),
    [("png", b"\x89PNG"), ("pdf", b"%PDF"), ("jpg", b"\xff\xd8\xff"), ("webp", b"RIFF")],
)
def test_the_ending_says_the_format(mapper: Run, tmp_path: Path, form: str, start: bytes) -> None:
    assert mapper("export", "-o", f"map.{form}", "--size", "400x400").code == 0
    assert (tmp_path / f"map.{form}").read_bytes().startswith(start)


def test_without_a_name_the_file_is_named_for_country_and_day(mapper: Run) -> None:
    answer = mapper("export", "--as-of", "2021-08-15")
    assert answer.out == "output/afghanistan-2021-08-15.svg\n"


def test_a_picture_goes_to_standard_output(mapper: Run) -> None:
    answer = mapper("export", "--format", "svg", "-o", "-")
    assert answer.out.startswith("<svg")
    assert answer.out.endswith("</svg>\n")


def test_a_finished_page_is_drawn(mapper: Run, tmp_path: Path) -> None:
    assert mapper("draw", "-o", "map.html").code == 0
    assert mapper("export", "map.html", "-o", "page.svg").code == 0
    assert mapper("export", "-o", "table.svg").code == 0
    drawn = [(tmp_path / f"{name}.svg").read_bytes() for name in ("page", "table")]
    assert len({*map(without_record, drawn)}) == 1


def test_what_changed_is_a_picture(mapper: Run, tmp_path: Path) -> None:
    answer = mapper("export", "--from", "2021-08-05", "--to", "2021-08-15", "--format", "svg")
    assert answer.out == "output/afghanistan-2021-08-05-2021-08-15.svg\n"
    drawn = (tmp_path / "output/afghanistan-2021-08-05-2021-08-15.svg").read_text("utf-8")
    assert "33 of 34 provinces changed hands." in drawn
    assert "Government → Taliban" in drawn


def test_days_are_small_maps(mapper: Run, tmp_path: Path) -> None:
    answer = mapper("export", "--dates", "monthly", "--size", "column")
    assert answer.out == "output/afghanistan-timeline.svg\n"
    drawn = (tmp_path / "output/afghanistan-timeline.svg").read_text("utf-8")
    assert drawn.count('class="map"') == 5
    assert "31 July 2021" in drawn


def test_how_many_days_have_no_map_is_told(mapper: Run) -> None:
    answer = mapper("export", "--dates", "all", "--size", "column")
    assert answer.lines[-1].endswith("; 12 days have no map of their own")


@pytest.mark.parametrize("command", [("diff", "--from", "2021-08-05"), ("timeline",)])
def test_finished_pages_of_several_days_are_drawn(mapper: Run, command: tuple[str, ...]) -> None:
    assert mapper(*command, "-o", "page.html").code == 0
    answer = mapper("export", "page.html", "--size", "400x400", "-o", "page.png")
    assert (answer.code, answer.out) == (0, "page.png\n")


def test_many_days_are_an_animation_where_the_format_moves(mapper: Run, tmp_path: Path) -> None:
    days = ("--dates", "2021-08-05,2021-08-15", "--size", "400x400", "--fps", "5")
    assert mapper("export", *days, "-o", "days.webp").code == 0
    assert mapper("timeline", *days[:2], "-o", "days.html").code == 0
    assert mapper("export", "days.html", *days[2:], "-o", "page.webp").code == 0
    assert (tmp_path / "days.webp").read_bytes() == (tmp_path / "page.webp").read_bytes()
    assert b"ANIM" in (tmp_path / "days.webp").read_bytes()


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("-o", "map.bmp"), 2, "-o map.bmp: no format has the ending .bmp — end it in .svg"),
        (("-o", "a.png", "--format", "MP4"), 2, "--format mp4: the ending of a.png is that of png"),
        (("-o", "a.csv", "--format", "jpg"), 2, "--format jpg: the ending of a.csv is that of csv"),
        (("--size", "huge"), 2, "--size huge: give article, column, square"),
        (("--size", "99x99"), 2, "--size 99x99: leaves no room for a map — at least 300 pixels"),
        (("-o", "a.gif", "--as-of", "2021-08-05"), 2, "--as-of: says nothing of an animation"),
        (("-o", "a.mp4", "--from", "2021-08-05"), 2, "--from: says nothing of an animation"),
        (("-o", "a.gif", "--dates", "2021-08-05"), 2, "an animation needs two days that differ"),
        (("-o", "a.webp", "--fps", "3"), 2, "--fps: is for animations — give --dates, and one"),
        (("-o", "a.png", "--dates", "all", "--fps", "3"), 2, "--fps: is for animations"),
        (("--theme", "pink"), 2, "--theme pink: give light, dark, print or greyscale"),
        (("--font", "gone.ttf"), 2, "--font gone.ttf: there is no such file"),
        (("--names", "de"), 2, "--names de: places have names in these languages: fa, ps"),
        (("page.html", "--format", "csv"), 2, "--format csv: is written from a table"),
        (("page.html", "--dates", "all"), 2, "--dates: a finished page has its days"),
        (("--dates", "all", "--as-of", "2021-08-05"), 2, "--as-of: says nothing of a picture"),
        (("--from", "2021-08-05", "--dates", "all"), 2, "--dates: says nothing of a comparison"),
        (("--to", "2021-08-05", "--format", "csv"), 2, "--to: is for pictures"),
        (("--from", "2021-08-15", "--to", "2021-08-05"), 2, "from 2021-08-15 to 2021-08-05: "),
        (("gone.html",), 3, "gone.html: cannot be read"),
    ],
)
def test_what_cannot_be_drawn_is_told_in_one_line(
    mapper: Run, options: tuple[str, ...], code: int, said: str
) -> None:
    answer = mapper("export", *options)
    assert answer.code == code
    assert len(answer.lines) == 1
    assert answer.lines[0].startswith(said)


def test_letters_of_other_scripts_take_a_font(mapper: Run, tmp_path: Path) -> None:
    asked = ("export", "--title", "ကချင်", "--size", "column", "-o", "map.png")
    refused = mapper(*asked)
    assert refused.code == 2
    assert refused.lines[-1].startswith("no font has the Burmese letters of ကချင် — ")
    assert "--font FILE" in refused.lines[-1]
    assert not (tmp_path / "map.png").exists()
    font(tmp_path / "own.ttf", dict.fromkeys("ကချင်", 500))
    assert mapper(*asked, "--font", "own.ttf").code == 0
    assert (tmp_path / "map.png").exists()


def test_a_picture_that_exists_is_not_replaced(mapper: Run, tmp_path: Path) -> None:
    (tmp_path / "map.png").write_bytes(b"mine")
    assert mapper("export", "-o", "map.png", "--size", "column").code == 5
    assert (tmp_path / "map.png").read_bytes() == b"mine"
