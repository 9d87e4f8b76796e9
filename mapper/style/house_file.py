# SPDX-License-Identifier: MIT
"""House styles from TOML: every value is checked, for they stand in style sheets."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mapper.errors import StyleError
from mapper.model.problem import Problem, Where, note
from mapper.model.scheme import Scheme
from mapper.model.settings_text import settings_text
from mapper.style.house import THEMES, HouseStyle, PageFont
from mapper.style.letters import LEAST as LEAST_CONTRAST
from mapper.style.lines import USUAL_WIDTHS
from mapper.style.palette import Vision, contrast
from mapper.style.shared import texts_of
from mapper.style.status_colours import APART, dark_of
from mapper.style.status_colours import closest as closest_colours
from mapper.tables.closest import closest
from mapper.tables.text import quoted

COLOUR = re.compile(r"#[0-9a-f]{6}")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Nothing that ends a text or a rule of a style sheet.
FAMILY = re.compile(r"[^\W_](?:[\w .-]*[\w.])?")
SIZES = {"title": (16.0, 60.0), "lead": (12.0, 36.0)}
LINES = dict.fromkeys(USUAL_WIDTHS, (0.25, 6.0))
# The first bytes of the fonts that browsers read.
KINDS = {b"wOF2": "woff2", b"wOFF": "woff", b"OTTO": "otf", b"\0\1\0\0": "ttf", b"true": "ttf"}
WEIGHTS = {"page": 400, "page_bold": 700}
KEYS = {
    "": ("colors", "statuses", "fonts", "sizes", "lines"),
    "colors": THEMES,
    "colors.light": tuple(texts_of("colours.light")),
    "colors.dark": tuple(texts_of("colours.dark")),
    "fonts": ("family", *WEIGHTS, "pictures"),
    "sizes": tuple(SIZES),
    "lines": tuple(LINES),
}
CODE = "style"


def load_style(path: str | Path) -> HouseStyle:
    """The style in a TOML file; its fonts are named from its folder.

    Raises StyleError where it cannot be read, or with one line per fault, as in
    `house.toml: colors.light.papr: there is no such key — closest: 'paper'`.
    """
    path = Path(path)
    found = style_table(path)
    reader = _Reader(path.parent)
    style = reader.style(found, path.name)
    if reader.faults:
        raise StyleError("\n".join(f"{path.name}: {fault}" for fault in reader.faults))
    return style


def style_table(path: str | Path) -> dict[str, Any]:
    """What a TOML file says, of which nothing is checked; StyleError where it cannot be read."""
    path = Path(path)
    try:
        return tomllib.loads(settings_text(path, StyleError))
    except FileNotFoundError:
        raise StyleError(f"no style '{path}' — give the path of a TOML file") from None
    except UnicodeDecodeError:
        raise StyleError(f"{path}: the style is not UTF-8 — save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise StyleError(f"{path.name}: not valid TOML: {error}") from None
    except (RecursionError, ValueError, OSError) as error:
        reason = getattr(error, "strerror", None) or "nested too deeply, or a number too long"
        raise StyleError(f"{path}: the style cannot be read: {reason}") from None


class _Reader:
    """Values of a style file, and what is wrong with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[str] = []

    def style(self, found: Mapping[str, Any], name: str) -> HouseStyle:
        self.known(found, "")
        colors, fonts = self.table(found, "colors"), self.table(found, "fonts")
        return HouseStyle(
            name=name,
            colors={theme: self.colours(colors, theme) for theme in THEMES},
            statuses=dict(self.statuses(self.table(found, "statuses"))),
            sizes=dict(self.numbers(found, "sizes", SIZES, "size")),
            lines=dict(self.numbers(found, "lines", LINES, "width")),
            family=tuple(self.families(fonts)),
            fonts=tuple(self.page_fonts(fonts)),
            picture_fonts=tuple(self.picture_fonts(fonts)),
        )

    def known(self, found: Mapping[str, Any], path: str) -> None:
        """Report keys that there are not."""
        for key in found:
            if key not in KEYS[path]:
                near = closest(key, KEYS[path])
                hint = f"closest: '{near}'" if near else f"there are {', '.join(KEYS[path])}"
                self.fault(f"{path}.{key}", f"there is no such key — {hint}")

    def fault(self, path: str, what: str) -> None:
        self.faults.append(f"{path.lstrip('.')}: {what}")

    def table(self, found: Mapping[str, Any], path: str) -> Mapping[str, Any]:
        """A table of the file, whose keys are known where there is a list of them."""
        value = found.get(path.rpartition(".")[2], {})
        if not isinstance(value, dict):
            self.fault(path, f"is a table: write [{path}]")
            return {}
        if path in KEYS:
            self.known(value, path)
        return value

    def colours(self, colors: Mapping[str, Any], theme: str) -> dict[str, str]:
        path = f"colors.{theme}"
        found = self.table(colors, path)
        return {
            key: colour
            for key in KEYS[path]
            if key in found and (colour := self.colour(found[key], f"{path}.{key}"))
        }

    def colour(self, value: object, path: str) -> str:
        text = value.lower() if isinstance(value, str) else ""
        if COLOUR.fullmatch(text):
            return text
        self.fault(path, f"{quoted(str(value))} is not a colour of the form #rrggbb")
        return ""

    def statuses(self, found: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, str]]]:
        """A colour, or one in light and one in dark as schemes have them."""
        for id_, value in found.items():
            path = f"statuses.{id_}"
            pair = value if isinstance(value, dict) else {"color": value}
            for key in pair.keys() - {"color", "color_dark"}:
                self.fault(f"{path}.{key}", "there is no such key — there are color, color_dark")
            if not ID.fullmatch(id_):
                self.fault(path, "not an id of small letters, digits and single hyphens")
            elif "color" not in pair:
                self.fault(f"{path}.color", "is missing")
            elif light := self.colour(pair["color"], f"{path}.color"):
                dark = pair.get("color_dark")
                yield (
                    id_,
                    (light, self.colour(dark, f"{path}.color_dark") if dark else dark_of(light)),
                )

    def numbers(
        self,
        found: Mapping[str, Any],
        table: str,
        known: Mapping[str, tuple[float, float]],
        what: str,
    ) -> Iterator[tuple[str, float]]:
        """The values of a table of which each is at least and at most so many px."""
        own = self.table(found, table)
        for key, (least, most) in known.items():
            if key not in own:
                continue
            value = own[key]
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            if is_number and least <= value <= most:
                yield key, float(value)
            else:
                said = f"{quoted(str(value))} is no {what} from {least:g} to {most:g}, in px"
                self.fault(f"{table}.{key}", said)

    def families(self, fonts: Mapping[str, Any]) -> Iterator[str]:
        for name in self.texts(fonts, "family"):
            if FAMILY.fullmatch(name):
                yield name
            else:
                what = f"{quoted(name)} is no name of a font: letters, digits, blanks, hyphens"
                self.fault("fonts.family", what)

    def texts(self, fonts: Mapping[str, Any], key: str) -> list[str]:
        value = fonts.get(key, [])
        values = [value] if isinstance(value, str) else value
        if isinstance(values, list) and all(isinstance(one, str) for one in values):
            return values
        self.fault(f"fonts.{key}", "give a text, or a list of texts")
        return []

    def page_fonts(self, fonts: Mapping[str, Any]) -> Iterator[PageFont]:
        for key, weight in WEIGHTS.items():
            for name in self.texts(fonts, key)[:1]:
                content = self.content(name, f"fonts.{key}")
                kind = KINDS.get(content[:4])
                if kind:
                    yield PageFont(weight, kind, content)
                elif content:
                    what = f"{quoted(name)} is no font — give a WOFF2, TTF or OTF file"
                    self.fault(f"fonts.{key}", what)

    def picture_fonts(self, fonts: Mapping[str, Any]) -> Iterator[str]:
        for name in self.texts(fonts, "pictures"):
            if self.content(name.partition("#")[0], "fonts.pictures"):
                yield str(self.folder / name)

    def content(self, name: str, path: str) -> bytes:
        """The bytes of a file beside the style; nothing where it cannot be read."""
        try:
            found = (self.folder / name).read_bytes()
        except (OSError, ValueError):
            self.fault(path, f"{quoted(name)}: there is no such file beside the style")
            return b""
        if not found:
            self.fault(path, f"{quoted(name)}: the file is empty")
        return found


