# SPDX-License-Identifier: MIT
"""A map as a picture for print and posts, and as data for other programs."""
