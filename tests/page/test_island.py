# SPDX-License-Identifier: MIT
"""Values as a JSON island."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.page.island import island

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


def test_a_closing_tag_cannot_end_the_island() -> None:
    assert "</script" not in island({"note": "</script><script>alert(1)</script>"})


def test_line_separators_are_escaped() -> None:
    assert island("a\u2028b\u2029c") == '"a\\u2028b\\u2029c"'


def test_letters_of_any_script_stay_readable() -> None:
    assert island("هلمند") == '"هلمند"'


def test_a_number_that_json_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        island({"area": float("nan")})


@given(JSON)
def test_reading_an_island_gives_the_value(value: object) -> None:
    assert json.loads(island(value)) == value
