"""What a form finds in one sentence, in token numbers, before its content is cut to size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.attribution.forms.passage import Run
from reportedly.model import Act, Certainty

Shape = Literal["clause", "after", "front", "points", "fixed", "cites"]
"""Where the content stands.

clause: it begins at `start` and goes on to the end of the clause; after: before the words of the form, or around them;
front: behind them, as in "according to X, …"; points: in the sentence before; fixed: it is `content`; cites: it is
that of another frame.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One form found: its cue and source, and `own`, the range that its words take up with what sets them off.

    `start` is where the content begins (clause); `noun`: the cue is a noun; `answers`: it denies or comments, so that what it is about is not relayed by it;
    `carries`: a citation whose source stands before the one it cites ("sources cited by X"); `told`: to whom; `behind`: another frame of the same place is its parent;
    `key` is the number of the token that carries the form. `coordinate`: where a clause before it has to end.
    """

    form: str
    says: str
    shape: Shape
    key: int
    cue: tuple[Run, ...]
    source: tuple[Run, ...]
    own: Run
    start: int = -1
    content: tuple[Run, ...] = ()
    coordinate: int | None = None
    noun: bool = False
    answers: bool = False
    carries: bool = False
    told: Run | None = None
    behind: int | None = None
    certainty: Certainty | None = None
    act: Act | None = None
    confidence: float = 0.8
