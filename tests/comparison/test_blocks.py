# SPDX-License-Identifier: MIT
"""Lines and grids as plain text and as Markdown."""

from __future__ import annotations

from mapper.comparison.blocks import Item, TextGrid, TextLines, aligned, as_text
from mapper.comparison.markdown import as_markdown, escaped

LEAD = TextLines((Item("Nothing changed."),))
GRID = TextGrid(
    heading=("Status", "Before", "After"),
    rows=(("Blue", "1", "20"), ("Contested", "–", "3")),
    row_marks=(("blue",), ("contested",)),
    column_marks=((), (), ()),
)


def test_columns_are_as_wide_as_their_widest_cell_and_figures_stand_to_the_right() -> None:
    assert aligned([GRID.heading, *GRID.rows]) == [
        "Status     Before  After",
        "Blue            1     20",
        "Contested       –      3",
    ]


def test_an_empty_last_cell_leaves_no_blanks() -> None:
    assert aligned([("Blue", "1", ""), ("Red", "2", "")]) == ["Blue  1", "Red   2"]


def test_blocks_of_text_stand_apart() -> None:
    assert as_text([LEAD, GRID]) == (
        "Nothing changed.\n\nStatus     Before  After\n"
        "Blue            1     20\nContested       –      3\n"
    )


def test_under_a_title_a_body_follows_its_head_and_elsewhere_it_stands_below() -> None:
    items = (Item("Blue → Red", "Northfield"), Item("Kept"))
    assert as_text([TextLines(items, "When")]) == "When:\n  Blue → Red: Northfield\n  Kept\n"
    assert as_text([TextLines(items)]) == "Blue → Red\n  Northfield\nKept\n"


# --- Markdown ---


def test_the_sentence_of_a_report_is_a_paragraph_and_the_rest_are_lists() -> None:
    moves = TextLines((Item("Blue → Red", "Northfield"),))
    assert as_markdown([LEAD, moves]) == "Nothing changed.\n\n- **Blue → Red:** Northfield\n"


def test_lists_without_a_title_that_follow_one_another_are_one() -> None:
    one, other, titled = (
        TextLines((Item("One"),)),
        TextLines((Item("Other"),)),
        TextLines((Item("Third"),), "When"),
    )
    assert as_markdown([LEAD, one, other, titled]) == (
        "Nothing changed.\n\n- One\n- Other\n\nWhen:\n\n- Third\n"
    )


def test_a_list_after_a_grid_is_a_new_one() -> None:
    after = TextLines((Item("One"),))
    assert as_markdown([LEAD, GRID, after]) == (
        "Nothing changed.\n\n"
        "| Status | Before | After |\n| --- | ---: | ---: |\n| Blue | 1 | 20 |\n"
        "| Contested | – | 3 |\n\n- One\n"
    )


def test_what_follows_a_list_with_a_title_goes_on_under_it() -> None:
    titled, more = TextLines((Item("One"),), "When"), TextLines((Item("Other"),))
    assert as_markdown([LEAD, titled, more]) == "Nothing changed.\n\nWhen:\n\n- One\n- Other\n"


def test_a_report_may_begin_with_a_grid() -> None:
    assert as_markdown([GRID, LEAD]).startswith("| Status | Before | After |\n| --- |")


def test_signs_are_letters() -> None:
    assert escaped("*a* [b] <c> | #1 ~ $2 `d` _e_ \\") == (
        r"\*a\* \[b\] \<c\> \| \#1 \~ \$2 \`d\` \_e\_ \\"
    )
    titled = TextLines((Item("a_b", "c_d"),), "e_f")
    assert as_markdown([LEAD, titled]).endswith("e\\_f:\n\n- **a\\_b:** c\\_d\n")
