"""reportedly: who says so, and on whose word?

`reportedly.read(path)` reads a saved page and gives its documents with every attribution in them;
`reportedly.Library(path)` keeps them. Both names load their rooms when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportedly.version import VERSION

if TYPE_CHECKING:
    from reportedly.library import Library, read

__version__ = VERSION
__all__ = ["Library", "__version__", "read"]


def __getattr__(name: str) -> Any:
    if name in ("Library", "read"):
        from reportedly import library

        return getattr(library, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
