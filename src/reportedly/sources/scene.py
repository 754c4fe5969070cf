"""What stands before a place of the text: the parties in reach of a pronoun or a description."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from reportedly.model import Span
from reportedly.sources.parties import Cast, Party
from reportedly.sources.sentence import Sentence

REACH = 5
SUBJECT, SPEAKER, PARENT, DISTANCE = 1.5, 1.6, 2.5, 1.3


@dataclass(slots=True)
class Scene:
    """The sentences and cast of a document, its publisher where it names itself, and who has spoken so far.

    spoken: where each source begins, and the party that it means, in the order of the text.
    title: the half-open place of the title. speakers: where each party spoke first, by the party's identity.
    """

    text: str
    sentences: Sequence[Sentence]
    cast: Cast
    publisher: Party | None = None
    title: Span | None = None
    spoken: list[tuple[int, Party]] = field(default_factory=list)
    speakers: dict[int, int] = field(default_factory=dict)
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = [sentence.start for sentence in self.sentences]

    def sentence_at(self, place: int) -> Sentence | None:
        """The sentence that a place stands in, None between the regions that are read."""
        at = bisect_right(self.starts, place) - 1
        found = self.sentences[at] if at >= 0 else None
        return found if found is not None and place < found.end else None

    def in_title(self, place: int) -> bool:
        """Whether a place stands in the title."""
        return self.title is not None and self.title[0] <= place < self.title[1]

    def speak(self, place: int, party: Party) -> None:
        """Note that a party is the source at a place."""
        insort(self.spoken, (place, party), key=lambda row: row[0])
        self.speakers.setdefault(id(party), place)
        self.speakers[id(party)] = min(place, self.speakers[id(party)])

    def cited(self, party: Party) -> bool:
        """Whether a party is a named outlet or channel other than the page's own."""
        return party.kind in ("outlet", "channel") and bool(party.names) and party is not self.publisher

    def last_speaker(self, place: int, fits: Callable[[Party], bool]) -> Party | None:
        """The party that spoke last before a place, of those that fit."""
        refused: set[int] = set()
        for at in range(bisect_left(self.spoken, place, key=lambda row: row[0]) - 1, -1, -1):
            party = self.spoken[at][1]
            if id(party) in refused:
                continue
            if fits(party):
                return party
            refused.add(id(party))
        return None

    def nearest(self, place: int, fits: Callable[[Party], bool], *, spoke: bool = False) -> Party | None:
        """The party mentioned last before a place, of those that fit (and, if asked, have spoken)."""
        refused: set[int] = set()
        for _, _, party in self.cast.before(place):
            if id(party) in refused:
                continue
            if (not spoke or self.speakers.get(id(party), place) < place) and fits(party):
                return party
            refused.add(id(party))
        return None

    def likeliest(
        self, place: int, fits: Callable[[Party], float], *, parent: Party | None = None, reach: int = REACH
    ) -> Party | None:
        """The party that a pronoun at a place most likely means.

        fits: how well a party suits the pronoun, 0 when it cannot be meant. The subject of its sentence, the one who
        spoke last and the one in whose words the pronoun stands are preferred; each sentence between costs.
        """
        here = self.sentence_at(place)
        if here is None:
            return None
        nearby: dict[int, tuple[int, Sentence, Party]] = {}
        subjects: dict[int, Party] = {}
        for mention, _, party in self.cast.before(place):
            sentence = self.sentence_at(mention)
            if sentence is None:
                continue
            if here.number - sentence.number > reach:
                break
            nearby.setdefault(id(party), (mention, sentence, party))
            if party.kind not in ("place", "document"):
                subjects[sentence.number] = party
        last = self.last_speaker(place, lambda party: fits(party) > 0)
        best: tuple[float, int, Party] | None = None
        for mention, sentence, party in nearby.values():
            suits = fits(party)
            if suits <= 0:
                continue
            score = suits - DISTANCE * (here.number - sentence.number)
            score += SUBJECT * (subjects.get(sentence.number) is party) + SPEAKER * (party is last)
            score += PARENT * (party is parent and party.kind not in ("outlet", "channel"))
            if best is None or (score, mention) > best[:2]:
                best = (score, mention, party)
        return best[2] if best else None
