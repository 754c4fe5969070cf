"""Feeds from files: each entry a document, its true publisher named, whatever the form of the feed."""

from __future__ import annotations

import gzip
import io
import json
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.made_feeds import CREATOR, SOURCE, atom, full, item, jsonfeed, rdf, rss
from reportedly.contract import document_to_json
from reportedly.errors import Failure, Remark
from reportedly.model import Document
from reportedly.reading import Reading, Stated, read
from reportedly.reading.feed import format as module


def items(data: bytes, name: str = "feed.xml", stated: Stated | None = None) -> list[Reading | Failure]:
    return list(read(io.BytesIO(data), name=name, stated=stated or Stated()))


def documents(data: bytes, name: str = "feed.xml") -> list[Document]:
    found = items(data, name)
    assert all(isinstance(one, Reading) for one in found), found
    return [one.document for one in found if isinstance(one, Reading)]


def failures(data: bytes, name: str = "feed.xml") -> list[Failure]:
    return [one for one in items(data, name) if isinstance(one, Failure) and not isinstance(one, Remark)]


class TestRss:
    def test_an_entry_is_an_article_with_what_the_feed_says_of_it(self) -> None:
        first, _ = documents(rss())
        assert (first.kind, first.outlet, first.byline, first.url) == (
            "article",
            "Вестник порта",
            "Лев Ильин",
            "https://port.example/1",
        )
        assert (first.published, first.published_precision) == ("2023-01-06T10:53:01+02:00", "second")
        assert first.title == "Причал закрыт" and first.language == "ru"

    def test_the_whole_body_goes_before_the_description_and_scripts_are_never_words(self) -> None:
        first, _ = documents(rss())
        assert first.text == (
            "Причал закрыт\n\nВторой причал останется закрыт до осени, сообщает «Берег» со ссылкой на начальника порта "
            "Оду Брандт.\n\nПаром ходит & будет ходить, уверяют в порту."
        )
        assert [first.text[slice(*span)][:6] for span in first.paragraphs] == ["Второй", "Паром "]

    def test_the_source_of_an_entry_is_its_true_publisher(self) -> None:
        _, second = documents(rss())
        assert second.outlet == "Берег" and second.text.endswith("Коротко о причале.")
        assert [(one.kind, one.name, one.url) for one in second.provenance] == [
            ("feed-source", "Берег", "https://bereg.example/feed")
        ]

    def test_each_entry_keeps_its_own_part_of_the_feed_as_evidence(self) -> None:
        found = [one for one in items(rss()) if isinstance(one, Reading)]
        assert [one.original.decode()[:26] for one in found] == [
            "<item><title>Причал закрыт",
            "<item><title>Шлюз открыт</",
        ]

    def test_an_entry_without_an_address_keeps_its_id_when_it_is_changed(self) -> None:
        bare = "<item><title>{}</title><guid isPermaLink='false'>port-1</guid><description>{}</description></item>"
        (old,) = documents(rss(bare.format("Причал закрыт", "Закрыт.")))
        (new,) = documents(rss(bare.format("Причал всё ещё закрыт", "Закрыт!")))
        assert old.url is None and old.id == new.id and not old.id.startswith("d")

    def test_a_guid_that_is_an_address_is_the_entrys(self) -> None:
        (found,) = documents(rss("<item><title>Шлюз</title><guid>https://port.example/7</guid></item>"))
        assert found.url == "https://port.example/7"
        assert [note.says for note in found.notes if note.field == "text"] == ["the feed gives the title alone"]

    def test_marks_in_titles_are_read_once_or_twice_escaped(self) -> None:
        found = documents(rss(item("Порт &amp;laquo;Берег&amp;raquo; &lt;b&gt;закрыт&lt;/b&gt;"), item("R &amp; B", 2)))
        assert [one.title for one in found] == ["Порт «Берег» закрыт", "R & B"]

    def test_what_asks_something_of_the_reader_is_left_out(self) -> None:
        body = "<p>Паром стоит третий день, сказала начальник порта.</p><p>Подписывайтесь на наш канал</p>"
        (found,) = documents(rss(item("Паром", 1, full(body))))
        assert found.text == "Паром\n\nПаром стоит третий день, сказала начальник порта."

    def test_a_credit_in_the_body_has_the_address_that_it_links_to(self) -> None:
        body = "<p>Паром стоит.</p><p>Источник: <a href='https://gavan.example/5'>Гавань</a></p>"
        (found,) = documents(rss(item("Паром", 1, full(body))))
        assert [(one.kind, one.name, one.url) for one in found.provenance] == [
            ("credit", "Гавань", "https://gavan.example/5")
        ]

    def test_a_feed_in_the_old_character_set_that_it_declares(self) -> None:
        data = rss().decode().replace("UTF-8", "windows-1251").encode("cp1251")
        assert documents(data)[0].title == "Причал закрыт"

    def test_one_address_cannot_be_stated_for_several_entries(self) -> None:
        found = items(rss(), stated=Stated(url="https://port.example/"))
        assert [one.code for one in found if isinstance(one, Failure)] == ["R110"]


