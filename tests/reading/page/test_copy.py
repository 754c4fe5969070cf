"""Saved copies that say so: their true address and time are kept, what the archive added is taken out."""

from __future__ import annotations

import io

from benchmarks.made import PROSE, page
from reportedly.model import Document
from reportedly.reading import Reading, read

BAR = (
    "<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id='wm-ipp-base'><p>The Wayback Machine is an initiative of the archive,"
    " and it holds twelve captures of this page between two thousand three and now.</p></div>"
    "<!-- END WAYBACK TOOLBAR INSERT -->"
)
WOMBAT = (
    '<script>__wm.wombat("http://port.example:80/pier","20230106135300","https://web.archive.org/","web");</script>'
)
KEPT = "https://web.archive.org/web/20230106135300/https://port.example/pier"
BANNER = "\n<!--\n     FILE ARCHIVED ON 13:53:00 Jan 06, 2023 AND RETRIEVED FROM THE\n     INTERNET ARCHIVE ON 1.\n-->"


def document(html: str) -> Document:
    (item,) = read(io.BytesIO(html.encode()), name="page.html")
    assert isinstance(item, Reading), item
    return item.document


def test_a_wayback_copy_has_its_true_address_and_time_and_no_bar() -> None:
    head = f'{WOMBAT}<link rel="canonical" href="{KEPT}"><meta property="og:site_name" content="Port News">'
    found = document(page(head=head, body=BAR) + BANNER)
    assert (found.url, found.outlet) == ("http://port.example/pier", "Port News")
    assert found.obtained.at == "2023-01-06T13:53:00+00:00"
    assert found.obtained.archived_url == "https://web.archive.org/web/20230106135300/http://port.example:80/pier"
    assert "Wayback" not in found.text and PROSE["en"] in found.text
    assert not found.provenance


def test_a_copy_saved_without_scripts_is_told_by_its_canonical_link() -> None:
    bar = BAR.replace("<!-- BEGIN WAYBACK TOOLBAR INSERT -->", "").replace("<!-- END WAYBACK TOOLBAR INSERT -->", "")
    found = document(page(head=f'<link rel="canonical" href="{KEPT}">', body=bar))
    assert (found.url, found.obtained.archived_url) == ("https://port.example/pier", KEPT)
    assert "Wayback" not in found.text


def test_a_copy_saved_by_a_browser_is_told_by_its_comment() -> None:
    found = document(page().replace("<html>", f"<!-- saved from url=(0076){KEPT} --><html>"))
    assert (found.url, found.obtained.at) == ("https://port.example/pier", "2023-01-06T13:53:00+00:00")


def test_the_banner_alone_gives_the_time() -> None:
    found = document(page() + BANNER)
    assert (found.url, found.obtained.at) == (None, "2023-01-06T13:53:00+00:00")


def test_a_page_that_links_to_a_copy_is_none() -> None:
    found = document(page(text=f'{PROSE["en"]} <a href="{KEPT}">As it was.</a>'))
    assert (found.url, found.obtained.at, found.obtained.archived_url) == (None, None, None)


def test_an_archive_today_copy_has_its_true_address_and_not_the_archives_name() -> None:
    kept = "https://archive.ph/2023.01.06-135300/https://port.example/pier"
    head = (
        f'<link rel="canonical" href="{kept}"><meta property="og:site_name" content="archive.ph">'
        '<meta property="og:url" content="http://archive.ph/AbCdE">'
    )
    bar = "<div id='HEADER'><p>A capture of a page, saved from port.example; there are no other snapshots.</p></div>"
    found = document(page(head=head, body=bar))
    assert (found.url, found.outlet) == ("https://port.example/pier", "port.example")
    assert (found.obtained.at, found.obtained.archived_url) == ("2023-01-06T13:53:00+00:00", kept)
    assert "snapshots" not in found.text


def test_a_singlefile_page_has_its_address_and_date_whatever_pictures_are_written_into_it() -> None:
    html = (
        "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://port.example/pier \n"
        " saved date: Fri Jan 06 2023 15:53:00 GMT+0200 (Eastern European Standard Time)\n--><meta charset=utf-8>"
        f"<title>The pier</title><article><h1>The pier</h1><p>{PROSE['en']}"
        f'<img src="data:image/png;base64,{"A" * 12_000_000}"></p></article>'
    )
    found = document(html)
    assert (found.url, found.obtained.at) == ("https://port.example/pier", "2023-01-06T15:53:00+02:00")
    assert PROSE["en"] in found.text and "AAAA" not in found.text


def test_the_address_of_a_copy_gives_way_to_the_true_one_in_every_format() -> None:
    (item,) = read(io.BytesIO(f'{{"id": "a", "text": "It is shut.", "url": "{KEPT}"}}'.encode()), name="a.jsonl")
    assert isinstance(item, Reading)
    assert (item.document.url, item.document.obtained.archived_url) == ("https://port.example/pier", KEPT)
