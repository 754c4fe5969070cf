"""Which passages are one text: copied, edited, translated, and never the furniture that pages of a site share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

import numpy as np
import pytest

from reportedly.claims.copies import Sentences, _worded, align, asking, between, passages, weigh
from reportedly.claims.passages import Passage
from reportedly.model import Document

STORY = (
    "The ferry between Orlin and Vesk ran aground on a sandbank on Tuesday evening. "
    "Forty-one passengers were taken off by two fishing boats before midnight. "
    "The captain had reported a broken rudder an hour earlier, the harbour office says. "
    "Divers will look at the hull once the tide allows it."
)
EDITED = (
    "The ferry from Orlin to Vesk ran aground on a sandbank Tuesday evening. "
    "Forty-one passengers were taken off by fishing boats before midnight. "
    "The captain had reported a broken rudder an hour earlier, according to the harbour office."
)
RUSSIAN = (
    "Паром между Орлином и Веском во вторник вечером сел на песчаную отмель. "
    "Сорок одного пассажира до полуночи сняли два рыбацких судна. "
    "За час до этого капитан сообщил о поломке руля, говорят в управлении порта. "
    "Водолазы осмотрят корпус, как только позволит прилив."
)
OTHER = (
    "A late frost has spoiled the cherry harvest in the valley of Drune. "
    "Growers lit fires between the rows for three nights in vain. "
    "The council will decide next week whether to lower the water fee."
)
FURNITURE = " Subscribe to our channel so that you never miss the news of the day."


def document(id: str, text: str, language: str = "en") -> Document:
    return Document(id=id, text=text, language=language, paragraphs=((0, len(text)),))


def found(*texts: tuple[str, str]) -> dict[tuple[str, str], Passage]:
    documents = [document(f"d{number}", text, language) for number, (text, language) in enumerate(texts)]
    return {(one.a, one.b): one for one in passages(documents)}


def test_a_whole_copy_and_an_edited_one_are_copies() -> None:
    pairs = found((STORY, "en"), (STORY, "en"), (EDITED, "en"), (OTHER, "en"))
    assert set(pairs) == {("d0", "d1"), ("d0", "d2"), ("d1", "d2")}
    assert pairs["d0", "d1"].spans == ((0, len(STORY), 0, len(STORY)),)
    assert {one.kind for one in pairs.values()} == {"copy"}


def test_a_translation_is_told_from_another_story_of_its_language() -> None:
    pairs = found((STORY, "en"), (RUSSIAN, "ru"), (OTHER, "en"))
    assert set(pairs) == {("d0", "d1")}
    assert pairs["d0", "d1"].kind == "translation"
    ((a, b, c, d),) = pairs["d0", "d1"].spans
    assert (STORY[a:b], RUSSIAN[c:d]) == (STORY, RUSSIAN)


def test_an_excerpt_in_another_article_is_found_with_its_place() -> None:
    half = STORY.split(". ")[1] + ". " + STORY.split(". ")[2] + "."
    whole = f"{OTHER} {half} {OTHER.replace('cherry', 'plum')}"
    ((pair, one),) = found((STORY, "en"), (whole, "en")).items()
    (span,) = one.spans
    assert pair == ("d0", "d1") and whole[span[2] : span[3]] == half
    assert one.kind == "excerpt"


def test_what_every_page_of_a_site_says_is_no_passage() -> None:
    own = (
        "Snow closed the pass of Hallen for a week.",
        "Two foxes were seen in the opera house.",
        "The price of salt has doubled since May.",
        "A choir of bakers won the prize in Lohe.",
        "The museum lends its only whale to Vesk.",
        "Nobody wants to be the keeper of the light.",
    )
    assert not found(*((text + FURNITURE, "en") for text in own))
    assert found(*((text + FURNITURE + FURNITURE.replace("day", "night"), "en") for text in own[:2]))


def bag(document: str, *texts: str) -> Sentences:
    ends = np.cumsum([len(text) + 1 for text in texts])
    return Sentences(
        document=document,
        language="en",
        length=sum(map(len, texts)),
        spans=tuple((int(end) - len(text) - 1, int(end) - 1) for end, text in zip(ends, texts, strict=True)),
        texts=tuple(texts),
        vectors=np.zeros((len(texts), 384), np.float32),
        quoted=tuple(text.startswith("“") for text in texts),
    )


LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"


def test_a_quotation_alone_weighs_little() -> None:
    said = f"“{LONG}”"
    assert weigh([align(bag("a", LONG), bag("b", LONG))])
    assert not weigh([align(bag("a", said), bag("b", said))])


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_a_sentence_opposite_one_between_two_matches_is_taken_in(order: tuple[int, ...]) -> None:
    texts = [f"{word} {LONG}" for word in ("red", "green", "blue")]
    changed = [texts[0], "green one two three four five six seven eight nine", texts[2]]
    aligned = align(bag("a", *texts), bag("b", *(changed[number] for number in order)))
    assert len(aligned.matches) == (3 if order == (0, 1, 2) else 2)


def test_nothing_shares_nothing() -> None:
    assert passages([document("a", ""), document("b", STORY)]) == ()
    assert passages([]) == ()


def never(_: str, texts: Sequence[str]) -> NoReturn:
    raise AssertionError(texts)


def test_two_documents_of_one_language_are_compared_without_asking_what_they_mean() -> None:
    one, other = document("a", STORY), document("b", "Before it. " + STORY)
    assert between(one, other, never) == passages([one, other])
    assert asking(one, other, lambda *_: False) == 0


def test_of_two_languages_only_what_is_not_known_is_asked_for() -> None:
    one, other = document("a", STORY), document("b", RUSSIAN, "ru")
    assert between(one, other) == passages([one, other])
    every = asking(one, other, lambda *_: False)
    assert 0 < asking(one, other, lambda id, _: id == "a") < every
    assert asking(one, other, lambda *_: True) == 0
    with pytest.raises(AssertionError):
        between(one, other, never)


def test_words_that_many_sentences_have_count_as_those_that_few_have() -> None:
    """Added up by numpy or by a loop, it is the share of words in common."""
    texts = [f"the the mill and the river {word}" for word in "abcdefghijklmnopqrstuvwxyz"]
    others = [f"{text}{text[-1]}" for text in texts[::-1]]
    many = _worded(bag("a", *texts), bag("b", *others))
    few = np.array([[_worded(bag("a", one), bag("b", other))[0, 0] for other in others] for one in texts])
    assert np.allclose(many, few)
    assert np.isclose(many[0, 0], 12 / 14)


def test_a_sentence_that_both_have_is_its_own_nearest_whatever_stands_around_it() -> None:
    shared = ["the mill by the river burns", "nobody saw who set the mill on fire"]
    one = bag("a", "a mill burns", *shared, "the owner keeps silent")
    other = bag("b", *shared[::-1], "the owner of it keeps silent", "a river by the mill burns")
    alike = _worded(one, other)
    assert [(int(row), int(alike[row].argmax())) for row in (1, 2)] == [(1, 1), (2, 0)]
    assert np.isclose(alike[3, 2], 8 / 10)
    assert np.isclose(alike[0, 3], 6 / 9)
