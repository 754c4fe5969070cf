"""Who is let in: this machine's own names, its own pages, and whoever has the token."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.web.app import VIEWS, application
from tests.web.conftest import HERE, PORT, TOKEN


@pytest.fixture
def stranger(path: Path) -> TestClient:
    """Somebody who has opened nothing yet."""
    return TestClient(application(str(path), token=TOKEN, port=PORT), base_url=HERE, follow_redirects=False)


@pytest.mark.parametrize("address", [*VIEWS, "/index.json", "/document/ferry.json", "/nowhere"])
def test_nobody_sees_anything_without_the_token(stranger: TestClient, address: str) -> None:
    answer = stranger.get(address)
    assert answer.status_code == 401
    assert "Selkie" not in answer.text
    assert "csrf" not in answer.text


@pytest.mark.parametrize("token", ["", "the-token", TOKEN + "x", TOKEN.upper(), "é"])
def test_a_wrong_token_opens_nothing(stranger: TestClient, token: str) -> None:
    assert stranger.get("/", params={"token": token}).status_code == 401
    assert stranger.get("/", headers={b"authorization": f"Bearer {token}".encode()}).status_code == 401
    assert stranger.get("/", headers={b"cookie": f"reportedly-{PORT}={token}".encode()}).status_code == 401


def test_the_token_is_changed_for_a_cookie_that_scripts_and_other_sites_do_not_get(stranger: TestClient) -> None:
    answer = stranger.get(f"/search?q=ferry&token={TOKEN}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/search?q=ferry")
    cookie = answer.headers["set-cookie"]
    assert TOKEN not in cookie
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(cookie.split("; "))
    assert stranger.get("/search?q=ferry").status_code == 200


def test_the_way_on_from_the_token_stays_on_this_machine(stranger: TestClient) -> None:
    for path in ("//evil.example/", "/\\evil.example/"):
        location = stranger.get(f"{HERE}{path}?token={TOKEN}").headers["location"]
        assert location.startswith("/")
        assert not location.startswith(("//", "/\\"))


def test_a_program_may_bring_the_token_in_a_header(stranger: TestClient) -> None:
    answer = stranger.get("/document/ferry.json", headers={"authorization": f"Bearer {TOKEN}"})
    assert answer.json()["document"]["id"] == "ferry"


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:80", f"127.0.0.1.evil.example:{PORT}", ""]
)
def test_another_name_for_this_machine_is_not_served(browser: TestClient, host: str) -> None:
    """DNS rebinding: a page's own name is made to lead here, and the browser thinks that it is the same site."""
    answer = browser.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "ferry" not in answer.text.lower()


@pytest.mark.parametrize("host", [f"localhost:{PORT}", f"[::1]:{PORT}", f"LOCALHOST:{PORT}"])
def test_the_machine_s_own_names_are_served(stranger: TestClient, host: str) -> None:
    assert stranger.get("/", headers={"host": host, "authorization": f"token {TOKEN}"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": f"http://127.0.0.1:{PORT + 1}"},
        {"origin": f"https://127.0.0.1:{PORT}"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": HERE},
    ],
)
def test_a_page_of_another_site_changes_nothing(browser: TestClient, headers: dict[str, str]) -> None:
    assert browser.post("/judge", data={"kind": "speaker"}, headers=headers).status_code == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"])
def test_other_methods_are_not_served(browser: TestClient, method: str) -> None:
    assert browser.request(method, "/").status_code == 405


@pytest.mark.parametrize("address", ["/", "/index.json", "/static/report.css", "/nowhere", "/document/nobody"])
def test_every_answer_says_what_a_browser_may_do_with_it(browser: TestClient, address: str) -> None:
    headers = browser.get(address).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == ("no-cache" if "static" in address else "no-store")


@pytest.mark.parametrize(
    "name", ["../app.py", "..%2fapp.py", "%2e%2e/app.py", "..\\app.py", "web.css/../../app.py", "/etc/passwd", "app.py"]
)
def test_only_the_files_of_the_list_are_given_out(browser: TestClient, name: str) -> None:
    answer = browser.get(f"{HERE}/static/{name}")
    assert answer.status_code == 404
    assert "import" not in answer.text
