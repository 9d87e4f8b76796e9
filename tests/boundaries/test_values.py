# SPDX-License-Identifier: MIT
"""Values of fields, as drivers give them and as cells can hold them."""

from __future__ import annotations

import numpy as np
import pytest

from mapper.boundaries.values import field_value, is_missing


@pytest.mark.parametrize("value", [None, float("nan"), np.float64("nan")])
def test_not_a_number_is_missing(value: object) -> None:
    assert is_missing(value)


@pytest.mark.parametrize("value", ["", 0, False, [None], np.array([1.0, float("nan")])])
def test_what_has_a_value_is_not_missing(value: object) -> None:
    assert not is_missing(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (np.array([32, 64]), "32, 64"),
        (["fa", "ps"], "fa, ps"),
        (np.array(["fa"], dtype=object), "fa"),
        ([["a", "b"], None], "a, b"),
        ({"primary": "Київ"}, '{"primary": "Київ"}'),
    ],
)
def test_a_list_is_a_text_of_its_members(value: object, text: str) -> None:
    assert field_value(value) == text


@pytest.mark.parametrize("value", [[], {}, np.array([]), float("nan"), None])
def test_a_list_without_members_is_missing(value: object) -> None:
    assert field_value(value) is None


@pytest.mark.parametrize("value", ["Herat", 7, 7.5, True])
def test_plain_values_stay_as_they_are(value: object) -> None:
    assert field_value(value) is value
