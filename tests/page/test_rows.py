# SPDX-License-Identifier: MIT
"""Objects as rows: packed and unpacked again they are the same, in Python and in the page."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mapper.page.packed_payload import packed_payload, plain_payload
from mapper.page.rows import pack_rows, plain_rows
from tests.browser.pages import toy_map

VALUES = st.one_of(
    st.sampled_from(["", "red", "blue", "\u2028"]),
    st.integers(0, 3),
    st.booleans(),
    st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=2),
)
IDS = st.sampled_from(["a", "b", "c", ""])
ENTRIES = st.lists(
    st.dictionaries(st.sampled_from("abcde"), VALUES, max_size=5)
    | st.fixed_dictionaries({}, optional={"id": IDS, "from": IDS, "within": IDS, "a": VALUES}),
    max_size=12,
)


@given(ENTRIES)
def test_packed_and_unpacked_again_is_the_same(entries: list[dict[str, Any]]) -> None:
    through_json = json.loads(json.dumps(pack_rows(entries)))
    assert plain_rows(through_json) == entries


def test_a_key_is_written_once_and_a_word_that_many_share_too() -> None:
    entries = [{"id": "a", "kind": "unit"}, {"id": "b", "kind": "unit", "n": 0}]
    assert pack_rows(entries) == {
        "keys": ["id", "kind", "n"],
        "shared": {"kind": ["unit"]},
        "rows": [["a", 0], ["b", 0, 0]],
    }


def test_a_place_points_at_another_by_the_number_of_its_row() -> None:
    entries = [{"id": "a", "within": "b"}, {"id": "b", "within": "elsewhere"}]
    assert pack_rows(entries)["rows"] == [["a", 1], ["b", "elsewhere"]]


def test_a_payload_reads_back_as_it_was() -> None:
    payload = json.loads(json.dumps(toy_map("2021-08-01 Eastvale red").payload))
    assert plain_payload(packed_payload(payload)) == payload
