# SPDX-License-Identifier: MIT
"""Texts of Shapefiles, whose encoding stands in a file beside them, or nowhere.

The order of evidence: what the `.cpg` says; valid UTF-8; what the header of the `.dbf` says; and
for what is left how much each encoding makes of the bytes: letters of one script, capitals only
where words begin, characters that are in common use. Where that leaves several, the country that
the shapes lie in decides.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from mapper.errors import UsageError
from mapper.model.spelling import given
from mapper.tables.text import quoted

# What a `.dbf` says in its header, where it says anything certain.
_OF_HEADER = {
    0x13: "cp932", 0x26: "cp866", 0x4D: "gb18030", 0x4E: "cp949", 0x4F: "cp950", 0x64: "cp852",
    0x65: "cp866", 0x6A: "cp737", 0x6B: "cp857", 0x78: "cp950", 0x79: "cp949", 0x7A: "gb18030",
    0x7B: "cp932", 0x7C: "cp874", 0x7D: "cp1255", 0x7E: "cp1256", 0xC8: "cp1250",
    0xC9: "cp1251", 0xCA: "cp1254", 0xCB: "cp1253", 0xCC: "cp1257",
}  # fmt: skip
# Codecs that hold all of what is called by the other name, and more.
_WIDER = {"gbk": "gb18030", "gb2312": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949"}

# Encodings of one byte a character: the script, and how common the encoding is. What is written
# in a script without capitals proves less: nearly all of its bytes are letters.
_SCRIPTS = {
    "cp1253": ("GREEK", 1.0),
    "iso8859_7": ("GREEK", 0.99),
    "cp1251": ("CYRILLIC", 1.0),
    "koi8_u": ("CYRILLIC", 0.96),
    "cp866": ("CYRILLIC", 0.96),
    "cp1256": ("ARABIC", 0.955),
    "cp1255": ("HEBREW", 0.95),
    "cp874": ("THAI", 0.9),
    "cp1252": ("LATIN", 1.0),
    "cp1250": ("LATIN", 0.99),
    "cp1254": ("LATIN", 0.99),
    "cp1257": ("LATIN", 0.99),
}
# Encodings of two bytes a character, and the first bytes of the characters in common use.
_COMMON = {
    "gb18030": (0xB0, 0xD7),
    "cp950": (0xA4, 0xC6),
    "cp949": (0xB0, 0xC8),
    "cp932": (0x82, 0x97),
}
_PAIRS = 0.97
# Korean uses so few first bytes that others keep to them by chance only in short texts.
_KOREAN, _MANY, _BY_NO_CHANCE = "cp949", 8, 0.05
# Where encodings are in use.
_USED_IN = {
    "gb18030": "CHN SGP",
    "cp950": "HKG MAC TWN",
    "cp949": "KOR PRK",
    "cp932": "JPN",
    "cp1253": "CYP GRC",
    "cp1251": "BGR BLR KAZ KGZ MKD MNG RUS TJK UKR",
    "cp1256": "AFG ARE BHR DZA EGY IRN IRQ JOR KWT LBN LBY MAR OMN PAK PSE QAT SAU SDN SYR TUN YEM",
    "cp1255": "ISR",
    "cp874": "THA",
    "cp1250": "ALB BIH CZE HRV HUN MNE POL ROU SRB SVK SVN",
    "cp1254": "AZE TUR",
    "cp1257": "EST LTU LVA",
}
_HERE = 0.1
_HIGH = re.compile(rb"[\x80-\xff]")
_WORDS = re.compile(rb"[^\x00-@\[-`{-\x7f]+")
# Letters that keyboards do not have, but bytes of other scripts make.
_ODD = frozenset("\u0390\u03b0")
_ACUTE = "\u0301"
# A guess must be good, and better than the next one of another script.
GOOD, BETTER = 0.85, 0.02
_SHOWN = 2


@dataclass(frozen=True)
class Encoding:
    """How texts are decoded. `guess`: what to tell of it where nothing said it."""

    name: str
    guess: str = ""


def named_encoding(text: str) -> str:
    """The codec that a caller names; UsageError where there is none."""
    codec = codec_of(text)
    if codec is None:
        raise UsageError(
            f"{given('BoundaryOptions.encoding', text)}: no encoding is named so — give utf-8, "
            "gbk, big5, cp1251, cp1253, cp1256 or another"
        )
    return codec


def codec_of(text: str) -> str | None:
    """The codec that a `.cpg` or a caller names: `UTF-8`, `65001`, `ANSI 1251`, `88597`, `GBK`."""
    bare = text.strip().strip("\"'").casefold()
    number = re.fullmatch(r"(?:ansi|oem|cp|windows|ms)?[ _-]*(\d{3,5})", bare)
    digits = number[1] if number else ""
    named = "utf-8" if digits == "65001" else f"cp{digits}"
    iso = re.sub(r"^(?:iso)?[ _-]*8859[ _-]*(\d+)$", r"iso8859-\1", bare)
    for name in (iso, named if digits else bare, bare):
        try:
            found = codecs.lookup(name)
            b"name".decode(found.name)
        except (LookupError, UnicodeError, ValueError):
            continue
        codec = found.name.replace("-", "_")
        return _WIDER.get(codec, codec)
    return None


def encoding_of(
    texts: Sequence[bytes], *, cpg: str, header: int, country: Callable[[], str]
) -> Encoding:
    """The encoding of the texts of one file.

    `cpg` is what the file of that ending says, or empty; `header` the byte of the `.dbf` that
    names a language; `country` the code of that which the shapes lie in, asked for where the
    bytes leave several.
    """
    high = list(dict.fromkeys(text for text in texts if _HIGH.search(text)))
    said = codec_of(cpg) if cpg.strip() else None
    if not high or (said and _decodes(high, said)):
        return Encoding(said or "utf_8")
    if _decodes(high, "utf_8"):
        return Encoding("utf_8")
    known = _OF_HEADER.get(header)
    if known and _decodes(high, known):
        return Encoding(known)
    found, sure = guessed(high, country)
    shown = ", ".join(quoted(decoded(text, found)) for text in high[:_SHOWN])
    wrong = f"its .cpg says {quoted(cpg.strip())}, which they are not" if cpg.strip() else ""
    why = f"its texts are not UTF-8, and {wrong or 'no .cpg says what they are'}"
    how = "read as" if sure else "their encoding cannot be told; read as"
    return Encoding(found, f"{why}; {how} {shown_name(found)}: {shown}")


def shown_name(codec: str) -> str:
    """A codec as people call it: `GB18030`, `windows-1253`."""
    windows = re.fullmatch(r"cp(125\d|874)", codec)
    return f"windows-{windows[1]}" if windows else codec.upper().replace("_", "-")


def decoded(text: bytes, codec: str) -> str:
    """The text, without a last character that the width of a field has cut in two."""
    return codecs.getincrementaldecoder(codec)("replace").decode(text, final=False)


def _decodes(texts: Iterable[bytes], codec: str) -> bool:
    decoder = codecs.getincrementaldecoder(codec)
    try:
        for text in texts:
            decoder("strict").decode(text, final=False)
    except UnicodeError:
        return False
    return True


# --- guessing -----------------------------------------------------------------------------


def guessed(texts: Sequence[bytes], country: Callable[[], str]) -> tuple[str, bool]:
    """The encoding that makes most of texts with bytes above 127, and whether it is sure."""
    here = country()
    words = [word for text in texts for word in _WORDS.findall(text) if _HIGH.search(word)]
    scores = {codec: _score_of_pairs(texts, codec) for codec in _COMMON}
    scores |= {codec: _score_of_script(words, codec) for codec in _SCRIPTS}
    for codec in scores:
        if scores[codec] and here in _USED_IN.get(codec, "").split():
            scores[codec] += _HERE
    best = max(scores, key=lambda codec: scores[codec])
    others = [scores[codec] for codec in scores if _script(codec) != _script(best)]
    return best, scores[best] >= GOOD and scores[best] - max(others) >= BETTER


def _script(codec: str) -> str:
    return _SCRIPTS[codec][0] if codec in _SCRIPTS else codec


def _score_of_script(words: Sequence[bytes], codec: str) -> float:
    """How much of the words are words of the one script, from 0 to 1."""
    script, common = _SCRIPTS[codec]
    judge = _is_latin if script == "LATIN" else partial(_is_word, script=script)
    return common * _mean(judge(decoded(word, codec)) for word in words)


def _is_word(word: str, script: str) -> float:
    """How much a word is one of a script: all letters of it, and capitals at the front alone."""
    share = _mean(float(_is_of(letter, script)) for letter in word)
    accented = sum(_ACUTE in unicodedata.normalize("NFD", letter) for letter in word)
    if script == "GREEK" and len(word) > 4 and word != word.upper() and accented != 1:
        return share / 2
    return share * _is_cased_well(word)


def _is_of(letter: str, script: str) -> bool:
    return unicodedata.name(letter, "").startswith(script) and letter not in _ODD


def _is_cased_well(word: str) -> float:
    """1 for a word that begins with a capital or has none, less for others."""
    if word.upper() == word.lower() or word == word[:1].upper() + word[1:].lower():
        return 1.0
    if word == word.upper():
        return 0.97
    return 0.9 if word == word.lower() else 0.5


def _is_latin(word: str) -> float:
    """How much a word is one of plain letters and a few that are not."""
    marked = [letter for letter in word if letter > "\x7f"]
    if not marked or len(marked) == len(word) > 1:
        return 0.0
    plain = 1 - len(marked) / len(word)
    share = _mean(float(_is_of(letter, "LATIN")) for letter in marked)
    return share * min(1.0, 1.6 * plain + 0.2) * _is_cased_well(word)


def _score_of_pairs(texts: Sequence[bytes], codec: str) -> float:
    """The share of the characters of two bytes that are in common use, from 0 to 1."""
    if not _decodes(texts, codec):
        return 0.0
    first, last = _COMMON[codec]
    leads = [lead for text in texts for lead in _leads(text)]
    share = _mean(float(first <= lead <= last) for lead in leads)
    certain = codec == _KOREAN and len(leads) >= _MANY and share == 1.0
    return _PAIRS * share + certain * _BY_NO_CHANCE


def _leads(text: bytes) -> Iterator[int]:
    """The first byte of every pair; 0 for one that has no second."""
    at = 0
    while at < len(text):
        if text[at] < 0x80:
            at += 1
            continue
        yield text[at] if at + 1 < len(text) else 0
        at += 2


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0
