# SPDX-License-Identifier: MIT
"""Names in one spelling, for comparing, and as parts of file names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
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
_BETWEEN_LETTERS = re.compile(r"(?<!\d) | (?!\d)")
_LETTERS = {**str.maketrans(_LATIN), **_ARABIC, **dict.fromkeys(map(ord, "ʼʻʽʾʿˈ`^¨"), " ")}
_LETTERS[ord("&")] = " and "


@lru_cache(maxsize=65536)
def normalise(name: str) -> str:
    """`name` in the spelling that names are compared in; empty only for a blank name.

    Case, marks, hyphens, apostrophes and other signs are gone, digits of every script are 0 to 9,
    and letters of the Arabic script that keyboards mix up are one. Normalising again changes
    nothing.
    """
    if name.isascii():
        return _joined_words(name.translate(_FOLDED)) or _joined_words(name)
    text = _fold(name)
    # One letter may fold into another that folds again.
    while not all(map(_is_folded, set(text))) and (folded := _fold(text)) != text:
        text = folded
    return text


def normalised(names: Sequence[str]) -> list[str]:
    """Every name normalised: thousands are folded as lines of one text, in a third of the time."""
    text = _LINE.join(names)
    if not names or text.count(_LINE) != len(names) - 1:
        return [*map(normalise, names)]
    folded = _decompose(_decompose(text)).translate(_LETTERS).translate(_WITHOUT_MARKS_IN_LINES)
    odd = {letter for letter in set(folded) - {_LINE} if not _is_folded(letter)}
    lines = map(_joined_words, folded.split(_LINE))
    return [
        line if line and odd.isdisjoint(line) else normalise(name)
        for line, name in zip(lines, names, strict=True)
    ]


@lru_cache(maxsize=65536)
def with_marks(name: str) -> str:
    """The name in one spelling, without blanks, but with its marks: Şuşa is not Susa."""
    text = unicodedata.normalize("NFC", _decompose(name)).translate(_ARABIC)
    return joined(_blanked("".join(text), keep=True)) or name.strip()


@lru_cache(maxsize=65536)
def _is_folded(letter: str) -> bool:
    """Whether a letter folds into itself, whatever stands before it; a blank does."""
    return letter == " " or (not unicodedata.combining(letter) and _fold(letter) == letter)


def _fold(name: str) -> str:
    letters = _decompose(_decompose(name)).translate(_LETTERS)
    return _blanked(letters) or " ".join(name.split())


def _blanked(letters: str, *, keep: bool = False) -> str:
    """Letters and digits with single blanks between the words; marks where they are to stay."""
    return _joined_words(letters.translate(_WITH_MARKS if keep else _WITHOUT_MARKS))


def _joined_words(text: str) -> str:
    return " ".join(text.split())


def _decompose(text: str) -> str:
    return unicodedata.normalize("NFKD", text).casefold()


def _plain(letter: str) -> str:
    """Nothing for marks and what is unseen, a blank for punctuation, 0 to 9 for any digit."""
    category = unicodedata.category(letter)
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    if category[0] == "M":
        return "" if _is_mark(letter) else letter
    if category == "Cf":
        return ""
    return " " if category[0] in "PZC" else letter


def _plain_but_marks(letter: str) -> str:
    return letter if unicodedata.category(letter)[0] == "M" else _plain(letter)


class _Letters(dict[int, str]):
    """What letters become, for `str.translate`: found when one is met first."""

    def __init__(self, become: Callable[[str], str]) -> None:
        super().__init__()
        self._become = become

    def __missing__(self, code: int) -> str:
        return self.setdefault(code, self._become(chr(code)))


_WITHOUT_MARKS, _WITH_MARKS = _Letters(_plain), _Letters(_plain_but_marks)
_LINE = "\n"
_WITHOUT_MARKS_IN_LINES = _Letters(lambda letter: letter if letter == _LINE else _plain(letter))
# A name in plain ASCII is folded letter by letter, once.
_FOLDED = _Letters(lambda letter: letter.casefold().translate(_LETTERS).translate(_WITHOUT_MARKS))


def _is_mark(letter: str) -> bool:
    """Whether a combining character is a mark on a letter, and not a vowel as in Indian scripts."""
    place = unicodedata.combining(letter)
    return place >= 200 or 10 <= place <= 36 or place == 1 or "\ufe00" <= letter <= "\ufe0f"


@lru_cache(maxsize=65536)
def squeeze(name: str) -> str:
    """The normalised name without blanks: `Sar-e Pol` and `Sarepol` are one."""
    return joined(normalise(name))


def joined(words: str) -> str:
    """Words without blanks between them, but for those between two numbers: 1 1 is not 11."""
    return _BETWEEN_LETTERS.sub("", words) if " " in words else words


def slug(name: str) -> str:
    """A part of a file name or id: `lashkar-gah`; empty where there is no letter and no digit.

    Letters of other scripts are kept only where the name has none of the Latin one.
    """
    letters = _decompose(name).translate(_LETTERS)
    plain = "".join(c for c in letters if not unicodedata.category(c).startswith(("M", "Cf")))
    kept = r"[^a-z0-9]+" if re.search("[a-z]", plain) else r"[\W_]+"
    return re.sub(kept, "-", plain).strip("-")
