"""The learned part of attribution: the encoder finds cues, a second stage says what belongs to each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from reportedly.attribution.decode import Candidate, decode
from reportedly.attribution.draft import Draft, Findings
from reportedly.encoder.session import Floats, Models, models
from reportedly.encoder.tokens import Ints, Tokens, stretches, tokenise
from reportedly.encoder.windows import Window, central, windows
from reportedly.model import Span
from reportedly.weights import DEFAULT, FAST

BECAUSE = "cue"
LEAST_DOUBT = 0.02
LEAST_RIVAL = 0.3
ANCHORS_AT_ONCE = 16
OTHER, THIS = 1, 2


class Tagger:
    """Finds attributions in a text; the models are opened when the first text comes.

    threads: processor threads that a graph may use. fast: take the smaller model. using: models that are open already.
    nested: let the content of an outer attribution hold the tokens of an inner one.
    """

    def __init__(
        self, *, threads: int = 1, fast: bool = False, using: Models | None = None, nested: bool = True
    ) -> None:
        self._models = using or models(threads, FAST if fast else DEFAULT)
        self._nested = nested

    def find(self, text: str, span: Span | None = None) -> Findings:
        """The attributions of a text, or of a span of it as if nothing stood around it, and what was doubted.

        Spans of the result are in code points of the whole text, in the order of the cues. Raises MissingWeights.
        """
        config, mark = self._models.tagging, self._models.config.special["eos"]
        drafts: list[Draft] = []
        doubts: list[tuple[Span, float]] = []
        for sentences in stretches(text, span=span):
            tokens = tokenise(text, sentences, self._models.tokenizer, mark=mark)
            beliefs = np.zeros(len(tokens), np.float32)
            decoded = decode(
                tokens,
                self.candidates(tokens, beliefs),
                threshold=config.threshold,
                source_bias=config.source_bias,
                nested=self._nested,
            )
            drafts.extend(
                Draft(
                    source=one.source,
                    cue=one.cue,
                    content=one.content,
                    confidence=one.confidence,
                    because=BECAUSE,
                    evidence=one.evidence,
                )
                for one in decoded
            )
            doubts.extend(
                ((int(tokens.start[at]), int(tokens.end[at])), float(beliefs[at]))
                for at in np.flatnonzero(beliefs > LEAST_DOUBT).tolist()
            )
        return Findings(drafts, doubts, config.confidence)

    def candidates(self, tokens: Tokens, beliefs: Floats | None = None) -> Iterator[Candidate]:
        """Everything that might be a cue, scored; each by the window in which it lies farthest from an edge.

        beliefs: filled with the first stage's belief that each token begins a cue, [tokens].
        """
        config = self._models.tagging
        found = windows(tokens, size=config.window, overlap=config.overlap)
        where = central(len(tokens), found)
        least = config.threshold**2  # under it no second opinion lifts the mean of both over the threshold
        for number, (start, end) in enumerate(found):
            # one window at a time: a batch is no quicker on a processor, and no window changes another's rounding
            rows = self._models.rows(tokens.ids[start:end])
            states, logits = self._models.tagger.run(["states", "anchor"], {"rows": rows})
            belief = _probability(logits[0, 1:-1]) * tokens.real[start:end]
            here = where[start:end] == number
            if beliefs is not None:
                beliefs[start:end][here] = belief[here]
            anchors = np.flatnonzero((belief >= least) & here)
            for some in _in_parts(anchors):
                yield from self._scored(tokens, (start, end), states[0], belief, some)

    def _scored(
        self, tokens: Tokens, window: Window, states: Floats, belief: Floats, anchors: Ints
    ) -> Iterator[Candidate]:
        """The second stage on some anchors of one window.

        states: of the window's tokens and of the marks before and behind them, [tokens + 2, hidden]; belief: of the
        tokens, [tokens]; anchors: numbers of tokens, counted from the window's first.
        """
        config = self._models.tagging
        start, end = window
        back, ahead = config.crop
        places = anchors[:, None] + 1 + np.arange(-back, ahead)
        inside = (places >= 0) & (places < len(states))
        at = places.clip(0, len(states) - 1)
        mark = np.pad(belief > LEAST_RIVAL, 1).astype(np.int64)[at] * OTHER
        mark[:, back] = THIS
        sentence = np.pad(tokens.sentence[start:end], 1)
        away = (sentence[at] - sentence[anchors + 1][:, None]).clip(-config.far, config.far) + config.far
        scores, validity = self._models.link.run(
            ["scores", "valid"],
            {"states": states, "at": at, "inside": inside.astype(np.float32), "mark": mark, "away": away},
        )
        valid = _probability(validity)
        for number, anchor in enumerate(anchors.tolist()):
            text = inside[number] & (places[number] >= 1) & (places[number] <= end - start)
            yield Candidate(
                token=start + anchor,
                anchor=float(belief[anchor]),
                valid=float(valid[number]),
                start=start + int(places[number, text][0]) - 1,
                scores=scores[number, text],
            )


def _probability(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-logits)), np.float32)


def _in_parts(anchors: Ints) -> Sequence[Ints]:
    return [anchors[n : n + ANCHORS_AT_ONCE] for n in range(0, len(anchors), ANCHORS_AT_ONCE)]
