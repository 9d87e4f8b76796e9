# SPDX-License-Identifier: MIT
"""A table as it stands in a revision that git keeps: `git:REV:PATH`.

git itself is asked for the bytes; nothing is checked out, and nothing is fetched.
"""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mapper.errors import TableError, UsageError
from mapper.tables.closest import closest

PREFIX = "git:"
FORM = "git:REV:PATH, as in git:HEAD~1:control.csv"
MOST_COMPARED = 1000
_POINTER = b"version https://git-lfs.github.com/spec/"
# No questions, and complaints in words that can be told apart.
_QUIET = {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
# What a partial copy of a repository lacks is not fetched.
_OFFLINE = ("-c", "protocol.allow=never")


@dataclass(frozen=True, slots=True)
class Address:
    """A revision, and a path relative to the current folder or absolute."""

    revision: str
    path: str

    @property
    def name(self) -> str:
        """What messages call the table: `HEAD~1:control.csv`."""
        return f"{self.revision}:{Path(self.path).name}"


def is_in_git(source: str | Path) -> bool:
    """Whether a source names a table in a revision rather than a file."""
    return isinstance(source, str) and source.startswith(PREFIX)


def parse_address(source: str) -> Address:
    """The parts of `git:REV:PATH`.

    Raises UsageError where one is missing, or where REV would be an option of git.
    """
    revision, _, path = source.removeprefix(PREFIX).partition(":")
    if not (revision and path):
        raise UsageError(f"{source}: write a revision and a path, {FORM}")
    if revision.startswith("-") or not (revision + path).isprintable():
        raise UsageError(f"{source}: {revision!r} is no revision — write {FORM}")
    return Address(revision, path)


def read_in_git(source: str) -> tuple[Address, bytes]:
    """The bytes of a table as it stood in a revision.

    Raises TableError where git is not installed, where the path lies in no repository, where
    there is no such revision, or where the revision has no such file.
    """
    address = parse_address(source)
    folder, path = _folder_and_path(address.path)
    done = _git(folder, "cat-file", "blob", f"{address.revision}:./{path}")
    if done.returncode:
        raise TableError(f"{source}: {_reason(folder, address, path, done.stderr)}")
    if done.stdout.startswith(_POINTER):
        raise TableError(
            f"{source}: the repository has only a pointer, the table is kept with Git LFS — "
            "check that revision out, and give the file"
        )
    return address, done.stdout


def _folder_and_path(text: str) -> tuple[Path, str]:
    """The nearest folder of a path that exists, and the way on from there."""
    whole = Path(os.path.normpath(Path.cwd() / text))
    folder = next(parent for parent in whole.parents if parent.is_dir())
    return folder, whole.relative_to(folder).as_posix()


def _reason(folder: Path, address: Address, path: str, complaint: bytes) -> str:
    """Why git has no such table; asked step by step, for its own words differ by version."""
    if _git(folder, "rev-parse", "--git-dir").returncode:
        if b"dubious ownership" in complaint:
            return "the repository belongs to another user, so git does not read it"
        return f"'{folder.name}' is in no git repository — give a path inside one"
    revision = address.revision
    if _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{tree}}").returncode:
        return f"no such revision — {_other_revisions(folder, revision)}"
    here = _lines(_git(folder, "rev-parse", "--show-prefix"))
    wanted = str(PurePosixPath(here[0] if here else "") / path)
    names = _lines(_git(folder, "ls-tree", "-r", "-z", "--full-tree", "--name-only", revision))
    if any(name.startswith(f"{wanted}/") for name in names):
        return f"'{wanted}' is a folder in {revision} — name the table in it"
    near = _closest_path(wanted, names)
    return f"{revision} has no file '{wanted}'" + (f" — closest: '{near}'" if near else "")


def _other_revisions(folder: Path, revision: str) -> str:
    """The closest branch or tag, or the advice to look."""
    refs = _lines(
        _git(folder, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags")
    )
    near = closest(revision, refs)
    if near:
        return f"closest: '{near}'"
    return "git log shows those of the file" if _has_commits(folder) else "nothing is committed yet"


def _has_commits(folder: Path) -> bool:
    return not _git(folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").returncode


def _closest_path(wanted: str, names: list[str]) -> str:
    """A file of the same name in another folder, else the closest path; may be empty."""
    own = PurePosixPath(wanted)
    same = [name for name in names if PurePosixPath(name).name == own.name]
    alike = [name for name in names if PurePosixPath(name).suffix == own.suffix]
    return same[0] if same else closest(wanted, alike[:MOST_COMPARED])


def _lines(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    text = done.stdout.decode("utf-8", errors="replace").replace("\0", "\n")
    return [line for line in text.split("\n") if line]


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder; raises TableError where there is no git."""
    try:
        return subprocess.run(
            ["git", *_OFFLINE, *arguments],
            cwd=folder,
            env={**os.environ, **_QUIET},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError:
        raise TableError(
            f"{PREFIX}…: git cannot be run — install it, or give the table as a file"
        ) from None
