"""The guess that a speech goes on over the next sentence."""

from reportedly.attribution.continuation import continuations
from reportedly.attribution.draft import Draft
from reportedly.attribution.lexicon import lexicon


def offered(language: str, text: str, source: str, cue: str, content: str) -> list[str]:
    def span(part: str) -> tuple[int, int]:
        return text.index(part), text.index(part) + len(part)

    draft = Draft(source=(span(source),), cue=(span(cue),), content=(span(content),), confidence=0.9, because="cue")
    found = continuations(text, [draft], [(0, len(text))], lexicon(language))
    assert all(number == 0 for number, _ in found)
    return [text[start:end] for _, guess in found for start, end in guess.content]


def test_after_according_to_him_the_next_sentence_is_offered() -> None:
    text = "According to him, it is too early to judge. There are dozens of cracks in the wall."
    assert offered("en", text, "him", "According to", "it is too early to judge") == [
        "There are dozens of cracks in the wall."
    ]


def test_the_same_in_russian_and_ukrainian() -> None:
    text = "По его словам, судить рано. В стене десятки мелких трещин."
    assert offered("ru", text, "его", "По", "судить рано") == ["В стене десятки мелких трещин."]
    text = "За її словами, судити рано. У стіні десятки дрібних тріщин."
    assert offered("uk", text, "її", "За", "судити рано") == ["У стіні десятки дрібних тріщин."]


def test_a_named_source_licenses_no_guess() -> None:
    text = "According to Ada Crewe, it is too early to judge. There are dozens of cracks in the wall."
    assert offered("en", text, "Ada Crewe", "According to", "it is too early to judge") == []


def test_the_guess_never_leaves_its_paragraph() -> None:
    text = "According to him, it is too early to judge.\nThere are dozens of cracks in the wall."
    draft = Draft(source=((13, 16),), cue=((0, 12),), content=((18, 42),), confidence=0.9, because="cue")
    assert continuations(text, [draft], [(0, 43), (44, len(text))], lexicon("en")) == []
