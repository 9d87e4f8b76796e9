# SPDX-License-Identifier: MIT
"""The page: payload, markup, styles and scripts."""
