"""A row of a table as an article."""

import hashlib
import re

from nkreader.model import NkreaderError
from nkreader.sources import metadata
from nkreader.sources.arrival import Arrival
from nkreader.sources.decoding import said_name
from nkreader.sources.tables.cells import Row, day_of, words_of
from nkreader.sources.tables.columns import Columns
from nkreader.text.cleaning import clean
from nkreader.text.plain import plain_document

_PAGE = re.compile(r"(?i)</(?:p|div|h[1-6]|li|ul|a|strong|em|span|blockquote)>|<(?:br|p)\b[^<>]*>")
_WEB = re.compile(r"https?://\S+\Z")


class Rows:
    """Makes the articles of one table; remembers which ids it has seen in it."""

    def __init__(self, table: str, columns: Columns) -> None:
        self._table, self._columns = table, columns
        self._seen: set[str] = set()

    def article(self, row: Row, name: str) -> Arrival:
        """The article of a row. Raises NkreaderError where it has no text."""
        words = {
            field: words_of(row.cells.get(column)) for field, column in self._columns.fields.items()
        }
        text = clean(words["text"]).text
        if not text.strip():
            raise NkreaderError(f"{said_name(name)} has no text; not added")
        found = _page(text, name) if _PAGE.search(text[:20_000]) else _plain(text)
        values = {
            field: " ".join(clean(value).text.split())
            for field, value in words.items()
            if field not in ("text", "id")
        }
        day = day_of(values.get("published", ""), self._columns.day_first)
        if _WEB.match(values.get("publisher", "")) and not values.get("url"):
            values["url"] = words["url"] = values.pop("publisher")
        stated, notes = metadata.stated({**values, **({"published": day} if day else {})})
        identity, doubt = self._identity(words, text)
        known = {field for field, value in stated._asdict().items() if value}
        return found._replace(
            metadata=metadata.together(stated, found.metadata),
            notes=(*found.notes, *notes, *doubt),
            kind="table",
            origins={**found.origins, **{field: self._origin(field) for field in known}},
            proposed={k: v for k, v in found.proposed.items() if k not in known},
            identity=identity,
            member=row.place,
        )

    def _origin(self, field: str) -> str:
        column = self._columns.fields.get(field) or self._columns.fields.get("publisher", "")
        return f"column {clean(column).text}"

    def _identity(self, words: dict[str, str], text: str) -> tuple[str, list[str]]:
        """The row's id or address, if no earlier row has it too, else the file and its own text."""
        own, address = words.get("id", "").strip(), words.get("url", "").strip()
        said = f"{self._table}!{own}" if own else address
        if said and said not in self._seen:
            self._seen.add(said)
            return said, []
        digest = hashlib.sha256(text.encode()).hexdigest()[:16]
        doubt = ["its id stands in an earlier row too; told by its text"] if said else []
        return f"{self._table}!{digest}", doubt


def _plain(text: str) -> Arrival:
    document = plain_document(text)
    return Arrival(metadata.found_in(document), document, None, ())


def _page(text: str, name: str) -> Arrival:
    from nkreader.sources.pages import read_page

    return read_page(text.encode(), address=None, charset="utf-8", name=name, fragment=True)
