# SPDX-License-Identifier: MIT
"""What is reported names flags in a terminal and arguments in Python; files name neither."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import mapper as library
from mapper.page.made_with import without_record
from tests.cli.conftest import Answer

pytestmark = pytest.mark.filterwarnings("ignore::mapper.MapperWarning")

Run = Callable[..., Answer]
Write = Callable[..., str]

# The name of a province and of a town, a number without a meaning, a day that can be two.
ROWS = "place,status,date\nHerat,taliban,2021-08-05\nKabul,7,2021-08-05\nGhor,taliban,5/11/2021\n"
LENIENT = library.TableOptions(lenient=True)


@pytest.fixture
def control(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("control.csv").write_text(ROWS, encoding="utf-8")
    return "control.csv"


def test_a_problem_names_the_flag_in_a_terminal_and_the_argument_in_python(
    mapper: Run, control: str
) -> None:
    answer = mapper("draw", control, "-o", "-")
    with pytest.raises(library.DataProblems) as refused:
        library.draw(control)
    for flag, argument in (
        ("say --means 7=STATUS, or", 'say `means={"7": "STATUS"}`, or'),
        ("--date-format DMY or MDY", '`date_format="DMY"` or MDY'),
        ("for all rows --set kind=town", 'for all rows `constants={"kind": "town"}`'),
    ):
        assert flag in answer.err
        assert argument in str(refused.value)


def test_an_error_begins_with_the_flag_in_a_terminal_and_the_argument_in_python(
    mapper: Run, control: str
) -> None:
    answer = mapper("stats", control, "--lenient", "--dates", "yearly")
    with pytest.raises(library.UsageError) as refused:
        library.stats(control, dates="yearly", options=LENIENT)
    assert answer.err.endswith("\n")
    assert answer.lines[-1].startswith("--dates yearly: ")
    assert str(refused.value).startswith("dates 'yearly': ")


def test_a_report_names_flags_where_a_command_writes_it(mapper: Run, control: str) -> None:
    typed = json.loads(mapper("check", control, "--json").out)
    called = library.check(control)
    assert typed["notes"][0]["hint"].endswith("for all rows --set kind=town")
    assert called.notes[0].hint.endswith('for all rows `constants={"kind": "town"}`')
    assert "for all rows --set kind=town\n" in mapper("check", control).out
    assert 'for all rows `constants={"kind": "town"}`\n' in str(called)


def test_a_page_names_neither_and_is_the_same_from_both(mapper: Run, control: str) -> None:
    assert mapper("draw", control, "--lenient", "-o", "typed.html").code == 0
    library.draw(control, options=LENIENT).save("called.html")
    page = Path("called.html").read_text(encoding="utf-8")
    assert without_record(Path("typed.html").read_text(encoding="utf-8")) == page
    assert "<li>control.csv:3: the number &#39;7&#39; means nothing by itself</li>" in page
    assert "--means" not in page
    assert "means=" not in page


def test_data_name_neither_and_say_the_same_from_both(mapper: Run, control: str) -> None:
    left_out = [
        "control.csv:3: the number '7' means nothing by itself",
        "control.csv:4: '5/11/2021' can be 5 November 2021 or 11 May 2021",
    ]
    answer = mapper("export", control, "--lenient", "--format", "geojson", "-o", "-")
    assert json.loads(answer.out)["metadata"]["left_out"] == left_out
    for result in (library.draw(control, options=LENIENT), library.as_of(control, options=LENIENT)):
        (path, *_) = library.export(result, "called.geojson", force=True)
        assert json.loads(path.read_text("utf-8"))["metadata"]["left_out"] == left_out


# Data that look as if a message named an argument, or a flag.
LIKE_ARGUMENTS = (
    *("`name_field`", "`constants={'kind': 'town'}`", "it's `clip=True`"),
    *("--set kind=town", "--name-field"),
)


@pytest.mark.parametrize("place", LIKE_ARGUMENTS)
def test_what_a_user_wrote_is_never_reworded(mapper: Run, control: str, place: str) -> None:
    Path(control).write_text(f"place,status,date\n{place},taliban,2021-08-05\n", encoding="utf-8")
    said = f" named '{place}' — "
    (problem,) = library.check(control, "AFG/ADM1").problems
    assert said in str(problem)
    answer = mapper("check", control, "--boundaries", "AFG/ADM1")
    assert said in answer.out


def test_a_command_in_a_hint_names_the_table_as_it_was_given(
    mapper: Run, table: Write, tmp_path: Path
) -> None:
    (tmp_path / "my tables").mkdir()
    name = table("place,status\nHerat,uhlans\nKabul,dragoons\n", "my tables/a.csv")
    answer = mapper("check", name, "--as-of", "2021-08-05")
    assert "mapper scheme new 'my tables/a.csv' > mine.toml" in answer.out
