# SPDX-License-Identifier: MIT
"""XML given to a parser, whatever it says that it is written in."""

from __future__ import annotations

from collections.abc import Iterable
from xml.parsers import expat


def feed(parser: expat.XMLParserType, pieces: Iterable[bytes]) -> None:
    """Parse a text to its end. Raises ExpatError where it is no XML, and where it names an encoding
    that Python knows not, or not a letter a byte.
    """
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (LookupError, ValueError) as error:
        raise expat.ExpatError(str(error)) from None
