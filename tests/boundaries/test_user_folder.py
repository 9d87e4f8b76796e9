# SPDX-License-Identifier: MIT
"""Where the user's data lie."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from mapper.boundaries.user_folder import user_folder


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("MAPPER_DATA", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", lambda: Path("/home/ada"))
    return Path("/home/ada")


@pytest.mark.parametrize(
    ("platform", "folder"),
    [
        ("linux", ".local/share/mapper"),
        ("darwin", "Library/Application Support/mapper"),
        ("win32", "AppData/Local/mapper"),
    ],
)
def test_each_platform_has_its_own(
    monkeypatch: pytest.MonkeyPatch, home: Path, platform: str, folder: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert user_folder() == home / folder


def test_the_folder_of_all_data_may_be_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", "/srv/data")
    assert user_folder() == Path("/srv/data/mapper")


def test_a_folder_of_all_data_that_is_no_whole_path_is_ignored(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", "data")
    assert user_folder() == home / ".local/share/mapper"


def test_one_that_is_named_is_taken_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAPPER_DATA", "/tmp/ours")
    assert user_folder() == Path("/tmp/ours")


def test_where_nobody_has_a_home_it_is_in_the_folder_one_is_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nowhere() -> Path:
        raise RuntimeError

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Path, "home", nowhere)
    assert user_folder() == Path(".local/share/mapper")
