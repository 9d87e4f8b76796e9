# SPDX-License-Identifier: MIT
"""The Nu checker, the validator of the W3C for HTML: every page, every demo, every snippet."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from pathlib import Path

from mapper.embeds.embedding import Embedding
from mapper.embeds.snippets import snippets
from tests.clients.made import Made
from tests.clients.programs import from_debian, from_npm, said
from tests.clients.seen import NotHere, Seen
from tests.clients.served import Site, site
from tests.hangs import PROCESS

VERSION = "26.9.27"
# What is no markup, or that of AMP, which has a validator of its own.
NO_HTML = ("markdown", "oembed", "amp", "discovery")
# What it says against pages that are right, or against what must be so: in which messages, and why.
LIMITS = {
    r"CSS: “paint-order”": "does not know paint-order of CSS",
    r"CSS: “container-type”|CSS: “height”: Parse Error": "does not know container queries of CSS",
    r"Text not allowed in element “iframe”": "no text in iframe, which feeds and mail show",
    r"Bad value “100%” for attribute “width” on element “iframe”": (
        'no width="100%" on iframe, for systems that take out styles'
    ),
}
ARTICLE = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Article</title></head>'


def look(made: Made) -> list[Seen]:
    java = from_debian("java", "default-jre-headless")
    jar = from_npm("vnu-jar", VERSION) / "build" / "dist" / "vnu.jar"
    its = site(made)
    return [
        checked(java, jar, "pages", [its.path(kind) for kind in its.kinds]),
        checked(java, jar, "pages with the forms to copy", demos(its)),
        checked(java, jar, "articles with each form", articles(made, its)),
    ]


def demos(its: Site) -> list[Path]:
    return [its.path(kind, it.names.demo) for kind, it in its.kinds.items()]


def articles(made: Made, its: Site) -> list[Path]:
    """An article for every form of every kind."""
    folder = made.folder / "articles"
    folder.mkdir(exist_ok=True)
    return [path for it in its.kinds.values() for path in written(folder, it)]


def written(folder: Path, it: Embedding) -> list[Path]:
    paths = []
    for form, text in snippets(it).items():
        if form not in NO_HTML:
            path = folder / f"{Path(it.names.page).stem}-{form}.html"
            path.write_text(f"{ARTICLE}<body><p>…</p>{text}</body></html>", encoding="utf-8")
            paths.append(path)
    return paths


def checked(java: str, jar: Path, what: str, paths: list[Path]) -> Seen:
    """What it finds in files: its own limits are named, all else is a fault."""
    found = Counter(limit_in(message) or message for message in errors(java, jar, paths))
    limits = [text for text in found if text in LIMITS.values()]
    faults = tuple(f"{n} × {text}" for text, n in found.items() if text not in LIMITS.values())
    verdict = f"{len(paths)} files, {'no' if not faults else 'some'} errors"
    if limits:
        verdict += f" but its own limits: {'; '.join(sorted(limits))}"
    version = said([java, "-jar", jar, "--version"]).split()[0]
    return Seen("Nu", version, f"HTML: {what}", verdict, faults)


def limit_in(message: str) -> str:
    """Which of its limits a message is about."""
    return next((why for words, why in LIMITS.items() if re.match(words, message)), "")


def errors(java: str, jar: Path, paths: list[Path]) -> list[str]:
    """The messages of errors; it says them on the wrong stream, and ends with 1 where there are."""
    done = subprocess.run(
        [java, "-jar", str(jar), "--format", "json", *map(str, paths)],
        capture_output=True,
        text=True,
        timeout=PROCESS,
        check=False,
    )
    try:
        messages = json.loads(done.stderr)["messages"]
    except ValueError:
        raise NotHere(f"java -jar vnu.jar: {done.stderr.strip()[-600:]}") from None
    return [one["message"] for one in messages if one["type"] != "info"]
