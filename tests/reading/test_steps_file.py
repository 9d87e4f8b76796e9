# SPDX-License-Identifier: MIT
"""The steps of a story as a file says them, and what is wrong with a file, each with its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mapper.errors import UsageError
from mapper.reading.steps_file import MOST, MOST_STEPS, StepsFile, read_steps
from mapper.tables.dates import DateOrder

STORY = """\
# Two steps.
[[step]]
day = 2021-08-05
heading = "Before"

[[step]]
days = [2021-08-05, "8 August 2021"]
heading = "Three days"
note = \"\"\"
What changed
hands.\"\"\"
frame = "Kunduz"
place = "Zaranj"
source = "A paper"
url = "https://example.org/a"
"""


def read(tmp_path: Path, text: str, order: DateOrder | None = None) -> StepsFile:
    path = tmp_path / "steps.toml"
    path.write_text(text, encoding="utf-8")
    return read_steps(path, order)


def told(tmp_path: Path, step: str) -> list[str]:
    """What is wrong with a file whose second step has these lines, from the fifth on."""
    first = '[[step]]\nday = 2021-08-05\nheading = "One"\n[[step]]\n'
    return [str(problem) for problem in read(tmp_path, first + step).problems]


def test_a_step_has_days_texts_a_frame_and_a_place(tmp_path: Path) -> None:
    first, second = read(tmp_path, STORY).steps
    assert (first.days, first.heading) == ((date(2021, 8, 5),), "Before")
    assert second.days == (date(2021, 8, 5), date(2021, 8, 8))
    assert second.note == "What changed hands."
    assert (second.frame, second.place) == ("Kunduz", "Zaranj")
    assert (second.source, second.url) == ("A paper", "https://example.org/a")


@pytest.mark.parametrize("frame", ["[60, 30, 70, 40]", '"60,30,70,40"'])
def test_a_frame_may_be_a_box(tmp_path: Path, frame: str) -> None:
    text = f'[[step]]\nday = 2021-08-05\nheading = "A"\nframe = {frame}\n'
    assert read(tmp_path, text).steps[0].frame == (60.0, 30.0, 70.0, 40.0)


def test_days_are_read_in_the_order_of_the_table(tmp_path: Path) -> None:
    text = '[[step]]\nday = "5/8/2021"\nheading = "A"\n'
    assert read(tmp_path, text, DateOrder.DMY).steps[0].days == (date(2021, 8, 5),)


def test_a_sound_file_has_no_problems(tmp_path: Path) -> None:
    assert read(tmp_path, STORY).problems == ()


@pytest.mark.parametrize(
    ("step", "problem"),
    [
        ('heading = "A"', "4: the step has no day — write day = 2021-08-15, or days = "),
        ('day = 2021-08-05\ndays = []\nheading = "A"', "6: the step has day and days — "),
        ("day = 2021-08-05", '4: the step has no heading — write heading = "…"'),
        ('day = 2021-08-05\nheading = " "', "6: the step has no heading — "),
        ('day = 2021-08-05\nheading = "A"\nheadline = "B"', "7: there is no key 'headline' — "),
        ('day = "2021-08-32"\nheading = "A"', "5: day: "),
        ('day = 20210805.5\nheading = "A"', "5: day is not a day — write 2021-08-15"),
        (
            'day = 2021-08-05T12:30:00Z\nheading = "A"',
            "5: day: '2021-08-05 12:30:00+00:00' has a time — a step is a whole day: ",
        ),
        (
            'days = [2021-08-05, "2021-08-06 23:00"]\nheading = "A"',
            "5: days: '2021-08-06 23:00' has a time — a step is a whole day: write 2021-08-06",
        ),
        ('day = 12:30:00\nheading = "A"', "5: day is not a day — write 2021-08-15"),
        ('day = "2021-08"\nheading = "A"', "5: day: '2021-08' is no single day — write "),
        ('days = [2021-08-05]\nheading = "A"', "5: days are not two days — "),
        (
            'days = [2021-08-05, 2021-08-05]\nheading = "A"',
            "5: days: 2021-08-05 is not after 2021-08-05 — the earlier day comes first",
        ),
        ("day = 2021-08-05\nheading = 3", "6: heading is not a text — write it in quotes"),
        (
            'day = 2021-08-05\nheading = "A"\nurl = "javascript:alert(1)"',
            "7: url: 'javascript:alert(1)' is no address of the web — one begins with https://",
        ),
        (
            'day = 2021-08-05\nheading = "A"\nframe = [1, 2, 3]',
            "7: frame '[1, 2, 3]': give the name of a place, changes, whole, or ",
        ),
        ('day = 2021-08-05\nheading = "A"\nframe = "1,9,2,3"', "7: frame '1,9,2,3': south is "),
        (f'day = 2021-08-05\nheading = "{"x" * 101}"', "6: heading has 101 letters — 100 is the "),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, step: str, problem: str) -> None:
    (found,) = told(tmp_path, step)
    assert found.startswith(f"steps.toml:{problem}")


def test_an_unknown_key_is_told_with_the_nearest(tmp_path: Path) -> None:
    (found,) = told(tmp_path, 'day = 2021-08-05\nheading = "A"\nfarme = "Herat"')
    assert found == "steps.toml:7: there is no key 'farme' — closest: 'frame'"


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    assert len(told(tmp_path, 'days = 1\nheading = []\nurl = "x"\nnot = 1')) == 4


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "steps.toml: has no step — begin each with [[step]]"),
        ("[step]\nday = 1", "steps.toml:1: step is not a list of tables — begin each with"),
        (
            'title = "A"\n\n[[step]]\nday = 2021-08-05\nheading = "A"',
            "steps.toml:1: there is no 't",
        ),
        ('[[steps]]\nday = 2021-08-05\nheading = "A"', "steps.toml: has no step — "),
    ],
)
def test_a_file_that_is_no_story_is_told_so(tmp_path: Path, text: str, problem: str) -> None:
    assert str(read(tmp_path, text).problems[0]).startswith(problem)


def test_a_head_in_a_text_or_a_comment_begins_no_step(tmp_path: Path) -> None:
    text = (
        '[[step]]\nday = 2021-08-05\nheading = "A"\nnote = """\n[[step]]\n"""\n# [[step]]\n'
        '[[step]]\nday = 2021-08-05\nheading = "B"\nurl = "no"\n'
    )
    (problem,) = read(tmp_path, text).problems
    assert problem.where.line == 11


def test_a_story_has_so_many_steps_at_most(tmp_path: Path) -> None:
    step = '[[step]]\nday = 2021-08-05\nheading = "A"\n'
    assert read(tmp_path, step * MOST_STEPS).problems == ()
    (problem,) = read(tmp_path, step * (MOST_STEPS + 2)).problems
    assert str(problem) == "steps.toml:181: step 61 is too many — a story has 60 at most"


@pytest.mark.parametrize("key", ["note", "source"])
def test_a_text_may_be_as_long_as_the_limit(tmp_path: Path, key: str) -> None:
    step = 'day = 2021-08-05\nheading = "A"\n'
    assert told(tmp_path, f'{step}{key} = "{"x" * MOST[key]}"') == []
    assert len(told(tmp_path, f'{step}{key} = "{"x" * (MOST[key] + 1)}"')) == 1


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"[[step]]\nday = \n", "steps.toml:2: is not TOML: "),
        (b"\xff\xfe", "steps.toml: is not UTF-8 — save it as UTF-8"),
        (b"a = " + b"[" * 100_000, "steps.toml: is nested too deeply"),
        (b"a = " + b"9" * 5_000, "steps.toml: a number has thousands of digits"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(
    tmp_path: Path, content: bytes, problem: str
) -> None:
    path = tmp_path / "steps.toml"
    path.write_bytes(content)
    with pytest.raises(UsageError) as raised:
        read_steps(path)
    assert str(raised.value).startswith(problem)


def test_of_a_file_that_is_not_there_the_closest_is_named(tmp_path: Path) -> None:
    (tmp_path / "steps.toml").touch()
    with pytest.raises(UsageError, match=r"^step\.toml: cannot be read .* closest: steps\.toml$"):
        read_steps(tmp_path / "step.toml")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"steps\.toml: cannot be read \(no such file"):
        read_steps(tmp_path / "steps.toml")
