# SPDX-License-Identifier: MIT
"""Options about the files that units and drawn ground are read from."""

from __future__ import annotations

from typing import Annotated

import typer

Crs = Annotated[
    str | None,
    typer.Option(
        "--crs",
        metavar="CODE",
        help="The reference system that the numbers of boundaries or drawn ground are in, "
        "whatever the file says: EPSG:32636, or lat,lon for degrees with the latitude first.",
    ),
]
BoundaryEncoding = Annotated[
    str | None,
    typer.Option(
        "--boundary-encoding",
        metavar="NAME",
        help="Encoding of the texts of boundaries or drawn ground: gbk, cp1253; utf-8 also mends "
        "names that were encoded twice.",
    ),
]
UnitWhere = Annotated[
    str | None,
    typer.Option(
        "--unit-where",
        metavar="FIELD=VALUE,…",
        help="Only features of the boundary file with these values: level=4,country!=X.",
    ),
]
Dissolve = Annotated[
    str | None,
    typer.Option(
        "--dissolve",
        metavar="FIELD",
        help="Join the features that have the same value in this field to one unit.",
    ),
]
