# SPDX-License-Identifier: MIT
"""Control over time, without geometry."""
