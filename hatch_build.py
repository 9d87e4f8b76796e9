# SPDX-License-Identifier: MIT
"""The build hook: Leaflet into the package, and the bundled data into the wheel.

Leaflet is not kept in this repository. It comes from the build requirement XStatic-Leaflet and
is copied, with its licence, to `mapper/page/vendor/leaflet/`, which git ignores. An editable
install gets the copy too; the data it reads from `geodata/` in the checkout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VENDOR = Path("mapper", "page", "vendor", "leaflet")
FILES = ("leaflet.js", "leaflet.css")
# A page of ours shows none of these; markers that a reader adds through folium do.
PICTURES = ("marker-icon.png", "marker-icon-2x.png", "marker-shadow.png")
SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*\n?", re.MULTILINE)
COPYRIGHT = re.compile(r"^ \* (\(c\) .+)$", re.MULTILINE)

# The package carries no licence file: these are Leaflet's terms, under the copyright line that
# stands at the head of leaflet.js.
LICENCE = """\
BSD 2-Clause License

Copyright {copyright}
All rights reserved.

Redistribution and use in source and binary forms, with or without
modification, are permitted provided that the following conditions are met:

1. Redistributions of source code must retain the above copyright notice, this
   list of conditions and the following disclaimer.

2. Redistributions in binary form must reproduce the above copyright notice,
   this list of conditions and the following disclaimer in the documentation
   and/or other materials provided with the distribution.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
"""


class CustomBuildHook(BuildHookInterface[Any]):
    """Runs for every wheel: `version` is `standard`, or `editable` for `pip install -e`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        copy_leaflet(root / VENDOR)
        if version == "standard":
            for path in data_files(root / "geodata"):
                target = Path("mapper", path.relative_to(root))
                build_data["force_include"][str(path)] = target.as_posix()


def copy_leaflet(target: Path) -> None:
    """Put Leaflet and its licence into `target`, without the request for a source map."""
    source = Path(str(distribution("XStatic-Leaflet").locate_file("xstatic/pkg/leaflet/data")))
    texts = {name: (source / name).read_text(encoding="utf-8") for name in FILES}
    holders = COPYRIGHT.search(texts["leaflet.js"])
    if holders is None:
        raise ValueError("leaflet.js names no copyright holder, so its licence cannot be written")
    texts["leaflet.js"] = SOURCE_MAP.sub("", texts["leaflet.js"])
    texts["LICENSE"] = LICENCE.format(copyright=holders.group(1))
    (target / "images").mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (target / name).write_text(text, encoding="utf-8", newline="\n")
    for name in PICTURES:
        (target / "images" / name).write_bytes((source / "images" / name).read_bytes())


def data_files(folder: Path) -> Iterator[Path]:
    """The bundled data, in order: all of `geodata/` but the scripts that make it."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        hidden = any(part.startswith((".", "__")) for part in parts)
        if path.is_file() and parts[0] != "build" and path.suffix != ".py" and not hidden:
            yield path
