"""What a shell offers for the value of an option; where it is nothing, the shell offers files."""

from __future__ import annotations

from collections.abc import Iterator


def boundary_sets(incomplete: str) -> Iterator[tuple[str, str]]:
    """The codes of countries and the sets of one's own that begin so, each with what it is called.

    After a comma the next of several is begun.
    """
    from mapper.boundaries.catalog import known_names
    from mapper.boundaries.countries import bundled_countries

    before, comma, begun = incomplete.rpartition(",")
    if begun:
        countries = {code: country.name for code, country in bundled_countries().items()}
        for name, said in {**countries, **dict.fromkeys(known_names(), "")}.items():
            if name.startswith(begun.upper()):
                yield f"{before}{comma}{name}", said


def schemes(incomplete: str) -> Iterator[str]:
    """The bundled schemes that begin so."""
    from mapper.style.scheme_files import scheme_names

    return (name for name in scheme_names() if name.startswith(incomplete))
