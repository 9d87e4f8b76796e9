# SPDX-License-Identifier: MIT
"""Pure functions on shapes."""
