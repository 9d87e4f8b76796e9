# SPDX-License-Identifier: MIT
"""Boundary sets and tables, each with a provenance file, and the scripts that make them."""
