# SPDX-License-Identifier: MIT
"""Which encoding the bytes of a table are in."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.errors import TableError, UsageError
from mapper.tables.encoding import Decoded, decode

WESTMARCH = "place,status,date\nWestmarch,government,2021-08-05\n"
MALMO = "place,status,date\nMalmö,government,2021-08-05\nSão João,contested,2021-08-05\n"
KABUL_ARABIC = "place,status,date\nكابول,government,2021-08-05\nقم,contested,2021-08-05\n"
KHARKIV_CYRILLIC = "place,status,date\nХарьков,government,2021-08-05\n"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_utf_8_leaves_no_doubt(text: str) -> None:
    assert decode("t.csv", text.encode("utf-8")) == Decoded(text)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_no_text(encoding: str) -> None:
    assert decode("t.csv", MALMO.encode(encoding)) == Decoded(MALMO)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_zero_bytes(encoding: str) -> None:
    assert decode("t.csv", KABUL_ARABIC.encode(encoding)) == Decoded(KABUL_ARABIC, encoding)


def test_high_bytes_beside_plain_letters_are_western() -> None:
    assert decode("t.csv", MALMO.encode("cp1252")) == Decoded(MALMO, "windows-1252")


def test_typographic_quotes_are_western() -> None:
    text = "place,note\nWestmarch,“quoted” – so they say…\n"
    assert decode("t.csv", text.encode("cp1252")).assumed == "windows-1252"


def test_words_of_high_bytes_are_arabic() -> None:
    assert decode("t.csv", KABUL_ARABIC.encode("cp1256")) == Decoded(KABUL_ARABIC, "windows-1256")


def test_other_alphabets_are_never_guessed() -> None:
    with pytest.raises(TableError, match=r"cannot be told .* `encoding=\"windows-1251\"`"):
        decode("t.csv", KHARKIV_CYRILLIC.encode("cp1251"))


def test_an_encoding_that_is_asked_for_is_used() -> None:
    decoded = decode("t.csv", KHARKIV_CYRILLIC.encode("cp1251"), "windows-1251")
    assert decoded == Decoded(KHARKIV_CYRILLIC)


def test_a_mark_is_dropped_where_the_encoding_is_asked_for() -> None:
    data = codecs.BOM_UTF8 + WESTMARCH.encode()
    assert decode("t.csv", data, "utf-8").text == WESTMARCH


@pytest.mark.parametrize("encoding", ["klingon", "base64", "x\0y"])
def test_an_unknown_encoding_lists_the_usual_ones(encoding: str) -> None:
    with pytest.raises(UsageError, match=r"no encoding is named .* use one of utf-8, utf-16"):
        decode("t.csv", WESTMARCH.encode(), encoding)


def test_what_does_not_fit_the_encoding_is_told_with_its_line() -> None:
    data = b"place\nWestmarch\nEast\xff\n"
    with pytest.raises(TableError, match=r"^t.csv:3: byte 0xff is not utf-8"):
        decode("t.csv", data, "utf-8")


def test_damaged_utf_8_is_not_read_as_something_else() -> None:
    data = KHARKIV_CYRILLIC.encode() + b"Westm\xe4rch,taliban,2021\n"
    with pytest.raises(TableError, match=r"^t.csv:3: byte 0xe4 is not utf-8"):
        decode("t.csv", data)


@pytest.mark.parametrize("row", [b"West\0\0march\n", b"a\0b,a\0b\n", b"a\0b,c,a\0b,cd\n"])
def test_zero_bytes_are_no_text(row: bytes) -> None:
    with pytest.raises(TableError, match=r"^t.csv:2: the file holds zero bytes"):
        decode("t.csv", b"place\n" + row)
