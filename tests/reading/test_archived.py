"""The addresses of copies in public web archives."""

from __future__ import annotations

import pytest

from reportedly.reading.archived import kept_at


@pytest.mark.parametrize(
    ("address", "url", "at"),
    [
        ("https://web.archive.org/web/20230106135300/https://a.example/x?y=1", "https://a.example/x?y=1", True),
        ("http://web.archive.org/web/20230106135300if_/http://a.example:80/x", "http://a.example/x", True),
        ("https://web.archive.org/web/20230106135300/http:/a.example/x", "http://a.example/x", True),
        ("https://web.archive.org/web/2023/a.example/x", "http://a.example/x", False),
        ("https://archive.ph/2023.01.06-135300/https://a.example/x", "https://a.example/x", True),
        ("http://archive.today/20230106135300/http://a.example/x", "http://a.example/x", True),
    ],
)
def test_the_true_address_and_the_time_stand_in_it(address: str, url: str, at: bool) -> None:
    kept = kept_at(address)
    assert kept is not None
    assert (kept.url, kept.at, kept.archived_url) == (url, "2023-01-06T13:53:00+00:00" if at else None, address)


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/web/20230106135300/https://b.example/",
        "https://web.archive.org/about",
        "https://archive.ph/AbCdE",
        "https://web.archive.org/web/20230106135300/javascript:alert(1)",
        "",
    ],
)
def test_other_addresses_are_none(address: str) -> None:
    assert kept_at(address) is None


def test_a_time_that_does_not_exist_is_unknown() -> None:
    kept = kept_at("https://web.archive.org/web/20231399999999/https://a.example/x")
    assert kept is not None and kept.at is None
