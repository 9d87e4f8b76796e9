# SPDX-License-Identifier: MIT
"""A finished page in an article: what is pasted there, and the files that go with it."""
