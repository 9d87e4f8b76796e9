# SPDX-License-Identifier: MIT
"""The Content-Security-Policy of a finished page, by hashes of what stands in it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Policy:
    """What a page may do. Without `hosts` and `images` it may ask no one for anything.

    - `scripts`, `styles`: the texts between the tags, exactly as they stand in the page.
    - `script_hosts`, `style_hosts`, `image_hosts`: sources that a reader's own layers need.
    - `loose_styles`: inline style attributes are allowed, which foreign layers rely on.
    - `fonts_within`: fonts stand in its style sheets.
    - `plain_text`: no script makes markup or code of a text, which browsers then refuse
      (`innerHTML` and its kin; Chromium, Safari and Firefox of 2026 on).
    """

    scripts: Sequence[str]
    styles: Sequence[str]
    script_hosts: Sequence[str] = field(default=())
    style_hosts: Sequence[str] = field(default=())
    image_hosts: Sequence[str] = field(default=())
    loose_styles: bool = False
    fonts_within: bool = False
    plain_text: bool = False

    def text(self) -> str:
        styles = ["'unsafe-inline'"] if self.loose_styles else hashes(self.styles)
        within = ["data:"] if self.fonts_within else []
        hosts = " ".join([*within, *self.style_hosts])
        fonts = [f"font-src {hosts}"] if hosts else []
        plain = ["require-trusted-types-for 'script'", "trusted-types 'none'"]
        return "; ".join(
            [
                "default-src 'none'",
                "script-src " + " ".join([*hashes(self.scripts), *self.script_hosts]),
                "style-src " + " ".join([*styles, *self.style_hosts]),
                "img-src " + " ".join(["data:", *self.image_hosts]),
                *fonts,
                "base-uri 'none'",
                "form-action 'none'",
                *(plain if self.plain_text else []),
            ]
        )


def hashes(texts: Iterable[str]) -> list[str]:
    """The sources `'sha256-…'` of inline texts, each once, in their order."""
    return list(dict.fromkeys(f"'sha256-{digest(text)}'" for text in texts))


def digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
