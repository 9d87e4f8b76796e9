# SPDX-License-Identifier: MIT
"""Tables in Markdown."""

from __future__ import annotations

from mapper.style.markdown import escaped, markdown_table


def test_figures_stand_to_the_right() -> None:
    assert markdown_table(["Status", "Units"], [["Blue", "3"]], texts=1) == [
        "| Status | Units |",
        "| --- | ---: |",
        "| Blue | 3 |",
    ]


def test_marks_in_a_text_are_text_on_one_line() -> None:
    assert escaped("a|b\n<i>`x`\\ [*_") == r"a\|b \<i>\`x\`\\ \[\*\_"
