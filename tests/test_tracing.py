"""The claims of a library: made again only for what changed, never other than made from nothing; as people judged."""

from __future__ import annotations

import io
import json
import re
import sqlite3
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import remembering, tracing
from reportedly.claims import copies, wordings
from reportedly.claims.similarity import Likeness, Prepared, compare
from reportedly.contract import claim_to_json
from reportedly.encoder.vectors import vectors
from reportedly.errors import BadStatement, UnknownDocument
from reportedly.library import Library
from reportedly.model import Attribution, Claim, Document, Source
from reportedly.store import index
from tests.test_library import Finder

SAYS = re.compile(r"(?P<what>[^.]+), (?P<who>[A-Z]\w+(?: [A-Z]\w+)?) (?P<cue>said|wrote)\.")


class Teller(Finder):
    """Finds "…, X said."."""

    def follow(self, document: Document) -> Document:
        found = list(SAYS.finditer(document.text))
        sources = [
            Source(id=f"s{n}", name=m["who"], kind="outlet", mentions=(m.span("who"),)) for n, m in enumerate(found)
        ]
        said = [
            Attribution(
                id=f"a{n}",
                source=(m.span("who"),),
                cue=(m.span("cue"),),
                content=(m.span("what"),),
                speaker=f"s{n}",
                confidence=0.95,
                because="cue",
            )
            for n, m in enumerate(found)
        ]
        return replace(document, sources=tuple(sources), attributions=tuple(said))


PAGES = {
    "gull": ("Gull", "2026-03-01", "The mayor of Orvik sold the harbour bridge to a fishmonger, Harbour Herald said."),
    "tern": (
        "Tern",
        "2026-03-02",
        "The mayor of Orvik has sold the harbour bridge to a fishmonger, Harbour Herald wrote.",
    ),
    "crow": ("Crow", "2026-03-03", "Seven goats were elected to the school board in Lumby, Meadow Mail said."),
    "rook": ("Rook", "2026-03-04", "The mayor of Orvik sold the harbour bridge to a fishmonger, Rook Ridge said."),
}


def add(shelf: Library, *names: str) -> None:
    shelf_input = [
        {"id": name, "outlet": outlet, "published": day, "language": "ru" if name == "wren" else "en", "text": text}
        for name in names
        for outlet, day, text in (MORE[name],)
    ]
    path = Path(shelf.path).with_name("-".join(names) + ".jsonl")
    path.write_text("\n".join(json.dumps(row) for row in shelf_input))
    assert all(hasattr(one, "kept") for one in shelf.add(str(path)))


def library(tmp_path: Path, name: str = "l.db") -> Library:
    return Library(tmp_path / name, corridor=Teller(), clock=lambda: "2026-03-10T00:00:00+00:00")


def printed(claims: Iterable[Claim]) -> list[str]:
    return [json.dumps(claim_to_json(claim), ensure_ascii=False) for claim in claims]


def about(claims: Iterable[Claim], words: str) -> list[Claim]:
    return [claim for claim in claims if words in claim.wording]


def pages(claim: Claim) -> set[str]:
    return {mention.document for mention in claim.mentions}


def test_pages_that_rest_on_one_paper_are_one_origin(tmp_path: Path) -> None:
    with library(tmp_path) as shelf:
        add(shelf, "gull", "tern", "crow")
        (bridge,) = about(shelf.claims(), "bridge")
        assert pages(bridge) == {"gull", "tern"}
        assert bridge.origins is not None
        assert (bridge.origins.low, bridge.origins.high) == (1, 1)
        assert next(iter(shelf.claims())).id == bridge.id  # most pages for one origin come first


def test_asking_again_makes_nothing_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with library(tmp_path) as shelf:
        add(shelf, "gull", "crow")
        first = printed(shelf.claims())

        def never(*_: object, **__: object) -> None:
            raise AssertionError("traced again")

        monkeypatch.setattr(tracing, "traced", never)
        assert printed(shelf.claims()) == first


def test_only_a_new_page_goes_through_the_encoder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def noting(texts: Iterable[str]) -> remembering.Floats:
        held = list(texts)
        seen.extend(held)
        return vectors(held)

    with library(tmp_path) as shelf:
        add(shelf, "gull", "tern")
        list(shelf.claims())
        monkeypatch.setattr(remembering, "vectors", noting)
        add(shelf, "crow")
        list(shelf.claims())
    assert seen
    assert all("goats" in text for text in seen)


def test_the_order_of_adding_and_removing_never_shows(tmp_path: Path) -> None:
    results = set()
    for number, order in enumerate(permutations(("gull", "tern", "rook"))):
        with library(tmp_path, f"{number}.db") as shelf:
            for name in (*order, "crow"):
                add(shelf, name)
                list(shelf.claims())
            shelf.remove("crow")
            if number % 2:
                add(shelf, "crow")
                list(shelf.claims())
                shelf.remove("crow")
            results.add("\n".join(printed(shelf.claims())))
            assert shelf.reindex() == len(list(shelf.claims()))
            results.add("\n".join(printed(shelf.claims())))
    assert len(results) == 1


