"""The one place where the learned part and the pattern part meet, and where it is decided who is right.

Both may find the same attribution. They agree when their contents share half of their extent and their sources meet:
then one is kept, on the word of both. They disagree when they read the same cue differently: then the one that can
know wins. On a relay that points back at the sentence before, and on two attributions of one content, the pattern was
measured to be right more often. Elsewhere confidence decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.attribution.draft import Draft, Evidence, Findings
from reportedly.attribution.forms import is_label
from reportedly.attribution.lexicon import Lexicon, lexicon
from reportedly.attribution.places import Places
from reportedly.model import Span, Spans
from reportedly.spans import extent, holds, overlap, shared

_LEARNED_SPANS = frozenset({"en"})
"""Languages in which the edges of the learned part were measured to be better than those of the patterns."""

_SAME = 0.5
_EDGE = 0.9
_ALONE = 0.8
"""How sure the learned part must be of what no form shows, in a text where forms show nearly everything."""
_MANY, _ALL_FORMS = 8, 0.75
"""Learned drafts from which on a text can be judged, and the share of them that forms show where it is all forms."""
_THIN = 20
"""Words for one attribution from which on a text tells more than it relays; one that relays has eight to seventeen."""
_SHARED = 0.9
_OPENING_DOUBLE = '"“„«'
_OPENING = "\"“„«‘'"
_SENTENCE_END = re.compile(r"[.!?…][»”\"]?\s|[»”\"][.!?…]\s|\n")
"""A closing mark alone ends none: "a leak", Ada said."""


def _agree(text: str, learned: Draft, pattern: Draft, words: Lexicon) -> bool:
    if overlap(learned.content, pattern.content) < _SAME:
        return False
    if not pattern.source:  # "It is alleged": the subject of an impersonal cue is nobody
        return all(words.expletives.fullmatch(text, *span) for span in learned.source)
    return bool(shared(learned.source, pattern.source))


class _Learned:
    """The learned drafts by the places of their cues and of their sources."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = drafts
        self._cues = Places(draft.cue for draft in drafts)
        self._sources = Places(draft.source for draft in drafts)

    def rivals(self, pattern: Draft) -> list[int]:
        """Those that read the pattern's cue, or its source and content, too: at most one of them can be right."""
        found = set(self._cues.touching(pattern.cue))
        for number in self._sources.touching(pattern.source):
            if overlap(self._drafts[number].content, pattern.content) >= _SAME:
                found.add(number)
        return sorted(found)


def _sharing(patterns: Sequence[Draft]) -> dict[int, int]:
    """Of two patterns with one content, one of which cites the other: each by the number of its fellow."""
    found: dict[int, int] = {}
    for number, pattern in enumerate(patterns):
        if pattern.parent is not None and overlap(pattern.content, patterns[pattern.parent].content) > _SHARED:
            found[number] = pattern.parent
            found.setdefault(pattern.parent, number)
    return found


def _of_either(citing: Draft, cited: Draft, rivals: Iterable[Draft]) -> bool:
    """Whether the other readings of who cites have him or whom he cites for their source, and nobody else."""
    return all(shared(one.source, citing.source) or shared(one.source, cited.source) for one in rivals)


def _beyond_learning(text: str, draft: Draft, *, shares: bool) -> bool:
    """Whether the pattern knows better: a content in the sentence before, or one that two attributions share."""
    if shares:
        return True
    own, content = extent(draft.cue, draft.source), extent(draft.content)
    return (
        own is not None
        and content is not None
        and content[1] <= own[0]
        and text[content[0]] not in _OPENING  # a quotation and its speaker stand in one sentence
        and bool(_SENTENCE_END.search(text[content[1] - 1 : own[0]]))
    )


def _alone(text: str, pattern: Draft, drafts: Sequence[Draft], contents: Places, language: str | None) -> bool:
    """Whether a pattern may stand without the learned part's word.

    Where that part has learnt from thousands of pronouns and of words inside quotations, its silence on them counts.
    drafts: all that both parts found; contents: the places of their contents.
    """
    if language not in _LEARNED_SPANS:
        return True
    if pattern.source and lexicon(language).pronouns.fullmatch(text, pattern.source[0][0], pattern.source[-1][1]):
        return False
    own = pattern.cue + pattern.source
    return not any(
        start <= own[0][0] < end and any(mark in text[start : own[0][0]] for mark in _OPENING_DOUBLE)
        for number in contents.holding(own)
        if drafts[number] is not pattern
        for start, end in drafts[number].content
    )


