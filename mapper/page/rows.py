# SPDX-License-Identifier: MIT
"""Lists of plain objects as rows, for the island: every key is written once, not with each value.

`{"keys": […], "shared": {key: […]}, "rows": [[…], …]}`: the values of a row are in the order of
`keys`; null, or a row that ends before, is a key that the object does not have. A key under
`shared` has whole numbers in the rows, each a place in its list; one in `POINTING`, whose texts
are ids of other objects, has the number of the row of that object, or a text where there is
none. `payload.mjs` reads this too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

Entry = Mapping[str, Any]
Packed = dict[str, Any]

# Keys under which the id of another place stands.
POINTING = ("capital", "from", "seat", "within")


def pack_rows(entries: Sequence[Entry]) -> Packed:
    """The objects as rows. A value that is None counts as one that is not there."""
    given = Counter(key for entry in entries for key, value in entry.items() if value is not None)
    # Keys that few have come last, so that most rows end before them.
    keys = [key for key, _ in given.most_common()]
    shared = {key: words for key in keys if (words := shared_words(entries, key))}
    numbers = {key: numbered(words) for key, words in shared.items()}
    numbers |= dict.fromkeys(POINTING, numbered([entry.get("id") for entry in entries]))
    return {
        "keys": keys,
        "shared": shared,
        "rows": [packed_row(entry, keys, numbers) for entry in entries],
    }


def numbered(words: Sequence[str | None]) -> dict[str, int]:
    """The place of each text in a list, of repeated ones the last."""
    return {word: number for number, word in enumerate(words) if word is not None}


def shared_words(entries: Sequence[Entry], key: str) -> list[str]:
    """The texts under a key, each once, if each stands there twice or more on average."""
    if key in POINTING:
        return []
    values = [entry[key] for entry in entries if entry.get(key) is not None]
    if not all(isinstance(value, str) for value in values):
        return []
    words = list(dict.fromkeys(values))
    return words if 2 * len(words) <= len(values) else []


def packed_row(
    entry: Entry, keys: Sequence[str], numbers: Mapping[str, Mapping[str, int]]
) -> list[Any]:
    row = [packed_value(entry.get(key), numbers.get(key, {})) for key in keys]
    while row and row[-1] is None:
        row.pop()
    return row


def packed_value(value: Any, numbers: Mapping[str, int]) -> Any:
    return numbers.get(value, value) if isinstance(value, str) else value


def plain_rows(packed: Packed) -> list[dict[str, Any]]:
    """The objects again, as `pack_rows` was given them."""
    keys, shared = packed["keys"], packed["shared"]
    entries = [
        {
            key: shared[key][value] if key in shared else value
            for key, value in zip(keys, row, strict=False)
            if value is not None
        }
        for row in packed["rows"]
    ]
    for entry in entries:
        for key in POINTING:
            if isinstance(entry.get(key), int):
                entry[key] = entries[entry[key]]["id"]
    return entries
