"""Sources that a preposition brings in ("according to X", "по словам X"), and those cited behind another."""

from __future__ import annotations

from reportedly.attribution.forms.frame import Frame
from reportedly.attribution.forms.lexicon import According
from reportedly.attribution.forms.passage import Run
from reportedly.attribution.forms.phrases import DASHES, View, cites_at, noun_phrase, skip

_FORMS = {"ru": "R2", "uk": "U2", "en": "E3"}
_LONGEST = 25
_FARTHEST_LEAD = 8
_BEHIND = {
    "meeting": ("anonymous", "roles"),
    "posting": ("leaks",),
    "sighting": ("papers",),
    "viewing": ("papers",),
}
"""What has to stand behind the words of each list: people without a name, papers."""

_HEAD = 6
"""Tokens at the beginning of a noun phrase among which its head is looked for."""

_NO_CITATION = ("as", "was", "been", "be", "were", "is", "are")


def accordings(v: View, sentence: Run) -> list[Frame]:
    """Every source that a preposition brings in within a sentence."""
    found = []
    at = sentence[0]
    while at < sentence[1]:
        frame = None
        if v.lows[at] in v.lex.heads:
            frame = next((f for row in v.lex.accordings if (f := _according(v, row, at, sentence))), None)
        if frame:
            found.append(frame)
            at = frame.own[1]
        else:
            at += 1
    return found


def _according(v: View, row: According, at: int, sentence: Run) -> Frame | None:
    head = max((h for h in row.heads if v.lows[at : at + len(h)] == h), key=len, default=None)
    if head is None:
        return None
    hi = v.passage.region(at, sentence)[1]
    noun = at + len(head)
    if v.english:
        return _english(v, row, at, noun, hi)
    owner: list[Run] = []
    while noun < hi and noun - at < 4 and noun not in v.passage.close and v.lows[noun] not in row.nouns:
        if (
            not (v.has("possessives", noun) or v.has("nobody", noun) or row.documents)
            or v.passage.tokens[noun].kind != "w"
        ):
            return None
        if v.has("possessives", noun):
            owner.append((noun, noun + 1))
        noun += 1
    if noun >= hi or v.lows[noun] not in row.nouns:
        return None
    end = noun_phrase(v, noun, hi, within=_LONGEST)
    end = max(end, noun + 1)
    if any(v.has("unspeaking", n) for n in range(noun, min(end, noun + 4))):
        return None
    if row.documents:
        begin = at + len(head)
        source: tuple[Run, ...] = ((begin, end),)
        cue: tuple[Run, ...] = ((at, begin),)
    else:
        source = ((noun + 1, end),) if end > noun + 1 else tuple(owner)
        cue = ((at, noun + 1),) if not owner or end > noun + 1 else ((at, owner[0][0]), (noun, noun + 1))
        if not source and noun == at + len(head) and v.lows[noun + 1 : noun + 2] != (",",):
            return None
    return _frame(v, row, at, cue, source, end, hi)


def _english(v: View, row: According, at: int, noun: int, hi: int) -> Frame | None:
    end = noun_phrase(v, noun, hi, within=_LONGEST, apposed=False)
    if v.lows[end : end + 1] == (",",) and v.lows[end + 1 : end + 2] in (("a",), ("an",)):
        apposed = noun_phrase(v, end + 1, hi, within=_LONGEST)
        role = any(v.has("roles", n) for n in range(end + 2, apposed))
        end = apposed if role and v.lows[apposed : apposed + 1] == (",",) else end
    if end == noun or any(v.has("unspeaking", n) for n in (noun, end - 1)):
        return None
    return _frame(v, row, at, ((at, noun),), ((noun, end),), end, hi)


def _frame(v: View, row: According, at: int, cue: tuple[Run, ...], source: tuple[Run, ...], end: int, hi: int) -> Frame:
    end = skip(v, end, hi)
    return Frame(
        form=row.id,
        says=f"“{v.passage.words((at, end))}”",
        shape="front",
        key=at,
        cue=cue,
        source=source,
        own=(at, end),
        start=end,
        certainty=row.certainty,
        confidence=0.9 if source else 0.75,
    )


