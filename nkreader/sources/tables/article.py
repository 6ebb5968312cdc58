"""A row of a table as an article."""

import hashlib
import re
from functools import partial
from typing import NamedTuple

from nkreader.model import NkreaderError
from nkreader.sources import metadata
from nkreader.sources.arrival import Arrival, Unread
from nkreader.sources.decoding import said_name
from nkreader.sources.guard import later
from nkreader.sources.tables.cells import Row, day_of, words_of
from nkreader.sources.tables.columns import Columns
from nkreader.text.cleaning import clean
from nkreader.text.plain import plain_document

_PAGE = re.compile(r"(?i)</(?:p|div|h[1-6]|li|ul|a|strong|em|span|blockquote)>|<(?:br|p)\b[^<>]*>")
_WEB = re.compile(r"https?://\S+\Z")


class Rows:
    """The rows of one table as pieces that are read later; remembers which ids it has seen."""

    def __init__(self, table: str, columns: Columns) -> None:
        self._table, self._columns = table, columns
        self._seen: set[str] = set()

    def unread(self, row: Row, name: str) -> Unread:
        """The article of a row; `name` is what messages call it."""
        words = {
            field: words_of(row.cells.get(column)) for field, column in self._columns.fields.items()
        }
        known = _Known(self._table, self._columns, row.place, *self._own(words))
        size = sum(map(len, words.values()))
        return later(partial(_article, words, name, known), name, "row of a table", size)

    def _own(self, words: dict[str, str]) -> tuple[str | None, bool]:
        """The row's id or address, if no earlier row has it too, and whether one has."""
        own, address = words.get("id", "").strip(), _address(words)
        said = f"{self._table}!{own}" if own else address
        if not said or said in self._seen:
            return None, bool(said)
        if words["text"].strip():
            self._seen.add(said)
        return said, False


class _Known(NamedTuple):
    """What is known of a row beside its words."""

    table: str
    columns: Columns
    place: str
    identity: str | None
    """Its id or address, where that is its own."""
    doubled: bool
    """Whether an earlier row has the same."""


def _address(words: dict[str, str]) -> str:
    """Where a row says that its article stands: some tables call that its source."""
    publisher = _line(words.get("publisher", ""))
    if _WEB.match(publisher) and not _line(words.get("url", "")):
        return publisher
    return words.get("url", "").strip()


def _line(value: str) -> str:
    return " ".join(clean(value).text.split())


def _article(words: dict[str, str], name: str, known: _Known) -> Arrival:
    """The article of a row. Raises NkreaderError where it has no text."""
    text = clean(words["text"]).text
    if not text.strip():
        raise NkreaderError(f"{said_name(name)} has no text; not added")
    found = _page(text, name) if _PAGE.search(text[:20_000]) else _plain(text)
    values = {field: _line(value) for field, value in words.items() if field not in ("text", "id")}
    day = day_of(values.get("published", ""), known.columns.day_first)
    if _WEB.match(values.get("publisher", "")) and not values.get("url"):
        values["url"] = values.pop("publisher")
    stated, notes = metadata.stated({**values, **({"published": day} if day else {})})
    identity, doubt = _identity(known, text)
    fields = [field for field, value in stated._asdict().items() if value]
    return found._replace(
        metadata=metadata.together(stated, found.metadata),
        notes=(*found.notes, *notes, *doubt),
        kind="table",
        origins={**found.origins, **{field: _origin(known.columns, field) for field in fields}},
        proposed={k: v for k, v in found.proposed.items() if k not in fields},
        identity=identity,
        member=known.place,
    )


def _origin(columns: Columns, field: str) -> str:
    column = columns.fields.get(field) or columns.fields.get("publisher", "")
    return f"column {clean(column).text}"


def _identity(known: _Known, text: str) -> tuple[str, list[str]]:
    """What tells a row from others: else the table and its own text."""
    if known.identity is not None:
        return known.identity, []
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    doubt = ["its id stands in an earlier row too; told by its text"] if known.doubled else []
    return f"{known.table}!{digest}", doubt


def _plain(text: str) -> Arrival:
    document = plain_document(text)
    return Arrival(metadata.found_in(document), document, None, ())


def _page(text: str, name: str) -> Arrival:
    from nkreader.sources.pages import read_page

    return read_page(text.encode(), address=None, charset="utf-8", name=name, fragment=True)
