"""The general parser of threads in flattened text: which lines head comments, what they say, who answers whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reportedly.model import Comment, ReplyEvidence
from reportedly.thread.answers import answered, is_answer_line, whole_names
from reportedly.thread.bodies import Body, action, is_button, read_body, score
from reportedly.thread.choose import behind, choose, is_indented
from reportedly.thread.gone import is_notice
from reportedly.thread.headers import Header, headers
from reportedly.thread.headings import is_heading
from reportedly.thread.labelled import find_labelled
from reportedly.thread.lexicon import beginning
from reportedly.thread.lines import Line, lines
from reportedly.thread.markdown import unmarked
from reportedly.thread.names import NAME
from reportedly.thread.openings import announces, opening
from reportedly.thread.parts import Part
from reportedly.thread.periodic import find_parts
from reportedly.thread.quotes import LONGEST, Voices, letters, resolve
from reportedly.thread.ranks import unranked
from reportedly.thread.shape import Thread, language_of, parents
from reportedly.thread.signed import determines
from reportedly.thread.times import stamps

USUAL = 0.8
"""Share of the comments whose buttons close all of them, and whose labels are none of their words."""

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")

FEWEST_LABELLED = 3
"""Comments read in other ways from which a guestbook is not looked for."""

SLOPE = 5
"""Comments, none numbered, that all stand further in than the first or than the last, beyond which none are answers."""


def find_thread(text: str) -> Thread | None:
    """The readers' thread of a flattened page, or None where it has none.

    Spans are offsets into `text`. A comment answers another where the indentation says so, or where its head does
    ("in reply to #3"). Time is linear in the length of the text, whatever it holds.
    """
    text = unmarked(text)
    candidates = list(headers(text))
    headings = _headings(text)
    chosen = choose(text, candidates, headings, lambda heads: _signs(text, heads)) if candidates else []
    chosen = whole_names(text, unranked(_dates_in_order(chosen)))
    parts = find_parts(text)
    entries = find_labelled(text) if len(chosen) < FEWEST_LABELLED or len(parts) < FEWEST_LABELLED else []
    if len(entries) > max(len(chosen), len(parts)):
        chosen, parts = [], entries
    if parts and _framed(text, chosen, parts):
        heads = _dates_in_order([part.header for part in parts])
        comments = _comments(text, heads, [part.rows for part in parts])
        if _says_nothing(text, comments):
            return None
        last = parts[-1]
        end = max([last.header.end, *(row.end for row in last.rows)])
        start = min([heads[0].start, *(row.start for row in parts[0].rows)])
        return Thread(start=start, end=end, comments=comments)
    if not chosen:
        return None
    framed = _same(chosen, parts)
    after = behind(text, chosen)
    indented = is_indented(chosen, after)
    regions, end = _regions(text, chosen, indented)
    whole_regions = regions
    if framed:
        starts = [*(header.start for header in chosen[1:]), len(text)]
        regions = [
            [row for row in part.rows if header.end <= row.start < start]
            for header, part, start in zip(chosen, parts, starts, strict=True)
        ]
    comments = _comments(text, chosen, regions)
    if framed:  # what would leave somebody without a word is what he says, and no frame
        whole = _comments(text, chosen, whole_regions)
        silenced = any(one.state == "empty" != other.state for one, other in zip(comments, whole, strict=True))
        comments = whole if silenced else comments
    if _says_nothing(text, comments):
        return None
    start = chosen[0].start
    heading = next((place for place in reversed(headings) if start - 200 <= place <= start), None)
    if heading is not None and not text[heading:start].strip():
        start = text.rfind("\n", 0, heading) + 1
        start += len(text[start:heading]) - len(text[start:heading].lstrip())
    return Thread(start=start, end=end, comments=comments)


def _says_nothing(text: str, comments: Sequence[Comment]) -> bool:
    """Whether most have no words, as in a table of names and dates, or all but the last a title: the next one's."""
    if len(comments) < 2:
        return False
    said = [" ".join(text[start:end] for start, end in comment.body) for comment in comments]
    titles = sum(bool(words) and len(words) <= 2 * NAME and words[-1] not in ".!?…" for words in said[:-1])
    shifted = comments[-1].state == "empty" and titles == len(comments) - 1
    return shifted or 2 * sum(comment.state == "empty" for comment in comments) > len(comments)


