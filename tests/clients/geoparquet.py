# SPDX-License-Identifier: MIT
"""The tests that OGC and the community have for GeoParquet, and pandas."""

from __future__ import annotations

import re
from pathlib import Path

import geopandas

from tests.clients.made import Made
from tests.clients.programs import from_pypi, said
from tests.clients.seen import Seen

PACKAGE, VERSION = "geoparquet-validator", "0.2.0"


def look(made: Made) -> list[Seen]:
    path = made.data("parquet")
    return [validated(path), in_pandas(path)]


def validated(path: Path) -> Seen:
    """The abstract tests of the core; a covering is for files of millions of rows."""
    program = Path(from_pypi(f"{PACKAGE}=={VERSION}")).with_name(PACKAGE)
    told = said([program, "check", "--class", "core", path])
    passed = re.search(r"core: (\d+) pass, (\d+) fail", told)
    counts = passed.groups() if passed else ("0", "?")
    faults = () if counts[1] == "0" else (f"{counts[1]} tests fail",)
    return Seen(
        PACKAGE, VERSION, "GeoParquet of a day", f"{counts[0]} tests of the core pass", faults
    )


def in_pandas(path: Path) -> Seen:
    frame = geopandas.read_parquet(path)
    days = [name for name in ("as_of", "since", "date") if frame[name].dtype == "datetime64[ms]"]
    faults = () if len(days) == 3 else ("days are no datetime64",)
    told = f"{len(frame)} units, {len(days)} columns of days as datetime64"
    return Seen("geopandas", geopandas.__version__, "GeoParquet of a day", told, faults)
