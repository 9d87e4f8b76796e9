# SPDX-License-Identifier: MIT
"""Schemes, palettes, legends and languages."""