def _framed(text: str, chosen: Sequence[Header], parts: Sequence[Part]) -> bool:
    """Whether the frame of dates tells the comments better than the headers that have a form of their own."""
    if not chosen or parts[-1].signed_off:
        return True
    if len(chosen) > 1 and all("number" in header.marks for header in chosen):
        return False  # what has no number is a date that somebody writes of
    nameless = sum(not any(map(str.isalpha, header.author or "")) for header in chosen)
    if 2 * nameless >= len(chosen):
        return True  # counts above the dates, not names
    names = Counter(header.author or "" for header in chosen)
    known = {part.header.author for part in parts}
    if len(parts) >= len(chosen) and any(is_answer_line(name) for name in names if name):
        return True
    if len(names) == 1 < len(known) and 2 * len(parts) > len(chosen):
        return True  # a word of the page's stands before every date
    if len(chosen) > len(parts):
        name, times = names.most_common(1)[0]
        labels = sum(f"{name}:" in text[header.start : header.end] for header in chosen if header.author == name)
        return name not in known and 5 * times >= 2 * len(chosen) and labels == times
    if len(chosen) < len(parts):
        sure = sum(bool(header.marks & {"number", "presence", "doubled"}) for header in chosen)
        if sure == len(chosen) > 1:
            return False
        if {(one.end, one.author) for one in chosen} <= {(one.header.end, one.header.author) for one in parts}:
            return True
        return 2 * sure < len(chosen) or 2 * len(parts) > 3 * len(chosen)
    both = [
        (letters(header.author or ""), letters(part.header.author or ""))
        for header, part in zip(chosen, parts, strict=True)
    ]
    if determines([part.header.author for part in parts], [header.author for header in chosen]):
        return True  # ranks below names
    longer = sum(one != other and (other or "-") in one for one, other in both)
    if 2 * longer >= len(chosen) or len(names) == 1 < len(known):
        return True
    # Freed of what is glued to them, names of one author become one.
    return longer > sum(one != other and one in other for one, other in both) and len(known) < len(names)


def _same(chosen: Sequence[Header], parts: Sequence[Part]) -> bool:
    """Whether both readings find the same comments of the same authors: then what is frame is left out."""
    return len(chosen) == len(parts) and all(
        header.author == part.header.author and part.rows for header, part in zip(chosen, parts, strict=True)
    )


def _headings(text: str) -> list[int]:
    """The ends of lines such as "Comments (3)", "91 Comments", «Комментарии: 5»."""
    return [line.end for line in lines(text) if is_heading(line.text)]


def _signs(text: str, heads: Sequence[Header]) -> set[str]:
    """What between the headers speaks for a thread: a button under most of them, quotations of their authors."""
    voices = Voices.of([(header.author, "") for header in heads])
    buttons = quoting = 0
    for header, following in zip(heads, [*heads[1:], None], strict=True):
        end = following.start if following else min(len(text), header.end + LONGEST)
        here = list(lines(text, header.end, min(end, header.end + LONGEST)))
        buttons += any(is_button(line.text) for line in here)
        quoting += any(
            (found := opening(line, voices)) is not None and voices.knows(found.author or "") for line in here
        )
    signs = {"action"} if 2 * buttons >= len(heads) else set()
    return signs | ({"quote"} if quoting else set())


def _dates_in_order(chosen: Sequence[Header]) -> list[Header]:
    """Dates such as 3/4/2023 read the way in which another date of the page can only be read."""
    forms = [header.stamp.form for header in chosen]
    if not any(form.startswith(("numeric /", "numeric -")) for form in forms):
        return list(chosen)
    votes: Counter[bool] = Counter()
    for header in chosen:
        stamp = header.stamp
        if stamp.published is not None:
            days = [next(stamps(stamp.text, month_first=first), stamp).published for first in (True, False)]
            if days[0] != days[1]:
                votes[days[0] == stamp.published] += 1
            elif stamp.text.lstrip("0")[:2].isdigit():
                votes[not stamp.text.startswith(f"{int(stamp.published[8:10])}")] += 1
    if len(votes) != 1:
        return list(chosen)
    first = next(iter(votes))
    return [
        replace(header, stamp=replace(read, start=header.stamp.start, end=header.stamp.end))
        if (read := next(stamps(header.stamp.text, month_first=first), None))
        else header
        for header in chosen
    ]


