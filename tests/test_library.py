"""The one door: files in, documents kept, questions answered; a small finder of our own stands in for the model."""

from __future__ import annotations

import csv
import io
import json
import math
import os
import re
import signal
import subprocess
import sys
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

import pytest

from reportedly.attribution.account import Account
from reportedly.errors import (
    BadStatement,
    BrokenRecord,
    Failure,
    MissingInput,
    MissingWeights,
    StorageFull,
    UnknownDocument,
    UnknownFormat,
)
from reportedly.export.people import Privacy
from reportedly.export.pseudonyms import Numbered
from reportedly.inputs import Progress
from reportedly.library import Added, Library, explain, read, read_all, statement
from reportedly.model import Attribution, Document, Source
from reportedly.pipeline import Corridor
from tests.told import MODEL, PAGES, Told

SAYS = re.compile(r"(?P<who>[A-ZА-ЯІЇЄ]\w+) (?P<cue>says|говорит|каже): (?P<what>[^.]+)\.")


@dataclass
class Finder:
    """Finds "X says: …" and counts how often it was asked."""

    asked: list[str] = field(default_factory=list)
    error: Exception | BaseException | None = None

    def follow(self, document: Document) -> Document:
        self.asked.append(document.id)
        if self.error is not None and "trouble" in document.text:
            raise self.error
        found = list(SAYS.finditer(document.text))
        sources = [
            Source(id=f"s{n}", name=m["who"], kind="person", mentions=(m.span("who"),)) for n, m in enumerate(found)
        ]
        attributions = [
            Attribution(
                id=f"a{n}",
                source=(m.span("who"),),
                cue=(m.span("cue"),),
                content=(m.span("what"),),
                speaker=f"s{n}",
                parent=f"a{n - 1}" if n else None,
                confidence=0.9,
                because="cue",
            )
            for n, m in enumerate(found)
        ]
        return replace(document, sources=tuple(sources), attributions=tuple(attributions))

    def account(self, document: Document, id: str) -> Account | None:
        if self.error is not None:
            raise self.error
        return None


RECORDS = [
    {"id": "en", "text": "Oda says: the ferry stopped.", "url": "https://a.example/1"},
    {"id": "ru", "text": "Ветров говорит: паром стоит.", "title": "Паром"},
    {"id": "uk", "text": "Ганич каже: пором стоїть. Лука каже: вона каже правду.", "outlet": "Береги"},
]


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "records.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in RECORDS), encoding="utf-8")
    return path


@pytest.fixture
def finder() -> Finder:
    return Finder()


@pytest.fixture
def library(tmp_path: Path, finder: Finder) -> Library:
    return Library(tmp_path / "library.db", corridor=finder, clock=lambda: "2024-05-03T10:00:00+00:00")


@pytest.fixture
def filled(library: Library, records: Path) -> Library:
    assert [item.kept.status for item in library.add(records) if isinstance(item, Added)] == ["added"] * 3
    return library