MORE = {
    **PAGES,
    "wren": ("Wren", "2026-03-05", "Мэр Орвика продал портовый мост торговцу рыбой, Harbour Herald said."),
    "kite": ("Kite", "2026-03-06", PAGES["gull"][2] + " Seven goats sat on the school board in Lumby, Kite Post said."),
    "swan": (
        "Swan",
        "2026-03-07",
        PAGES["crow"][2] + " The goats were elected unanimously to the board of the school.",
    ),
}


ROOKS = ("crow", "gull", "rook", "tern")


@settings(max_examples=6, deadline=None, derandomize=True)
@given(st.data())
def test_however_pages_came_and_went_the_claims_are_those_of_a_full_rebuild(data: st.DataObject) -> None:
    """Claims are asked for now and then, so that what is remembered is of every age."""
    with tempfile.TemporaryDirectory() as folder, library(Path(folder)) as shelf:
        here: set[str] = set()
        for name in data.draw(st.lists(st.sampled_from(sorted(MORE)), min_size=3, max_size=9)):
            if name in here:
                shelf.remove(name)
            else:
                add(shelf, name)
            here ^= {name}
            if data.draw(st.booleans()):
                list(shelf.claims())
        kept = printed(shelf.claims())
        shelf.reindex()
        assert kept == printed(shelf.claims())


def test_a_new_page_is_compared_with_the_others_and_these_never_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs: list[set[str]] = []
    laid: list[set[str]] = []
    align = copies.align

    def comparing(a: Prepared, b: Prepared) -> Likeness:
        pairs.append({a.text, b.text})
        return compare(a, b)

    def aligning(a: copies.Sentences, b: copies.Sentences) -> copies.Alignment:
        laid.append({a.document, b.document})
        return align(a, b)

    monkeypatch.setattr(wordings, "compare", comparing)
    monkeypatch.setattr(copies, "align", aligning)
    with library(tmp_path) as shelf:
        add(shelf, "gull", "tern", "crow")
        list(shelf.claims())
        assert pairs
        assert laid
        pairs.clear()
        laid.clear()
        add(shelf, "rook")
        list(shelf.claims())
        (rook,) = [m for claim in shelf.claims() for m in claim.mentions if m.document == "rook"]
        new = " ".join(PAGES["rook"][2][slice(*span)] for span in rook.spans)
        assert pairs
        assert all(new in pair for pair in pairs)
        assert laid
        assert all("rook" in pair for pair in laid)
        pairs.clear()
        laid.clear()
        shelf.remove("crow")
        list(shelf.claims())
        assert (pairs, laid) == ([], [])


