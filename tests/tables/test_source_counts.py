# SPDX-License-Identifier: MIT
"""What others counted, read from a table: what is refused, and what a count may be a share of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mapper.model.scheme import Scheme
from mapper.style.scheme_files import load_scheme
from mapper.tables.dates import DateOrder
from mapper.tables.read import read_table
from mapper.tables.source_counts import ParsedCounts, parse_source_counts

HEADINGS = "date,counted_by,what,of,government,contested,taliban\n"
TODAY = date(2024, 1, 1)

Read = Callable[..., ParsedCounts]


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    return load_scheme("three-way")


@pytest.fixture
def read(tmp_path: Path, scheme: Scheme) -> Read:
    """Reads the counts of a CSV given as text."""

    def parsed(text: str, order: DateOrder | None = None) -> ParsedCounts:
        path = tmp_path / "counts.csv"
        path.write_text(text, encoding="utf-8")
        return parse_source_counts(read_table(path), scheme, date_order=order, today=TODAY)

    return parsed


def told(found: ParsedCounts) -> list[str]:
    return [str(problem) for problem in found.problems]


def test_a_row_is_a_count(read: Read) -> None:
    (count,) = read(
        HEADINGS.strip() + ",reported,source,source_url,note\n"
        "2021-07-27,Gazette,districts,421,,110,224,2021-07-28,Herald,https://h.example/a,A word.\n"
    ).counts
    assert count.day == date(2021, 7, 27)
    assert count.known == date(2021, 7, 28)
    assert (count.counted_by, count.what, count.of) == ("Gazette", "districts", 421)
    assert dict(count.parts) == {"contested": 110, "taliban": 224}
    assert (count.source, count.source_url) == ("Herald", "https://h.example/a")
    assert count.note == "A word."


def test_columns_of_statuses_are_headed_by_id_label_or_synonym(read: Read) -> None:
    found = read("date,counted_by,what,ANSF,Contested,taleban\n2021-07-27,Gazette,towns,1,2,3\n")
    assert dict(found.counts[0].parts) == {"government": 1, "contested": 2, "taliban": 3}


def test_what_is_not_stated_is_not_none_of_it(read: Read) -> None:
    empty, zero = read(
        HEADINGS + "2021-07-27,Gazette,districts,9,,1,2\n2021-07-28,Gazette,districts,9,0,1,2\n"
    ).counts
    assert "government" not in dict(empty.parts)
    assert dict(zero.parts)["government"] == 0


def test_parts_that_do_not_fill_the_whole_leave_a_rest(read: Read) -> None:
    (count,) = read(HEADINGS + "2021-07-27,Gazette,districts,421,,110,224\n").counts
    assert (count.whole, count.rest) == (421, 87)


def test_complete_parts_are_shares_of_what_was_counted(read: Read) -> None:
    (count,) = read(HEADINGS + "2021-06-16,Gazette,districts,,94,201,104\n").counts
    assert (count.whole, count.rest) == (399, 0)


def test_a_part_that_was_not_stated_leaves_no_whole(read: Read) -> None:
    (count,) = read(HEADINGS + "2021-04,Gazette,districts,,,194,77\n").counts
    assert count.whole is None


def test_the_count_of_one_side_alone_is_no_whole(read: Read) -> None:
    text = "date,counted_by,what,contested,taliban\n2021-04-15,Gazette,districts,194,77\n"
    assert read(text).counts[0].whole is None


def test_a_vague_day_counts_from_its_last_day_on(read: Read) -> None:
    (count,) = read(HEADINGS + "2021-04,Gazette,districts,,,194,77\n").counts
    assert count.day == date(2021, 4, 30)


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("2021-07-27,G,towns,9,,1,many", "taliban: 'many' is not a count"),
        ("2021-07-27,G,towns,9,,1,-2", "taliban: '-2' is not a count"),
        ("2021-07-27,G,towns,9,,1,2.5", "taliban: '2.5' is not a count"),
        ("2021-07-27,G,towns,all,,1,2", "of: 'all' is not a count"),
        ("2021-07-27,G,towns,9,,8,2", "the parts add up to 10, which is more than the 9 there are"),
        ("2021-07-27,G,towns,9,,,", "the row has no count"),
        ("2021-07-27,,towns,9,,1,2", "the counted_by is empty"),
        ("2021-07-27,G,,9,,1,2", "the what is empty"),
        (",G,towns,9,,1,2", "the date is empty"),
        ("soon,G,towns,9,,1,2", "'soon' is not a date"),
        ("2121-07-27,G,towns,9,,1,2", "the count is of 2121-07-27, which is after today"),
    ],
)
def test_a_bad_row_is_told_with_its_line(read: Read, row: str, what: str) -> None:
    found = read(f"{HEADINGS}2021-07-01,G,towns,9,1,1,2\n{row}\n")
    assert len(found.counts) == 1
    assert [line for line in told(found) if line.startswith(f"counts.csv:3: {what}")]


def test_two_counts_of_one_day_by_one_counter_are_told(read: Read) -> None:
    row = "2021-07-27,Gazette,districts,421,,110,{n}\n"
    (line,) = told(read(HEADINGS + row.format(n=224) + row.format(n=225)))
    assert line.startswith(
        "counts.csv:3: 'Gazette' has counted districts for 2021-07-27 in row 2 already"
    )


def test_a_correction_of_a_later_day_is_none_of_these(read: Read) -> None:
    found = read(
        "date,counted_by,what,taliban,reported\n"
        "2021-07-27,Gazette,districts,224,\n"
        "2021-07-27,Gazette,districts,225,2021-08-02\n"
    )
    assert not found.problems


def test_one_counter_may_count_two_things(read: Read) -> None:
    rows = "2021-07-27,Gazette,districts,9,,1,2\n2021-07-27,Gazette,towns,9,,1,2\n"
    assert not read(HEADINGS + rows).problems


def test_a_column_of_numbers_that_is_no_status_stops(read: Read) -> None:
    found = read("date,counted_by,what,taliban,goverment\n2021-07-27,G,towns,2,3\n")
    assert not found.counts
    (line,) = told(found)
    assert "the column 'goverment' has numbers, and is no status of 'three-way'" in line
    assert "closest: 'government'" in line


def test_a_column_of_words_that_is_none_is_only_told(read: Read) -> None:
    found = read("date,counted_by,what,taliban,editor\n2021-07-27,G,towns,2,Ann\n")
    assert len(found.counts) == 1
    assert told(found) == ["counts.csv: headings not used: 'editor'"]


def test_two_columns_of_one_status_stop(read: Read) -> None:
    (line,) = told(read("date,counted_by,what,taliban,tb\n2021-07-27,G,towns,2,3\n"))
    assert "'taliban' and 'tb' are both the column 'taliban'" in line


@pytest.mark.parametrize("column", ["date", "counted_by", "what"])
def test_a_missing_column_stops(read: Read, column: str) -> None:
    headings = [name for name in ("date", "counted_by", "what", "taliban") if name != column]
    found = read(",".join(headings) + "\n" + ",".join("2" for _ in headings) + "\n")
    assert f"no column '{column}' in the counts" in told(found)[0]


def test_a_table_without_a_status_stops(read: Read) -> None:
    (line,) = told(read("date,counted_by,what\n2021-07-27,G,towns\n"))
    assert "no column is a status of 'three-way'" in line


def test_days_are_read_in_the_order_asked_for(read: Read) -> None:
    found = read(HEADINGS + "5/7/2021,G,towns,9,,1,2\n", DateOrder.DMY)
    assert found.counts[0].day == date(2021, 7, 5)


def test_counts_may_be_json(tmp_path: Path, scheme: Scheme) -> None:
    path = tmp_path / "counts.json"
    path.write_text(
        '[{"date": "2021-07-27", "counted_by": "G", "what": "towns", "of": 9, "taliban": 2}]'
    )
    (count,) = parse_source_counts(read_table(path), scheme, today=TODAY).counts
    assert (count.of, dict(count.parts)) == (9, {"taliban": 2})