def style_notes(style: HouseStyle, scheme: Scheme) -> list[Problem]:
    """What a style makes hard to read or to tell apart on a map of a scheme, and what it weighs."""
    told = [
        *_unread(style),
        *_too_near(style, scheme),
        *_misspelt(style, scheme),
        *_thin_front(style),
        *_weight(style),
    ]
    return [note(Where(style.name), what, hint, CODE) for what, hint in told]


def _unread(style: HouseStyle) -> Iterator[tuple[str, str]]:
    for theme in THEMES:
        colors = style.whole_ground(theme)
        for ink in ("ink", "quiet"):
            found = contrast(colors[ink], colors["paper"])
            if found < LEAST_CONTRAST and {ink, "paper"} & {*style.ground(theme)}:
                what = f"colors.{theme}: {ink} on paper has a contrast of {found:.1f}"
                yield what, f"letters are read from {LEAST_CONTRAST} on"


def _too_near(style: HouseStyle, scheme: Scheme) -> Iterator[tuple[str, str]]:
    if not {one.id for one in scheme.statuses} & {*style.statuses}:
        return
    statuses = style.painted(scheme).statuses
    for nth, theme in enumerate(THEMES):
        ids = {(one.color, one.color_dark)[nth]: one.id for one in reversed(statuses)}
        near = closest_colours([(one.color, one.color_dark)[nth] for one in statuses])
        if near and near.distance < APART:
            pair = [one.id for one in statuses if (one.color, one.color_dark)[nth] == near.first]
            two = pair[:2] if near.first == near.second else [ids[near.first], ids[near.second]]
            seen = "" if near.vision is Vision.NORMAL else f" with {near.vision.value}"
            what = f"statuses: in {theme} {two[0]} and {two[1]} are {near.distance:.1f} apart{seen}"
            yield what, f"colours are told apart from {APART} on"


def _misspelt(style: HouseStyle, scheme: Scheme) -> Iterator[tuple[str, str]]:
    known = [one.id for one in scheme.statuses]
    for id_ in style.statuses:
        if id_ not in known and (near := closest(id_, known)):
            yield f"statuses.{id_}: the map has no such status", f"closest: '{near}'"


def _thin_front(style: HouseStyle) -> Iterator[tuple[str, str]]:
    widths = {**USUAL_WIDTHS, **style.lines}
    front, unit = widths["front"], widths["unit"]
    if front <= unit and {"front", "unit"} & {*style.lines}:
        what = f"lines: front is {front:g} px wide, and unit, inside of one side, {unit:g} px"
        yield what, "fronts are told from other lines by their width"


def _weight(style: HouseStyle) -> Iterator[tuple[str, str]]:
    if style.fonts:
        size = sum(len(one.content) for one in style.fonts) * 4 / 3 / 1000
        yield f"fonts: every page carries {size:,.0f} kB of them", "a subset weighs less"
