# SPDX-License-Identifier: MIT
"""Whoever follows a page of the manual: types what stands there, and looks at what is printed."""

from __future__ import annotations

import doctest
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.cli.warm import Warm
from tests.hangs import PROCESS
from tests.manual import ROOT, Block, Command, blocks, commands, is_shown


class Reader:
    """Whoever follows a page: the folder that they are in, and what their Python knows."""

    def __init__(self, warm: Warm, folder: Path) -> None:
        self.warm, self.folder, self.names = warm, folder, dict[str, Any]()

    def read(self, page: Path) -> None:
        """Follow a page from its top to its end; AssertionError for what is printed otherwise."""
        for block in blocks(page.read_text(encoding="utf-8")):
            self.follow(block)

    def follow(self, block: Block) -> None:
        if block.file:
            (self.folder / block.file).write_text(block.text, encoding="utf-8")
        elif block.language == "pycon":
            self.converse(block)
        elif block.language == "console":
            for command in commands(block):
                self.type(command)

    def type(self, command: Command) -> None:
        words = shlex.split(command.typed, comments=True)
        if words[0] == "cd":
            self.folder /= words[1]
            return
        out, err = self.answer(command.typed)
        assert is_shown(command.shown, [err + out, out + err]), (
            f"line {command.line}: {command.typed}\n{err}{out}"
        )

    def answer(self, typed: str) -> tuple[str, str]:
        """What a command prints: mapper by itself, what follows it and all others by a shell."""
        if not typed.startswith("mapper "):
            return self.by_shell(typed)
        own, sign, rest = cut(typed)
        done = self.warm.run(shlex.split(own, comments=True)[1:], self.folder)
        out = done.out.decode()
        if sign:
            out, _ = self.by_shell(f"cat {sign} {rest}", done.out)
        return out, done.err.decode()

    def by_shell(self, typed: str, stdin: bytes = b"") -> tuple[str, str]:
        paths = {"PYTHONPATH": str(ROOT), "PATH": f"{Path(sys.executable).parent}:{os.defpath}"}
        done = subprocess.run(
            typed,
            shell=True,
            cwd=self.folder,
            env={**os.environ, **paths},
            input=stdin,
            capture_output=True,
            timeout=PROCESS,
            check=False,
        )
        return done.stdout.decode(), done.stderr.decode()

    def converse(self, block: Block) -> None:
        """Type a session of Python, in the folder that the reader is in."""
        session = doctest.DocTestParser().get_doctest(
            block.text, self.names, f"line {block.line}", None, None
        )
        session.globs = self.names  # the sessions of a page go on with what there is
        failures: list[str] = []
        runner = doctest.DocTestRunner(checker=AsShown(), verbose=False)
        runner.run(session, out=failures.append, clear_globs=False)
        assert not failures, "".join(failures)


class AsShown(doctest.OutputChecker):
    """The page's own rule of what `…` stands for."""

    def check_output(self, want: str, got: str, optionflags: int) -> bool:
        return is_shown(want, [got])


def cut(typed: str) -> tuple[str, str, str]:
    """A command at its first sign of a shell: what comes before, the sign, and what follows."""
    for sign in ("|", ">"):
        own, found, rest = typed.partition(f" {sign} ")
        if found:
            return own, sign, rest
    return typed, "", ""
