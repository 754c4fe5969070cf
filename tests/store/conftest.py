"""Documents built by hand and a library to put them in: no model is needed to keep what was found."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reportedly.model import Attribution, Comment, Document, Name, Note, Obtained, Source
from reportedly.store.connection import connect
from reportedly.store.keep import keep
from reportedly.store.values import Kept

Page = Callable[..., Document]
Put = Callable[..., Kept]

TEXT = "Ферма «Зоря» закрита.\n\nПро це каже Марта Ганич. «Ми чекаємо», — додала вона."


def build(text: str = TEXT, *, id: str = "farm", **fields: object) -> Document:
    """A document of `text` whose hash fits, with any other field as given."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(id=id, text=text, content_hash=f"sha256:{digest}", **fields)  # type: ignore[arg-type]


def span(text: str, part: str) -> tuple[int, int]:
    return text.index(part), text.index(part) + len(part)


def attributed() -> Document:
    """A document with a source, an attribution, a nested one, a place and a comment."""
    return build(
        title="Ферма «Зоря» закрита",
        title_span=None,
        outlet="Вісті Лугової",
        url="https://luhova.example/farm",
        published="2024-05-02",
        published_precision="day",
        language="uk",
        obtained=Obtained(path="farm.html"),
        sources=(
            Source(id="s1", name="Марта Ганич", kind="person", mentions=(span(TEXT, "Марта Ганич"),)),
            Source(id="s2", name="вона", kind="anonymous", of="s1"),
        ),
        names=(Name(id="n1", name="Зоря", kind="organisation", mentions=(span(TEXT, "Зоря"),)),),
        attributions=(
            Attribution(
                id="a1",
                source=(span(TEXT, "Марта Ганич"),),
                cue=(span(TEXT, "каже"),),
                content=(span(TEXT, "Ферма «Зоря» закрита"),),
                speaker="s1",
                confidence=0.9,
                because="cue",
            ),
            Attribution(
                id="a2", parent="a1", content=(span(TEXT, "Ми чекаємо"),), confidence=0.4, because="continues a1"
            ),
        ),
        comments=(Comment(id="c1", author="reader", body=(span(TEXT, "додала вона"),)),),
        notes=(Note(field="byline", code="unknown", says="the page states no author"),),
    )


@pytest.fixture
def page() -> Page:
    return build


@pytest.fixture
def found() -> Document:
    return attributed()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def library(path: Path) -> Iterator[sqlite3.Connection]:
    connection = connect(path, create=True)
    yield connection
    connection.close()


@pytest.fixture
def put(library: sqlite3.Connection) -> Put:
    """Keep a document, its bytes being its text unless they are given."""

    def put(
        document: Document, original: bytes | None = None, *, at: str = "2024-05-03T10:00Z", by: str = "m1"
    ) -> Kept:
        data = document.text.encode("utf-8", "surrogatepass") if original is None else original
        return keep(library, document, data, at=at, by=by)

    return put
