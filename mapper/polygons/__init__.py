# SPDX-License-Identifier: MIT
"""Drawn ground: polygons of many days, and the faces that they are cut to."""
