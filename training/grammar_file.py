"""One language's grammar: its slots and templates, filled at random."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

CASES = ("nom", "gen", "dat", "acc", "ins", "loc")
KINDS = ("form", "title", "negative", "plain")
SENTENCE = "sentence"
_SLOT = re.compile(r"<([A-Za-z_]+)(?:#(\d+))?(?::(\w+))?>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One marked pattern and the form that it is an example of."""

    form: str
    marked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """names: slot -> entries, each its case forms; texts: slot -> entries; templates by kind."""

    names: dict[str, list[list[str]]]
    texts: dict[str, list[str]]
    templates: dict[str, list[Template]]

    def fill(self, template: Template, rng: np.random.Generator, sentences: list[str]) -> str:
        """The template with every slot filled; raises KeyError for a slot or case that the grammar lacks.

        sentences: plain sentences for `<Sentence>`; where there are none a claim serves.
        """
        chosen: dict[tuple[str, str], int] = {}

        def one(found: re.Match[str]) -> str:
            name, number, case = found[1].lower(), found[2] or "1", found[3] or "nom"
            if name == SENTENCE and (not sentences or rng.random() < 0.3):
                words = self._text("claim", f"of sentence {number}", chosen, rng) + "."
            elif name == SENTENCE:
                words = sentences[self._pick(SENTENCE, number, len(sentences), chosen, rng)]
            elif name in self.names:
                forms = self.names[name][self._pick(name, number, len(self.names[name]), chosen, rng)]
                words = forms[0] if len(forms) == 1 else forms[CASES.index(case)]
            else:
                words = self._text(name, number, chosen, rng)
            return words[:1].upper() + words[1:] if found[1][0].isupper() else words

        return _SLOT.sub(one, template.marked)

    def _text(self, name: str, number: str, chosen: dict[tuple[str, str], int], rng: np.random.Generator) -> str:
        return self.texts[name][self._pick(name, number, len(self.texts[name]), chosen, rng)]

    @staticmethod
    def _pick(name: str, number: str, count: int, chosen: dict[tuple[str, str], int], rng: np.random.Generator) -> int:
        key = (name, number)
        if key not in chosen:
            held = {at for (other, _), at in chosen.items() if other == name}
            free = [at for at in range(count) if at not in held] or list(range(count))
            chosen[key] = free[int(rng.integers(len(free)))]
        return chosen[key]


def read_grammar(path: Path) -> Grammar:
    """Read one language's file."""
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    return Grammar(
        names=found.get("names", {}),
        texts=found.get("texts", {}),
        templates={
            kind: [
                Template(form=block.get("id", kind), marked=marked)
                for block in found.get(kind, [])
                for marked in block["templates"]
            ]
            for kind in KINDS
        },
    )
