# SPDX-License-Identifier: MIT
"""Boundary sets: the bundled ones and any file."""
