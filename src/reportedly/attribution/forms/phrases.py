"""Phrases without a grammar: where a noun phrase, an adverbial or a clause begins and ends in a sentence.

There is no tagger here; small closed lists, capitals, punctuation and (in Russian and Ukrainian) a few endings tell
enough of the shape of a news sentence to find who speaks in it.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.attribution.forms.lexicon import Known, Lexicon, Verb
from reportedly.attribution.forms.passage import Passage, Run

DASHES = ("—", "–", "−", "-", "--", "―")
STOPS = frozenset((",", ";", ":", ".", "!", "?", "…", "...", "|", *DASHES))
_MONTHS = tuple("jan feb mar apr may jun jul aug sep oct nov dec".split())
_LONGEST_PHRASE = 40
_LONGEST_BRACKET = 8
_LONGEST_NAME = 7
_ENDS = (",", ".", "!", "?", "…")
_FARTHEST = 80


@dataclass(frozen=True, slots=True)
class View:
    """A passage with the words of its language, and the verbs found in it by the number of their first token.

    `shouted`: it is a headline whose words all begin with capitals.
    """

    passage: Passage
    lex: Lexicon
    lows: tuple[str, ...]
    known: tuple[Known, ...]
    verbs: dict[int, Verb]
    shouted: bool = False

    def has(self, name: str, at: int) -> bool:
        """Whether the token is in a list."""
        return 0 <= at < len(self.known) and name in self.known[at].lists

    def at(self, name: str, at: int) -> int:
        """How many tokens from `at` on are an entry of a list."""
        if not 0 <= at < len(self.known):
            return 0
        if name in self.known[at].opens:
            return self.lex.lists[name].at(self.lows, at)
        return int(name in self.known[at].lists)

    def stops(self, at: int) -> bool:
        """Whether the token is a mark that parts clauses."""
        return self.lows[at] in STOPS

    def speaks(self, opening: int) -> bool:
        """Whether a quotation is speech: long enough for it, and not the name behind "the channel" or "the daily"."""
        closing = self.passage.close[opening]
        named = self.has("outlets", opening - 1) and closing - opening <= _LONGEST_NAME
        whole = self.lows[closing - 1] in _ENDS or closing == opening + 1
        return self.passage.speaks(opening) and not (named and not whole and self.passage.tokens[opening + 1].capital)

    @property
    def english(self) -> bool:
        """Whether the words are English, whose clauses need no comma and whose subjects stand first."""
        return self.lex.language == "en"


def view(passage: Passage, lex: Lexicon) -> View:
    """The passage with its verbs looked up once."""
    lows = tuple(token.low for token in passage.tokens)
    verbs: dict[int, Verb] = {}
    taken = 0
    for at in range(len(lows)):
        if at >= taken and lows[at] in lex.verbs and (verb := lex.verb(lows, at)):
            verbs[at] = verb
            taken = at + len(verb.words)
    words = [token for token in passage.tokens if token.kind == "w" and len(token.low) > 3]
    shouted = len(words) > 2 and all(token.capital for token in words)
    return View(passage, lex, lows, tuple(map(lex.known, lows)), verbs, shouted)


def is_verbal(v: View, at: int) -> bool:
    """Whether a token is likely a finite verb."""
    if at in v.verbs:
        return v.verbs[at].tag in ("singular", "plural", "past", "impersonal") and (
            v.shouted or not v.passage.tokens[at].capital
        )
    token = v.passage.tokens[at]
    if token.kind != "w" or token.capital:
        return False
    return v.known[at].verbal or v.has("auxiliaries", at)


def has_verbal(v: View, run: Run) -> bool:
    """Whether a range holds a likely finite verb outside its quotations and brackets."""
    at = run[0]
    while at < run[1]:
        if is_verbal(v, at):
            return True
        at = v.passage.over(at, run[1])
    return False


def time_phrase(v: View, at: int, hi: int) -> int:
    """The end of a phrase of time that begins at `at` ("в прошлую пятницу", "7 березня", "on March 6"), else `at`."""
    end = at
    if v.has("time_prepositions", end):
        end += 1
    elif v.lows[at] in ("of", "that", "a"):
        return at
    last = at
    while end < hi and end - at < 8:
        number = v.passage.tokens[end].kind == "n"
        if (v.has("times", end) and _is_time(v, end)) or (number and last > at):
            last = end + 1
        elif not (
            number or v.has("time_modifiers", end) or (last > at and v.lows[end] == "," and _numbered(v, end + 1, hi))
        ):
            break
        end += 1
    return last


def _numbered(v: View, at: int, hi: int) -> bool:
    return at < hi and v.passage.tokens[at].kind == "n"


def _is_time(v: View, at: int) -> bool:
    """Whether a word of time is one here, and not part of a name ("the Evening Ledger")."""
    token = v.passage.tokens[at]
    if not token.capital:
        return True
    if v.english:
        return token.low.endswith("day") or token.low[:3] in _MONTHS
    return at == 0 or v.passage.tokens[at - 1].kind == "p"


def venue(v: View, at: int, hi: int) -> int:
    """The end of a phrase that says where it was said ("в интервью Gazette", "in a statement"), else `at`."""
    if not v.has("places", at):
        return at
    end = at + 1
    while end < hi and end - at < 5 and not v.has("venues", end):
        if v.passage.tokens[end].kind == "p" or v.has("prepositions", end) or v.passage.tokens[end].capital:
            return at
        end += 1
    if end >= hi or end - at >= 5:
        return at
    end += 1
    while end < hi:
        token = v.passage.tokens[end]
        if v.has("addressees", end) or v.has("venues", end) or v.has("possessives", end) or _name(v, end):
            end = v.passage.over(end, hi)
        elif v.has("prepositions", end) and end + 1 < hi and (time_phrase(v, end, hi) == end):
            if v.english and v.lows[end] in ("on", "of", "with", "to", "at", "for", "about", "by"):
                after = noun_phrase(v, end + 1, hi, within=6)
                if after == end + 1:
                    break
                end = after
            elif _name(v, end + 1) or v.has("addressees", end + 1) or v.has("venues", end + 1):
                end += 1
            else:
                break
        elif not v.english and token.kind == "w" and not token.capital and _dative(token.low):
            end += 1
        else:
            break
    return end


def _dative(low: str) -> bool:
    return low.endswith(("ому", "ему", "ей", "ой", "ою", "ій", "им", "ым", "ам", "ям")) and len(low) > 4


def _name(v: View, at: int) -> bool:
    """Whether a token begins a name that does not bend: in Latin letters, in capitals, or between quotation marks."""
    token = v.passage.tokens[at]
    if v.passage.is_quote(at):
        return v.passage.close[at] - at <= 6
    if token.kind != "w" or not token.capital:
        return False
    return token.text.isascii() or (token.text.isupper() and len(token.text) > 1)


def is_adverb(v: View, at: int) -> bool:
    """Whether a token is an adverb by its ending or in the list."""
    token = v.passage.tokens[at]
    if v.has("adverbs", at):
        return True
    if token.kind != "w" or token.capital or len(token.low) < 5:
        return False
    return token.low.endswith("ly" if v.english else "но") and not v.has("verbless", at) and at not in v.verbs


def adverbial(v: View, at: int, hi: int) -> int:
    """The end of an adverb, a time or a place of saying that begins at `at`, else `at`."""
    if at >= hi:
        return at
    found = v.at("adverbs", at) or int(is_adverb(v, at))
    named = v.passage.tokens[at].capital and at > 0 and v.passage.tokens[at - 1].kind == "w"
    if found and at + found <= hi and not named:
        return at + found
    end = time_phrase(v, at, hi)
    return end if end > at else venue(v, at, hi)


def skip_adverbs(v: View, at: int, hi: int) -> int:
    """The end of the adverbs from `at` on."""
    while at < hi and (found := v.at("adverbs", at) or int(is_adverb(v, at))):
        at += found
    return at


def skip(v: View, at: int, hi: int) -> int:
    """The end of all adverbials from `at` on, with the commas that set them off."""
    while at < hi:
        end = adverbial(v, at, hi)
        if end == at:
            break
        at = end
        if at < hi and v.lows[at] == "," and adverbial(v, at + 1, hi) > at + 1:
            at += 1
    return at


def addressee(v: View, at: int, hi: int) -> int:
    """The end of the party that something is told to, in Russian and Ukrainian ("агентству Norda"), else `at`."""
    if not v.has("addressees", at):
        return at
    at += 1
    while at < hi and _name(v, at) and not cites_at(v, at):
        at = v.passage.over(at, hi)
        if at < hi and v.lows[at] in ("новости", "новини", "україна", "украина"):
            at += 1
    return at


def cites_at(v: View, at: int) -> int:
    """How many tokens from `at` on cite somebody ("со ссылкой на", "citing", "attributed it to")."""
    return v.at("citing", at) or v.at("crediting", at)


def noun_phrase(v: View, at: int, hi: int, within: int = _LONGEST_PHRASE, *, apposed: bool = True) -> int:
    """The end of the noun phrase that begins at `at`, with its modifiers and a set-off participle, else `at`.

    within: at most so many tokens; apposed: with a role behind a comma ("Orlov, the spokesman").
    """
    start, limit = at, min(hi, at + within)
    while at < limit:
        if v.stops(at):
            if v.lows[at] == "," and _goes_on(v, start, at + 1, hi, apposed):
                at = _clause_stop(v, at + 1, hi)
                continue
            listed = _list_end(v, at, limit) if v.lows[at] == "," and at > start else at
            if listed > at:
                at = listed
                continue
            break
        if v.passage.inside[at] == at or at in v.passage.open:
            break
        if v.english and at > start and v.lows[at] == "who":
            at = _clause_stop(v, at, hi)
            break
        if at > start and (_ends_phrase(v, start, at, hi) or cites_at(v, at)):
            break
        if at in v.passage.close:
            if not v.passage.is_quote(at) and v.passage.close[at] - at > _LONGEST_BRACKET:
                break
            if v.passage.is_quote(at) and v.speaks(at) and v.passage.close[at] - at > 8:
                break
            at = v.passage.over(at, hi)
            continue
        at += 1
    while at > start and (v.has("prepositions", at - 1) or v.has("conjunctions", at - 1)):
        at -= 1
    return at


def _list_end(v: View, comma: int, hi: int) -> int:
    """The end of the names after a comma where they are a list that "and" closes ("…, Delta, Herald and Ledger")."""
    at = comma
    while at < hi and v.lows[at] == "," and at - comma < 16:
        name = at + 1
        while name < hi and (v.passage.tokens[name].capital or name in v.passage.close) and name - at < 6:
            name = v.passage.over(name, hi)
        if name == at + 1:
            return comma
        at = name
    if at + 1 < hi and v.has("linking", at) and (v.passage.tokens[at + 1].capital or at + 1 in v.passage.close):
        return at
    return comma


def _ends_phrase(v: View, start: int, at: int, hi: int) -> bool:
    """Whether the noun phrase that began at `start` cannot go on at `at`."""
    if v.has("boundaries", at) or (at in v.verbs and v.verbs[at].tag != "infinitive" and not _is_noun_here(v, at)):
        return True
    if v.has("conjunctions", at):
        if not v.has("linking", at):
            return True
        after = at + 1
        return after >= hi or is_verbal(v, after) or v.at("adverbs", after) > 0 or v.has("pronouns", after)
    if is_adverb(v, at) and not v.passage.tokens[at].capital:
        return True
    if v.at("adverbs", at) > 1 or time_phrase(v, at, hi) > at or venue(v, at, hi) > at:
        return True
    if v.english:
        return v.has("auxiliaries", at)
    return is_verbal(v, at)


def _is_noun_here(v: View, at: int) -> bool:
    return v.english and v.verbs[at].tag in ("base", "past", "singular", "gerund")


def _goes_on(v: View, start: int, at: int, hi: int, apposed: bool) -> bool:
    """Whether what stands after a comma belongs to the noun phrase before it: a participle, "which", a role."""
    if at >= hi:
        return False
    if v.has("modifiers", at) or _participle(v, at):
        return True
    if v.has("places", at) and at + 1 < hi and v.has("relatives", at + 1):
        return True
    return apposed and v.has("roles", at) and any(token.capital for token in v.passage.tokens[start : at - 1])


def _participle(v: View, at: int) -> bool:
    """Whether a Russian or Ukrainian word is a participle by its ending ("проведённого", "оказавшийся")."""
    return v.known[at].participle


def _clause_stop(v: View, at: int, hi: int) -> int:
    """The end of a set-off part that begins at `at`: the next comma, stop or citation."""
    while at < hi and not v.stops(at) and not cites_at(v, at):
        at = v.passage.over(at, hi)
    return at


def clause_left(v: View, at: int, lo: int) -> int:
    """Where the part of the clause that ends before `at` begins: after the nearest mark or joining word."""
    p, lo = v.passage, max(lo, at - _FARTHEST)
    while at - 1 >= lo:
        before = at - 1
        if before in p.open:
            inner = p.open[before]
            if inner < lo or (p.is_quote(inner) and v.speaks(inner)):
                return at
            at = inner
            continue
        if v.stops(before) or before in p.close or v.has("boundaries", before):
            return at
        if v.has("relatives", before):
            return before - 1 if before - 1 >= lo and v.has("prepositions", before - 1) else before
        at = before
    return at


def trimmed(v: View, run: Run) -> Run:
    """A range without adverbials, joining words and citations at its two ends."""
    lo, hi = run
    while lo < hi:
        end = adverbial(v, lo, hi)
        if end == lo and (v.has("conjunctions", lo) or v.lows[lo] in STOPS):
            end = lo + 1
        if end == lo:
            break
        lo = end
    while hi > lo:
        start = _adverbial_before(v, lo, hi)
        if start == hi:
            break
        hi = start
    return lo, hi


def _adverbial_before(v: View, lo: int, hi: int) -> int:
    """The start of an adverbial that ends at `hi`, else `hi`."""
    if v.lows[hi - 1] in STOPS or v.has("conjunctions", hi - 1) or v.has("negations", hi - 1):
        return hi - 1
    for start in range(max(lo, hi - 7), hi):
        if start > lo or v.has("adverbs", start):
            if adverbial(v, start, hi) == hi or cites_at(v, start):
                return start
            if addressee(v, start, hi) == hi:
                return start
    return hi


def sentence_start(v: View, sentence: Run) -> int:
    """Where the prose of a sentence begins: after a dateline or a credit ("EASTPORT (AGENCY) --", "CITY -")."""
    lo, hi = sentence
    at = lo
    while at < min(hi, lo + 12):
        low = v.lows[at]
        if low == "|" or low in DASHES:
            return at + 1 if at > lo and (low in ("|", "--") or _shouted(v, lo, at)) else lo
        if v.passage.tokens[at].kind == "w" and not v.passage.tokens[at].capital:
            return lo
        at = v.passage.over(at, hi)
    return lo


def _shouted(v: View, at: int, hi: int) -> bool:
    """Whether a range is in capitals outside its brackets, or ends in a bracket: "EASTPORT", "Eastport (AGENCY)"."""
    if hi - 1 in v.passage.open:
        return True
    words = [token for token in v.passage.tokens[at:hi] if token.kind == "w"]
    return bool(words) and all(token.text.isupper() and len(token.text) > 1 for token in words)
