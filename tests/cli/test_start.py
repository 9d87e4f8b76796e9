# SPDX-License-Identifier: MIT
"""The first minutes: a map begun, its settings, what to type in place of what there is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Answer

Run = Callable[..., Answer]
Write = Callable[..., str]

FIJI = ("init", "--country", "Fiji", "--party", "North", "--party", "South")


def settings(folder: Path, text: str) -> None:
    (folder / "mapper.toml").write_text(text, encoding="utf-8")


# --- init ---------------------------------------------------------------------------------------


def test_the_command_to_begin_with_is_one_for_any_folder(mapper: Run) -> None:
    begun = mapper(FIJI[0], "my map; 2", *FIJI[1:])
    assert begun.err == "next: cd 'my map; 2' && mapper draw\n"


def test_a_map_that_is_begun_is_drawn_without_an_argument(mapper: Run) -> None:
    begun = mapper(*FIJI)
    assert (begun.code, begun.err) == (0, "next: mapper draw\n")
    drawn = mapper("draw")
    assert (drawn.code, drawn.out[:15]) == (0, "output/control-")


def test_its_table_has_every_unit_and_its_scheme_every_party(mapper: Run, tmp_path: Path) -> None:
    mapper(*FIJI)
    table = (tmp_path / "control.csv").read_text(encoding="utf-8")
    assert len(table.splitlines()) == 1 + 5
    table = table.replace("unknown", "North", 1).replace("unknown", "South", 1)
    (tmp_path / "control.csv").write_text(table, encoding="utf-8")
    assert "North" in mapper("stats").out


def test_what_is_there_is_kept(mapper: Run, tmp_path: Path) -> None:
    (tmp_path / "control.csv").write_text("mine", encoding="utf-8")
    assert mapper(*FIJI).code == 5
    assert {path.name for path in tmp_path.iterdir()} == {"control.csv"}


def test_one_party_is_no_map_of_control(mapper: Run) -> None:
    answer = mapper("init", "--country", "Fiji", "--party", "North")
    assert (answer.code, answer.err) == (2, "--party: give two or more, each by another name\n")


# --- mapper.toml --------------------------------------------------------------------------------


def test_settings_are_what_commands_are_given(mapper: Run, tmp_path: Path) -> None:
    settings(tmp_path, 'title = "Ours"\n\n[draw]\nas-of = "2021-08-01"\n')
    page = mapper("draw", "-o", "-").out
    assert "<title>Ours" in page
    assert "1 August 2021" in page


def test_the_command_line_wins(mapper: Run, tmp_path: Path) -> None:
    settings(tmp_path, 'title = "Ours"\n')
    assert "<title>Mine" in mapper("draw", "-o", "-", "--title", "Mine").out


def test_what_frames_maps_and_has_insets_may_stand_in_settings(mapper: Run, tmp_path: Path) -> None:
    settings(tmp_path, 'frame = "Herat"\ninset = ["62,34,62.5,34.5"]\n')
    page = mapper("draw", "-o", "-").out
    assert '"whole":[' in page
    assert '"insets":[{"name":"","box":[62.0,34.0,62.5,34.5]}]' in page


def test_an_option_of_another_command_is_left_to_it(mapper: Run, tmp_path: Path) -> None:
    settings(tmp_path, 'theme = "dark"\n')
    assert mapper("draw", "-o", "-").code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('\nborders = "1"\n', "mapper.toml:2: borders: no command has such an option — closest: "),
        ("[drw]\n", "mapper.toml:1: [drw]: no command of that name — closest: draw, "),
        ('[draw]\nsize = "a4"\n', "mapper.toml:2: size: `mapper draw` has no such option — "),
        ("force = 1\n", "mapper.toml:1: force: give true or false\n"),
        ('column = "a=b"\n', "mapper.toml:1: column: give a list of texts\n"),
        ('title = ["a"]\n', "mapper.toml:1: title: give one text or number\n"),
        ('border-km = "far"\n', "mapper.toml:1: border-km: give a number\n"),
        ("\tstale-days\t= -3\r\n", "mapper.toml:1: stale-days: give no less than 1\n"),
        ("title = \n", "mapper.toml:1: is not TOML: invalid value, at character 9 — "),
        ("\n[[draw]]\n", "mapper.toml:2: [draw]: is a table in single brackets\n"),
        ("\n[draw.look]\n", "mapper.toml:2: look: `mapper draw` has no such option — "),
        ('as_of = "2021-13-01"\n', "mapper.toml:1: --as-of 2021-13-01: there is no month 13 — "),
        ('\nset = ["town"]\n', "mapper.toml:2: --set town: write it as --set COLUMN=VALUE\n"),
    ],
)
def test_what_is_wrong_with_settings_is_said_with_its_line(
    mapper: Run, tmp_path: Path, text: str, said: str
) -> None:
    settings(tmp_path, text)
    answer = mapper("draw", "-o", "-")
    assert answer.code == 2
    assert answer.err.startswith(said)


@pytest.mark.parametrize("key", ["table", "boundaries", "scheme", "aliases"])
def test_a_file_that_is_not_there_is_said_with_the_line_that_names_it(
    mapper: Run, tmp_path: Path, key: str
) -> None:
    settings(tmp_path, f'\n{key} = "of-ours.csv"\n')
    assert mapper("draw", "-o", "-").err.startswith("mapper.toml:2: ")
    typed = ["of-ours.csv"] if key == "table" else [f"--{key}", "of-ours.csv"]
    assert "mapper.toml" not in mapper("draw", *typed, "-o", "-").err


def test_settings_in_another_encoding_are_to_be_saved_anew(mapper: Run, tmp_path: Path) -> None:
    (tmp_path / "mapper.toml").write_bytes('title = "Kaštel"\n'.encode("cp1250"))
    assert mapper("draw").err == "mapper.toml: is not UTF-8 — save it as UTF-8\n"


# --- what was surely meant ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["drw"], "mapper drw: there is no such command — closest: draw, "),
        (["compare"], "mapper compare: there is no such command — closest: diff\n"),
        (
            ["export", "--steps", "x"],
            "--steps: is for a page of many days — `mapper timeline` draws one, and a step of it "
            "compares two days\n",
        ),
        (["draw", "--date", "x"], "--date: there is no such option — closest: --as-of\n"),
        (["draw", "--titel", "x"], "--titel: there is no such option — closest: --tiles, "),
    ],
)
def test_what_was_surely_meant_is_named(mapper: Run, typed: list[str], said: str) -> None:
    answer = mapper(*typed)
    assert answer.code == 2
    assert answer.err.startswith(said)


# --- drawing again ------------------------------------------------------------------------------


def test_a_page_of_the_same_table_is_drawn_again(mapper: Run, table: Write) -> None:
    name = table("place,status,date\nHerat,taliban,2021-08-12\n")
    assert mapper("draw", name, "-o", "map.html").code == 0
    table("place,status,date\nHerat,government,2021-08-12\n")
    assert mapper("draw", name, "-o", "map.html").code == 0


def test_one_of_another_scheme_is_kept(mapper: Run, table: Write) -> None:
    name = table("place,status,date\nHerat,taliban,2021-08-12\n")
    mapper("draw", name, "-o", "map.html")
    other = ("--scheme", "two-sided", "--means", "taliban=side-b")
    assert mapper("draw", name, "-o", "map.html", *other).code == 5


def test_one_of_another_kind_is_kept(mapper: Run, table: Write) -> None:
    name = table("place,status,date\nHerat,taliban,2021-08-12\n")
    mapper("draw", name, "-o", "map.html")
    assert mapper("timeline", name, "-o", "map.html").code == 5


# --- check and doctor ---------------------------------------------------------------------------


def test_a_sound_table_is_to_be_drawn(mapper: Run, table: Write) -> None:
    name = table("place,status,date\nHerat,taliban,2021-08-12\n")
    assert mapper("check", name).out.endswith(f"\nNext:\n  mapper draw {name}\n")


def test_of_several_days_a_timeline_is_offered(mapper: Run) -> None:
    assert mapper("check").out.endswith("\nNext:\n  mapper draw\n  mapper timeline\n")


def test_the_next_step_repeats_what_was_typed_and_not_what_the_settings_say(
    mapper: Run, table: Write, tmp_path: Path
) -> None:
    settings(tmp_path, 'boundaries = "AFG/ADM1"\n')
    name = table("place,status,date\nHerat,taliban,2021-08-12\n")
    answer = mapper("check", name, "--set", "source=Reuters", "--where", "place != Kabul")
    assert answer.out.endswith(
        f"Next:\n  mapper draw {name} --set source=Reuters --where 'place != Kabul'\n"
    )


def test_words_that_the_scheme_lacks_ask_for_a_scheme(mapper: Run, table: Write) -> None:
    name = table("place,status,date\nHerat,rebels,2021-08-12\n")
    answer = mapper("check", name, "--boundaries", "AFG/ADM1")
    assert f"  mapper scheme new {name} -o scheme.toml" in answer.out
    assert f"  mapper check {name} --boundaries AFG/ADM1 --scheme scheme.toml\n" in answer.out


def test_doubtful_names_are_to_be_reviewed(mapper: Run, table: Write) -> None:
    name = table("place,status,date\nKabull,taliban,2021-08-12\nHerat,taliban,2021-08-12\n")
    answer = mapper("check", name)
    assert f"  mapper check {name} --write-aliases names.csv" in answer.out
    assert f"  mapper draw {name} --lenient   the sound rows alone\n" in answer.out


def test_the_doctor_says_what_is_there(mapper: Run) -> None:
    answer = mapper("doctor")
    assert answer.code == 0
    assert "\nthere: PDF, and letters as outlines\n" in answer.out
