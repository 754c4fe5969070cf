"""Who speaks in each attribution: its source span read in its place, its continuation, or nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.language.words import is_cyrillic
from reportedly.model import Attribution, Span, Spans
from reportedly.sources.carriers import carrier
from reportedly.sources.descriptions import called_so, owner_of, resolve_description
from reportedly.sources.gazetteer import gazetteer
from reportedly.sources.heads import head_key
from reportedly.sources.kinds import GUESS, KNOWN, NOUN_KINDS, PEOPLE, SHAPE, STATED, kind_of_phrase, press_cue
from reportedly.sources.lexicon import word_hit
from reportedly.sources.parties import Party
from reportedly.sources.phrases import Phrase, parse_phrase
from reportedly.sources.pronouns import resolve_pronoun
from reportedly.sources.runs import Run
from reportedly.sources.scene import Scene
from reportedly.sources.telling import words

AMBIGUOUS = "may be one of several of that name"
IMPERSONAL = re.compile(
    r"\s*(?:(?:\w+ly|also|now|further|then)\s+)?(?:(?:(?:is|was|has|had|have|can|could|may|might|will|would|should|be|been|being|not)\s+)+"
    r"(?:\w+ly\s+|also\s+)?(?:\w+ed|known|said|told|held|thought|understood|written|shown|seen|clear|true)\b"
    r"|(?:emerged?s?|transpire[sd]?|turn(?:s|ed) out|seem(?:s|ed)|appear(?:s|ed)|became|becomes)\b)",
    re.IGNORECASE,
)
HOLDING = ("outlet", "channel", "organisation", "person", "anonymous", "group")
TOLD_THE = re.compile(r"\s+(the\s+)?[«“\"„]?$", re.IGNORECASE)
TELLING = 60
_HELD_NEXT = re.compile(r",?\s+")
_HOLDER_ENDS = re.compile(r"[.,;:!?()\n]|\s[-–—]\s")
_LONGEST_HOLDER = 80
"""Code points behind "a recording, posted by" in which who has it is looked for, where no sign ends it."""

CONTINUED = re.compile(r"continues\s+(\w+)")


class Speakers:
    """Resolves the attributions of one document, each after the one that it rests on."""

    def __init__(self, scene: Scene, attributions: Sequence[Attribution]) -> None:
        self._scenes = {"": scene}
        self._attributions = {attribution.id: attribution for attribution in attributions}
        self._found: dict[str, Party | None] = {}
        self._read_before: dict[Spans, Party | None] = {}

    def add_scene(self, where: str, scene: Scene) -> None:
        """Read the attributions of a comment in its own sentences."""
        self._scenes[where] = scene

    def resolve(self) -> dict[str, Party | None]:
        """The speaker of every attribution by its id, in the order of the text."""
        order = sorted(self._attributions.values(), key=_place)
        for attribution in order:
            self._speaker(attribution, frozenset())
        return self._found

    def _speaker(self, attribution: Attribution, pending: frozenset[str]) -> Party | None:
        if attribution.id in self._found:
            return self._found[attribution.id]
        above = self._attributions.get(attribution.parent or "")
        parent = None
        if above is not None and above.id not in pending:
            parent = self._speaker(above, pending | {attribution.id})
        if attribution.id not in self._found:
            party = self._read(attribution, parent)
            self._found[attribution.id] = party
            if party is not None:
                party.speaks = True
        return self._found[attribution.id]

    def _read(self, attribution: Attribution, parent: Party | None) -> Party | None:
        if not attribution.source:
            return self._continued(attribution, parent)
        if attribution.source in self._read_before:
            return self._read_before[attribution.source]
        scene = self._scenes.get(attribution.where, self._scenes[""])
        sentence = scene.sentence_at(attribution.source[0][0])
        phrase = parse_phrase(scene.text, sentence, attribution.source) if sentence is not None else None
        if phrase is None or _impersonal(phrase, attribution, scene) or _only_national(phrase):
            return None
        party = self._party(phrase, attribution, scene, parent)
        self._read_before[attribution.source] = party
        if party is not None:
            scene.speak(phrase.start, party)
        return party

    def _continued(self, attribution: Attribution, parent: Party | None) -> Party | None:
        """Without a source: the speaker that the sentence goes on with, when it is said to go on."""
        if not attribution.because.startswith("continues"):
            return None
        before = CONTINUED.match(attribution.because)
        if before and before.group(1) in self._found:
            return self._found[before.group(1)]
        if parent is not None:
            return parent
        place = _place(attribution)[0]
        return self._scenes.get(attribution.where, self._scenes[""]).last_speaker(place, lambda party: True)

    def _party(self, phrase: Phrase, attribution: Attribution, scene: Scene, parent: Party | None) -> Party | None:
        if phrase.pronoun is not None:
            meant = resolve_pronoun(phrase, scene, parent)
            if isinstance(meant, Phrase):
                return self._party(meant, attribution, scene, parent) if meant.pronoun is None else None
            if meant is not None:
                scene.cast.mention(meant, phrase.start, phrase.end)
            return meant
        if phrase.joined:
            return self._together(phrase, attribution, scene, parent)
        if phrase.name is not None:
            again = _common_noun(phrase.name, scene)
            if again is not None:
                scene.cast.mention(again, phrase.start, phrase.end)
                return again
            return _named(phrase, phrase.name, attribution, scene)
        having = self._having(phrase, attribution, scene, parent)
        if having is not None:
            return having
        above = self._attributions.get(attribution.parent or "")
        party = resolve_description(
            phrase,
            scene,
            parent,
            attitude=attribution.act in ("attitude", "silence"),
            cited=above is not None and above.content == attribution.content,
        )
        scene.cast.mention(party, phrase.start, phrase.end)
        if party.kind == "anonymous" and (party.of is None or party.of is parent):
            party.of, reason = carrier(phrase, attribution, scene, parent)
            party.reasons.extend([f"of: {reason}"] if reason else [])
        if party.kind == "anonymous":
            self._know(phrase, party, attribution, scene)
        if party.kind == "group" and phrase.owners:
            owner_of(phrase, scene, parent)
        if party.kind == "document" and party.of is None:
            place = _held_by(scene.text, phrase)
            if place is not None:
                party.of = self._holder(place, attribution, scene, parent)
        return party

    def _together(self, phrase: Phrase, attribution: Attribution, scene: Scene, parent: Party | None) -> Party | None:
        """The party of "X and Y": one of its own, whose members are parties too."""
        parts = [phrase]
        while parts[-1].joined:
            parts.append(parts[-1].joined[0])
        found = (self._party(replace(part, joined=()), attribution, scene, parent) for part in parts)
        members = [party for party in found if party is not None]
        if len(members) < 2:
            return members[0] if members else None
        start, end = phrase.start, max(part.end for part in parts)
        known = next((p for p in scene.cast if p.together and set(map(id, p.together)) == set(map(id, members))), None)
        party = known or scene.cast.add(Party(phrase=scene.text[start:end], plural=True, together=tuple(members)))
        kinds = (member.kind for member in members if member.kind is not None and member.weight >= KNOWN)
        party.believe(next(kinds, members[0].kind), SHAPE)
        scene.cast.mention(party, start, end)
        return party

    def _know(self, phrase: Phrase, party: Party, attribution: Attribution, scene: Scene) -> None:
        """Take in the papers that unnamed people are said to know, as theirs.

        "Officials familiar with the data", "officials | have seen | intelligence that shows …".
        """
        sentence = scene.sentence_at(phrase.start)
        known = words("acquainted").search(scene.text, phrase.start, phrase.end)
        place = (known.end(), phrase.end) if known is not None else None
        if known is None and attribution.cue and attribution.content:
            having = words("having").match(scene.text, *attribution.cue[0])
            place = (having.end(), attribution.content[0][1]) if having is not None else None
        paper = parse_phrase(scene.text, sentence, (place,)) if sentence is not None and place is not None else None
        if paper is None or paper.name is not None or paper.tag() != "document":
            return
        if words("processes").search(scene.text, paper.start, paper.end) is None:
            end = paper.start + len(paper.head)  # not what it shows: "intelligence | that indicates"
            found = resolve_description(replace(paper, end=end, text=paper.head), scene, party, attitude=False)
            scene.cast.mention(found, paper.start, end)
            found.of, found.speaks = found.of or party, True

    def _having(self, phrase: Phrase, attribution: Attribution, scene: Scene, parent: Party | None) -> Party | None:
        """The paper of a phrase that says who has it: "officials have seen intelligence"."""
        between = words("having").search(scene.text, phrase.start, phrase.end)
        sentence = scene.sentence_at(phrase.start)
        if between is None or sentence is None:
            return None
        paper = parse_phrase(scene.text, sentence, ((between.end(), phrase.end),))
        if paper is None or paper.name is not None or kind_of_phrase(paper, attitude=False)[0] != "document":
            return None
        party = self._party(paper, attribution, scene, parent)
        if party is not None and party.of is None:
            party.of = self._holder((phrase.start, between.start()), attribution, scene, parent)
        return party

    def _holder(self, place: Span, attribution: Attribution, scene: Scene, parent: Party | None) -> Party | None:
        """Who has a paper, and stands in a place of the phrase: an outlet, a body, a person or unnamed people."""
        sentence = scene.sentence_at(place[0])
        phrase = parse_phrase(scene.text, sentence, (place,)) if sentence is not None else None
        if phrase is None or phrase.pronoun is not None or (phrase.name is None and phrase.noun is None):
            return None
        if phrase.tag() == "vague" and phrase.owners:  # «газеты "Маяк"» is one paper's, in the genitive
            holder = owner_of(phrase, scene, parent)
            if holder is not None:
                holder.believe("outlet", SHAPE)
        else:
            holder = self._party(phrase, attribution, scene, parent)
        return holder if holder is not None and holder.kind in HOLDING else None


def _held_by(text: str, phrase: Phrase) -> Span | None:
    """Where stands who has a paper: in its phrase, or right behind that ("a recording, posted by the channel")."""
    held = words("held").search(text, phrase.start, phrase.end)
    if held is not None:
        return held.end(), phrase.end
    after = _HELD_NEXT.match(text, phrase.end)
    held = words("held").match(text, after.end()) if after is not None else None
    if held is None:
        return None
    last = min(len(text), held.end() + _LONGEST_HOLDER)
    stop = _HOLDER_ENDS.search(text, held.end(), last)
    return held.end(), stop.start() if stop is not None else last


def _common_noun(run: Run, scene: Scene) -> Party | None:
    """Whom a capital at the beginning of a sentence means when it is no name: «Рабочие» after «двое рабочих»."""
    if len(run.words) > 1 or run.quoted or not run.initial or not is_cyrillic(run.text):
        return None
    return called_so(head_key(run.text), run.start, scene) if scene.cast.find(run) is None else None


def _named(phrase: Phrase, run: Run, attribution: Attribution, scene: Scene) -> Party:
    """The party that a phrase names, with what the phrase says of it."""
    if scene.cast.ambiguous(run):
        said = (party for party in scene.cast if AMBIGUOUS in party.reasons and run.words in party.forms)
        party = next(said, None) or scene.cast.add(Party(reasons=[AMBIGUOUS]))
        scene.cast.put(party, run)
    else:
        party = scene.cast.take(run)
    tag = phrase.tag()
    if tag == "body" and phrase.noun is not None and phrase.noun.text == "agency" and _heard(party, attribution, scene):
        party.kind, tag = "outlet", "agency"
    if tag in ("outlet", "agency", "channel", "body", "organisation"):
        party.believe(NOUN_KINDS[tag], STATED)
        party.roles.update(["agency"] if tag == "agency" else [])
    elif tag in PEOPLE or phrase.roles:
        party.believe("person", SHAPE)
    elif (
        "definite" in phrase.flags
        and phrase.head.endswith(run.text)
        and not is_cyrillic(run.text)
        and party.weight <= GUESS
        and not party.roles
    ):
        party.kind, party.weight = "organisation", GUESS
    party.roles.update(phrase.roles[:1] if is_cyrillic(phrase.text) else phrase.roles)
    if party.weight <= GUESS and party.known is None:
        _guess_kind(party, run, attribution, scene)
    return party


def _impersonal(phrase: Phrase, attribution: Attribution, scene: Scene) -> bool:
    """Whether "it" stands for nothing: "it is alleged", "it has been reported", "it turned out"."""
    if phrase.pronoun != "it" or len(phrase.text.split()) > 1 or not attribution.cue:
        return False
    return IMPERSONAL.match(scene.text[phrase.end : attribution.cue[-1][1]]) is not None


def _only_national(phrase: Phrase) -> bool:
    """Whether nothing but a nationality was marked, an adjective without its noun: "the | Russian | administration"."""
    hit = word_hit(phrase.text)
    named = gazetteer().place((phrase.text,)) is not None or gazetteer().is_body((phrase.text,))
    return hit is not None and hit.has("common:demonyms") and not (hit.plural or named or phrase.noun)


def _guess_kind(party: Party, run: Run, attribution: Attribution, scene: Scene) -> None:
    """An unknown name that writes, or keeps Latin letters among Cyrillic ones, is an outlet sooner than a person."""
    sentence = scene.sentence_at(run.start)
    cue = (
        [token.text for token in sentence.tokens if any(s <= token.start < e for s, e in attribution.cue)]
        if sentence
        else []
    )
    foreign = (
        not is_cyrillic(run.text) and sentence is not None and any(is_cyrillic(token.text) for token in sentence.tokens)
    )
    unknown = party.kind is None or (run.quoted and party.kind == "organisation")
    heard = party.place is None and _heard(party, attribution, scene)
    if heard or (party.place is None and (foreign or (unknown and press_cue(cue)))):
        party.kind, party.weight = (
            ("outlet" if heard or press_cue(cue) or attribution.act == "speech" else "organisation"),
            GUESS,
        )
    if foreign and party.kind == "outlet":
        party.weight = SHAPE


def _heard(party: Party, attribution: Attribution, scene: Scene) -> bool:
    """Whether a party that reports is also one that others talk to: "told the Echo", "in an interview with Globe".

    People are talked to, too: a name that may be a person's needs its article.
    """
    if not any(words("reporting").search(scene.text, start, end) for start, end in attribution.cue):
        return False
    bare = party.kind == "organisation" or not any(
        len(form) == 1 or any(gazetteer().given(word) for word in form) for form in party.forms
    )
    for begin, _ in party.mentions:
        if (begin, bare) not in party.untold:
            if _is_told(scene.text, begin, bare=bare):
                return True
            party.untold.add((begin, bare))
    return False


def _is_told(text: str, place: int, *, bare: bool) -> bool:
    """Whether a telling ends right before a place, with an article between or, where `bare`, with none."""
    led = TOLD_THE.search(text, max(0, place - TELLING), place)
    if led is None or not (bare or led.group(1)):
        return False
    told = text[max(0, place - TELLING) : led.start()]
    return any(told.endswith(match.group()) for kind in ("told", "asked") for match in words(kind).finditer(told))


def _place(attribution: Attribution) -> tuple[int, int]:
    spans = attribution.source or attribution.cue or attribution.content
    return (spans[0][0], spans[0][1]) if spans else (0, 0)
