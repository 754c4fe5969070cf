"""PROV, schema.org and Web Annotation: structure, and what readers of theirs make of them."""

import io
import json
from dataclasses import replace
from typing import Any

from prov.model import ProvAgent, ProvAttribution, ProvDerivation, ProvDocument, ProvEntity

from reportedly.export import Traced
from reportedly.language.selectors import find
from reportedly.model import Anchor
from tests.export.claims import CLAIM, DOCUMENTS, TRACED
from tests.export.test_formats import hostile, printed


def prov(text: str) -> Any:
    return ProvDocument.deserialize(io.StringIO(text), format="json")


class TestProv:
    def bundle(self) -> Any:
        (one,) = prov(printed("prov", claims=(TRACED,))).bundles
        return one

    def test_the_prov_library_reads_a_bundle_a_claim(self) -> None:
        bundle = self.bundle()
        assert bundle.identifier.uri == "urn:reportedly:claim/k1"
        entities = {one.identifier.uri for one in bundle.get_records(ProvEntity)}
        assert {f"urn:reportedly:document/d{n}" for n in (1, 2, 3)} < entities
        agents = {str(one.identifier.localpart): str(one.label) for one in bundle.get_records(ProvAgent)}
        assert agents["party/p2"] == "Vodokanal"

    def test_relays_are_derivations_and_quotations_origins_are_primary_sources(self) -> None:
        found = [
            (
                one.args[0].localpart,
                one.args[1].localpart,
                sorted(str(type) for type in one.get_asserted_types()),
            )
            for one in self.bundle().get_records(ProvDerivation)
        ]
        assert found == [
            ("document/d1", "word/p2", ["prov:Quotation"]),
            ("document/d2", "word/p2", ["prov:Quotation"]),
            ("document/d2", "document/d1", []),
            ("word/p2", "word/p3", ["prov:Quotation"]),
            ("wording/k1", "word/p3", ["prov:PrimarySource"]),
        ]

    def test_pages_and_words_are_attributed_to_who_is_behind_them(self) -> None:
        pairs = {(one.args[0].localpart, one.args[1].localpart) for one in self.bundle().get_records(ProvAttribution)}
        assert pairs == {("document/d1", "party/p1"), ("word/p2", "party/p2"), ("word/p3", "party/p3")}

    def test_it_comes_back_as_it_was_and_holds_hostile_names(self) -> None:
        other = Traced(replace(hostile().claim, id="k 2/<"), hostile().documents)
        document = prov(printed("prov", claims=(TRACED, other)))
        assert prov(document.serialize(format="json")) == document


class TestSchemaOrg:
    def claim(self) -> dict[str, Any]:
        row: dict[str, Any] = json.loads(printed("schema-org", claims=(TRACED,)))
        assert row["@context"] == "https://schema.org"
        (claim,) = row["@graph"]
        return dict(claim)

    def test_a_claim_has_its_appearances_the_first_of_them_and_no_denial(self) -> None:
        claim = self.claim()
        assert (claim["@type"], claim["text"], claim["inLanguage"]) == ("Claim", CLAIM.wording, "en")
        assert [work["@id"] for work in claim["appearance"]] == [
            "urn:reportedly:document:d1",
            "urn:reportedly:document:d2",
        ]
        first = claim["appearance"][0]
        assert (first["@type"], first["url"], first["datePublished"]) == (
            "NewsArticle",
            "https://gazette.example/1",
            "2024-05-02T10:20",
        )
        assert first["hasPart"] == [{"@type": "Quotation", "text": "The sluice at Orlov will close"}]
        assert claim["firstAppearance"]["@id"] == first["@id"]

    def test_it_never_rates(self) -> None:
        assert "rating" not in printed("schema-org", claims=(TRACED,)).lower()

    def test_an_address_that_is_none_is_left_out(self) -> None:
        (claim,) = json.loads(printed("schema-org", claims=(hostile(),)))["@graph"]
        assert all("url" not in work and "archivedAt" not in work for work in claim["appearance"])


class TestWebAnnotation:
    def items(self) -> list[dict[str, Any]]:
        row = json.loads(printed("web-annotation", *DOCUMENTS.values()))
        assert (row["type"], row["first"]["type"], row["total"]) == ("AnnotationCollection", "AnnotationPage", 6)
        return list(row["first"]["items"])

    def test_each_selector_leads_back_to_the_span(self) -> None:
        found = []
        for item in self.items():
            for target in item["target"]:
                id = target["source"]["id"].rpartition(":")[2]
                quote, position = target["selector"]
                span = (position["start"], position["end"])
                text = DOCUMENTS[id].text
                assert text[slice(*span)] == quote["exact"]
                moved = "Another line above.\n" + text
                place = Anchor(
                    document=id, quote=quote["exact"], before=quote["prefix"], after=quote["suffix"], span=span
                )
                assert find(moved, place) == (span[0] + 20, span[1] + 20)
                found.append((id, item["body"][0]["value"], span))
        spans = [
            (id, part, span)
            for id, document in DOCUMENTS.items()
            for a in document.attributions
            for part in ("cue", "content", "source")
            for span in getattr(a, part)
        ]
        assert found == spans

    def test_source_and_content_are_linked_to_the_cue(self) -> None:
        links = {
            item["id"]: [body["source"] for body in item["body"] if body["purpose"] == "linking"]
            for item in self.items()
        }
        for id, linked in links.items():
            lead = id.rpartition(":")[0] + ":cue"
            assert linked == ([] if id == lead else [lead])
            assert lead in links
