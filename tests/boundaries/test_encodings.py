# SPDX-License-Identifier: MIT
"""The encodings of Shapefiles: what is said is followed, what is not is guessed and reported."""

from __future__ import annotations

from pathlib import Path

import pytest
import shapely

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.encodings import Encoding, codec_of, encoding_of, guessed
from mapper.boundaries.load import load_boundaries
from mapper.boundaries.options import BoundaryOptions
from mapper.boundaries.shapefiles import apart
from mapper.errors import UsageError
from tests.boundaries.files import write_shapefile

NAMES = {
    "utf-8": ["Kyïv", "Βόλος"],
    "gb18030": ["广东省", "湖南省", "四川省", "新疆维吾尔自治区"],
    "cp950": ["臺北市", "高雄市", "花蓮縣", "新北市"],
    "cp949": ["서울특별시", "부산광역시", "경기도"],
    "cp932": ["東京都", "大阪府", "さいたま市"],
    "cp1253": ["Αττική", "Κρήτη", "Κεντρική Μακεδονία"],
    "iso8859_7": ["Αττική", "Κρήτη", "Άρτα"],
    "cp1251": ["Київська область", "Львів", "Харків"],
    "koi8_u": ["Київ", "Львів", "Харків"],
    "cp866": ["Москва", "Тверь", "Новосибирск"],
    "cp1256": ["الشمال", "حلب", "دمشق"],
    "cp1255": ["ירושלים", "חיפה", "תל אביב"],
    "cp874": ["กรุงเทพมหานคร", "เชียงใหม่"],
    "cp1252": ["Düsseldorf", "São Paulo", "Île-de-France"],
}
# Where the letters alone leave several encodings.
SHORT = {"广东": ("gb18030", "CHN"), "제주도": ("cp949", "KOR"), "ΑΤΤΙΚΗ": ("cp1253", "GRC"),
         "Żmudź": ("cp1250", "POL"), "Muğla": ("cp1254", "TUR")}  # fmt: skip


def names(ground: BoundarySet) -> list[str]:
    return [unit.name for unit in ground.units]


def told(ground: BoundarySet) -> list[str]:
    return [str(note) for note in ground.notes if note.code == "encoding"]


@pytest.mark.parametrize("codec", NAMES)
def test_names_of_a_country_tell_their_encoding(codec: str) -> None:
    texts = [name.encode(codec) for name in NAMES[codec]]
    found = encoding_of(texts, cpg="", header=0, country=str)
    assert codec_of(found.name) == codec_of(codec)


@pytest.mark.parametrize("name", SHORT)
def test_of_a_short_name_the_country_tells_the_encoding(name: str) -> None:
    codec, country = SHORT[name]
    assert guessed([name.encode(codec)], lambda: country) == (codec, True)


@pytest.mark.parametrize(
    ("text", "codec"),
    [("UTF-8", "utf_8"), ("65001", "utf_8"), ("ANSI 1251", "cp1251"), ("OEM 866", "cp866"),
     ("88597", "iso8859_7"), ("ISO 8859-7", "iso8859_7"), ("936", "gb18030"), ("GBK", "gb18030"),
     ("Big5", "big5"), ("1253\n", "cp1253"), ("klingon", None), ("hex", None), ("", None)],
)  # fmt: skip
def test_what_a_cpg_says(text: str, codec: str | None) -> None:
    assert codec_of(text) == codec


def test_a_cpg_is_followed(tmp_path: Path) -> None:
    path = write_shapefile(tmp_path / "a.shp", [["Łódź"]], encoding="cp1250", cpg="1250")
    ground = load_boundaries(path)
    assert names(ground) == ["Łódź"]
    assert not told(ground)


def test_a_cpg_that_is_wrong_is_not_followed_and_reported(tmp_path: Path) -> None:
    rows = [[name] for name in NAMES["cp1251"]]
    ground = load_boundaries(
        write_shapefile(tmp_path / "a.shp", rows, encoding="cp1251", cpg="UTF-8")
    )
    assert names(ground) == NAMES["cp1251"]
    (line,) = told(ground)
    assert "its .cpg says 'UTF-8', which they are not; read as windows-1251" in line