def _regions(text: str, chosen: Sequence[Header], indented: bool) -> tuple[list[list[Line]], int]:
    """The lines under each header, and where the thread ends.

    Where bodies are indented, lines further left than any header, and parted from what is above them, are none of the
    thread's; lines left of a body belong to the comment that they are indented under.
    """
    regions: list[list[Line]] = [[] for _ in chosen]
    root = min(header.indent for header in chosen)
    levels: list[int] = []
    end = chosen[-1].end
    for index, (header, following) in enumerate(zip(chosen, [*chosen[1:], None], strict=True)):
        while levels and chosen[levels[-1]].indent >= header.indent:
            levels.pop()
        levels.append(index)
        outside = False
        for line in lines(text, header.end, following.start if following else None):
            if indented and line.indent <= root and (outside or line.gap or line.indent < root):
                outside = True
                if following is None:
                    break
                continue
            if outside and indented and line.indent <= header.indent and following is None:
                break
            if _ends(line.text):
                if following is None:
                    break
                continue
            outside = False
            owner = index
            if indented and line.indent <= header.indent and line.gap:
                owner = next((at for at in reversed(levels) if chosen[at].indent < line.indent), index)
            regions[owner].append(line)
            end = line.end
    return regions, end


def _ends(line: str) -> bool:
    if len(line) > 3 * NAME:
        return False
    return beginning("furniture.ends").match(line.lstrip("• \t")) is not None


def _comments(text: str, chosen: Sequence[Header], regions: Sequence[Sequence[Line]]) -> tuple[Comment, ...]:
    words = [" ".join(line.text for line in rows[:400])[: 2 * LONGEST] for rows in regions]
    whole = Voices.of([(header.author, said) for header, said in zip(chosen, words, strict=True)])
    counts: Counter[str] = Counter()
    scores = 0
    for rows in regions:
        counts.update({kind for line in rows if (kind := action(line.text)) is not None})
        scores += any(score(line.text) is not None for line in (*rows[:1], *rows[-1:]))
    count = len(chosen)
    # Once only, a word such as "share" may be somebody's; three buttons in a row are nobody's words.
    actions = {kind for kind, times in counts.items() if times > 1 or count == 1 or len(kind.split()) > 2}
    closing = {kind for kind in actions if count > 2 and counts[kind] >= USUAL * count} | _closing(regions)
    scored = count > 1 and 2 * scores >= count
    indents = [header.indent for header in _levelled(chosen)]
    numbered = text[chosen[0].start].isdigit()
    above = [None] * count if not numbered and _slips(indents) else parents(indents)
    regions = _unlabelled(_closed(regions))
    linked = answered(text, chosen, regions) if not any(one is not None for one in above) else [None] * count
    comments = []
    for index, (header, region) in enumerate(zip(chosen, regions, strict=True)):
        rows = region[1:] if region and is_answer_line(region[0].text) else region
        parent = above[index]
        apart = frozenset(row.start for last, row in pairwise(rows) if text[last.end : row.start].strip())
        body = read_body(
            rows,
            index=index,
            voices=whole,
            actions=actions,
            closing=closing,
            scored=scored,
            parent=parent,
            apart=apart,
        )
        evidence: ReplyEvidence = "none" if parent is None else "indentation"
        if linked[index] is not None:
            parent, evidence = linked[index], "link"
        comments.append(_comment(text, index, header, body, parent, evidence))
    return resolve(text, tuple(comments), whole=whole)