def test_rss_1_is_read() -> None:
    (found,) = documents(rdf())
    assert (found.outlet, found.byline, found.url) == ("Вісник порту", "Лесь Ільїн", "https://port.example/uk/1")
    assert (found.published, found.language) == ("2023-01-06T10:53:07+02:00", "uk")


class TestAtom:
    def test_an_entry_is_read_with_its_body_as_xhtml(self) -> None:
        first, _ = documents(atom())
        assert first.title == "The pier & the ferry" and first.text.endswith("\n\nThe ferry runs.")
        assert (first.byline, first.published) == ("Winifred Tarrant", "2023-01-06T10:53:07+00:00")

    def test_an_entry_that_was_taken_over_names_its_publisher_and_only_when_it_was_changed(self) -> None:
        _, second = documents(atom())
        assert (second.outlet, second.published) == ("The Courier", "2023-01-07T11:00:00+00:00")
        assert [(one.kind, one.url) for one in second.provenance] == [("feed-source", "https://courier.example/")]
        assert any(note.field == "published" and "last changed" in note.says for note in second.notes)


ODD: tuple[Any, ...] = (None, True, 10**30, "\ud800", [], {}, [[]], [{"name": 5}], "<p>", "&#0;")


class TestJsonFeed:
    def test_items_are_read_with_their_writers_and_the_page_they_are_about(self) -> None:
        first, second = documents(jsonfeed(), "feed.json")
        assert (first.outlet, first.byline, first.url) == (
            "Port notes",
            "Oda Brandt, Bo Lind",
            "https://port.example/en/1",
        )
        assert [(one.kind, one.name) for one in first.provenance] == [("based-on", "herald.example")]
        assert second.text == "The ferry runs.\n\nThe lock is open, they say at the port."

    def test_an_item_that_is_none_is_told_and_the_next_goes_on(self) -> None:
        data = jsonfeed([5, {"id": "1"}, {"id": "2", "content_text": "The ferry runs."}])
        assert [(one.code, one.place) for one in failures(data, "feed.json")] == [
            ("R107", "item 1"),
            ("R103", "entry 1"),
        ]
        assert sum(isinstance(one, Reading) for one in items(data, "feed.json")) == 1

    @given(data=st.data())
    @settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def test_fields_of_any_type_break_nothing(self, data: st.DataObject) -> None:
        feed: dict[str, Any] = json.loads(jsonfeed())
        odd: st.SearchStrategy[Any] = st.sampled_from(ODD) | st.text(max_size=8)
        for holder in (feed, *feed["items"]):
            for key in list(holder):
                if data.draw(st.integers(0, 3)) == 0:
                    holder[key] = data.draw(odd)
        for one in read(io.BytesIO(json.dumps(feed).encode()), name="feed.json"):
            assert one.code != "R000" if isinstance(one, Failure) else document_to_json(one.document)["id"]


