"""The headline's verdict: what the title keeps of the body's attribution."""

from dataclasses import replace

import pytest

from reportedly.model import Attribution, Document, Source, SourceKind, Span
from reportedly.provenance.headline import judge_headline


class Page:
    """A titled page; attributions find their words in it. A source named twice is one party."""

    def __init__(self, title: str, body: str) -> None:
        self.title, self.text = title, f"{title}\n\n{body}"
        self.sources: dict[str, Source] = {}
        self.attributions: list[Attribution] = []

    def span(self, part: str, title: bool) -> Span:
        start = self.text.index(part, 0 if title else len(self.title))
        return start, start + len(part)

    def says(
        self,
        who: str,
        kind: SourceKind,
        cue: str,
        content: str,
        *,
        title: bool = False,
        parent: str | None = None,
        party: str | None = None,
        hedge: str | None = None,
    ) -> str:
        key = party or who
        spans = (self.span(who, title),) if who else ()
        self.sources.setdefault(key, Source(id=f"s{len(self.sources) + 1}", name=key, kind=kind, mentions=spans))
        name = f"a{len(self.attributions) + 1}"
        self.attributions.append(
            Attribution(
                id=name,
                source=spans,
                cue=(self.span(cue, title),),
                content=(self.span(content, title),),
                speaker=self.sources[key].id,
                parent=parent,
                where="title" if title else "body",
                hedges=(self.span(hedge, title),) if hedge else (),
            )
        )
        return name

    def verdict(self) -> str:
        document = judge_headline(
            Document(
                id="d",
                text=self.text,
                title=self.title,
                title_span=(0, len(self.title)),
                paragraphs=((len(self.title) + 2, len(self.text)),),
                sources=tuple(self.sources.values()),
                attributions=tuple(self.attributions),
            )
        )
        assert document.headline is not None
        assert document.headline.because
        for start, end in document.headline.spans:
            assert self.text[start:end]
        return document.headline.attribution


BODY = "The minister offered to drain the lake. The channel Buoy writes about this, citing its sources in the office."


def relayed(title: str) -> Page:
    page = Page(title, BODY)
    outer = page.says("The channel Buoy", "channel", "writes about this", "The minister offered to drain the lake.")
    page.says(
        "its sources in the office",
        "anonymous",
        "citing",
        "The minister offered to drain the lake.",
        parent=outer,
    )
    return page


def test_a_flat_title_over_a_relay_has_dropped_it() -> None:
    assert relayed("Minister offered to drain the lake").verdict() == "dropped"


def test_a_title_that_names_the_relay_has_kept_it() -> None:
    page = relayed("Minister offered to drain the lake: Buoy")
    page.says("Buoy", "channel", ":", "Minister offered to drain the lake", title=True, party="The channel Buoy")
    assert page.verdict() == "kept"


def test_a_title_that_names_only_the_deeper_source_is_partial() -> None:
    page = relayed("Minister offered to drain the lake: sources in the office")
    page.says(
        "sources in the office",
        "anonymous",
        ":",
        "Minister offered to drain the lake",
        title=True,
        party="its sources in the office",
    )
    assert page.verdict() == "partial"


def test_a_title_that_says_media_has_kept_that_it_is_a_report() -> None:
    page = relayed("Minister offered to drain the lake — media")
    page.says("media", "vague", "—", "Minister offered to drain the lake", title=True)
    assert page.verdict() == "kept"


def test_a_hedge_in_the_title_keeps_that_it_is_hearsay() -> None:
    page = relayed("Minister reportedly offered to drain the lake")
    page.attributions.append(
        Attribution(
            id="a9",
            cue=(page.span("reportedly", True),),
            content=(page.span("offered to drain the lake", True),),
            where="title",
            hedges=(page.span("reportedly", True),),
        )
    )
    assert page.verdict() == "kept"


def test_a_title_that_names_another_body_than_the_page_does_is_misattributed() -> None:
    page = relayed("Ministry: minister offered to drain the lake")
    page.says("Ministry", "organisation", ":", "minister offered to drain the lake", title=True)
    assert page.verdict() == "misattributed"


def test_a_page_that_attributes_nothing_has_nothing_to_drop() -> None:
    assert Page("Minister offered to drain the lake", "He did so on Monday.").verdict() == "none"


@pytest.mark.parametrize("text", ["No title here."])
def test_a_page_without_a_title_gets_no_verdict(text: str) -> None:
    assert judge_headline(Document(id="d", text=text)).headline is None


def test_a_page_that_only_tells_what_a_minister_proposed_has_nothing_to_drop() -> None:
    page = Page("Minister proposed to drain the lake", "The minister proposed to drain the lake by winter.")
    page.says("Minister", "person", "proposed", "to drain the lake", title=True)
    page.says("The minister", "person", "proposed", "to drain the lake by winter", party="Minister")
    assert page.verdict() == "none"


