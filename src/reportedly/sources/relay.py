"""A relay goes on: who rests on whom across sentences, where only the discourse tells.

"The Beacon reports that … . Insiders say that … ." The insiders are the Beacon's, though no word says so. A relay that
an outlet or a channel opens reaches over the sentences that follow, for unnamed people, for impersonal cues, for the
papers that it brings and for who already spoke inside it, until somebody new speaks, a sentence looks back, or a whole
paragraph lies between. Who told the outlet speaks through it, and who is known only through it speaks through it again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from reportedly.language.words import is_cyrillic
from reportedly.model import Attribution, Document, Source, SourceKind
from reportedly.sources.lexicon import word_hit
from reportedly.sources.likely import LEAST, likelihood
from reportedly.sources.paragraphs import Paragraphs
from reportedly.sources.signs import (
    CARRIERS,
    SEVERAL,
    Case,
    cue_of,
    introduced,
    named_before,
    opening_of,
    signs,
    words_of,
)
from reportedly.sources.telling import (
    looks_back,
    same_place,
    sentence_start,
    start,
    tellings,
    to_everybody,
    was_told,
    words,
)

FOLLOWERS: tuple[SourceKind, ...] = ("anonymous", "impersonal")
RECENT = 12
"""Among how many of the outlets that spoke last the one who was told is looked for."""


Judge = Callable[[Attribution, Attribution, Mapping[str, float]], float]
"""How likely the first attribution, whom no rule puts anywhere, rests on the second, by `signs`."""


def by_signs(attribution: Attribution, over: Attribution, signs: Mapping[str, float]) -> float:
    """What the fitted weights say of the signs (see `reportedly.sources.likely`)."""
    return likelihood(signs)


def carry_on(document: Document, judge: Judge = by_signs) -> Document:
    """The document with the parents that only the discourse tells, and with `of` of the unnamed people under them.

    Takes a resolved document: attributions with speakers, sources with kinds. Parents that the text's form gave stay,
    but for three: an outlet does not rest on itself, nor on one that "also" reports it, and who told an outlet rests on
    what it said last. `judge` is asked where no rule decides.
    """
    sources = {source.id: source for source in document.sources}
    walk = _Walk(document=document, sources=sources, judge=judge)
    walk.run()
    attributions = tuple(
        replace(a, parent=walk.found[a.id][0], because=f"{a.because}; {walk.found[a.id][1]}")
        if a.id in walk.found
        else a
        for a in document.attributions
    )
    by_id = {a.id: a for a in attributions}
    said: dict[str | None, list[Attribution]] = {}
    for attribution in attributions:
        said.setdefault(attribution.speaker, []).append(attribution)
    return replace(
        document,
        attributions=attributions,
        sources=tuple(_owned(source, said.get(source.id, ()), by_id, sources) for source in document.sources),
    )


@dataclass(slots=True, kw_only=True)
class _Walk:
    """The body's attributions read in the order of their own words.

    found: new parents and why. relay: the attribution whose relay is open; inside: who spoke in it; reached: the last
    attribution in it. latest: what each carrier said last. home: through which carrier each speaker came in, None who
    came in on the page's own word.
    """

    document: Document
    sources: dict[str, Source]
    judge: Judge
    found: dict[str, tuple[str | None, str]] = field(default_factory=dict)
    relay: Attribution | None = None
    inside: set[str | None] = field(default_factory=set)
    reached: Attribution | None = None
    latest: dict[str, Attribution] = field(default_factory=dict)
    home: dict[str, str | None] = field(default_factory=dict)
    last: Attribution | None = None
    spoke: dict[str, Attribution] = field(default_factory=dict)
    times: Counter[str] = field(default_factory=Counter)
    ends: dict[str, Attribution] = field(default_factory=dict)
    by_id: dict[str, Attribution] = field(default_factory=dict)
    paragraphs: Paragraphs = field(init=False)

    def __post_init__(self) -> None:
        self.paragraphs = Paragraphs(self.document.paragraphs)

    def run(self) -> None:
        """Read them all."""
        body = sorted((a for a in self.document.attributions if a.where == "body"), key=start)
        self.by_id = {a.id: a for a in self.document.attributions if a.where in ("body", "title")}
        self.ends = {a.speaker: a for a in body if a.speaker is not None}
        roots = _roots(body)
        under: dict[str, set[str | None]] = {}
        for attribution in body:
            if attribution.parent is not None:
                under.setdefault(roots[attribution.id], set()).add(attribution.speaker)
        # A title that names an outlet as its source opens no relay, but says that what the outlet was told is its.
        for attribution in self.document.attributions:
            if attribution.where == "title" and attribution.parent is None and self._carries(attribution):
                self._remember(attribution)
        for attribution in body:
            self._read(attribution, under)
            self.last = attribution
            if attribution.speaker is not None:
                self.spoke[attribution.speaker] = attribution
                self.times[attribution.speaker] += 1

    def _read(self, attribution: Attribution, under: dict[str, set[str | None]]) -> None:
        source = self.sources.get(attribution.speaker or "")
        above = self.by_id.get(attribution.parent or "")
        why = self._not_under(attribution, above) if above is not None else None
        if above is not None and why is not None:
            above = self.by_id.get(above.parent or "")
            self.found[attribution.id] = (above.id if above else None, why)
        if above is None and (above := self._citing(attribution)) is not None:
            self.found[attribution.id] = (above.id, f"cited by the one that speaks in {above.id}")
        if above is not None:
            self._below(attribution, above)
            return
        text = self.document.text
        back = looks_back(text, attribution)
        far = self.relay is not None and self.paragraphs.apart(self.relay, attribution) > 1
        known = (
            attribution.speaker in self.inside and self.paragraphs.apart(self.reached or attribution, attribution) <= 1
        )
        if back or (far and not known):
            self.relay = None
        if source is not None and self._carries(attribution):
            if _passes_on(attribution):
                self._open(attribution, source, under, back)
            return
        over, why = (None, "") if back else self._over(attribution, source)
        if over is None:
            over, why = self._likely(attribution, source)
        if over is not None and attribution not in self._upward(over):
            self._rest(attribution, over, why)
        elif source is not None:
            self.home.setdefault(source.id, None)
            if attribution.act not in ("attitude", "silence"):
                self.relay = None

    def _below(self, attribution: Attribution, above: Attribution) -> None:
        """One that the form put under another: note through whom it came in, and what it rests on by now."""
        newer = self._told_since(attribution, above)
        if newer is not None:
            above = newer
            self.found[attribution.id] = (newer.id, f"told the one that speaks in {newer.id}")
        way = list(self._upward(above))
        if self.relay in way:
            self.inside.add(attribution.speaker)
            self.reached = attribution
        if attribution.speaker is not None:
            through = next((up.speaker for up in way if self._carries(up)), None)
            # Whom the page knows from the words of the relay alone may speak elsewhere, too.
            if not _holds(above, attribution) or self._unnamed(attribution) or self._carries(attribution):
                self.home.setdefault(attribution.speaker, through)
            if self._carries(attribution) and _passes_on(attribution):
                self._remember(attribution)

    def _publishes(self, attribution: Attribution) -> bool:
        """Whether a body or a text speaks: people repeat one another's words now and then, and do not go on with it."""
        source = self.sources.get(attribution.speaker or "")
        return source is not None and source.kind not in ("person", *SEVERAL)

    def _not_under(self, attribution: Attribution, above: Attribution) -> str | None:
        """Why an attribution does not rest on the one under which the form put it; None where it does."""
        if self._beside(attribution, above):
            return f"{above.id} tells the same beside it"
        return "an outlet does not rest on itself" if self._on_itself(attribution, above) else None

    def _on_itself(self, attribution: Attribution, above: Attribution) -> bool:
        """Whether an outlet goes on with its own relay, so that nobody stands between it and the page."""
        same = self._carries(attribution) and above.speaker == attribution.speaker
        return same and not _holds(above, attribution)

    def _citing(self, attribution: Attribution) -> Attribution | None:
        """The report that cites, where the form left alone who is cited: "it reported on Monday, citing a letter"."""
        text, last = self.document.text, self.last
        if last is None or not words("citing").fullmatch(cue_of(text, attribution)) or not self._carries(last):
            return None
        own = attribution.cue[0][0]
        follows = last.speaker != attribution.speaker and last.cue and last.cue[-1][1] <= own
        free = follows and attribution not in self._upward(last)
        return last if free and sentence_start(text, own) <= start(last) else None

    def _beside(self, attribution: Attribution, above: Attribution) -> bool:
        """Whether an outlet that points back at what another told tells it, too: "Reuters also reports this"."""
        if not (
            self._publishes(attribution) and self._carries(above) and above.cue and start(attribution) < start(above)
        ):
            return False
        begin, end = above.cue[0][0], above.cue[-1][1]
        return _holds(above, attribution) and words("also").search(self.document.text, begin, end) is not None

    def _carries(self, attribution: Attribution) -> bool:
        """Whether an outlet or a channel speaks."""
        source = self.sources.get(attribution.speaker or "")
        return source is not None and source.kind in CARRIERS

    def _unnamed(self, attribution: Attribution) -> bool:
        """Whether a person speaks whom the page does not name."""
        source = self.sources.get(attribution.speaker or "")
        return source is not None and source.kind in SEVERAL

    def _up(self, attribution: Attribution) -> Attribution | None:
        """What an attribution of the body rests on by now."""
        return self.by_id.get(self.found.get(attribution.id, (attribution.parent, ""))[0] or "")

    def _upward(self, attribution: Attribution) -> Iterator[Attribution]:
        """An attribution and all that it rests on, the nearest first."""
        up: Attribution | None = attribution
        seen: set[str] = set()
        while up is not None and up.id not in seen:
            seen.add(up.id)
            yield up
            up = self._up(up)

    def _open(self, attribution: Attribution, source: Source, under: dict[str, set[str | None]], back: bool) -> None:
        """An outlet speaks: its relay opens, or goes on when it was open."""
        same = self.relay is not None and self.relay.speaker == source.id
        through = self.latest.get(self.home.get(source.id) or "")
        free = through is not None and attribution not in self._upward(through)
        if through is not None and free and not back and through.speaker != source.id:
            self.found[attribution.id] = (through.id, f"known only through the relay of {through.id}")
        self.home.setdefault(source.id, None)
        # Who speaks inside it may stand before its own words: "Ada denied it, the Beacon wrote."
        self.inside = under.get(attribution.id, set()) | (self._known() if same else set())
        self.relay = self.reached = attribution
        self._remember(attribution)

    def _told_since(self, attribution: Attribution, above: Attribution) -> Attribution | None:
        """The open relay, where the form took another than its latest words for what one rests on that was told it."""
        relay, carrier = self.relay, self.sources.get((self.relay and self.relay.speaker) or "")
        if relay is None or carrier is None or relay is above or _holds(above, attribution):
            return None
        same = above.speaker == relay.speaker and start(above) < start(relay)
        if not (same or not self._carries(above)) or attribution in self._upward(relay):
            return None
        text = self.document.text
        return relay if was_told(text, attribution, tellings(text, attribution), carrier) else None

    def _known(self) -> set[str | None]:
        """Those who spoke in the open relay whom the page knows through it alone."""
        return {who for who in self.inside if self.relay is not None and self.home.get(who or "") == self.relay.speaker}

    def _over(self, attribution: Attribution, source: Source | None) -> tuple[Attribution | None, str]:
        """The attribution on whose word one rests that the form put under none, and why."""
        text = self.document.text
        if attribution.because.startswith("continues"):
            return None, ""
        told = self._told(attribution) if source is not None else None
        if told is not None:
            return told, f"told the one that speaks in {told.id}"
        if source is not None and to_everybody(text, attribution):
            return None, ""
        if self.relay is not None and self._follows(attribution, source, self.relay):
            return self.relay, f"the relay of {self.relay.id} goes on"
        before = self.spoke.get(source.id) if source is not None else None
        up = self._up(before) if before is not None and self.last is before else None
        if up is not None and up.speaker != attribution.speaker and self._publishes(up):
            return up, f"goes on with whoever speaks in {up.id}"
        return self._again(attribution, source)

    def _likely(self, attribution: Attribution, source: Source | None) -> tuple[Attribution | None, str]:
        """What the outlet said last, where the signs say that one rests on it, and how sure they are."""
        carrier = next(reversed(self.latest), None)
        if source is None or carrier is None or attribution.because.startswith("continues"):
            return None, ""
        over = self.latest[carrier]
        free = to_everybody(self.document.text, attribution) or self._standing(attribution, source)
        if free or attribution in self._upward(over):
            return None, ""
        chance = self.judge(attribution, over, signs(self._case(attribution, source, over)))
        return (over, f"likely in the relay of {over.id} ({chance:.0%})") if chance >= LEAST else (None, "")

    def _case(self, attribution: Attribution, source: Source, over: Attribution) -> Case:
        last, carrier = self.last, self.sources[over.speaker or ""]
        return Case(
            document=self.document,
            paragraphs=self.paragraphs,
            attribution=attribution,
            source=source,
            over=over,
            carrier=carrier,
            last=last,
            rests=last is not None and over.speaker in {up.speaker for up in self._upward(last)},
            alone=len(self.latest) == 1,
            own=self.home.get(source.id, "") is None,
            times=self.times[carrier.id],
            ends=start(self.ends.get(carrier.id, over)) <= start(attribution),
        )

    def _told(self, attribution: Attribution) -> Attribution | None:
        """What the outlet said last that one has told something, or where one speaks beside it."""
        text = self.document.text
        if self.latest and same_place(text, attribution):
            return self.latest[next(reversed(self.latest))]
        places = tellings(text, attribution)
        if not places:
            return None
        for number, carrier in enumerate(islice(reversed(self.latest), RECENT)):
            if was_told(text, attribution, places, self.sources[carrier], latest=number == 0):
                return self.latest[carrier]
        return None

    def _remember(self, attribution: Attribution) -> None:
        """Note what an outlet or a channel said last; the newest stands at the end."""
        if attribution.speaker is not None:
            self.latest.pop(attribution.speaker, None)
            self.latest[attribution.speaker] = attribution

    def _again(self, attribution: Attribution, source: Source | None) -> tuple[Attribution | None, str]:
        """What one rests on who came in through a relay and speaks once more, after others."""
        said = self.latest.get(self.home.get(source.id) or "") if source is not None else None
        if said is None or source is None or introduced(self.document.text, attribution, source):
            return None, ""
        return said, f"known only through the relay of {said.id}"

    def _follows(self, attribution: Attribution, source: Source | None, relay: Attribution) -> bool:
        """Whether the attribution goes on in the open relay: by what kind its source is, and by who it is."""
        text = self.document.text
        if source is None:
            return bool(attribution.cue) and (not attribution.source or self._pronoun(attribution))
        if source.kind in FOLLOWERS or source.id in self.inside:
            return source.of is None or source.of == relay.speaker
        if self._asked(attribution, source, relay):
            return True
        cue = cue_of(text, attribution)
        if words("quoted").search(cue):
            return True
        if self.reached is None or self.reached is not self.last:
            return False
        place = attribution.source[0][0]
        said = words_of(text, attribution)
        before = self.sources.get(self.reached.speaker or "")
        if source.kind == "document" and _points_back(said):
            return not self._standing(attribution, source)
        if before is not None and words("member").match(text, place):
            return before.kind in (*SEVERAL, "document")
        return self.reached is not relay and _points_back(said) and words("adding").search(cue) is not None

    def _standing(self, attribution: Attribution, source: Source) -> bool:
        """Whether a document that everybody can read speaks: a law, a treaty."""
        said = words_of(self.document.text, attribution)
        return source.kind == "document" and any(words("standing").fullmatch(word) for word in said)

    def _asked(self, attribution: Attribution, source: Source, relay: Attribution) -> bool:
        """Whether a person speaks first in a relay that retells an interview.

        It names an interview where it opens, or whoever tells at length was named in its paragraph.
        """
        text = self.document.text
        near = self.reached is relay and self.paragraphs.apart(relay, attribution) <= 1
        if not near or source.kind != "person" or not _passes_on(attribution) or tellings(text, attribution):
            return False
        if words("interview").search(text, *opening_of(text, relay)):
            return True
        named = named_before(self.paragraphs, source, relay, attribution)
        return named and words("narrating").search(cue_of(text, attribution)) is not None

    def _pronoun(self, attribution: Attribution) -> bool:
        """Whether the source is a pronoun of nobody known, right after one who speaks in the relay."""
        begin, end = attribution.source[0]
        hit = word_hit(self.document.text[begin:end])
        spoke = self.reached is not None and self.reached is self.last and self.reached is not self.relay
        return spoke and hit is not None and hit.has("pronoun:he", "pronoun:she", "pronoun:they")

    def _rest(self, attribution: Attribution, over: Attribution, why: str) -> None:
        """Put one under another, whose relay is open from then on."""
        self.found[attribution.id] = (over.id, why)
        if self.relay is None or self.relay.speaker != over.speaker:
            self.inside = set()
        self.relay, self.reached = over, attribution
        self.inside.add(attribution.speaker)
        if attribution.speaker is not None:
            self.home.setdefault(attribution.speaker, over.speaker)