def _unlabelled(regions: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The regions without a short line with numbers that nearly all comments have ("Rate it: +4 / -1")."""
    forms = [[_label(line.text) for line in rows] for rows in regions]
    counts = Counter(form for row in forms for form in set(row) if form)
    fixed = {form for form, times in counts.items() if times > 2 and times >= USUAL * len(regions)}
    return [
        [line for line, form in zip(rows, row, strict=True) if form not in fixed]
        for rows, row in zip(regions, forms, strict=True)
    ]


def _closed(regions: Sequence[Sequence[Line]]) -> list[Sequence[Line]]:
    """The regions up to the short line that nearly all of them end with, whatever it says: buttons, the page's own."""
    ends = Counter(rows[-1].text for rows in regions[:-1] if len(rows) > 1 and len(rows[-1].text) <= NAME)
    text, times = ends.most_common(1)[0] if ends else ("", 0)
    if len(regions) <= 2 or times < USUAL * (len(regions) - 1) or times < 2:
        return list(regions)
    found = []
    for rows in regions:
        end = next((at for at, row in enumerate(rows) if at and row.text == text), len(rows))
        found.append(rows[:end])
    return found


def _label(line: str) -> str:
    """A short line with numbers, all numbers alike; "" for any other and for a sentence."""
    if len(line) > NAME or line[-1] in ".!?" or not any(map(str.isdigit, line)) or not any(map(str.isalpha, line)):
        return ""
    if announces(line):
        return ""  # "Quote: ada_76" over what all quote
    return _DIGITS.sub("0", line)


def _closing(regions: Sequence[Sequence[Line]]) -> set[str]:
    """The button lines that comments end with, where nearly all end with one of them."""
    ends: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for rows in regions[:-1]:
        kinds_ = [action(line.text) for line in rows]
        last = next((kind for kind in reversed(kinds_) if kind is not None), None)
        if last is None:
            continue
        if kinds_[-1] is not None:
            ends[last] += 1
        else:
            others[last] += 1
    if len(regions) <= 2 or ends.total() < USUAL * (len(regions) - 1):
        return set()
    return {kind for kind, times in ends.items() if times > 1 and others[kind] <= (1 - USUAL) * times}


def _slips(indents: Sequence[int]) -> bool:
    """Whether lists that a page never closed push its comments in, and no answers: all alike behind the first, each of
    many further than the one before, or none of each third as far left as some of the third before."""
    if len(indents) <= SLOPE:
        return False
    rest = set(indents[1:])
    alike = len(rest) == 1 and indents[0] < min(rest)
    third = len(indents) // 3
    least = [min(indents[at * third : at * third + third]) for at in range(3)]
    return (
        alike or all(one < other for one, other in pairwise(indents)) or (third > 2 and least[0] < least[1] < least[2])
    )


def _levelled(chosen: Sequence[Header]) -> list[Header]:
    """The headers with the column that a wider number takes given back, so that 9 and 10 stand at one level."""
    levelled: list[Header] = []
    last: dict[int, Header] = {}
    for header in chosen:
        beside = next(
            (at for at in (header.indent - 1, header.indent + 1) if _grown(last.get(at), header)), header.indent
        )
        levelled.append(replace(header, indent=beside))
        last[beside] = header
    return levelled


def _grown(sibling: Header | None, header: Header) -> bool:
    """Whether the header counts on from `sibling` with one digit more."""
    if sibling is None or sibling.ordinal + 1 != header.ordinal:
        return False
    return len(str(sibling.ordinal)) < len(str(header.ordinal))


def _comment(text: str, index: int, header: Header, body: Body, parent: int | None, evidence: ReplyEvidence) -> Comment:
    stamp = header.stamp
    # "Comment deleted" where others have their names: nobody signs what is gone.
    name = header.author or ""
    gone = bool(name) and not body.own and is_notice(name, whole=True)
    at = text.find(name, header.start, header.end) if gone else -1
    if at >= 0:
        body = replace(body, own=((at, at + len(name)),))
    return Comment(
        id=f"c{index + 1}",
        number=header.number,
        author=None if gone else header.author,
        login=header.login,
        presence=header.presence or body.presence,
        language=language_of("\n".join(text[start:end] for start, end in body.own)),
        score=body.score,
        edited=body.edited,
        published=stamp.published,
        published_precision=stamp.precision if stamp.published else None,
        published_text=stamp.text,
        in_reply_to=None if parent is None else f"c{parent + 1}",
        reply_evidence=evidence,
        quotes=body.quotes,
        body=body.own,
        state="removed" if gone else body.state,
    )
