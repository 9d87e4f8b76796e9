# SPDX-License-Identifier: MIT
"""Where the terms of data are written, by the names that they go by."""

from __future__ import annotations

import re

CREATIVE_COMMONS = re.compile(
    r"CC[ -](?P<parts>BY(?:-(?:NC-SA|NC-ND|NC|ND|SA))?)[ -](?P<version>\d\.\d)(?P<igo>[ -]IGO)?"
)
OTHERS = {
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "ODbL 1.0": "https://opendatacommons.org/licenses/odbl/1-0/",
    "ODbL-1.0": "https://opendatacommons.org/licenses/odbl/1-0/",
    "Unicode-3.0": "https://spdx.org/licenses/Unicode-3.0.html",
}


def licence_address(name: str) -> str:
    """The address of the text of a licence; empty where its name is no whole name of one."""
    found = CREATIVE_COMMONS.fullmatch(name.strip())
    if found is None:
        return OTHERS.get(name.strip(), "")
    parts, version = found["parts"].lower(), found["version"]
    return (
        f"https://creativecommons.org/licenses/{parts}/{version}/{'igo/' if found['igo'] else ''}"
    )
