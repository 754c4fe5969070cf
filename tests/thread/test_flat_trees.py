"""Random threads, flattened as extractors do it and parsed back: authors, times, tree, quotations, bodies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reading.text import read_text
from reportedly.thread import find_thread

NAMES = (
    "Ada Lowe",
    "tidewatcher",
    "Osric of Estmere",
    "Bram_77",
    "Гремислав",
    "Лада К.",
    "Пётр Ухватов",
    "Остап із Підгір'я",
    "Ганна-Верес",
    "H.H.",
    "mr. Vane",
    "Ура!",
    "1984reader",
    "Ada 1",
    "Nr 0",
)
WORDS = {
    "en": "the ferry was late again and nobody at the quay said why it would not leave before night".split(),
    "ru": "паром опять опоздал и никто на причале не сказал почему он ушёл ночью без огней".split(),
    "uk": "пором знову запізнився і ніхто на причалі не сказав чому він пішов уночі без вогнів".split(),
}
MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня".split(),
}
QUOTE = {"en": "Quote", "ru": "Цитата", "uk": "Цитата"}
ARTICLE = "A ferry was late\n\nThe ferry was late on Friday, the port said.\n\nIt gave no reason.\n"


@dataclass(frozen=True)
class Written:
    """A comment as it was before flattening; `quote` is the index of the comment whose first paragraph it repeats."""

    author: str
    split: bool
    presence: str | None
    bracket: str | None
    when: datetime
    language: str
    paragraphs: tuple[str, ...]
    airy: bool
    quote: int | None
    depth: int


@st.composite
def threads(draw: st.DrawFn) -> list[Written]:
    language = draw(st.sampled_from(sorted(WORDS)))
    count = draw(st.integers(1, 9))
    found: list[Written] = []
    for index in range(count):
        sentence = st.lists(st.sampled_from(WORDS[language]), min_size=4, max_size=14).map(
            lambda words: " ".join(words).capitalize() + "."
        )
        split = draw(st.booleans())
        found.append(
            Written(
                author=draw(st.sampled_from(NAMES)),
                split=split,
                presence=draw(st.sampled_from(["Offline", "Online", "Оффлайн", "Не в мережі"])) if split else None,
                bracket=draw(st.sampled_from([None, "Viktor", "ASTUR"])),
                when=draw(st.datetimes(datetime(2001, 1, 1), datetime(2030, 12, 28))),
                language=language,
                # Numbered, so that no two paragraphs say the same and each quotation has one original.
                paragraphs=tuple(
                    f"Nr {index}-{place} {words}"
                    for place, words in enumerate(draw(st.lists(sentence, min_size=1, max_size=3)))
                ),
                airy=draw(st.booleans()),
                quote=draw(st.one_of(st.none(), st.integers(0, index - 1))) if index else None,
                depth=draw(st.integers(0, found[-1].depth + 1)) if found else 0,
            )
        )
    return found


def flattened(thread: list[Written]) -> str:
    lines = []
    counts: list[int] = []
    for comment in thread:
        del counts[comment.depth + 1 :]
        counts.extend([0] * (comment.depth + 1 - len(counts)))
        counts[comment.depth] += 1
        head, body = "  " * (comment.depth + 1), "  " * (comment.depth + 2)
        name = comment.author + (f" ({comment.bracket})" if comment.bracket else "")
        when = comment.when
        date = f"{when.day} {MONTHS[comment.language][when.month - 1]} {when.year} {when:%H}: {when:%M}"
        if comment.split:
            lines.append(f"{head}{counts[-1]}. {comment.author} {comment.presence} {comment.author}")
            lines.append(f"{body}{name} {date}")
        else:
            lines.append(f"{head}{counts[-1]}. {name} {date}")
        if comment.quote is not None:
            quoted = thread[comment.quote]
            lines += [f"{body}{QUOTE[comment.language]}: {quoted.author}", f"{body}{quoted.paragraphs[0]}", ""]
        for place, paragraph in enumerate(comment.paragraphs):
            if place and comment.airy:
                lines.append("")
            lines.append(body + paragraph)
    return "\n".join(lines)


def parent_of(thread: list[Written], index: int) -> int | None:
    return next((at for at in range(index - 1, -1, -1) if thread[at].depth < thread[index].depth), None)


@settings(max_examples=150, deadline=None)
@given(threads(), st.sampled_from(["", ARTICLE]))
def test_a_flattened_thread_is_parsed_back(thread: list[Written], article: str) -> None:
    text = article + flattened(thread)
    found = find_thread(text)
    assert found is not None
    comments = found.comments
    assert [c.author for c in comments] == [w.author for w in thread]
    assert [c.published for c in comments] == [w.when.isoformat(timespec="minutes")[:16] for w in thread]
    assert [c.in_reply_to for c in comments] == [
        None if (parent := parent_of(thread, index)) is None else f"c{parent + 1}" for index in range(len(thread))
    ]
    assert [c.presence is not None for c in comments] == [w.presence is not None for w in thread]
    for comment, written in zip(comments, thread, strict=True):
        own = " ".join(" ".join(text[start:end].split()) for start, end in comment.body)
        assert own == " ".join(written.paragraphs)
        assert [q.comment for q in comment.quotes] == ([] if written.quote is None else [f"c{written.quote + 1}"])
        for quote in comment.quotes:
            assert written.quote is not None
            assert text[slice(*quote.span)] == thread[written.quote].paragraphs[0]
            assert quote.author == thread[written.quote].author


@settings(max_examples=60, deadline=None)
@given(threads())
def test_article_and_thread_never_overlap(thread: list[Written]) -> None:
    text = ARTICLE + flattened(thread)
    document = read_text(text, name="page.txt")
    comments = [span for c in document.comments for span in (*c.body, *(quote.span for quote in c.quotes))]
    assert [text[slice(*span)] for span in document.paragraphs] == [
        "The ferry was late on Friday, the port said.",
        "It gave no reason.",
    ]
    assert document.title == "A ferry was late"
    assert document.published is None
    spans = sorted([*document.paragraphs, *comments])
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "  1. Ada Lowe 6 January 2023 13: 53",
                "    2. Bram Offline Bram",
                "    Bram 7 January 2023 10: 00",
                "Quote: Ada Lowe",
                "  Quote: Ada Lowe It was late.",
                "> It was late.",
                "It was late.",
                "    It was late.",
                "",
                "Comments (3)",
                "Reply",
                "Online",
                "+3",
                "\t\tЛада 6 января 2023 13:53",
                "Edited 6 January 2023 13:59",
                "Leave a reply",
                "« Reply #3 on: September 19, 2007, 02:57:03 PM »",
            ]
        ),
        max_size=30,
    )
)
def test_whatever_the_lines_every_span_is_inside_and_in_order(rows: list[str]) -> None:
    text = "\n".join(rows)
    thread = find_thread(text)
    if thread is None:
        return
    assert 0 <= thread.start <= thread.end <= len(text)
    spans = [span for c in thread.comments for span in (*c.body, *(quote.span for quote in c.quotes))]
    assert all(thread.start <= start < end <= thread.end for start, end in spans)
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    assert len(set(spans)) == len(spans)
    known = {c.id for c in thread.comments}
    assert all(c.in_reply_to is None or c.in_reply_to in known for c in thread.comments)
    assert all(quote.comment is None or quote.comment in known - {c.id} for c in thread.comments for quote in c.quotes)


def test_a_line_with_which_many_quote_themselves_is_no_frame() -> None:
    thread = [
        Written(
            author=author,
            split=split,
            presence="Offline" if split else None,
            bracket=None,
            when=datetime(2001, 1, 1, 0, number),
            language="en",
            paragraphs=(f"Number {number} says that the mill hums at night.",),
            airy=False,
            quote=quote,
            depth=0,
        )
        for number, (author, split, quote) in enumerate(
            [("Ada Lowe", False, None), ("Ada Lowe", False, 0), ("tidewatcher", True, None), ("Ada Lowe", False, 0)]
        )
    ]
    found = find_thread(flattened(thread))
    assert found is not None
    assert [[quote.comment for quote in comment.quotes] for comment in found.comments] == [[], ["c1"], [], ["c1"]]
