# SPDX-License-Identifier: MIT
"""Colours for statuses that have none: found by search, far apart for every kind of sight.

Up to six parties keep the distances of the bundled schemes; twelve statuses still keep 14 of 17.9.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from mapper.model.scheme import Role
from mapper.style.palette import PAPER_DARK, Vision, contrast, distance, tint

Pair = tuple[str, str]

# What no party holds looks the same in every scheme. In light and in dark mode.
OF_ROLE: dict[Role, Pair] = {
    Role.CONTESTED: ("#de6300", "#ffb42e"),
    Role.MIXED: ("#d6bb8c", "#999375"),
    Role.UNKNOWN: ("#8f8d89", "#dedbd5"),
    Role.ENDED: ("#8f8d89", "#dedbd5"),
}

# Of so many parties, the colours of each, the most telling first: as far from each other, from
# those above and from ground without data as could be found, twelve statuses in all at most.
_PARTIES: dict[int, str] = {
    3: "#5b9bd5 #6cabe4, #8a3b12 #a84312, #5b3a8e #6a41b5",
    4: "#6ddaff #6dc8ff, #5b3624 #005b00, #5b6dec #7f5bec, #36365b #a3006d",
    5: "#91daff #7fc8ff, #912400 #912400, #7f7fff #7f6dff, #6d36a3 #3636b6, #364848 #7f5b6d",
    6: "#48daff #7fdaff, #910000 #c81212, #7f7fff #917fff, #6d006d #2448c8, #915b91 #7f5b5b, "
    "#484848 #009191",
    7: "#4891ff #a391ff, #6d2400 #a36d00, #482491 #7f5bc8, #00daff #48a3a3, #915b48 #7f246d, "
    "#004848 #486d5b, #5b6d91 #b6daff",
    8: "#48daff #6da3a3, #6d2400 #912400, #5b5bda #da6dff, #7f91b6 #b6daff, #915b48 #da5b12, "
    "#00367f #4836a3, #483636 #7f5b5b, #5b5b6d #6d6d91",
    9: "#a3daff #c8daff, #7f1200 #7f3600, #917fff #7f5bda, #5ba3b6 #487f91, #915b48 #a36d00, "
    "#6d5bb6 #5ba3ff, #483636 #6d6d5b, #36366d #36487f, #126d6d #91a3a3",
    10: "#7f1200 #a31200, #91ec6d #c86d12, #483636 #917f7f, #917fff #5b7fff, #6d5bb6 #5b48c8, "
    "#36367f #7f7fa3, #ffb6ff #00daff, #91b67f #7fb67f, #486d48 #126d48, #7f5b6d #7f486d",
    11: "#246d7f #245b24, #c85b00 #6d7f12, #7f5bda #6d48c8, #7f91b6 #c8daff, #6d2400 #91006d, "
    "#a3ec6d #91b600, #7f5b48 #a3a37f, #48b66d #24ff91, #483636 #7f6d6d, #ffb6ff #c86da3, "
    "#24366d #9191ff",
    12: "#a3daff #dadaec, #c85b00 #da5b00, #7f5bda #b65bec, #366d7f #007f91, #7f2400 #912400, "
    "#ecb624 #ffb600, #483636 #7f5b5b, #a391ff #daa3ff, #24366d #244891, #48a3a3 #91ecb6, "
    "#a3a37f #91916d, #7f6d5b #91a3a3",
}
MOST = max(_PARTIES)

# Those of more parties, each as far from all before it as could be found among calm colours: 10 in
# plain sight, 7 for every kind of it. So no two of 24 are drawn as one, and that is all.
_FURTHER = (
    "#365b36 #a3c87f, #5b5b5b #a37f7f, #7f36a3 #5b5bc8, #5b7fa3 #125b36, #ec7fc8 #ec7fc8, "
    "#a37f5b #ec7f12, #a3c8c8 #5b7f5b, #5b1212 #c83612, #5becc8 #36c8a3, #a3ec7f #ecec7f, "
    "#c8127f #c8367f, #c8a3ec #7f365b"
)
EVER = MOST + _FURTHER.count(",") + 1

# A fill stands out from dark paper by this contrast; a colour is lightened in such steps until so.
STANDS_OUT, STEP = 2.0, 0.02
# Below this CIEDE2000 distance two fills are taken for each other; the bundled schemes keep it.
APART = 17.9


@dataclass(frozen=True, kw_only=True)
class Closest:
    """The two colours of several that are hardest to tell apart, by whom, and by how much."""

    first: str
    second: str
    vision: Vision
    distance: float


def party_colours(count: int) -> tuple[Pair, ...]:
    """A light and a dark colour for each of so many parties. Beyond `MOST` they are nearer to each
    other, and beyond `EVER` they begin anew.
    """
    known = _PARTIES[min(max(count, min(_PARTIES)), MOST)]
    pairs = [*_pairs_of(known), *(_pairs_of(_FURTHER) if count > MOST else ())]
    return tuple(pairs[n % len(pairs)] for n in range(count))


def _pairs_of(colours: str) -> list[Pair]:
    pairs = (pair.split() for pair in colours.split(", "))
    return [(light, dark) for light, dark in pairs]


def dark_of(color: str) -> str:
    """A colour for dark mode: the same, mixed with white until it stands out from dark paper."""
    steps = (tint("#ffffff", STEP * step, color) for step in range(round(1 / STEP) + 1))
    return next(found for found in steps if contrast(found, PAPER_DARK) >= STANDS_OUT)


def closest(colors: Sequence[str]) -> Closest | None:
    """The pair that is hardest to tell apart; None of fewer than two."""
    return min(_pairs(colors), key=lambda pair: pair.distance, default=None)


def _pairs(colors: Sequence[str]) -> Iterable[Closest]:
    for first, second in combinations(colors, 2):
        for vision in Vision:
            apart = distance(first, second, vision)
            yield Closest(first=first, second=second, vision=vision, distance=apart)
