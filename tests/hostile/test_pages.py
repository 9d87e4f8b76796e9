# SPDX-License-Identifier: MIT
"""What is told of a page that hostile texts have changed."""

from __future__ import annotations

from tests.hostile.attacked import Attack
from tests.hostile.pages import Seen, faults

PLAIN = Seen(frozenset({"p", "a href"}), frozenset({"#"}), "Who held what", "Hillgate 1")
ATTACK = Attack(("Hillgate",))


def test_a_page_that_is_as_it_is_with_harmless_texts_has_no_fault() -> None:
    assert faults(PLAIN, PLAIN, ATTACK) == []


def test_an_element_an_address_a_script_and_a_lost_name_are_told() -> None:
    acted = Seen(frozenset({"p", "img onerror"}), frozenset({"javascript:a"}), "acted", "")
    assert faults(acted, PLAIN, ATTACK) == [
        "img onerror: no page has it",
        "javascript:a: is an address",
        "a script ran",
        "'Hillgate 1': is not shown",
    ]
