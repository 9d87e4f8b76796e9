# SPDX-License-Identifier: MIT
"""QGIS without a screen: layers, their styles and labels, and three days of a history."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from tests.clients.made import Made
from tests.clients.programs import from_debian, said, with_our_letters
from tests.clients.seen import Seen

# QGIS for Python is Debian's, and so is the Python that has it; `-P`, for this file is called as
# its package is.
PYTHON = Path("/usr/bin/python3")
SESSION = Path(__file__).with_name("qgis_session.py")
SIZE = ("1000", "700")
DAYS = ("2021-07-20", "2021-08-10", "2021-08-16")
UNITS = 34
# Of 39 towns, crossings and airports at that size.
FEWEST_TOWNS = 35


def look(made: Made) -> list[Seen]:
    from_debian("qgis", "qgis python3-qgis")
    folder = one_folder(made)
    geojson = [folder / f"control{part}.geojson" for part in ("", "-borders", "-places")]
    return [
        styled(made, "GeoPackage of a day", [made.data("gpkg")], labelled=True),
        styled(made, "GeoJSON with its styles", geojson, labelled=True),
        styled(made, "KML beside GeoJSON of the same name", [folder / "control.kml"]),
        styled(made, "TopoJSON beside GeoJSON of the same name", [folder / "control.topojson"]),
        *(on_a_day(made, day) for day in DAYS),
    ]


def one_folder(made: Made) -> Path:
    """The formats of one name, in one folder."""
    folder = made.folder / "one"
    folder.mkdir(exist_ok=True)
    for form in ("geojson", "kml", "topojson"):
        for path in made.data(form).parent.iterdir():
            shutil.copy(path, folder / path.name)
    return folder


def session(made: Made, name: str, day: str, files: list[Path]) -> dict[str, Any]:
    """What QGIS says of files, drawn into a picture of that name."""
    png = made.drawn / f"qgis-{name.replace(' ', '-')}.png"
    settings = {"QT_QPA_PLATFORM": "offscreen", "HOME": str(made.folder)}
    ours = with_our_letters(made.folder) | settings
    told = said([PYTHON, "-P", SESSION, png, *SIZE, day, *files], environment=ours)
    found: dict[str, Any] = json.loads(told.splitlines()[-1])
    return found


def styled(made: Made, opened: str, files: list[Path], *, labelled: bool = False) -> Seen:
    """A day: every ground in its categories, towns named, and no mark under a name."""
    found = session(made, opened, "", files)
    layers = [layer for layer in found["layers"] if layer["renderer"]]
    ground = [layer for layer in layers if layer["geometry"] == "ground"]
    units = max(ground, key=lambda layer: layer["rows"])
    named = {layer["name"]: len(layer["labels"]) for layer in layers if layer["labels"]}
    covered = sum(layer["covered"] for layer in layers)
    marks = [layer for layer in layers if layer["geometry"] == "points"]
    towns = sum(len(layer["labels"]) for layer in marks)
    faults = [
        *(f"{layer['name']} has no style" for layer in ground if not layer["categories"]),
        *([f"{units['rows']} units"] if units["rows"] != UNITS else []),
        *([f"{covered} marks under names"] if labelled and covered else []),
        *([f"{towns} towns are named"] if labelled and towns < FEWEST_TOWNS else []),
    ]
    told = f"{len(layers)} layers, {len(units['categories'])} categories, names: " + ", ".join(
        f"{count} of {name}" for name, count in named.items()
    )
    return Seen("QGIS", found["version"], opened, told, tuple(faults))


def on_a_day(made: Made, day: str) -> Seen:
    """A history in the temporal controller: on each day every unit once."""
    found = session(made, f"history {day}", day, [made.history("gpkg")])
    (units,) = (layer for layer in found["layers"] if layer["name"] == "units")
    faults = () if units["on_the_day"] == UNITS else (f"{units['on_the_day']} units are drawn",)
    told = f"{units['on_the_day']} of {units['rows']} rows hold on that day"
    return Seen("QGIS", found["version"], f"GeoPackage of the record, on {day}", told, faults)
