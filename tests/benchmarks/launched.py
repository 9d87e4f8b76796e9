# SPDX-License-Identifier: MIT
"""Runs a command and writes what it took: `python -I -S launched.py REPORT COMMAND…`.

Linux counts to the most memory of a process what the one that started it held: of a benchmark that
has made its own data that is more than the command holds. This one holds next to nothing.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

_, report, *command = sys.argv
started = time.perf_counter()
process = subprocess.Popen(command)
_, status, usage = os.wait4(process.pid, 0)
process.returncode = os.waitstatus_to_exitcode(status)
taken = {
    "seconds": time.perf_counter() - started,
    "peak_mb": usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10),
    "processor_seconds": usage.ru_utime + usage.ru_stime,
}
Path(report).write_text(json.dumps(taken), encoding="utf-8")
sys.exit(process.returncode)
