"""What a Russian or Ukrainian verb of speech governs: "что", "о том, что", a quotation, a topic, an infinitive."""

from __future__ import annotations

from reportedly.attribution.forms.frame import Frame, Site
from reportedly.attribution.forms.lexicon import Verb
from reportedly.attribution.forms.passage import Run
from reportedly.attribution.forms.phrases import (
    DASHES,
    View,
    addressee,
    cites_at,
    skip,
    trimmed,
)
from reportedly.attribution.forms.slavic.subject import right, subject

_REACH = 30


def clause(site: Site) -> Frame | None:
    """«X сообщил, что …», «X заявил: «…»», «Сообщил X, что …», «В Кремле заявили, что …»."""
    v, verb, cue, left, end, region, before = site
    start, _ = complement(v, end, region[1], verb)
    if start and verb.takes & {"clause", "to"}:
        source, shared = subject(v, left, region[0], verb.tag, before)
        if source is None and verb.tag == "singular" and not shared:
            return None
        return said(site, source, start, shared=shared)
    if "to" in verb.takes:
        return _directive(site)
    behind, after = right(v, end, region[1], verb.tag, dative=verb.act == "knowledge")
    if behind is not None and "clause" in verb.takes and after - end < _REACH:
        start, _ = complement(v, after, region[1], verb)
        own = trimmed(v, left)
        if start and "object" in verb.takes and own[0] < own[1]:
            return None
        if start and (own[0] >= own[1] or v.has("prepositions", own[0])):
            return said(site, (behind,), start)
        if start:
            source, shared = subject(v, left, region[0], verb.tag, before)
            if source:
                return said(site, source, start, shared=shared)
    if "topic" in verb.takes:
        at = skip(v, end, region[1])
        told = addressee(v, at, region[1])
        at = skip(v, told, region[1])
        topic = v.at("topics", at)
        if topic and at + topic < region[1]:
            source, shared = subject(v, left, region[0], verb.tag, before)
            if source is not None:
                cues = ((cue[0][0], at + topic),) if at == end else (*cue, (at, at + topic))
                return said(site, source, at + topic, cue=cues, shared=shared)
    return None


def complement(v: View, at: int, hi: int, verb: Verb) -> tuple[int, int]:
    """Where a clause that the verb governs begins, and where the words between end; (0, at) for none."""
    at = skip(v, at, hi)
    for _ in range(2):
        told = addressee(v, at, hi)
        at = skip(v, told, hi) if told > at else at
    between = at
    correlative = v.at("correlatives", at)
    comma = at + correlative
    if correlative and comma + 1 < hi and v.lows[comma] == "," and v.has("complementisers", comma + 1):
        return at, between
    for _ in range(3):
        if at >= hi:
            break
        if v.lows[at] == ":":
            return (at + 1, between) if at + 1 < hi else (0, between)
        if v.lows[at] == ",":
            if at + 1 < hi and v.has("complementisers", at + 1) and not _as_clause(v, at + 1, hi):
                return at + 1, between
            if v.at("correlatives", at + 1) and v.has("complementisers", at + 2 + v.at("correlatives", at + 1)):
                return at + 1, between
            if not cites_at(v, at + 1):
                break
            at = part_end(v, at + 1, hi)
        elif (v.passage.is_quote(at) and v.speaks(at) and between == at) or v.lows[at] in (
            "якобы",
            "будто",
            "нібито",
            "начебто",
            "мовляв",
        ):
            return at, between
        elif cites_at(v, at):
            at = part_end(v, at, hi)
        else:
            break
    return 0, between


def _as_clause(v: View, at: int, hi: int) -> bool:
    """Whether «как» or «як» opens «как сообщает X», not a clause that is passed on."""
    return v.lows[at] in ("как", "як") and skip(v, at + 1, hi) in v.verbs


def said(
    site: Site, source: tuple[Run, ...] | None, start: int, *, cue: tuple[Run, ...] | None = None, shared: bool = False
) -> Frame:
    """The frame of a verb whose clause begins at `start`; `shared`: its subject is that of the verb before."""
    v, runs, cues = site.v, source or (), cue or site.cue
    begin = min([cues[0][0], *(run[0] for run in runs if not shared)])
    form = site.verb.id
    if v.lex.language == "ru" and runs and v.has("places", runs[0][0]):
        form = "R12"
    if not runs:
        form = "R9" if v.lex.language == "ru" else "U14"
    return Frame(
        form=form,
        says=f"the verb “{' '.join(v.passage.words(run) for run in cues)}” with its clause",
        shape="clause",
        key=cues[0][0],
        cue=cues,
        source=runs,
        own=(begin, start),
        start=start,
        coordinate=_coordinate(v, begin, site.region[0], shared),
        confidence=0.88 if runs else 0.8,
    )


def _coordinate(v: View, at: int, lo: int, shared: bool) -> int | None:
    """Where a clause that goes before has to end: the comma or joining word before this one's first word."""
    while at > lo and v.has("adverbs", at - 1) and not v.has("conjunctions", at - 1):
        at -= 1
    if at > lo and v.has("conjunctions", at - 1):
        joint = at - 1
        return joint - 1 if joint > lo and v.lows[joint - 1] == "," else joint
    return at - 1 if shared and at > lo and v.lows[at - 1] == "," else None


def _directive(site: Site) -> Frame | None:
    """«X потребовал вывести войска»: the infinitive and what follows it."""
    v, verb, _, left, end, region, before = site
    at = end
    while at < region[1] and at - end < 7 and not v.stops(at):
        if _infinitive(v, at):
            start = at - 1 if at > end and v.has("negations", at - 1) else at
            source, shared = subject(v, left, region[0], verb.tag, before)
            return said(site, source, start, shared=shared) if source else None
        at = v.passage.over(at, region[1])
    return None


def _infinitive(v: View, at: int) -> bool:
    low = v.lows[at]
    if v.passage.tokens[at].kind != "w" or len(low) < 4:
        return False
    if v.lex.language == "uk":
        return low.endswith(("ти", "тися", "тись")) and not low.endswith(("сти ", "ості", "асти "))
    return low.endswith(
        ("ать", "ять", "ить", "еть", "уть", "оть", "ться", "сти", "зти", "йти", "чь", "ыть")
    ) and not low.endswith("ость")


def part_end(v: View, at: int, hi: int) -> int:
    """The number of the first mark from `at` on that parts clauses, citations and their like jumped over."""
    while at < hi and v.lows[at] not in (",", ";", *DASHES):
        at = v.passage.over(at, hi)
    return min(at, hi)
