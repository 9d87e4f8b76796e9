# SPDX-License-Identifier: MIT
"""A table as it stood in a revision of a real repository."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from mapper.errors import MapperError, TableError, UsageError
from mapper.tables.in_git import Address, parse_address, read_in_git
from mapper.tables.read import read_table

OLD = "place,status,date\nHerat,government,2021-08-05\n"
NEW = OLD + "Herat,taliban,2021-08-12\n"


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Toy", "-c", "user.email=toy@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A table with two revisions, in the folder `data` of a repository; we stand at its top."""
    (tmp_path / "data").mkdir()
    git(tmp_path, "init", "-q", "-b", "main")
    for text in (OLD, NEW):
        (tmp_path / "data" / "control.csv").write_text(text, encoding="utf-8")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-q", "-m", "a day")
    git(tmp_path, "tag", "monday", "HEAD~1")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def complaint(source: str) -> str:
    with pytest.raises(MapperError) as raised:
        read_in_git(source)
    assert "\n" not in str(raised.value)
    return str(raised.value).removeprefix(f"{source}: ")


@pytest.mark.parametrize("revision", ["HEAD~1", "monday", "main^", "HEAD^{/a day}~1"])
def test_a_revision_gives_the_table_as_it_stood(repository: Path, revision: str) -> None:
    assert read_in_git(f"git:{revision}:data/control.csv")[1].decode() == OLD


def test_the_path_is_relative_to_the_current_folder(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository / "data")
    assert read_in_git("git:monday:control.csv")[1].decode() == OLD
    assert read_in_git("git:monday:../data/control.csv")[1].decode() == OLD


def test_a_path_may_be_absolute_and_its_folder_gone(repository: Path) -> None:
    (repository / "data" / "control.csv").unlink()
    (repository / "data").rmdir()
    path = repository / "data" / "control.csv"
    assert read_in_git(f"git:HEAD:{path}")[1].decode() == NEW


def test_problems_name_the_revision_and_the_file(repository: Path) -> None:
    assert read_table("git:monday:data/control.csv").name == "monday:control.csv"


def test_a_folder_without_repository_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert complaint("git:HEAD:control.csv").endswith(
        "is in no git repository — give a path inside one"
    )


def test_an_unknown_revision_is_told_with_the_closest(repository: Path) -> None:
    assert complaint("git:mondai:data/control.csv") == "no such revision — closest: 'monday'"
    assert complaint("git:HEAD~9:data/control.csv").startswith("no such revision — git log shows")


def test_a_repository_without_commits_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init", "-q")
    monkeypatch.chdir(tmp_path)
    assert complaint("git:HEAD:a.csv") == "no such revision — nothing is committed yet"


@pytest.mark.parametrize("path", ["control.csv", "data/contrl.csv"])
def test_an_unknown_path_is_told_with_the_closest(repository: Path, path: str) -> None:
    assert complaint(f"git:HEAD:{path}") == (
        f"HEAD has no file '{path}' — closest: 'data/control.csv'"
    )


def test_a_folder_is_no_table(repository: Path) -> None:
    assert complaint("git:HEAD:data") == "'data' is a folder in HEAD — name the table in it"


def test_a_pointer_to_large_storage_is_no_table(repository: Path) -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n"
    (repository / "big.csv").write_text(pointer, encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "big")
    assert "only a pointer" in complaint("git:HEAD:big.csv")


@pytest.mark.parametrize(
    "source", ["git:", "git:HEAD", "git:HEAD:", "git::control.csv", "git:--help:a", "git:-p:a",
               "git:HE\nAD:a"]
)  # fmt: skip
def test_what_is_no_revision_and_path_is_a_usage_error(source: str) -> None:
    with pytest.raises(UsageError, match=r"git:HEAD~1:control\.csv"):
        parse_address(source)


def test_a_path_may_have_colons() -> None:
    assert parse_address("git:HEAD:a:b.csv") == Address("HEAD", "a:b.csv")


def test_a_machine_without_git_is_told(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(TableError, match="git cannot be run — install it"):
        read_in_git("git:HEAD:data/control.csv")
