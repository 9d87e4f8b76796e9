# SPDX-License-Identifier: MIT
"""Where the terms of data are written."""

from __future__ import annotations

import pytest

from mapper.page.licences import licence_address


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC BY-NC-SA 3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
        ("CC BY 3.0 IGO", "https://creativecommons.org/licenses/by/3.0/igo/"),
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    ],
)
def test_a_licence_that_is_known_has_the_address_of_its_text(name: str, address: str) -> None:
    assert licence_address(name) == address


@pytest.mark.parametrize(
    "name", ["Public domain", "CC BY 4.0, where the file says no other", "not to be sold", "CC BY"]
)
def test_other_terms_have_none(name: str) -> None:
    assert licence_address(name) == ""
