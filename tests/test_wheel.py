# SPDX-License-Identifier: MIT
"""The built package, installed elsewhere, draws the map: data, schemes, Leaflet and all."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.hangs import PROCESS

# One build for all of them: they stay on one worker.
pytestmark = [pytest.mark.xdist_group("wheel"), pytest.mark.slow]

ROOT = Path(__file__).parents[1]
INSTALLED = Path(sysconfig.get_path("purelib"))
# What the page's scripts are checked with, and never run with.
TYPES = ".d.ts"
# Whose terms stand beside it.
LEAFLETS = "BSD-2-Clause"
CLEAN = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command away from the checkout; its output, or a failure that shows its complaint."""
    done = subprocess.run(
        command, cwd=cwd, env=CLEAN, capture_output=True, text=True, timeout=PROCESS, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made from the sdist, made from the checkout, each in an environment of its own."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", folder, ROOT, cwd=folder)
    (path,) = folder.glob("control_mapper-*.whl")
    return path


@pytest.fixture(scope="module")
def contents(wheel: Path) -> dict[str, str]:
    """The texts in the wheel, by name."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name).decode(errors="replace") for name in archive.namelist()}


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel, which borrows the libraries that are here already.

    A folder that a .pth file names is searched last, and its own .pth files are not read: so
    neither the editable install nor the checkout can be found, only the wheel.
    """
    folder = tmp_path_factory.mktemp("elsewhere")
    run(sys.executable, "-m", "venv", "--without-pip", folder / "venv", cwd=folder)
    python = folder / "venv" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python]
    run(*pip, "install", "--quiet", "--no-compile", "--no-index", "--no-deps", wheel, cwd=folder)
    site = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder)
    Path(site.strip(), "borrowed.pth").write_text(f"{INSTALLED}\n", encoding="utf-8")
    return folder


def test_the_wheel_carries_leaflet_and_its_licence(contents: dict[str, str]) -> None:
    home = "mapper/page/vendor/leaflet"
    assert "Leaflet 1." in contents[f"{home}/leaflet.js"][:200]
    assert "sourceMappingURL" not in contents[f"{home}/leaflet.js"]
    assert f"{home}/images/marker-icon.png" in contents
    assert ".leaflet-pane" in contents[f"{home}/leaflet.css"]
    assert "Redistributions in binary form" in contents[f"{home}/LICENSE"]
    assert "Vladimir Agafonkin" in contents[f"{home}/LICENSE"]


def test_the_wheel_carries_what_the_checkout_has(contents: dict[str, str]) -> None:
    tracked = run("git", "ls-files", "mapper", "geodata", cwd=ROOT).splitlines()
    expected = {
        name if name.startswith("mapper/") else f"mapper/{name}"
        for name in tracked
        if (ROOT / name).is_file()
        and not name.startswith("geodata/build/")
        and not (name.startswith("geodata/") and name.endswith(".py"))
        and not name.endswith(TYPES)
    }
    assert "mapper/py.typed" in expected
    assert "mapper/style/schemes/three-way.toml" in expected
    assert "mapper/geodata/AFG/ADM1/provenance.toml" in expected
    assert expected <= set(contents)
    assert not [name for name in contents if name.endswith(TYPES)]


def test_the_wheel_carries_nothing_else(contents: dict[str, str]) -> None:
    strange = [
        name
        for name in contents
        if not name.startswith(("mapper/", "control_mapper-0"))
        or "/build/" in name
        or name.endswith((".pyc", ".map"))
    ]
    assert not strange


def test_the_wheel_names_its_command_and_its_terms(contents: dict[str, str]) -> None:
    (info,) = {name.split("/")[0] for name in contents if name.endswith(".dist-info/METADATA")}
    assert "mapper = mapper.__main__:run" in contents[f"{info}/entry_points.txt"]
    assert "MIT License" in contents[f"{info}/licenses/LICENSE"]
    assert "License-Expression: MIT" in contents[f"{info}/METADATA"]


def test_the_wheel_carries_the_text_of_every_licence_of_what_is_in_it(
    contents: dict[str, str],
) -> None:
    """Of the data their texts stand there, with the list that says which is of which file, and
    Leaflet's beside it.
    """
    (metadata,) = (text for name, text in contents.items() if name.endswith("/METADATA"))
    (named,) = re.findall(r"^License-Expression: (.+)$", metadata, re.M)
    texts = {
        Path(name).stem: text for name, text in contents.items() if "/licenses/LICENSES/" in name
    }
    assert {*named.split(" AND ")} == {*texts, LEAFLETS}
    assert texts == {path.stem: path.read_text("utf-8") for path in (ROOT / "LICENSES").iterdir()}
    (terms,) = (text for name, text in contents.items() if name.endswith("/licenses/REUSE.toml"))
    assert terms == (ROOT / "REUSE.toml").read_text("utf-8")


def test_the_installed_command_draws_the_map(environment: Path) -> None:
    binaries = environment / "venv" / "bin"
    asked = "import json, mapper; print(json.dumps(mapper.__file__))"
    home = Path(json.loads(run(binaries / "python", "-c", asked, cwd=environment)))
    assert home.is_relative_to(environment)

    printed = run(binaries / "mapper", "draw", "-o", "x.html", cwd=environment)
    assert printed.strip() == "x.html"
    page = (environment / "x.html").read_text(encoding="utf-8")
    assert "Leaflet 1." in page
    assert "Kandahar" in page
    assert page == run(binaries / "python", "-m", "mapper", "draw", "-o", "-", cwd=environment)
