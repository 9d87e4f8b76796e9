# SPDX-License-Identifier: MIT
"""Text for XML."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from mapper.tables.text import UNWRITABLE

_NEVER = re.compile(UNWRITABLE)


def characters(value: object) -> str:
    """`value` as text of characters that a document may hold."""
    return _NEVER.sub("", str(value))


def xml_text(value: object) -> str:
    """`value` as text between tags."""
    return escape(characters(value))


def xml_attribute(value: object) -> str:
    """`value` as an attribute, with its quotes."""
    return quoteattr(characters(value))
