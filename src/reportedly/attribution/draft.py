"""An attribution before ids, speakers and parents: what one finder found."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model import Act, Certainty, Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one finder found; spans are in code points of the whole text.

    `because` is "cue" for the learned part and names the form for the pattern part; `form` is the id of the relay form
    there. `parent` is an index into the same list where the finder itself knows the outer attribution; `certainty`
    and `act` are set where it knows them.
    """

    source: Spans
    cue: Spans
    content: Spans
    confidence: float
    because: str
    form: str | None = None
    parent: int | None = None
    certainty: Certainty | None = None
    act: Act | None = None
