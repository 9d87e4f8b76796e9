# SPDX-License-Identifier: MIT
"""What Python and the page both know stands once, and all who say that they read it do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mapper.page.bundle import asset
from mapper.page.shared_module import (
    constant_name,
    css,
    declaration,
    from_python,
    module,
    wanted_by,
    with_values,
)
from mapper.style.shared import number, readers, values

PACKAGE = Path(__file__).parents[2] / "mapper"
SCRIPTS = {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.mjs")}
SHEETS = {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.css")}
PYTHON = {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}

WANTED = wanted_by(SCRIPTS.values())
IN_SHEETS = set(re.findall(r"shared\(([\w.]+)\)", "".join(SHEETS.values())))
ASKED = re.compile(
    r'\b(?:number|numbers|pairs|numbers_by_name|lists_by_name|texts_of|text)\(\s*"([\w.]+)"'
)
IN_PYTHON = {name for text in PYTHON.values() for name in ASKED.findall(text)}

# What nobody may write again: what it would look like, and who has it for a reason of their own.
WRITTEN_AGAIN = {
    "sides of a mark": (r"\[\s*1,\s*-0?\.45\s*\]|\(\s*1,\s*-0?\.45\s*\)", {}),
    "directions of numbers": (r"0?\.7071,\s*-0?\.7071|225,\s*315,\s*180", {}),
    "rings of numbers": (r"\b12,\s*20,\s*28,\s*40", {}),
    "the order of claim": (r"(?i)crossing\W+:?\s*5,\s*.?town", {}),
    "the reach of marks": (r"(?i)capital\W+\s*6\.5", {}),
    "the plane of airports": (r"2\.2,\s*4\.7", {}),
    "the cost of a crossing": (r"\b144\b", {}),
    "dark ground": (
        r"\b0\.17\b",
        {"style/palette.py": "a term of CIEDE2000", "picture/insets.py": "a globe"},
    ),
    "the edge of what sources disagree on": (r"\b1\.5,? 2\.5\b", {}),
    "the share of stripes": (r"\b0\.19\b", {}),
    "the alphabet of packed numbers": (r"ABCDEFGHIJKLMN", {"geometry/packing.py": "its place"}),
    "what a sentence leaves out": (r"\b0\.005\b", {"picture/insets.py": "ground under an inset"}),
    "colours of the page": (r"#(?:fbfaf7|1d1c1a|6b6862|f3f0ea|a9a398|171614|2b2926)", {}),
}


def is_read_by(name: str, reader: str) -> bool:
    """Whether a value is read on a side: by its name, or by that of its table."""
    if reader == "script":
        return constant_name(name) in WANTED
    if reader == "sheet":
        parts = {f"{name}.{key}" for key in values()[name]} if is_table(name) else {name}
        return parts <= IN_SHEETS
    return name in IN_PYTHON or name.rpartition(".")[0] in IN_PYTHON


def is_table(name: str) -> bool:
    return isinstance(values()[name], dict)


@pytest.mark.parametrize("name", values())
def test_who_says_to_read_a_value_reads_it_and_no_one_else(name: str) -> None:
    found = {reader for reader in ("python", "script", "sheet") if is_read_by(name, reader)}
    assert found == readers()[name]


@pytest.mark.parametrize("name", values())
def test_what_one_side_alone_reads_is_not_shared(name: str) -> None:
    assert len(readers()[name]) > 1


def test_no_two_values_have_one_name_in_scripts() -> None:
    names = [constant_name(name) for name, by in readers().items() if "script" in by]
    assert sorted(names) == sorted(set(names))


def test_all_that_is_asked_for_is_there() -> None:
    constants = set(re.findall(r"export const (\w+)", module()))
    assert constants >= WANTED
    assert all(css(name) for name in IN_SHEETS)
    tables = {name.rpartition(".")[0] for name in values()}
    assert {*values(), *tables} >= IN_PYTHON


@pytest.mark.parametrize("what", WRITTEN_AGAIN)
def test_what_is_shared_is_not_written_again(what: str) -> None:
    pattern, others = WRITTEN_AGAIN[what]
    again = [
        path.relative_to(PACKAGE).as_posix()
        for path, text in {**SCRIPTS, **SHEETS, **PYTHON}.items()
        if re.search(pattern, text)
    ]
    assert again == [*others]
    home = (PACKAGE / "style" / "shared.toml").read_text(encoding="utf-8")
    assert others or re.search(pattern, home)


def test_a_script_gets_numbers_lists_and_tables_by_their_names() -> None:
    text = module()
    assert f"export const MARK_GAP = {number('placement.mark_gap'):g};\n" in text
    assert "export const MORE_SIDES = [[0.5, 2], [-0.5, 2]," in text
    assert "otherLines: 14," in text


def test_a_page_holds_no_more_than_its_scripts_import() -> None:
    assert declaration({"MARK_GAP", "SWATCH"}) == "const MARK_GAP = 3, SWATCH = [22, 14];\n"


def test_what_scripts_get_from_modules_of_python_is_imported() -> None:
    assert {*from_python()} <= WANTED


def test_a_sheet_gets_values_parts_of_tables_and_shares_in_per_cent() -> None:
    sheet = "a{font-size:shared(lettering.size.place)px;width:shared(lettering.look.halo_share)%}"
    assert with_values(sheet) == "a{font-size:13px;width:22%}"


def test_a_size_of_letters_follows_the_size_that_a_reader_has_set() -> None:
    assert with_values("a{font-size:shared(page.small)rem}") == "a{font-size:0.8125rem}"


def test_a_sheet_that_asks_for_what_is_not_there_fails() -> None:
    with pytest.raises(KeyError):
        with_values("a{color:shared(colours.light.gold)}")


def test_no_sheet_of_a_page_goes_out_with_a_name_in_place_of_a_value() -> None:
    for path in (PACKAGE / "page" / "assets").glob("*.css"):
        assert "shared(" not in asset(path.name)
