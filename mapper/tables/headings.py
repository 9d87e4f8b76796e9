# SPDX-License-Identifier: MIT
"""The words that headings use, by column and by level of place."""

from __future__ import annotations

import re
from functools import lru_cache

from mapper.model.record import Kind

COLUMNS = (
    "place",
    "kind",
    "within",
    "code",
    "status",
    "actor",
    "date",
    "until",
    "reported",
    "basis",
    "confidence",
    "source",
    "source_url",
    "note",
    "label",
    "lat",
    "lon",
    "reach_km",
    "about",
    "country",
)
NEEDED = ("place", "status", "date")

_SYNONYMS: dict[str, tuple[str, ...]] = {
    "kind": ("type", "place_type", "kind_of_place", "feature_type"),
    "within": ("parent", "parent_name", "admin_parent", "in"),
    "code": ("pcode", "p_code", "place_code", "iso", "iso_3166_2", "iso_code", "unit_code"),
    "status": (
        "control",
        "controller",
        "controlled_by",
        "control_status",
        "status_of_control",
        "held_by",
        "holder",
        *("run_by", "ruled_by", "in_control", "in_control_of_it", "who_holds_it"),
        *("who_controls", "who_controls_it", "whos_in_control", "who_is_in_control"),
        *("controlled", "controlling_party", "controlado_por", "controlé_par", "quien_controla"),
        *("статус", "контроль", "statut", "contrôle", "estatus", "kontrolle", "durum"),
        *("وضعیت", "الحالة", "السيطرة"),
    ),
    "actor": ("party", "group", "armed_group", "#group+name", "#actor+name"),
    "date": (
        "as_of",
        "as_of_date",
        "when",
        "day",
        "report_date",
        "date_reported",
        "since",
        "from",
        "start",
        "start_date",
        "valid_from",
        *("#date+start", "#date+occurred"),
        *("дата", "fecha", "datum", "tarih", "تاریخ", "التاريخ"),
    ),
    "until": ("to", "end", "end_date", "valid_to", "#date+end"),
    "reported": (
        "reported_on",
        "as_reported",
        "published",
        "published_on",
        "publication_date",
        "date_published",
        "date_of_publication",
        "corrected_on",
        "correction_date",
    ),
    "basis": ("evidence",),
    "confidence": ("certainty",),
    "source": (
        "sources",
        "source_name",
        "reference",
        "according_to",
        "#meta+source",
        "источник",
        "джерело",
        "fuente",
        "fonte",
        "quelle",
        "kaynak",
        "منبع",
        "المصدر",
    ),
    "source_url": ("#meta+url", "url", "link", "source_link", "reference_url", "href"),
    "note": (
        "notes",
        "comment",
        "comments",
        "remark",
        "remarks",
        "description",
        "примечание",
        "примітка",
        "nota",
        "remarque",
        "bemerkung",
        "یادداشت",
        "ملاحظات",
    ),
    "label": ("annotation", "map_label"),
    "lat": ("latitude", "y", "lat_deg", "#geo+lat", "широта", "latitud"),
    "lon": (
        "longitude",
        "lng",
        "long",
        "x",
        "lon_deg",
        "#geo+lon",
        "долгота",
        "довгота",
        "longitud",
    ),
    "reach_km": ("reach",),
    # In which country a place lies. Of several such headings the first counts.
    "country": (
        *("country_name", "country_code", "country_en", "nation", "iso3", "iso_code3"),
        *("adm0", "adm0_name", "adm0_en", "adm0_pcode", "adm0_code"),
        *("admin0", "admin0_name", "admin0_pcode"),
    ),
    "about": ("is_about", "about_what", "refers_to", "stands_for"),
}

# Headings that name places, by level from coarse to fine. A level of its own for words that
# say nothing of the level: such a heading is finer than any that does. What lies above a
# place has a level up to COARSE: towns are not above anything.
GENERIC, COARSE = 9, 4
_LEVELS: dict[str, tuple[int, Kind | None]] = {
    "region": (1, Kind.UNIT),
    **dict.fromkeys(
        (
            *("province", "oblast", "governorate", "department", "adm1", "admin1"),
            *("state", "division", "emirate", "canton", "voivodeship", "prefecture", "krai"),
            *("provincia", "departamento", "département", "departement", "wilaya", "wilayah"),
            *("muhafazah", "mohafazah", "область", "محافظة", "المحافظة", "ولاية", "الولاية"),
        ),
        (2, Kind.UNIT),
    ),
    **dict.fromkeys(("district", "county", "raion", "rayon", "adm2", "admin2"), (3, Kind.UNIT)),
    **dict.fromkeys(("subdistrict", "municipality", "adm3", "admin3"), (4, Kind.UNIT)),
    # Towns with what lies around them: a table of a country's first level names towns by them.
    **dict.fromkeys(("municipio", "município", "commune", "township"), (4, None)),
    **dict.fromkeys(
        (
            *("town", "city", "village", "settlement", "locality", "hamlet", "populated_place"),
            *("ciudad", "localidad", "ville", "localité", "localite", "cidade", "città", "stadt"),
            *("город", "населённый пункт", "населенный пункт", "село", "gorod"),
            *(
                "місто",
                "населений пункт",
                "misto",
                "şehir",
                "sehir",
                "kota",
                "شهر",
                "مدينة",
                "قرية",
            ),
        ),
        (5, Kind.TOWN),
    ),
    "unit": (8, Kind.UNIT),
    **dict.fromkeys(
        ("place", "place_name", "name", "location", "asciiname", "#loc"), (GENERIC, None)
    ),
}
# Names of places where no other heading is; beside one an area has square kilometres.
_VAGUE = frozenset(("area", "areaname", "territory", "zone", "where", "territorio", "territoire"))
_LEVEL_SUFFIXES = ("", "name", "en", "nameen")
_PCODE = re.compile(r"(?:adm|admin)(\d)(?:p?code|id)|(region|province|district)p?code")
_PCODE_LEVELS = {"1": 2, "2": 3, "3": 4, "region": 1, "province": 2, "district": 3}


# Of a table with as many columns as there may be, each is compared with every word of every column.
@lru_cache(maxsize=1 << 15)
def heading_key(text: str) -> str:
    """A heading without case, blanks and punctuation."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


_SYNONYM_KEYS = {column: frozenset(map(heading_key, words)) for column, words in _SYNONYMS.items()}
_LEVEL_KEYS = {
    heading_key(word) + suffix: level
    for word, level in _LEVELS.items()
    for suffix in _LEVEL_SUFFIXES
}


def is_synonym(heading: str, column: str) -> bool:
    """Whether a heading is another usual word for a column."""
    return heading_key(heading) in synonym_keys(column)


def synonym_keys(column: str) -> frozenset[str]:
    """The keys of the other usual words for a column."""
    return _SYNONYM_KEYS.get(column, frozenset())


def place_level(heading: str) -> tuple[int, Kind | None] | None:
    """The level of the places under a heading, from coarse to fine, and what they are."""
    return _LEVEL_KEYS.get(heading_key(heading))


def is_vague_place(heading: str) -> bool:
    """Whether places may stand under a heading that can mean something else."""
    return heading_key(heading) in _VAGUE


def code_level(heading: str) -> int | None:
    """The level of the places whose codes stand under a heading."""
    found = _PCODE.fullmatch(heading_key(heading))
    return _PCODE_LEVELS.get(found[1] or found[2]) if found else None
