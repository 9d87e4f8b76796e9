# SPDX-License-Identifier: MIT
"""Which Chromium the tests drive: found, or installed, or one clear line.

`python -m tests.chromium` runs before the tests. It takes, in this order:

1. the one named by CHROMIUM,
2. one on the PATH,
3. one that Playwright installed earlier,
4. Debian's package, installed here where that is allowed (root and apt-get),
5. Playwright's own, installed here.

Each time the headless shell comes before the whole browser: it draws the same with the same
engine and has no windows and menus of its own, which makes a page three times as quick to open.

Playwright's driver itself needs a library that a bare Debian lacks; it is installed likewise.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
WHOLE = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

# Chromium comes without fonts. These two have Latin and Arabic script.
FONT_PACKAGES = ("fonts-dejavu-core", "fonts-liberation")
BROWSER_PACKAGES = ("chromium-headless-shell", "chromium")
DRIVER_PACKAGES = ("libatomic1",)

# No sandbox exists for root; nothing may look up or fetch anything in the background.
FLAGS = (
    *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class NoBrowser(Exception):
    """No such browser is here; the message says what was tried."""


def find() -> Path | None:
    """The Chromium to drive, or None where none is installed.

    Raises NoBrowser if CHROMIUM names something that is not there: a wish that cannot be
    met is not silently replaced by another browser.
    """
    return wished("CHROMIUM") or on_path(*SHELLS, *WHOLE) or from_playwright()


def wished(variable: str) -> Path | None:
    """The browser that an environment variable names; raises NoBrowser if it is not there."""
    wish = os.environ.get(variable)
    if not wish:
        return None
    found = shutil.which(wish)
    if found is None:
        raise NoBrowser(f"{variable}={wish}: no such program")
    return Path(found)


def on_path(*names: str) -> Path | None:
    """The first of these programs that is on the PATH."""
    return next((Path(found) for name in names if (found := shutil.which(name))), None)


def from_playwright() -> Path | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    # …/ms-playwright/chromium-1234/chrome-linux/chrome, and the shell in a folder beside it.
    shells = path.parents[2].glob("chromium_headless_shell-*/*/*headless*shell*")
    return next((found for found in (*sorted(shells, reverse=True), path) if found.is_file()), None)


def driver_fault() -> str:
    """Why Playwright's driver does not run, or nothing."""
    return run([sys.executable, "-m", "playwright", "--version"])


def install_browser_from_debian() -> str:
    """Why none could be installed, or nothing."""
    reasons = []
    for package in BROWSER_PACKAGES:
        reason = install_from_debian([package, *FONT_PACKAGES])
        if not reason:
            return ""
        reasons.append(reason)
    return "; ".join(dict.fromkeys(reasons))


def install_from_debian(packages: Sequence[str]) -> str:
    """Why they could not be installed, or nothing."""
    if shutil.which("apt-get") is None:
        return "no apt-get here"
    if os.geteuid() != 0:
        return "apt-get needs root"
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "--no-install-recommends", *packages]):
        reason = run(["apt-get", "-qq", "-y", *arguments], quiet)
        if reason:
            return f"apt-get {arguments[0]}: {reason}"
    return ""


def install_with_playwright() -> str:
    """Why it could not be installed, or nothing."""
    return run([sys.executable, "-m", "playwright", "install", "chromium"])


def run(command: list[str], env: dict[str, str] | None = None, patience: int = 900) -> str:
    """Run a command; its last line of complaint if it fails, or takes more seconds than `patience`,
    else nothing.
    """
    try:
        done = subprocess.run(
            command,
            env=env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=patience,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    if done.returncode == 0:
        return ""
    lines = [line.strip() for line in (done.stderr + done.stdout).splitlines() if line.strip()]
    return next((line for line in lines if "rror" in line or line.startswith("E:")), "failed")


WAYS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("Debian's package", install_browser_from_debian),
    ("Playwright's own", install_with_playwright),
)


def repair_driver() -> None:
    """Install what Playwright's driver lacks; raises NoBrowser if it still does not run."""
    if not driver_fault():
        return
    print("Playwright's driver does not run: installing what it lacks …", file=sys.stderr)
    tried = install_from_debian(DRIVER_PACKAGES)
    fault = driver_fault()
    if fault:
        wanted = " ".join(DRIVER_PACKAGES)
        reason = f" ({tried})" if tried else ""
        raise NoBrowser(f"Playwright's driver does not run: {fault} — install {wanted}{reason}")


def find_or_install() -> Path:
    """The Chromium to drive, installed if need be; raises NoBrowser where none can be had."""
    found = find()
    tried = []
    for name, install in WAYS:
        if found is not None:
            return found
        print(f"No Chromium here: installing {name} …", file=sys.stderr)
        tried.append(f"{name}: {install() or 'installed, yet not found'}")
        found = find()
    if found is not None:
        return found
    raise NoBrowser(
        "the browser tests need Chromium, and none could be had "
        f"({'; '.join(tried)}): install it, or name one with CHROMIUM=/path/to/chromium"
    )


def driven() -> Path:
    """The Chromium to drive, once Playwright's driver runs; raises NoBrowser."""
    repair_driver()
    return find_or_install()


def report(find_browser: Callable[[], Path]) -> int:
    """Print which browser there is, or why there is none; the code to exit with."""
    try:
        print(f"Browser: {find_browser()}")
    except NoBrowser as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(report(driven))
