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
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import distributions
from pathlib import Path

from tests.hangs import PROCESS
from tests.trust.outcome import Outcome

ROOT = Path(__file__).parents[2]
PLACES = ROOT / "build" / "trust"
HERE: Mapping[str, str] = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
ELSEWHERE: Mapping[str, Mapping[str, str]] = {
    "another seed of hashes": {"PYTHONHASHSEED": "4242"},
    "a zone a day ahead": {"TZ": "Pacific/Kiritimati"},
    "a zone a day behind": {"TZ": "Pacific/Pago_Pago"},
    "a locale with other letters": {"LC_ALL": "tr_TR.UTF-8"},
    "a narrow terminal without colours": {"NO_COLOR": "1", "COLUMNS": "40"},
}
OTHERS = ("python3.14", "python3.13", "python3.12", "python3.11")
EXTRAS = "parquet,pictures,xlsx"
DAY = 86_400


def run(*words: str | Path, env: Mapping[str, str] | None = None, cwd: Path = ROOT) -> str:
    done = subprocess.run(
        words, cwd=cwd, env={**os.environ, **(env or {})}, capture_output=True, text=True,
        timeout=PROCESS, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, words))}: {done.stderr[-2000:]}")
    return done.stdout


def digests(python: str | Path, env: Mapping[str, str], *more: str) -> dict[str, str]:
    """The digest of every file that a Python writes."""
    with tempfile.TemporaryDirectory() as folder:
        said = run(python, "-m", "tests.reproduced", folder, *more, env={**HERE, **env})
    found: dict[str, str] = json.loads(said.splitlines()[-1])
    return found


def differing(here: Mapping[str, str], there: Mapping[str, str], what: str) -> list[str]:
    return [f"{name}: is another with {what}" for name in here if there.get(name) != here[name]]


# --- other Pythons -------------------------------------------------------------------------


def version_of(python: str) -> str:
    """`3.13.0`, or nothing where it does not run."""
    try:
        return run(python, "-c", "import platform; print(platform.python_version())").strip()
    except (OSError, RuntimeError):
        return ""


def other_pythons(asked: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Those that run and are of another version than this one, each with its version."""
    own = f"{sys.version_info.major}.{sys.version_info.minor}"
    for python in asked:
        version = version_of(python)
        if version and not version.startswith(f"{own}."):
            yield python, version


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
            wheel(Path(other), ELSEWHERE["a zone a day ahead"], later=-99 * DAY, mask=0o077),
        }


def tried(pythons: Iterable[str]) -> Outcome:
    here, faults = digests(sys.executable, {}), list[str]()
    counts = {"files of every kind": len(here)}
    for what, env in ELSEWHERE.items():
        faults += differing(here, digests(sys.executable, env), what)
        counts[f"the same files with {what}"] = len(here)
    faults += differing(
        here, digests(sys.executable, {}, "--backwards"), "folders listed backwards"
    )
    counts["the same files with folders listed backwards"] = len(here)
    for python, version in other_pythons(pythons):
        faults += differing(here, digests(environment(python, version), {}), f"Python {version}")
        counts[f"the same files by Python {version}"] = len(here)
    if len(wheels()) > 1:
        faults.append("two builds of the wheel are not the same")
    counts["builds of the wheel"] = 2
    return Outcome(counts, faults)


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
