"""People are people: whole pages with their threads through the command line, every output searched for names."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ARTICLE = (
    "The ferry at Krasny Yar has stopped for the season, harbour master Oda Brandt said on Monday. Two boats lie "
    "at the pier, and nobody was told when the next one leaves.",
    "According to the Laditsa Courier, the company owes its crews three months of pay. The company did not answer "
    "the newspaper's questions.",
)
ADDRESS = "https://gazette.example/2024/ferry"


def comment(number: int, login: str, name: str, words: str) -> str:
    return f"""<li class="comment" id="comment-{number}">
<div class="comment-author"><a class="author" href="/users/{login}">{name}</a></div>
<div class="comment-meta"><a href="{ADDRESS}#comment-{number}-{login}">
<time datetime="2024-05-06T{number}:15">6 May 2024, {number}:15</time></a></div>
<div class="comment-body">{words}</div></li>"""


COMMENTS = "\n".join(
    comment(number, *row)
    for number, row in enumerate(
        [
            (
                "zlatoustova_88",
                "Serafima Zlatoustova",
                "<p>My brother works there. He says that nobody has been paid since February.</p>",
            ),
            (
                "kvyatko",
                "Остап Кв’ятковський",
                "<blockquote><cite>Serafima Zlatoustova wrote:</cite><p>My brother works there.</p></blockquote><p>"
                "Сьогодні в порту казали Златоустовій і Кв’ятковському, що пором стоїть. "
                "За словами Златоустової, усі мовчать.</p>",
            ),
            (
                "marek_vilk",
                "Marek_Vilkoshevsky",
                "<p>@Serafima_Zlatoustova I do not believe Zlatoustova's brother. @dockrat_oleh told me that "
                "the ferry runs, and Serafima knows it. So does ZLATOUSTOVA_88.</p>",
            ),
            (
                "zlatoustova_88",
                "Serafima Zlatoustova",
                "<p>Marek_Vilkoshevsky, как сказал Квятковский, паром не ходит. С Квятковским не спорят, а Остапа "
                "никто не спрашивал. По словам Вилкошевского, серафиме виднее.</p>",
            ),
            ("anna_b", "Анна Бр", "<p>Мне сказали, что стоит. Ветер был.</p>"),
            ("kvyatko", "Остап Кв’ятковський", "<p>Спасибі Анні. За словами Анни Бр, вітер був.</p>"),
        ],
        start=10,
    )
)
PAGE = f"""<!doctype html><html lang="en"><head><title>Ferry stops at Krasny Yar</title>
<meta property="og:site_name" content="Harrowmere Gazette"><link rel="canonical" href="{ADDRESS}"></head>
<body><article><h1>Ferry stops at Krasny Yar</h1><p>{"</p><p>".join(ARTICLE)}</p></article>
<section id="comments" class="comments"><h2>6 comments</h2><ol class="comment-list">{COMMENTS}</ol></section>
</body></html>
"""
FLAT = f"""Ferry stops at Krasny Yar

{ARTICLE[0]}

{ARTICLE[1]}

Comments
  1. zlata88 Offline zlata88
    zlata88 (Serafima Zlatoustova) 6 May 2024 10: 15
    My brother works there. He says that nobody has been paid since February.
    1. Kvyatko Offline Kvyatko
      Kvyatko (Остап Квятковский) 6 May 2024 10: 40
      Quote: zlata88
      My brother works there.

      Паром стоит. Как говорит Златоустова, всем молчать. Спросите Златоустову!
  2. dockrat Offline dockrat
    dockrat (Oleh) 6 May 2024 11: 02
    @zlata88 I do not believe Zlatoustova's brother, and @Kvyatko told us that the ferry runs. Квятковскому видней.
  3. zlata88 Offline zlata88
    zlata88 (Serafima Zlatoustova) 6 May 2024 12: 30
    Quote: dockrat
    Квятковскому видней.

    За словами Квятковського, пором не ходить. Олегу не вірю, zlata88. Спасибо, олег.
