# SPDX-License-Identifier: MIT
"""What mapper does, one file a verb: drawing, comparing, inferring, checking, exporting."""