def _passes_on(attribution: Attribution) -> bool:
    """Whether something is passed on: one that could not verify a report, or is silent, opens no relay."""
    return attribution.act not in ("attitude", "silence") and attribution.certainty not in ("denied", "questioned")


def _holds(above: Attribution, attribution: Attribution) -> bool:
    """Whether the own words of one stand in the content of another, or both pass on the same."""
    own = attribution.cue + attribution.source or attribution.content
    inside = all(any(a <= begin and end <= b for a, b in above.content) for begin, end in own)
    return inside or above.content == attribution.content


def _points_back(said: Sequence[str]) -> bool:
    """Whether the words of a source are a bare noun that points back: "the document", «документ»."""
    bare = [word for word in said if not ((hit := word_hit(word)) and hit.has("word:stops", "word:definite"))]
    return len(bare) == 1 and (is_cyrillic(bare[0]) or said[0].casefold() in ("the", "this", "that"))


def _roots(body: Sequence[Attribution]) -> dict[str, str]:
    """For each attribution, by id, the one of the body at which its parents end; they make no circle."""
    by_id = {a.id: a for a in body}
    known: dict[str, str] = {}
    for attribution in body:
        way, at = {attribution.id: None}, attribution.id
        while at not in known and (up := by_id[at].parent) in by_id and up not in way:
            at = str(up)
            way[at] = None
        known.update(dict.fromkeys(way, known.get(at, at)))
    return known


def _owned(
    source: Source, said: Sequence[Attribution], by_id: dict[str, Attribution], sources: dict[str, Source]
) -> Source:
    """An anonymous source with `of`: the nearest outlet or channel on whose word one of what it `said` rests."""
    if source.kind != "anonymous" or source.of is not None:
        return source
    for attribution in said:
        up, seen = attribution.parent, {attribution.id}
        while up in by_id and up not in seen:
            seen.add(str(up))
            above = sources.get(by_id[str(up)].speaker or "")
            if above is not None and above.kind in CARRIERS:
                return replace(source, of=above.id)
            up = by_id[str(up)].parent
    return source
