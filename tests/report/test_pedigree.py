"""The pedigree as a drawing: everything of the claim is in it, in order, and nothing of it runs."""

from __future__ import annotations

import itertools
from xml.etree import ElementTree

import pytest

from reportedly.model import Circle, Claim, End, Mention, Origins, Party, Relay, Root
from reportedly.report.pedigree import Page, draw, origins_in_words

SVG = "{http://www.w3.org/2000/svg}"
EVIL = '<script>alert(1)</script>"\u202e&'


def mention(document: str, published: str | None = None, stance: str = "attributes") -> Mention:
    return Mention(
        document=document,
        attribution=None,
        spans=((0, 1),),
        stance=stance,  # type: ignore[arg-type]
        certainty=None,
        published=published,
    )


def cites(from_end: End, to_end: End, confidence: float = 0.9) -> Relay:
    return Relay(from_end=from_end, to_end=to_end, kind="cites", confidence=confidence, because="stated")


def claim(count: int = 3, *, circle: bool = False) -> Claim:
    channel, unnamed = End(party="p1"), End(party="p2")
    documents = [End(document=f"d{number}") for number in range(count)]
    relays = [cites(channel, unnamed), *(cites(document, channel) for document in documents)]
    if circle:
        relays.append(cites(unnamed, documents[0], 0.5))
    return Claim(
        id="k1",
        wording="The pier is closed",
        language="en",
        parties=(
            Party(id="p1", name="Harbour Watch", kind="channel"),
            Party(id="p2", name="its own people", kind="anonymous", of="p1"),
        ),
        mentions=tuple(mention(f"d{n}", f"2024-05-{n % 28 + 1:02d}T10:00" if n % 3 else None) for n in range(count)),
        relays=tuple(relays),
        documents=count,
        origins=Origins(low=1, high=2, voices=2, roots=(Root(party="p2", name="its own people", kind="anonymous"),)),
        circular=(Circle(parties=("p1", "p2"), documents=("d0",)),) if circle else (),
    )


def parsed(drawing: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawing)


@pytest.mark.parametrize("count", [1, 3, 60])
def test_every_page_and_party_is_drawn_once_inside_the_picture(count: int) -> None:
    made = parsed(draw(claim(count), {}))
    dots = list(made.iter(f"{SVG}circle"))
    boxes = [one for one in made.iter(f"{SVG}rect") if one.get("class") == "box"]
    assert (len(dots), len(boxes)) == (count, 2)
    width, height = float(made.get("width", "0")), float(made.get("height", "0"))
    assert all(0 < float(dot.get("cx", "0")) < width and 0 < float(dot.get("cy", "0")) < height for dot in dots)
    assert len({dot.get("cy") for dot in dots}) == count


def test_time_runs_to_the_right_and_origins_stand_left() -> None:
    made = parsed(draw(claim(8), {}))
    titled = {group[0].text or "": group for group in made.iter(f"{SVG}g")}
    pages = {title: group for title, group in titled.items() if "page" in group.get("class", "")}
    at = {title: float(next(group.iter(f"{SVG}circle")).get("cx", "0")) for title, group in pages.items()}
    dated = sorted((title.split(", ")[1], x) for title, x in at.items() if "2024" in title)
    assert [x for _, x in dated] == sorted(x for _, x in dated)
    boxes = [float(one.get("x", "0")) for one in made.iter(f"{SVG}rect") if one.get("class") == "box"]
    assert max(boxes) < min(at.values())
    assert any("an origin" in title for title in titled)


def test_a_circle_is_marked_and_ends() -> None:
    made = parsed(draw(claim(2, circle=True), {}))
    assert [one for one in made.iter() if one.get("class") == "ring"]
    assert len(list(made.iter(f"{SVG}path"))) == 4


def test_what_pages_say_is_only_text() -> None:
    drawing = draw(claim(), {"d1": Page(outlet=EVIL, title=EVIL, href='#"onload=x')}, [EVIL] * 4)
    made = parsed(drawing)
    known = "svg title desc style text tspan line path g rect circle a".split()
    assert {one.tag for one in made.iter()} <= {f"{SVG}{name}" for name in known}
    assert not [name for one in made.iter() for name in one.attrib if name.startswith("on")]
    assert "\u202e" not in drawing


def test_a_long_chain_of_relays_is_drawn() -> None:
    ends = [End(party=f"p{number}") for number in range(3000)]
    long = Claim(
        id="k",
        wording="w",
        language=None,
        relays=tuple(cites(one, other) for one, other in itertools.pairwise(ends)),
    )
    assert parsed(draw(long, {})) is not None


def test_origins_are_told_as_a_range() -> None:
    assert origins_in_words(claim(3)) == "3 pages, 1 to 2 independent origins"
    assert origins_in_words(Claim(id="k", wording="w", language=None)) == "origins unknown"


@pytest.mark.parametrize(
    "title", ["A pier that is closed for the winter " * 4, "Причал закрыт на зиму, широкий шлюз тоже " * 4]
)
def test_a_label_ends_within_the_drawing_in_any_letters(title: str) -> None:
    """At the width that a letter has in a wide font: 13 px of it are 8.2 for a Cyrillic one, 7.2 for a Latin one."""
    root = ElementTree.fromstring(draw(claim(), {"d0": Page(outlet="Вісник", title=title)}))
    (label,) = (one for one in root.iter(f"{SVG}text") if (one.findtext(f"{SVG}tspan") or "") == "Вісник")
    said = "".join(label.itertext())
    wide = sum(7.2 if sign.isascii() else 8.2 for sign in said)
    assert said.endswith("…")
    assert float(label.get("x", "0")) + wide <= float(root.get("width", "0"))
