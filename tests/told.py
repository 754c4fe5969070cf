"""A model that is told what to find: it stands where the learned part would, beside the real forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reportedly.attribution.draft import Draft, Evidence, Findings
from reportedly.model import Span, Spans

EVIDENCE = Evidence(cue=0.9, whole=0.8, source=0.7, content=0.6)


class Reads(NamedTuple):
    """One reading, in the words of the text; an empty source is none."""

    source: str
    cue: str
    content: str
    confidence: float


class Told:
    """Finds those of its readings whose words stand in the text, and has no doubts of any other word."""

    def __init__(self, *readings: Reads, weights: Mapping[str, float] | None = None) -> None:
        self.readings = readings
        self.weights = weights

    def find(self, text: str, span: Span | None = None) -> Findings:
        drafts = [draft(text, one) for one in self.readings if one.content in text and one.cue in text]
        doubts = sorted((one.cue[0], EVIDENCE.cue or 0.0) for one in drafts)
        return Findings(drafts, doubts, self.weights)


def draft(text: str, reads: Reads) -> Draft:
    """A reading as the learned part hands it over."""
    return Draft(
        source=at(text, reads.source),
        cue=at(text, reads.cue),
        content=at(text, reads.content),
        confidence=reads.confidence,
        because="cue",
        evidence=EVIDENCE,
    )


def at(text: str, part: str) -> Spans:
    """Where the part stands first."""
    return ((text.index(part), text.index(part) + len(part)),) if part else ()


PAGES = (
    {
        "id": "en",
        "text": "The newspaper Beacon reports that the dam leaks. Insiders murmur that it will be drained. "
        "According to him, it is too early to judge. There are dozens of cracks in the wall.",
    },
    {"id": "ru", "text": "Ветров говорит, что Ганич сообщил о пожаре на мосту.", "language": "ru"},
    {"id": "uk", "text": "Гребля тече. Про це пише «Берег» з посиланням на джерела в управлінні.", "language": "uk"},
)
"""A page in each language, for the real forms and `MODEL` together: relays, a guess, a citation, a lost reading."""

MODEL = Told(
    Reads("The newspaper Beacon", "reports", "that the dam leaks", 0.9),
    Reads("Insiders", "murmur", "that it will be drained", 0.8),
    Reads("Ветров", "говорит", "о пожаре на мосту", 0.6),
    weights={"both": 1.0, "cue": 0.5, "mood": 0.25, "raw": 0.5},
)
