"""Names in one spelling, for comparing, and as parts of file names."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that decompose into nothing simpler, and Arabic letters that keyboards mix up.
_LATIN: dict[str, str | int | None] = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
}
_ARABIC = str.maketrans("يىكةأإآٱۀە", "ییکهااااهه", "ـ")
_LETTERS = {**str.maketrans(_LATIN), **_ARABIC, **dict.fromkeys(map(ord, "ʼʻʽʾʿˈ`^¨"), " ")}
_LETTERS[ord("&")] = " and "

# What a piece of ground is called in official lists; it is not part of its name.
_WORDS = (
    *("wilayat", "wilayet", "welayat", "velayat", "vilayat", "vilayet", "wilaya", "waliyat"),
    *("uluswali", "woluswali", "wuluswali", "wuleswali", "walaswali"),
    *("province", "district", "oblast", "region", "governorate", "county", "prefecture"),
    *("raion", "rayon", "muhafazah", "muhafazat", "shahrestan"),
    *("ولایت", "ولسوالی", "ښاروالی", "ښاروالۍ", "شاروالی", "محافظه", "استان", "شهرستان"),
)
_WORD = "|".join(_WORDS)
_BEFORE = re.compile(rf"(?:{_WORD})(?: (?:of the|of|e|i))? (?=.)")
_AFTER = re.compile(rf"(?<=.) (?:{_WORD})$")


@lru_cache(maxsize=65536)
def normalise(name: str) -> str:
    """`name` in the spelling that names are compared in; empty only for a blank name.

    Case, marks, hyphens, apostrophes and other signs are gone, letters of the Arabic script
    that keyboards mix up are one, and words such as "Province of" or "ولایت" are dropped at
    either end. Normalising again changes nothing.
    """
    text = name
    # One letter may fold into another that folds again; twice is nearly always enough.
    while (folded := _fold(text)) != text:
        text = folded
    return text


def _fold(name: str) -> str:
    letters = _decompose(_decompose(name)).translate(_LETTERS)
    plain = "".join(map(_sign_as_blank, letters))
    blanked = " ".join(plain.split())
    return _without_words(blanked) if blanked else " ".join(name.split())


def _decompose(text: str) -> str:
    return unicodedata.normalize("NFKD", text).casefold()


def _sign_as_blank(letter: str) -> str:
    """Nothing for marks and invisible characters, a blank for punctuation, else the letter."""
    category = unicodedata.category(letter)
    if category.startswith("M") or category == "Cf":
        return ""
    return " " if category[0] in "PZC" else letter


def _without_words(text: str) -> str:
    while found := _BEFORE.match(text):
        text = text[found.end() :]
    while found := _AFTER.search(text):
        text = text[: found.start()]
    return text


def squeeze(name: str) -> str:
    """The normalised name without blanks: `Sar-e Pol` and `Sarepol` are one."""
    return normalise(name).replace(" ", "")


def slug(name: str) -> str:
    """A part of a file name or id: `lashkar-gah`; empty where there is no letter and no digit.

    Letters of other scripts are kept only where the name has none of the Latin one.
    """
    letters = _decompose(name).translate(_LETTERS)
    plain = "".join(c for c in letters if not unicodedata.category(c).startswith(("M", "Cf")))
    kept = r"[^a-z0-9]+" if re.search("[a-z]", plain) else r"[\W_]+"
    return re.sub(kept, "-", plain).strip("-")
