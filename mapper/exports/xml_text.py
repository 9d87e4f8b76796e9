# SPDX-License-Identifier: MIT
"""Text for XML."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

# What no XML document may hold, escaped or not.
_NEVER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def characters(value: object) -> str:
    """`value` as text of characters that a document may hold."""
    return _NEVER.sub("", str(value))


def xml_text(value: object) -> str:
    """`value` as text between tags."""
    return escape(characters(value))


def xml_attribute(value: object) -> str:
    """`value` as an attribute, with its quotes."""
    return quoteattr(characters(value))
