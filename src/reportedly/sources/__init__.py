"""resolve: from the words that name a source to the party meant, with every place that mentions it.

Names find their parties first, over the whole page; then the sources of the attributions are read in the order of the
text, so that a pronoun or "the newspaper" can lean on what stands before it. A wrong merge is worse than two sources.
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.model import Document, Span
from reportedly.sources.gazetteer import name_words
from reportedly.sources.naming import name_parties
from reportedly.sources.output import list_names, list_sources
from reportedly.sources.parties import Cast, Party
from reportedly.sources.runs import Run
from reportedly.sources.scene import Scene
from reportedly.sources.sentence import read_sentences
from reportedly.sources.speakers import Speakers

__all__ = ["resolve"]


def resolve(document: Document) -> Document:
    """Resolve the sources of a document's attributions: gives it `sources`, `names` and every `speaker` that is known.

    document: its attributions have source spans (code points of its text) and parents; speakers are overwritten. Names
    are looked for in title and paragraphs, in the whole text where it has neither; what a comment cites is resolved
    against the article. A source that means nobody in particular, or a pronoun that may be several's, stays None.
    """
    sentences = read_sentences(document.text, _regions(document), title=document.title_span)
    cast = name_parties(sentences)
    publisher = _publisher(document, cast)
    speakers = Speakers(Scene(document.text, sentences, cast, publisher, document.title_span), document.attributions)
    for comment in document.comments:
        if any(attribution.where == comment.id for attribution in document.attributions):
            speakers.add_scene(
                comment.id, Scene(document.text, read_sentences(document.text, comment.body), cast, publisher)
            )
    spoken = speakers.resolve()
    sources, ids = list_sources(cast)
    return replace(
        document,
        sources=sources,
        names=list_names(cast),
        attributions=tuple(
            replace(attribution, speaker=ids.get(id(spoken.get(attribution.id))))
            for attribution in document.attributions
        ),
    )


def _publisher(document: Document, cast: Cast) -> Party | None:
    """The party of the page's own outlet, when the page names itself."""
    words = tuple(name_words(document.outlet or ""))
    if not words:
        return None
    return cast.find(Run(start=0, end=0, words=words, tags=("noun:outlet",)))


def _regions(document: Document) -> list[Span]:
    title = [document.title_span] if document.title_span is not None else []
    regions = sorted({*title, *document.paragraphs})
    return regions or [(0, len(document.text))]
