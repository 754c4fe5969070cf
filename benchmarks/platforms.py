"""Which platform a measured page is of, and the table of all: a row a platform, the mean of its pages in each set."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

NAMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Blogger", ("blogger",)),
    ("Bitrix", ("bitrix",)),
    ("DataLife Engine", ("dle",)),
    ("Discourse", ("discourse",)),
    ("Disqus", ("disqus",)),
    ("Facebook", ("facebook", "fbplugin")),
    ("guestbooks", ("guestbook",)),
    ("Habr", ("habr",)),
    ("Hacker News", ("hacker", "hn")),
    ("Invision", ("invision", "ip", "ipb")),
    ("LiveJournal", ("livejournal",)),
    ("MediaWiki talk", ("mediawiki",)),
    (
        "news sites' own",
        (
            "censor",
            "dou",
            "guardian",
            "komsomolka",
            "lenta",
            "news",
            "openweb",
            "osnova",
            "ownsystem",
            "paper",
            "portal",
            "pravda",
            "zeit",
            "zeitung",
        ),
    ),
    ("phpBB", ("phpbb", "phpbb2", "phpbb3")),
    ("Reddit", ("reddit", "oldreddit")),
    ("SMF", ("smf", "smf2", "smf11")),
    ("Telegram", ("tg",)),
    ("vBulletin", ("vbulletin", "vbulletin3", "vbulletin4")),
    ("VK and OK", ("vk", "ok")),
    ("WordPress", ("wordpress", "wp", "wp2017", "wpdiscuz")),
    ("XenForo", ("xenforo", "xenforo1", "xf2")),
)
"""Platforms, and the words with which the names of their pages begin; other pages are a platform by that word."""

OTHERS = "others"

_CODE = re.compile(r"[a-z]\d\d")

Rows = Mapping[str, Mapping[str, float]]
"""The figures of pages by the page's name and the mode."""


def platform_of(name: str) -> str:
    """The platform of a page, by its name: "n01_phpbb2_uk" and "phpbb 3.3" are phpBB's.

    >>> platform_of("n01_phpbb2_uk"), platform_of("phpbb-3.3"), platform_of("isso"), platform_of("flat_ru")
    ('phpBB', 'phpBB', 'isso', 'flattened')
    """
    words = [word for word in re.split(r"[ _.-]+", name.lower()) if not _CODE.fullmatch(word)]
    if words[0] == "flat":
        return "flattened"
    return next((platform for platform, known in NAMES if words[0] in known), words[0])


def table(sets: Sequence[Rows], modes: Sequence[str]) -> Iterator[str]:
    """A Markdown table: platforms by name, those with one page in all the sets together as `OTHERS`.

    A cell has a figure for each set, the mean of the platform's pages in it, with a stroke between; "–" where there
    are none.
    """
    found: defaultdict[str, list[list[Mapping[str, float]]]] = defaultdict(lambda: [[] for _ in sets])
    for at, rows in enumerate(sets):
        for name, row in rows.items():
            found[platform_of(name)][at].append(row)
    alone = [platform for platform, pages in found.items() if sum(map(len, pages)) == 1]
    for platform in alone:
        for at, pages in enumerate(found.pop(platform)):
            found[OTHERS][at].extend(pages)
    yield "| platform | pages | " + " | ".join(modes) + " |"
    yield "| --- | ---: |" + " ---: |" * len(modes)
    for platform in sorted(found, key=lambda one: (one == OTHERS, one.casefold())):
        yield _row(f"{OTHERS} ({len(alone)} platforms)" if platform == OTHERS else platform, found[platform], modes)
    yield _row("all", [list(rows.values()) for rows in sets], modes)


def _row(name: str, sets: Sequence[Sequence[Mapping[str, float]]], modes: Sequence[str]) -> str:
    cells = [" / ".join(str(len(pages)) if pages else "–" for pages in sets)]
    cells += [" / ".join(_mean(pages, mode) for pages in sets) for mode in modes]
    return f"| {name} | " + " | ".join(cells) + " |"


def _mean(pages: Sequence[Mapping[str, float]], mode: str) -> str:
    figures = [page[mode] for page in pages if mode in page]
    return f"{sum(figures) / len(figures):.0f}" if figures else "–"