"""
NAMES = {
    "page.html": (
        *(
            "zlatoustov",
            "serafima",
            "златоустов",
            "серафим",
            "кв’ятковськ",
            "квятковск",
            "остап",
            "vilkoshevsk",
            "вилкошевск",
        ),
        *("вилкошевск", "marek", "dockrat", "oleh", "kvyatko", "анна", "анни", "анні", "anna_b", "#comment", "/users/"),
    ),
    "flat.txt": (
        *("zlata88", "zlatoustov", "serafima", "златоустов", "квятковск", "квятковськ", "остап", "kvyatko"),
        *("dockrat", "oleh", "олег"),
    ),
}
"""What no output may hold, in any case: names, logins, the stems of their inflected forms, permalinks."""

PUBLIC = ("Oda Brandt", "Laditsa Courier", "Ferry stops at Krasny Yar", "My brother works there.")


def run(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "reportedly", *arguments]
    environment = os.environ | {"COLUMNS": "4000", "NO_COLOR": "1"}
    done = subprocess.run(command, capture_output=True, cwd=folder, env=environment, check=False, timeout=120)
    said = "report: report.html\n" if "--html" in arguments and "--json" in arguments else ""
    assert (done.returncode, done.stderr.decode()) == (0, said), arguments
    return done.stdout.decode()


Outputs = dict[str, str]


def outputs(folder: Path, *privacy: str) -> Outputs:
    """Everything that the two pages come to, by the name of the output."""
    files = sorted(NAMES)
    json_ = run(folder, "read", *files, "--json", "--html", "report.html", "--quiet", *privacy)
    found = {
        "json": json_,
        "html": (folder / "report.html").read_text(encoding="utf-8"),
        "terminal": run(folder, "read", *files, "--until", "read", *privacy),
    }
    for format in ("csv", "jsonl"):
        found[format] = run(folder, "export", "--library", "kept.db", "--format", format, *privacy)
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("people")
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    (folder / "flat.txt").write_text(FLAT, encoding="utf-8")
    run(folder, "add", *sorted(NAMES), "--library", "kept.db", "--quiet")
    return folder


@pytest.fixture(scope="module")
def open_(folder: Path) -> Outputs:
    return outputs(folder)


@pytest.fixture(scope="module")
def numbered(folder: Path) -> Outputs:
    return outputs(folder, "--anonymise")


@pytest.fixture(scope="module")
def keyed(folder: Path) -> Outputs:
    return outputs(folder, "--pseudonymise", "key.json")


def documents(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def left(text: str, names: tuple[str, ...]) -> list[str]:
    return [name for name in names if name in text.casefold()]


def every_name() -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in NAMES.values() for name in names))


def test_without_privacy_the_names_are_there(open_: Outputs) -> None:
    said = open_["json"].casefold()
    assert [name for name in every_name() if name not in said] == ["/users/"]
    for name in ("html", "terminal", "jsonl"):
        assert len(left(open_[name], every_name())) > 10, name
    assert left(open_["csv"], ("златоустов",))


@pytest.mark.parametrize("output", ["json", "html", "terminal", "csv", "jsonl"])
@pytest.mark.parametrize("how", ["numbered", "keyed"])
def test_no_name_is_left_in_any_output(request: pytest.FixtureRequest, how: str, output: str) -> None:
    text: str = request.getfixturevalue(how)[output]
    assert left(text, every_name()) == []
    assert all(public in text for public in PUBLIC[: 2 if output == "csv" else None])
    assert re.search("Reader-[0-9a-f]{10}" if how == "keyed" else "Reader [1-9]", text)


def test_both_pages_keep_their_threads_and_their_spans(open_: Outputs, numbered: Outputs) -> None:
    for before, after in zip(documents(open_["json"]), documents(numbered["json"]), strict=True):
        assert len(after["comments"]) == len(before["comments"]) >= 4
        for field in ("in_reply_to", "published", "language", "state"):
            assert [c[field] for c in after["comments"]] == [c[field] for c in before["comments"]]
        assert len(after["attributions"]) == len(before["attributions"])
        own = [a for a in after["attributions"] if a["where"] == "body"]
        assert own
        for one, other in zip(after["attributions"], before["attributions"], strict=True):
            cue = [after["text"][start:end] for start, end in one["cue"]]
            assert cue == [before["text"][start:end] for start, end in other["cue"]]


def test_one_person_is_one_reader_throughout_a_page(numbered: Outputs) -> None:
    flat = next(d for d in documents(numbered["json"]) if d["obtained"]["path"] == "flat.txt")
    authors = [c["author"] for c in flat["comments"]]
    assert authors == ["Reader 1", "Reader 2", "Reader 3", "Reader 1"]
    bodies = [" ".join(flat["text"][start:end] for start, end in c["body"]) for c in flat["comments"]]
    assert bodies[1] == "Паром стоит. Как говорит Reader 1, всем молчать. Спросите Reader 1!"
    assert bodies[2].startswith("Reader 1 I do not believe Reader 1's brother, and Reader 2 told us")
    assert bodies[3] == "За словами Reader 2, пором не ходить. Reader 3 не вірю, Reader 1. Спасибо, Reader 3."


def test_only_the_key_file_leads_back(folder: Path, keyed: Outputs) -> None:
    key = json.loads((folder / "key.json").read_text(encoding="utf-8"))
    pseudonyms = set(re.findall(r"(?:Reader|link)-[0-9a-f]{10}", "".join(keyed.values())))
    assert pseudonyms <= set(key["names"])
    page, flat = (
        next(d for d in documents(keyed["json"]) if d["obtained"]["path"] == name) for name in ("page.html", "flat.txt")
    )
    assert key["names"][flat["comments"][0]["author"]] == "zlata88"
    assert key["names"][page["comments"][0]["author"]] == "Serafima Zlatoustova"
    assert key["names"][page["comments"][0]["url"]] == f"{ADDRESS}#comment-10-zlatoustova_88"
    assert key["secret"] not in "".join(keyed.values())
    another = run(folder, "read", "flat.txt", "--json", "--until", "read", "--quiet", "--pseudonymise", "other.json")
    assert documents(another)[0]["comments"][0]["author"] != flat["comments"][0]["author"]
    again = run(folder, "read", "flat.txt", "--json", "--until", "read", "--quiet", "--pseudonymise", "key.json")
    assert documents(again)[0]["comments"][0]["author"] == flat["comments"][0]["author"]
    if os.name == "posix":
        assert (folder / "key.json").stat().st_mode & 0o077 == 0


def test_numbered_readers_are_numbered_page_by_page(numbered: Outputs) -> None:
    for document in documents(numbered["json"]):
        assert document["comments"][0]["author"] == "Reader 1"
        assert all(c["url"] is None and c["login"] is None for c in document["comments"])