class TestAdd:
    def test_adding_again_looks_at_nothing_again(self, filled: Library, records: Path, finder: Finder) -> None:
        asked = len(finder.asked)
        statuses = [item.kept.status for item in filled.add(records) if isinstance(item, Added)]
        assert statuses == ["unchanged"] * 3
        assert len(finder.asked) == asked

    def test_unless_it_is_told_to(self, filled: Library, records: Path, finder: Finder) -> None:
        asked = len(finder.asked)
        list(filled.add(records, anew=True))
        assert len(finder.asked) == asked + 3

    def test_what_fails_is_told_and_the_others_go_on(self, library: Library, records: Path, tmp_path: Path) -> None:
        broken = tmp_path / "broken.jsonl"
        broken.write_text('{"id": "x", "text": "one"}\n{"id": "y", "te\n{"id": "z", "text": "three"}\n')
        (tmp_path / "empty").mkdir()
        items = list(
            library.add(tmp_path / "nowhere.txt", tmp_path / "empty", broken, "https://a.example/page", records)
        )
        assert [item.code for item in items if isinstance(item, Failure)] == ["R101", "R103", "R107", "R109"]
        assert [item.kept.id for item in items if isinstance(item, Added)] == ["x", "z", "en", "ru", "uk"]
        assert all(item.input and item.remedy for item in items if isinstance(item, Failure))

    @pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs permissions that bind")
    def test_a_file_that_may_not_be_read_is_told(self, library: Library, records: Path) -> None:
        records.chmod(0)
        assert [item.code for item in library.add(records) if isinstance(item, Failure)] == ["R102"]

    def test_a_fault_of_ours_in_one_document_is_told_and_the_others_go_on(
        self, library: Library, finder: Finder, tmp_path: Path
    ) -> None:
        finder.error = ZeroDivisionError("by zero")
        path = tmp_path / "two.jsonl"
        path.write_text('{"id": "x", "text": "trouble"}\n{"id": "y", "text": "fine"}\n')
        failure, added = library.add(path)
        assert isinstance(failure, Failure)
        assert (failure.code, failure.place) == ("R000", "x")
        assert "ZeroDivisionError: by zero" in failure.says
        assert isinstance(added, Added)

    def test_missing_weights_concern_every_document_and_end_the_run(
        self, library: Library, finder: Finder, tmp_path: Path
    ) -> None:
        finder.error = MissingWeights("tagger", "not there.", remedy="Install again.")
        path = tmp_path / "one.jsonl"
        path.write_text('{"id": "x", "text": "trouble"}\n')
        with pytest.raises(MissingWeights):
            list(library.add(path))

    def test_paths_are_kept_as_they_are_given(
        self, library: Library, records: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(records.parent)
        list(library.add(Path("records.jsonl")))
        assert library.show("en").obtained.path == "records.jsonl"

    def test_statements_of_all_and_of_one(self, library: Library, records: Path, tmp_path: Path) -> None:
        table = tmp_path / "said.csv"
        table.write_text("id,outlet\nru,Пристань\n", encoding="utf-8")
        list(library.add(records, stated=statement(published="2024-05-02"), table=table))
        assert {d.id: (d.outlet, d.published) for d in library.documents()} == {
            "en": (None, "2024-05-02"),
            "ru": ("Пристань", "2024-05-02"),
            "uk": ("Береги", "2024-05-02"),
        }

    def test_one_address_for_several_files_is_refused(self, library: Library, records: Path) -> None:
        with pytest.raises(BadStatement, match="several inputs"):
            list(library.add(records, records, stated=statement(url="https://a.example/1")))

    def test_a_table_that_cannot_be_used_ends_the_run_before_it_begins(self, library: Library, records: Path) -> None:
        with pytest.raises(BadStatement):
            list(library.add(records, table=records.with_name("no.csv")))
        assert not Path(library.path).exists() or not list(library.list())

    def test_progress_counts_inputs_bytes_and_documents(self, library: Library, records: Path) -> None:
        told: list[Progress] = []
        list(library.add(records, "nowhere", watch=told.append))
        size = records.stat().st_size
        assert [progress.documents for progress in told] == [1, 2, 3, 3, 3]
        last = told[-1]
        assert (last.done, last.inputs, last.bytes, last.size) == (2, 2, size, size)
        assert all(a.bytes <= b.bytes for a, b in pairwise(told))

    def test_an_interrupt_keeps_what_was_told(self, library: Library, records: Path) -> None:
        items = library.add(records)
        next(items)
        items.close()  # type: ignore[attr-defined]
        assert [line.id for line in library.list()] == ["en"]
        assert not list(library.check())
        assert [item.kept.status for item in library.add(records) if isinstance(item, Added)] == [
            "unchanged",
            "added",
            "added",
        ]

    def test_a_full_disk_ends_the_run_and_keeps_the_rest(self, filled: Library, tmp_path: Path) -> None:
        connection = filled._open()
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 4}")
        large = tmp_path / "large.jsonl"
        large.write_text(json.dumps({"id": "large", "text": "word " * 60_000}) + "\n")
        with pytest.raises(StorageFull):
            list(filled.add(large))
        assert len(list(filled.list())) == 3
        assert not list(filled.check())


