"""What forumscraper takes for comments, for `benchmarks.threads --forumscraper PYTHON`: run by a Python that has it.

It is made for fetching, so its fetching is refused and each saved page is given to its extractor of every platform; the
one that finds most posts has the page, which is kinder than its own choice. Prints JSON: for each file its comments
with body, author, parent and quotes as `thread_score` wants them. It knows levels on Hacker News alone.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

PLATFORMS = "smf1 smf2 phpbb xmb xenforo1 xenforo2 invision hackernews stackexchange vbulletin".split()
ADDRESS = "https://forum.example/index.php?topic=1"


def batched(rows: Iterable[Any], size: int) -> Iterator[tuple[Any, ...]]:
    """`itertools.batched` where Python is too old to have it."""
    left = iter(rows)
    while part := tuple(itertools.islice(left, size)):
        yield part


def refuse(*_arguments: object, **_options: object) -> None:
    """Stands in for every fetch."""
    raise OSError("nothing is fetched")


def words(markup: str) -> str:
    """The words of a piece of HTML."""
    from lxml import html

    return " ".join("".join(map(str, html.fromstring(f"<div>{markup}</div>").itertext())).split()) if markup else ""


def comments(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The posts of one page as rows."""
    rows: list[dict[str, Any]] = []
    open_: list[tuple[int, int]] = []
    for post in found.get("posts") or found.get("comments") or ():
        body = words(next((post[name] for name in ("contents", "content", "text", "body") if post.get(name)), ""))
        author = post.get("user") or post.get("author")
        author = author.get("name") or author.get("user") if isinstance(author, dict) else author
        parent = None
        if str(post.get("lvl", "")).isdigit():
            level = int(post["lvl"])
            while open_ and open_[-1][0] >= level:
                open_.pop()
            parent = open_[-1][1] if open_ else None
            open_.append((level, len(rows)))
        rows.append({"body": body, "author": author, "parent": parent, "quotes": []})
    return rows


def main() -> None:
    """Print what is found in the files named."""
    if not hasattr(itertools, "batched"):
        itertools.batched = batched  # type: ignore[attr-defined]
    import forumscraper  # type: ignore[import-not-found]
    import lxml.html  # noqa: F401 - where it is missing, every extractor would seem to find nothing
    from forumscraper.defs import reliq  # type: ignore[import-not-found]
    from forumscraper.extractors.common import ItemExtractor  # type: ignore[import-not-found]

    ItemExtractor.next = lambda self, page, *_arguments, **_options: iter([page])
    kinds = [getattr(forumscraper, name)() for name in PLATFORMS]
    for kind in kinds:
        kind.session.get_html = refuse
    said = {}
    for path in sys.argv[1:]:
        page = reliq(Path(path).read_text(encoding="utf-8", errors="replace"), ref=ADDRESS)
        best: list[dict[str, Any]] = []
        for kind in kinds:
            try:
                found = kind.thread.get_contents(page, kind.settings, kind.create_state(None), ADDRESS, "1", "")
                best = max(best, comments(found), key=lambda rows: sum(bool(row["body"]) for row in rows))
            except Exception:  # an extractor of another platform fails as it likes
                continue
        said[path] = best
    print(json.dumps(said, ensure_ascii=False))


if __name__ == "__main__":
    main()
