"""Each verb, as a person types it: data on standard output, words on standard error, an exit code that can be used."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.exporting import FORMATS

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def rows(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.decode().split("\n")[:-1]]


def lines(data: bytes) -> list[str]:
    return data.decode().splitlines()


class TestRead:
    def test_json_is_one_document_a_line(self, run: Run, records: Path) -> None:
        done = run("read", records, "--json")
        assert done.returncode == 0
        assert [row["id"] for row in rows(done)] == ["ferry", "parom", "pero"]
        assert {row["schema"] for row in rows(done)} == {"reportedly/document/1"}
        assert done.stderr == b""

    def test_a_dash_is_standard_input(self, run: Run, records: Path) -> None:
        done = run("read", "-", "--json", "--until", "read", given=records.read_bytes())
        assert [row["id"] for row in rows(done)] == ["ferry", "parom", "pero"]
        assert rows(done)[0]["obtained"]["path"] == "-"  # type: ignore[index]

    def test_the_report_shows_the_text(self, run: Run, records: Path) -> None:
        done = run("read", records)
        assert done.returncode == 0
        assert "паром стоит" in done.stdout.decode()
        assert b"\033" not in done.stdout

    def test_what_fails_is_told_at_the_end_and_the_others_go_on(self, run: Run, records: Path) -> None:
        done = run("read", "nowhere.txt", records, "https://a.example/1", "--json")
        assert done.returncode == 1
        assert len(rows(done)) == 3
        told = lines(done.stderr)
        assert told[0].startswith("R101 nowhere.txt: ")
        assert told[1].startswith("R109 https://a.example/1: ")
        assert told[2:] == ["2 failed."]

    def test_statements_come_from_options_and_tables(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "pages").mkdir()
        (tmp_path / "pages" / "one.txt").write_text("Something was said about the weir today.")
        (tmp_path / "pages" / "two.txt").write_text("Something else was said about the weir.")
        (tmp_path / "pages" / "stated.csv").write_text("path,outlet\none.txt,Weir Gazette\n")
        done = run(
            "read", "pages", "--json", "--stated", "pages/stated.csv", "--outlet", "Unknown Post", "--language", "en"
        )
        assert [row["outlet"] for row in rows(done)] == ["Weir Gazette", "Unknown Post"]
        assert [row["obtained"]["path"] for row in rows(done)] == [  # type: ignore[index]
            str(Path("pages") / name) for name in ("one.txt", "two.txt")
        ]

    def test_the_report_to_look_at_is_written_and_its_place_is_the_last_line(
        self, run: Run, records: Path, tmp_path: Path
    ) -> None:
        done = run("read", records, "--html", "report.html")
        assert lines(done.stdout)[-1] == "report: report.html"
        page = (tmp_path / "report.html").read_text(encoding="utf-8")
        assert "паром стоит" in page
        assert "<script" not in page
        assert sorted(file.name for file in tmp_path.iterdir()) == ["records.jsonl", "report.html"]

    def test_with_json_the_place_of_the_report_is_no_data(self, run: Run, records: Path) -> None:
        done = run("read", records, "--json", "--html", "report.html")
        assert len(rows(done)) == 3
        assert lines(done.stderr) == ["report: report.html"]

    def test_a_report_that_cannot_be_written_is_told(self, run: Run, records: Path) -> None:
        done = run("read", records, "--html", "nowhere/report.html", "--json")
        assert done.returncode == 1
        assert lines(done.stderr)[0].startswith("R204 nowhere/report.html: ")

    @pytest.mark.parametrize(
        ("options", "says"),
        [
            (["--until", "finish"], "finish"),
            (["--min-confidence", "2"], "--min-confidence"),
            (["--anonymise", "--pseudonymise", "key.json"], "exclude one another"),
            (["--published", "yesterday"], "R110"),
            (["--url", "a.example"], "R110"),
            (["--stated", "nowhere.csv"], "R110 nowhere.csv"),
            (["--nonsense"], "nonsense"),
        ],
    )
    def test_what_is_typed_wrongly_is_usage(self, run: Run, records: Path, options: list[str], says: str) -> None:
        done = run("read", records, "--json", *options)
        assert done.returncode == 2
        assert says in done.stderr.decode()
        assert done.stdout == b""


class TestAdd:
    def test_each_document_is_told_and_all_are_counted(self, run: Run, records: Path, tmp_path: Path) -> None:
        done = run("add", records)
        assert done.returncode == 0
        assert lines(done.stdout) == ["added        ferry  The ferry", "added        parom  —", "added        pero  —"]
        assert lines(done.stderr) == ["reportedly.db: 3 documents (3 added)"]
        again = run("add", records, "--json")
        assert [row["status"] for row in rows(again)] == ["unchanged"] * 3
        assert lines(again.stderr) == ["reportedly.db: 3 documents (3 unchanged)"]

    def test_the_library_can_be_named_in_two_ways(self, run: Run, records: Path, tmp_path: Path) -> None:
        run("add", records, "--library", "one.db", "--quiet")
        done = run("add", records, "--quiet", REPORTEDLY_LIBRARY="two.db")
        assert (done.stdout, done.stderr) == (b"", b"")
        assert sorted(file.name for file in tmp_path.glob("*.db")) == ["one.db", "two.db"]

    def test_the_library_does_not_read_itself(self, run: Run, records: Path) -> None:
        run("add", records)
        done = run("add", ".")
        assert (done.returncode, lines(done.stderr)) == (0, ["reportedly.db: 3 documents (3 unchanged)"])

    def test_a_file_that_is_no_library_is_left_as_it_is(self, run: Run, records: Path, tmp_path: Path) -> None:
        diary = tmp_path / "diary.txt"
        diary.write_text("Dear diary,")
        done = run("add", records, "--library", diary)
        assert done.returncode == 1
        assert f"R201 {diary}: The file is no SQLite file." in done.stderr.decode()
        assert diary.read_text() == "Dear diary,"

    def test_a_removed_document_that_comes_back_says_so(self, run: Run, library: Path, records: Path) -> None:
        run("remove", "ferry")
        assert "(removed at 20" in run("add", records).stdout.decode()


class TestAsk:
    def test_list(self, run: Run, library: Path) -> None:
        assert [line.split()[0] for line in lines(run("list").stdout)] == ["ferry", "parom", "pero"]
        assert "Пристань" in run("list").stdout.decode()
        assert [row["attributions"] for row in rows(run("list", "--json"))] == [2, 0, 0]

    def test_show(self, run: Run, library: Path, records: Path) -> None:
        assert "ferry stopped" in run("show", "fer").stdout.decode()
        assert rows(run("show", "ferry", "--json"))[0]["id"] == "ferry"
        assert run("show", "parom", "--original").stdout == records.read_bytes().splitlines(keepends=True)[1].strip(
            b"\n"
        )

    def test_show_says_what_it_cannot(self, run: Run, library: Path) -> None:
        for id, says in (("p", "Several documents begin so: parom, pero."), ("x", "no document of that id")):
            done = run("show", id)
            assert done.returncode == 1
            assert says in done.stderr.decode()
        assert run("show", "ferry", "--version", "2").returncode == 1

    def test_search(self, run: Run, library: Path) -> None:
        done = run("search", "ПАРОМ", "стоит")
        assert lines(done.stdout)[1].endswith("Ветров говорит: паром стоит.")
        (hit,) = rows(run("search", "пор*", "--json"))
        assert (hit["id"], hit["matches"]) == ("pero", [[12, 17]])
        nothing = run("search", "zeppelin")
        assert (nothing.returncode, nothing.stdout) == (0, b"")
        assert b"Nothing found" in nothing.stderr
        assert run("search", "—").returncode == 2

    def test_sources(self, run: Run, library: Path) -> None:
        assert [" ".join(line.split()) for line in lines(run("sources").stdout)] == [
            "1 doc 1 attr Oda Brandt (person) ferry:s1",
            "1 doc 1 attr her sources (anonymous, of Oda Brandt) ferry:s2",
        ]
        assert rows(run("sources", "--json"))[0]["documents"] == [["ferry", "s1"]]

    def test_explain(self, run: Run, library: Path) -> None:
        told = run("explain", "ferry:a2").stdout.decode()
        for part in ("her sources (anonymous, of Oda Brandt)", "“the ferry stopped”", "0.40", "guess: free"):
            assert part in told
        assert told.splitlines()[-2:] == [
            "  └ a1 Oda Brandt (person) “says” [reported]",
            "     └ a2 her sources (anonymous, of Oda Brandt) [reported]",
        ]
        (row,) = rows(run("explain", "ferry:a2", "--json"))
        assert [link["who"] for link in row["chain"]] == ["Oda Brandt", "her sources"]  # type: ignore[attr-defined]

    def test_check(self, run: Run, library: Path) -> None:
        done = run("check")
        assert (done.returncode, lines(done.stderr)) == (0, ["reportedly.db is sound."])

    def test_where_there_is_no_library_every_verb_says_so(self, run: Run) -> None:
        for verb in (["list"], ["sources"], ["check"], ["export"], ["show", "x"], ["search", "x"], ["explain", "x:a1"]):
            done = run(*verb)
            assert done.returncode == 1, verb
            assert "R101 reportedly.db: There is no library here." in done.stderr.decode()
            assert b"Traceback" not in done.stderr


class TestExport:
    def test_to_standard_output_and_to_a_file(self, run: Run, library: Path, tmp_path: Path) -> None:
        out = run("export").stdout
        assert [json.loads(line)["id"] for line in out.splitlines()] == ["ferry", "parom", "pero"]
        assert run("export", "all.jsonl").stdout == b""
        assert (tmp_path / "all.jsonl").read_bytes() == out

    def test_another_format(self, run: Run, library: Path) -> None:
        assert list(csv.reader(io.StringIO(run("export", "--format", "csv").stdout.decode(), newline="")))
        done = run("export", "--format", "docx")
        assert done.returncode == 2
        assert b"csv, gexf, jsonl" in done.stderr

    def test_every_format_is_named_in_the_help_and_written_to_a_file(
        self, run: Run, library: Path, tmp_path: Path
    ) -> None:
        told = " ".join(run("export", "--help", COLUMNS="200").stdout.decode().split())
        assert ", ".join(sorted(format.name for format in FORMATS)) + "." in told
        for format in FORMATS:
            assert run("export", "--format", format.name, "made").returncode == 0
            assert (tmp_path / "made").read_bytes() == run("export", "--format", format.name).stdout

    def test_a_claim_that_is_not_there_is_told_and_nothing_is_written(
        self, run: Run, library: Path, tmp_path: Path
    ) -> None:
        done = run("export", "--format", "page", "--claim", "nobody", "claim.html")
        assert (done.returncode, done.stdout) == (1, b"")
        assert b"R205 nobody" in done.stderr
        assert not list(tmp_path.glob("claim.html*"))

    def test_people_are_hidden(self, run: Run, library: Path, tmp_path: Path) -> None:
        assert b"Wilhelmina" in run("export").stdout
        hidden = run("export", "--anonymise").stdout
        first, second = (run("export", "--pseudonymise", "key.json").stdout for _ in range(2))
        assert not any(b"Wilhelmina" in out or b"Pike" in out for out in (hidden, first, second))
        assert first == second
        assert "Wilhelmina Pike" in (tmp_path / "key.json").read_text(encoding="utf-8")

    def test_a_key_file_that_is_none_is_told_and_kept(self, run: Run, library: Path, tmp_path: Path) -> None:
        key = tmp_path / "key.json"
        key.write_text("my diary")
        done = run("export", "--pseudonymise", "key.json")
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"R301 key.json" in done.stderr
        assert key.read_text() == "my diary"


class TestRemove:
    def test_remove_purges_and_says_what(self, run: Run, library: Path) -> None:
        done = run("remove", "ferry", "pero")
        assert lines(done.stdout) == [
            "removed  ferry  1 versions, 1 originals",
            "removed  pero  1 versions, 1 originals",
        ]
        assert [row["id"] for row in rows(run("list", "--json"))] == ["parom"]

    def test_an_unknown_id_is_told_and_the_others_go_on(self, run: Run, library: Path) -> None:
        done = run("remove", "nobody", "pero", "--json")
        assert done.returncode == 1
        assert [row["id"] for row in rows(done)] == ["pero"]
        assert "R205 nobody" in done.stderr.decode()


class TestJudge:
    def test_a_judgement_is_kept_listed_undone_and_merged(self, run: Run, records: Path, tmp_path: Path) -> None:
        run("add", records, "--quiet")
        words = "ferry:the ferry stopped"
        made = run("judge", "different-claim", words, "parom:паром стоит", "--who", "ada", "--why", "two boats")
        assert made.returncode == 0
        id = made.stdout.decode().split()[1]
        (row,) = rows(run("judge", "list", "--json"))
        assert (row["id"], row["who"], row["why"], row["stands"], row["lost"]) == (id, "ada", "two boats", True, None)
        exported = tmp_path / "judged.jsonl"
        exported.write_bytes(run("judge", "export").stdout)
        assert run("judge", "undo", id[:6], "--who", "bo").returncode == 0
        assert [row["stands"] for row in rows(run("judge", "list", "--json"))] == [False, False]
        other = tmp_path / "other.db"
        run("add", records, "--quiet", "--library", other)
        merged = [run("judge", "merge", exported, "--library", other).stdout for _ in range(2)]
        assert [line.decode().split()[0] for line in merged] == ["1", "0"]
        assert [row["stands"] for row in rows(run("judge", "list", "--json", "--library", other))] == [True]

    def test_what_was_missed_and_what_is_none_are_said(self, run: Run, records: Path) -> None:
        run("add", records, "--library", "j.db", "--quiet")
        place = "ferry:Nobody asked why"
        done = run("judge", "missed", place, "--source", "Oda Brandt", "--library", "j.db", "--who", "ada")
        assert done.returncode == 0, done.stderr
        shown = json.loads(run("show", "ferry", "--json", "--library", "j.db").stdout)
        assert shown["attributions"][-1]["because"] == "judged by ada"
        id = shown["attributions"][-1]["id"]
        assert run("judge", "certainty", f"ferry:{id}", "alleged", "--library", "j.db", "--who", "a").returncode == 0
        assert run("judge", "parent", f"ferry:{id}", "none", "--library", "j.db", "--who", "a").returncode == 0
        shown = json.loads(run("show", "ferry", "--json", "--library", "j.db").stdout)
        assert shown["attributions"][-1]["certainty"] == "alleged"
        assert run("judge", "no-attribution", f"ferry:{id}", "--library", "j.db", "--who", "a").returncode == 0
        shown = json.loads(run("show", "ferry", "--json", "--library", "j.db").stdout)
        assert id not in [one["id"] for one in shown["attributions"]]

    def test_a_place_that_is_not_there_and_a_broken_line_are_told(
        self, run: Run, records: Path, tmp_path: Path
    ) -> None:
        run("add", records, "--quiet")
        gone = run("judge", "no-relay", "ferry:a9", "--who", "ada")
        assert gone.returncode == 1 and b"ferry:a9" in gone.stderr
        broken = tmp_path / "broken.jsonl"
        broken.write_text('{"schema": "reportedly/judgement/1"}\n')
        merged = run("judge", "merge", broken)
        assert merged.returncode == 1 and b"line 1" in merged.stderr

    def test_what_label_studio_corrected_is_taken_back(self, run: Run, library: Path, tmp_path: Path) -> None:
        tasks = json.loads(run("export", "--format", "label-studio").stdout)
        (task,) = (task for task in tasks if task["data"]["document"] == "ferry")
        result = task["predictions"][0]["result"]
        next(one for one in result if one["id"] == "a1.source.0")["value"] |= {"end": 14, "text": "Oda"}
        task["annotations"] = [{"result": result}]
        done = tmp_path / "done.json"
        done.write_text(json.dumps(tasks), encoding="utf-8")
        merged = run("judge", "merge", "--format", "label-studio", done, "--who", "ada")
        assert (merged.returncode, merged.stdout) == (0, b"1 new of 1 judgements\n")
        (row,) = rows(run("judge", "list", "--json"))
        assert (row["kind"], row["who"], row["stands"], row["lost"]) == ("source", "ada", True, None)
        assert run("judge", "merge", "--format", "label-studio", done).stdout == b"0 new of 0 judgements\n"
        done.write_text("{}")
        broken = run("judge", "merge", "--format", "label-studio", done)
        assert broken.returncode == 1 and b"R107" in broken.stderr

    def test_what_is_removed_takes_its_judgements_along(self, run: Run, records: Path) -> None:
        run("add", records, "--quiet")
        run("judge", "different-claim", "ferry:the ferry stopped", "parom:паром стоит", "--who", "ada")
        assert b"1 judgements that quoted it" in run("remove", "ferry").stdout
        assert run("judge", "list").stdout == b""


class TestClaims:
    """Claims without a model are titles and sentences of the pages' own."""

    @pytest.fixture
    def shelf(self, run: Run, tmp_path: Path) -> Path:
        words = "The ferry to Sund was sold to a baker from Lumby for nine crowns and a basket of smoked eels."
        more = " Nobody at the landing heard of it before the baker came with his keys on Tuesday morning in the rain."
        rows = [
            {"id": "one", "outlet": "Gull", "language": "en", "published": "2026-03-01", "text": words + more},
            {"id": "two", "outlet": "Tern", "language": "en", "published": "2026-03-05", "text": words + more},
            {
                "id": "odd",
                "outlet": "Crow",
                "language": "en",
                "text": "Seven goats sit on the school board of Lumby now.",
            },
        ]
        path = tmp_path / "rows.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
        assert run("add", path, "--library", "c.db", "--quiet").returncode == 0
        return tmp_path / "c.db"

    def test_claims_lists_those_of_many_pages(self, run: Run, shelf: Path) -> None:
        done = run("claims", "--library", shelf)
        lines = done.stdout.decode().splitlines()
        assert all("2 pages" in line for line in lines)
        assert sum("ferry to Sund" in line for line in lines) == 1
        assert b"--all lists them" in done.stderr
        assert len(run("claims", "--all", "--json", "--library", shelf).stdout.splitlines()) == 3

    def test_trace_prints_every_claim_one_claim_or_answers(self, run: Run, shelf: Path) -> None:
        claims = [json.loads(line) for line in run("trace", "--json", "--library", shelf).stdout.splitlines()]
        assert [claim["documents"] for claim in claims] == [2, 2, 1]
        assert claims[0]["schema"] == "reportedly/claim/1"
        one = run("trace", claims[0]["id"][:8], "--library", shelf).stdout.decode()
        assert "Gull" in one
        assert "Tern" in one
        answers = run("trace", "the", "ferry", "was", "sold", "--json", "--library", shelf).stdout.splitlines()
        assert "ferry" in json.loads(answers[0])["wording"]
        assert run("trace", "kffffff", "--library", shelf).returncode == 1

    def test_why_argues_with_quotations(self, run: Run, shelf: Path) -> None:
        id = json.loads(run("trace", "--json", "--library", shelf).stdout.splitlines()[0])["id"]
        told = run("why", id, "--library", shelf).stdout.decode()
        assert "1 independent origin" in told
        assert "has its text from Gull" in told
        assert run("why", "the", "ferry", "was", "sold", "--library", shelf).stdout.decode() == told
        assert run("why", "volcanoes on the moon erupt", "--library", shelf).returncode == 1
        row = json.loads(run("why", id, "--json", "--library", shelf).stdout)
        assert any(quote["document"] == "one" for point in row["points"] for quote in point["quotes"])

    def test_compare_and_diff_and_reindex(self, run: Run, shelf: Path) -> None:
        assert json.loads(run("compare", "one", "two", "--json", "--library", shelf).stdout)["kind"] == "copy"
        assert b"ferry" in run("compare", "one", "two", "--library", shelf).stdout
        assert b"share no passage" in run("compare", "one", "odd", "--library", shelf).stderr
        changes = json.loads(run("diff", "2020-01-01", "--json", "--library", shelf).stdout)
        assert sorted(changes["added"]) == ["odd", "one", "two"]
        assert len(changes["claims"]) == 3
        assert b"3 documents came" in run("diff", "2020-01-01", "--library", shelf).stdout
        assert run("diff", "yesterday", "--library", shelf).returncode == 2
        assert run("reindex", "--library", shelf).stdout.decode() == "3 claims\n"

    def test_the_report_begins_with_the_claims(self, run: Run, shelf: Path) -> None:
        assert run("trace", "--html", "c.html", "--library", shelf).returncode == 0
        page = shelf.with_name("c.html").read_text(encoding="utf-8")
        assert page.index("Why so many") < page.index('<article class="document"')
        assert "<svg" in page


