"""Which passages of two documents are one text: word for word, trimmed, edited, or translated.

Sentences are aligned two by two: within a language by their words, across languages by vectors that the languages'
own centres were taken from. A sentence that many documents share is a site's furniture or a public phrase and weighs
little, one that few share weighs much (Dong, Berti-Equille and Srivastava, VLDB 2009).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from reportedly.claims.near import Bools, near
from reportedly.claims.passages import Aligned, Passage, PassageKind
from reportedly.encoder.vectors import Meanings, anew, centred
from reportedly.language.fold import fold
from reportedly.language.identify import identify
from reportedly.language.sentences import sentences
from reportedly.model import Document, Span

ENOUGH = 0.8
"""Evidence from which two documents share a passage, in full sentences that few others have."""

_WORDED, _MEANT = 0.6, 0.5
_BETWEEN = 0.35
_EDITED, _TRANSLATED = (0.4, 0.75), (0.45, 0.8)
_FULL = 80
_FEW = 3
_MOST_OF = 0.6
_LONGEST = 1500
_QUOTED = 0.3
_FEW_PAIRS = 64
"""Pairs of sentences up to which each is compared by itself, and remembered: copies differ in a few sentences."""

_OFTEN = 200
"""Pairs of sentences with a word from which numpy adds them up quicker than a loop does."""

Floats = NDArray[np.float32]
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """A document's sentences, ready to be compared: spans, texts, centred vectors, and which ones are quotations."""

    document: str
    language: str | None
    length: int
    spans: tuple[Span, ...]
    texts: tuple[str, ...]
    vectors: Floats
    quoted: tuple[bool, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two sentences taken for one: their numbers in their documents, and how alike they are, 0..1."""

    one: int
    other: int
    alike: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """What two documents may share, before it is weighed."""

    a: Sentences
    b: Sentences
    matches: tuple[Match, ...]


def prepare(document: Document, meanings: Meanings = anew) -> Sentences:
    """The sentences of a document's title and paragraphs; of a long paragraph's too long ones nothing."""
    return _meant(_cut(document), meanings)


def _cut(document: Document) -> Sentences:
    """The sentences of a document, before anybody asked what they mean."""
    blocks = document.paragraphs or ((0, len(document.text)),)
    title = (document.title_span,) if document.title_span else ()
    spans = tuple(
        (start + one.start, start + one.end)
        for start, end in (*title, *blocks)
        for one in sentences(document.text[start:end])
        if one.end - one.start <= _LONGEST
    )
    texts = tuple(document.text[start:end] for start, end in spans)
    return Sentences(
        document=document.id,
        language=document.language or identify(document.text),
        length=sum(end - start for start, end in spans),
        spans=spans,
        texts=texts,
        vectors=np.zeros((len(texts), 0), np.float32),
        quoted=tuple(text[:1] in "\"“«„'‘" and text.rstrip(".,!?…")[-1:] in "\"”»“'’" for text in texts),
    )


def _meant(cut: Sentences, meanings: Meanings) -> Sentences:
    found = meanings(cut.document, cut.texts)
    return replace(cut, vectors=centred(found, [cut.language] * len(cut.texts)))


def align(a: Sentences, b: Sentences) -> Alignment:
    """The sentences of two documents that are each other's nearest and near enough; depends on these two alone."""
    if not a.spans or not b.spans:
        return Alignment(a=a, b=b, matches=())
    across = a.language != b.language
    alike = a.vectors @ b.vectors.T if across else _worded(a, b)
    least = _MEANT if across else _WORDED
    best_b, best_a = alike.argmax(1), alike.argmax(0)
    found = {
        one: Match(one=one, other=int(other), alike=min(1.0, float(alike[one, other])))
        for one, other in enumerate(best_b)
        if best_a[other] == one and alike[one, other] >= least
    }
    for one in range(1, len(a.spans) - 1):  # a sentence between two that match, opposite one between their matches
        before, after = found.get(one - 1), found.get(one + 1)
        if one not in found and before and after and after.other - before.other == 2:
            other = before.other + 1
            if alike[one, other] >= _BETWEEN:
                found[one] = Match(one=one, other=other, alike=float(alike[one, other]))
    return Alignment(a=a, b=b, matches=tuple(found[one] for one in sorted(found)))


def weigh(alignments: Iterable[Alignment]) -> tuple[Passage, ...]:
    """The passages that are shared for sure enough, given how many documents of all have each sentence."""
    every = [one for one in alignments if one.matches]
    having: dict[tuple[str, int], set[str]] = defaultdict(set)
    for one in every:
        for match in one.matches:
            having[one.a.document, match.one].add(one.b.document)
            having[one.b.document, match.other].add(one.a.document)
    out = []
    for one in every:
        kept = [(match, weight) for match in one.matches if (weight := _weight(one, match, having)) > 0.1]
        evidence = sum(weight for _, weight in kept)
        if evidence >= ENOUGH:
            out.append(_passage(one, [match for match, _ in kept], evidence))
    return tuple(sorted(out, key=lambda passage: (passage.a, passage.b)))


def passages(documents: Sequence[Document], meanings: Meanings = anew) -> tuple[Passage, ...]:
    """Every passage that two of the documents share."""
    return weigh(aligned([prepare(document, meanings) for document in documents]))


def between(one: Document, other: Document, meanings: Meanings = anew) -> tuple[Passage, ...]:
    """The passages that two documents share; in one language their words tell, so that no meaning is asked for."""
    a, b = _cut(one), _cut(other)
    if a.language != b.language:
        a, b = _meant(a, meanings), _meant(b, meanings)
    return weigh([align(a, b)])


def asking(one: Document, other: Document, known: Callable[[str, Sequence[str]], bool]) -> int:
    """How many sentences `between` asks the meanings of that are not `known`, a document's all together."""
    cuts = _cut(one), _cut(other)
    if cuts[0].language == cuts[1].language:
        return 0
    return sum(len(cut.texts) for cut in cuts if not known(cut.document, cut.texts))


Aligning = Callable[[Sequence[Sentences]], list[Alignment]]
"""What each two of some documents may share: found, or remembered from another time."""


def aligned(prepared: Sequence[Sentences], *, settled: Bools | None = None) -> list[Alignment]:
    """What each two of the documents may share, in order; not of two that are `settled`."""
    return [align(prepared[one], prepared[other]) for one, other in _near(prepared, settled)]


def _near(prepared: Sequence[Sentences], settled: Bools | None) -> list[tuple[int, int]]:
    """The numbers of the documents that have sentences near each other: each pair once, in order."""
    lengths = [len(one.spans) for one in prepared]
    owner = np.repeat(np.arange(len(prepared)), lengths)
    if not len(owner):
        return []
    every = np.concatenate([one.vectors for one in prepared])
    found: set[tuple[int, int]] = set()
    for one, other in near(every, _MEANT, settled=None if settled is None else np.repeat(settled, lengths)):
        pairs = np.unique(np.stack([owner[one], owner[other]], axis=1), axis=0)
        found.update((int(a), int(b)) for a, b in pairs if a < b)
    return sorted(found)


def _weight(one: Alignment, match: Match, having: dict[tuple[str, int], set[str]]) -> float:
    """How much two sentences being one says, in full sentences that few documents have."""
    shared = max(len(having[one.a.document, match.one]), len(having[one.b.document, match.other]))
    start, end = one.a.spans[match.one]
    begin, stop = one.b.spans[match.other]
    length = min(end - start, stop - begin)
    quoted = _QUOTED if one.a.quoted[match.one] and one.b.quoted[match.other] else 1.0
    low, high = _TRANSLATED if one.a.language != one.b.language else _EDITED
    sure = min(1.0, max(0.0, (match.alike - low) / (high - low)))
    return min(1.0, length / _FULL) * min(1.0, _FEW / shared) * quoted * sure


def _passage(one: Alignment, matches: Sequence[Match], evidence: float) -> Passage:
    spans = tuple(_runs(one, matches))
    shared = sum(end - start for start, end, _, _ in spans), sum(end - start for _, _, start, end in spans)
    whole = shared[0] >= _MOST_OF * one.a.length or shared[1] >= _MOST_OF * one.b.length
    kinds: dict[tuple[bool, bool], PassageKind] = {
        (True, True): "translation",
        (True, False): "translated-excerpt",
        (False, True): "copy",
        (False, False): "excerpt",
    }
    score = evidence / (evidence + ENOUGH)
    return Passage(
        a=one.a.document,
        b=one.b.document,
        kind=kinds[one.a.language != one.b.language, whole],
        score=round(score, 4),
        spans=spans,
    )


def _runs(one: Alignment, matches: Sequence[Match]) -> Iterator[Aligned]:
    """Matches that follow one another on both sides, joined."""
    held: list[Match] = []
    for match in (*matches, None):
        if held and (match is None or (match.one, match.other) != (held[-1].one + 1, held[-1].other + 1)):
            first, last = held[0], held[-1]
            a, b = one.a.spans, one.b.spans
            yield a[first.one][0], a[last.one][1], b[first.other][0], b[last.other][1]
            held = []
        if match is not None:
            held.append(match)


def _worded(a: Sentences, b: Sentences) -> Floats:
    """Share of words that sentences have in common (Dice, with repetition), [sentences of a, sentences of b].

    A sentence that both have is its own nearest in the other: how alike two such are, each with its like, is left out.
    """
    at = {text: number for number, text in reversed(list(enumerate(b.texts)))}
    same = {one: at[text] for one, text in enumerate(a.texts) if text in at}
    rows = [one for one in range(len(a.texts)) if one not in same]
    mirrored = set(same.values())
    columns = [other for other, text in enumerate(b.texts) if other not in mirrored and text not in a.texts]
    alike = np.zeros((len(a.texts), len(b.texts)), np.float32)
    if rows:
        alike[rows] = _shares([a.texts[one] for one in rows], b.texts)
    if columns:
        alike[:, columns] = _shares(a.texts, [b.texts[other] for other in columns])
    for one, other in same.items():
        alike[one, other] = 1.0
    return alike


def _shares(ours: Sequence[str], theirs: Sequence[str]) -> Floats:
    """The share of words in common of each two texts."""
    if len(ours) * len(theirs) <= _FEW_PAIRS:
        return np.asarray([[_share(one, other) for other in theirs] for one in ours], np.float32)
    return _counted([_words(text) for text in ours], [_words(text) for text in theirs])


@lru_cache(maxsize=65536)
def _share(one: str, other: str) -> float:
    ours, theirs = _words(one), _words(other)
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


def _counted(ours: Sequence[Counter[str]], theirs: Sequence[Counter[str]]) -> Floats:
    """The same through the words, for many."""
    here, there = _places(ours), _places(theirs)
    common = np.zeros((len(ours), len(theirs)), np.float32)
    for word, rows in here.items():
        columns = there.get(word, {})
        if len(rows) * len(columns) > _OFTEN:
            counts = np.minimum.outer(list(rows.values()), list(columns.values()))
            common[np.ix_(list(rows), list(columns))] += counts
            continue
        for row, count in rows.items():
            for column, other in columns.items():
                common[row, column] += min(count, other)
    sizes = np.asarray([bag.total() for bag in ours])[:, None] + np.asarray([bag.total() for bag in theirs])
    return np.asarray(2 * common / np.maximum(sizes, 1), np.float32)


def _places(bags: Sequence[Counter[str]]) -> dict[str, dict[int, int]]:
    """For each word the numbers of the sentences that have it, and how often."""
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for number, bag in enumerate(bags):
        for word, count in bag.items():
            found[word][number] = count
    return found


@lru_cache(maxsize=65536)
def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(fold(text)))
