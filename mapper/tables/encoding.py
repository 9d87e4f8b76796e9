# SPDX-License-Identifier: MIT
"""From bytes to text: the encoding that was asked for, or the one the bytes speak for.

The order of evidence: a byte order mark; zero bytes in every other place (UTF-16); valid
UTF-8; and for what is left the way bytes above 127 stand: between plain letters in western
European text (Windows-1252), as whole words in Arabic or Persian text (Windows-1256).
What was assumed is told.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from mapper.errors import TableError, UsageError
from mapper.model.spelling import argument, by_argument
from mapper.tables.text import quoted

SUGGESTED = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "windows-1252", "windows-1256")

# The longest marks first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HIGH = re.compile(rb"[\x80-\xff]")
# Words all of bytes above 127: in western text such bytes stand beside plain letters ("Malmö").
_HIGH_WORD = re.compile(rb"(?<![A-Za-z\x80-\xff])[\x80-\xff]{2,}(?![A-Za-z\x80-\xff])")
_SAMPLE_BYTES = 65_536


@dataclass(frozen=True)
class Decoded:
    """`assumed` is the encoding that was guessed, or empty where the bytes left no doubt."""

    text: str
    assumed: str = ""


def decode(name: str, data: bytes, encoding: str | None = None) -> Decoded:
    """The text of `data`.

    Raises UsageError where no encoding has that name, TableError where it does not fit or
    cannot be told.
    """
    decoded = Decoded(_as_asked(name, data, encoding)) if encoding else _detected(name, data)
    _must_be_text(name, decoded.text)
    return decoded


def _as_asked(name: str, data: bytes, encoding: str) -> str:
    _must_exist(encoding)
    text = _strictly(name, data, encoding)
    return text.removeprefix("\ufeff")


def _must_exist(encoding: str) -> None:
    try:
        b"text".decode(encoding)
    except UnicodeError:
        return  # it exists: that these four bytes are none of its text is no matter
    except (LookupError, ValueError):
        raise UsageError(
            f"no encoding is named {quoted(encoding)} — use one of {', '.join(SUGGESTED)}"
        ) from None


def _detected(name: str, data: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(name, data, encoding))
    wide = _wide_encoding(data)
    if wide:
        return Decoded(_strictly(name, data, wide), wide)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        _must_not_be_damaged_utf8(name, data, error)
    narrow = _narrow_encoding(name, data)
    return Decoded(_strictly(name, data, narrow), narrow)


def _wide_encoding(data: bytes) -> str:
    """UTF-16 without a mark: its commas, digits and line ends have a zero byte on one side.

    Of a few rows with a zero in each, which are no text, all zeros can stand in even places, too.
    """
    sample = data[:_SAMPLE_BYTES]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    enough = max(2, len(sample) // 20)
    if odd >= enough and even == 0 and _ends_lines(sample, b"\n\0"):
        return "utf-16-le"
    if even >= enough and odd == 0 and _ends_lines(sample, b"\0\n"):
        return "utf-16-be"
    return ""


def _ends_lines(sample: bytes, end: bytes) -> bool:
    """Whether lines end so, as far as there is more than one."""
    return end in sample or b"\n" not in sample


def _must_not_be_damaged_utf8(name: str, data: bytes, error: UnicodeDecodeError) -> None:
    lenient = data.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    sound = sum(letter > "\x7f" for letter in lenient) - broken
    if sound > broken:
        raise TableError(_undecodable(name, data, "utf-8", error)) from None


def _narrow_encoding(name: str, data: bytes) -> str:
    words = b"".join(_HIGH_WORD.findall(data))
    if len(words) * 2 <= len(_HIGH.findall(data)):
        return "windows-1252"
    if _is_arabic(words):
        return "windows-1256"
    raise TableError(
        f"{name}: the text is not UTF-8 and its encoding cannot be told — save it as UTF-8"
        + by_argument(f", or name the encoding, as in {argument('encoding', 'windows-1251')}")
    )


def _is_arabic(data: bytes) -> bool:
    text = data.decode("windows-1256")
    arabic = sum("\u0600" <= letter <= "\u06ff" or letter in "\u200c\u200d" for letter in text)
    return arabic * 10 >= len(text) * 9


def _strictly(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise TableError(_undecodable(name, data, encoding, error)) from None
    except UnicodeError:
        raise TableError(
            f"{name}: the text is not {encoding} — "
            + by_argument(f"try another {argument('encoding')}", "save it as UTF-8")
        ) from None


def _undecodable(name: str, data: bytes, encoding: str, error: UnicodeDecodeError) -> str:
    line = data[: error.start].decode(encoding, errors="replace").count("\n") + 1
    named = f", or name its encoding with {argument('encoding')} ({', '.join(SUGGESTED)})"
    return (
        f"{name}:{line}: byte 0x{data[error.start]:02x} is not {encoding} — "
        "save the table as UTF-8" + by_argument(named)
    )


def _must_be_text(name: str, text: str) -> None:
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise TableError(
            f"{name}:{line}: the file holds zero bytes, so it is not a text table — "
            "save it as CSV in UTF-8"
            + by_argument(f", or name its encoding with {argument('encoding')}")
        )
