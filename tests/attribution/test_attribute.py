"""One document attributed: what is looked at, what is left out, and what is said of it."""

from reportedly.attribution.attribute import LONGEST, attribute
from reportedly.attribution.draft import Findings
from reportedly.model import Comment, Document, Span


class Silent:
    """A learned part that finds nothing, and remembers where it was asked to look."""

    def __init__(self) -> None:
        self.spans: list[Span | None] = []

    def find(self, text: str, span: Span | None = None) -> Findings:
        self.spans.append(span)
        return Findings()


def page(text: str, language: str = "en") -> Document:
    return Document(id="d", text=text, paragraphs=((0, len(text)),), language=language)


def codes(document: Document) -> list[str]:
    return [note.code for note in document.notes]


def test_a_relay_that_points_back_is_found_without_the_model() -> None:
    found = attribute(page("The dam leaks. The Beacon writes about this, citing two engineers."), Silent())
    assert [a.parent for a in found.attributions] == [None, "a1"]
    assert {found.text[s:e] for a in found.attributions for s, e in a.content} == {"The dam leaks."}


def test_a_script_that_the_model_does_not_know_is_said_to_be_unattributed() -> None:
    finder = Silent()
    found = attribute(page("大坝正在漏水，镇长说。", language="zh"), finder)
    assert (found.attributions, codes(found), finder.spans) == ((), ["unattributed"], [])


def test_a_language_that_nobody_measured_is_tried_and_said_to_be_a_guess() -> None:
    assert codes(attribute(page("Der Damm hält, sagte der Bürgermeister.", language="de"), Silent())) == [
        "unmeasured-language"
    ]


def test_what_lies_beyond_the_bound_is_said_to_be_unattributed() -> None:
    finder = Silent()
    found = attribute(page("word " * (LONGEST // 5 + 10)), finder)
    assert codes(found) == ["too-long"]
    assert finder.spans == [(0, LONGEST)]


def test_a_comment_is_looked_at_on_its_own_and_named_in_where() -> None:
    text = "The dam holds.\nAda said that it leaks."
    document = Document(
        id="d",
        text=text,
        paragraphs=((0, 14),),
        comments=(Comment(id="c1", body=((15, len(text)),)),),
        language="en",
    )
    found = attribute(document, Silent())
    assert [a.where for a in found.attributions] == ["c1"]


def test_less_sure_ones_are_left_out_and_their_children_go_up() -> None:
    document = page("The dam leaks. The Beacon writes about this, citing two engineers.")
    sure = attribute(document, Silent(), min_confidence=1.01)
    assert sure.attributions == ()
