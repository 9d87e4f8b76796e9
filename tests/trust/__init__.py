# SPDX-License-Identifier: MIT
"""The long runs and their record: `make trust`."""
