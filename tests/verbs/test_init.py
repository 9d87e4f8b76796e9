# SPDX-License-Identifier: MIT
"""The beginning of a map: which parties it can have."""

from __future__ import annotations

from datetime import date

import pytest

from mapper.errors import UsageError
from mapper.verbs.init import starter
from tests.toy import boundaries

DAY = date(2024, 3, 5)


@pytest.mark.parametrize("parties", [("North",), ("North", "NORTH"), ("North", " "), ("", "  ")])
def test_there_are_two_parties_of_different_names_at_least(parties: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match="give two or more, each by another name"):
        starter(boundaries(), "TOY", parties, day=DAY)


def test_a_word_for_ground_of_no_party_names_none() -> None:
    with pytest.raises(UsageError, match="'Contested': is a word for what no party holds"):
        starter(boundaries(), "TOY", ("North", "Contested"), day=DAY)
