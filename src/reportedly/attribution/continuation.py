"""A guess: the sentence after "According to him, …" may go on in his voice without saying so.

Free indirect continuation has neither cue nor source. It is offered with a low confidence and says that it is a guess;
only a pronoun in the opening ("according to him", по его словам) licenses it, since that shows a speech under way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.attribution.draft import Draft
from reportedly.attribution.geometry import extent
from reportedly.attribution.lexicon import Lexicon
from reportedly.language.sentences import sentences
from reportedly.model import Span

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
    taken = [span for draft in drafts for span in (*draft.cue, *draft.content)]
    for number, draft in enumerate(drafts):
        own = extent(draft.source, draft.cue)
        whole = extent(draft.source, draft.cue, draft.content)
        if own is None or whole is None or not draft.content or not words.voiced.match(text, own[0]):
            continue
        region = next((r for r in regions if r[0] <= own[0] < r[1]), None)
        if region is None:
            continue
        following = [
            (region[0] + start, region[0] + end)
            for start, end, _ in sentences(text[region[0] : region[1]])
            if region[0] + start >= whole[1] - 1
        ]
        if not following:
            continue
        start, end = following[0]
        while end > start and text[end - 1].isspace():
            end -= 1
        if any(a < end and start < b for a, b in taken) or len(_WORD.findall(text, start, end)) < _FEWEST_WORDS:
            continue
        out.append(
            (
                number,
                Draft(source=(), cue=(), content=((start, end),), confidence=_CONFIDENCE, because=CONTINUES),
            )
        )
    return out
