"""Notes for Obsidian: what unpacks is notes alone, whatever the names, and every link leads to one."""

import io
import os
import re
import zipfile
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reportedly.export import Bundle, Traced, named
from reportedly.export.markdown import file_name, label, plain, value
from reportedly.language.visible import one_line
from tests.export.claims import CLAIM, HOSTILE, TRACED
from tests.export.test_formats import hostile, written

SPECIAL = "[]|<>%`$#^=*_~:-+!&;{}\\/.\"'\n 1a"
TEXTS = st.one_of(st.text(), st.text(alphabet=SPECIAL), st.sampled_from([HOSTILE, "---", "NUL", "..", ""]))
BLOCKS = ("heading", "bullet_list", "list_item", "paragraph")


def notes(*claims: Traced) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(written("obsidian", claims=claims))) as folder:
        return {name: folder.read(name).decode() for name in folder.namelist()}


def front(note: str) -> Any:
    """The front matter, as far as one reader of YAML goes."""
    assert note.startswith("---\n")
    return yaml.safe_load(note[4 : note.index("\n---\n", 3)])


def body(note: str) -> str:
    return note[note.index("\n---\n", 3) + 5 :]


def test_a_claim_and_each_of_its_parties_are_notes() -> None:
    found = notes(TRACED)
    assert sorted(found) == [
        "reportedly/claims/The sluice at Orlov will close (k1).md",
        "reportedly/sources/Iva Danek (p4).md",
        "reportedly/sources/Orlov Gazette (p1).md",
        "reportedly/sources/Vodokanal (p2).md",
        "reportedly/sources/its sources (p3).md",
    ]
    claim = found["reportedly/claims/The sluice at Orlov will close (k1).md"]
    assert front(claim) == {
        "type": "claim",
        "id": "k1",
        "wording": CLAIM.wording,
        "language": "en",
        "documents": 3,
        "origins_low": 1,
        "origins_high": 2,
        "echo": 2.0,
        "first": "2024-05-02T10:20",
    }
    assert "    - “The sluice at Orlov will close” d1 28–58" in claim
    assert "1 to 2 independent origins, 3 voices." in claim
    source = front(found["reportedly/sources/Vodokanal (p2).md"])
    assert (source["name"], source["kind"], source["aliases"]) == ("Vodokanal", "channel", ["Водоканал"])


def test_every_link_leads_to_a_note() -> None:
    for claims in ((TRACED,), (hostile(),)):
        found = notes(*claims)
        links = [link for note in found.values() for link in re.findall(r"(?<!\\)\[\[(.*?)\|[^|]*?\]\]", body(note))]
        assert len(links) > 10
        assert {f"{link}.md" for link in links} <= set(found)


def test_hostile_names_stay_inside_their_folders_and_in_their_notes() -> None:
    found = notes(hostile())
    assert len(found) == 5
    for name, note in found.items():
        assert re.fullmatch(r"reportedly/(claims|sources)/[^/\\:*?\"<>|#^\[\]\x00-\x1f]+\.md", name)
        assert ".." not in name
        facts = front(note)
        assert HOSTILE.replace("\ud800", "") in (facts.get("wording") or facts.get("name")).replace("\ud800", "")
        assert "<" not in note, "no template begins"
        assert not re.search(r"(?<!\\)%(?!\))|(?<!\\)\$", re.sub(r"\[\[.*?\]\]", "", body(note)))


@given(TEXTS)
def test_text_in_markdown_is_nothing_but_that_text(text: str) -> None:
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    blocks = {f"{name}_{end}" for name in BLOCKS for end in ("open", "close")} | {"inline"}
    for before, shown in (("# ", ""), ("- ", ""), ("- x: “", "x: “")):
        tokens = reader.parse(before + plain(text))
        inline = [child for token in tokens for child in token.children or ()]
        assert {token.type for token in tokens} <= blocks
        assert {child.type for child in inline} <= {"text", "text_special"}
        assert "".join(child.content for child in inline) == (shown + one_line(text)).strip()


@given(st.text())
def test_a_value_of_the_front_matter_is_that_text(text: str) -> None:
    line = f"key: {value(text)}"
    assert "\n" not in line and "<" not in line
    assert yaml.safe_load(line) == {"key": text}


@given(TEXTS, st.from_regex(r"[kp][0-9a-f]{12}", fullmatch=True))
def test_a_file_name_is_one_on_every_system(text: str, id: str) -> None:
    name = file_name(text, id) + ".md"
    assert PurePosixPath(name).parts == PureWindowsPath(name).parts == (name,)
    assert not PureWindowsPath(name).is_reserved()
    assert len(name.encode()) < 200 and id in name
    assert not set(name) & set('[]#^|\\/:*?"<>\n\x00')
    assert not set(label(text)) & set("[]|<>\\`%")


@given(st.lists(TEXTS, min_size=1, max_size=3))
@settings(max_examples=30)
def test_a_vault_unpacks_whatever_the_texts(texts: list[str]) -> None:
    found = notes(*(Traced(hostile(text).claim, hostile(text).documents) for text in texts[:1]))
    assert all(front(note)["id"] for note in found.values())


def test_notes_have_no_time_of_their_own() -> None:
    with zipfile.ZipFile(io.BytesIO(written("obsidian", claims=(TRACED,)))) as folder:
        assert {info.date_time for info in folder.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert folder.testzip() is None


def test_a_pipe_gets_the_same_bytes_as_a_file(tmp_path: Path) -> None:
    one, other = os.pipe()
    with os.fdopen(other, "wb") as pipe:
        named("obsidian").write(Bundle(claims=(TRACED,)), pipe)
    with os.fdopen(one, "rb") as pipe:
        piped = pipe.read()
    with (tmp_path / "vault.zip").open("wb") as file:
        named("obsidian").write(Bundle(claims=(TRACED,)), file)
    assert piped == (tmp_path / "vault.zip").read_bytes() == written("obsidian", claims=(TRACED,))
