"""The pages say what is: outputs of commands, references, picture, links, figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from docs.making.console import Ran, ran, refreshed
from docs.making.pages import DOCS, MADE, PICTURE, ROOT, TUTORIAL, told
from docs.making.picture import picture, words

ANEW = "write the pages anew (`make docs-refresh`), then read whether the words around still hold"
SURE = re.compile(r"\b\d{1,3}% sure|, \d\.\d\d:|\b[01]\.\d\d\b|[+-]\d\.\d\b")
ID = re.compile(r"\b[jk][0-9a-f]{12}\b")
LINK = re.compile(r"!?\[(?P<text>[^\]]*)\]\((?P<target>[^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]


def matters(lines: tuple[str, ...]) -> list[str]:
    """The lines without ids and without how sure things are: both change where little else does."""
    return [SURE.sub("#", ID.sub("ID", line)) for line in lines]


@pytest.mark.parametrize("page", told(), ids=lambda page: page.stem)
def test_a_page_shows_what_its_commands_print(page: Path, outcomes: dict[Path, list[Ran]]) -> None:
    assert outcomes[page]
    for one in outcomes[page]:
        assert matters(one.shown) == matters(one.now), ANEW


def test_the_tutorial_ends_with_one_origin_and_its_argument(outcomes: dict[Path, list[Ran]]) -> None:
    trace, why = outcomes[TUTORIAL][2:4]
    assert re.fullmatch(r"k[0-9a-f]{12}  [3-9] pages, 1 independent origin", trace.printed[0])
    assert why.printed[0] == trace.printed[0]
    assert "one\ngatekeeper" in "\n".join(why.printed) or "one gatekeeper" in "\n".join(why.printed)


def test_the_picture_is_what_the_library_of_the_tutorial_draws(outcomes: dict[Path, list[Ran]], folder: Path) -> None:
    assert outcomes
    drawn = picture(folder / TUTORIAL.stem / "reportedly.db")
    assert words(PICTURE.read_text("utf-8")) == words(drawn), ANEW


@pytest.mark.parametrize("page", MADE, ids=lambda page: page.stem)
def test_a_reference_is_current(page: Path) -> None:
    assert page.read_text("utf-8") == MADE[page](), ANEW


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub and MyST make them."""
    text = FENCED.sub("", page.read_text("utf-8"))
    heads = re.findall(r"^#{1,4} (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def links(page: Path) -> Iterator[tuple[str, Path, str]]:
    for match in LINK.finditer(FENCED.sub("", page.read_text("utf-8"))):
        target, _, anchor = match["target"].partition("#")
        if not re.match(r"[a-z]+:", target):
            yield match["text"], (page.parent / target).resolve() if target else page, anchor


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_leads_somewhere(page: Path) -> None:
    for _, path, anchor in links(page):
        assert path.exists(), path
        assert not anchor or anchor in anchors(path), f"{path}#{anchor}"


def section(page: Path, anchor: str) -> str:
    for part in re.split(r"^(?=## )", page.read_text("utf-8"), flags=re.MULTILINE):
        head = part.splitlines()[0].removeprefix("## ")
        if re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") == anchor:
            return part
    raise AssertionError(anchor)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_figure_that_links_to_the_results_stands_there(page: Path) -> None:
    results = ROOT / "benchmarks" / "RESULTS.md"
    for text, path, anchor in links(page):
        if path == results and re.fullmatch(r"[\d.]+", text):
            assert re.search(rf"(?<![\d.]){re.escape(text)}(?![\d.]\d)", section(results, anchor)), text


def test_the_page_on_limits_has_figures() -> None:
    figures = [text for text, path, _ in links(DOCS / "ethics.md") if path.name == "RESULTS.md" and text[0].isdigit()]
    assert len(figures) > 10


class TestMaking:
    """How a page's commands are run and shown."""

    PAGE = "Before.\n\n```console\n$ reportedly --version\nreportedly 0.0.0\n$ reportedly formats\nx\n…\n```\n"

    def test_what_is_out_of_date_is_shown_anew_as_long_as_it_was(self, tmp_path: Path) -> None:
        from reportedly import __version__

        anew = refreshed(self.PAGE, list(ran(self.PAGE, tmp_path))).splitlines()
        assert anew[4] == f"reportedly {__version__}"
        assert anew[6].startswith("warc ")
        assert anew[7:] == ["…", "```"]

    def test_an_id_that_changed_is_followed_in_what_comes_after(self) -> None:
        old, new = "k0123456789ab", "kba9876543210"
        page = f"```console\n$ reportedly claims\n{old}  one\n$ reportedly why {old[:6]}\n…\n```\nThus {old}.\n"
        done = [
            Ran("reportedly claims", (f"{old}  one",), (f"{new}  one",)),
            Ran(f"reportedly why {new[:6]}", ("…",), ("a", "b")),
        ]
        anew = refreshed(page, done)
        assert f"$ reportedly why {new[:6]}\n…\n" in anew
        assert anew.endswith(f"Thus {new}.\n")

    def test_a_command_that_fails_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match=r"(?s)read nothing.html ends with 1.*R101"):
            list(ran("```console\n$ reportedly read nothing.html\n```\n", tmp_path))

    def test_a_page_runs_nothing_but_reportedly(self, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match="only run reportedly"):
            list(ran("```console\n$ rm -rf examples\n```\n", tmp_path))
