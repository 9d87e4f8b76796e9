# SPDX-License-Identifier: MIT
"""A series in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mapper.counting.chart import plain
from mapper.counting.data import as_csv, as_data
from mapper.counting.series import Series, count_days
from mapper.counting.words import as_lines, as_markdown
from mapper.model.place import Place
from mapper.style.words import load_words
from tests.counted import counted
from tests.ledger_text import ledger
from tests.toy import SCHEME, boundaries, toy_control

WORDS = load_words("en")
STORY = """
    2021-08-01 Northfield blue
    2021-08-01 Eastvale blue
    2021-08-01 Westmarch red
    2021-08-02 Eastvale contested
    2021-08-12 Eastvale red
"""


def series(text: str = STORY, dates: str = "all", **options: object) -> Series:
    return count_days(toy_control(ledger(text), **options), dates)


def lines(found: Series, width: int = 80, *, letters: bool = False) -> list[str]:
    return [plain(line) for line in as_lines(found, WORDS, width, letters=letters)]


def chart(found: Series, width: int = 80, *, letters: bool = False) -> list[str]:
    return [line for line in lines(found, width, letters=letters) if line[:4] in ("2021", "    ")]


def peopled(*populations: int | None) -> Series:
    ground = boundaries()
    units = tuple(
        replace(unit, population=people)
        for unit, people in zip(ground.units, populations, strict=True)
    )
    peopled_ground = replace(ground, units=units, population_field="people")
    return count_days(toy_control(ledger(STORY), boundaries=peopled_ground), "2021-08-01")


def test_a_line_for_each_day_with_a_line_for_a_long_distance() -> None:
    assert chart(series(), 72) == [
        "                                            B        C        R        N",
        "2021-08-01  B███████████R▓▓▓▓▓N·····  2  50.0  0   0.0  1  25.0  1  25.0",
        "2021-08-02  B█████C▒▒▒▒▒R▓▓▓▓▓N·····  1  25.0  1  25.0  1  25.0  1  25.0",
        "            … 10 days later",
        "2021-08-12  B█████R▓▓▓▓▓▓▓▓▓▓▓N·····  1  25.0  0   0.0  2  50.0  1  25.0",
    ]


def test_narrow_terminals_get_shares_alone_and_then_none() -> None:
    assert chart(series(), 60)[1].endswith("   50.0    0.0   25.0   25.0")
    assert chart(series(), 40)[0] == "2021-08-01  B█████████████R▓▓▓▓▓▓N······"


def test_letters_serve_where_there_are_no_blocks() -> None:
    bars = chart(series(), 40, letters=True)
    assert bars[0] == "2021-08-01  BBBBBBBBBBBBBBRRRRRRRNNNNNNN"


def test_lines_keep_to_the_width() -> None:
    assert all(len(line) <= width for width in (40, 60, 80, 120) for line in lines(series(), width))


def test_the_last_day_is_told_in_full() -> None:
    text = "\n".join(lines(series(stale_days=5)))
    assert "12 August 2021\nStatus   Units     km²   Share  Old reports\n" in text
    assert "A report older than 5 days counts as old." in text


def test_population_is_told_with_what_is_missing_of_it() -> None:
    found = peopled(300, None, 20, None)
    assert "People come from the field people of toy, known for 2 of 4 provinces." in lines(found)
    assert [status["population"] for status in as_data(found)["days"][0]["statuses"]] == [
        300,
        20,
        0,
    ]


def test_nobody_is_counted_where_the_boundaries_have_no_population() -> None:
    assert "People" not in "\n".join(lines(series()))
    assert as_data(series())["days"][0]["statuses"][0]["population"] is None


def test_the_rows_of_the_csv_are_days_ids_and_numbers() -> None:
    rows = as_csv(series()).splitlines()
    assert rows[0] == "date,status,count,area_km2,share,stale,population"
    assert len(rows) == 1 + 3 * 4
    assert rows[4].startswith("2021-08-01,,1,")


def test_the_shares_of_each_day_add_up_to_100() -> None:
    for day in as_data(series())["days"]:
        assert round(sum(status["share"] for status in day["statuses"]), 9) == 100


def test_markdown_leaves_out_what_holds_nothing_and_escapes_the_rest() -> None:
    wild = replace(SCHEME.statuses[0], label="Blue | <b>`one`\n\x1b[31m")
    found = series(dates="2021-08-01")
    told = as_markdown(
        replace(found, scheme=replace(SCHEME, statuses=(wild, *SCHEME.statuses[1:]))), WORDS
    )
    assert told.splitlines()[2].startswith(r"| 2021-08-01 | Blue \| \<b>\`one\` \[31m | 2 |")
    assert "Contested" not in told


def test_a_table_about_towns_alone_counts_nothing_and_says_so() -> None:
    found = series("2021-08-01 Hillgate red")
    assert not found.reported
    assert [tally.status for tally in found.days[0].tallies] == [None]
    assert series("2021-08-01 Hillgate red", from_capitals=True).reported


def test_all_days_are_those_of_the_units() -> None:
    text = STORY + "2021-08-20 Hillgate red"
    assert [day.day.day for day in series(text).days] == [1, 2, 12]
    assert [day.day.day for day in series(text, from_capitals=True).days] == [1, 2, 12, 20]


def test_what_was_known_and_who_was_preferred_is_told() -> None:
    early = replace(ledger(STORY), known_on=date(2021, 8, 5))
    found = count_days(toy_control(early))
    assert "published or corrected up to 5 August 2021" in as_markdown(found, WORDS)
    assert (as_data(found)["known_on"], as_data(found)["prefer"]) == ("2021-08-05", "newest")


def test_one_unit_is_one() -> None:
    ground = boundaries()
    alone = replace(
        ground,
        units=(Place(id="Northfield", kind=ground.units[0].kind, name="Northfield"),),
        shapes=ground.shapes[:1],
        area_km2=ground.area_km2[:1],
        capitals={},
    )
    assert lines(count_days(toy_control(ledger(STORY), boundaries=alone)))[0].startswith(
        "1 province, "
    )


SEATS = STORY.replace("red", "red seats")


def test_seats_are_counted_and_not_measured() -> None:
    found = series(SEATS, "2021-08-12")
    assert lines(found, 73)[:-2] == [
        "4 provinces: how many there are of each status",
        "",
        "B██ Blue  R▓▓ Red  N·· No data",
        "",
        "                                                                  B  R  N",
        "2021-08-12  B████████████R▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓N············  1  2  1",
        "",
        "12 August 2021",
        "Status   Units",
        "Blue         1",
        "Red          2",
        "No data      1",
        "",
    ]
    assert as_csv(found).splitlines() == [
        "date,status,count,stale",
        "2021-08-12,blue,1,0",
        "2021-08-12,red,2,0",
        "2021-08-12,,1,0",
    ]


def test_inferred_ground_is_said_to_be_inferred_beside_its_figures() -> None:
    found = series(
        STORY.replace("blue", "blue inferred")
        .replace("red", "red inferred")
        .replace("contested", "contested inferred"),
        "2021-08-12",
    )
    assert "what share of the area, inferred, in per cent" in " ".join(lines(found)[:2])
    assert "Status   Units  km², inferred  Share, inferred" in lines(found)
    assert as_data(found)["measured"] == "inferred"
    assert {line.rsplit(",", 1)[1] for line in as_csv(found).splitlines()} == {"basis", "inferred"}


# --- what others counted --------------------------------------------------------------------

COUNTS = (
    counted("2021-08-01", of=400, red=200, contested=100),
    counted("2021-08-13", of=400, red=400),
)


def test_counts_by_others_up_to_the_last_day_have_a_section_of_their_own() -> None:
    said = lines(series(counts=COUNTS))
    start = said.index("Counted by others, not added")
    assert said[start : start + 4] == [
        "Counted by others, not added",
        "1 August 2021, Gazette. Of 400 districts: Red 200, Contested 100, not stated 100",
        "",
        said[start + 3],
    ]


def test_counts_by_others_are_in_no_figure() -> None:
    assert series(counts=COUNTS).days == series().days
    assert as_csv(series(counts=COUNTS)) == as_csv(series())


def test_json_has_counts_by_others_apart() -> None:
    (count,) = as_data(series(counts=COUNTS))["counted_by_others"]
    assert count["counts"] == {"red": 200, "contested": 100}
    assert "counted_by_others" not in as_data(series())


def test_markdown_lists_counts_by_others_under_the_table() -> None:
    text = as_markdown(series(counts=(counted("2021-08-01", by="A*B", of=4, red=2),)), WORDS)
    assert "Counted by others, not added:\n\n- 1 August 2021, A\\*B. Of 4 districts: Red 2" in text
