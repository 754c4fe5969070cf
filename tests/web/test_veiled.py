"""Served with its readers hidden, a library shows, finds and gives out none of their names, and can be corrected."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from reportedly.export.people import Privacy
from reportedly.export.pseudonyms import KeyFile, Numbered
from reportedly.library import Library
from reportedly.model import Comment, Document
from reportedly.web.taking import ENDS
from tests.export.test_people import page, quoting
from tests.web.conftest import CLOCK, opened, put
from tests.web.test_changes import form
from tests.web.test_claim import keep_claims

HOW = {"numbered": Privacy(Numbered), "keyed": Privacy(lambda: KeyFile(b"k" * 32))}
READER = "Milada Kozel"
WRITER = "Zdislava Horn"
READERS = (READER, WRITER, "Bertram Quill", "ropewalk", "walker", "gull of the third pier")


def chat() -> Document:
    """A chat of two, which has the name of one of them for its title."""
    text = f"{WRITER}\n\n{WRITER}: It leaks.\nAda: Ask {WRITER.split(maxsplit=1)[0]}'s mother.\n"
    bodies = [(text.index(words), text.index(words) + len(words)) for words in ("It leaks.", "Ask Zdislava's mother.")]
    return Document(
        id="chat",
        kind="chat",
        title=WRITER,
        outlet=WRITER,
        title_span=(0, len(WRITER)),
        text=text,
        comments=tuple(
            Comment(id=f"c{number}", author=author, body=(body,))
            for number, (author, body) in enumerate(zip((WRITER, "Ada"), bodies, strict=True), 1)
        ),
    )


@pytest.fixture
def peopled(path: Path) -> Path:
    """The library of the ferry, and wherever else a reader's name can be: a claim, a chat, judgements, a reason."""
    pages = page("d1", READER), page("d2", READER)
    put(path, *pages, chat())
    with Library(path, clock=lambda: CLOCK) as library:
        library.judge("speaker", "ferry:a5", value="Bertram Quill", who="Ines", why="it was Bertram Quill, he told me")
        library.judge("content", "d1:a1", instead=(f"d1:{READER} told me",), who="Ines", why=f"{READER} says more")
        library.judge("same-source", "d1:s2", "d2:s2", who="Ines")
        undone = library.judge("speaker", "d2:a1", value=READER, who="Ines")
        library.undo(undone.id, who="Ines", why=f"{READER} is somebody else")
    keep_claims(path, quoting(READER, *pages).claim)
    return path


@pytest.fixture(params=sorted(HOW))
def veiled(peopled: Path, request: pytest.FixtureRequest) -> Iterator[TestClient]:
    with opened(peopled, privacy=HOW[request.param]) as browser:
        yield browser


def every(browser: TestClient) -> dict[str, str]:
    """Every page that links lead to, every twin, every file that can be taken along, as a person reads them."""
    found: dict[str, str] = {}
    waiting = ["/", "/search?q=leaks", "/changes", "/compare?a=d1&b=d2", *(f"/export?format={name}" for name in ENDS)]
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        answer = browser.get(address)
        assert answer.status_code in (200, 404), address
        found[address] = plain(answer.content)
        if answer.headers["content-type"].startswith("text/html"):
            links = (html.unescape(link) for link in re.findall(r'href="(/[^"#]*)', answer.text))
            waiting += [link for link in links if not link.startswith(("//", "/static/"))]
    return found


def plain(data: bytes) -> str:
    if data[:2] == b"PK":
        packed = zipfile.ZipFile(io.BytesIO(data))
        return " ".join([*packed.namelist(), *(packed.read(name).decode() for name in packed.namelist())])
    text = html.unescape(data.decode())
    return re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), text)


def named(text: str) -> set[str]:
    """The readers who are named in a text, as a whole or by a part of their names that is no common word."""
    parts = {*READERS, "Milada", "Kozel", "Zdislava", "Bertram", "Quill"}
    return {name for name in parts if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)}


def test_the_names_are_there_where_nothing_hides_them(peopled: Path) -> None:
    with opened(peopled) as browser:
        found = set().union(*map(named, every(browser).values()))
    assert found >= set(READERS)


def test_no_reader_is_named_on_any_page_in_any_twin_in_any_file(veiled: TestClient) -> None:
    found = every(veiled)
    assert len(found) > 60
    kinds = (
        "/document/ferry.json",
        "/claim/",
        "/source?",
        "/corrections",
        "/compare",
        "/export",
        "/search",
        "/correct/",
    )
    assert all(any(kind in address for address in found) for kind in kinds)
    assert {address: names for address, text in found.items() if (names := named(text))} == {}