class TestAsk:
    def test_list_show_original_and_search(self, filled: Library) -> None:
        assert [line.id for line in filled.list()] == ["en", "ru", "uk"]
        assert filled.show("r").id == "ru"
        assert json.loads(filled.original("ru")) == RECORDS[1]
        assert [hit.id for hit in filled.search("пором")] == ["uk"]
        assert {(seen.name, seen.attributions) for seen in filled.sources()} >= {("Oda", 1), ("Ганич", 1)}

    def test_explain_follows_the_chain_to_the_page(self, filled: Library) -> None:
        explanation = filled.explain("uk:a1")
        assert [(said.who and said.who.name, said.cue, said.content) for said in explanation.chain] == [
            ("Ганич", ("каже",), ("пором стоїть",)),
            ("Лука", ("каже",), ("вона каже правду",)),
        ]
        assert explanation.certainty == "reported"

    @pytest.mark.parametrize("name", ["uk", "uk:", ":a1", "uk:a9", "nobody:a1"])
    def test_an_attribution_that_is_not_there_is_told(self, filled: Library, name: str) -> None:
        with pytest.raises(UnknownDocument):
            filled.explain(name)

    def test_what_is_not_found_any_more_is_shown_as_it_is_stored_and_said_so(self, filled: Library) -> None:
        explanation = filled.explain("uk:a1")
        assert explanation.account is None
        assert explanation.without is not None
        assert "does not find the attribution any more" in explanation.without

    def test_without_a_model_what_is_stored_is_explained(self, filled: Library, finder: Finder) -> None:
        finder.error = MissingWeights("tagger.onnx", "The model is not there.", remedy="Install it.")
        explanation = filled.explain("uk:a1")
        assert explanation.account is None
        assert explanation.without == "It cannot be found anew: The model is not there. Install it."

    def test_explaining_ends_even_where_parents_run_in_a_circle(self) -> None:
        circle = (Attribution(id="a1", parent="a2"), Attribution(id="a2", parent="a1"))
        assert len(explain(Document(id="d", attributions=circle), "a1").chain) == 2

    def test_export_writes_every_document(self, filled: Library) -> None:
        stream = io.BytesIO()
        filled.export("jsonl", stream)
        assert [json.loads(line)["id"] for line in stream.getvalue().splitlines()] == ["en", "ru", "uk"]
        table = io.BytesIO()
        filled.export("csv", table, privacy=Privacy(Numbered))
        assert len(list(csv.reader(io.StringIO(table.getvalue().decode())))) > 3

    def test_a_format_that_is_not_there_is_told_with_those_that_are(self, filled: Library) -> None:
        with pytest.raises(UnknownFormat, match="csv, gexf, jsonl"):
            filled.export("docx", io.BytesIO())

    def test_remove_and_check(self, filled: Library) -> None:
        assert filled.remove("ru").id == "ru"
        assert [line.id for line in filled.list()] == ["en", "uk"]
        assert not list(filled.check())

    def test_asking_makes_no_library(self, tmp_path: Path) -> None:
        library = Library(tmp_path / "none.db")
        for ask in (library.list, library.sources, library.check, lambda: library.search("x")):
            with pytest.raises(MissingInput):
                list(ask())
        assert not list(tmp_path.iterdir())