def _brings(text: str, outer: Draft, inner: Draft, language: str | None, *, read: bool) -> bool:
    """Whether the form of one brings the other with it: "X quotes Y as saying", where Y alone was seen to speak.

    read: whether the learned part reads the outer one's words, too. Where its reading is the better one, a form brings
    only what it does not read, and what Y's own words open: in "asked what X says, Y shrugged" X brings nobody.
    """
    if outer.form != inner.form or not holds(outer.content, inner.cue + inner.source):
        return False
    if language not in _LEARNED_SPANS:
        return True
    opening = text[outer.content[0][0] : min(start for start, _ in inner.cue + inner.source)]
    return not read and not any(map(str.isalnum, opening))


def _turned(pattern: Draft, rivals: Iterable[Draft], language: str | None) -> bool:
    """Whether the pattern takes for its source what the learned part reads as what is said at the same cue.

    "The mayor said, referring to the dam" cites no dam; "the paper said it had seen a memo" does have it from the memo.
    """
    return language in _LEARNED_SPANS and any(
        shared(one.cue, pattern.cue) and shared(one.content, pattern.source) and not shared(one.content, pattern.cue)
        for one in rivals
    )


def _agreeing(
    text: str, pattern: Draft, learned: Sequence[Draft], rivals: Sequence[int], language: str | None
) -> list[int]:
    """The numbers of the rivals that say what the pattern says.

    Where the learned part's edges are better, the content of a form may run on over a second verb of the same subject
    ("called it old, accusing them of neglect"). Then only who reads the form's own cue is asked, and who repeats him.
    """
    words = lexicon(language)
    agreeing = [i for i in rivals if _agree(text, learned[i], pattern, words)]
    own = [learned[i].content for i in rivals if shared(learned[i].cue, pattern.cue)]
    if language not in _LEARNED_SPANS or not own:
        return agreeing
    return [i for i in agreeing if any(overlap(learned[i].content, content) >= _SAME for content in own)]


def _is_label(text: str, draft: Draft, words: Lexicon) -> bool:
    """Whether a headline's label was taken for who speaks: "Correction: the mayor did not resign"."""
    cue, source = ([text[start:end].strip() for start, end in spans] for spans in (draft.cue, draft.source))
    return cue == [":"] and len(source) == 1 and is_label(source[0], words.language)


def _of_somebody(text: str, draft: Draft, words: Lexicon) -> Draft:
    """The draft without a source that names nobody who speaks ("Earlier" of "Earlier it was reported")."""
    named = not all(words.nobody.fullmatch(text, *span) for span in draft.source)
    return draft if named and not _undergoes(text, draft, words) else replace(draft, source=())


def _undergoes(text: str, draft: Draft, words: Lexicon) -> bool:
    """Whether the source is the subject of a passive, who is spoken of or asked: "she was told that …"."""
    if not (draft.source and draft.cue) or draft.source[-1][1] > draft.cue[0][0]:
        return False
    between = ((draft.source[-1][1], draft.cue[0][0]),)  # "In the ministry | the reports | were called fake"
    cue = " ".join(text[start:end] for start, end in draft.cue)
    return words.passive.match(cue) is not None and not shared(draft.content, between)


def settled(text: str, findings: Findings, patterns: Sequence[Draft], language: str | None, span: Span) -> bool:
    """Whether `span` of the text is of the kind from which the learned part learnt most, so that its silence counts.

    Such are reports that tell much on nobody's word, and those in which it finds much that no form shows: plans,
    worries, findings. Texts that relay one another are all forms, one in every clause.
    """
    words, learned = lexicon(language), findings.drafts
    if words.language not in _LEARNED_SPANS:
        return False
    if len(text[slice(*span)].split()) > _THIN * max(len(learned), len(patterns)):
        return True
    if len(learned) < _MANY:
        return False
    places = _Learned(learned)
    shown = {i for pattern in patterns for i in places.rivals(pattern) if _agree(text, learned[i], pattern, words)}
    return len(shown) < _ALL_FORMS * len(learned)


def _spans(text: str, learned: Draft, pattern: Draft, language: str | None) -> tuple[Spans, Spans, Spans]:
    """Source, cue and content of one that both found.

    Where the learned part knows the language its spans stand, but for an edge: contents that differ by a word or two
    are the pattern's, which knows where a clause ends, and so is a source that the learned part pieced, or of which it
    left out the first word. Where it left out more, the form took a clause or a quotation for a part of the name.
    """
    cut = holds(learned.source, pattern.cue)  # "the statements of X": the noun is the cue, X the source
    if cut or language not in _LEARNED_SPANS:
        return pattern.source, pattern.cue, pattern.content
    clipped = (
        holds(pattern.source, learned.source)
        and (first := text[pattern.source[0][0] : learned.source[0][0]].strip()).isalpha()
        and not lexicon(language).relative.fullmatch(first)
    )
    source = pattern.source if clipped or len(learned.source) > len(pattern.source) else learned.source
    content = pattern.content if overlap(learned.content, pattern.content) >= _EDGE else learned.content
    return source, learned.cue, content


