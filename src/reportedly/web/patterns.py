"""Every element once, on invented texts: for whoever changes how something looks, and for whoever learns to read it."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.model import Attribution, Comment, Document, Headline, Quote, Source
from reportedly.report.sheet import Sheet, sheet
from reportedly.report.words import VERDICTS, VerdictWords
from reportedly.web.pages import Asked
from reportedly.web.rows import ClaimRow, Row
from reportedly.web.shown import Shown
from reportedly.web.templates import marked
from reportedly.web.twin import SCREEN

_TITLE = "Bridge at Ostley to close"
_BODY = (
    "The town clerk said that the surveyor allegedly told the council that the mason had warned of the crack. "
    "There are two more cracks."
)
_WORDS = "Two cracks, says who?"
_TEXT = f"{_TITLE}\n\n{_BODY}\n\n{_WORDS}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """The elements: a `document` that nests three deep, drawn as `sheet`; `rows` and `claims` of lists, all `tags`."""

    document: Document
    sheet: Sheet = field(metadata=SCREEN)
    rows: tuple[Row, ...]
    claims: tuple[ClaimRow, ...]
    tags: tuple[tuple[str, VerdictWords], ...]
    template: str = "patterns.html.j2"
    schema: str = "reportedly/page/patterns/1"


def patterns(_: Shown, __: Asked) -> Patterns:
    """The page of patterns; it asks nothing of the library."""
    document = _document()
    return Patterns(
        document=document,
        sheet=sheet(document, "p", level=2),
        rows=(_row(document),),
        claims=(
            ClaimRow(
                id="k1",
                href="/patterns",
                wording="The bridge at Ostley has a crack",
                language="en",
                documents=8,
                low=1,
                high=2,
                echo=8.0,
                gatekept=True,
            ),
        ),
        tags=tuple(VERDICTS.items()),
    )


def _row(document: Document) -> Row:
    excerpt = document.text[slice(*document.paragraphs[0])]
    at = excerpt.index("crack")
    return Row(
        id=document.id,
        href="/patterns",
        title=_TITLE,
        outlet=document.outlet,
        published=document.published,
        language=document.language,
        kind=document.kind,
        added_at="2024-05-03T10:00:00+00:00",
        attributions=len(document.attributions),
        verdict="dropped",
        excerpt=excerpt,
        shown=marked(excerpt, (0, len(excerpt)), ((at, at + 5),)),
        said=VERDICTS["dropped"],
    )


def _document() -> Document:
    body = _TEXT.index(_BODY)

    def at(words: str) -> tuple[int, int]:
        start = _TEXT.index(words, body)
        return start, start + len(words)

    def after(words: str) -> tuple[int, int]:
        return at(words)[1] + 1, at("crack.")[1] - 1

    quote = at(_WORDS)
    return Document(
        id="patterns",
        outlet="The Ostley Crier",
        title=_TITLE,
        published="2024-05-02T09:30",
        published_precision="minute",
        language="en",
        text=_TEXT,
        title_span=(0, len(_TITLE)),
        paragraphs=((body, body + len(_BODY)),),
        sources=(
            Source(id="s1", name="the town clerk", kind="person", mentions=(at("The town clerk"),)),
            Source(id="s2", name="the surveyor", kind="person", mentions=(at("the surveyor"),)),
            Source(id="s3", name="the mason", kind="person", aliases=("mason",), mentions=(at("the mason"),)),
        ),
        attributions=(
            Attribution(
                id="a1",
                source=(at("The town clerk"),),
                cue=(at("said"),),
                content=(after("said that"),),
                speaker="s1",
                confidence=0.97,
                because="cue",
            ),
            Attribution(
                id="a2",
                source=(at("the surveyor"),),
                cue=(at("told the council"),),
                content=(after("told the council that"),),
                hedges=(at("allegedly"),),
                speaker="s2",
                parent="a1",
                certainty="alleged",
                confidence=0.78,
                because="cue",
            ),
            Attribution(
                id="a3",
                source=(at("the mason"),),
                cue=(at("had warned of"),),
                content=(at("the crack"),),
                speaker="s3",
                parent="a2",
                confidence=0.64,
                because="cue",
            ),
            Attribution(
                id="a4",
                content=(at("There are two more cracks."),),
                speaker="s1",
                confidence=0.3,
                because="continues a1",
            ),
        ),
        comments=(
            Comment(
                id="c1",
                number="1",
                author="Wren",
                published="2024-05-02T10:00",
                quotes=(Quote(comment=None, author="the page", span=(quote[0], quote[0] + 10)),),
                body=((quote[0] + 12, quote[1]),),
            ),
        ),
        headline=Headline(attribution="dropped", because="the title states flat what the body has from the town clerk"),
    )
