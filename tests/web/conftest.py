"""A library of the ferry in three languages and a hostile page, and a browser of sorts that has the cookie."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest
from starlette.testclient import TestClient

from reportedly.export.people import Privacy
from reportedly.library import Library
from reportedly.model import (
    Attribution,
    Comment,
    Credit,
    Document,
    Headline,
    Name,
    Note,
    Obtained,
    Quote,
    Source,
)
from reportedly.store.connection import connect
from reportedly.store.keep import keep
from reportedly.web.app import application
from tests.report.conftest import ferry, parom, porom

TOKEN = "the-token-of-the-tests"
PORT = 8765
HERE = f"http://127.0.0.1:{PORT}"
CLOCK = "2024-05-08T10:00:00+00:00"

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(3)",
    "' autofocus onfocus='alert(4)",
    "</style></title><svg onload=alert(5)>",
    "\u202egpj.exe\x1b[31m",
)
ATTACK = " ".join(ATTACKS)


def put(path: Path, *documents: Document) -> None:
    """Keep documents in the library at a path as if they had been read and looked at."""
    connection = connect(path, create=True)
    try:
        for document in documents:
            digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
            sound = replace(document, content_hash=f"sha256:{digest}")
            keep(connection, sound, document.text.encode(), at=CLOCK, by="the tests")
    finally:
        connection.close()


def hostile() -> Document:
    """A document that tries to be more than text in each of its fields."""
    text = f"{ATTACK}\n\nOda said {ATTACK}\n\n{ATTACK}"
    title, body = (0, len(ATTACK)), (len(ATTACK) + 2, 2 * len(ATTACK) + 11)
    start = body[0]
    return Document(
        id='evil/../"><script>alert(6)</script>',
        url="javascript:alert(7)",
        outlet=ATTACK,
        title=ATTACK,
        byline=ATTACK,
        published="2024-05-07<script>alert(8)</script>",
        language='en" onmouseover="alert(9)',
        text=text,
        title_span=title,
        paragraphs=(body,),
        obtained=Obtained(path=f"../../{ATTACK}.html", archived_url="javascript:alert(10)"),
        provenance=(Credit(kind=ATTACK, name=ATTACK, url="data:text/html,<script>alert(11)</script>", because=ATTACK),),
        sources=(Source(id="s1", name=ATTACK, kind="person", aliases=(ATTACK,), mentions=((start, start + 3),)),),
        names=(Name(id="n1", name=ATTACK, kind="place", aliases=(ATTACK + "2",), because=ATTACK),),
        attributions=(
            Attribution(
                id="a1",
                source=((start, start + 3),),
                cue=((start + 4, start + 8),),
                content=((start + 9, body[1]),),
                speaker="s1",
                confidence=0.4,
                because=ATTACK,
            ),
        ),
        comments=(
            Comment(
                id="c1",
                number=ATTACK,
                author=ATTACK,
                login=ATTACK + "l",
                url="javascript:alert(12)",
                edited=ATTACK,
                published_text=ATTACK,
                quotes=(Quote(comment=None, author=ATTACK, span=(body[1] + 2, body[1] + 20)),),
                body=((body[1] + 20, len(text)),),
            ),
        ),
        headline=Headline(attribution="dropped", because=ATTACK, spans=(title,)),
        notes=(Note(field=ATTACK, code="unknown", says=ATTACK), Note(field="attributions", code="x", says=ATTACK)),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The library."""
    path = tmp_path / "ferry.db"
    put(path, ferry(), parom(), porom())
    return path


@pytest.fixture
def browser(path: Path) -> Iterator[TestClient]:
    """Somebody who has opened the printed address."""
    with opened(path) as client:
        yield client


@pytest.fixture
def attacked(path: Path) -> Iterator[TestClient]:
    """The same with the hostile page in the library, and with what somebody hostile judged."""
    bad = hostile()
    put(path, bad, replace(bad, id="evil2"))
    with Library(path, clock=lambda: CLOCK) as library:
        library.judge("speaker", "evil2:a1", value=ATTACK, who=ATTACK, why=ATTACK)
    with opened(path) as client:
        yield client


@contextmanager
def opened(path: Path, *, privacy: Privacy | None = None) -> Iterator[TestClient]:
    """The app over a library, with the cookie; `privacy` hides the readers of its pages."""
    app = application(str(path), token=TOKEN, port=PORT, who="Mara", clock=lambda: CLOCK, renew=False, privacy=privacy)
    with TestClient(app, base_url=HERE, follow_redirects=True) as client:
        assert client.get(f"/?token={TOKEN}").status_code == 200
        yield client


def csrf(browser: TestClient) -> str:
    """What a form of the app sends back."""
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', browser.get("/").text)
    assert found
    return found[1]


_NOT_RUN: dict[str, None] = {}


def not_run(why: str) -> NoReturn:
    """Skip a test, and say so at the end where nobody can miss it."""
    _NOT_RUN[why] = None
    pytest.skip(why)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell what was not run, and why."""
    for why in _NOT_RUN:
        terminalreporter.write_line(f"NOT RUN: tests of the web app. {why}", red=True, bold=True)
