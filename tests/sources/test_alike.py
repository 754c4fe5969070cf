"""Names that may be one party's: wide enough to ask a person, not so wide that nobody would answer."""

from __future__ import annotations

import pytest

from reportedly.model import SourceKind
from reportedly.sources.alike import alike


@pytest.mark.parametrize(
    ("name", "kind", "other", "other_kind"),
    [
        ("Gleb Orzhinets", "person", "Гліб Оржинець", "person"),
        ("Brackett", "person", "Orla Brackett", "person"),
        ("Baken", "channel", "Бакен", "channel"),
        ("Alder Mail", "outlet", "The Alder Mail", "organisation"),
    ],
)
def test_one_party_by_its_name(name: str, kind: SourceKind, other: str, other_kind: SourceKind) -> None:
    assert alike(name, kind, other, other_kind)
    assert alike(other, other_kind, name, kind)


@pytest.mark.parametrize(
    ("name", "kind", "other", "other_kind"),
    [
        ("Orla Brackett", "person", "Anselm Tove", "person"),
        ("Orla Brackett", "person", "Piers Brackett", "person"),
        ("Lantern", "channel", "Northern Wire", "outlet"),
        ("Mara", "person", "Mara", "outlet"),
        ("", "outlet", "…", "outlet"),
    ],
)
def test_two_parties(name: str, kind: SourceKind, other: str, other_kind: SourceKind) -> None:
    assert not alike(name, kind, other, other_kind)
