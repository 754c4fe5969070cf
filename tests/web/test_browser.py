"""The pages in a real browser, from a real server: nothing that axe finds, nothing too wide, and what a script adds."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from benchmarks.web import long
from reportedly.library import Library
from reportedly.model import Source
from tests.report.conftest import ferry, parom, porom
from tests.store.conftest import build
from tests.web.conftest import CLOCK, hostile, not_run, put
from tests.web.started import started
from tests.web.test_claim import claim, keep_claims

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
AXE = Path(__file__).parent.parent.parent / "web" / "node_modules" / "axe-core" / "axe.min.js"
Page = Any  # Playwright may not be installed where this is checked

PAGES = {
    "overview": "/",
    "search": "/search?q=ferry",
    "changes": "/changes",
    "document": "/document/ferry",
    "long document": "/document/long",
    "another language": "/document/porom",
    "hostile": "/search?q=alert",
    "claim": "/claim/k1",
    "source": "/source?name=Orla+Brackett&kind=person",
    "sources": "/sources",
    "compare": "/compare?a=ferry&b=ferry",
    "correct": "/document/ferry/correct/a5",
    "corrections": "/corrections",
    "patterns": "/patterns",
    "refusal": "/document/nobody",
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("browser") / "ferry.db"
    put(path, ferry(), parom(), porom(), hostile(), long(2_000, 180, random.Random(3)))
    for id, name in (("silent", "Орла Бракетт"), ("heard", "Орла Бреккет")):
        sources = (Source(id="s1", name=name, kind="person", mentions=((0, 12),)),)  # who may be the minister
        put(path, build(f"{name} мовчить.", id=id, sources=sources))
    with Library(path, clock=lambda: CLOCK) as library:
        library.judge("different-source", "ferry:s4", "silent:s1", who="Ines", why="one is silent")
        library.judge("certainty", "ferry:a3", value="questioned", who="Ines", why="it is only asked")
    keep_claims(path, claim(ferry(), parom(), porom()))
    with started(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    if CHROMIUM is None:
        not_run("Chromium is missing: apt-get install chromium, or name it in CHROMIUM")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        not_run("Playwright is missing: pip install -e '.[browser]'")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def page(chromium: Any, address: str) -> Iterator[Page]:
    """A window that has the cookie; what its console says in anger fails the test that reads it."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def at(address: str, path: str) -> str:
    return address.partition("/?")[0] + path


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_axe_finds_nothing_on_any_page(chromium: Any, address: str, scheme: str, width: int) -> None:
    """In a narrow window other parts are open."""
    if not AXE.exists():
        not_run("axe is missing: npm ci --prefix web")
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(address)
    found = {}
    for name, path in PAGES.items():
        page.goto(at(address, path))
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        page.add_script_tag(path=str(AXE))
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        found[name] = [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in result["violations"]]
    context.close()
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(("width", "zoom"), [(320, 1), (640, 2), (1280, 1)])
def test_nothing_is_wider_than_the_window(chromium: Any, address: str, width: int, zoom: int) -> None:
    """At 200 % zoom a window of 640 has room for 320."""
    size = {"width": width // zoom, "height": 700}
    context = chromium.new_context(viewport=size, device_scale_factor=zoom)
    page = context.new_page()
    page.goto(address)
    over = {}
    for name, path in PAGES.items():
        page.goto(at(address, path))
        over[name] = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    context.close()
    assert {name: wide for name, wide in over.items() if wide > 0} == {}


def test_the_stretches_of_a_long_document_stand_one_below_another(page: Page, address: str) -> None:
    page.goto(at(address, "/document/long"))
    boxes = page.evaluate("""() => [...document.querySelectorAll('.stretch')].map(one => {
        const box = one.getBoundingClientRect();
        const inner = [...one.querySelectorAll('.para, .cards')].map(each => each.getBoundingClientRect().bottom);
        return [box.left, box.top, Math.max(...inner)]; })""")
    assert len(boxes) > 2
    assert {left for left, _, _ in boxes} == {boxes[0][0]}
    assert all(below[1] >= above[2] - 1 for above, below in pairwise(boxes))


def test_the_policy_stops_nothing_of_ours_and_all_of_theirs(page: Page, address: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)

    def spoken(dialog: Any) -> None:
        said.append(f"dialog {dialog.message}")
        dialog.dismiss()

    page.on("dialog", spoken)
    for name, path in PAGES.items():
        if name != "refusal":
            page.goto(at(address, path))
    assert said == []


def test_the_first_stop_of_the_keyboard_leads_to_the_content(page: Page, address: str) -> None:
    page.goto(at(address, "/document/ferry"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_every_stop_of_the_keyboard_can_be_seen(page: Page, address: str) -> None:
    page.goto(at(address, "/document/ferry"))
    unseen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        if style == "none":
            unseen.append(page.evaluate("document.activeElement.outerHTML"))
    assert unseen == []


def test_on_paper_nothing_is_cut_off_and_nothing_waits_for_a_press(chromium: Any, address: str) -> None:
    context = chromium.new_context(viewport={"width": 680, "height": 960})
    page = context.new_page()
    page.goto(address)
    page.emulate_media(media="print")
    wrong = {}
    for name, path in PAGES.items():
        page.goto(at(address, path))
        wrong[name] = page.evaluate("""() => [...document.querySelectorAll('main svg, main button, main select')]
            .filter(one => one.checkVisibility()
                && (!(one instanceof SVGElement) || one.getBoundingClientRect().right > innerWidth))
            .map(one => one.outerHTML.slice(0, 120))""")
    sides = page.goto(at(address, PAGES["compare"])) and page.evaluate(
        "[...document.querySelectorAll('.sides > article')].map(one => one.getBoundingClientRect().top)"
    )
    context.close()
    assert {name: left for name, left in wrong.items() if left} == {}
    assert sides[0] == sides[1]


def select(page: Page, word: str) -> None:
    """Select a word of the document as a mouse does, and wait for what comes up."""
    page.evaluate(
        """word => {
          const walker = document.createTreeWalker(document.querySelector('.flow'), NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(word);
            if (at < 0 || !node.parentElement.closest('[data-span]')) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + word.length);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            node.parentElement.dispatchEvent(new MouseEvent('mouseup', {bubbles: true}));
            return;
          }
        }""",
        word,
    )
    page.wait_for_selector("#selection:not([hidden])")


def test_words_that_are_selected_become_a_judgement(page: Page, address: str) -> None:
    page.goto(at(address, "/document/ferry"))
    select(page, "whistle")
    assert page.inner_text("#selection q").strip("“”") == "whistle"
    page.select_option("#part", "content")
    page.select_option("#target", "a5")
    page.fill("#why", "only that word")
    page.click("#selection button:has-text('Save')")
    page.wait_for_selector(".done")
    assert "judged=" in page.url
    told = page.request.get(at(address, "/document/ferry.json")).json()["document"]
    (span,) = next(one["content"] for one in told["attributions"] if one["id"] == "a5")
    assert told["text"][slice(*span)] == "whistle"


def test_the_queue_goes_by_keys(page: Page, address: str) -> None:
    page.goto(at(address, "/corrections"))
    before = page.request.get(at(address, "/corrections.json")).json()["queue"]
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    with page.expect_navigation():
        page.keyboard.press("y")
    after = page.request.get(at(address, "/corrections.json")).json()["queue"]
    assert after[0]["attribution"] == before[1]["attribution"]


def test_a_window_without_scripts_can_do_it_too(chromium: Any, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.goto(at(address, "/document/ferry/correct/a1"))
    page.fill("#value", "Nobody in particular")
    page.fill("#why", "nobody knows")
    page.click("button:has-text('Save who speaks')")
    assert "Nobody in particular" in page.text_content(".flow")
    page.click("button:has-text('Undo')")
    assert "taken back" in page.inner_text("#main")
    context.close()


def test_another_site_s_window_gets_nothing(chromium: Any, address: str) -> None:
    """The cookie is not sent from another site, and a form from there changes nothing."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(address)
    origin = address.partition("/?")[0]
    evil = origin.replace("127.0.0.1", "localhost")  # the same machine, and to a browser another site
    page.route(f"{evil}/evil", lambda route: route.fulfill(body="<p>evil</p>", content_type="text/html"))
    page.goto(f"{evil}/evil")
    seen = page.evaluate(
        f"fetch('{origin}/index.json', {{credentials: 'include'}}).then(r => r.text(), e => 'refused')"
    )
    assert seen == "refused"
    page.evaluate(f"""() => {{ const f = document.createElement('form'); f.method = 'post';
        f.action = '{origin}/undo'; document.body.append(f); f.submit(); }}""")
    page.wait_for_url(f"{origin}/undo")
    assert "may change nothing here" in page.inner_text("body")
    context.close()


def test_two_windows_never_overwrite_each_other_silently(chromium: Any, address: str) -> None:
    """Both have the form open; the second to save is shown what the first said, and may still mean it."""
    windows = [chromium.new_context() for _ in range(2)]
    first, second = (window.new_page() for window in windows)
    for page in (first, second):
        page.goto(address)
        page.goto(at(address, "/document/porom/correct/a1"))
    first.fill("#value", "Ostap Veres")
    first.fill("#why", "his name stands below")
    first.click("button:has-text('Save who speaks')")
    assert "Ostap Veres" in first.text_content("#main")
    second.fill("#value", "Lada Krut")
    second.fill("#why", "so the caption says")
    second.click("button:has-text('Save who speaks')")
    told = second.inner_text("#main")
    assert "Somebody was quicker" in told
    assert "Ostap Veres" in told
    assert "his name stands below" in told
    speakers = [
        one["name"] for one in first.request.get(at(address, "/document/porom.json")).json()["document"]["sources"]
    ]
    assert "Ostap Veres" in speakers
    assert "Lada Krut" not in speakers
    second.click("button:has-text('Save mine all the same')")
    assert "Lada Krut" in second.text_content("#main")
    log = first.request.get(at(address, "/corrections.json")).json()["log"]
    assert [one["right"] for one in log[:2]] == ["Lada Krut", "Ostap Veres"]
    for window in windows:
        window.close()


def test_a_selection_in_a_window_that_is_behind_is_refused_too(chromium: Any, address: str) -> None:
    windows = [chromium.new_context() for _ in range(2)]
    first, second = (window.new_page() for window in windows)
    for page in (first, second):
        page.goto(address)
        page.goto(at(address, "/document/parom"))
    first.goto(at(address, "/document/parom/correct/a1"))
    first.select_option("#certainty", "alleged")
    first.click("button:has-text('Save the certainty')")
    select(second, "паром")
    second.select_option("#part", "content")
    second.click("#selection button:has-text('Save')")
    assert "Somebody was quicker" in second.inner_text("#main")
    for window in windows:
        window.close()


@pytest.mark.parametrize(
    ("field", "value", "button", "found"),
    [
        ("#speaker", "s1", "Save who speaks", "speaker"),
        ("#certainty", "denied", "Save the certainty", "certainty"),
        ("#parent", "none", "Save on whose word", "parent"),
    ],
)
def test_speaker_certainty_and_parent_are_changed_with_a_reason(
    chromium: Any, address: str, field: str, value: str, button: str, found: str
) -> None:
    window = chromium.new_context()
    page = window.new_page()
    page.goto(address)
    page.goto(at(address, "/document/ferry"))
    page.click("#d-a2 .mend")
    page.fill("#why", f"the {found} is another")
    page.select_option(field, value)
    page.click(f"button:has-text('{button}')")
    page.wait_for_selector(".done")
    told = page.request.get(at(address, "/document/ferry.json")).json()
    attribution = next(one for one in told["document"]["attributions"] if one["id"] == "a2")
    assert attribution[found] == (None if value == "none" else value)
    assert told["judgements"][-1]["why"] == f"the {found} is another"
    window.close()
