# SPDX-License-Identifier: MIT
"""The answer in a terminal: colours, width, and text that stays text."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from mapper.comparison.blocks import Block, Item, TextGrid, TextLines, as_text
from mapper.comparison.model import Comparison
from mapper.comparison.report import report
from mapper.comparison.terminal import as_terminal, terminal
from tests.comparison.test_report import SPAN, WORDS, hostile
from tests.comparison.toy_comparison import WIDER, two_days

CODES = re.compile(r"\x1b\[[0-9;]*m")


def shown(found: Comparison) -> str:
    return as_terminal(report(found, WORDS), WIDER, terminal(always=True))


@pytest.fixture(autouse=True)
def colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of 60 columns with all colours."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def fallen() -> Comparison:
    return two_days(
        "\n".join(
            f"2021-08-{day} {name} {status}"
            for day, status in (("01", "blue"), ("09", "red"))
            for name in ("Northfield", "Eastvale", "Southport")
        ),
        *SPAN,
    )


def test_a_status_has_a_square_of_its_colour(fallen: Comparison) -> None:
    dark = WIDER.status("red").color_dark
    red, green, blue = (int(dark[i : i + 2], 16) for i in (1, 3, 5))
    assert f"\x1b[38;2;{red};{green};{blue}m■" in shown(fallen)


def test_no_line_is_wider_than_the_terminal_and_what_goes_on_is_indented(
    fallen: Comparison,
) -> None:
    lines = CODES.sub("", shown(fallen)).splitlines()
    assert max(map(len, lines)) <= 60
    start = next(i for i, line in enumerate(lines) if line.startswith("  ■■ after 1 August"))
    assert lines[start + 1].startswith("    ")


def test_the_words_are_those_of_the_plain_text(
    fallen: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = as_text(report(fallen, WORDS))
    monkeypatch.setenv("COLUMNS", "100")
    bare = re.sub("[■□]+ ", "", CODES.sub("", shown(fallen)))
    assert sorted(bare.split()) == sorted(plain.split())


def test_a_grid_that_is_too_wide_is_two_of_counts_and_areas(fallen: Comparison) -> None:
    lines = [line.split() for line in CODES.sub("", shown(fallen)).splitlines()]
    assert ["Status,", "provinces", "Before", "Gained", "Lost", "After"] in lines
    assert ["Status,", "km²", "Before", "Gained", "Lost", "After"] in lines


def test_names_are_letters_and_no_markup() -> None:
    text = CODES.sub("", shown(hostile()))
    assert "[31m*N*|<b>[red]x[/red] :smile:" in text


def test_no_colour_leaves_out_the_squares(
    fallen: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    text = as_terminal(report(fallen, WORDS), WIDER, terminal())
    assert "■" not in text
    assert "38;2" not in text


# --- as it is laid out ---


def laid_out(*blocks: Block, width: int = 24, colours: bool = False) -> list[str]:
    """The lines of blocks in a terminal of this width, without the codes of its colours."""
    console = Console(
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor" if colours else None,
        width=width,
        legacy_windows=False,
    )
    return CODES.sub("", as_terminal(blocks, WIDER, console)).splitlines()


MOVE = Item("Blue → Red: 2 provinces", "Eastvale, Northfield and more", ("blue", "red"))


def test_without_a_title_a_body_stands_below_its_head_and_further_in() -> None:
    assert laid_out(TextLines((MOVE,))) == [
        "Blue → Red: 2",
        "  provinces",
        "  Eastvale, Northfield",
        "  and more",
    ]


def test_under_a_title_it_follows_its_head_and_goes_on_further_in() -> None:
    assert laid_out(TextLines((MOVE, Item("Kept")), "When")) == [
        "When:",
        "  Blue → Red: 2",
        "    provinces: Eastvale,",
        "    Northfield and more",
        "  Kept",
    ]


def test_what_goes_on_after_squares_is_indented_and_after_a_sentence_not() -> None:
    long = "Between two days nothing changed"
    assert laid_out(TextLines((Item(long, marks=("blue", None)),)), colours=True) == [
        "■□ Between two days",
        "  nothing changed",
    ]
    assert laid_out(TextLines((Item(long),))) == ["Between two days nothing", "changed"]


def test_blocks_stand_apart_by_a_line() -> None:
    assert laid_out(TextLines((Item("One"),)), TextLines((Item("Two"),))) == ["One", "", "Two"]


def test_heads_with_a_body_below_are_bold() -> None:
    def bold(block: TextLines) -> bool:
        console = Console(file=io.StringIO(), force_terminal=True, width=60, legacy_windows=False)
        return "\x1b[1m" in as_terminal([block], WIDER, console)

    assert bold(TextLines((MOVE,)))
    assert not bold(TextLines((Item("Kept"),)))
    assert bold(TextLines((Item("Kept"),), "When"))


def grid(*narrow: TextGrid) -> TextGrid:
    return TextGrid(
        heading=("Status", "Before", "After"),
        rows=(("Blue", "1 (12,300 km²)", "–"), ("Sum", "1 (12,300 km²)", "–")),
        row_marks=(("blue",), ()),
        column_marks=((), (), ("red",)),
        narrow=narrow,
    )


def test_columns_of_a_grid_are_two_blanks_apart_and_figures_stand_to_the_right() -> None:
    assert laid_out(grid(), width=40, colours=True) == [
        "Status          Before  ■ After",
        "■ Blue  1 (12,300 km²)        –",
        "Sum     1 (12,300 km²)        –",
    ]


@pytest.mark.parametrize(("width", "whole"), [(29, True), (28, False)])
def test_a_grid_that_just_fits_stays_whole(width: int, whole: bool) -> None:
    counts = TextGrid(("Count", "n"), (("Blue", "1"),), (("blue",),), ((), ()))
    lines = laid_out(grid(counts, counts), width=width)
    assert lines == (
        laid_out(grid(), width=width)
        if whole
        else ["Count  n", "Blue   1", "", "Count  n", "Blue   1"]
    )


# --- the console ---


def test_a_terminal_has_its_width_and_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    console = terminal(always=True)
    assert (console.width, console.color_system) == (72, "truecolor")
    assert not console.no_color


@pytest.mark.parametrize("always", [True, False])
def test_colours_are_off_where_asked_for_unless_always(
    monkeypatch: pytest.MonkeyPatch, always: bool
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert terminal(always=always).no_color is not always


def test_what_is_printed_is_no_markup_and_no_name_of_a_picture() -> None:
    console = terminal(always=True)
    with console.capture() as captured:
        console.print("[red]x[/red] :smile: 123")
    assert captured.get() == "[red]x[/red] :smile: 123\n"