class TestExplain:
    """What decided, found anew with the real forms and a model that is told what to find."""

    @pytest.fixture
    def corridor(self) -> Corridor:
        corridor = Corridor()
        vars(corridor)["_finder"] = MODEL
        return corridor

    @pytest.fixture
    def pages(self, tmp_path: Path, corridor: Corridor) -> Library:
        path = tmp_path / "pages.jsonl"
        path.write_text("".join(json.dumps(page) + "\n" for page in PAGES), encoding="utf-8")
        library = Library(tmp_path / "library.db", corridor=corridor)
        assert len(list(library.add(path))) == 3
        return library

    @staticmethod
    def account(library: Library, name: str) -> Account:
        explanation = library.explain(name)
        assert explanation.account is not None
        assert not explanation.without
        assert not explanation.differs
        return explanation.account

    def test_cue_and_form_in_english(self, pages: Library) -> None:
        account = self.account(pages, "en:a1")
        assert (account.by, account.beliefs.cue) == ("both", 0.9)
        assert account.form is not None
        assert (account.form.id, account.form.says) == ("E2", "the verb “reports” with its clause")
        odds = sum(one.odds for one in account.contributions)
        assert account.confidence == pytest.approx(1 / (1 + math.exp(-odds)))

    def test_a_parent_that_only_the_discourse_gives_is_named(self, pages: Library) -> None:
        account = self.account(pages, "en:a2")
        assert (account.by, account.form) == ("model", None)
        assert (account.nesting.parent, account.nesting.way) == ("a1", "discourse")

    def test_a_guess_explains_itself_as_one(self, pages: Library) -> None:
        account = self.account(pages, "en:a4")
        assert (account.by, account.continues, account.contributions) == ("guess", "a3", ())
        assert account.unweighed is not None
        assert account.alone is not None

    def test_nesting_and_the_runner_up_in_russian(self, pages: Library) -> None:
        outer, inner = self.account(pages, "ru:a1"), self.account(pages, "ru:a2")
        assert (inner.nesting.parent, inner.nesting.way) == ("a1", "content")
        assert outer.runner_up is not None
        assert (outer.runner_up.by, outer.runner_up.confidence) == ("model", 0.6)
        assert outer.runner_up.content == ("о пожаре на мосту",)
        assert inner.alone == "nothing else was found at this cue"

    def test_a_citation_stands_behind_the_relay_of_the_same_content_in_ukrainian(self, pages: Library) -> None:
        account = self.account(pages, "uk:a2")
        assert (account.by, account.beliefs.content) == ("form", None)
        assert (account.nesting.parent, account.nesting.way) == ("a1", "form")

    def test_what_is_found_otherwise_than_it_is_stored_is_told(self, pages: Library, corridor: Corridor) -> None:
        vars(corridor)["_finder"] = Told(*MODEL.readings, weights={"both": 0.5})
        explanation = pages.explain("en:a1")
        assert explanation.account is not None
        assert any("its confidence is" in line for line in explanation.differs)
        vars(corridor)["_finder"] = Told()
        assert pages.explain("en:a2").account is None

    @pytest.mark.parametrize(("asked", "used"), [(None, True), (True, True), (False, False)])
    def test_the_model_that_found_it_is_asked_again(
        self, pages: Library, monkeypatch: pytest.MonkeyPatch, asked: bool | None, used: bool
    ) -> None:
        seen = []

        def account(self: Corridor, document: Document, id: str) -> None:
            seen.append(self.fast)

        monkeypatch.setattr(Corridor, "account", account)
        monkeypatch.setattr("reportedly.library.found_by", lambda *, fast=False: "small" if fast else "full")
        list(pages.add(Path(pages.path).with_name("pages.jsonl"), fast=True))
        explanation = Library(pages.path).explain("en:a1", fast=asked)
        assert seen == [used]
        assert bool(explanation.differs) is (used is False)


class TestRead:
    def test_documents_come_one_by_one(self, records: Path) -> None:
        assert [document.id for document in read(records, until="read")] == ["en", "ru", "uk"]

    def test_what_cannot_be_read_is_raised_with_its_own_class(self, records: Path) -> None:
        with pytest.raises(MissingInput):
            list(read(records, records.with_name("nowhere"), until="read"))
        records.write_text('{"id": "x", "text"\n')
        with pytest.raises(BrokenRecord):
            list(read(records, until="read"))

    def test_or_told_while_the_others_go_on(self, records: Path) -> None:
        items = list(read_all(records.with_name("nowhere"), records, until="read"))
        assert [isinstance(item, Failure) for item in items] == [True, False, False, False]

    def test_a_fault_in_one_record_spares_the_others(self, records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        finder = Finder(error=RecursionError("deep"))
        monkeypatch.setattr(Corridor, "follow", lambda self, d: d if self.until == "read" else finder.follow(d))
        rows = records.read_text(encoding="utf-8").splitlines()
        records.write_text("\n".join([rows[0], '{"id": "bad", "text": "trouble"}', rows[1]]), encoding="utf-8")
        items = list(read_all(records))
        assert [item.place if isinstance(item, Failure) else item.id for item in items] == ["en", "bad", "ru"]


ADDING = """
import sys
sys.path.insert(0, {tests!r})
from test_library import Finder
from reportedly.library import Library
with Library({library!r}, corridor=Finder()) as library:
    for item in library.add({records!r}):
        print(item.kept.id, flush=True)
"""


def adding(library: Path, records: Path) -> subprocess.Popen[str]:
    code = ADDING.format(tests=str(Path(__file__).parent), library=str(library), records=str(records))
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = tmp_path / "many.jsonl"
    rows = ({"id": f"p{n}", "text": f"Oda says: barge {n} has passed. " * 5} for n in range(150))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_killed_in_the_middle_the_library_is_whole_and_goes_on(tmp_path: Path, many: Path) -> None:
    path = tmp_path / "library.db"
    process = adding(path, many)
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(10)]
    process.send_signal(signal.SIGKILL)
    told += process.stdout.read().split()
    process.wait()
    process.stdout.close()
    assert "" not in told
    assert len(told) < 150
    with Library(path, corridor=Finder()) as library:
        kept = [line.id for line in library.list()]
        assert kept[: len(told)] == told
        assert not list(library.check())
        assert len(list(library.add(many))) == 150
        assert len(list(library.list())) == 150
        assert not list(library.check())


