"""What a page tells of what somebody did with words, and of reports that it rejects."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from reportedly.claims.mentions import candidates, tellings
from reportedly.model import Attribution, Document, Source, SourceKind, Span


def test_who_ordered_is_an_actor_and_the_sentence_is_the_page_s_own() -> None:
    text = "The mayor ordered the evacuation of the harbour quarter."
    document = told(text, [("a1", "The mayor", "ordered", "the evacuation of the harbour quarter", "reported", None)])
    assert [(one.wording, one.speakers) for one in candidates(document)] == [(text, ())]


def test_what_was_ordered_is_told_with_who_ordered_it() -> None:
    text = "Мэр приказал очистить портовый квартал, сообщает «Маяк»."
    document = told(
        text,
        [
            ("a1", "Мэр", "приказал", "очистить портовый квартал", "reported", None),
            ("a2", "«Маяк»", "сообщает", "очистить портовый квартал", "reported", None),
        ],
        kinds={"«Маяк»": "outlet"},
    )
    assert [(one.wording, one.speakers) for one in candidates(document)] == [
        ("Мэр приказал очистить портовый квартал", ("s2",))
    ]


@pytest.mark.parametrize(
    ("text", "noun", "content", "left"),
    [
        ("Reports that the dam at Rovny leaks are untrue.", "Reports", "that the dam at Rovny leaks", None),
        ("Сообщения о том, что дамба течёт, не соответствуют действительности.", "Сообщения",
         "о том, что дамба течёт, не соответствуют действительности", "о том, что дамба течёт"),
        ("Повідомлення про те, що дамба тече, є фейком.", "Повідомлення", "про те, що дамба тече", None),
        ("Сообщения, что дамба якобы течёт, похожи на утку.", "Сообщения", "что дамба якобы течёт", None),
        ("Чутки про те, що дамба тече, схожі на вигадку.", "Чутки", "про те, що дамба тече", None),
        ("The report that the dam leaks is pure fiction.", "report", "that the dam leaks", None),
    ],
)  # fmt: skip
def test_a_report_that_is_said_to_be_untrue_is_denied(text: str, noun: str, content: str, left: str | None) -> None:
    document = told(text, [("a1", "", noun, content, "reported", None)])
    (found,) = candidates(document)
    assert (found.stance, found.wording) == ("denies", left or content)


def test_a_report_within_a_denial_is_denied_and_stands_for_both() -> None:
    text = "Rovny Water rejected reports that the dam leaks."
    document = told(
        text,
        [
            ("a1", "Rovny Water", "rejected", "reports that the dam leaks", "denied", None),
            ("a2", "", "reports", "that the dam leaks", "reported", None),
        ],
        kinds={"Rovny Water": "organisation"},
    )
    (found,) = candidates(document)
    assert (found.attribution, found.stance, found.denier, found.speakers) == ("a2", "denies", "s1", ())


def test_who_passes_a_denial_on_is_no_source_of_what_is_denied() -> None:
    text = "Rovny Water rejected a report by Harbour Herald that the dam leaks, Evening Port writes."
    document = told(
        text,
        [
            ("a1", "Rovny Water", "rejected", "a report by Harbour Herald that the dam leaks", "denied", "a3"),
            ("a2", "Harbour Herald", "report", "that the dam leaks", "reported", "a3"),
            ("a3", "Evening Port", "writes", text[:66], "reported", None),
        ],
        kinds={"Rovny Water": "organisation", "Harbour Herald": "outlet", "Evening Port": "outlet"},
    )
    (found,) = [one for one in candidates(document) if one.attribution == "a2"]
    assert (found.stance, found.denier, found.speakers) == ("denies", "s1", ("s2",))


def test_a_duck_on_a_lake_rejects_nothing() -> None:
    text = "Сообщают о том, что на озере появилась утка."
    document = told(text, [("a1", "", "Сообщают", "о том, что на озере появилась утка", "reported", None)])
    assert [one.stance for one in candidates(document)] == ["attributes"]


def test_who_comments_on_a_report_is_no_source_for_it() -> None:
    text = "The minister commented on reports that the dam leaks."
    document = told(
        text,
        [
            ("a1", "The minister", "commented on", "reports that the dam leaks", "reported", None),
            ("a2", "", "reports", "that the dam leaks", "reported", "a1"),
        ],
    )
    assert all(one.speakers == () for one in candidates(document))


def test_that_somebody_was_informed_is_told_beside_what_of() -> None:
    text = "The harbour master informed the mayor about the need to close the old pier, Harbour Watch writes."
    document = told(
        text,
        [
            ("a1", "The harbour master", "informed", "about the need to close the old pier", "reported", "a2"),
            ("a2", "Harbour Watch", "writes", text[:74], "reported", None),
        ],
        kinds={"Harbour Watch": "channel"},
    )
    found = candidates(document)
    assert [(one.attribution, one.speakers) for one in found] == [("a2", ("s2",)), ("a1", ("s2", "s1"))]
    assert tellings(found, {document.id: document}) == [(0, 1)]


def test_what_two_papers_tell_in_one_breath_is_no_telling_of_the_other() -> None:
    text = "The pier is shut, Harbour Watch writes, and the ferry is late, Evening Port writes."
    document = told(
        text,
        [
            ("a1", "Harbour Watch", "writes", "The pier is shut", "reported", None),
            ("a2", "Evening Port", "writes", "the ferry is late", "reported", None),
        ],
        kinds={"Harbour Watch": "channel", "Evening Port": "outlet"},
    )
    assert tellings(candidates(document), {document.id: document}) == []


def test_of_two_readings_of_the_same_two_words_the_surer_one_counts() -> None:
    text = "The old pier is shut, reports claim."
    said = [
        ("a1", "reports", "claim", text[:20], "alleged", None),
        ("a2", "claim", "reports", text[:20], "alleged", None),
    ]
    document = told(text, said)
    first, second = document.attributions
    assert len(candidates(document)) == 2
    (one,) = candidates(replace(document, attributions=(first, replace(second, confidence=0.2))))
    assert one.attribution == "a1"


def told(
    text: str,
    said: Sequence[tuple[str, str, str, str, str, str | None]],
    kinds: dict[str, SourceKind] | None = None,
) -> Document:
    """A page with its attributions as (id, source, cue, content, certainty, parent); persons unless said otherwise."""

    def span(part: str) -> Span:
        start = text.index(part)
        return start, start + len(part)

    names = [source for _, source, *_ in said if source]
    language = "en" if text.isascii() else "uk" if "і" in text else "ru"
    return Document(
        id="d1",
        text=text,
        language=language,
        paragraphs=((0, len(text)),),
        sources=tuple(
            Source(id=f"s{n}", name=name, kind=(kinds or {}).get(name, "person"), mentions=(span(name),))
            for n, name in enumerate(names, 1)
        ),
        attributions=tuple(
            Attribution(
                id=id,
                source=(span(source),) if source else (),
                cue=(span(cue),),
                content=(span(content),),
                speaker=f"s{names.index(source) + 1}" if source else None,
                certainty=certainty,  # type: ignore[arg-type]
                parent=parent,
                confidence=0.9,
            )
            for id, source, cue, content, certainty, parent in said
        ),
    )
