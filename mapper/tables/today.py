# SPDX-License-Identifier: MIT
"""The day it is, which alone of all that a run depends on is not in its input."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta

# It is tomorrow already where the day begins, at +14:00.
_FIRST_ZONE = timedelta(hours=14)


def today() -> date:
    """The latest day that it is anywhere; of SOURCE_DATE_EPOCH where that is set.

    What is dated after it has not happened. The variable, seconds since 1970 as builds that can
    be repeated have it, makes a run the same on every day.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return (now + _FIRST_ZONE).date()
