"""The page of the contract: it names every key that is printed, and no other, and every word that a key takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args

import pytest

from docs.making.pages import DOCS
from reportedly import model
from reportedly.contract import claim_to_json, document_to_json, judgement_to_json
from reportedly.model import (
    Anchor,
    Attribution,
    Circle,
    Claim,
    Comment,
    Copy,
    Credit,
    Document,
    Drift,
    End,
    Evidence,
    First,
    Gatekeepers,
    Headline,
    Hop,
    Judgement,
    Layers,
    Mention,
    Name,
    Note,
    Origins,
    Party,
    Quote,
    Relay,
    Root,
    Source,
)

SECTION = re.compile(r"^## .*`reportedly/(\w+)/1`$", re.MULTILINE)
OBJECT = re.compile(r"^### (.+)$", re.MULTILINE)
ROW = re.compile(r"^\| `(\w+)` \| (.+?) \| (.+) \| (.+) \|$", re.MULTILINE)

PLACE = Anchor(document="d1", quote="the goat", span=(0, 8))
PRINTED: dict[str, dict[str, Any]] = {
    "document": document_to_json(
        Document(
            id="d1",
            provenance=(Credit(kind="credit", name="Oak Wire"),),
            sources=(Source(id="s1", name="Oda Brandt", kind="person"),),
            names=(Name(id="n1", name="Lumby", kind="place"),),
            attributions=(Attribution(id="a1"),),
            comments=(Comment(id="c1", quotes=(Quote(comment=None, author=None, span=(0, 1)),)),),
            headline=Headline(attribution="none", because="it has nothing to drop"),
            notes=(Note(field="url", code="unknown", says="no address"),),
        )
    ),
    "claim": claim_to_json(
        Claim(
            id="k1",
            wording="the goat was elected",
            language="en",
            parties=(Party(id="p1", name="Oda Brandt", kind="person"),),
            mentions=(
                Mention(
                    document="d1",
                    attribution=None,
                    spans=((0, 8),),
                    stance="asserts",
                    certainty=None,
                    chain=(Hop(name="Oda Brandt", kind="person", party=None, source=None),),
                ),
            ),
            relays=(
                Relay(
                    from_end=End(document="d1"),
                    to_end=End(party="p1"),
                    kind="cites",
                    confidence=0.9,
                    evidence=(Evidence(document="d1", span=(0, 8)),),
                ),
            ),
            origins=Origins(low=1, high=1, voices=1, roots=(Root(party="p1", name="Oda Brandt", kind="person"),)),
            gatekeepers=Gatekeepers(count=1, who=(End(party="p1"),)),
            layers=Layers(publishers=1, texts=1, upstream=1),
            circular=(Circle(parties=("p1",)),),
            copies=(Copy(of="d1", document="d2", spans=((0, 8),), kind="copy"),),
            first=First(document="d1", published=None),
            drift=(Drift(from_document="d1", to_document="d2", change="hedge-dropped"),),
        )
    ),
    "judgement": judgement_to_json(
        Judgement(id="j1", kind="source", about=(PLACE,), instead=(PLACE,), who="Ada", at="2031-04-02T10:00:00Z")
    ),
}
ENDS = {"from", "to", "who"}
MAPPINGS = {"in"}
"""Objects whose keys are said where they stand: an end of a relay, ids by ids."""


def page() -> str:
    return (DOCS / "contract.md").read_text("utf-8")


def parts(text: str, head: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    found = list(head.finditer(text))
    for one, after in zip(found, [*found[1:], None], strict=True):
        yield one[1], text[one.end() : after.start() if after else len(text)]


def documented(schema: str) -> dict[str, set[str]]:
    """The keys of each object of a schema, as the page has them."""
    of_schema = dict(parts(page(), SECTION))[schema]
    found = {}
    for names, table in parts(of_schema, OBJECT):
        for name in names.split(" and "):
            found["" if name == schema else name] = {row[1] for row in ROW.finditer(table)}
    return found


def printed(value: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, set[str]]]:
    """The keys of each object that is printed, and of those inside it."""
    yield path, set(value)
    for key, inside in value.items():
        below = f"{path}.{key}" if path else key
        if isinstance(inside, dict) and key not in ENDS | MAPPINGS:
            yield from printed(inside, below)
        elif isinstance(inside, list) and inside and isinstance(inside[0], dict) and key not in ENDS:
            yield from printed(inside[0], below + "[]")


@pytest.mark.parametrize("schema", PRINTED)
def test_the_page_has_every_key_that_is_printed_and_no_other(schema: str) -> None:
    assert documented(schema) == dict(printed(PRINTED[schema]))


WORDS = {
    ("document", "document", "kind"): model.DocumentKind,
    ("document", "document", "published_precision"): model.Precision,
    ("document", "sources[]", "kind"): model.SourceKind,
    ("document", "names[]", "kind"): model.NameKind,
    ("document", "attributions[]", "act"): model.Act,
    ("document", "attributions[]", "certainty"): model.Certainty,
    ("document", "comments[]", "presence"): model.Presence,
    ("document", "comments[]", "reply_evidence"): model.ReplyEvidence,
    ("document", "comments[]", "published_precision"): model.Precision,
    ("document", "comments[]", "state"): model.CommentState,
    ("document", "headline", "attribution"): model.Verdict,
    ("claim", "parties[]", "kind"): model.SourceKind,
    ("claim", "mentions[]", "stance"): model.Stance,
    ("claim", "mentions[]", "certainty"): model.Certainty,
    ("claim", "mentions[].chain[]", "kind"): model.SourceKind,
    ("claim", "relays[]", "kind"): model.RelayKind,
    ("claim", "origins.roots[]", "kind"): model.SourceKind,
    ("judgement", "judgement", "kind"): model.JudgementKind,
}


@pytest.mark.parametrize("place", WORDS, ids=":".join)
def test_the_page_has_every_word_that_a_key_takes_and_no_other(place: tuple[str, str, str]) -> None:
    schema, name, key = place
    table = dict(parts(dict(parts(page(), SECTION))[schema], OBJECT))[name]
    meaning = next(row[3] for row in ROW.finditer(table) if row[1] == key)
    assert set(re.findall(r"`([\w-]+)`", meaning)) == set(get_args(WORDS[place]))


def test_every_row_says_when_a_value_is_not_there() -> None:
    rows = [line for line in page().splitlines() if line.startswith("| `")]
    assert len(rows) == len(ROW.findall(page()))
