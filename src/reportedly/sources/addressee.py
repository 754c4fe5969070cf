"""To whom somebody spoke who is of the story himself: the president whom a general informs, not the paper he told."""

from __future__ import annotations

from reportedly.model import Attribution
from reportedly.sources.kinds import SHAPE, kind_of_phrase, kind_of_run
from reportedly.sources.phrases import parse_phrase
from reportedly.sources.sentence import read_sentences
from reportedly.sources.telling import SENTENCE_BREAK, words

_FURTHEST = 120
"""Code points between a cue and its content in which the one who was told is named."""

_PARTIES, _PRESS = ("person", "organisation"), ("outlet", "channel")


def tells_somebody(text: str, attribution: Attribution) -> bool:
    """Whether the words between an attribution's cue and its content name a person or a body as the one who was told.

    Then the telling is an event, beside what was told. Who told the press, or a paper, spoke in public: no event.
    """
    end = max((stop for _, stop in attribution.cue), default=None)
    begin = min((start for start, _ in attribution.content if end is not None and start >= end), default=None)
    if end is None or begin is None or begin - end > _FURTHEST or SENTENCE_BREAK.search(text, end, begin):
        return False
    place = (end, begin)
    told = next((parse_phrase(text, sentence, (place,)) for sentence in read_sentences(text, (place,))), None)
    if told is None or told.pronoun is not None or words("addressee").search(text, *place):
        return False
    if any(kind_of_run(run)[0] in _PRESS for run in (*told.owners, *((told.name,) if told.name else ()))):
        return False
    if told.name is not None:
        return kind_of_run(told.name)[0] in _PARTIES
    kind, weight = kind_of_phrase(told, attitude=False)
    return told.noun is not None and told.tag() != "journalist" and kind in _PARTIES and weight >= SHAPE
