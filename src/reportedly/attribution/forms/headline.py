"""Tags of headlines: "X: claim", "claim — X", "claim: sources"."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.attribution.forms.frame import DENIALS, Frame
from reportedly.attribution.forms.lexicon import lexicon
from reportedly.attribution.forms.passage import Run
from reportedly.attribution.forms.phrases import DASHES, View, cites_at, is_verbal

_LONGEST_TAG = 9
_SHORTEST_CLAIM = 3
_LONGEST_ANSWER = 5
_FORMS = {"ru": "R13", "uk": "U12", "en": "E10"}


def tags(v: View) -> list[Frame]:
    """The frames of the tag before and the tag behind the claim of a headline, which is the whole passage."""
    lo, hi = 0, len(v.lows)
    while hi > lo and v.lows[hi - 1] in (".", "?", "!", "…", "»", '"') and hi - 1 not in v.passage.open:
        hi -= 1
    answered = _answered(v, lo, hi)
    if answered is not None:
        return [answered]
    found = []
    behind = _tag_behind(v, lo, hi)
    end = behind[0] if behind else hi
    before = _tag_before(v, lo, end)
    if before:
        found.append(_frame(v, before, (before[1], before[1] + 1), (before[1] + 1, end)))
    if behind:
        mark, source = behind
        comma = mark - 1 if v.lows[mark - 1] == "," else mark
        start = before[1] + 1 if before else lo
        found.append(_frame(v, source, (mark, mark + 1), (start, comma)))
    return found


def is_label(word: str, language: str) -> bool:
    """Whether a word before the colon of a headline is its label, and names nobody.

    >>> is_label("Correction", "en"), is_label("Mayor", "en")
    (True, False)
    """
    return lexicon(language).has("no_tags", word.casefold())


def _answered(v: View, lo: int, hi: int) -> Frame | None:
    """The denial of a headline that tells an answer of a few words: "X responds to the report: 'pure fiction'"."""
    mark = next((n for n in range(lo, hi) if v.lows[n] == ":"), hi)
    said = [n for n in range(mark + 1, hi) if v.passage.tokens[n].kind == "w"]
    if not said or len(said) > _LONGEST_ANSWER or not any(v.has("falsehoods", n) for n in said):
        return None
    at = next((n for n in range(lo + 1, mark) if v.at("reactions", n)), None)
    end = at + v.at("reactions", at) if at is not None else mark
    if at is None or end >= mark or not v.passage.tokens[lo].capital:
        return None
    return Frame(
        form=DENIALS[v.lex.language],
        says=f"the headline's answer “{v.passage.words((mark + 1, hi))}”",
        shape="fixed",
        key=at,
        cue=((at, end),),
        source=((lo, at),),
        own=(lo, end),
        content=((end, mark),),
        certainty="denied",
        answers=True,
        confidence=0.85,
    )


def _frame(v: View, source: Run, cue: Run, content: Run) -> Frame:
    return Frame(
        form=_FORMS[v.lex.language],
        says=f"the headline tag “{v.passage.words(source)}”",
        shape="fixed",
        key=cue[0],
        cue=(cue,),
        source=(source,),
        own=(min(source[0], cue[0]), max(source[1], cue[1])),
        content=(content,),
        confidence=0.85 if _named(v, source) or cue[0] > source[0] + 1 else 0.75,
    )


def _words(v: View, run: Run) -> int:
    return sum(token.kind == "w" for token in v.passage.tokens[run[0] : run[1]])


def _tag_before(v: View, lo: int, hi: int) -> Run | None:
    at = lo
    while at < hi and at - lo <= _LONGEST_TAG and v.lows[at] != ":":
        if v.stops(at) and v.lows[at] != ",":
            return None
        at = v.passage.over(at, hi)
    if at >= hi or v.lows[at] != ":" or at == lo:
        return None
    head, claim = (lo, at), (at + 1, hi)
    if not _is_party(v, head) or _words(v, claim) < _SHORTEST_CLAIM or _words(v, head) >= _words(v, claim) + 2:
        return None
    if v.has("no_claims", claim[0]) or v.passage.tokens[claim[0]].kind == "n":
        return None
    if v.english and not _named(v, head) and not _claims(v, claim):
        return None
    return head


def _tag_behind(v: View, lo: int, hi: int) -> tuple[int, Run] | None:
    at = hi - 1
    while at > lo and hi - at <= _LONGEST_TAG + 1:
        if at in v.passage.open:
            at = v.passage.open[at] - 1
            continue
        if v.lows[at] in (*DASHES, ":") and _spaced(v, at):
            break
        at -= 1
    else:
        return None
    if at <= lo or _words(v, (lo, at)) < _SHORTEST_CLAIM or not (v.lows[at] in DASHES or v.lows[at] == ":"):
        return None
    cited = next((n for n in range(at + 2, hi) if v.lows[n] == "," and cites_at(v, n + 1)), hi)  # "– X, citing Y"
    source = (at + 1, cited)
    for n in range(at + 2, cited):
        if v.has("prepositions", n) and v.passage.tokens[at + 1].capital and not _named(v, (at + 1, n)):
            source = (at + 1, n)
            break
    if v.lows[at] == ":" and _words(v, source) > 5:
        return None
    return (at, source) if _is_party(v, source, behind=True) else None


def _spaced(v: View, at: int) -> bool:
    """Whether white space stands after the mark, and before a dash."""
    text, token = v.passage.text, v.passage.tokens[at]
    return text[token.end : token.end + 1].isspace() and (token.low == ":" or text[token.start - 1].isspace())


def _named(v: View, run: Run) -> bool:
    """Whether a range holds a noun for a party that speaks: sources, officials, an outlet."""
    return any(v.has("speakers", n) or v.has("outlets", n) or v.has("anonymous", n) for n in range(*run))


def _is_party(v: View, run: Run, *, behind: bool = False) -> bool:
    """Whether a range may name who speaks: names in capitals or quotation marks, or nouns for parties, no verb."""
    words = [n for n in range(*run) if v.passage.tokens[n].kind == "w"]
    if not words or len(words) > 7 or any(v.has("no_tags", n) for n in words):
        return False
    if (
        any((is_verbal(v, n) and not v.has("speakers", n)) or v.has("boundaries", n) for n in words)
        or v.passage.tokens[run[0]].kind == "n"
    ):
        return False
    if _named(v, run):
        return True
    tokens = v.passage.tokens
    if run[0] in v.passage.close and _is_saying(v, words):
        return False
    if not (tokens[words[0]].capital or run[0] in v.passage.close):
        return False
    small = [n for n in words if not tokens[n].capital and not v.has("linking", n) and v.passage.inside[n] < run[0]]
    return not small and (not behind or len(words) <= 4)


def _is_saying(v: View, quoted: Sequence[int]) -> bool:
    """Whether words in quotation marks are what somebody said, no name: "'pure fiction'", «Это были съемки клипа»."""
    small = [n for n in quoted if not v.passage.tokens[n].capital]
    return quoted[0] in small or (len(quoted) > 2 and len(small) > 1)


def _claims(v: View, run: Run) -> bool:
    """Whether a headline says something: it has a verb, in small letters or in capitals."""
    for n in range(*run):
        low = v.lows[n]
        if n in v.verbs or v.has("auxiliaries", n) or low == "to" or is_verbal(v, n):
            return True
        finite = low.endswith(("ed", "s")) and not low.endswith(("ss", "us", "'s")) and len(low) > 3
        if run[0] < n < run[1] - 1 and finite and v.passage.tokens[n].kind == "w":
            return True
    return False
