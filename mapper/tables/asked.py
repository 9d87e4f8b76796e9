"""What a user says of a table before it is read: its form, its columns, its dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapper.tables.dates import DateOrder


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked for; nothing by default, so that it is found.

    - `columns`, `constants`, `date_order`, `zone`: as for `parse_table`.
    - `wide`: whether statuses stand under dates; None: where that is plain.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    date_order: DateOrder | None = None
    zone: tzinfo | None = None
    wide: bool | None = None


NOTHING = Asked()
