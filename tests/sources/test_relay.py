"""A relay that goes on over the sentences that follow it."""

from reportedly.model import Attribution, Document, Source, SourceKind, Span
from reportedly.sources.relay import carry_on


class Page:
    """A page put together sentence by sentence: source, cue and content of each are found in it by their words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sources: dict[str, Source] = {}
        self.attributions: list[Attribution] = []

    def span(self, part: str, after: int = 0) -> Span:
        start = self.text.index(part, after)
        return start, start + len(part)

    def says(self, who: str, kind: SourceKind | None, cue: str, content: str, parent: str | None = None) -> str:
        spans = (self.span(who),) if who else ()
        if kind is not None and who not in self.sources:
            self.sources[who] = Source(id=f"s{len(self.sources) + 1}", name=who, kind=kind, mentions=spans)
        name = f"a{len(self.attributions) + 1}"
        self.attributions.append(
            Attribution(
                id=name,
                source=spans,
                cue=(self.span(cue),),
                content=(self.span(content),),
                parent=parent,
                speaker=self.sources[who].id if who in self.sources else None,
            )
        )
        return name

    def parents(self) -> list[str | None]:
        return [a.parent for a in self.done().attributions]

    def done(self) -> Document:
        paragraphs = []
        at = 0
        for line in self.text.split("\n"):
            if line:
                paragraphs.append((at, at + len(line)))
            at += len(line) + 1
        return carry_on(
            Document(
                id="d",
                text=self.text,
                paragraphs=tuple(paragraphs),
                sources=tuple(self.sources.values()),
                attributions=tuple(self.attributions),
            )
        )


def test_insiders_after_an_outlet_s_report_are_the_outlet_s() -> None:
    page = Page("The Beacon reports that the dam leaks. Insiders say that it will be drained.")
    page.says("The Beacon", "outlet", "reports", "that the dam leaks")
    page.says("Insiders", "anonymous", "say", "that it will be drained")
    assert page.parents() == [None, "a1"]
    insiders = page.done().sources[1]
    assert insiders.of == "s1"


def test_it_is_alleged_goes_on_in_the_channel_s_relay() -> None:
    page = Page("The dam leaks. The channel Buoy writes about this. It is alleged that nobody was told.")
    page.says("The channel Buoy", "channel", "writes about this", "The dam leaks.")
    page.says("", None, "is alleged", "that nobody was told")
    assert page.parents() == [None, "a1"]


def test_the_same_in_russian_and_ukrainian() -> None:
    page = Page("Об этом пишет газета Маяк. Источники утверждают, что плотина течёт.")
    page.says("газета Маяк", "outlet", "Об этом пишет", "Об")
    page.says("Источники", "anonymous", "утверждают", "что плотина течёт")
    assert page.parents() == [None, "a1"]
    page = Page("Про це пише видання Маяк. Посадовці кажуть, що гребля тече.")
    page.says("видання Маяк", "outlet", "Про це пише", "Про")
    page.says("Посадовці", "anonymous", "кажуть", "що гребля тече")
    assert page.parents() == [None, "a1"]


def test_a_new_named_speaker_starts_again_and_ends_the_relay() -> None:
    page = Page("The Beacon reports that the dam leaks. Ada Crewe said it holds. Insiders say it moved.")
    page.says("The Beacon", "outlet", "reports", "that the dam leaks")
    page.says("Ada Crewe", "person", "said", "it holds")
    page.says("Insiders", "anonymous", "say", "it moved")
    assert page.parents() == [None, None, None]


def test_who_told_the_outlet_speaks_through_it() -> None:
    page = Page("The Beacon reports that the dam leaks. Ada Crewe told the Beacon that it holds.")
    page.says("The Beacon", "outlet", "reports", "that the dam leaks")
    outlet = page.sources["The Beacon"]
    page.sources["The Beacon"] = Source(
        id=outlet.id, name=outlet.name, kind="outlet", mentions=(*outlet.mentions, page.span("the Beacon"))
    )
    page.says("Ada Crewe", "person", "told", "that it holds")
    assert page.parents() == [None, "a1"]


def test_who_spoke_inside_the_relay_speaks_through_it_again() -> None:
    page = Page("Ada Crewe denied it, the Beacon wrote. “No,” she stressed.")
    page.says("the Beacon", "outlet", "wrote", "Ada Crewe denied it")
    page.says("Ada Crewe", "person", "denied", "it", parent="a1")
    page.attributions.append(
        Attribution(
            id="a3",
            source=(page.span("she"),),
            cue=(page.span("stressed"),),
            content=(page.span("“No,”"),),
            speaker="s2",
        )
    )
    assert page.parents() == [None, "a1", "a1"]


def test_a_sentence_that_looks_back_is_not_reached() -> None:
    page = Page("The Beacon reports that the dam leaks. Earlier, sources said that it holds.")
    page.says("The Beacon", "outlet", "reports", "that the dam leaks")
    page.says("sources", "anonymous", "said", "that it holds")
    assert page.parents() == [None, None]


def test_the_relay_does_not_reach_over_a_whole_paragraph() -> None:
    page = Page("The Beacon reports that the dam leaks.\nThe town is old.\nSources said that it holds.")
    page.says("The Beacon", "outlet", "reports", "that the dam leaks")
    page.says("Sources", "anonymous", "said", "that it holds")
    assert page.parents() == [None, None]


def test_a_guess_keeps_the_parent_of_its_opening() -> None:
    page = Page("The Beacon reports that the dam leaks. There are cracks.")
    page.says("The Beacon", "outlet", "reports", "that the dam leaks")
    page.attributions.append(Attribution(id="a2", content=(page.span("There are cracks."),), because="continues a1"))
    assert page.parents() == [None, None]


def test_who_told_the_daily_speaks_through_the_daily_that_reports() -> None:
    page = Page("The Beacon reports that the dam leaks. Ada Crewe told the daily that it holds.")
    page.says("The Beacon", "outlet", "reports", "that the dam leaks")
    page.says("Ada Crewe", "person", "told", "that it holds")
    assert page.parents() == [None, "a1"]


def test_who_spoke_inside_before_the_relay_s_own_words_speaks_through_it_again() -> None:
    page = Page("Ada Crewe denied it, the Beacon wrote. “No,” she stressed.")
    page.says("Ada Crewe", "person", "denied", "it", parent="a2")
    page.says("the Beacon", "outlet", "wrote", "Ada Crewe denied it")
    page.attributions.append(
        Attribution(
            id="a3",
            source=(page.span("she"),),
            cue=(page.span("stressed"),),
            content=(page.span("“No,”"),),
            speaker="s1",
        )
    )
    assert page.parents() == ["a2", None, "a2"]
