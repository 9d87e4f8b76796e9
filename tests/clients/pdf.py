# SPDX-License-Identifier: MIT
"""poppler, by which PDFs are read and searched on free desktops."""

from __future__ import annotations

import re

from tests.clients.made import Made
from tests.clients.programs import from_debian, said
from tests.clients.seen import Seen


def look(made: Made) -> list[Seen]:
    program = from_debian("pdfinfo", "poppler-utils")
    path = made.picture("pdf")
    told = dict(re.findall(r"^([^:\n]+): +(.*)$", said([program, path]), re.MULTILINE))
    tree = said([program, "-struct-text", path])
    tags = {
        tag: len(re.findall(rf"^  {tag}\b", tree, re.MULTILINE)) for tag in ("H1", "P", "Figure")
    }
    asked = {"Tagged": "yes", "Metadata Stream": "yes"}
    faults = tuple(f"{key}: {told.get(key)}" for key in asked if told.get(key) != asked[key])
    faults += () if tags["H1"] and tags["P"] and tags["Figure"] == 1 else (f"tree: {tags}",)
    verdict = f"tagged: a heading, {tags['P']} paragraphs, a figure with its text; XMP; a title"
    version = re.search(r"[\d.]+", said(["sh", "-c", f"{program} -v 2>&1"]))
    return [Seen("pdfinfo", version[0] if version else "", "PDF of a day", verdict, faults)]
