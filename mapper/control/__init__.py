# SPDX-License-Identifier: MIT
"""Shapes meet control."""
