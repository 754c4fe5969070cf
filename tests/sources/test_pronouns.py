"""Pronouns: the nearest party that suits them, and nobody when nobody does."""

from __future__ import annotations

import pytest

from reportedly.model import Attribution
from tests.sources.marked import read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[[a1 Arvid Tornquist]] spoke of the experts. According to [[a2 him]], it is early.", "Arvid Tornquist"),
        (
            '[[a1 The Telegram channel "Lantern"]] quoted [[a3<a1 Arvid Tornquist]]. [[a2 He]] said so.',
            "Arvid Tornquist",
        ),
        ("[[a1 Anna Marsh]] met Arvid Tornquist. [[a2 She]] said it was early.", "Anna Marsh"),
        ("[[a1 Anna Marsh]] met Arvid Tornquist. [[a2 He]] said it was early.", "Arvid Tornquist"),
        ("[[a1 Олег Торопный]] приехал. По [[a2 его]] словам, рано.", "Олег Торопный"),
        ("[[a1 Анна Торопная]] встретила Олега Малкова. [[a2 Она]] сказала, что рано.", "Анна Торопная"),
        ("[[a1 Олег Торопный]] сообщил Анне Малковой, что [[a2<a1 он]] уезжает.", "Олег Торопный"),
        ("[[a1 Олег Торопний]] приїхав. За [[a2 його]] словами, рано.", "Олег Торопний"),
        ("[[a1 Ганна Торопна]] приїхала. [[a2 Вона]] додала, що рано.", "Ганна Торопна"),
        ("[[a1 Arvid Tornquist]] praised the army, [[a2 he]] also wept.", "Arvid Tornquist"),
        ("Мост закрыли по просьбе Олега Торопного, [[a2 который]] назвал это мерой.", "Олега Торопного"),
        ("Речь прочел Олег Торопный, [[a2 который]] назвал это мерой.", "Олег Торопный"),
        ("The bridge was closed by Arvid Tornquist, [[a2 who]] called it a measure.", "Arvid Tornquist"),
        ("The paper spoke to a Drennish official, [[a2 who]] called it a measure.", "a Drennish official"),
        ("[[a1 The fighters]] agreed with Arvid Tornquist. [[a2 They]] said so.", "The fighters"),
        ("[[a1 The miners]] quarrelled with him, [[a2 who]] spoke of ten shafts.", "The miners"),
        ("[[a1 TikTak]] rejected this. [[a2 It]] called the report fiction.", "TikTak"),
        ("[[a1 A TikTak spokesperson]] said: [[a2<a1 we]] cannot comment.", "TikTak"),
    ],
)
def test_a_pronoun_means_the_party_that_suits_it(text: str, name: str) -> None:
    page = read(text)
    assert page.speaker("a2") == name


@pytest.mark.parametrize(
    "text",
    [
        "It rains in Drenn. [[a1 He]] said so.",
        "[[a1 Anna Marsh]] spoke. [[a2 He]] did not.",
        "Идет дождь. По [[a1 его]] словам, надолго.",
    ],
)
def test_a_pronoun_that_suits_nobody_means_nobody(text: str) -> None:
    page = read(text)
    last = page.document.attributions[-1]
    assert last.speaker is None


def test_pronouns_are_mentions_and_never_names() -> None:
    page = read("[[a1 Arvid Tornquist]] came. According to [[a2 him]], it is early.")
    source = page.source("a2")
    assert page.texts(source) == ["Arvid Tornquist", "him"]
    assert source.aliases == ()


def test_a_continuation_has_the_speaker_that_it_continues() -> None:
    text = "According to [[a1 Arvid Tornquist]], it is early. There are forts."
    more = Attribution(id="a2", content=((42, 59),), because="continues a1")
    page = read(text, more=(more,))
    assert page.speaker("a2") == "Arvid Tornquist"


def test_an_impersonal_attribution_has_no_speaker() -> None:
    page = read(
        "[[a1 Reuters]] wrote. It is alleged.",
        more=(Attribution(id="a2", cue=((15, 28),), parent="a1", because="cue"),),
    )
    assert page.speaker("a2") is None


def test_parents_that_refer_to_each_other_are_not_followed_for_ever() -> None:
    page = read("[[a1<a2 Reuters]] cites [[a2<a1 sources]].")
    assert page.speaker("a1") == "Reuters"
    assert page.source("a2").kind == "anonymous"
