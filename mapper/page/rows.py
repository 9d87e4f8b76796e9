"""Lists of plain objects as rows, for the island: every key is written once, not with each value.

`{"keys": […], "shared": {key: […]}, "rows": [[…], …]}`: the values of a row are in the order of
`keys`; null, or a row that ends before, is a key that the object does not have. A key under
`shared` has whole numbers in the rows, each a place in its list. `payload.mjs` reads this too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

Entry = Mapping[str, Any]
Packed = dict[str, Any]

# What stands in rows in a finished page.
PACKED = ("places", "reports")


def packed_payload(payload: Entry) -> dict[str, Any]:
    """The payload as it is written into a page."""
    return {**payload, **{part: pack_rows(payload[part]) for part in PACKED if part in payload}}


def plain_payload(written: Entry) -> dict[str, Any]:
    """The payload of a page that was read back."""
    return {**written, **{part: plain_rows(written[part]) for part in PACKED if part in written}}


def pack_rows(entries: Sequence[Entry]) -> Packed:
    """The objects as rows. A value that is None counts as one that is not there."""
    given = Counter(key for entry in entries for key, value in entry.items() if value is not None)
    # Keys that few have come last, so that most rows end before them.
    keys = [key for key, _ in given.most_common()]
    shared = {key: words for key in keys if (words := shared_words(entries, key))}
    places = {key: {word: n for n, word in enumerate(words)} for key, words in shared.items()}
    return {
        "keys": keys,
        "shared": shared,
        "rows": [packed_row(entry, keys, places) for entry in entries],
    }


def shared_words(entries: Sequence[Entry], key: str) -> list[str]:
    """The texts under a key, each once, if each stands there twice or more on average."""
    values = [entry[key] for entry in entries if entry.get(key) is not None]
    if not all(isinstance(value, str) for value in values):
        return []
    words = list(dict.fromkeys(values))
    return words if 2 * len(words) <= len(values) else []


def packed_row(
    entry: Entry, keys: Sequence[str], places: Mapping[str, Mapping[str, int]]
) -> list[Any]:
    row = [
        places[key][entry[key]] if key in places and entry.get(key) is not None else entry.get(key)
        for key in keys
    ]
    while row and row[-1] is None:
        row.pop()
    return row


def plain_rows(packed: Packed) -> list[dict[str, Any]]:
    """The objects again, as `pack_rows` was given them."""
    keys, shared = packed["keys"], packed["shared"]
    return [
        {
            key: shared[key][value] if key in shared else value
            for key, value in zip(keys, row, strict=False)
            if value is not None
        }
        for row in packed["rows"]
    ]
