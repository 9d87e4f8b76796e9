# SPDX-License-Identifier: MIT
"""csvw, which reads CSV by the description beside it (W3C)."""

from __future__ import annotations

import json

from tests.clients.made import Made
from tests.clients.programs import from_pypi, said
from tests.clients.seen import Seen

VERSION = "3.5.1"
SCRIPT = """
import json, sys, warnings
from csvw import CSVW
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    read = CSVW(sys.argv[1], validate=True)
    rows = list(read.tables[0])
    said = [str(one.message) for one in told]
    print(json.dumps({"valid": read.is_valid, "rows": len(rows), "told": said}))
"""


def look(made: Made) -> list[Seen]:
    python = from_pypi(f"csvw=={VERSION}")
    files = {"CSV of a day": made.data("csv"), "of a record": made.history("csv")}
    return [
        seen(opened, json.loads(said([python, "-c", SCRIPT, f"{path}-metadata.json"])))
        for opened, path in files.items()
    ]


def seen(opened: str, found: dict[str, object]) -> Seen:
    faults = () if found["valid"] else (f"not valid: {found['told']}",)
    return Seen("csvw", VERSION, opened, f"{found['rows']} rows of the types described", faults)
