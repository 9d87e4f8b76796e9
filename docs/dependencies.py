# SPDX-License-Identifier: MIT
"""List what mapper stands on, from the metadata of what is installed: `make dependencies`.

`docs/dependencies.md` has a table for people, `docs/sbom.cdx.json` the same in CycloneDX 1.6 for
programs. Reasons are the comments in `pyproject.toml`; versions, licences and sizes are those of
the environment it runs in; days of release are asked of the index. A licence that is not known
stops it.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import Distribution, distribution
from itertools import dropwhile, takewhile
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HERE = Path(__file__).parent
PROJECT = HERE.parent / "pyproject.toml"
TABLE, BILL = HERE / "dependencies.md", HERE / "sbom.cdx.json"
# Extras of those who work on mapper; what they install is in no output of it.
OF_WORK = {"bench", "test", "trust"}
# What the wheel carries in itself, by the package that it is taken from when the wheel is built.
CARRIED = ("Leaflet", "XStatic-Leaflet", "BSD-2-Clause", "Every page has its script and style.")

# Names of licences as metadata have them, and as SPDX has them.
SPDX = {
    "apache license 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "isc license": "ISC",
    "isc license (iscl)": "ISC",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "python software foundation license": "PSF-2.0",
    "psfl": "PSF-2.0",
    "sil ofl v1.1": "OFL-1.1",
}
# Read from the text of the licence in the package: its metadata name none, or a family of them.
READ = {
    "jinja2": "BSD-3-Clause",
    "locket": "BSD-2-Clause",
    "partd": "BSD-3-Clause",
    "zict": "BSD-3-Clause",
}
ID = re.compile(r"[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*")


@dataclass(frozen=True)
class Part:
    """A package. `wanted_by` has extras where it is declared, and packages where it is brought."""

    name: str
    version: str
    licence: str
    installed: int
    released: date | None
    reason: str
    extras: tuple[str, ...]
    brought_by: tuple[str, ...]
    brings: tuple[str, ...]

    @property
    def is_declared(self) -> bool:
        return bool(self.reason)


# --- what is declared ----------------------------------------------------------------------


def declared(text: str) -> dict[str, dict[str, str]]:
    """By name of package: the extras that want it, "" for all of mapper, and the reason."""
    project = tomllib.loads(text)["project"]
    lists = {"": project["dependencies"], **project["optional-dependencies"]}
    found: dict[str, dict[str, str]] = {}
    for extra, requirements in lists.items():
        if extra in OF_WORK:
            continue
        for requirement in requirements:
            name = canonicalize_name(Requirement(requirement).name)
            reason = reason_of(text, extra, requirement)
            found.setdefault(name, {})[extra] = reason
    return found


def reason_of(text: str, extra: str, requirement: str) -> str:
    """The comment above a requirement, or above the list that it stands in."""
    head = f"\n{extra} = [" if extra else "\ndependencies = ["
    start = text.index(head)
    place = text.index(f'"{requirement}"', start)
    line = text.rindex("\n", 0, place) + 1
    return comment_above(text, line) or comment_above(text, start + 1)


def comment_above(text: str, place: int) -> str:
    """The comment above the line at `place` as one text; neighbours may share it."""
    above = (line.lstrip() for line in reversed(text[:place].splitlines()))
    comment = dropwhile(lambda line: line.startswith('"'), above)
    said = [line.lstrip("# ") for line in takewhile(lambda line: line.startswith("#"), comment)]
    return " ".join(reversed(said))


# --- what is installed ---------------------------------------------------------------------


def parts_of(text: str, released: dict[str, date]) -> list[Part]:
    """Every package that mapper needs, itself or by another; LookupError for no known licence."""
    wanted = declared(text)
    brought = brought_by(wanted)
    return [part_of(name, wanted, brought, released) for name in sorted(brought)]


def part_of(
    name: str,
    wanted: dict[str, dict[str, str]],
    brought: dict[str, set[str]],
    released: dict[str, date],
) -> Part:
    package = distribution(name)
    reasons = wanted.get(name, {})
    return Part(
        name=package.metadata["Name"],
        version=package.version,
        licence=licence_of(package),
        installed=sum(path.stat().st_size for path in files_of(package)),
        released=released.get(name),
        reason=next(iter(reasons.values()), ""),
        extras=tuple(extra for extra in reasons if extra),
        brought_by=tuple(sorted(brought[name])),
        brings=tuple(sorted(needs(package))),
    )


def brought_by(wanted: Iterable[str]) -> dict[str, set[str]]:
    """Each package that is needed, and those that bring it: none for what only mapper names."""
    found: dict[str, set[str]] = {name: set() for name in wanted}
    waiting = list(found)
    while waiting:
        name = waiting.pop()
        for needed in needs(distribution(name)):
            if needed not in found:
                found[needed] = set()
                waiting.append(needed)
            found[needed].add(name)
    return found


def needs(package: Distribution) -> Iterator[str]:
    """What a package needs here without any of its extras."""
    for line in package.requires or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield canonicalize_name(requirement.name)


def files_of(package: Distribution) -> Iterator[Path]:
    """The files of a package that are there, without what Python compiled."""
    for file in package.files or ():
        path = Path(str(package.locate_file(file)))
        if path.suffix != ".pyc" and path.is_file():
            yield path


def licence_of(package: Distribution) -> str:
    """The licence as SPDX names it; LookupError where neither metadata nor we know."""
    told = package.metadata
    name = canonicalize_name(told["Name"])
    classifiers = [line for line in told.get_all("Classifier", []) if line.startswith("License ::")]
    candidates = [
        told.get("License-Expression"),
        READ.get(name),
        *(line.rsplit("::", 1)[-1] for line in classifiers),
        (told.get("License") or "").splitlines()[0] if told.get("License") else None,
    ]
    for candidate in filter(None, candidates):
        spdx = SPDX.get(candidate.strip().lower(), candidate.strip())
        if ID.fullmatch(spdx) and spdx not in ("BSD", "License"):
            return spdx
    raise LookupError(f"{name}: no licence is known — read it in the package and add it to READ")


# --- what is written -----------------------------------------------------------------------


def as_markdown(parts: list[Part], leaflet: str) -> str:
    own = [part for part in parts if part.is_declared]
    others = [part for part in parts if not part.is_declared]
    always = [part for part in own if not part.extras]
    optional = [part for part in own if part.extras]
    name, source, licence, reason = CARRIED
    return "\n".join(
        [
            "# What mapper stands on",
            "",
            "Made by `make dependencies` from the metadata of what it installed; [sbom.cdx.json]"
            "(sbom.cdx.json) has",
            "the same in CycloneDX 1.6, for programs. Sizes are those of the files on the disk.",
            "",
            f"The wheel carries one library in itself, {name} {leaflet} ({licence}), taken from",
            f"{source} when it is built. {reason}",
            "",
            "## Always",
            "",
            *rows(("package", "version", "last release", "licence", "MB", "why")),
            *rows(*(row_of(part) for part in always), head=False),
            "",
            "## By an extra",
            "",
            *rows(("package", "extra", "version", "last release", "licence", "MB", "why")),
            *rows(*(row_of(part) for part in optional), head=False),
            "",
            "fpdf2 is under the LGPL 3: whoever passes mapper on together with it must let its",
            "user put another version in its place. Without the extra `pictures` there is no PDF,",
            "and no LGPL.",
            "",
            "## Brought by these",
            "",
            *rows(("package", "version", "last release", "licence", "MB", "brought by")),
            *rows(*(brought_row(part) for part in others), head=False),
            "",
        ]
    )


def rows(*lines: Iterable[str], head: bool = True) -> Iterator[str]:
    """Lines of a table; the first of them its head."""
    for line in lines:
        cells = list(line)
        yield f"| {' | '.join(cells)} |"
        if head:
            yield "|" + " --- |" * len(cells)


def row_of(part: Part) -> list[str]:
    extras = [", ".join(f"`{extra}`" for extra in part.extras)] if part.extras else []
    known = [part.version, day_of(part), part.licence, megabytes(part), part.reason]
    return [part.name, *extras, *known]


def brought_row(part: Part) -> list[str]:
    bringers = ", ".join(part.brought_by)
    return [part.name, part.version, day_of(part), part.licence, megabytes(part), bringers]


def day_of(part: Part) -> str:
    return part.released.isoformat() if part.released else "not told"


def megabytes(part: Part) -> str:
    return f"{part.installed / 1e6:.1f}"


def as_bill(parts: list[Part], project: Mapping[str, Any], leaflet: str) -> str:
    """The bill of materials; nothing in it differs from run to run but what is installed."""
    from cyclonedx.contrib.license.factories import LicenseFactory
    from cyclonedx.model.bom import Bom
    from cyclonedx.model.component import Component, ComponentType
    from cyclonedx.model.license import License, LicenseExpression
    from cyclonedx.output.json import JsonV1Dot6
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator
    from packageurl import PackageURL

    def stated(licence: str) -> License:
        # The library knows no expression with a licence that has no name at SPDX.
        if "LicenseRef-" in licence:
            return LicenseExpression(licence)
        return LicenseFactory().make_from_string(licence)

    def component(name: str, version: str, licence: str, kind: str = "pypi") -> Component:
        return Component(
            name=name,
            version=version,
            type=ComponentType.LIBRARY,
            bom_ref=canonicalize_name(name),
            licenses=[stated(licence)],
            purl=PackageURL(kind, None, name.lower(), version),
        )

    ours = component("control-mapper", project["version"], project["license"])
    carried = component(CARRIED[0], leaflet, CARRIED[2], "npm")
    found = {canonicalize_name(p.name): component(p.name, p.version, p.licence) for p in parts}
    bill = Bom(components=[carried, *found.values()])
    bill.metadata.component = ours
    own = [found[canonicalize_name(part.name)] for part in parts if part.is_declared]
    bill.register_dependency(ours, [carried, *own])
    for part in parts:
        brought = [found[name] for name in part.brings]
        bill.register_dependency(found[canonicalize_name(part.name)], brought)
    text = without_moment(JsonV1Dot6(bill).output_as_string(indent=1))
    if fault := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise ValueError(f"{BILL.name}: {fault}")
    return text + "\n"


def without_moment(text: str) -> str:
    """The bill without the moment and the number of its making: equal packages, equal bytes."""
    import json

    bill: dict[str, Any] = json.loads(text)
    del bill["serialNumber"], bill["metadata"]["timestamp"]
    return json.dumps(bill, indent=1, ensure_ascii=False)


# --- what the index knows ------------------------------------------------------------------


def days_of_release(names: Iterable[str]) -> dict[str, date]:
    """On which day the newest release that is not a test came out, by name of package."""
    from packaging.version import Version
    from pypi_simple import PyPISimple

    days: dict[str, date] = {}
    with PyPISimple() as index:
        for name in names:
            uploaded = [
                (Version(file.version), file.upload_time.date())
                for file in index.get_project_page(name).packages
                if file.version and file.upload_time and file.package_type == "wheel"
            ]
            released = [pair for pair in uploaded if not pair[0].is_prerelease]
            if released:
                days[name] = max(released)[1]
    return days


def leaflet_version() -> str:
    """The version of Leaflet that the package was built with."""
    script = HERE.parent / "mapper/page/vendor/leaflet/leaflet.js"
    head = script.read_text(encoding="utf-8")[:400]
    found = re.search(r"Leaflet (\d+\.\d+\.\d+)", head)
    if found is None:
        raise LookupError(f"{script.name}: its head does not tell the version")
    return found[1]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--write", action="store_true", help="write both files, not to stdout")
    options = asked.parse_args()
    text = PROJECT.read_text(encoding="utf-8")
    released = days_of_release(brought_by(declared(text)))
    parts, leaflet = parts_of(text, released), leaflet_version()
    table = as_markdown(parts, leaflet)
    bill = as_bill(parts, tomllib.loads(text)["project"], leaflet)
    if options.write:
        TABLE.write_text(table, encoding="utf-8")
        BILL.write_text(bill, encoding="utf-8")
    else:
        print(table)


if __name__ == "__main__":
    main()