def test_a_guess_is_reported_with_names_and_with_what_says_otherwise(tmp_path: Path) -> None:
    rows = [[name] for name in NAMES["gb18030"]]
    ground = load_boundaries(write_shapefile(tmp_path / "a.shp", rows, encoding="gbk"))
    assert names(ground) == NAMES["gb18030"]
    assert told(ground) == [
        "a.shp: its texts are not UTF-8, and no .cpg says what they are; read as GB18030: "
        "'广东省', '湖南省' — "
        '`BoundaryOptions(encoding="NAME")` reads them otherwise'
    ]


def test_utf_8_leaves_nothing_to_report(tmp_path: Path) -> None:
    ground = load_boundaries(write_shapefile(tmp_path / "a.shp", [["Київ"]], encoding="utf-8"))
    assert names(ground) == ["Київ"]
    assert not ground.notes


def test_the_header_of_the_dbf_is_followed(tmp_path: Path) -> None:
    path = write_shapefile(tmp_path / "a.shp", [["Żmudź"]], encoding="cp1250", language=0xC8)
    assert names(load_boundaries(path)) == ["Żmudź"]


def test_where_a_file_lies_decides_between_encodings_of_one_alphabet(tmp_path: Path) -> None:
    ankara = shapely.box(32, 39, 33, 40)
    path = write_shapefile(tmp_path / "a.shp", [["Muğla"]], encoding="cp1254", shapes=[ankara])
    assert names(load_boundaries(path)) == ["Muğla"]


def test_an_encoding_can_be_asked_for(tmp_path: Path) -> None:
    path = write_shapefile(tmp_path / "a.shp", [["Muğla"]], encoding="cp1254")
    assert names(load_boundaries(path, BoundaryOptions(encoding="windows-1254"))) == ["Muğla"]


def test_an_encoding_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    path = write_shapefile(tmp_path / "a.shp", [["Muğla"]], encoding="cp1254")
    with pytest.raises(UsageError, match="encoding 'klingon': no encoding is named so"):
        load_boundaries(path, BoundaryOptions(encoding="klingon"))


def test_names_of_fields_have_the_encoding_of_the_texts(tmp_path: Path) -> None:
    path = write_shapefile(tmp_path / "a.shp", [["广东省"]], ["省名"], encoding="gbk", cpg="GBK")
    assert names(load_boundaries(path, BoundaryOptions(name_field="省名"))) == ["广东省"]


def test_a_letter_that_the_width_of_a_field_has_cut_is_left_out(tmp_path: Path) -> None:
    path = write_shapefile(tmp_path / "a.shp", [["н" + "і" * 30]], encoding="utf-8")
    assert names(load_boundaries(path)) == ["н" + "і" * 19]


# --- fields of one name -------------------------------------------------------------------


def test_fields_of_one_name_keep_their_own_values(tmp_path: Path) -> None:
    rows = [["North", "N1"], ["East", "N2"]]
    path = write_shapefile(tmp_path / "a.shp", rows, ["NAME", "NAME"], encoding="utf-8")
    ground = load_boundaries(path)
    assert names(ground) == ["North", "East"]
    assert "2 fields are named NAME: they are called NAME, NAME.b" in str(ground.notes[0])


@pytest.mark.parametrize(
    ("headings", "names"),
    [
        (["a", "b"], ["a", "b"]),
        (["a", "a", "a"], ["a", "a.b", "a.c"]),
        (["a", "a.b", "a"], ["a", "a.b", "a.c"]),
    ],
)
def test_headings_are_told_apart(headings: list[str], names: list[str]) -> None:
    assert apart(headings)[0] == names


def test_texts_without_any_letter_above_127_need_no_encoding() -> None:
    assert encoding_of([b"North"], cpg="", header=0, country=str) == Encoding("utf_8")
