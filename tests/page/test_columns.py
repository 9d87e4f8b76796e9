# SPDX-License-Identifier: MIT
"""Objects as columns: packed and unpacked again they are the same."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import example, given

from mapper.page.columns import pack_columns, plain_columns
from mapper.page.packed_payload import packed_payload, plain_payload
from tests.browser.pages import toy_map
from tests.page.test_rows import ENTRIES


@given(ENTRIES)
@example([{"a": [1.375, 1e306]}])
def test_packed_and_unpacked_again_is_the_same(entries: list[dict[str, Any]]) -> None:
    through_json = json.loads(json.dumps(pack_columns(entries)))
    assert plain_columns(through_json) == entries


def test_each_column_has_the_form_that_fits() -> None:
    entries = [
        {"id": "a", "kind": "unit", "at": [1.5, 2.25]},
        {"id": "b", "kind": "unit", "at": [1.25, 2.5], "within": "a", "n": 7},
    ]
    assert pack_columns(entries) == {
        "count": 2,
        "columns": {
            "id": {"texts": "a\nb"},
            "kind": {"words": ["unit"], "numbers": "AA"},
            "at": {"points": "sJiOzByB", "digits": 2},
            "within": {"has": "C", "rows": "A"},
            "n": {"has": "C", "list": [7]},
        },
    }


def test_a_payload_of_a_crowd_reads_back_as_it_was() -> None:
    payload = json.loads(json.dumps(toy_map("2021-08-01 Eastvale red").payload))
    written = json.loads(json.dumps(packed_payload(payload, crowded=True)))
    assert "walk" in written["units"]
    plain = plain_payload(written)
    again = plain_payload(json.loads(json.dumps(packed_payload(plain, crowded=True))))
    assert {**plain, "units": None} == {**payload, "units": None}
    assert again == plain
