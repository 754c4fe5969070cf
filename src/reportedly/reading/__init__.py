"""From bytes to documents, one file a format: saved pages, flattened text, JSON Lines."""

from reportedly.reading.dispatch import read
from reportedly.reading.reading import Reading, Stated, state
from reportedly.reading.table import Table, load

__all__ = ["Reading", "Stated", "Table", "load", "read", "state"]
