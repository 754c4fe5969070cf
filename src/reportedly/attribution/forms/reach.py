"""How far back a relay points that says "this": at the sentence before it, or at all that it closes.

"About this writes X" behind a sentence points at that sentence. In a paragraph of its own, or as "all this", it closes
what stands before, back to the relay before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.attribution.forms.frame import Frame
from reportedly.attribution.forms.phrases import View
from reportedly.model import Span

_FARTHEST = 1_500
"""Code points beyond which a relay closes nothing: a whole page is no content."""


def reach(v: View, frames: Sequence[Frame], previous: Span | None, unclosed: int | None) -> Span | None:
    """The span at which the pointing frames of a sentence of a passage point.

    frames: those of the sentence. previous: the sentence before, or the paragraph. unclosed: where the paragraphs
    before the passage begin that no relay has told or closed yet, None where there are none.
    """
    pointing = [frame for frame in frames if frame.shape == "points"]
    if previous is None or not pointing:
        return previous
    passage = v.passage
    opening = unclosed
    # "All" may have been taken for an adverb before the words of the form.
    if any(v.at("wholes", at) for frame in pointing for at in range(max(0, frame.own[0] - 1), frame.key)):
        opening = passage.span(passage.sentences[0])[0] if unclosed is None else unclosed
    elif len(passage.sentences) > 1 or not passage.begins:
        opening = None
    start = previous[0] if opening is None else min(opening, previous[0])
    return (start, previous[1]) if previous[1] - start <= _FARTHEST else previous
