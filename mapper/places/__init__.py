# SPDX-License-Identifier: MIT
"""Names to places."""
