"""Who is hidden in an export: the readers of every page, in documents and in the claims that quote them.

A claim names parties over many documents, and a reader may be one of them. What the article itself says of a person is
public and stays; a party that is known from comments alone loses its name, and no party joins a reader to a public
person of the same name, which would lead from the one to the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from reportedly.export.bundle import Traced
from reportedly.export.privacy import Hidden, hidden
from reportedly.export.pseudonyms import Mask
from reportedly.model import Claim, Document, End, Mention, Party, Root


@dataclass(frozen=True, slots=True)
class Privacy:
    """What hides people: `Privacy(Numbered)` numbers them anew in each document, `Privacy(lambda: key)` keeps a key's
    pseudonyms everywhere."""

    mask: Callable[[], Mask]

    def __call__(self, document: Document) -> Document:
        """The document without its readers' names."""
        return self.hidden(document).document

    def hidden(self, document: Document) -> Hidden:
        """The same, with what hides the names elsewhere and where the spans went."""
        return hidden(document, self.mask())

    def claim(self, traced: Traced) -> Traced:
        """The claim and its documents without their readers' names."""
        pages = {id: self.hidden(document) for id, document in traced.documents.items()}
        claim = _Veil(traced, pages).claim()
        return Traced(claim, {id: page.document for id, page in pages.items()})


class _Veil:
    """One claim, and which of its names are readers'."""

    def __init__(self, traced: Traced, pages: dict[str, Hidden]) -> None:
        self._claim = traced.claim
        self._pages = pages
        self._public = _one_line(" \n ".join(part for page in pages.values() for part in _public(page.document)))
        self._known: dict[str, str] = {}
        self._renamed: dict[tuple[str, str], str] = {}
        self._kept: dict[tuple[str, str], set[str]] = {}
        for id, page in pages.items():
            for before, after in zip(traced.documents[id].sources, page.document.sources, strict=True):
                if before.name != after.name:
                    self._renamed[id, before.id] = after.name
                else:
                    self._kept[id, before.id] = {after.name, *after.aliases}
        self._ids = {
            party.id: f"{self._claim.id}-reader-{number}"
            for number, party in enumerate(filter(self._is_reader, self._claim.parties), 1)
        }

    def claim(self) -> Claim:
        """The claim with every reader's name hidden and its spans where they are now."""
        claim, origins = self._claim, self._claim.origins
        parties = tuple(map(self._party, claim.parties))
        names = {old.id: (old.name, new.name) for old, new in zip(claim.parties, parties, strict=True)}
        return replace(
            claim,
            wording=self._shown(claim.wording),
            parties=parties,
            mentions=tuple(self._mention(mention, parties) for mention in claim.mentions),
            relays=tuple(
                replace(
                    relay,
                    from_end=self._end(relay.from_end),
                    to_end=self._end(relay.to_end),
                    evidence=tuple(
                        replace(one, span=self._spans(one.document)((one.span,))[0]) for one in relay.evidence
                    ),
                    because=self._shown(relay.because),
                )
                for relay in claim.relays
            ),
            origins=origins
            and replace(
                origins,
                because=tuple(map(self._shown, origins.because)),
                roots=tuple(self._root(root, names) for root in origins.roots),
            ),
            gatekeepers=claim.gatekeepers
            and replace(claim.gatekeepers, who=tuple(map(self._end, claim.gatekeepers.who))),
            circular=tuple(
                replace(circle, parties=tuple(self._ids.get(id, id) for id in circle.parties))
                for circle in claim.circular
            ),
            copies=tuple(replace(copy, spans=self._spans(copy.document)(copy.spans)) for copy in claim.copies),
            drift=tuple(replace(drift, spans=self._spans(drift.to_document)(drift.spans)) for drift in claim.drift),
        )

    def _spans(self, document: str) -> Callable[[tuple[tuple[int, int], ...]], tuple[tuple[int, int], ...]]:
        page = self._pages.get(document)
        return page.spans if page else tuple

    def _is_reader(self, party: Party) -> bool:
        """Whether nothing but comments tells of the party, or its name is one that is not to be shown."""
        if any(place in self._renamed for place in party.member):
            return not any(place in self._kept for place in party.member)
        return self._named(party) != party.name

    def _party(self, party: Party) -> Party:
        if party.id in self._ids:
            given = next((self._renamed[place] for place in party.member if place in self._renamed), None)
            return replace(
                party,
                id=self._ids[party.id],
                name=given or self._hide(party.name),
                aliases=(),
                of=self._ids.get(party.of or "", party.of),
            )
        public = {name for place in party.member for name in self._kept.get(place, ())}
        return replace(
            party,
            name=self._named(party),
            aliases=tuple(alias for alias in party.aliases if alias in public or self._shown(alias) == alias),
            of=self._ids.get(party.of or "", party.of),
            member=tuple(place for place in party.member if place not in self._renamed),
        )

    def _named(self, party: Party) -> str:
        """The name of a party that is not known from comments alone."""
        public = [name for place in party.member for name in sorted(self._kept.get(place, ()))]
        return party.name if party.name in public else self._shown(party.name)

    def _mention(self, mention: Mention, parties: tuple[Party, ...]) -> Mention:
        members = {(party.id, place) for party in parties for place in party.member}
        chain = []
        for hop in mention.chain:
            place = (mention.document, hop.source or "")
            party = self._ids.get(hop.party or "", hop.party)
            if place in self._renamed:
                chain.append(
                    replace(hop, name=self._renamed[place], party=party if (party, place) in members else None)
                )
            else:
                name = hop.name if hop.name in self._kept.get(place, ()) else self._shown(hop.name)
                chain.append(replace(hop, name=name, party=party))
        return replace(mention, spans=self._spans(mention.document)(mention.spans), chain=tuple(chain))

    def _root(self, root: Root, names: dict[str, tuple[str, str]]) -> Root:
        old, new = names.get(root.party or "", ("", ""))
        return replace(
            root,
            party=self._ids.get(root.party or "", root.party),
            name=new if new and root.name == old else self._shown(root.name),
        )

    def _end(self, end: End) -> End:
        return End(party=self._ids[end.party]) if end.party in self._ids else end

    def _shown(self, text: str) -> str:
        """The text as it is where an article says it, else with every reader's name hidden."""
        if text not in self._known:
            self._known[text] = text if _says(self._public, _one_line(text)) else self._hide(text)
        return self._known[text]

    def _hide(self, text: str) -> str:
        for _, page in sorted(self._pages.items()):
            text = page.hide(text)
        return text


def _public(document: Document) -> Iterator[str]:
    """What a page says in public, which nobody hides: all of it but its thread."""
    yield from filter(None, (document.title, document.outlet, document.byline))
    if not document.comments:
        yield document.text
        return
    spans = (*((document.title_span,) if document.title_span else ()), *document.paragraphs)
    yield from (document.text[start:end] for start, end in spans)


def _says(text: str, words: str) -> bool:
    """Whether the words stand in the text, and are not a part of a word there."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not (_inside_word(text, at) or _inside_word(text, end)):
            return True
        at = text.find(words, at + 1)
    return False


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and _letter(text[at - 1]) and _letter(text[at])


def _letter(character: str) -> bool:
    return character.isalnum() or character == "_"


def _one_line(text: str) -> str:
    return " ".join(text.split())
