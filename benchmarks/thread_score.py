"""How well a thread was read: tree F1 over comments whose body, author and parent are all right.

Bodies match one to one when the Dice coefficient of their letter trigrams is at least 0.8. Comments that the gold marks
`ignore` (removed, empty, service) are neither required nor punished.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]


def _letters(text: str | None) -> str:
    folded = unicodedata.normalize("NFKC", text or "").casefold()
    return "".join(c for c in folded if c.isalnum())


def _trigrams(text: str) -> Counter[str]:
    marked = f"^{text}$"
    return Counter(marked[i : i + 3] for i in range(max(1, len(marked) - 2)))


def _dice(a: str, b: str) -> float:
    if a == b:
        return 1.0
    left, right = _trigrams(a), _trigrams(b)
    return 2 * (left & right).total() / (left.total() + right.total())


def _name(text: str | None) -> str:
    return " ".join((text or "").replace("\xa0", " ").split()).casefold().lstrip("@")


def predicted_comments(document: Row) -> list[dict[str, Any]]:
    """The comments of a contract document in the shape of the gold: body, author, time, parent and quotes by index."""
    text = document["text"]
    place = {comment["id"]: number for number, comment in enumerate(document["comments"])}
    return [
        {
            "body": " ".join(text[start:end] for start, end in comment["body"]),
            "author": comment["author"],
            "time": comment["published_text"],
            "parent": place.get(comment["in_reply_to"]),
            "quotes": [place.get(quote["comment"]) for quote in comment["quotes"]],
        }
        for comment in document["comments"]
    ]


def _match(gold: Sequence[Row], pred: Sequence[Row]) -> dict[int, int]:
    bodies = [
        (_letters(g["body"]), _letters(" ".join(q.get("text") or "" for q in g["quotes"]) + g["body"])) for g in gold
    ]
    candidates = []
    for i, wanted in enumerate(bodies):
        for j, row in enumerate(pred):
            body = _letters(row["body"])
            like = max(_dice(w, body) for w in wanted)
            if like >= 0.8:
                other = _name(gold[i]["author"]) != _name(row["author"])
                candidates.append((-round(like, 3), other, abs(i / len(gold) - j / len(pred)), i, j))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for *_, i, j in sorted(candidates):
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found


def tree_f1(gold: Row, pred: Sequence[Row]) -> float:
    """Tree F1 of one page in 0..1."""
    wanted = gold["comments"]
    found = _match(wanted, pred)
    back = {j: i for i, j in found.items()}
    required = [i for i, g in enumerate(wanted) if not g.get("ignore")]
    predicted = len(pred) - sum(bool(wanted[i].get("ignore")) for i in back.values())

    def parents(i: int) -> set[int | None]:
        parent = wanted[i]["parent"]
        allowed = {parent}
        while parent is not None and wanted[parent].get("ignore"):
            parent = wanted[parent]["parent"]
            allowed.add(parent)
        return allowed

    def right(i: int) -> bool:
        row = pred[found[i]]
        names = {_name(n) for n in (wanted[i]["author"], *(wanted[i].get("author_alt") or ()))}
        parent = row["parent"]
        if parent is not None and parent not in back:
            return False
        return _name(row["author"]) in names and (None if parent is None else back[parent]) in parents(i)

    hits = sum(right(i) for i in required if i in found)
    return 2 * hits / (predicted + len(required)) if predicted + len(required) else 0.0


def body_f1(gold: Row, pred: Sequence[Row]) -> float:
    """F1 of one page over bodies alone, for tools that keep neither authors nor answers, in 0..1."""
    wanted = gold["comments"]
    found = _match(wanted, pred)
    required = sum(not g.get("ignore") for g in wanted)
    predicted = len(pred) - sum(bool(wanted[i].get("ignore")) for i in found)
    hits = sum(not wanted[i].get("ignore") for i in found)
    return 2 * hits / (predicted + required) if predicted + required else 0.0
