# SPDX-License-Identifier: MIT
"""GDAL's validator of GeoPackage."""

from __future__ import annotations

from pathlib import Path

from tests.clients.made import Made
from tests.clients.programs import from_debian, said
from tests.clients.seen import NotHere, Seen

# GDAL for Python is Debian's, and so is the Python that has it.
PYTHON = Path("/usr/bin/python3")
VALIDATOR = ("-m", "osgeo_utils.samples.validate_gpkg", "--warning-as-error")


def look(made: Made) -> list[Seen]:
    version = said([from_debian("gdalinfo", "gdal-bin python3-gdal"), "--version"])
    files = {"GeoPackage of a day": made.data("gpkg"), "of a record": made.history("gpkg")}
    return [
        validated(version.split()[1].rstrip(","), *opened_and_path)
        for opened_and_path in files.items()
    ]


def validated(version: str, opened: str, path: Path) -> Seen:
    try:
        said([PYTHON, *VALIDATOR, path])
    except NotHere as told:
        return Seen("validate_gpkg.py", version, opened, "", (str(told).splitlines()[-1],))
    return Seen("validate_gpkg.py", version, opened, "no error and no warning")
