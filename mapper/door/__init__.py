# SPDX-License-Identifier: MIT
"""Python's door: what `import mapper` offers, one file for each kind of result."""
