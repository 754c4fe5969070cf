"""The data files have the form that their loader checks."""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.errors import BadLexicon
from reportedly.reading import lexicon as lexicon_module
from reportedly.reading.lexicon import lexicon


def test_the_files_of_the_package_are_sound() -> None:
    found = lexicon()
    assert found.furniture.search("article__share") and not found.furniture.search("shareholders")
    assert found.thread.search("comments-area") and not found.thread.search("commentator")
    assert found.read_also.match("Читайте також: ще щось") and not found.read_also.match("Читайтеся")
    assert found.by.match("By Winifred Tarrant") and not found.by.match("Byelaws")


GOOD: dict[str, Any] = {
    "agencies": ["AP"],
    "appeal": ["Subscribe"],
    "by": ["By"],
    "label": ["Tags"],
    "months": ["May"],
    "no_source": ["Latin"],
    "picture": ["Photo"],
    "read_also": ["See also"],
    "rights": ["All rights reserved"],
    "source_link": ["source"],
    "credit": [{"kind": "credit", "where": "line", "form": "Source: {rest}"}],
}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"by": "By"}, "by is not a list"),
        ({"by": []}, "by is not a list"),
        ({"months": ["May", "April"]}, "months is not sorted"),
        ({"credit": [{"kind": "credit"}]}, "keys"),
        ({"credit": [{"kind": "rumour", "where": "line", "form": "{rest}"}]}, "unknown kind"),
        ({"credit": [{"kind": "credit", "where": "line", "form": "{rest} {nobody}"}]}, "unknown kind, place or piece"),
        ({"credit": [{"kind": "credit", "where": "line", "form": "Source"}]}, "exactly once"),
    ],
)
def test_a_file_that_has_not_the_form_is_refused(
    change: dict[str, Any], says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    markup = {"furniture": ["ad"], "caption": ["caption"], "lead": ["deck"], "thread": ["comments"]}
    monkeypatch.setattr(lexicon_module, "_load", lambda file: markup if file == "markup.toml" else GOOD | change)
    with pytest.raises(BadLexicon, match=says):
        lexicon.__wrapped__()
