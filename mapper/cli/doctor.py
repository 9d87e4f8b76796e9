# SPDX-License-Identifier: MIT
"""`mapper doctor`: what is installed, and what is missing for which format."""

from __future__ import annotations

from mapper.cli.printing import put


def command() -> None:
    """Report what is installed, and what is missing for which format.

    \b
    mapper doctor
      mapper 0.1.0, Python 3.12.3, Linux
      there: PNG
      missing: Parquet tables and GeoParquet (lacks pyarrow) — pip install …
    """
    from mapper import __version__
    from mapper.verbs.doctor import as_lines

    put("".join(f"{line}\n" for line in as_lines(__version__)))
