"""A document in a terminal: readable with styles, with signs, narrow, and harmless."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console
from rich.text import Text

from reportedly.model import Document, Note
from reportedly.report.terminal import render

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def piped(document: Document, width: int = 100, encoding: str = "utf-8") -> str:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, errors="backslashreplace", write_through=True)
    render(document, Console(file=stream, width=width))
    return raw.getvalue().decode(encoding)


def styled(document: Document, width: int = 100, **options: object) -> str:
    stream = io.StringIO()
    render(document, Console(file=stream, width=width, force_terminal=True, color_system="truecolor", **options))  # type: ignore[arg-type]
    return stream.getvalue()


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_verdict_comes_first_with_its_reason(english: Document) -> None:
    shown = flat(piped(english))
    verdict = "DROPPED The headline drops the attribution: the title states flat what the body has from Lantern."
    assert shown.index("Shipping minister") < shown.index(verdict) < shown.index("[a1 a2 The Minister")


def test_a_pipe_shows_source_cue_content_and_doubt_by_signs(english: Document) -> None:
    shown = flat(piped(english))
    assert '{a1 The Telegram channel "Lantern"} <writes about this>, <citing> {a2 its own sources' in shown
    assert (
        '{a4 The channel} <notes> [a4 that {a5 Brackett} <called> the ferry [a5 "a bathtub with a whistle"], '
        "and that the price ~may~ reach four millions]." in shown
    )
    assert "<It is alleged> {a3} [a3 that in this way" in shown


def test_a_guess_is_visibly_one(english: Document) -> None:
    shown = flat(piped(english))
    assert "[a7? There are two hulls in the yard and only one of them floats.]" in shown
    assert "? a guess: continues a6" in shown


def test_a_relay_chain_is_a_small_tree(ukrainian: Document) -> None:
    shown = piped(ukrainian)
    assert [re.sub(r" \(.*", "", line.strip()) for line in shown.splitlines() if "──" in line] == [
        "└── Портовий листок",
        "└── Ліхтар",
        "└── власні джерела",
    ]
    assert re.search(
        r"\n  a1 +Портовий листок \(outlet\)[^└]*\n  └ a2 +Ліхтар \(channel\)[^└]*\n    └ a3 власні джерела", shown
    )


def test_the_thread_is_a_tree_with_who_quotes_whom(english: Document) -> None:
    shown = piped(english)
    assert "2 ropewalk · walker · 8 May 2024, 10:40 · offline" in shown
    assert "> They should have sold it when it still floated. → Bertram Quill" in shown
    assert re.search(r"└── 1 Bertram Quill .*\n.*\n +└── 1 gull of the third pier", shown)


def test_aliases_notes_and_credits_are_there(english: Document, ukrainian: Document) -> None:
    assert "Kaldvik = Port Alder (place)" in piped(english)
    assert "credit: Northern Wire (dateline)" in piped(english)
    assert "stated by hand: outlet" in piped(english)
    assert "published: the page states no date" in piped(ukrainian)


def test_styles_tell_the_marks_apart_without_colour(english: Document) -> None:
    stream = io.StringIO()
    render(english, Console(file=stream, width=100, force_terminal=True, color_system="standard", no_color=True))
    shown = Text.from_ansi(stream.getvalue())

    def style(words: str) -> tuple[bool | None, bool | None, bool | None]:
        found = shown.get_style_at_offset(Console(), shown.plain.index(words))
        return found.bold, found.italic, found.underline

    assert style("The Telegram channel") == (True, None, None)
    assert style("writes about this") == (None, True, None)
    assert style("Minister of Shipping, Orla") == (None, None, True)
    assert "\x1b[7mmay" in stream.getvalue() or "7m" in stream.getvalue()


def test_the_marks_leave_the_text_as_it_is(russian: Document) -> None:
    shown = flat(ESCAPE.sub("", styled(russian)))
    bare = re.sub(r" ?\{[^}]*\}|\[[^\]]*?a\d[^ ]* (?:a\d )*|\]", "", shown)
    assert flat(russian.text[slice(*russian.paragraphs[0])]) in bare


@pytest.mark.parametrize("width", [60, 40])
def test_nothing_is_wider_than_a_narrow_terminal(english: Document, russian: Document, width: int) -> None:
    for document in (english, russian):
        assert max(len(line.rstrip()) for line in piped(document, width).splitlines()) <= width
        assert max(len(line.rstrip()) for line in ESCAPE.sub("", styled(document, width)).splitlines()) <= width


def test_lines_stay_readable_on_a_wide_screen(english: Document) -> None:
    assert max(len(line.rstrip()) for line in piped(english, 240).splitlines()) <= 100


def test_an_old_console_gets_ascii_around_the_text(english: Document) -> None:
    shown = piped(english, encoding="ascii")
    assert "`-- " in shown or "+-- " in shown
    assert "\\u25a0" not in shown
    assert "\\u2190" not in shown
    assert "-> Bertram Quill" in shown


def test_strangers_text_steers_no_terminal_and_is_no_markup(attacker: Document) -> None:
    plain = piped(attacker, 400)
    assert not set(plain) & set("\x00\x07\x1b\x9b\x0d\u202e\u2066\U000e0041\ud800")
    assert "[bold red]markup[/bold red][link=https://evil.example]x[/link]:warning:" in flat(plain)
    colourful = ESCAPE.sub("", styled(attacker, 400))
    assert not set(colourful) & set("\x00\x07\x1b\x9b\x0d\u202e\u2066\U000e0041\ud800")
    assert r"\x1b[31m" in colourful


def test_a_language_that_nobody_measured_is_warned_of(english: Document) -> None:
    note = Note(field="attributions", code="unmeasured-language", says="attributions in de are a guess")
    shown = piped(replace(english, notes=(note,)))
    assert shown.index("? attributions in de are a guess.") < shown.index("[a1 a2 The Minister")


def test_a_page_without_attributions_says_so() -> None:
    shown = piped(Document(id="d", text="Яблучний ярмарок.", paragraphs=((0, 17),), language="uk"))
    assert "Яблучний ярмарок." in shown
    assert "Nothing here is attributed to anybody" in shown
    assert "[a1 what is said]" not in shown
