"""A guess: the sentence after "According to him, …" may go on in his voice without saying so.

Free indirect continuation has neither cue nor source. It is offered with a low confidence and says that it is a guess;
only a pronoun in the opening ("according to him", по его словам) licenses it, since that shows a speech under way.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from reportedly.attribution.draft import Draft
from reportedly.attribution.lexicon import Lexicon
from reportedly.attribution.places import Places
from reportedly.language.sentences import sentences
from reportedly.model import Span
from reportedly.spans import extent

CONTINUES = "continues"
_CONFIDENCE = 0.4
_FEWEST_WORDS = 4
_WORD = re.compile(r"\w+")


def continuations(
    text: str, drafts: Sequence[Draft], regions: Sequence[Span], words: Lexicon
) -> list[tuple[int, Draft]]:
    """Guessed drafts, each with the number of the draft that it continues.

    `regions` are the paragraphs; a continuation never leaves the paragraph of its opening, never takes a sentence that
    holds a cue of its own, and is one sentence long.
    """
    out: list[tuple[int, Draft]] = []
    taken = Places((span,) for draft in drafts for span in (*draft.cue, *draft.content))
    paragraphs = Places((region,) for region in regions)
    cut: dict[int, list[Span]] = {}  # the sentences of a paragraph, by its number
    for number, draft in enumerate(drafts):
        own = extent(draft.source, draft.cue)
        whole = extent(draft.source, draft.cue, draft.content)
        if own is None or whole is None or not draft.content or not words.voiced.match(text, own[0]):
            continue
        region = next(iter(paragraphs.touching(((own[0], own[0] + 1),))), None)
        if region is None:
            continue
        if region not in cut:
            cut[region] = _sentences(text, regions[region])
        following = bisect_left(cut[region], (whole[1] - 1,))
        if following == len(cut[region]):
            continue
        start, end = cut[region][following]
        while end > start and text[end - 1].isspace():
            end -= 1
        if taken.touching(((start, end),)) or len(_WORD.findall(text, start, end)) < _FEWEST_WORDS:
            continue
        out.append(
            (
                number,
                Draft(source=(), cue=(), content=((start, end),), confidence=_CONFIDENCE, because=CONTINUES),
            )
        )
    return out


def _sentences(text: str, region: Span) -> list[Span]:
    return [(region[0] + start, region[0] + end) for start, end, _ in sentences(text[region[0] : region[1]])]
