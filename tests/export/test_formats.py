"""The exporters: one shape, and what they print can be read by others."""

import csv
import io
import json
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.contract import claim_from_json, document_from_json
from reportedly.errors import UnknownDocument, UnknownFormat
from reportedly.export import Bundle, Traced, named, quoted_by
from reportedly.exporting import FORMATS, export
from reportedly.library import read
from reportedly.model import Attribution, Claim, Comment, Document, Source
from tests.export.claims import CLAIM, DOCUMENTS, HOSTILE, TRACED

TEXT = "=cmd() Ada said: “it leaks, \nall of it”."
DOCUMENT = Document(
    id="d1",
    text=TEXT,
    outlet="@Courier",
    sources=(Source(id="s1", name="Ada", kind="person", mentions=((7, 10),)),),
    attributions=(Attribution(id="a1", source=((7, 10),), cue=((11, 15),), content=((17, 39),), speaker="s1"),),
)
NAMES = sorted(format.name for format in FORMATS)


def written(name: str, *documents: Document, claims: tuple[Traced, ...] = ()) -> bytes:
    stream = io.BytesIO()
    named(name, FORMATS).write(Bundle(documents, claims), stream)
    return stream.getvalue()


def shown(name: str, *documents: Document, claims: tuple[Traced, ...] = ()) -> str:
    """Everything that is to be read in an output, names of files and all."""
    made = written(name, *documents, claims=claims)
    if name != "obsidian":
        return made.decode()
    with zipfile.ZipFile(io.BytesIO(made)) as folder:
        return "".join(f"{note}\n{folder.read(note).decode()}" for note in folder.namelist())


def printed(name: str, *documents: Document, claims: tuple[Traced, ...] = ()) -> str:
    return written(name, *documents, claims=claims).decode()


def hostile(text: str = HOSTILE) -> Traced:
    """The claim and its pages with a text that every format must write as nothing but text, wherever one may stand."""
    pages = {
        id: replace(
            page,
            title=text,
            outlet=text,
            byline=text,
            url=text,
            sources=tuple(replace(source, name=text) for source in page.sources),
            comments=tuple(replace(comment, author=text, url=text) for comment in page.comments),
            obtained=replace(page.obtained, at=text, archived_url=text),
        )
        for id, page in DOCUMENTS.items()
    }
    claim = replace(
        CLAIM,
        wording=text,
        language=text,
        parties=tuple(replace(party, name=text, aliases=(text,)) for party in CLAIM.parties),
        mentions=tuple(
            replace(m, published=text, chain=tuple(replace(hop, name=text) for hop in m.chain)) for m in CLAIM.mentions
        ),
        relays=tuple(replace(relay, because=text) for relay in CLAIM.relays),
        origins=replace(CLAIM.origins, because=(text,)) if CLAIM.origins else None,
    )
    return Traced(claim, pages)


def test_json_lines_is_the_contract_itself() -> None:
    lines = printed("jsonl", DOCUMENT, Document(id="d2")).splitlines()
    assert document_from_json(json.loads(lines[0])) == DOCUMENT
    assert json.loads(lines[1])["id"] == "d2"
    assert claim_from_json(json.loads(printed("claims-jsonl", claims=(TRACED,)))) == CLAIM


def test_csv_has_one_row_an_attribution_and_survives_line_breaks_in_the_text() -> None:
    (row,) = csv.DictReader(io.StringIO(printed("csv", DOCUMENT)))
    assert (row["speaker"], row["cue"], row["content"]) == ("Ada", "said", TEXT[17:39])
    assert (row["start"], row["end"]) == ("7", "39")


