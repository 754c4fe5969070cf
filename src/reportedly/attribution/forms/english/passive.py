"""English passives and participles: "it is alleged that", "this was reported by X", "first reported by X"."""

from __future__ import annotations

from reportedly.attribution.forms.english.clause import frame, told
from reportedly.attribution.forms.frame import Frame, Site
from reportedly.attribution.forms.passage import Run
from reportedly.attribution.forms.phrases import (
    View,
    cites_at,
    clause_left,
    is_verbal,
    noun_phrase,
    skip,
    skip_adverbs,
    trimmed,
)


def passive(site: Site) -> Frame | None:
    """ "It is alleged that …", "X is said to …", "this was reported by X", "the story was confirmed by X"."""
    v, verb, cue, left, end, region, _ = site
    at = skip(v, end, region[1])
    if at < region[1] and v.lows[at] == "to" and "person" in verb.takes:
        at = skip(v, told(v, at, region[1]), region[1])
    run = trimmed(v, left)
    agent: Run | None = None
    if at < region[1] and v.lows[at] == "by":
        stop = noun_phrase(v, at + 1, region[1])
        if stop > at + 1:
            agent, at = (at + 1, stop), skip(v, stop, region[1])
    lead = v.lows[run[0]] if run[1] - run[0] == 1 else ""
    if at < region[1] and v.lows[at] == "that" and (lead == "it" or run[0] >= run[1]):
        return frame(v, verb, cue, (agent,) if agent else (), at, region[0])
    if at < region[1] and v.lows[at] == "to" and agent is None and run[0] < run[1] and verb.id == "E2":
        if "person" in verb.takes or at + 1 >= region[1] or not v.lows[at + 1].isalpha():
            return None
        stop = region[1]
        for n in range(at, region[1]):
            if v.lows[n] in (";", ",", ".") or cites_at(v, n):
                stop = n
                break
        return Frame(
            form="E16",
            says=f"the passive “{v.passage.words(cue[0])} to”",
            shape="fixed",
            key=cue[0][1] - 1,
            cue=cue,
            source=(),
            own=(run[0], at),
            content=(run, (at, stop)),
            certainty=verb.certainty,
            confidence=0.7,
        )
    pointed = run[0] < run[1] and v.at("pointers", run[0]) == run[1] - run[0]
    where = skip_adverbs(v, end, region[1])
    if agent is None and pointed and where < region[1] and v.lows[where] in ("at", "in", "on"):
        stop = noun_phrase(v, where + 1, region[1])
        agent = (where + 1, stop) if stop > where + 1 else None
    if agent is None:
        return None
    if pointed:
        cue = ((cue[0][0], agent[0]),)
        return Frame(
            form="E15" if "first" in v.lows[cue[0][0] : cue[0][1]] else "E7",
            says=f"“{v.passage.words((run[0], agent[0]))}”, which points at what was said before",
            shape="points",
            key=cue[0][1] - 1,
            cue=cue,
            source=(agent,),
            own=(run[0], agent[1]),
            confidence=0.9,
        )
    if run[0] < run[1] and verb.takes & {"object", "before"}:
        return Frame(
            form="E16",
            says=f"the passive “{v.passage.words((cue[0][0], agent[0]))}”",
            shape="fixed",
            key=cue[0][1] - 1,
            cue=((cue[0][0], agent[0]),),
            source=(agent,),
            own=(run[0], agent[1]),
            content=(_antecedent(v, run, region[0]),),
            confidence=0.7,
        )
    return None


def participle(site: Site) -> Frame | None:
    """ "…, first reported by X", "The report, revealed by X, …": a participle with its agent."""
    v, verb, cue, _, end, region, _ = site
    if "before" not in verb.takes:
        return None
    stop = noun_phrase(v, end + 1, region[1])
    if stop == end + 1:
        return None
    first = cue[0][0]
    if first > region[0] and v.lows[first - 1] == "first":
        first -= 1
    mark = first - 1
    if mark < region[0] or v.lows[mark] != ",":
        return None
    noun = next((n for n in range(region[0], mark) if v.has("boundaries", n) or is_verbal(v, n)), None)
    if noun is None and mark - region[0] <= 3:
        return Frame(
            form="E15",
            says=f"“{v.passage.words((region[0], end + 1))}”, which points at what was said before",
            shape="points",
            key=cue[0][1] - 1,
            cue=((region[0], mark), (first, end + 1)),
            source=((end + 1, stop),),
            own=(region[0], stop),
            confidence=0.8,
        )
    return Frame(
        form="E15",
        says=f"“{v.passage.words((first, stop))}” after what it passes on",
        shape="after",
        key=cue[0][1] - 1,
        cue=((first, end + 1),),
        source=((end + 1, stop),),
        own=(mark, stop),
        confidence=0.8,
    )


def _antecedent(v: View, run: Run, lo: int) -> Run:
    """What "which" stands for, where a range is no more than that; else the range."""
    if run[1] - run[0] > 1 or not v.has("relatives", run[0]) or run[0] - 2 < lo or v.lows[run[0] - 1] != ",":
        return run
    return trimmed(v, (clause_left(v, run[0] - 1, lo), run[0] - 1))
