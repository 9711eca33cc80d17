"""Debian's Chromium, where it is installed, without what it would ask of the network."""

import shutil

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    "--no-sandbox --disable-gpu --disable-3d-apis --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
