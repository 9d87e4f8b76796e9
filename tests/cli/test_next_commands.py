# SPDX-License-Identifier: MIT
"""A command that stops names the commands that go on, whole."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

import mapper as package
from tests.offered import faults, in_the_code, to_type

ROWS = "place,status,date\nKharkiv,Blues,2024-03-05\nDonetsk,Greens,2024-03-05\n"


def test_words_that_no_scheme_has_make_one(mapper, table) -> None:
    refused = mapper("draw", table(ROWS))
    assert to_type(refused.err) == ["mapper draw control.csv --scheme new"]
    drawn = mapper(*shlex.split(to_type(refused.err)[0])[1:])
    assert drawn.code == 0
    assert "from the words of the table: 'Blues' (1), 'Greens' (1)" in drawn.err


def test_a_scheme_that_was_named_is_not_replaced(mapper, table) -> None:
    assert to_type(mapper("draw", table(ROWS), "--scheme", "two-sided").err) == []


def test_options_that_were_given_stay(mapper, table) -> None:
    answer = mapper("stats", table(ROWS), "--where", "status != Reds")
    assert to_type(answer.err) == ["mapper stats control.csv --where 'status != Reds' --scheme new"]


def test_a_table_whose_name_is_like_an_option_stays_one(mapper, tmp_path: Path) -> None:
    (tmp_path / "-mine.csv").write_text(ROWS)
    assert to_type(mapper("draw", "--", "-mine.csv").err) == [
        "mapper draw --scheme new -- -mine.csv"
    ]
    assert "mapper draw ./-mine.csv --scheme new" in to_type(mapper("draw", "./-mine.csv").err)


def test_a_made_scheme_is_kept_by_a_command_for_any_file(mapper, tmp_path: Path) -> None:
    (tmp_path / "Raqqa; 'old' $(x).csv").write_text(ROWS)
    drawn = mapper("draw", "Raqqa; 'old' $(x).csv", "--scheme", "new")
    command = drawn.err.partition("to change labels and colours: ")[2].splitlines()[0]
    words = shlex.split(command)
    assert words == ["mapper", "scheme", "new", "Raqqa; 'old' $(x).csv", "-o", "scheme.toml"]


def test_a_scheme_is_made_with_what_the_table_was_read_with(mapper, tmp_path: Path) -> None:
    rows = "place,Who sits there,date\nKharkiv,Blues,2024-03-05\nSumy,Grün,2024-03-05\n"
    (tmp_path / "old.csv").write_bytes(rows.encode("cp1252"))
    read = ["--column", "status=Who sits there", "--encoding", "cp1252"]
    checked = mapper("check", "old.csv", *read).out
    (step, *_) = [line for line in checked.splitlines() if "scheme new" in line and "-o" in line]
    for offer in (step, mapper("stats", "old.csv", *read, "--scheme", "new").err):
        command = offer[offer.index("mapper scheme new") :].partition("scheme.toml")[0]
        made = mapper(*shlex.split(command)[1:-1])
        assert 'label = "Grün"' in made.out


def test_both_orders_of_a_date_are_offered(mapper, table) -> None:
    answer = mapper("draw", table("place,status,date\nKharkiv,contested,05.03.2024\n"))
    assert answer.err.partition("\nNext:\n")[2].splitlines() == [
        "  mapper draw control.csv --date-format DMY   '05.03.2024' is 5 March 2024",
        "  mapper draw control.csv --date-format MDY   '05.03.2024' is 3 May 2024",
    ]


def test_countries_are_offered_with_what_else_the_table_wants(mapper, table) -> None:
    rows = "place,status,date\nCentral,Blues,2024-03-05\nWestern,Greens,2024-03-05\n"
    first, *_ = to_type(mapper("draw", table(f"{rows}Eastern,Blues,2024-03-05\n")).err)
    assert first.startswith("mapper draw control.csv --scheme new --boundaries ")


def test_a_heading_that_may_be_a_column_is_to_type(mapper, table) -> None:
    rows = "Kharkiv,Blues,2024-03-05\nDonetsk,Greens,2024-03-05\nSumy,Greens,2024-03-05\n"
    answer = mapper("draw", table(f"place,Who sits there,date\n{rows}"))
    (again,) = to_type(answer.err)
    assert again == "mapper draw control.csv --column 'status=Who sits there'"


def test_names_are_reviewed_or_mended(mapper, table, tmp_path: Path) -> None:
    name = table("place,status,date\nKabull,taliban,2021-08-12\nHerat,taliban,2021-08-12\n")
    review, again = to_type(mapper("draw", name).err)
    assert review == "mapper check control.csv --write-aliases names.csv"
    assert again == "mapper draw control.csv --aliases names.csv"
    assert mapper(*shlex.split(review)[1:]).code == 3
    assert (tmp_path / "names.csv").exists()


def test_names_are_reviewed_with_the_options_that_check_has(mapper, table) -> None:
    wrong = table("place,status,date\nKharkhiv,contested,2024-03-05\n", "wrong.csv")
    right = table("place,status,date\nKharkiv,contested,2024-03-05\n", "right.csv")
    review = "--write-aliases names.csv"
    answer = mapper("draw", wrong, "-o", "map.html", "--title=It", "--boundaries", "UKR")
    assert to_type(answer.err)[0] == f"mapper check wrong.csv --boundaries UKR {review}"
    answer = mapper("diff", right, wrong, "--boundaries=UKR", "-omap.html")
    assert to_type(answer.err)[0] == f"mapper check wrong.csv --boundaries=UKR {review}"


def test_what_only_the_table_can_mend_names_nothing(mapper, table) -> None:
    assert to_type(mapper("draw", table("place,status,date\nKabul,taliban,\n")).err) == []


def test_two_parties_in_one_cell_are_fought_over_or_mixed(mapper, table) -> None:
    answer = mapper("draw", table(f"{ROWS}Sumy,Blues / Greens,2024-03-05\n"), "--scheme", "new")
    assert to_type(answer.err) == [
        "mapper draw control.csv --scheme new --means 'Blues / Greens=contested'",
        "mapper draw control.csv --scheme new --means 'Blues / Greens=mixed'",
    ]
    assert mapper(*shlex.split(to_type(answer.err)[0])[1:]).code == 0


def test_drawn_ground_has_its_scheme_in_a_file(mapper, tmp_path: Path) -> None:
    shape = '{"type": "Polygon", "coordinates": [[[36, 48], [37, 48], [37, 49], [36, 48]]]}'
    text = f'{{"type": "Feature", "properties": {{"status": "Reds"}}, "geometry": {shape}}}'
    (tmp_path / "a-2024-01-01.geojson").write_text(text, encoding="utf-8")
    refused = mapper("stats", "a-2024-01-01.geojson")
    assert (refused.code, to_type(refused.err)) == (3, [])
    answer = mapper("stats", "a-2024-01-01.geojson", "--scheme", "new")
    assert answer.err.startswith("--scheme new: is made from the words of a table while it is read")


def test_of_a_table_through_a_pipe_there_is_nothing_to_type_again(mapper) -> None:
    refused = mapper("draw", "-", "-o", "-", stdin=ROWS.encode())
    assert (refused.code, to_type(refused.err)) == (3, [])


# --- every command that is offered is one that there is -----------------------------------


@pytest.mark.parametrize(
    "said",
    [
        "no such set — mapper boundaries list tells which there are",
        "it is damaged — add it again: mapper boundaries add FILE --force",
        "3 problems\n\nNext:\n  mapper draw a.csv --scheme new   a status for each of its words\n",
        "\nNext:\n  mapper check 'two words.csv' --write-aliases names.csv   names to review\n",
    ],
)
def test_a_command_that_there_is_may_be_offered(said: str) -> None:
    assert not faults(said)


@pytest.mark.parametrize(
    "said",
    [
        "it is damaged — add it again: mapper boundaries add FILE --again",
        "\nNext:\n  mapper check a.csv --title It\n",
        "\nNext:\n  mapper prove a.csv\n",
        "\nNext:\n  mapper draw a.csv --scheme\n",
    ],
)
def test_a_command_that_there_is_not_may_not(said: str) -> None:
    assert faults(said)


def test_every_command_that_the_code_offers_is_one_that_there_is() -> None:
    modules = Path(package.__file__).parent.rglob("*.py")
    offered = {command for path in modules for command in in_the_code(path)}
    assert len(offered) > 10
    assert not [fault for command in offered for fault in faults(command)]
