"""Whom a description means: "the newspaper", «ведомство», "the president", "his sources".

A description that points back takes the nearest party of its sort; one that brings somebody in ("a source", "another
official") never does. What nobody fits stays a party of its own under its own words: two are better than a wrong one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from reportedly.language.fold import fold
from reportedly.language.words import is_cyrillic, lemmas, tokens
from reportedly.sources.heads import ADJECTIVE, head_key
from reportedly.sources.kinds import GUESS, SHAPE, kind_of_phrase, kind_of_run
from reportedly.sources.lexicon import word_hit
from reportedly.sources.parties import Party
from reportedly.sources.phrases import Phrase
from reportedly.sources.scene import REACH, Scene

UNKNOWN_REACH = 2
STEM = 6
UNNAMED = ("anonymous", "group")
ONE_OF = frozenset(
    "one of,один из,одна из,одного из,одному из,одной из,один із,один з,одна з,одного з,одному з,одна із".split(",")
)
NEW = frozenset({"indefinite", "several", "another", "unnamed"})
SAME_OFFICE = (
    frozenset(
        {
            "president",
            "head of state",
            "head of the state",
            "leader",
            "президент~",
            "глав~ государств~",
            "лидер~ стран~",
            "глав~ держав~",
            "лідер~ країн~",
        }
    ),
    frozenset({"prime minister", "premier", "премьер~", "премьер-министр~", "прем'єр~", "прем'єр-міністр~"}),
    frozenset({"commander-in-chief", "главком~", "главнокомандующ~", "головком~", "головнокомандувач~"}),
    frozenset(
        {"spokesman", "spokesperson", "spokeswoman", "пресс-секретар~", "прес-секретар~", "речник~", "прессекретар~"}
    ),
)


def resolve_description(
    phrase: Phrase, scene: Scene, parent: Party | None, *, attitude: bool, cited: bool = False
) -> Party:
    """The party that a description means, a new one under its own words when it points to none.

    parent: who is speaking around it. attitude: whether it plans, wants or fears instead of speaking. cited: whether
    it is whom the parent cites, and so another.
    """
    found = _one_of(phrase, scene) or _pointed_at(phrase, scene, parent)
    if found is not None and not (cited and found is parent):
        return found
    kind, weight = kind_of_phrase(phrase, attitude=attitude)
    if phrase.tag() == "spokes" and phrase.owners and phrase.plural:
        owner = owner_of(phrase, scene, parent)
        kind = "group" if owner is not None and owner.kind in ("person", None) else kind
    again = _same_again(phrase, scene, kind, parent) or _described_again(phrase, scene, kind)
    if again is not None:
        return again
    party = Party(
        kind=kind, weight=weight, phrase=phrase.text, plural=phrase.plural or bool(phrase.flags & {"several"})
    )
    party.of = parent if kind == "anonymous" else None
    party.roles.update(phrase.roles or ((phrase.noun.text,) if phrase.noun else ()))
    party.head = _head_word(phrase)
    return scene.cast.add(party)


def _head_word(phrase: Phrase) -> str:
    """The key of the noun that a description hangs on, "" when no word of it can be that."""
    words = [token.text for token in tokens(phrase.head or phrase.text) if token.kind == "word"]
    noun = phrase.noun.words[-1] if phrase.noun else ""
    known = [word for word in words if fold(word) == noun]
    if words and not known and is_cyrillic(words[0]):
        known = [word for word in words if not ADJECTIVE.search(fold(word)) and not _small(word)][:1] or [words[-1]]
    word = (known or words[-1:] or [""])[0]
    return "" if not word or _small(word) else head_key(word)


def _small(word: str) -> bool:
    hit = word_hit(word)
    return hit is not None and hit.has("word:several", "word:definite", "word:indefinite", "word:own", "word:another")


def _described_again(phrase: Phrase, scene: Scene, kind: str) -> Party | None:
    """ "The mechanics" after "two mechanics at the airfield": the only ones whom the page has called so."""
    if not _points(phrase) or phrase.flags & NEW or phrase.owners or phrase.inner is not None or kind not in UNNAMED:
        return None
    said = [token.text for token in tokens(phrase.text) if token.kind == "word" and not _small(token.text)]
    head = _head_word(phrase)
    if len(said) != 1 or not head:
        return None
    return called_so(head, phrase.start, scene)


def called_so(head: str, place: int, scene: Scene) -> Party | None:
    """The only unnamed people before a place whose noun has a key, None when they are several or none."""
    same = [party for party in scene.cast if party.kind in UNNAMED and party.head == head and not party.names]
    fits = [party for party in same if party.last_before(place) is not None]
    return fits[0] if len(fits) == 1 and head else None


def _pointed_at(phrase: Phrase, scene: Scene, parent: Party | None) -> Party | None:
    tag = phrase.tag()
    new = bool(phrase.flags & NEW) and "definite" not in phrase.flags
    if tag == "authority":
        owner = owner_of(phrase, scene, parent) if phrase.owners else None
        return owner if owner is not None and (owner.located or owner.kind in ("place", "organisation")) else None
    if tag == "spokes" and not new and not phrase.plural and (bearer := _of_office(phrase, scene)) is not None:
        return bearer
    if tag in ("spokes", "statement", "publication", "journalist"):
        owner = owner_of(phrase, scene, parent)
        if tag == "spokes":
            if owner is None or not _body(owner) or phrase.plural:
                return None
            owner.believe("organisation", SHAPE)
            return owner
        if tag == "statement":
            return owner or (None if new else parent or scene.last_speaker(phrase.start, _asserting))
        if owner is not None:
            if tag == "journalist" and owner.kind == "organisation" and owner.weight <= GUESS:
                owner.kind, owner.weight = "outlet", SHAPE
            return (
                owner
                if _press(owner) or owner.kind is None or (tag == "publication" and owner.kind == "person")
                else None
            )
        if new:
            return None
        if not _points(phrase):
            return None
        return scene.last_speaker(phrase.start, scene.cited) or scene.nearest(phrase.start, scene.cited)
    if tag == "person" and not new and (below := _named_below(phrase, scene)) is not None:
        return below
    if new or not _points(phrase):
        return None
    simple: dict[str, Callable[[], Party | None]] = {
        "outlet": lambda: _press_before(phrase, scene, ("outlet",)),
        "agency": lambda: _agency(phrase, scene),
        "channel": lambda: _press_before(phrase, scene, ("channel",)) or _press_before(phrase, scene, ("outlet",)),
        "body": lambda: _body_before(phrase, scene),
        "organisation": lambda: _named_so(phrase, scene),
        "person": lambda: _of_office(phrase, scene),
        "human": lambda: _of_office(phrase, scene) or _person_before(phrase, scene),
        "official": lambda: _official(phrase, scene),
        "anonymous": lambda: _anonymous(phrase, scene, parent),
        "document": lambda: _document(phrase, scene),
    }
    return simple[tag]() if tag in simple else None


def _one_of(phrase: Phrase, scene: Scene) -> Party | None:
    """ "One of them", «один из собеседников»: the unnamed several who spoke last, if it can be nobody else."""
    if phrase.flags & {"another", "own"} or phrase.owners or phrase.holder is not None or phrase.inner is not None:
        return None
    words = [token.text for token in tokens(phrase.text) if token.kind == "word"]
    if len(words) > 4 or len(words) < 3 or fold(" ".join(words[:2])) not in ONE_OF:
        return None
    rest = [hit for word in words[2:] if (hit := word_hit(word)) is not None]
    them = any(hit.has("pronoun:they") for hit in rest)
    if not (them or any(hit.has("noun:anonymous", "noun:official") for hit in rest)):
        return None
    here = scene.sentence_at(phrase.start)

    def near(party: Party) -> bool:
        at = party.last_before(phrase.start)
        there = scene.sentence_at(at) if at is not None else None
        return here is not None and there is not None and here.number - there.number <= REACH

    fits = [party for party in scene.cast if party.kind == "anonymous" and party.plural and near(party)]
    return fits[0] if len(fits) == 1 else None


def _points(phrase: Phrase) -> bool:
    """Whether a description can point back: "the newspaper", and in Russian and Ukrainian a bare noun."""
    if phrase.flags & {"definite"}:
        return True
    first = next((token.text for token in tokens(phrase.text) if token.kind == "word"), "")
    return is_cyrillic(first) and not phrase.flags & NEW


def _press(party: Party) -> bool:
    return party.kind in ("outlet", "channel") and bool(party.names)


def _body(party: Party) -> bool:
    return party.kind in ("organisation", "outlet", "channel", "place", None)


def _asserting(party: Party) -> bool:
    return party.kind in ("person", "organisation", "place", "group")


def owner_of(phrase: Phrase, scene: Scene, parent: Party | None) -> Party | None:
    """Whose the thing or the people of a phrase are, when the phrase itself says so."""
    for run in (*reversed(phrase.owners), *((phrase.inner.name,) if phrase.inner and phrase.inner.name else ())):
        found = scene.cast.find(run)
        if found is None and run is not None and not scene.cast.ambiguous(run):
            found = scene.cast.take(run)
        if found is not None:
            scene.cast.put(found, run)
            return found
    inner = phrase.inner
    if (
        inner is not None
        and inner.noun is not None
        and inner.tag() in ("outlet", "agency", "channel", "body", "publication")
    ):
        return owner_of(inner, scene, parent) or _pointed_at(inner, scene, parent)
    if phrase.holder is not None and phrase.holder.tag != "noun:organisation":
        tag = phrase.holder.tag.partition(":")[2]
        if tag in ("outlet", "agency", "channel"):
            kinds = ("channel", "outlet") if tag == "channel" else ("outlet",)
            return _press_before(phrase, scene, kinds)
        return _body_before(phrase, scene)
    return None


def _press_before(phrase: Phrase, scene: Scene, kinds: tuple[str, ...]) -> Party | None:
    """The outlet or channel spoken of last; an unknown name that has just spoken becomes one."""

    def known(party: Party) -> bool:
        return party.kind in kinds and party is not scene.publisher and not party.plural

    def told(party: Party) -> bool:
        return known(party) and not scene.in_title(party.last_before(phrase.start) or 0)

    title = scene.title if not scene.in_title(phrase.start) else None
    fits = told if title is not None else known
    found = scene.nearest(phrase.start, fits, spoke=True) or scene.nearest(phrase.start, fits)
    found = found or _just_spoke(phrase, scene, kinds)
    return found or scene.nearest(phrase.start, known)


def _just_spoke(phrase: Phrase, scene: Scene, kinds: tuple[str, ...]) -> Party | None:
    """An unknown name that has just spoken: whoever is then called an outlet is one."""
    unknown = scene.last_speaker(phrase.start, lambda party: bool(party.names) and _may_write(party))
    here = scene.sentence_at(phrase.start)
    there = scene.sentence_at(unknown.last_before(phrase.start) or 0) if unknown is not None else None
    if unknown is None or here is None or there is None or here.number - there.number > UNKNOWN_REACH:
        return None
    unknown.kind, unknown.weight = ("channel" if "channel" in kinds else "outlet"), SHAPE
    return unknown


def _agency(phrase: Phrase, scene: Scene) -> Party | None:
    """The agency named before; any outlet only where none was called one."""
    noun = phrase.noun.text if phrase.noun else ""

    def agency(party: Party) -> bool:
        return party is not scene.publisher and bool(party.names) and (_is_agency(party) or noun in party.roles)

    return scene.nearest(phrase.start, agency) or _press_before(phrase, scene, ("outlet",))


def _is_agency(party: Party) -> bool:
    """Whether a party is listed as a news agency, or called one by the page."""
    return "agency" in party.roles or (party.known is not None and party.known.sort == "agencies")


def _may_write(party: Party) -> bool:
    """Whether nothing but a guess, if anything, speaks against an outlet of that name."""
    single = all(len(words) == 1 for words in party.forms)
    return party.weight <= GUESS and not party.place and (single or party.kind == "organisation")


def _body_before(phrase: Phrase, scene: Scene) -> Party | None:
    def named(party: Party) -> bool:
        return party.kind == "organisation" and bool(party.names)

    if phrase.noun is not None and phrase.noun.text == "agency":
        return _agency_or_body(phrase, scene)
    return _named_so(phrase, scene) or scene.last_speaker(phrase.start, named) or scene.nearest(phrase.start, named)


def _agency_or_body(phrase: Phrase, scene: Scene) -> Party | None:
    """ "The agency" in English: a news agency that spoke, else the body whose name has the word."""

    def wire(party: Party) -> bool:
        return _is_agency(party) and party.kind == "outlet" and party is not scene.publisher

    return scene.nearest(phrase.start, wire, spoke=True) or _named_so(phrase, scene)


def _named_so(phrase: Phrase, scene: Scene) -> Party | None:
    """The body whose name or description has the noun of a phrase: "the ministry", «министерство»."""
    noun = phrase.noun.text if phrase.noun else ""

    def same(party: Party) -> bool:
        words = [word for name in party.forms for word in name]
        hits = [word_hit(word) for word in words]
        named = any(hit is not None and any(entry.text == noun for entry in hit.entries) for hit in hits)
        return party.kind == "organisation" and (named or noun in party.roles)

    if phrase.owners:
        return None
    return scene.nearest(phrase.start, same)


def _offices(roles: set[str]) -> set[str]:
    return roles | {other for office in SAME_OFFICE if office & roles for other in office}


def _of_office(phrase: Phrase, scene: Scene) -> Party | None:
    """The one person whom the page has called by the same office before; two of them are nobody."""
    wanted = _offices({phrase.noun.text} if phrase.noun else set())

    def same(party: Party) -> bool:
        return party.kind == "person" and bool(_offices(party.roles) & wanted) and bool(party.names)

    if phrase.owners or not _bare(phrase):
        return None
    fits = [party for party in scene.cast if same(party) and party.last_before(phrase.start) is not None]
    return fits[0] if len(fits) == 1 else None


def _named_below(phrase: Phrase, scene: Scene) -> Party | None:
    """The one person whom the body calls what the title says without a name: "Energy minister told …"."""
    if not scene.in_title(phrase.start) or phrase.plural:
        return None
    wanted = [fold(token.text)[:STEM] for token in tokens(phrase.head or phrase.text) if token.kind == "word"]
    wanted = [word for word in wanted if word not in ("the", "a", "an")]

    def called(party: Party) -> bool:
        at = next((start for start, _ in party.mentions if not scene.in_title(start)), None)
        here = scene.sentence_at(at) if at is not None else None
        if at is None or here is None:
            return False
        others = [end for p in scene.cast if p.kind == "person" and p.weight >= SHAPE for _, end in p.mentions]
        ends = [end for end in others if here.start < end <= at]
        said = [fold(token.text)[:STEM] for token in here.tokens if max([here.start, *ends]) <= token.start < at]
        return all(word in said for word in wanted)

    fits = [p for p in scene.cast if p.kind == "person" and p.names and p.weight >= SHAPE and called(p)]
    return fits[0] if len(fits) == 1 else None


def _bare(phrase: Phrase) -> bool:
    """Whether a description is its noun alone: "the president", not "the former president"."""
    said = [token.text for token in tokens(phrase.head) if token.kind != "mark"]
    small = sum((hit := word_hit(word)) is not None and hit.has("word:definite") for word in said)
    return phrase.noun is not None and len(said) - small <= len(phrase.noun.words)


def _person_before(phrase: Phrase, scene: Scene) -> Party | None:
    if phrase.plural or phrase.owners or phrase.inner is not None or not _bare(phrase):
        return None

    def person(party: Party) -> float:
        if not party.names:
            return 0
        return 1.0 if party.kind == "person" else 0.5 if party.kind is None and not party.located else 0

    found = scene.likeliest(phrase.start, person, reach=2)
    if found is not None:
        found.believe("person", SHAPE)
    return found


def _official(phrase: Phrase, scene: Scene) -> Party | None:
    """ "The official": who spoke last, unnamed or a person with an office."""
    if phrase.plural or phrase.owners or not _bare(phrase):
        return None

    def fits(party: Party) -> bool:
        return (party.kind == "anonymous" and not party.plural) or (party.kind == "person" and bool(party.roles))

    return scene.last_speaker(phrase.start, fits)


def _anonymous(phrase: Phrase, scene: Scene, parent: Party | None) -> Party | None:
    """ "The source", "the sources": the unnamed ones before; "the source" right after an outlet is the outlet."""
    if phrase.inner is not None or phrase.owners:
        return None
    whose = owner_of(phrase, scene, parent) if phrase.holder is not None else parent

    def fits(party: Party) -> bool:
        return party.kind == "anonymous" and party.plural == phrase.plural and (whose is None or party.of is whose)

    found = scene.last_speaker(phrase.start, fits)
    if (
        found is None
        and not phrase.plural
        and phrase.holder is None
        and phrase.noun is not None
        and (noun := word_hit(phrase.noun.words[-1].rstrip("~"))) is not None
        and noun.has("word:references")
        and len(phrase.text.split()) <= 2
        and "own" not in phrase.flags
    ):
        press, here = scene.last_speaker(phrase.start, _press), scene.sentence_at(phrase.start)
        there = scene.sentence_at(press.last_before(phrase.start) or 0) if press is not None else None
        near = here is not None and there is not None and here.number - there.number <= 1
        if near and press is not parent:  # whom an outlet cites is not that outlet
            return press
    return found


def _document(phrase: Phrase, scene: Scene) -> Party | None:
    noun = phrase.noun.text if phrase.noun else ""
    named = phrase.owners and any(kind_of_run(run)[0] for run in phrase.owners)
    return (
        None if named else scene.nearest(phrase.start, lambda party: party.kind == "document" and noun in party.roles)
    )


def _same_again(phrase: Phrase, scene: Scene, kind: str, parent: Party | None) -> Party | None:
    """A party described before in the same words, unless the words say that it is another."""
    if phrase.flags & {"indefinite", "another"} and kind not in ("vague", "document"):
        return None
    words = _content(phrase.text)

    def same(party: Party) -> bool:
        if kind == "anonymous" and party.of is not parent:
            return False
        if party.kind != kind or party.phrase is None or party.plural != (phrase.plural or "several" in phrase.flags):
            return False
        return _content(party.phrase) == words or (
            all(bool(a & b) for a, b in zip(_content(party.phrase), words, strict=False))
            and len(_content(party.phrase)) == len(words)
        )

    return scene.nearest(phrase.start, same)


@lru_cache(maxsize=4096)
def _content(text: str) -> tuple[frozenset[str], ...]:
    """The words of a description as their nominatives, without articles."""
    return tuple(
        frozenset(lemma.word for lemma in lemmas(token.text))
        for token in tokens(text)
        if token.kind != "mark" and fold(token.text) not in ("the", "this", "these", "those")
    )
