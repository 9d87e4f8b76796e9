# SPDX-License-Identifier: MIT
"""Where names and numbers go on a map: the rules of the page, over arrays. All in px, y down."""