@pytest.mark.parametrize("name", [*READERS, "Milada", "bertram*", '"Zdislava Horn"'])
def test_nobody_is_found_by_a_name(veiled: TestClient, name: str) -> None:
    assert veiled.get("/search.json", params={"q": name}).json()["total"] == 0
    assert veiled.get("/sources.json", params={"q": name.strip('"*')}).json()["total"] == 0
    assert veiled.get("/source", params={"name": name, "kind": "person"}).status_code == 404


def test_a_reader_is_found_by_the_name_that_is_shown(veiled: TestClient) -> None:
    shown = veiled.get("/document/d1.json").json()["document"]
    (comment,) = shown["comments"]
    told = veiled.get("/search.json", params={"q": f'"{comment["author"]}"'}).json()
    assert "d1" in {row["id"] for row in told["rows"]}
    line = next(one for one in veiled.get("/sources.json").json()["lines"] if one["name"] == comment["author"])
    assert veiled.get(line["href"]).status_code == 200


def test_the_public_is_not_hidden(veiled: TestClient) -> None:
    assert "Orla Brackett" in veiled.get("/document/ferry").text
    assert veiled.get("/search.json", params={"q": "Brackett"}).json()["total"] == 1


def test_words_that_are_selected_are_anchored_where_they_stand_in_the_kept_text(
    veiled: TestClient, peopled: Path
) -> None:
    fields = form(veiled, "/document/d2/correct/a1")
    text = veiled.get("/document/d2.json").json()["document"]["text"]
    start = text.index("it leaks.")
    veiled.post("/judge", data={**fields, "kind": "content", "content-places": f"{start}-{start + 8}"})
    told = veiled.get("/document/d2.json").json()["document"]
    assert [told["text"][slice(*span)] for span in told["attributions"][0]["content"]] == ["it leaks"]
    with Library(peopled) as library:
        kept = library.show("d2")
        assert [kept.text[slice(*span)] for span in kept.attributions[0].content] == ["it leaks"]


def test_a_speaker_who_is_named_as_shown_is_the_reader(veiled: TestClient, peopled: Path) -> None:
    reader = veiled.get("/document/d2.json").json()["document"]["comments"][0]["author"]
    fields = form(veiled, "/document/d2/correct/a1")
    assert veiled.post("/judge", data={**fields, "kind": "speaker", "value": reader}).status_code == 200
    with Library(peopled) as library:
        kept = library.show("d2")
        assert {source.id: source.name for source in kept.sources}[kept.attributions[0].speaker or ""] == READER


def test_a_judgement_is_undone_by_the_id_that_is_shown_which_is_not_its_own(veiled: TestClient, peopled: Path) -> None:
    with Library(peopled) as library:
        own = {one.judgement.id for one in library.judgements()}
    log: list[dict[str, Any]] = veiled.get("/corrections.json").json()["log"]
    assert not own & {one["id"] for one in log}
    fields = form(veiled, "/corrections", log[2]["id"])
    answer = veiled.post("/undo", data=fields)
    assert answer.status_code == 200
    with Library(peopled) as library:
        last = library.judgements()[-1].judgement
        assert last.undoes in own
        assert last.kind == log[2]["kind"] == "same-source"


def test_what_is_added_later_is_hidden_too_and_what_is_removed_is_not_found(veiled: TestClient, peopled: Path) -> None:
    put(peopled, page("d3", "Hedvika Brun"))
    assert veiled.get("/search.json", params={"q": "Hedvika"}).json()["total"] == 0
    assert veiled.get("/search.json", params={"q": "havel"}).json()["total"] == 3
    with Library(peopled) as library:
        library.remove("d3")
    assert veiled.get("/search.json", params={"q": "havel"}).json()["total"] == 2


def test_the_pages_say_that_readers_are_hidden(veiled: TestClient) -> None:
    assert "readers are hidden" in veiled.get("/").text
    assert 'name="readers"' not in veiled.get("/").text


def test_the_copy_is_gone_when_the_app_is(peopled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with opened(peopled, privacy=HOW["numbered"]) as browser:
        browser.get("/search?q=leaks")
        (folder,) = tmp_path.glob("reportedly-veiled-*")
        held = b"".join(file.read_bytes() for file in folder.iterdir())
        assert held
        assert not [name for name in READERS if name.encode() in held]
    assert not list(tmp_path.glob("reportedly-veiled-*"))


def test_a_batch_of_files_tells_ids_instead_of_titles(veiled: TestClient) -> None:
    from reportedly.web.jobs import Job
    from reportedly.web.uploads import job_page
    from reportedly.web.worker import Put

    job = Job(id="j", names=("chat.json",), kept=(Put(input="chat.json", id="chat", title=WRITER, status="added"),))
    assert [one.title for one in job_page(job, titles=False).kept] == ["chat"]
    assert json.dumps([one.title for one in job_page(job).kept]) == json.dumps([WRITER])