def test_two_processes_add_at_once_and_lose_nothing(tmp_path: Path, many: Path) -> None:
    path = tmp_path / "library.db"
    others = tmp_path / "others.jsonl"
    others.write_text(many.read_text().replace('"p', '"q') + many.read_text())
    processes = [adding(path, many), adding(path, others)]
    for process in processes:
        process.communicate()
    assert [process.returncode for process in processes] == [0, 0]
    with Library(path) as library:
        lines = list(library.list())
        assert len(lines) == 300
        assert {line.versions for line in lines} == {1}
        assert not list(library.check())


def test_of_two_judgements_of_one_second_the_later_holds(filled: Library) -> None:
    for name in ("Ada", "Bela", "Cyra", "Dina", "Elka"):
        filled.judge("speaker", "en:a0", value=name, who="ines")
        (attribution,) = filled.show("en").attributions
        names = {source.id: source.name for source in filled.show("en").sources}
        assert names[attribution.speaker or ""] == name


class TestLog:
    def test_the_last_judgements_come_first_as_all_of_them_are_told(self, filled: Library) -> None:
        first = filled.judge("certainty", "en:a0", value="denied", who="ines")
        filled.undo(first.id, who="oda")
        filled.judge("speaker", "en:a0", value="Ada", who="ines")
        filled.remove("ru")
        every = filled.judgements()
        assert [one.stands for one in every] == [False, False, True]
        log = filled.log(limit=2)
        assert (log.total, log.judged) == (3, (every[2], every[1]))
        assert filled.log(start=2).judged == (every[0],)

    def test_one_is_named_by_its_id_or_the_beginning_of_it(self, filled: Library) -> None:
        one = filled.judge("certainty", "en:a0", value="denied", who="ines")
        filled.judge("certainty", "en:a0", value="alleged", who="ines")
        assert filled.judgement(one.id) == filled.judgement(one.id[:8]) == one
        for name in ("", "j", "jx"):
            with pytest.raises(UnknownDocument):
                filled.judgement(name)

    def test_whom_people_gave_a_voice_is_known_while_that_stands(self, filled: Library) -> None:
        made = filled.judge("speaker", "en:a0", value="Ada", who="ines")
        assert filled.voiced("Ada") == ("en",)
        filled.undo(made.id, who="ines")
        assert filled.voiced("Ada") == ()

    def test_what_is_judged_is_not_unsure_until_that_is_undone(self, filled: Library) -> None:
        assert ("en", "a0") in {(one.document, one.attribution) for one in filled.unsure()}
        made = filled.judge("certainty", "en:a0", value="denied", who="ines")
        assert ("en", "a0") not in {(one.document, one.attribution) for one in filled.unsure()}
        assert filled.standing("en") == (made,)
        filled.undo(made.id, who="ines")
        assert filled.standing("en") == ()
        assert ("en", "a0") in {(one.document, one.attribution) for one in filled.unsure()}
