"""CSL-JSON: the articles as items for citation processors (Zotero, pandoc, Quarto). Writes only."""

import json
from collections.abc import Iterator
from typing import Any

from nkreader.exchange.check import reference_faults, refuse
from nkreader.exchange.references import Entry, entries, leaves
from nkreader.model import Bundle

__all__ = ["leaves", "write"]


def write(bundle: Bundle) -> Iterator[bytes]:
    """A JSON array of items in UTF-8, in order of the articles' ids, one item a line."""
    refuse(reference_faults(bundle))
    return _lines([_item(entry) for entry in entries(bundle)])


def _lines(items: list[dict[str, Any]]) -> Iterator[bytes]:
    yield b"["
    for number, item in enumerate(items):
        yield (",\n" if number else "\n").encode()
        yield json.dumps(item, ensure_ascii=False).encode()
    yield b"\n]\n"


def _item(entry: Entry) -> dict[str, Any]:
    data = entry.metadata
    fields: dict[str, Any] = {
        "id": entry.id,
        "type": "article-newspaper",
        "title": entry.title,
        # Names stay whole: where a family name begins is not known for half of these people.
        "author": [{"literal": data.author}] if data.author else None,
        "translator": [{"literal": data.translator}] if data.translator else None,
        "container-title": data.publisher,
        "issued": {"date-parts": [list(entry.date)]} if entry.date else None,
        "language": data.language,
        "URL": data.url,
        "keyword": "; ".join(entry.keywords),
        "note": " · ".join(entry.notes),
    }
    return {name: value for name, value in fields.items() if value}
