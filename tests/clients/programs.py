# SPDX-License-Identifier: MIT
"""Where the programs are from: Debian's are named where they are missing, those of npm and PyPI are
installed into `build/clients/`, which git ignores.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from mapper.picture.fonts import write_fonts
from tests.clients.seen import NotHere
from tests.hangs import PROCESS
from tests.typescript import npm

ROOT = Path(__file__).parents[2]
FETCHED = ROOT / "build" / "clients"


def from_debian(program: str, package: str) -> str:
    """The path of a program; NotHere, with the package that has it, where it is missing."""
    found = shutil.which(program)
    if found is None:
        raise NotHere(f"{program} is not here: apt-get install --no-install-recommends {package}")
    return found


@cache
def from_npm(package: str, version: str) -> Path:
    """The folder of a package of npm, installed with what it needs."""
    folder = FETCHED / "npm" / f"{package.replace('/', '-')}-{version}"
    if not (folder / "whole").is_file():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text("{}", encoding="utf-8")
        quiet = ("--silent", "--no-audit", "--no-fund", "--ignore-scripts")
        said([npm(), "install", *quiet, "--prefix", str(folder), f"{package}@{version}"])
        (folder / "whole").touch()
    return folder / "node_modules" / package


@cache
def from_pypi(*packages: str) -> str:
    """The Python of an environment of its own that has these packages, each with its version."""
    folder = FETCHED / "pypi" / "-".join(packages).replace("==", "-")
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not (folder / "whole").is_file():
        said([sys.executable, "-m", "venv", "--clear", str(folder)])
        quiet = ("--disable-pip-version-check", "--quiet", "--quiet")
        said([str(python), "-m", "pip", *quiet, "install", *packages])
        (folder / "whole").touch()
    return str(python)


def with_our_letters(folder: Path) -> dict[str, str]:
    """The environment in which programs of Debian find FiraGO, as if it were installed.

    Without it they take other letters, and a picture differs wherever there is a word.
    """
    settings = folder / "fonts.conf"
    if not settings.exists():
        fonts = folder / "fonts"
        fonts.mkdir()
        write_fonts(fonts)
        settings.write_text(
            '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
            f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{fonts}</dir>'
            f"<cachedir>{folder / 'font-cache'}</cachedir></fontconfig>",
            encoding="utf-8",
        )
    return {**os.environ, "FONTCONFIG_FILE": str(settings)}


def said(
    command: Sequence[str | Path],
    *,
    cwd: Path | None = None,
    given: str | None = None,
    environment: dict[str, str] | None = None,
) -> str:
    """What a program prints; NotHere, with its own words, where it fails."""
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=environment,
        input=given,
        capture_output=True,
        text=True,
        timeout=PROCESS,
        check=False,
    )
    if done.returncode:
        raise NotHere(
            f"{' '.join(map(str, command))[:200]}: {(done.stderr or done.stdout).strip()[-600:]}"
        )
    return done.stdout