def test_with_an_index_the_claims_of_few_pages_are_those_of_looking_at_every_pair(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with library(tmp_path) as shelf:
        add(shelf, "gull", "tern", "crow")
        add(shelf, "rook")
        add(shelf, "swan")
        exact = printed(shelf.claims())
    monkeypatch.setattr(index, "EXACT", 4)
    with library(tmp_path, "indexed.db") as shelf:
        add(shelf, "gull", "tern", "crow")
        list(shelf.claims())  # too few for the index yet
        add(shelf, "rook")
        list(shelf.claims())
        held = sqlite3.connect(shelf.path)
        assert held.execute("SELECT document FROM indexed ORDER BY 1").fetchall() == [(n,) for n in sorted(ROOKS)]
        add(shelf, "swan")
        assert printed(shelf.claims()) == exact
        shelf.reindex()
        assert printed(shelf.claims()) == exact
        for name in ("rook", "swan"):
            shelf.remove(name)
        list(shelf.claims())
        assert held.execute("SELECT count(*) FROM index_pages").fetchone() == (0,)
        held.close()


def test_a_removed_page_leaves_no_words_among_the_claims(tmp_path: Path) -> None:
    with library(tmp_path) as shelf:
        add(shelf, "gull", "crow")
        list(shelf.claims())
        shelf.remove("crow")
    held = b"".join(file.read_bytes() for file in tmp_path.glob("l.db*"))
    assert b"goats" not in held
    assert b"fishmonger" in held


def test_what_people_judged_goes_before_likeness(tmp_path: Path) -> None:
    with library(tmp_path) as shelf:
        add(shelf, "gull", "tern", "crow")
        shelf.judge("different-claim", "gull:a0", "tern:a0", who="Ada")
        assert [len(pages(claim)) for claim in about(shelf.claims(), "bridge")] == [1, 1]
        shelf.judge("same-claim", "tern:a0", "crow:a0", who="Ada")
        assert {"tern", "crow"} in [pages(claim) for claim in shelf.claims()]
        for judged in shelf.judgements():
            shelf.undo(judged.judgement.id, who="Ada")
        assert [pages(claim) for claim in about(shelf.claims(), "bridge")] == [{"gull", "tern"}]


def test_a_relay_that_somebody_refused_is_gone(tmp_path: Path) -> None:
    with library(tmp_path) as shelf:
        add(shelf, "gull")
        (before,) = about(shelf.claims(), "bridge")
        assert len(before.relays) == 1
        shelf.judge("no-relay", "gull:a0", who="Ada")
        (after,) = about(shelf.claims(), "bridge")
        assert after.relays == ()
        assert after.origins is not None
        assert [root.documents for root in after.origins.roots] == [("gull",)]


def test_two_papers_that_somebody_called_one_are_one_origin(tmp_path: Path) -> None:
    with library(tmp_path) as shelf:
        add(shelf, "gull", "rook")
        (apart,) = about(shelf.claims(), "bridge")
        assert apart.origins is not None
        assert apart.origins.high == 2
        shelf.judge("same-source", "gull:s0", "rook:s0", who="Ada")
        (joined,) = about(shelf.claims(), "bridge")
        assert joined.origins is not None
        assert joined.origins.high == 1


def test_words_find_the_claim_in_another_language(tmp_path: Path) -> None:
    with library(tmp_path) as shelf:
        add(shelf, "gull", "tern", "crow")
        assert pages(next(shelf.trace("Мэр продал мост торговцу рыбой"))) == {"gull", "tern"}
        with pytest.raises(BadStatement):
            next(shelf.trace("  "))


def test_each_step_of_the_argument_quotes_what_stands_there(tmp_path: Path) -> None:
    with library(tmp_path) as shelf:
        add(shelf, "gull", "tern")
        (bridge,) = about(shelf.claims(), "bridge")
        argument = shelf.why(bridge.id[:6])
        quotes = [quote for point in argument.points for quote in point.quotes]
        assert any("Harbour Herald" in quote.words for quote in quotes)
        for quote in quotes:
            assert PAGES[quote.document][2][slice(*quote.span)] == quote.words


def test_a_claim_of_no_such_id_is_told(tmp_path: Path) -> None:
    with library(tmp_path) as shelf:
        add(shelf, "gull")
        with pytest.raises(UnknownDocument, match="no claim"):
            shelf.claim("k0000")


def test_what_changed_since_a_time(tmp_path: Path) -> None:
    times = iter(["2026-03-10T00:00:00+00:00", "2026-03-12T00:00:00+00:00", "2026-03-12T01:00:00+00:00"])
    with Library(tmp_path / "l.db", corridor=Teller(), clock=lambda: next(times)) as shelf:
        add(shelf, "gull")
        add(shelf, "rook")
        changes = shelf.diff("2026-03-11")
        assert changes.added == ("rook",)
        (change,) = changes.claims
        assert change.before is not None
        assert change.before.origins is not None
        assert change.claim.origins is not None
        assert (change.before.origins.high, change.claim.origins.high, change.joined) == (1, 2, ("rook",))
        assert shelf.diff("2026-03-13").claims == ()
        with pytest.raises(BadStatement):
            shelf.diff("some day")


def test_a_library_that_cannot_be_written_is_traced_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with library(tmp_path) as shelf:
        add(shelf, "gull", "tern")
        monkeypatch.setattr(Library, "_writes", lambda _: False)
        (bridge,) = about(shelf.claims(), "bridge")
        assert shelf.claim(bridge.id) == bridge
    rows = sqlite3.connect(tmp_path / "l.db").execute("SELECT count(*) FROM claims").fetchone()
    assert rows == (0,)


def test_copies_are_laid_beside_one_another(tmp_path: Path) -> None:
    words = "The lighthouse keeper of Orvik counted nine hundred and four seals on the northern reef before breakfast."
    rows = [
        {"id": name, "language": "en", "text": f"{words} {own}"} for name, own in (("a", "So."), ("b", "Thus it is."))
    ]
    path = tmp_path / "two.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows))
    with library(tmp_path) as shelf:
        list(shelf.add(str(path)))
        (passage,) = shelf.compare("a", "b")
        assert passage.spans[0][:2] == (0, len(words))
        stream = io.BytesIO()
        shelf.export("jsonl", stream)
        assert len(stream.getvalue().splitlines()) == 2


def test_a_document_whose_id_holds_a_colon_can_be_judged(tmp_path: Path) -> None:
    path = tmp_path / "colon.jsonl"
    path.write_text(
        json.dumps({"id": "feed:7:x", "language": "en", "text": "The pier is closed: Lind, Harbour Herald said."})
    )
    with library(tmp_path) as shelf:
        list(shelf.add(str(path)))
        shelf.judge("certainty", "feed:7:x:a0", value="alleged", who="Ada")
        assert shelf.show("feed:7:x").attributions[0].certainty == "alleged"
        missed = ("attribution", "feed:7:x:pier is closed: Lind")
        made = shelf.judge(*missed, value="cue", instead=("feed:7:x:said",), who="Ada")  # type: ignore[arg-type]
        assert made.about[0].quote == "pier is closed: Lind"


def test_what_is_known_of_sentences_is_used_to_compare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with library(tmp_path) as shelf:
        add(shelf, "gull", "rook")
        anew = shelf.compare("gull", "rook")
        list(shelf.claims())
        monkeypatch.setattr(
            remembering, "vectors", lambda texts: pytest.fail(f"{len(texts)} sentences looked at again")
        )
        assert shelf.compare("gull", "rook") == anew
