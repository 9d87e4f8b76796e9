# SPDX-License-Identifier: MIT
"""What the help and the shell's completion offer."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mapper.cli.completing import boundary_sets, schemes
from mapper.cli.flags import flag_of
from mapper.cli.help import GROUPS, grouped, name_of
from mapper.cli.main import COMMANDS, loaded
from mapper.cli.options import Reading
from tests.cli.conftest import Answer
from tests.hangs import PROCESS

Run = Callable[..., Answer]

OPTIONS = {name_of(one): one for verb in COMMANDS for one in loaded(verb).params}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_has_an_example(name: str) -> None:
    assert f"\n    mapper {name}" in f"\n{loaded(name).help}".replace("\nmapper", "\n    mapper")


def test_a_command_with_many_options_has_them_in_groups() -> None:
    groups = {group: [name_of(one) for one in found] for group, found in of("draw").items()}
    assert groups["Arguments"] == ["table"]
    assert groups["Options"][:4] == ["as-of", "tiles", "timeline", "dates"]
    assert groups["Boundaries"][0] == "boundaries"
    assert groups["Table"][0] == "column"


def test_a_command_with_few_options_has_them_in_one_list_as_they_are_declared() -> None:
    groups = {group: [name_of(one) for one in found] for group, found in of("scheme").items()}
    assert [*groups] == ["Arguments", "Options"]
    assert groups["Options"][0] == "column"


def test_all_options_that_commands_share_are_in_a_group() -> None:
    grouped_names = {name for names in GROUPS.values() for name in names} - {"help"}
    shared = {flag_of(field).removeprefix("--") for field in Reading.__dataclass_fields__}
    assert shared - {"table"} <= grouped_names <= OPTIONS.keys()


def of(command: str) -> dict[str, list[object]]:
    return dict(grouped(loaded(command).params))


def test_the_shell_completes_commands_and_options(
    anew: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_MAPPER_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "mapper draw --bo")
    monkeypatch.setenv("COMP_CWORD", "2")
    assert anew().out.split() == ["--boundaries", "--boundary-encoding", "--border-km"]


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
@pytest.mark.parametrize("more", [" nosuchshell", "=nosuchshell", " zsh"])
def test_completion_is_for_the_shell_that_it_is_typed_in(
    mapper: Run, option: str, more: str
) -> None:
    answer = mapper(*f"{option}{more}".split(" "))
    assert (answer.code, answer.out) == (2, "")
    (line,) = answer.lines
    assert line == f"{option}: is for the shell that it is typed in — leave '{more[1:]}' out"


def test_a_shell_without_completion_is_told_and_no_file_is_changed(tmp_path: Path) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f"'{sys.executable}' -m mapper --install-completion; exit $?"],
        cwd=tmp_path,
        env=os.environ | {"HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=PROCESS,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("--install-completion: not for the shell 'sh' — type it in bash")
    assert not [*tmp_path.iterdir()]


def test_the_shell_completes_countries_by_their_codes_and_schemes_by_their_names() -> None:
    assert next(iter(boundary_sets("SYR,UKR"))) == ("SYR,UKR", "Ukraine")
    assert [*boundary_sets("")] == []
    assert [*schemes("tw")] == ["two-sided"]
