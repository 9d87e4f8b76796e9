# SPDX-License-Identifier: MIT
"""Very many plain objects as columns, for the island of a page with a crowd of units.

`{"count": n, "columns": {key: column}}`; a column has the values of one key from the first object
that has it to the last. Where not all have it, `has` says by how many each of them comes after the
one before. The values are in one of five forms, the first that fits:

- `rows`: ids of other objects, each as the number of that object, counted from the one before;
- `words`, `numbers`: values of which each stands there twice or more on average, once, and which;
- `points`, `digits`: positions of so many decimals, as whole steps from one to the next;
- `texts`: texts without line breaks, joined by them;
- `list`: the values as they are.

Numbers are those of `geometry/packing.py`. `columns.mjs` reads this.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

from mapper.geometry.packing import pack_number, unpack_numbers
from mapper.page.rows import POINTING

Entry = Mapping[str, Any]
Column = dict[str, Any]
MOST_DIGITS = 6
# What is farther from the origin than this in whole steps is no position: a step to the other side
# and its sign are 32 bits in a page.
FARTHEST = 2**29


def pack_columns(entries: Sequence[Entry]) -> dict[str, Any]:
    """The objects as columns. A value that is None counts as one that is not there."""
    rows = {entry["id"]: number for number, entry in enumerate(entries) if "id" in entry}
    keys = dict.fromkeys(key for entry in entries for key in entry)
    columns = {key: column for key in keys if (column := packed_column(entries, key, rows))}
    return {"count": len(entries), "columns": columns}


def plain_columns(packed: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The objects again, as `pack_columns` was given them."""
    entries: list[dict[str, Any]] = [{} for _ in range(packed["count"])]
    for key, column in packed["columns"].items():
        values = plain_values(column)
        for row, value in zip(rows_with(column, len(entries)), values, strict=True):
            entries[row][key] = value
    for key, column in packed["columns"].items():
        if "rows" in column:
            for row in rows_with(column, len(entries)):
                entries[row][key] = entries[entries[row][key]]["id"]
    return entries


def packed_column(entries: Sequence[Entry], key: str, rows: Mapping[str, int]) -> Column:
    having = [number for number, entry in enumerate(entries) if entry.get(key) is not None]
    values = [entries[number][key] for number in having]
    if not having:
        return {}
    has = {} if len(having) == len(entries) else {"has": packed_steps(having)}
    return {**has, **packed_values(values, rows if key in POINTING else {})}


def packed_values(values: Sequence[Any], rows: Mapping[str, int]) -> Column:
    if rows and all(isinstance(value, str) and value in rows for value in values):
        return {"rows": packed_steps([rows[value] for value in values])}
    written = [json.dumps(value) for value in values]
    words = {text: number for number, text in enumerate(dict.fromkeys(written))}
    if 2 * len(words) <= len(values):
        numbers = "".join(pack_number(words[text]) for text in written)
        return {"words": [*map(json.loads, words)], "numbers": numbers}
    if (points := packed_points(values)) is not None:
        return points
    if all(isinstance(value, str) and "\n" not in value for value in values):
        return {"texts": "\n".join(values)}
    return {"list": [*values]}


def packed_points(values: Sequence[Any]) -> Column | None:
    """Positions of as many decimals as all of them fit on; None where these are none."""
    if not all(isinstance(value, list | tuple) and len(value) == 2 for value in values):
        return None
    sides = [side for value in values for side in value]
    if not all(type(side) in (int, float) for side in sides):
        return None
    for digits in range(MOST_DIGITS + 1):
        if not all(abs(side) * 10**digits < FARTHEST for side in sides):
            return None
        whole = [round(side * 10**digits) for side in sides]
        if all(
            float(number / 10**digits) == side for number, side in zip(whole, sides, strict=True)
        ):
            xs, ys = steps_of(whole[0::2]), steps_of(whole[1::2])
            both = (number for pair in zip(xs, ys, strict=True) for number in pair)
            return {"points": "".join(map(pack_number, both)), "digits": digits}
    return None


def packed_steps(numbers: Sequence[int]) -> str:
    return "".join(map(pack_number, steps_of(numbers)))


def steps_of(numbers: Sequence[int]) -> list[int]:
    """Each number counted from the one before."""
    return [after - before for before, after in pairwise([0, *numbers])]


def plain_steps(text: str) -> Iterable[int]:
    return accumulate(unpack_numbers(text))


def rows_with(column: Column, count: int) -> Iterable[int]:
    """The numbers of the objects that have a key."""
    return plain_steps(column["has"]) if "has" in column else range(count)


def plain_values(column: Column) -> list[Any]:
    if "rows" in column:
        return [*plain_steps(column["rows"])]
    if "words" in column:
        return [column["words"][number] for number in unpack_numbers(column["numbers"])]
    if "points" in column:
        numbers, scale = unpack_numbers(column["points"]), 10 ** column["digits"]
        xs, ys = accumulate(numbers[0::2]), accumulate(numbers[1::2])
        return [[x / scale, y / scale] for x, y in zip(xs, ys, strict=True)]
    return [*(column["texts"].split("\n") if "texts" in column else column["list"])]
