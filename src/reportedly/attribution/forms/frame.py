"""What a form finds in one sentence, in token numbers, before its content is cut to size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from reportedly.attribution.forms.lexicon import Verb
from reportedly.attribution.forms.passage import Run
from reportedly.attribution.forms.phrases import View
from reportedly.model import Act, Certainty

DENIALS = {"ru": "R8", "uk": "U11", "en": "E14"}
"""The form of denials by language."""

Shape = Literal["clause", "after", "front", "points", "fixed", "cites"]
"""Where the content stands.

clause: it begins at `start` and goes on to the end of the clause; after: before the words of the form, or around them;
front: behind them, as in "according to X, …"; points: in the sentence before; fixed: it is `content`; cites: it is
that of another frame.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One form found: its cue and source, and `own`, the range that its words take up with what sets them off.

    `start` is where the content begins (clause); `key` is the number of the token that carries the form;
    `coordinate`: where a clause before it has to end; `noun`: the cue is a noun; `answers`: it denies or comments, so
    that what it is about is not relayed by it; `carries`: a citation whose source stands before the one it cites
    ("sources cited by X"); `hosted`: a citation only where another frame of its sentence relays; `behind`: it rests
    on the other frame of the same words.
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
    hosted: bool = False
    behind: int | None = None
    certainty: Certainty | None = None
    act: Act | None = None
    confidence: float = 0.8


class Site(NamedTuple):
    """Where a verb of speech was found: what the tests of its language look at.

    `cue` are its words with negation and auxiliaries, `left` the part of the clause before them, `end` the number of
    the token after them, `region` the part of the sentence that it belongs to, `before` the frames found before it.
    """

    v: View
    verb: Verb
    cue: tuple[Run, ...]
    left: Run
    end: int
    region: Run
    before: Sequence[Frame]
