# SPDX-License-Identifier: MIT
"""`mapper draw`: what it writes, and what it says when it cannot."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from mapper.cli import main
from mapper.cli.main import COMMANDS
from tests.cli.conftest import Answer

Run = Callable[..., Answer]
Write = Callable[..., str]

SOUND = "place,status,date\nHelmand,taliban,2021-08-13\nHerat,contested,2021-07-28\n"


def test_without_a_table_it_draws_the_embedded_data(mapper: Run, tmp_path: Path) -> None:
    answer = mapper("draw")
    assert (answer.code, answer.out) == (0, "output/afghanistan-2021-08-05.html\n")
    assert (tmp_path / "output" / "afghanistan-2021-08-05.html").stat().st_size > 100_000


def test_a_table_is_drawn_as_of_its_last_date(mapper: Run, table: Write) -> None:
    assert mapper("draw", table(SOUND)).out == "output/control-2021-08-13.html\n"


def test_a_day_can_be_asked_for(mapper: Run, table: Write) -> None:
    answer = mapper("draw", table(SOUND), "--as-of", "2021-08-01", "-o", "-")
    assert "Who held what in Afghanistan, 1 August 2021" in answer.out


def test_a_table_can_come_through_a_pipe(mapper: Run) -> None:
    answer = mapper("draw", "-", "-o", "-", stdin=SOUND.encode())
    assert (answer.code, answer.out[:15]) == (0, "<!DOCTYPE html>")


def test_two_runs_give_the_same_bytes(mapper: Run, anew: Run) -> None:
    assert mapper("draw", "-o", "-").out == anew("draw", "-o", "-").out


def test_a_day_of_making_is_printed_only_when_given(mapper: Run) -> None:
    answer = mapper("draw", "-o", "-", "--generated", "2022-01-02")
    assert "Page made on 2 January 2022" in answer.out


def test_an_existing_file_is_kept(mapper: Run, tmp_path: Path) -> None:
    (tmp_path / "map.html").write_text("mine", encoding="utf-8")
    answer = mapper("draw", "-o", "map.html")
    assert (answer.code, answer.err) == (
        5,
        "map.html: exists already — give another name, or replace it with --force\n",
    )
    assert (tmp_path / "map.html").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("command", ["draw", "timeline"])
def test_a_page_is_not_written_under_the_name_of_a_picture(
    mapper: Run, tmp_path: Path, command: str
) -> None:
    answer = mapper(command, "-o", "map.svg")
    assert (answer.code, answer.err) == (
        2,
        "-o map.svg: the name of a page ends in .html — pictures and data are written by "
        "mapper export, which takes the same table and -o map.svg\n",
    )
    assert not list(tmp_path.iterdir())


def test_force_replaces_it(mapper: Run, tmp_path: Path) -> None:
    (tmp_path / "map.html").write_text("mine", encoding="utf-8")
    assert mapper("draw", "-o", "map.html", "--force").code == 0
    assert (tmp_path / "map.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_folder_that_cannot_be_made_is_told(mapper: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    answer = mapper("draw", "-o", "file/map.html")
    assert answer.code == 5
    assert answer.err.startswith("file/map.html: cannot be written (")


def test_nothing_half_written_is_left_behind(mapper: Run, tmp_path: Path) -> None:
    mapper("draw", "-o", "map.html")
    assert [entry.name for entry in tmp_path.iterdir()] == ["map.html"]


def test_all_problems_come_at_once_and_sorted(mapper: Run, table: Write) -> None:
    rows = "Westmach,taliban,2021-08-13\nHerat,purple,2021-08-13\nHelmand,taliban,5/11/2021\n"
    answer = mapper("draw", table("place,status,date\n" + rows))
    assert answer.code == 3
    assert [line.split(":")[:2] for line in answer.lines] == [
        ["control.csv", "2"],
        ["control.csv", "3"],
        ["control.csv", "4"],
    ]


def test_lenient_draws_what_is_sound_and_lists_the_rest(mapper: Run, table: Write) -> None:
    rows = "Helmand,taliban,2021-08-13\nKharkiv,taliban,2021-08-13\nHerat,taliban,2021-08-13\n"
    answer = mapper("draw", table("place,status,date\n" + rows), "--lenient", "-o", "-")
    assert answer.code == 0
    assert "One row of the table is not on this map:" in answer.out
    assert "Kharkiv" in answer.out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["draw", "missing.csv"], 3, "missing.csv"),
        (["draw", "--boundaries", "missing.geojson"], 4, "missing.geojson"),
        (["draw", "--scheme", "four-way"], 3, "four-way"),
        (["draw", "--as-of", "yesterday"], 2, "--as-of yesterday"),
        (["draw", "--column", "status"], 2, "--column status=HEADING"),
        (["draw", "--date-format", "sideways"], 2, "DMY, MDY or YMD"),
        (["draw", "--provinces-from", "mayor"], 2, "capital or none"),
        (["draw", "--tiles", "OpenStretMap"], 2, "OpenStreetMap"),
    ],
)
def test_a_wrong_call_gets_one_clear_line(
    mapper: Run, arguments: list[str], code: int, words: str
) -> None:
    answer = mapper(*arguments)
    assert answer.code == code
    assert words in answer.err
    assert "Traceback" not in answer.err


@pytest.mark.parametrize(
    "content",
    [b"", b"place,status,date\n", b"\x00\x01\x02\xff\xfe\xfd", b"\xff\xfe", b'{"a": 1}', b"[1, 2]"],
    ids=["empty", "header only", "binary", "only a mark", "an object", "numbers"],
)
def test_a_table_that_is_none_is_told_in_a_line(
    mapper: Run, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "control.csv").write_bytes(content)
    answer = mapper("draw", "control.csv")
    assert answer.code == 3
    assert answer.err.startswith("control.csv")
    assert "Traceback" not in answer.err


def test_tiles_are_named_on_the_page_with_the_network_they_need(mapper: Run) -> None:
    answer = mapper("draw", "--tiles", "OpenStreetMap.Mapnik", "-o", "-")
    assert "The background comes from OpenStreetMap.Mapnik and needs a network." in answer.out


def test_help_names_every_command(mapper: Run) -> None:
    answer = mapper("--help")
    assert all(command in answer.out for command in COMMANDS)


@pytest.mark.parametrize("name", [*COMMANDS])
def test_the_list_of_commands_says_what_each_says_of_itself(name: str) -> None:
    told = import_module(f"mapper.cli.{name}").command.__doc__
    assert " ".join(told.split("\n\n")[0].split()) == COMMANDS[name]


def test_every_command_is_on_the_list() -> None:
    folder = Path(main.__file__).parent
    modules = {path.stem for path in folder.glob("*.py") if "def command(" in path.read_text()}
    assert modules == {*COMMANDS}


def test_lenient_with_no_sound_row_lists_them_all_and_draws_nothing(
    mapper: Run, table: Write
) -> None:
    answer = mapper(
        "draw",
        table("place,status,date\nKharkiv,taliban,2021-08-13\n"),
        "--lenient",
        "--boundaries",
        "AFG/ADM1",
    )
    assert answer.code == 3
    assert answer.lines[0].startswith("control.csv:2: no province named 'Kharkiv'")
    assert answer.lines[1].startswith("control.csv: no row could be placed")


def test_what_is_read_is_never_written_over(mapper: Run, table: Write, tmp_path: Path) -> None:
    path = table("place,status,date\nHelmand,taliban,2021-08-13\n")
    before = (tmp_path / path).read_bytes()
    for command in ("draw", "export", "timeline"):
        answer = mapper(command, path, "--force", "-o", f"./{path}")
        assert answer.code == 2
        assert answer.lines == [
            f"-o ./{path}: is what is read — give another name, so that it stays"
        ]
    assert (tmp_path / path).read_bytes() == before


def test_a_day_before_the_first_report_is_told(mapper: Run) -> None:
    answer = mapper("draw", "--as-of", "2020-01-01")
    assert answer.code == 0
    assert answer.lines == [
        "control-2021.csv: 2020-01-01 is before the first report, 2021-05-01: nothing is known of "
        "that day — name 2021-05-01 or a later day"
    ]
