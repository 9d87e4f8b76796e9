# SPDX-License-Identifier: MIT
"""Control tables, in and out."""
