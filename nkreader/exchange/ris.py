"""RIS: the articles as references, for Zotero, EndNote, Mendeley. Writes only.

One reference an article, of type NEWS; lines are `XX  - value` and end in CRLF, as the format asks.
"""

from collections.abc import Iterator

from nkreader.exchange.check import reference_faults, refuse
from nkreader.exchange.references import Entry, entries, leaves
from nkreader.model import Bundle

__all__ = ["leaves", "write"]


def write(bundle: Bundle) -> Iterator[bytes]:
    """The references in UTF-8, in order of the articles' ids."""
    refuse(reference_faults(bundle))
    return ("\r\n".join(_lines(entry)).encode() for entry in entries(bundle))


def _lines(entry: Entry) -> Iterator[str]:
    data = entry.metadata
    fields = [
        ("TY", "NEWS"),
        ("ID", entry.id),
        ("TI", entry.title),
        ("AU", data.author),
        ("A4", data.translator),
        ("T2", data.publisher),
        ("PY", f"{entry.date[0]:04}" if entry.date else None),
        ("DA", _date(entry.date)),
        ("LA", data.language),
        ("UR", data.url),
        *(("KW", word) for word in entry.keywords),
        *(("N1", note) for note in entry.notes),
    ]
    for name, value in fields:
        if value:
            yield f"{name}  - {value}"
    yield "ER  - "
    yield ""
    yield ""


def _date(date: tuple[int, ...]) -> str | None:
    """`2020/03/31/`: parts that are not known stay empty between their slashes."""
    if not date:
        return None
    year, *rest = date
    parts = [f"{year:04}", *(f"{part:02}" for part in rest), "", "", ""]
    return "/".join(parts[:4])
