# SPDX-License-Identifier: MIT
"""What Dask would write to a terminal by itself is not written."""

from __future__ import annotations

import logging

import distributed

from mapper.workers.dask_cluster import be_quiet


def test_a_connection_that_is_lost_is_told_by_mapper_alone() -> None:
    told = logging.getLogger(distributed.client.logger.name)
    level = told.level
    told.setLevel(logging.ERROR)  # others of this process may have used a cluster before
    be_quiet()
    enabled = told.isEnabledFor(logging.CRITICAL)
    told.setLevel(level)
    assert not enabled
