"""Whether an English word is a verb here, and the group of auxiliaries and negation around it."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.attribution.forms.lexicon import Verb
from reportedly.attribution.forms.phrases import DASHES, View, is_adverb, is_verbal

_APART = ("however", "meanwhile", "so", "then")
_NOT = ("n't", "never", "not")
_DEMONSTRATIVES = ("another", "both", "few", "many", "one", "some", "that", "this")


def group(v: View, at: int, lo: int) -> tuple[int, list[str], bool]:
    """Where the verb group of the verb at `at` begins, its auxiliaries, and whether it is negated."""
    first, helps, negated = at, [], False
    n = at - 1
    while n >= lo:
        low = v.lows[n]
        if v.has("being", n) or v.has("helping", n):
            helps.append(low)
            first = n
            negated = negated or low.endswith("n't") or low == "cannot"
        elif low in _NOT:
            negated = True
            first = n
        elif n == lo or not is_adverb(v, n) or low in _APART or (low == "first" and not v.has("being", n - 1)):
            break
        n -= 1
    return first, helps, negated


def is_verb(v: View, verb: Verb, at: int, helps: Sequence[str], lo: int, hi: int) -> bool:
    """Whether the token is a finite verb here, or a gerund that goes on with a report, not a noun or an adjective.

    helps: its auxiliaries; lo, hi: the part of the sentence that it belongs to.
    """
    if at == lo:
        return False
    if verb.tag == "gerund":
        return not v.has("determiners", at - 1) and not v.has("prepositions", at - 1)
    if verb.tag == "base":
        return any(v.lex.has("helping", low) for low in helps) or _after_plural(v, at, lo)
    if verb.tag == "singular" and is_nounlike(v, verb):
        return _after_party(v, at, hi)
    if helps:
        return True
    determined = v.has("determiners", at - 1) and v.lows[at - 1] not in _DEMONSTRATIVES
    return verb.tag != "past" or not (determined or v.has("prepositions", at - 1))


def is_nounlike(v: View, verb: Verb) -> bool:
    """Whether the form in -s or without an ending may be a noun: "reports", "claim"."""
    return v.lex.has("nounlike", verb.words[0]) or v.lex.has("nounlike", verb.words[0].removesuffix("s"))


def _after_party(v: View, at: int, hi: int) -> bool:
    """Whether the word before "reports" or "claims" is somebody who reports, and what follows is no verb."""
    mark = v.passage.tokens[at - 1].kind == "p" and v.lows[at - 1] not in (",", *DASHES)
    if v.has("determiners", at - 1) or v.has("prepositions", at - 1) or mark:
        return v.lows[at - 1] in ("one", "that", "this") or at - 1 in v.passage.open
    told = v.lows[at - 1].endswith("'s") or v.has("reportive", at - 1) or v.has("conjunctions", at - 1)
    if told or (is_verbal(v, at - 1) and not v.passage.tokens[at - 1].capital):
        return False
    known = any(v.has(kind, at - 1) for kind in ("outlets", "pronouns", "relatives", "roles", "speakers"))
    party = v.passage.tokens[at - 1].capital or at - 1 in v.passage.open or v.lows[at - 1] in (",", *DASHES)
    if not (party or known or is_adverb(v, at - 1)):
        return False
    if at + 1 >= hi:
        return True
    passes_on = at + 1 in v.verbs and v.verbs[at + 1].tag == "gerund"
    return not (v.lows[at + 1] == "of" or v.has("helping", at + 1) or v.has("being", at + 1) or passes_on)


def _after_plural(v: View, at: int, lo: int) -> bool:
    """Whether a plural stands before a form without an ending, and no verb behind it: "sources say"."""
    before = at - 1
    if v.has("determiners", before) or v.has("prepositions", before) or v.lows[before].endswith("'s"):
        return v.has("pronouns", before)
    if v.lows[before] == "to" or (at + 1 in v.verbs and v.verbs[at + 1].tag in ("past", "singular")):
        return False
    n = before
    while n > lo and is_adverb(v, n):
        n -= 1
    if v.has("plurals", n) or v.lows[n] in ("which", "who"):
        return True
    if n in v.passage.open:
        return False
    joined = v.passage.tokens[n].capital and any(v.lows[k] == "and" for k in range(max(lo, n - 6), n))
    return joined or any(v.has("plurals", k) or _looks_plural(v.lows[k]) for k in range(max(lo, n - 10), n + 1))


def _looks_plural(low: str) -> bool:
    return low.endswith("s") and not low.endswith(("ss", "us", "'s", "is", "as")) and len(low) > 3
