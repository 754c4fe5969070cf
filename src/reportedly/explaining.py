"""Why an attribution is one: the chain of those on whose word it rests, in words, and what decides for it now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from reportedly.errors import MissingWeights, UnknownDocument
from reportedly.model import Attribution, Certainty, Document, Source, Spans

if TYPE_CHECKING:
    from reportedly.attribution.account import Account

_NOTED = 0.01


class Steps(Protocol):
    """What a document goes through before it is kept, and what accounts for it afterwards: a `Corridor`."""

    def follow(self, document: Document) -> Document:
        """One document from where reading left it to the last step."""

    def account(self, document: Document, id: str) -> Account | None:
        """What decides for one attribution of a document, found anew; None where it is not found so now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One attribution in words: whose, how, what, how sure and why.

    `who` is the resolved speaker, `source`, `cue` and `content` the quoted passages of the text.
    """

    attribution: Attribution
    who: Source | None
    carrier: Source | None
    source: tuple[str, ...]
    cue: tuple[str, ...]
    content: tuple[str, ...]
    hedges: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why an attribution is one: `chain` holds it last, after those on whose word it rests, the outermost first.

    `account` is what decides for it when it is found anew; where there is none, `without` says why. `differs` says in
    what it is found otherwise than it is stored.
    """

    document: Document
    chain: tuple[Said, ...]
    account: Account | None = None
    without: str | None = None
    differs: tuple[str, ...] = ()

    @property
    def certainty(self) -> Certainty:
        """How the attribution's own cue passes its content on."""
        return self.chain[-1].attribution.certainty


def explain(document: Document, id: str) -> Explanation:
    """Why the attribution `id` of a document is one. Raises UnknownDocument."""
    by_id = {attribution.id: attribution for attribution in document.attributions}
    if id not in by_id:
        known = ", ".join(list(by_id)[:8]) + (", …" if len(by_id) > 8 else "")
        says = f"The document has no attribution {id!r}."
        remedy = f"It has: {known}." if known else "It has none."
        raise UnknownDocument(f"{document.id}:{id}", says, remedy=remedy)
    chain: list[Said] = []
    at: str | None = id
    while at is not None and len(chain) < len(by_id):
        chain.append(_said(document, by_id[at]))
        at = by_id[at].parent
    return Explanation(document=document, chain=tuple(reversed(chain)))


def accounted(stored: Explanation, steps: Steps, *, same_model: bool) -> Explanation:
    """The explanation with what decides for its attribution now, or with the reason why nobody can tell."""
    attribution = stored.chain[-1].attribution
    try:
        account = steps.account(stored.document, attribution.id)
    except MissingWeights as error:
        return replace(stored, without=f"It cannot be found anew: {error.failure.says} {error.failure.remedy}")
    other = () if same_model else ("it was stored by another model, or by another version of reportedly",)
    if account is None:
        without = "This model does not find the attribution any more; what is shown is what is stored."
        return replace(stored, without=without, differs=other)
    return replace(stored, account=account, differs=(*other, *_differences(attribution, account)))


def _differences(stored: Attribution, now: Account) -> tuple[str, ...]:
    out = []
    if now.nesting.parent != stored.parent:
        out.append(f"it rests on {now.nesting.parent or 'nothing'} now, on {stored.parent or 'nothing'} as stored")
    if abs(now.confidence - stored.confidence) >= _NOTED:
        out.append(f"its confidence is {now.confidence:.2f} now, {stored.confidence:.2f} as stored")
    return tuple(out)


def _said(document: Document, attribution: Attribution) -> Said:
    by_id = {source.id: source for source in document.sources}
    who = by_id.get(attribution.speaker) if attribution.speaker else None
    return Said(
        attribution=attribution,
        who=who,
        carrier=by_id.get(who.of) if who and who.of else None,
        source=_quoted(document, attribution.source),
        cue=_quoted(document, attribution.cue),
        content=_quoted(document, attribution.content),
        hedges=_quoted(document, attribution.hedges),
    )


def _quoted(document: Document, spans: Spans) -> tuple[str, ...]:
    return tuple(document.text[start:end] for start, end in spans)
