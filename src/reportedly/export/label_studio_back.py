"""What people corrected in Label Studio, as judgements: parts of attributions that stand elsewhere.

A region belongs to the attribution whose region it was, by its id; a new one to the attribution that a relation leads
to. What no judgement can say (an attribution that was missed, a text that is no longer the same) is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from reportedly.errors import BrokenRecord, Failure
from reportedly.export.label_studio import LABELS, PARTS, regions
from reportedly.judging import judgement
from reportedly.language.selectors import anchor
from reportedly.model import Anchor, Attribution, Document, Judgement, JudgementKind, Span, Spans

_PARTS: dict[str, JudgementKind] = {"Source": "source", "Cue": "cue", "Content": "content"}
_WHY = "corrected in Label Studio"
_GONE = "taken out in Label Studio"


class _Unfit(Exception):
    """What a task holds that cannot be taken."""


@dataclass(slots=True)
class _Corrected:
    """The regions of one annotation: the part and the place of each, and which are related."""

    regions: dict[str, tuple[str, Span]] = field(default_factory=dict)
    relations: list[tuple[str, str]] = field(default_factory=list)


def judgements_from(
    rows: Iterable[Any], document: Callable[[str], Document | None], *, who: str, at: str, name: str = "the file"
) -> Iterator[Judgement | Failure]:
    """The judgements that a file of corrected tasks (Label Studio's JSON) amounts to, in its order.

    `document` gives a document of the library by its id, as it is now; `at` is a time of ISO 8601, `name` what the file
    is called in failures. Of several annotations of a task the last one counts, skipped ones not at all; a task without
    one says nothing. An attribution without any region left is judged to be no relay, where the annotation began with
    what was found. What cannot be taken comes as a `Failure`, and the others go on.
    """
    for number, row in enumerate(rows, 1):
        try:
            yield from _judged(row, document, who=who, at=at, name=name, number=number)
        except _Unfit as unfit:
            yield _failure(name, number, str(unfit), "Export the task anew and correct that.")
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            says = f"It is no task of Label Studio: {type(error).__name__} {error}."
            yield _failure(name, number, says, "Export from Label Studio as JSON, not as JSON-MIN.")


def _judged(
    row: Any, find: Callable[[str], Document | None], *, who: str, at: str, name: str, number: int
) -> Iterator[Judgement | Failure]:
    data = row["data"]
    done = [one for one in row.get("annotations") or () if not one.get("was_cancelled")]
    if not done:
        return
    document = find(str(data["document"]))
    if document is None:
        raise _Unfit(f"There is no document {data['document']!r} in the library.")
    if data["text"] != document.text:
        raise _Unfit(f"The text of {document.id} is not the same as in the library: newer, or with names hidden.")
    corrected = _corrected(done[-1]["result"], document.text)
    owners, strangers = _owners(document, corrected)
    known = {id for a in document.attributions for id, _, _ in regions(a)}
    ours = bool(done[-1].get("parent_prediction")) or not known.isdisjoint(corrected.regions)
    for a in document.attributions:
        held = [corrected.regions[id] for id, owner in owners.items() if owner == a.id]
        if held:
            yield from _moved(document, a, held, who=who, at=at)
        elif ours and any(True for _ in regions(a)):
            yield judgement("no-relay", [_place(document, a)], who=who, at=at, why=_GONE)
    for part, (start, end) in strangers:
        says = f"A {part.lower()} at {start}-{end} of {document.id} belongs to no attribution that was found there."
        yield _failure(name, number, says, "Relate it to a region that was; a new attribution cannot be judged yet.")


def _moved(
    document: Document, a: Attribution, held: list[tuple[str, Span]], *, who: str, at: str
) -> Iterator[Judgement]:
    """A judgement for each part of the attribution that has other places now.

    All are found by the part that leads, so it moves a moment after the others.
    """
    before: dict[str, Spans] = {"source": a.source, "cue": a.cue, "content": a.content}
    place = _place(document, a)
    lead = next(part for _, part, _ in regions(a))
    for part in sorted(PARTS, key=lambda part: part == lead):
        spans = tuple(sorted({span for label, span in held if label == LABELS[part]}))
        if spans != tuple(sorted(set(before[part]))):
            instead = [anchor(document.id, document.text, span) for span in spans]
            when = _after(at) if part == lead else at
            yield judgement(_PARTS[LABELS[part]], [place], instead=instead, who=who, at=when, why=_WHY)


def _after(at: str) -> str:
    """The next moment of a time."""
    return (datetime.fromisoformat(at) + timedelta(microseconds=1)).isoformat()


def _place(document: Document, a: Attribution) -> Anchor:
    return anchor(document.id, document.text, next(span for _, _, span in regions(a)))


def _corrected(result: Any, text: str) -> _Corrected:
    found = _Corrected()
    wide = text.encode("utf-16-le", "surrogatepass")
    for one in result:
        if one["type"] == "relation":
            found.relations.append((_id(one["from_id"]), _id(one["to_id"])))
        elif one["type"] == "labels":
            label = one["value"]["labels"][0]
            if label not in _PARTS:
                raise _Unfit(f"The label {label!r} is none of Source, Cue, Content.")
            found.regions[_id(one["id"])] = (label, _span(one["value"], text, wide))
    return found


def _id(id: Any) -> str:
    """The id of a region, which Label Studio may have made one of an annotation's."""
    if not isinstance(id, str):
        raise TypeError("an id is not a string")
    return id.partition("#")[0]


def _span(value: Any, text: str, wide: bytes) -> Span:
    """A region's place in code points; what older versions of Label Studio count in UTF-16 is told by its words."""
    start, end, words = value["start"], value["end"], value.get("text")
    if type(start) is not int or type(end) is not int:
        raise TypeError("an offset is not a whole number")
    if not 0 <= start < end:
        raise _Unfit(f"There is no text at {start}-{end}.")
    if words is None or text[start:end] == words:
        if end > len(text):
            raise _Unfit(f"There is no text at {start}-{end}.")
        return start, end
    first, found = (wide[a * 2 : b * 2].decode("utf-16-le", "replace") for a, b in ((0, start), (start, end)))
    if found != words:
        raise _Unfit(f"The text at {start}-{end} is not {words!r}.")
    return len(first), len(first) + len(found)


def _owners(document: Document, corrected: _Corrected) -> tuple[dict[str, str], list[tuple[str, Span]]]:
    """The attribution of each region, and the regions that have none.

    By its id; else by its place, where one attribution alone had such a region there; else by what it is related to.
    """
    ids: dict[str, str] = {}
    places: dict[tuple[str, Span], set[str]] = {}
    for a in document.attributions:
        for id, part, span in regions(a):
            ids[id] = a.id
            places.setdefault((LABELS[part], span), set()).add(a.id)
    owners: dict[str, str] = {}
    for id, region in corrected.regions.items():
        here = {ids[id]} if id in ids else places.get(region, set())
        if len(here) == 1:
            owners[id] = min(here)
    near: dict[str, list[str]] = {}
    for one, other in corrected.relations:
        near.setdefault(one, []).append(other)
        near.setdefault(other, []).append(one)
    reached = list(owners)
    while reached:
        last = reached.pop()
        for other in near.get(last, ()):
            if other in corrected.regions and other not in owners:
                owners[other] = owners[last]
                reached.append(other)
    return owners, [region for id, region in corrected.regions.items() if id not in owners]


def _failure(name: str, number: int, says: str, remedy: str) -> Failure:
    return BrokenRecord(name, says, place=f"task {number}", remedy=remedy).failure
