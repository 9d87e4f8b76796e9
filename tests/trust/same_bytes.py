# SPDX-License-Identifier: MIT
"""The same inputs give the same bytes: `python -m tests.trust.same_bytes [--python python3.13]`.

One file of every kind is written in circumstances that must not count: another seed of hashes,
zone, locale, order of folders, and other Pythons, each in an environment of its own with the
libraries of this one. And the wheel is built twice, from two copies of the project with other
times, in other zones, and with other rights of what is made.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import distributions
from pathlib import Path

from tests.trust.outcome import Outcome

ROOT = Path(__file__).parents[2]
PLACES = ROOT / "build" / "trust"
HERE: Mapping[str, str] = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
ELSEWHERE: Mapping[str, Mapping[str, str]] = {
    "with another seed of hashes": {"PYTHONHASHSEED": "4242"},
    "with a zone a day ahead": {"TZ": "Pacific/Kiritimati"},
    "with a zone a day behind": {"TZ": "Pacific/Pago_Pago"},
    "with a locale with other letters": {"LC_ALL": "tr_TR.UTF-8"},
    "with a narrow terminal without colours": {"NO_COLOR": "1", "COLUMNS": "40"},
}
OTHERS = ("python3.14", "python3.13", "python3.12", "python3.11")
EXTRAS = "parquet,pictures,xlsx"
DAY = 86_400


def run(*words: str | Path, env: Mapping[str, str] | None = None, cwd: Path = ROOT) -> str:
    around = {**os.environ, **(env or {})}
    done = subprocess.run(words, cwd=cwd, env=around, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, words))}: {done.stderr[-2000:]}")
    return done.stdout


def digests(python: str | Path, env: Mapping[str, str], *more: str) -> dict[str, str]:
    """The digest of every file that a Python writes."""
    with tempfile.TemporaryDirectory() as folder:
        said = run(python, "-m", "tests.reproduced", folder, *more, env={**HERE, **env})
    found: dict[str, str] = json.loads(said.splitlines()[-1])
    return found


@dataclass(frozen=True)
class Circumstance:
    """What must not count: other words around a run, or another Python."""

    what: str
    python: Callable[[], str | Path]
    env: Mapping[str, str] = field(default_factory=dict)
    more: tuple[str, ...] = ()

    def faults(self, here: Mapping[str, str]) -> list[str]:
        """The files that are others under it than here."""
        try:
            there = digests(self.python(), self.env, *self.more)
        except RuntimeError as error:
            return [f"{self.what}: {error}"]
        return [f"{name}: is another {self.what}" for name in here if there.get(name) != here[name]]


def circumstances(pythons: Mapping[str, str]) -> Iterator[Circumstance]:
    own = lambda: sys.executable  # noqa: E731
    yield from (Circumstance(what, own, env) for what, env in ELSEWHERE.items())
    yield Circumstance("with folders listed backwards", own, more=("--backwards",))
    for version, python in pythons.items():
        yield Circumstance(f"by Python {version}", partial(environment, python, version))


# --- other Pythons -------------------------------------------------------------------------


def version_of(python: str) -> str:
    """`3.13.0`, or nothing where it does not run."""
    try:
        return run(python, "-c", "import platform; print(platform.python_version())").strip()
    except (OSError, RuntimeError):
        return ""


def other_pythons(asked: Iterable[str]) -> dict[str, str]:
    """Those that run and are of another version than this one, by version."""
    own = f"{sys.version_info.major}.{sys.version_info.minor}"
    found = {version_of(python): python for python in asked}
    return {version: one for version, one in found.items() if version and not is_of(version, own)}


def is_of(version: str, own: str) -> bool:
    return version.startswith(f"{own}.")


def environment(python: str, version: str) -> Path:
    """An environment of another Python with mapper, and libraries of the versions of this one."""
    folder = PLACES / f"python{version}"
    there = folder / "bin" / "python"
    if not there.exists():
        run(python, "-m", "venv", folder)
        same = folder / "same.txt"
        same.write_text(
            "\n".join(
                f"{one.name}=={one.version}"
                for one in distributions()
                if one.name != "control-mapper"
            )
        )
        pip = (there, "-m", "pip", "--disable-pip-version-check", "--quiet", "install")
        run(*pip, "-c", same, "-e", f"{ROOT}[{EXTRAS}]")
    return there


# --- two wheels ----------------------------------------------------------------------------


def copied(into: Path) -> Path:
    """The project as git has it, without what was made from it."""
    names = run("git", "ls-files", "-z").split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (into / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, into / name)
    return into


def wheel(folder: Path, env: Mapping[str, str], *, later: float, mask: int) -> str:
    """The digest of the wheel that is built from a copy of the project."""
    before = os.umask(mask)
    try:
        project = copied(folder / "project")
        for path in project.rglob("*"):
            os.utime(path, (path.stat().st_mtime + later,) * 2)
        run(
            sys.executable,
            "-m",
            "build",
            "--wheel",
            "--outdir",
            folder,
            project,
            env=env,
            cwd=folder,
        )
    finally:
        os.umask(before)
    (made,) = folder.glob("control_mapper-*.whl")
    return hashlib.sha256(made.read_bytes()).hexdigest()


def wheels() -> set[str]:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        return {
            wheel(Path(one), HERE, later=0, mask=0o022),
            wheel(Path(other), ELSEWHERE["with a zone a day ahead"], later=-99 * DAY, mask=0o077),
        }


def tried(asked: Iterable[str]) -> Outcome:
    pythons = other_pythons(asked)
    here, faults = digests(sys.executable, {}), list[str]()
    counts = {"files of every kind": len(here)}
    for one in circumstances(pythons):
        faults += one.faults(here)
        counts[f"the same files {one.what}"] = len(here)
        print(one.what, *faults, sep="\n  ", flush=True)
    if len(wheels()) > 1:
        faults.append("two builds of the wheel are not the same")
    counts["builds of the wheel"] = 2
    return Outcome(counts, faults, "" if pythons else "No other Python was found: none was tried.")


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--python", nargs="*", default=OTHERS, help="others, by name or by path")
    asked.add_argument("--record", type=Path)
    given = asked.parse_args()
    found = tried(given.python)
    print(*found.tried.items(), *found.failed, sep="\n")
    if given.record:
        found.write(given.record)
    sys.exit(bool(found.failed))


if __name__ == "__main__":
    main()
