# SPDX-License-Identifier: MIT
"""What is installed, and what each of the things that can be missing is for."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from mapper.boundaries.added import added_names
from mapper.boundaries.catalog import bundled_list, bundled_names
from mapper.boundaries.user_folder import user_folder
from mapper.model.extras import install

# What is always there.
NEEDED = (
    "folium",
    "geopandas",
    "numpy",
    "pillow",
    "pyproj",
    "rapidfuzz",
    "resvg",
    "shapely",
    "typer",
)


@dataclass(frozen=True)
class Extra:
    """Packages that one format or use needs, and the extra that installs them."""

    name: str
    packages: tuple[str, ...]
    gives: str


EXTRAS = (
    Extra("pictures", ("fpdf2", "uharfbuzz"), "PDF, and letters as outlines"),
    Extra("fonts", ("manimgx-fonts", "uharfbuzz"), "Burmese, Ethiopic, Khmer … on pictures"),
    Extra("fonts-cjk", ("manimgx-fonts-cjk", "uharfbuzz"), "Chinese, Japanese, Korean on pictures"),
    Extra("video", ("av",), "animations as MP4"),
    Extra("xlsx", ("xlsxwriter",), "XLSX out"),
    Extra("parquet", ("pyarrow",), "Parquet tables and GeoParquet"),
    Extra("big", ("duckdb", "pyarrow"), "daily tables of millions of rows"),
    Extra("dask", ("distributed",), "work on a Dask cluster"),
)


@dataclass(frozen=True)
class Found:
    """What an extra gives, and which of its packages are missing."""

    extra: Extra
    missing: tuple[str, ...]


def installed(package: str) -> str:
    """The version of a package; empty where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def extras() -> tuple[Found, ...]:
    """Every use that needs more than the plain install."""
    return tuple(
        Found(extra, tuple(name for name in extra.packages if not installed(name)))
        for extra in EXTRAS
    )


def as_lines(own: str) -> list[str]:
    """The findings, a line each; `own` is the version of mapper."""
    known = ", ".join(f"{name} {installed(name) or 'MISSING'}" for name in NEEDED)
    lines = [
        f"mapper {own}, Python {platform.python_version()}, {platform.system()}",
        f"with {known}",
        f"{len(bundled_names())} sets of boundaries are bundled: {bundled_list()}",
        f"{len(added_names())} of your own lie in {user_folder()}",
    ]
    return [*lines, *map(line_of, extras()), *unwritten()]


def unwritten() -> list[str]:
    """The formats of pictures that the installed Pillow was built without."""
    from PIL import features

    return [
        f"missing: {form.upper()} (Pillow was built without it) — pip install 'pillow>=11.3'"
        for form in ("webp", "avif")
        if not features.check(form)
    ]


def line_of(found: Found) -> str:
    """What an extra gives; where a package is missing, with the command that installs it."""
    extra = found.extra
    if not found.missing:
        return f"there: {extra.gives}"
    lacks = ", ".join(found.missing)
    return f"missing: {extra.gives} (lacks {lacks}) — {install(extra.name)}"
