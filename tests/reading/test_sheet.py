"""Tables of documents: what their columns are, in which signs they are written, and what breaks in a row."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest

from benchmarks.made import BOARD, PROSE, page
from reportedly.errors import Failure, Remark
from reportedly.model import Document
from reportedly.reading import Reading, Stated, read
from reportedly.reading import board as board_module
from reportedly.reading import sheet as module
from reportedly.reading.columns import roles
from reportedly.reading.item import moment


def items(
    data: str | bytes, name: str = "sheet.csv", *, posts: bool = False, stated: Stated | None = None
) -> list[Reading | Failure]:
    data = data.encode() if isinstance(data, str) else data
    return list(read(io.BytesIO(data), name=name, posts=posts, stated=stated or Stated()))


def documents(data: str | bytes, name: str = "sheet.csv", *, posts: bool = False) -> list[Document]:
    found = items(data, name, posts=posts)
    assert all(isinstance(item, Reading) for item in found), found
    return [item.document for item in found if isinstance(item, Reading)]


def failures(data: str | bytes, name: str = "sheet.csv") -> list[Failure]:
    return [item for item in items(data, name) if isinstance(item, Failure)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_and_character_set_are_told_from_the_bytes(encoding: str, delimiter: str) -> None:
    text = f'заголовок{delimiter}текст{delimiter}дата\nПричал{delimiter}"{PROSE["ru"]}"{delimiter}06.01.2023 13:53\n'
    (found,) = documents(text.encode(encoding))
    assert (found.title, found.published, found.published_precision) == ("Причал", "2023-01-06T13:53", "minute")
    assert found.text == f"Причал\n\n{PROSE['ru']}"


@pytest.mark.parametrize(
    "header",
    [
        "id,title,text,url,published",
        "ID,Headline,Full_Text,Link,Date",
        "id,назва,текст,посилання,дата",
        "id,Заголовок,Содержание,Ссылка,Дата",
    ],
)
def test_columns_are_known_by_their_names_in_three_languages(header: str) -> None:
    (found,) = documents(f"{header}\na1,The pier,{PROSE['en'].replace(',', ';')},https://port.example/1,2023-01-06\n")
    assert (found.id, found.title, found.url, found.published) == (
        "a1",
        "The pier",
        "https://port.example/1",
        "2023-01-06",
    )


def test_a_packed_table_is_read() -> None:
    assert [one.id for one in documents(gzip.compress(b"id,text\n1,One.\n2,Two.\n"), "sheet.csv.gz")] == ["1", "2"]


def test_the_line_that_a_spreadsheet_writes_above_the_header_is_none() -> None:
    assert [one.text for one in documents("sep=;\nid;text\n1;One, and more.\n")] == ["One, and more."]


def test_bytes_of_another_set_in_a_utf8_table_are_read_for_themselves() -> None:
    rows = "".join(f"{number},{'Plain words. ' * 400}\n" for number in range(15)).encode()
    data = b"id,text\n" + rows + b"last," + PROSE["ru"].replace(",", ";").encode("cp1251") + b"\n"
    found = documents(data)
    assert len(data) > 65_536 and found[-1].text == PROSE["ru"].replace(",", ";")


def test_pages_in_a_column_are_read_as_pages() -> None:
    cell = page().replace('"', '""')
    (found,) = documents(f'url,html,published\nhttps://port.example/1,"{cell}",2023-01-06\n')
    assert (found.url, found.title, found.published) == ("https://port.example/1", "The pier is closed", "2023-01-06")


def test_pages_in_files_beside_the_table_are_read_with_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "sheet").mkdir()
    (tmp_path / "secret.html").write_text(page("Secret"))
    (tmp_path / "sheet" / "a.html").write_text(page())
    (tmp_path / "sheet" / "link.html").symlink_to(tmp_path / "secret.html")
    table = tmp_path / "sheet" / "list.csv"
    rows = ["a.html", "../secret.html", "/etc/hostname", "link.html", "none.html", "list.csv", "a\0b"]
    table.write_text("url,file,author\n" + "".join(f"https://port.example/1,{row},Oda\n" for row in rows))
    found = items(table.read_bytes(), str(table))
    assert isinstance(found[0], Reading)
    assert (found[0].document.url, found[0].document.byline) == ("https://port.example/1", "Oda")
    assert [item.code for item in found if isinstance(item, Failure)] == ["R107"] * 3 + ["R101"] * 3


def test_files_of_a_table_without_a_folder_cannot_be_opened() -> None:
    assert [failure.code for failure in failures("url,file\n,a.html\n", "-")] == ["R101"]


def test_rows_of_a_thread_are_one_document() -> None:
    thread, post = documents(BOARD)
    assert (thread.kind, thread.id, thread.title, thread.published) == ("thread", "10", "The pier", None)
    assert [(one.number, one.author, one.in_reply_to, one.reply_evidence, one.state) for one in thread.comments] == [
        ("10", "Oda", None, "none", "kept"),
        ("11", "Bo", "c1", "link", "kept"),
        ("12", "Cy", None, "none", "removed"),
    ]
    assert [thread.text[a:b] for a, b in thread.comments[0].body] == ["The pier is shut."]
    assert thread.comments[2].published == "2023-01-06T13:53:00+00:00"
    assert (post.kind, post.title, post.byline, post.text) == ("post", "Alone", "Dan", f"Alone\n\n{PROSE['en']}")


CHANNEL = (
    "id,thread_id,chat,author,body,timestamp,reply_to,author_forwarded_from_name\n"
    "1,buoy,Buoy,buoy,The dam leaks.,2023-01-06 10:00:00,,\n2,buoy,Buoy,buoy,It does.,2023-01-06 11:00:00,1,Harbour\n"
)


def test_rows_by_one_author_are_a_channel() -> None:
    (chat,) = documents(CHANNEL)
    assert (chat.kind, chat.outlet, chat.obtained.covers) == (
        "chat",
        "Buoy",
        ("2023-01-06T10:00:00", "2023-01-06T11:00:00"),
    )
    assert [(one.kind, one.name) for one in chat.provenance] == [("forward", "Harbour")]
    assert chat.comments[1].in_reply_to == "c1"


def test_posts_of_a_channel_are_documents_of_their_own_where_asked_for() -> None:
    one, two = documents(CHANNEL, posts=True)
    assert (one.kind, one.outlet, one.text, one.published) == ("post", "Buoy", "The dam leaks.", "2023-01-06T10:00:00")
    assert [credit.name for credit in two.provenance] == ["Harbour"]
    assert len(documents(BOARD, posts=True)) == 2


@pytest.mark.parametrize("text", ["Text Content", "Textual Content"])
def test_a_sheet_of_auto_archiver_is_read(text: str) -> None:
    (found,) = documents(
        f"Link,Archive Status,Archive Location,Archive Date,Upload Title,{text},Upload Timestamp\n"
        "https://port.example/1,ok,https://kept.example/1.html,2023-02-01T10:00:00Z,The dam,It leaks.,"
        "2023-01-06T10:00:00Z\n"
    )
    assert (found.url, found.title, found.published) == (
        "https://port.example/1",
        "The dam",
        "2023-01-06T10:00:00+00:00",
    )
    assert (found.obtained.at, found.obtained.archived_url) == (
        "2023-02-01T10:00:00+00:00",
        "https://kept.example/1.html",
    )


def test_a_thread_that_waits_too_long_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(board_module, "MOST_WAITING", 1_500)
    rows = "".join(f"{number},{number % 3},Author {number},Words.,2023-01-06\n" for number in range(9))
    found = documents("id,thread_id,author,body,timestamp\n" + rows)
    assert sum(max(1, len(one.comments)) for one in found) == 9


def test_what_is_wrong_with_a_row_is_told_by_its_line_and_the_others_are_read() -> None:
    found = items('id,text\n1,One.\n2,\n3,Three,too,many\n"4","Four\nin two lines."\n5,Five.\n')
    said = [f"{item.code} {item.place}" if isinstance(item, Failure) else item.document.id for item in found]
    assert said == ["1", "R107 line 4", "4", "5", "N101 "]
    assert isinstance(found[-1], Remark) and found[-1].says.endswith("1 rows.")


def test_a_cell_beyond_the_bound_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_CELL", 1_000)
    found = items("id,text\n1,One.\n2," + "long " * 1_000 + '\n3,Three.\n4,"' + "open\n" * 500)
    said = [f"{item.code} {item.place}" if isinstance(item, Failure) else item.document.id for item in found]
    assert said[:3] == ["1", "R106 line 3", "3"]
    assert "R107 line 5" in said


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        ("url\nhttps://port.example/\n", "R302", "nothing is fetched"),
        ("a,b\n1,2\n", "R302", "a, b"),
        ("id,text\n", "R103", "no rows"),
        ("id,text\n1,\n2, \n", "R103", "2 rows"),
        ("text," * 10_001 + "\n1\n", "R106", "columns"),
    ],
)
def test_a_table_that_cannot_be_read_says_why(data: str, code: str, says: str) -> None:
    (failure,) = failures(data)
    assert failure.code == code and says in failure.says and failure.remedy


def test_nul_bytes_are_left_out() -> None:
    assert [one.text for one in documents(b"id,text\n1,One\0 word and many more of them to come in this row.\n")] == [
        "One word and many more of them to come in this row."
    ]


def test_one_address_cannot_be_stated_for_several_rows() -> None:
    found = items("id,text\n1,One.\n2,Two.\n", stated=Stated(url="https://port.example/one"))
    assert isinstance(found[1], Failure) and found[1].code == "R110"


def test_names_are_plain_whatever_stands_between_their_words() -> None:
    assert dict(roles(["\ufeffID", "Thread_ID", "post.text", "Reply  To", "weather"])) == {
        "id": (0,),
        "thread": (1,),
        "text": (2,),
        "reply_to": (3,),
    }


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("1673013180", "2023-01-06T13:53:00+00:00"),
        ("1673013180000", "2023-01-06T13:53:00+00:00"),
        ("6 января 2023", "2023-01-06"),
        ("01/02/2023", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates_are_read_as_tables_write_them(written: str, date: str | None) -> None:
    found = moment(written)
    assert (found[0] if found else None) == date