@pytest.mark.parametrize("name", ["csv", "4cat"])
def test_no_cell_is_taken_for_a_formula(name: str) -> None:
    rows = list(csv.reader(io.StringIO(printed(name, replace(DOCUMENT, title="-1", byline="+2", url="=3")))))
    assert "'@Courier" in rows[1]
    assert not [cell for cell in rows[1] if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("name", ["4cat", "claims-jsonl", "csv", "jsonl"])
def test_of_nothing_come_no_rows(name: str) -> None:
    assert len(printed(name).splitlines()) <= 1


@pytest.mark.parametrize(("name", "held"), [("label-studio", []), ("schema-org", "@graph"), ("prov", "bundle")])
def test_of_nothing_comes_json_that_holds_nothing(name: str, held: object) -> None:
    row = json.loads(printed(name))
    assert row == [] if held == [] else not row[held]


@pytest.mark.parametrize("name", NAMES)
def test_the_same_bundle_makes_the_same_bytes(name: str) -> None:
    assert written(name, *DOCUMENTS.values(), claims=(TRACED,)) == written(name, *DOCUMENTS.values(), claims=(TRACED,))


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_text_breaks_no_format_and_is_utf_8(name: str) -> None:
    traced = hostile()
    assert shown(name, *traced.documents.values(), claims=(traced,))


@pytest.mark.parametrize("name", [format.name for format in FORMATS if format.claims])
def test_a_page_that_was_removed_since_is_known_by_its_id(name: str) -> None:
    assert written(name, claims=(Traced(CLAIM, {}),))


@pytest.mark.parametrize("name", [format.name for format in FORMATS if not format.claims])
def test_documents_are_written_as_they_come(name: str) -> None:
    """While the second document is made, the first one is on its way."""
    stream = io.BytesIO()

    def documents() -> object:
        yield DOCUMENT
        assert b"it leaks" in stream.getvalue()
        yield replace(DOCUMENT, id="d2")

    named(name, FORMATS).write(Bundle(documents()), stream)  # type: ignore[arg-type]


def test_an_unknown_format_is_refused_with_the_names_that_there_are() -> None:
    with pytest.raises(UnknownFormat, match="csv, gexf, jsonl"):
        named("pdf")


CLAIMS = {
    "k1": CLAIM,
    "k12": replace(CLAIM, id="k12"),
    "q2": replace(CLAIM, id="q2", mentions=(), relays=(), copies=()),
}


class TestWhatIsChosen:
    def write(self, name: str, claim: str | None = None, *, asked: list[str] | None = None) -> str:
        stream = io.BytesIO()

        def document(id: str) -> Document:
            (asked if asked is not None else []).append(id)
            if id not in DOCUMENTS:
                raise UnknownDocument(id, "It is gone.", remedy="Add it.")
            return DOCUMENTS[id]

        def named_claim(id: str) -> Claim:
            if id not in CLAIMS:
                raise UnknownDocument(id, "There is no claim of that id.", remedy="Trace it.")
            return CLAIMS[id]

        export(
            name,
            stream,
            documents=lambda: iter([*DOCUMENTS.values(), Document(id="other")]),
            document=document,
            claims=lambda: iter(CLAIMS.values()),
            named_claim=named_claim,
            claim=claim,
        )
        return stream.getvalue().decode()

    def ids(self, lines: str) -> list[str]:
        return [json.loads(line)["id"] for line in lines.splitlines()]

    def test_a_format_of_documents_has_all_and_asks_for_no_claim(self) -> None:
        assert self.ids(self.write("jsonl")) == ["d1", "d2", "d3", "other"]

    def test_a_format_of_claims_has_all_and_its_pages_are_asked_for_once(self) -> None:
        asked: list[str] = []
        assert self.ids(self.write("claims-jsonl", asked=asked)) == ["k1", "k12", "q2"]
        assert asked == ["d1", "d2", "d3"]

    def test_one_claim_is_named_by_its_id(self) -> None:
        assert self.ids(self.write("claims-jsonl", "q2")) == ["q2"]

    def test_of_one_claim_a_format_of_documents_has_those_that_it_quotes(self) -> None:
        assert self.ids(self.write("jsonl", "k1")) == ["d1", "d2", "d3"] == list(quoted_by(CLAIM))

    def test_what_names_no_claim_is_told(self) -> None:
        with pytest.raises(UnknownDocument, match="no claim"):
            self.write("page", "z")


def test_a_thread_is_a_row_a_comment_for_4cat_and_hangs_together() -> None:
    page = Document(
        id="d9",
        kind="article",
        title="The sluice",
        title_span=(0, 10),
        text="The sluice\n\nIt closes.\n\n1. Ada\nNo.\n2. Bo\nWhy, Ada?\n",
        paragraphs=((12, 22),),
        published="2024-05-02T10:20:05+03:00",
        comments=(
            Comment(id="c1", author="Ada", body=((31, 34),), published="2024-05-02"),
            Comment(id="c2", author="Bo", body=((41, 50),), in_reply_to="c1", url="javascript:alert(1)"),
        ),
    )
    article, first, second = csv.DictReader(io.StringIO(printed("4cat", page)))
    assert (article["id"], article["body"], article["timestamp"]) == ("d9", "It closes.", "2024-05-02 10:20:05")
    assert {row["thread_id"] for row in (article, first, second)} == {"d9"}
    assert [(row["author"], row["body"], row["parent_id"]) for row in (first, second)] == [
        ("Ada", "No.", "d9"),
        ("Bo", "Why, Ada?", "d9:c1"),
    ]
    assert (first["timestamp"], second["timestamp"], second["url"]) == ("2024-05-02 00:00:00", "", "")


def test_what_is_written_for_4cat_is_read_as_a_thread(tmp_path: Path) -> None:
    """Our own reader of such tables, which reads what 4CAT gives out."""
    text = "The sluice\n\nIt closes.\nNo.\nWhy, Ada?\n"
    page = Document(
        id="d9",
        title="The sluice",
        title_span=(0, 10),
        text=text,
        paragraphs=((12, 22),),
        comments=(
            Comment(id="c1", author="Ada", body=((23, 26),), published="2024-05-02"),
            Comment(id="c2", author="Bo", body=((27, 36),), in_reply_to="c1"),
        ),
    )
    path = tmp_path / "posts.csv"
    path.write_bytes(written("4cat", page))
    (thread,) = read(path, until="read")
    first, second, third = thread.comments
    assert [thread.text[slice(*said.body[0])] for said in thread.comments] == ["It closes.", "No.", "Why, Ada?"]
    assert (second.author, second.in_reply_to, third.author, third.in_reply_to) == ("Ada", first.id, "Bo", second.id)


def test_the_readers_of_other_formats_are_not_needed_to_write_them() -> None:
    """networkx, prov and PyYAML read in tests alone."""
    assert not {"networkx", "prov", "yaml"} & {
        name.partition(".")[0]
        for module in list(sys.modules.values())
        if getattr(module, "__name__", "").startswith("reportedly.export")
        for name in (getattr(value, "__module__", None) or "" for value in vars(module).values())
    }
