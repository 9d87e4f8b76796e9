# SPDX-License-Identifier: MIT
"""Names in Arabic script, compared without regard to how a language writes its letters."""

from __future__ import annotations

import re
import unicodedata

# Letters of Pashto, Urdu and Arabic by the letter that Dari has in their place.
DARI = {
    "ی": "يېۍىےئ",
    "ک": "ك",
    "گ": "ګ",
    "ت": "ټٹ",
    "ر": "ړ",
    "د": "ډ",
    "ش": "ښ",
    "ن": "ڼ",
    "ه": "ہةۀە",
}
PLAIN = str.maketrans({other: dari for dari, others in DARI.items() for other in others})
NOT_LETTERS = re.compile(r"[\W_]+")


def skeleton(name: str) -> str:
    """What stays the same: no marks, blanks or joiners, and one form of every letter."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return NOT_LETTERS.sub("", bare.translate(PLAIN))