def test_several_where_the_body_has_one_person_is_misattributed() -> None:
    page = Page("Scientists say the lake is dead", "The lake is dead, retired angler Bo Finch said.")
    page.says("Scientists", "group", "say", "the lake is dead", title=True)
    page.says("retired angler Bo Finch", "person", "said", "The lake is dead")
    assert page.verdict() == "misattributed"


def test_a_spokesman_may_speak_for_the_body_that_the_title_names() -> None:
    page = Page("Ministry denies the plan", "There is no plan, spokesman Bo Finch said.")
    page.says("Ministry", "organisation", "denies", "the plan", title=True)
    page.says("spokesman Bo Finch", "person", "said", "There is no plan")
    assert page.verdict() == "kept"


def test_who_first_passes_on_what_opens_the_body_carries_the_title_s_news_in_other_words() -> None:
    page = Page(
        "Marn loses its summer show",
        "No horses will be sold on the green this June. This was announced by the town council. The stables may close, "
        "the Beacon wrote.",
    )
    page.says(
        "the town council", "organisation", "This was announced by", "No horses will be sold on the green this June."
    )
    page.says("the Beacon", "outlet", "wrote", "The stables may close")
    assert page.verdict() == "dropped"


def test_a_relay_further_down_does_not_carry_a_title_that_it_shares_no_word_with() -> None:
    page = Page(
        "Marn loses its summer show", "Rain fell all June. Grass grew. The stables may close, the Beacon wrote."
    )
    page.says("the Beacon", "outlet", "wrote", "The stables may close")
    assert page.verdict() == "none"


def test_people_whom_nobody_names_may_be_those_whom_the_body_describes() -> None:
    page = Page("Lake to be drained, source says", "The lake will be drained, an aide of the minister said.")
    page.says("source", "anonymous", "says", "Lake to be drained", title=True)
    page.says("an aide of the minister", "anonymous", "said", "The lake will be drained")
    assert page.verdict() == "kept"


def test_a_title_that_speaks_of_the_letter_keeps_it_and_of_the_letter_behind_the_paper_only_that() -> None:
    letter = Page("Letter has the lake drained by May", "The lake will be drained, a letter of the minister shows.")
    letter.says("a letter of the minister", "document", "shows", "The lake will be drained")
    assert letter.verdict() == "kept"
    paper = Page(
        "Letter has the lake drained by May",
        "The lake will be drained, the Buoy writes, having seen a letter of the minister.",
    )
    outer = paper.says("the Buoy", "outlet", "writes", "The lake will be drained")
    paper.says("a letter of the minister", "document", "having seen", "The lake will be drained", parent=outer)
    assert paper.verdict() == "partial"


def test_a_body_whose_unnamed_people_spoke_did_not_confirm_it() -> None:
    page = Page(
        "Water office confirms lake to be drained",
        "The lake will be drained, the Buoy writes, citing sources in the Water office.",
    )
    page.says("Water office", "organisation", "confirms", "lake to be drained", title=True)
    outer = page.says("the Buoy", "outlet", "writes", "The lake will be drained")
    page.says("sources in the Water office", "anonymous", "citing", "The lake will be drained", parent=outer)
    assert page.verdict() == "misattributed"


def test_a_tape_is_named_without_the_channel_that_posted_it() -> None:
    page = Page("Lake to be drained, tape suggests", "The lake will be drained, says a recording posted by Buoy.")
    page.says("tape", "document", "suggests", "Lake to be drained", title=True)
    page.says("a recording", "document", "says", "The lake will be drained")
    page.sources["Buoy"] = Source(id="s9", name="Buoy", kind="channel")
    page.sources["a recording"] = replace(page.sources["a recording"], of="s9")
    assert page.verdict() == "partial"


def test_who_answers_what_was_reported_is_the_source_of_a_title_that_is_his_answer() -> None:
    page = Page(
        "Mayor comments on report of a sale", "The port is to be sold, Herald writes. The mayor kept to few words."
    )
    page.says("Herald", "outlet", "writes", "The port is to be sold")
    page.says("Mayor", "person", "comments on", "report of a sale", title=True)
    assert page.verdict() == "kept"


def test_a_title_that_names_somebody_over_a_body_that_names_nobody_keeps_what_there_is() -> None:
    page = Page("Herald: port to be sold", "The port is to be sold in May.")
    page.says("Herald", "outlet", ":", "port to be sold", title=True)
    assert page.verdict() == "kept"


def test_an_abbreviated_paper_is_named() -> None:
    page = Page("After NYT story, mayor urges patience", "The port is to be sold, The New York Times writes.")
    page.says("The New York Times", "outlet", "writes", "The port is to be sold")
    page.says("mayor", "person", "urges", "patience", title=True)
    assert page.verdict() == "kept"