class TestDamage:
    def test_a_feed_that_is_cut_off_is_told_and_read_as_far_as_it_goes(self) -> None:
        data = rss(item("Один", 1), item("Два", 2))[:-60]
        assert [one.code for one in failures(data)] == ["R107"]
        assert next(one.document.title for one in items(data) if isinstance(one, Reading)) == "Один"

    def test_a_mark_that_is_not_declared_is_noted_and_all_entries_are_read(self) -> None:
        found = documents(rss(item("Порт&nbsp;закрыт", 1, CREATOR), item("Шлюз", 2)))
        assert [one.title for one in found] == ["Порт закрыт", "Шлюз"]
        assert all(any(note.code == "damaged" for note in one.notes) for one in found)

    def test_an_entry_of_nothing_is_told_and_the_next_goes_on(self) -> None:
        data = rss("<item></item>", item("Шлюз", 2))
        assert [(one.code, one.place) for one in failures(data)] == [("R103", "entry 1")]

    def test_a_feed_may_be_packed(self) -> None:
        assert len(documents(gzip.compress(rss()))) == 2

    def test_a_feed_beyond_reason_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "LONGEST", 100)
        assert [one.code for one in failures(rss())] == ["R106"]


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


class TestHostile:
    @pytest.mark.parametrize(
        "head",
        [
            f'<!DOCTYPE rss [<!ENTITY l0 "хаха">{LAUGHS}]>',
            f'<!DOCTYPE rss [<!ENTITY l9 "{"х" * 10_000}">]>',
            '<!DOCTYPE rss [<!ENTITY l9 SYSTEM "file:///etc/hostname">]>',
            '<!DOCTYPE rss [<!ENTITY % all SYSTEM "http://127.0.0.1:9/all.dtd">%all;]>',
            '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/rss.dtd">',
        ],
    )
    def test_entities_are_neither_expanded_nor_fetched(self, head: str) -> None:
        start = time.process_time()
        data = rss(item("Порт", 1, full("&l9;" * 1_000)), item("Порт &l9;", 2), head=head)
        for one in items(data):
            if isinstance(one, Reading):
                assert len(one.document.text) < 10_000 and "хахаха" not in one.document.text
        assert time.process_time() - start < 5

    @pytest.mark.parametrize(
        "body",
        [
            "<a>" * 50_000,
            "<![CDATA[" + "<div>" * 50_000 + "Паром." + "]]>",
            "<a " + " ".join(f'a{n}="1"' for n in range(20_000)) + "/>",
            "<" * 100_000,
            "<![CDATA[" * 10_000,
            "&a" * 50_000,
        ],
        ids=["nested", "nested inside", "attributes", "signs", "sections", "marks"],
    )
    def test_absurd_bodies_end_in_time(self, body: str) -> None:
        start = time.process_time()
        for one in items(rss(f"<item><title>Паром</title><description>{body}</description></item>")):
            assert not isinstance(one, Failure) or one.code != "R000"
        assert time.process_time() - start < 10

    @pytest.mark.parametrize("sign", [b"<!-- a -->", b"<!DOCTYPE [ >", b"<!--", b"<?xml ", b"<!DOCTYPE rss [", b"<!"])
    def test_many_signs_before_a_feed_that_is_none_end_in_time(self, sign: bytes) -> None:
        start = time.process_time()
        list(items(sign * 6_000 + b"<nothing/>"))
        assert time.process_time() - start < 5


def test_a_source_without_a_name_is_known_by_its_address() -> None:
    (found,) = documents(rss(item("Шлюз", 1, SOURCE.replace("Берег", ""))))
    assert [(one.kind, one.name) for one in found.provenance] == [("feed-source", "bereg.example")]
