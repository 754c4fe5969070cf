"""Whose unnamed sources are: the outlet, channel or body on whose word they are passed on.

What the page says outweighs how its attributions nest: "sources of Bild", "its own sources", "told Reuters", and only
then the speaker of the attribution that this one rests on.
"""

from __future__ import annotations

from reportedly.language.fold import fold
from reportedly.language.words import tokens
from reportedly.model import Attribution
from reportedly.sources.descriptions import owner_of
from reportedly.sources.lexicon import lexicon
from reportedly.sources.parties import Party
from reportedly.sources.phrases import Phrase
from reportedly.sources.runs import find_runs
from reportedly.sources.scene import Scene

CARRYING = frozenset({"outlet", "channel"})
WINDOW = 60


def carrier(phrase: Phrase, attribution: Attribution, scene: Scene, parent: Party | None) -> tuple[Party | None, str]:
    """The party whose unnamed sources a phrase means, and why; (None, "") for the page's own.

    parent: the speaker of the attribution that this one rests on.
    """
    owner = owner_of(phrase, scene, parent)
    if owner is not None and owner.kind in CARRYING:
        return owner, "said of them"
    if "own" in phrase.flags and parent is None:
        speaker = scene.last_speaker(phrase.start, lambda party: party.kind in CARRYING)
        if speaker is not None:
            return speaker, "their own"
    told = _told(attribution, scene)
    if told is not None:
        return told, "told"
    if parent is not None and parent.kind not in ("vague", "impersonal", "place", "group"):
        return parent, "on whose word"
    return None, ""


def _told(attribution: Attribution, scene: Scene) -> Party | None:
    """The outlet that stands right behind a cue of telling: "told Reuters", «сообщил агентству»."""
    for start, end in attribution.cue:
        sentence = scene.sentence_at(start)
        if sentence is None:
            continue
        words = [fold(token.text) for token in tokens(scene.text, start, min(sentence.end, end + WINDOW))]
        spoken = any(
            (hit := lexicon().at(words, at)) is not None and hit.has("word:addressed") for at in range(len(words))
        )
        if not spoken:
            continue
        for run in find_runs(sentence):
            if (
                end <= run.start <= end + WINDOW
                and (party := scene.cast.find(run)) is not None
                and party.kind in CARRYING
            ):
                return party
    return None
