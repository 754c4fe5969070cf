"""One claim: its pedigree drawn and as a list, the argument for its origins, how it drifted, who reports it."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.errors import UnknownDocument
from reportedly.language.visible import one_line
from reportedly.model import Certainty, Claim, Document, Mention, Stance
from reportedly.report.difference import Run, difference
from reportedly.report.told import Told, told
from reportedly.report.words import document_name, quoted
from reportedly.web import addresses
from reportedly.web.correct import anchor
from reportedly.web.pages import Asked
from reportedly.web.rows import begun
from reportedly.web.shown import Shown
from reportedly.web.twin import SCREEN
from reportedly.web.versions import version_of

_OTHERS = 30
CHANGES = {
    "hedge-dropped": "a word of doubt is gone",
    "attribution-dropped": "the source is gone",
    "anonymous-became-official": "unnamed people have become an official source",
    "number-changed": "a number has changed",
    "may-became-did": "what might be has become what is",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRow:
    """A place where the claim is reported.

    `document` is that of the place, `name`, `outlet`, `published` and `language` its document's; `words` are what it
    says, `stance` and `certainty` as in the contract; `chain` names those on whose word, the nearest to the page first;
    `page` leads to the document, `href` to the place in it; `place` and `version` go along with a judgement
    that it is another claim, None and empty for the first place, which others are judged by.
    """

    document: str
    name: str
    outlet: str | None
    published: str | None
    language: str | None
    words: str
    stance: Stance
    certainty: Certainty | None
    chain: tuple[str, ...]
    page: str
    href: str
    place: str | None
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftRow:
    """How the wording changed from one document to the one that rests on it: `change`, and what that `says`.

    `before` and `after` name the documents, `runs` are the words; none where the two are of different languages.
    """

    change: str
    says: str
    before: str
    after: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two documents, of which one has its text from the other: what `of` and `document` are called.

    `kind` is how, as in the contract; `href` leads to the two side by side.
    """

    of: str
    document: str
    kind: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Another claim that this one may be: its `wording`, and a `place` and `version` to judge it by."""

    wording: str
    place: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPage:
    """One claim.

    `claim` is the contract's; `traced` says whether it is of today; `mentions` are its places in time, `drift` what
    changed from one to the next, `copies` who has the text from whom; `others` are claims of the same documents;
    `first` names the place that others are judged by; `told` is how it is drawn, `places` where its documents are.
    """

    claim: Claim
    traced: bool
    mentions: tuple[MentionRow, ...]
    drift: tuple[DriftRow, ...]
    copies: tuple[Pair, ...]
    others: tuple[Other, ...]
    first: str
    told: Told = field(metadata=SCREEN)
    places: dict[str, str] = field(metadata=SCREEN)
    template: str = "claim_page.html.j2"
    schema: str = "reportedly/page/claim/1"


def claim_page(library: Shown, asked: Asked) -> ClaimPage:
    """The page of the claim that the address names, as it was last made. Raises UnknownDocument."""
    claim = library.kept_claim(addresses.id_of(asked.parts["claim"]))
    documents = _documents(library, claim)
    places = {id: addresses.document(id) for id in documents}
    mentions = [m for m in claim.mentions if m.document in documents]
    if not mentions:
        says = "Its documents are no longer here."
        raise UnknownDocument(claim.id, says, remedy="The claims are being made again; look once more.")
    mentions.sort(key=lambda m: (m.published or "~", m.document))
    return ClaimPage(
        claim=claim,
        traced=library.is_traced(),
        mentions=tuple(_mention(library, documents[m.document], m, mentions[0]) for m in mentions),
        drift=tuple(_drift(claim, documents)),
        copies=tuple(
            Pair(
                of=_outlet(documents[copy.of]),
                document=_outlet(documents[copy.document]),
                kind=copy.kind,
                href=addresses.compare(copy.of, copy.document),
            )
            for copy in claim.copies
            if copy.of in documents and copy.document in documents
        ),
        others=tuple(
            Other(
                wording=begun(one_line(other.wording)),
                place=place_of(other.mentions[0]),
                version=version_of(library, *dict.fromkeys((mentions[0].document, other.mentions[0].document))),
            )
            for other in library.kept_claims(*documents, limit=_OTHERS)
            if other.id != claim.id and other.mentions
        ),
        first=place_of(mentions[0]),
        told=told(claim, documents, place="claim", places=places),
        places=places,
    )


def place_of(mention: Mention) -> str:
    """A mention as a judgement names it."""
    if mention.attribution is not None:
        return f"{mention.document}:{mention.attribution}"
    start, end = mention.spans[0]
    return f"{mention.document}:{start}-{end}"


def _documents(library: Shown, claim: Claim) -> dict[str, Document]:
    """The claim's documents that are still here, by id."""
    found = {}
    for id in dict.fromkeys(m.document for m in claim.mentions):
        try:
            found[id] = library.show(id)
        except UnknownDocument:
            continue
    return found


def _mention(library: Shown, document: Document, mention: Mention, first: Mention) -> MentionRow:
    same = mention == first
    at = anchor(document, mention.attribution) if mention.attribution else ""
    pair = dict.fromkeys((first.document, mention.document))
    return MentionRow(
        document=document.id,
        name=document_name(document),
        outlet=document.outlet,
        published=mention.published,
        language=document.language,
        words=quoted(document.text, mention.spans),
        stance=mention.stance,
        certainty=mention.certainty,
        chain=tuple(one_line(hop.name) for hop in mention.chain),
        page=addresses.document(document.id),
        href=addresses.document(document.id, at),
        place=None if same else place_of(mention),
        version="" if same else version_of(library, *pair),
    )


def _drift(claim: Claim, documents: dict[str, Document]) -> list[DriftRow]:
    here = (m for m in claim.mentions if m.document in documents)
    spoken = {m.document: quoted(documents[m.document].text, m.spans) for m in here}
    found = []
    for one in claim.drift:
        before, after = documents.get(one.from_document), documents.get(one.to_document)
        if before is None or after is None:
            continue
        same = before.language == after.language
        found.append(
            DriftRow(
                change=one.change,
                says=CHANGES.get(one.change, one.change),
                before=_outlet(before),
                after=_outlet(after),
                runs=difference(spoken.get(before.id, ""), spoken.get(after.id, "")) if same else (),
            )
        )
    return found


def _outlet(document: Document) -> str:
    return one_line(document.outlet or "") or document_name(document)
