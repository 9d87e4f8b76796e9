# SPDX-License-Identifier: MIT
"""What is missing is named with the command that installs it, also for a clone."""

from __future__ import annotations

from mapper.verbs.doctor import Extra, Found, line_of


def test_what_is_missing_comes_with_its_command() -> None:
    found = Found(Extra("xlsx", ("xlsxwriter",), "XLSX out"), ("xlsxwriter",))
    assert line_of(found) == (
        "missing: XLSX out (lacks xlsxwriter) — pip install 'control-mapper[xlsx]' "
        "(in a clone: .venv/bin/pip install -e '.[xlsx]')"
    )


def test_what_is_there_is_said_to_be() -> None:
    assert line_of(Found(Extra("xlsx", ("xlsxwriter",), "XLSX out"), ())) == "there: XLSX out"
