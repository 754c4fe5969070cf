"""What reading gives of Telegram's files, taken apart for the tests."""

from __future__ import annotations

import io

from reportedly.errors import Failure, Remark
from reportedly.model import Document
from reportedly.reading import Reading, Stated, read


def items(data: bytes, *, name: str = "result.json", posts: bool = False, url: str | None = None) -> list[object]:
    """Everything, in order."""
    return list(read(io.BytesIO(data), name=name, posts=posts, stated=Stated(url=url)))


def documents(data: bytes, *, name: str = "result.json", posts: bool = False, url: str | None = None) -> list[Document]:
    """The documents; nothing may have failed."""
    found = items(data, name=name, posts=posts, url=url)
    assert not [item for item in found if isinstance(item, Failure) and not isinstance(item, Remark)], found
    return [item.document for item in found if isinstance(item, Reading)]


def failures(data: bytes, *, name: str = "result.json", posts: bool = False) -> list[Failure]:
    """What failed."""
    found = items(data, name=name, posts=posts)
    return [item for item in found if isinstance(item, Failure) and not isinstance(item, Remark)]


def bodies(document: Document) -> list[str]:
    """The own words of each comment, its stretches apart by a bar."""
    return ["|".join(document.text[slice(*span)] for span in comment.body) for comment in document.comments]
