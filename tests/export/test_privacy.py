"""People in comments lose their names in every output, and every span stays true."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.contract import document_to_json, dumps
from reportedly.errors import BadKeyFile
from reportedly.export.privacy import anonymise, hidden, pseudonymise
from reportedly.export.pseudonyms import KeyFile, Numbered
from reportedly.exporting import FORMATS
from reportedly.model import (
    FROM_SOMEBODY,
    Attribution,
    Comment,
    Credit,
    Document,
    Headline,
    Obtained,
    Quote,
    Source,
    Span,
)
from tests.export.test_formats import shown

TEXT = """Dam leaks in Orlice

The dam leaks, the Orlice Courier wrote.
  1. Ludmila Vetrova Offline vetrova88
    Ludmila Vetrova (Людмила) 6 January 2023 13: 53
    The mayor said nothing. Ask him!
  2. Bohdan_K 6 January 2023 14: 10
    Quote: Ludmila Vetrova
    The mayor said nothing.

    Vetrova, you are wrong, @marek told us that it holds. Ветровой это не понять.
"""
ORIGINALS = ("Ludmila", "Vetrova", "vetrova88", "Людмила", "Bohdan_K", "marek", "Ветров")


def span(part: str, after: int = 0) -> Span:
    start = TEXT.index(part, after)
    return start, start + len(part)


THREAD = TEXT.index("  1. ")
DOCUMENT = Document(
    id="d1",
    kind="article",
    title="Dam leaks in Orlice",
    text=TEXT,
    title_span=span("Dam leaks in Orlice"),
    paragraphs=(span("The dam leaks, the Orlice Courier wrote."),),
    sources=(
        Source(id="s1", name="the Orlice Courier", kind="outlet", mentions=(span("the Orlice Courier"),)),
        Source(id="s2", name="@marek", kind="person", aliases=("Vetrova",), mentions=(span("@marek"),)),
    ),
    attributions=(
        Attribution(
            id="a1", source=(span("the Orlice Courier"),), cue=(span("wrote"),), content=(span("The dam leaks"),)
        ),
        Attribution(
            id="a2",
            source=(span("@marek"),),
            cue=(span("told us"),),
            content=(span("that it holds"),),
            speaker="s2",
            where="c2",
        ),
    ),
    comments=(
        Comment(
            id="c1",
            number="1",
            author="Ludmila Vetrova",
            login="vetrova88",
            url="https://orlice.example/news/7#comment-vetrova88",
            published_text="6 January 2023 13: 53",
            body=(span("The mayor said nothing. Ask him!"),),
        ),
        Comment(
            id="c2",
            number="2",
            author="Bohdan_K",
            published_text="6 January 2023 14: 10",
            quotes=(
                Quote(
                    comment="c1",
                    author="Ludmila Vetrova",
                    span=span("The mayor said nothing.", TEXT.index("Quote:")),
                ),
            ),
            body=(span("Vetrova, you are wrong, @marek told us that it holds. Ветровой это не понять."),),
        ),
    ),
)


def outputs(document: Document) -> str:
    """Everything that any exporter prints of the document."""
    return "".join(shown(format.name, document) for format in FORMATS)


def test_the_fixture_shows_every_name_before() -> None:
    assert all(name in outputs(DOCUMENT) for name in ORIGINALS if name != "Людмила")


@pytest.mark.parametrize("name", ORIGINALS)
def test_no_original_name_is_left_in_any_output(name: str) -> None:
    assert name.casefold() not in outputs(anonymise(DOCUMENT)).casefold()
    assert name.casefold() not in outputs(pseudonymise(DOCUMENT, KeyFile(b"k" * 32))).casefold()


def test_every_span_still_slices_what_it_meant() -> None:
    hidden = anonymise(DOCUMENT)
    first, second = hidden.attributions
    text = hidden.text
    assert [text[s:e] for s, e in first.content] == ["The dam leaks"]
    assert [text[s:e] for s, e in second.source] == [hidden.sources[1].name]
    assert [text[s:e] for s, e in second.content] == ["that it holds"]
    assert [text[s:e] for s, e in hidden.comments[0].body] == ["The mayor said nothing. Ask him!"]
    assert text[slice(*hidden.comments[1].quotes[0].span)] == "The mayor said nothing."
    assert hidden.title_span is not None
    assert text[slice(*hidden.title_span)] == "Dam leaks in Orlice"


def test_who_speaks_in_the_article_keeps_the_name() -> None:
    hidden = anonymise(DOCUMENT)
    assert hidden.sources[0].name == "the Orlice Courier"
    assert "the Orlice Courier wrote" in hidden.text


def test_one_person_is_one_reader_in_author_quote_and_text() -> None:
    hidden = anonymise(DOCUMENT)
    author = hidden.comments[0].author
    assert author == "Reader 1"
    assert hidden.comments[1].quotes[0].author == author
    assert hidden.text[slice(*hidden.comments[1].body[0])].startswith(f"{author}, you are wrong")
    assert hidden.comments[0].url is None


def test_the_same_key_gives_the_same_pseudonym_and_another_key_another() -> None:
    one = pseudonymise(DOCUMENT, KeyFile(b"a" * 32)).comments[0].author
    assert one == pseudonymise(DOCUMENT, KeyFile(b"a" * 32)).comments[0].author
    assert one != pseudonymise(DOCUMENT, KeyFile(b"b" * 32)).comments[0].author


def test_the_key_file_leads_back_to_the_names(tmp_path: Path) -> None:
    path = tmp_path / "desk.key"
    key = KeyFile.load(path)
    pseudonym = pseudonymise(DOCUMENT, key).comments[0].author
    key.save(path)
    again = KeyFile.load(path)
    assert pseudonym is not None
    assert again.table[pseudonym] == "Ludmila Vetrova"
    assert pseudonymise(DOCUMENT, again).comments[0].author == pseudonym


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"schema": "reportedly/key/1", "secret": "00", "names": {}}'])
def test_a_file_that_is_no_key_is_refused_and_left_alone(tmp_path: Path, content: str) -> None:
    path = tmp_path / "notes.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadKeyFile, match="no key file"):
        KeyFile.load(path)
    assert path.read_text(encoding="utf-8") == content


def test_a_document_without_readers_is_left_as_it_is() -> None:
    plain = Document(id="d2", text="The dam leaks.", paragraphs=((0, 14),))
    assert anonymise(plain) == plain


@given(st.integers(0, len(TEXT) - 1), st.integers(1, 60))
def test_a_span_of_the_new_text_leads_back_to_all_that_it_is_of_the_old_one(start: int, width: int) -> None:
    found = hidden(DOCUMENT, Numbered())
    new = found.document.text
    first, last = min(start, len(new) - 1), min(start + width, len(new))
    old = found.back((first, last))
    (there,) = found.spans((old,))
    assert there[0] <= first
    assert there[1] >= last
    if not any(name in TEXT[slice(*old)] for name in ORIGINALS) and TEXT[slice(*old)] == new[first:last]:
        assert there == (first, last)


@given(
    st.lists(
        st.tuples(
            st.from_regex(r"[A-ZА-Я][a-zа-я]{3,8}", fullmatch=True),
            st.lists(st.sampled_from(["the dam", "leaks", "7", "NAME", "@NAME", "so"]), min_size=1, max_size=6),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_names_are_gone_and_bodies_stay_in_place_whatever_the_thread(thread: list[tuple[str, list[str]]]) -> None:
    text, comments = "Title\n\nBody of it.\n", []
    for number, (name, words) in enumerate(thread, 1):
        text += f"{number}. {name} wrote:\n"
        body = " ".join(words).replace("NAME", thread[0][0])
        comments.append(
            Comment(id=f"c{number}", number=str(number), author=name, body=((len(text), len(text) + len(body)),))
        )
        text += body + "\n"
    document = Document(
        id="d", text=text, title="Title", title_span=(0, 5), paragraphs=((7, 18),), comments=tuple(comments)
    )
    hidden = anonymise(document)
    tail = hidden.text[18:].casefold()
    readers = {f"reader {n}" for n in range(1, 20)}
    for name, _ in thread:
        if not any(name.casefold() in reader for reader in readers):
            assert name.casefold() not in tail
    for (_, words), comment in zip(thread, hidden.comments, strict=True):
        (body,) = [hidden.text[s:e] for s, e in comment.body]
        assert body.startswith(("the dam", "leaks", "7", "Reader", "so"))
        assert body.count("the dam") == words.count("the dam")
    assert json.loads(dumps(document_to_json(hidden)))["text"] == hidden.text


def test_a_chat_of_two_people_is_not_named_after_one_of_them() -> None:
    text = "Ludmila Vetrova\n\nLudmila Vetrova 13:53\nIt leaks.\n\nBohdan_K 14:10\nAsk the mayor."
    first, second = text.index("It leaks."), text.index("Ask the")
    chat = Document(
        id="d2",
        kind="chat",
        title="Ludmila Vetrova",
        outlet="Ludmila Vetrova",
        text=text,
        title_span=(0, 15),
        provenance=(Credit(kind="forward", name="Ludmila Vetrova", because="forwarded: message 5"),),
        comments=(
            Comment(id="c1", author="Ludmila Vetrova", published_text="13:53", body=((first, first + 9),)),
            Comment(id="c2", author="Bohdan_K", published_text="14:10", body=((second, len(text)),)),
        ),
    )
    hidden = anonymise(chat)
    assert "Vetrova" not in dumps(document_to_json(hidden))
    assert hidden.title_span and hidden.text[slice(*hidden.title_span)] == hidden.title == hidden.comments[0].author
    assert [hidden.text[slice(*comment.body[0])] for comment in hidden.comments] == ["It leaks.", "Ask the mayor."]


def test_whoever_was_forwarded_and_may_be_a_person_is_hidden_and_a_channel_is_not() -> None:
    text = "Ada: look at this"
    somebody = f"the message says that it is forwarded, {FROM_SOMEBODY}"
    chat = Document(
        id="chat",
        kind="chat",
        text=text,
        comments=(Comment(id="c1", author="Ada", body=((5, len(text)),)),),
        provenance=(
            Credit(kind="forward", name="Zoryana Quill", because=somebody),
            Credit(kind="forward", name="Harbour Watch", because="the message says that it is forwarded"),
        ),
    )
    names = [credit.name for credit in anonymise(chat).provenance]
    assert "Quill" not in names[0]
    assert names[1] == "Harbour Watch"


def threaded(name: str, said: str, **more: Any) -> Document:
    """A page with a comment by somebody of that name, and a second comment."""
    text = f"Title\n\nBody of it.\n\n1. {name} 13:00\n{said}\n\n2. Ada 13:05\nok\n"
    first, second = text.index(said, text.index("13:00")), text.index("ok\n", text.index("13:05"))
    comments = (
        Comment(id="c1", author=name, number="1", published_text="13:00", body=((first, first + len(said)),)),
        Comment(id="c2", author="Ada", number="2", published_text="13:05", body=((second, second + 2),)),
    )
    told = {"title": "Title", "title_span": (0, 5), "paragraphs": ((7, 18),), "comments": comments, **more}
    return Document(id="d", text=text, **told)


def credit(name: str, *, because: str) -> Credit:
    return Credit(kind="forward", name=name, url="https://t.me/vetrova/5", because=because)


def saying(**more: Any) -> Comment:
    return Comment(id="c1", author="Vetrova", body=((7, 18),), **more)


ADDRESS = "https://forum.example/users/vetrova88/posts"
SOMEBODY = f"the message says that it is forwarded, {FROM_SOMEBODY}"
SIGNED = "Title\n\nBody.\n\nHe is wrong.\n— Ludmila Vetrova, 6 January\n\nThe article goes on here."
HIDING_PLACES = {
    "a stressed letter": (threaded("Людмила", "Людми\u0301ла права, Людми\u0301лы нет"), "Людми"),
    "a soft hyphen": (threaded("Vetrova", "Vet\u00adrova is wrong"), "rova"),
    "a space of no width": (threaded("vetrova88", "vet\u200brova88 is wrong"), "rova"),
    "a login of two words": (threaded("LudmilaVetrova77", "Ludmila is wrong"), "Ludmila"),
    "the name of a file": (threaded("Oda Vetrova", "no", obtained=Obtained(path="Oda_Vetrova.html")), "vetrova"),
    "the page's address": (threaded("vetrova88", "no", url=ADDRESS), "vetrova88"),
    "an address in percents": (threaded("Ветрова", "no", url=f"https://f.example/{quote('Ветрова')}"), "%D0%92"),
    "an archived address": (threaded("vetrova88", "no", obtained=Obtained(archived_url=ADDRESS)), "vetrova88"),
    "the author of a thread": (threaded("Vetrova", "no", byline="Vetrova", kind="thread"), "vetrova"),
    "an author who answers nobody": (threaded("Oda", "Vetrova is wrong", byline="Vetrova", kind="thread"), "vetrova"),
    "an outlet that is somebody": (threaded("Vetrova", "no", outlet="Vetrova", kind="thread"), "vetrova"),
    "the reason for a verdict": (
        threaded("Vetrova", "no", headline=Headline(attribution="none", because="Vetrova has it", spans=())),
        "vetrova",
    ),
    "where a forward is from": (
        threaded("Vetrova", "no", provenance=(credit("x", because="of Vetrova"),)),
        "vetrova",
    ),
    "a forward without comments": (
        Document(id="p", kind="post", text="Look.", provenance=(credit("Quill", because=SOMEBODY),)),
        "quill",
    ),
    "a signature above the rest of the article": (
        Document(
            id="s",
            text=SIGNED,
            title="Title",
            title_span=(0, 5),
            paragraphs=((7, 12), (SIGNED.index("The article"), len(SIGNED))),
            comments=(Comment(id="c1", author="Ludmila Vetrova", body=((14, 26),)),),
        ),
        "vetrova",
    ),
    **{
        f"a comment's {field}": (
            threaded("x", "no", comments=(saying(**{field: "of Vetrova"}),)),
            "vetrova",
        )
        for field in ("number", "published_text", "edited")
    },
}  # fmt: skip


@pytest.mark.parametrize("place", HIDING_PLACES)
def test_a_name_is_found_where_it_hides(place: str) -> None:
    document, name = HIDING_PLACES[place]
    for told in (anonymise(document), pseudonymise(document, KeyFile(b"k" * 32))):
        assert name.casefold() not in outputs(told).casefold()
    assert name.casefold() in dumps(document_to_json(document)).casefold()


def test_what_stands_between_comments_goes_though_no_reader_is_known() -> None:
    text = "Title\n\nBody of it.\n\nguest Oda Brandt, 13:00\nno\n"
    at = text.index("no\n")
    page = Document(
        id="d",
        text=text,
        title="Title",
        title_span=(0, 5),
        paragraphs=((7, 18),),
        comments=(Comment(id="c1", published_text="13:00", body=((at, at + 2),)),),
    )
    told = anonymise(page)
    assert "Oda" not in outputs(told)
    assert [told.text[slice(*span)] for span in told.comments[0].body] == ["no"]


def test_what_is_public_is_left() -> None:
    """An address that says what the article says, a journalist, and the article around a thread."""
    page = threaded("Body", "no", url="https://paper.example/body-of-it", byline="Ada", kind="article")
    told = anonymise(page)
    assert (told.url, told.byline) == (page.url, "Ada")
    signed = anonymise(HIDING_PLACES["a signature above the rest of the article"][0])
    assert [signed.text[slice(*span)] for span in signed.paragraphs] == ["Body.", "The article goes on here."]
    post = anonymise(HIDING_PLACES["a forward without comments"][0])
    assert post.text == "Look."
