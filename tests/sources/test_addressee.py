"""Whether who speaks tells it to somebody of the story, or to the press and so to everybody."""

import pytest

from reportedly.model import Attribution
from reportedly.sources.addressee import tells_somebody


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The harbour master, Oda Brandt, informed the mayor Per Lund about the leak", "informed", "about"),
        ("Oda Brandt told the minister that the dam leaks", "told", "that"),
        ("Начальник порта сообщил президенту Олегу Коваленко о необходимости закрыть пирс", "сообщил", "о необ"),
        ("Начальниця порту повідомила президентові Олегу Коваленку про потребу закрити пірс", "повідомила", "про"),
    ],
)
def test_who_informs_a_person_tells_somebody(text: str, cue: str, content: str) -> None:
    assert tells_somebody(text, said(text, cue, content))


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Oda Brandt told Reuters that the dam leaks", "told", "that"),
        ("Oda Brandt told reporters that the dam leaks", "told", "that"),
        ("Oda Brandt told the newspaper Der Hafen that the dam leaks", "told", "that"),
        ("Oda Brandt told the BBC's Per Lund that the dam leaks", "told", "that"),
        ("Oda Brandt said on Monday that the dam leaks", "said", "that"),
        ("Oda Brandt told him that the dam leaks", "told", "that"),
        ("Начальник порта сообщил агентству Рейтер о течи", "сообщил", "о течи"),
        ("Начальник порта сообщил журналистам, что дамба течёт", "сообщил", "что"),
        ("Начальниця порту повідомила виданню «Маяк» про витік", "повідомила", "про"),
        ("The dam leaks, Oda Brandt told the minister", "told", "The dam"),
    ],
)
def test_who_tells_the_press_or_nobody_speaks_to_everybody(text: str, cue: str, content: str) -> None:
    assert not tells_somebody(text, said(text, cue, content))


def said(text: str, cue: str, content: str) -> Attribution:
    start, begin = text.index(cue), text.index(content)
    end = start if begin < start else len(text)
    return Attribution(id="a1", cue=((start, start + len(cue)),), content=((begin, end),))
