# SPDX-License-Identifier: MIT
"""The table of what was seen in programs."""

from __future__ import annotations

from tests.clients import lighthouse, nu
from tests.clients.__main__ import END, PAGE, START, names
from tests.clients.seen import Seen, table


def test_a_program_has_a_row_for_what_was_opened_in_it() -> None:
    seen = [
        Seen("QGIS", "3.22", "GeoPackage", "3 layers"),
        Seen("Draw", "7", "SVG", "", ("empty",)),
    ]
    assert table(seen).splitlines()[2:] == [
        "| QGIS | 3.22 | GeoPackage | 3 layers |",
        "| Draw | 7 | SVG | **not right**: empty |",
    ]


def test_the_manual_has_room_for_the_table() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page.index(START) < page.index(END)


def test_every_program_has_a_file() -> None:
    assert {"rsvg", "nu", "lighthouse", "cards", "d3", "notebook"} <= set(names())
    assert "served" not in names()


def test_limits_of_a_checker_are_told_from_faults() -> None:
    assert nu.limit_in("CSS: “paint-order”: Property “paint-order” doesn't exist.")
    assert nu.limit_in("CSS: “height”: Parse Error.")
    assert not nu.limit_in("Element “p” not allowed as child of element “ul” in this context.")


def test_only_a_page_of_forms_may_hide_from_search() -> None:
    assert "is-crawlable" in lighthouse.allowed("page with the forms to copy")
    assert not {"is-crawlable", "target-size"} & lighthouse.allowed("page: map")
