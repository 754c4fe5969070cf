"""A real server process over a library, for tests that need a browser or a clock: started once, ended at the end."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SERVE = """
import sys
from reportedly.web.serve import serve
serve(sys.argv[1], port=0, who="Mara", ready=lambda address: print(address, flush=True), renew=False)
"""


@contextmanager
def started(library: Path) -> Iterator[str]:
    """The address that opens the library, while the process runs."""
    process = subprocess.Popen([sys.executable, "-c", SERVE, str(library)], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), "the server did not start"
        yield address
    finally:
        process.terminate()
        process.communicate(timeout=10)
