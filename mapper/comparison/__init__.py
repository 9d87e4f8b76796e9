# SPDX-License-Identifier: MIT
"""What changed between two days, or between two tables: computed, in words, and as data."""