def test_copies_prints_the_pairs_with_their_spans(run: Run, tmp_path: Path) -> None:
    text = "The ferry between Orlin and Vesk ran aground on a sandbank on Tuesday evening, the harbour office says."
    told = [{"id": "a", "text": text, "lang": "en"}, {"id": "b", "text": f"Yesterday it rained. {text}"}, {"id": "c"}]
    file = tmp_path / "docs.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in told))
    done = run("copies", file, "--json")
    (row,) = rows(done)
    assert (row["a"], row["b"], row["spans"]) == ("a", "b", [[0, len(text), 21, 21 + len(text)]])
    assert done.returncode == 1 and b"line 3" in done.stderr
    assert b"a  b" in run("copies", file).stdout


def test_match_answers_pairs_and_clusters_and_goes_on_after_a_broken_line(run: Run, tmp_path: Path) -> None:
    told = [
        {"id": "p", "a": "Forty ferries were sold.", "b": "Продано сорок паромов.", "lang_a": "en", "lang_b": "ru"},
        {"id": "q", "a": "Forty ferries were sold.", "b": "Продано пятьдесят паромов.", "lang_a": "en", "lang_b": "ru"},
        {"id": "x", "text": "The harbour master of Orlin has sold forty ferries.", "language": "en"},
        {"id": "y", "text": "Forty ferries were sold by the harbour master of Orlin.", "language": "en"},
        {"id": "z", "text": "A choir of bakers won the prize in Lohe."},
        {"id": "broken"},
    ]
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in told))
    done = run("match", file, "--json")
    answers = {str(row["id"]): row for row in rows(done)}
    assert done.returncode == 1 and b"line 6" in done.stderr
    assert [answers[id]["same"] for id in "pq"] == [True, False]
    assert "40 against 50" in str(answers["q"]["because"])
    assert answers["x"]["cluster"] == answers["y"]["cluster"] != answers["z"]["cluster"]
    assert b"p  " in run("match", file).stdout


def test_formats_lists_what_is_read(run: Run) -> None:
    listed = run("formats")
    assert listed.returncode == 0
    assert lines(listed.stdout)[-1].startswith("text ")
    assert {row["name"] for row in rows(run("formats", "--json"))} >= {"html", "jsonl", "text"}