def _both(learned: Draft, pattern: Draft, spans: tuple[Spans, Spans, Spans], lost: Iterable[Draft]) -> Draft:
    source, cue, content = spans
    return Draft(
        source=source,
        cue=cue,
        content=content,
        confidence=1.0 - (1.0 - learned.confidence) * (1.0 - pattern.confidence),
        because=f"cue and {pattern.because}",
        form=pattern.form,
        noun=pattern.noun,
        certainty=pattern.certainty,
        act=pattern.act,
        evidence=replace(learned.evidence, pattern=pattern.confidence),
        rivals=tuple(lost),
    )


def decide(
    text: str, findings: Findings, patterns: Sequence[Draft], language: str | None, *, trusted: bool = False
) -> list[Draft]:
    """One list out of two; `parent` of the result indexes the result.

    trusted: take the learned part at its word where it is silent, too (see `settled`).

    `because` of each says what decided: "cue" for the learned part alone, the form for the pattern alone, both where
    they agree. `rivals` of each are the other readings that it stands instead of.
    """
    words = lexicon(language)
    learned = [_of_somebody(text, draft, words) for draft in findings.drafts if not _is_label(text, draft, words)]
    patterns = [
        replace(pattern, evidence=Evidence(pattern=pattern.confidence, belief=findings.belief(pattern.cue)))
        for pattern in patterns
    ]
    drafts, places = (*learned, *patterns), _Learned(learned)
    contents = Places(draft.content for draft in drafts)

    def sure(i: int) -> bool:
        return trusted or learned[i].confidence >= _ALONE

    sharing = _sharing(patterns)
    dropped: set[int] = set()  # numbers of learned drafts that a pattern replaced or joined
    chosen: dict[int, Draft] = {}  # pattern number -> what stands for it; missing: refused
    for number, pattern in enumerate(patterns):
        rivals = [i for i in places.rivals(pattern) if i not in dropped]
        turned = _turned(pattern, (learned[i] for i in rivals), language)
        fellow = sharing.get(number)
        shares = fellow is not None and (
            pattern.parent == fellow
            or (
                _of_either(pattern, patterns[fellow], (learned[i] for i in rivals))
                and any(_agree(text, learned[i], patterns[fellow], words) for i in places.rivals(patterns[fellow]))
            )
        )
        agreeing = [] if turned else _agreeing(text, pattern, learned, rivals, language)
        if agreeing:
            best = max(agreeing, key=lambda i: learned[i].confidence)
            known = None if _beyond_learning(text, pattern, shares=shares) else language
            spans = _spans(text, learned[best], pattern, known)
            lost = [learned[i] for i in rivals if i != best or spans == (pattern.source, pattern.cue, pattern.content)]
            chosen[number] = _both(learned[best], pattern, spans, [*lost, *learned[best].rivals])
            dropped.update(rivals)
        elif (
            not turned
            and _alone(text, pattern, drafts, contents, language)
            and (
                _beyond_learning(text, pattern, shares=shares)
                or (
                    not trusted
                    and pattern.confidence >= max((learned[i].confidence for i in rivals if sure(i)), default=0)
                )
            )
        ):
            chosen[number] = replace(pattern, rivals=tuple(learned[i] for i in rivals))
            dropped.update(rivals)
        else:
            for i in rivals:
                learned[i] = replace(learned[i], rivals=(*learned[i].rivals, pattern))
    for number in list(chosen):
        outer = patterns[number].parent
        if outer is None or outer in chosen:
            continue
        rivals = places.rivals(patterns[outer])
        brings = _brings(text, patterns[outer], patterns[number], language, read=bool(rivals))
        if brings and not dropped.intersection(rivals):
            # What was seen of the one speaks for the other, too.
            chosen[outer] = replace(patterns[outer], evidence=chosen[number].evidence)
    merged: list[tuple[Draft, int | None]] = [
        (draft, None) for i, draft in enumerate(learned) if i not in dropped and sure(i)
    ] + [(draft, number) for number, draft in chosen.items()]
    merged.sort(key=lambda pair: extent(pair[0].cue, pair[0].source, pair[0].content) or (0, 0))
    place = {number: i for i, (_, number) in enumerate(merged) if number is not None}
    found = []
    for draft, own in merged:
        outer = None if own is None else patterns[own].parent
        found.append(replace(draft, parent=None if outer is None else place.get(outer)))
    return found
