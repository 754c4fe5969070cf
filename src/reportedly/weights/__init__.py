"""The shipped models, each with its model card, and where they lie."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

VARIABLE = "REPORTEDLY_WEIGHTS"

DEFAULT = "full"
"""The tagger that is used where nothing else is asked for: this line decides which one ships as the default."""

FAST = "fast"
"""The smaller tagger of `--fast`."""


def folder() -> Path:
    """The folder with the weights: the package's own, or the one that REPORTEDLY_WEIGHTS names."""
    other = os.environ.get(VARIABLE)
    return Path(other) if other else Path(str(files(__name__)))
