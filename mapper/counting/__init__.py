# SPDX-License-Identifier: MIT
"""The figures of many days: counted, then put into words, into data, and into a small chart."""
