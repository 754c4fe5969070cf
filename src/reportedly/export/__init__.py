"""Documents and claims in other people's forms: one file a format, all of one shape."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from reportedly.errors import UnknownFormat
from reportedly.export import csv, fourcat, gexf, jsonl, label_studio, obsidian, prov, schema_org, web_annotation
from reportedly.export.bundle import Bundle, Traced, quoted_by

__all__ = ["FORMATS", "Bundle", "Format", "Traced", "named", "quoted_by"]


@dataclass(frozen=True, slots=True)
class Format:
    """A form to export to: its name, what it is in a line, whether it is made of claims, what writes it.

    `write` takes a bundle and a stream of bytes. A format of documents goes through the bundle's documents and keeps
    none; one of claims goes through its claims, whose pages come with them.
    """

    name: str
    says: str
    claims: bool
    write: Callable[[Bundle, BinaryIO], None]


FORMATS = (
    Format("4cat", "CSV of pages and comments for 4CAT", False, fourcat.write),
    Format("claims-jsonl", "JSON Lines of reportedly/claim/1", True, jsonl.write_claims),
    Format("csv", "CSV of attributions for spreadsheets", False, csv.write),
    Format("gexf", "GEXF 1.3: who has it from whom, for Gephi", True, gexf.write),
    Format("jsonl", "JSON Lines of reportedly/document/1", False, jsonl.write),
    Format("label-studio", "tasks for Label Studio, to be corrected and taken back", False, label_studio.write),
    Format("obsidian", "a ZIP of notes for Obsidian, one a claim and a source", True, obsidian.write),
    Format("prov", "PROV-JSON, a bundle a claim", True, prov.write),
    Format("schema-org", "schema.org Claim as JSON-LD", True, schema_org.write),
    Format("web-annotation", "W3C Web Annotation as JSON-LD", False, web_annotation.write),
)


def named(name: str, formats: Iterable[Format] = FORMATS) -> Format:
    """The format of that name; raises `UnknownFormat`."""
    known = {format.name: format for format in formats}
    try:
        return known[name]
    except KeyError:
        remedy = f"Choose one of: {', '.join(sorted(known))}."
        raise UnknownFormat(name, "no exporter has that name.", remedy=remedy) from None
