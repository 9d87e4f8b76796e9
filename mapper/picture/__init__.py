# SPDX-License-Identifier: MIT
"""A map as a picture: a scene of plain values, drawn as SVG, PNG or PDF."""