def citations(v: View, sentence: Run) -> list[Frame]:
    """Every source that another one rests on: "со ссылкой на Y", "citing Y", "which cited Y"."""
    found = []
    at = sentence[0]
    while at < sentence[1]:
        length = cites_at(v, at) or _learned_from(v, at)
        kind = None if length else _had_from(v, at)
        if kind is not None:
            length = v.at(kind, at)
        single = v.english and length == 1 and at > 0
        if not length or (single and (v.has("determiners", at - 1) or v.lows[at - 1] in _NO_CITATION)):
            at += 1
            continue
        hi = v.passage.region(at, sentence)[1]
        begin = at + length
        carried = v.english and begin < hi and v.lows[begin] in ("by", "in")
        begin += carried
        end = _before_citation(v, begin, noun_phrase(v, begin, hi))
        if kind is not None and not any(
            v.has(sort, n) for n in range(begin, min(end, begin + _HEAD)) for sort in _BEHIND[kind]
        ):
            at = begin
            continue
        if end > begin and v.lows[end : end + 1] != ("as",) and not any(v.has("reasons", n) for n in range(begin, end)):
            found.append(
                Frame(
                    form=_FORMS[v.lex.language],
                    says=f"“{v.passage.words((at, begin))}”, which cites whom the report rests on",
                    shape="cites",
                    key=at,
                    cue=((at, begin),),
                    source=((begin, end),),
                    own=(_before_mark(v, at, sentence[0]), skip(v, end, hi)),
                    carries=carried,
                    hosted=kind not in (None, "sighting"),
                    confidence=0.92,
                )
            )
        at = max(end, begin)
    return found


def _before_citation(v: View, begin: int, end: int) -> int:
    """The end of a noun phrase without the relative clause by which it cites somebody: "the channel, which cites".

    What points at the report is none of it either: «со ссылкой на канал | об этом пишет».
    """
    for at in range(begin + 1, end):
        if v.at("pointers", at) > 1:
            return at
        if v.lows[at] != ",":
            continue
        if v.has("relatives", at + 1) and cites_at(v, _over_insertion(v, at + 2)):
            return at
        if _had_from(v, at + 1) is not None:
            return at
    return end


def _had_from(v: View, at: int) -> str | None:
    """The list of the words at `at` that say whom a paper met or what it saw: "which spoke to", "having seen"."""
    return next((kind for kind in _BEHIND if v.at(kind, at)), None)


def _over_insertion(v: View, at: int) -> int:
    """The place behind adverbials and the commas that set them off."""
    end = skip(v, at + (v.lows[at : at + 1] == (",",)), len(v.lows))
    return end + (v.lows[end : end + 1] == (",",))


def finite(v: View, at: int) -> bool:
    """Whether a citing word is a verb of its own clause, which needs a report to stand behind ("which cited Y")."""
    return in_own_clause(v, at) or v.lows[at].endswith(
        (
            "ется",
            "ются",
            "лся",
            "лась",
            "лось",
            "лись",
            "ться",
            "ється",
            "ються",
            "вся",
            "лася",
            "лося",
            "лися",
            "ited",
            "ite",
            "ites",
            "red",
            "refers",
            "refer",
        )
    )


def in_own_clause(v: View, at: int) -> bool:
    """Whether a citation is of what was told before, in a clause of its own: "it had seen", "attributed it to"."""
    return sights(v, at) or v.at("crediting", at) > 0


def sights(v: View, at: int) -> bool:
    """Whether the words at a place say what papers somebody has seen: "said it had seen"."""
    return v.at("sighting", at) > 0


def relative_before(v: View, at: int) -> int | None:
    """The relative pronoun that leads the citing word at `at`, over what is set in: "which, in its turn, cites"."""
    for lead in range(at - 1, max(at - _FARTHEST_LEAD, 0), -1):
        if v.has("relatives", lead):
            return lead if _over_insertion(v, lead + 1) == at else None
    return None


def _learned_from(v: View, at: int) -> int:
    """One for the "from" of "learned this from sources", whose source stands behind the one that learned."""
    if v.lows[at] not in ("from", "от", "від", "из", "з", "із"):
        return 0
    verb = next((v.verbs.get(n - 1) for n in range(max(at - 3, 0), at) if v.at("pointers", n) == at - n), None)
    verb = verb or v.verbs.get(at - 1)
    return int(verb is not None and verb.act == "knowledge")


def _before_mark(v: View, at: int, lo: int) -> int:
    lead = relative_before(v, at)
    at = lead if lead is not None and lead >= lo else at
    return at - 1 if at > lo and v.lows[at - 1] in (",", *DASHES) else at
