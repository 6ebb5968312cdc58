"""Label Studio's exports, read: JSON (also of old servers), JSON-MIN, CSV and TSV.

A region of text is a coding, a choice one of the whole document, a relation a link. Predictions are
a machine's, not a person's: they are counted and left.
"""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from nkreader.coded_set import Code, CodedLink, CodedSet, CodedText, Coding
from nkreader.exchange.documents import left_lines
from nkreader.exchange.json_rows import Row, first_row, offset, rows, words
from nkreader.exchange.parcel import Parcel
from nkreader.model import Metadata
from nkreader.wellformed import ID

_ABOUT = ("title", "publisher", "author", "published", "language", "url")
_SERVER = ("id", "annotator", "annotation_id", "created_at", "updated_at", "lead_time")


def recognises(parcel: Parcel) -> bool:
    """Whether its first row is a task, or one of JSON-MIN, or its header is that of the CSV."""
    row = first_row(parcel)
    if isinstance(row.get("data"), dict):
        return "annotations" in row or "completions" in row or "predictions" in row
    if {"annotation_id", "annotator"} & row.keys():
        return True
    line = parcel.head.split(b"\n", 1)[0]
    return b"annotation_id" in line and b"annotator" in line and not row


def read(parcel: Parcel, notes: list[str]) -> CodedSet:
    """The documents with what people marked. Raises NkreaderError of one line."""
    reading = _Reading()
    data = parcel.whole()
    head = data[:3].removeprefix(b"\xef\xbb\xbf")
    for number, row in enumerate(rows(data) if head[:1] in (b"[", b"{") else _table(data), 1):
        if isinstance(row.get("data"), dict):
            reading.task(row, number)
        else:
            reading.short(row, number)
    return reading.whole()


def _table(data: bytes) -> Iterator[Row]:
    """The rows of a CSV or TSV, their cells with lists as JSON read."""
    text = data.decode("utf-8-sig", "replace")
    first = text.split("\n", 1)[0]
    csv.field_size_limit(1 << 30)
    lines = io.StringIO(text, newline="")
    for row in csv.DictReader(lines, delimiter="\t" if "\t" in first else ","):
        found: Row = {}
        for name, cell in row.items():
            found[str(name)] = _cell(cell) if isinstance(cell, str) else cell
        yield found


def _cell(cell: str) -> Any:
    if cell[:1] in ("[", "{"):
        try:
            return json.loads(cell)
        except (ValueError, RecursionError):
            return cell
    return cell


class _Reading:
    """What was found so far, task after task."""

    def __init__(self) -> None:
        self._texts: dict[str, CodedText] = {}
        self._codes: dict[str, Code] = {}
        self._codings: list[Coding] = []
        self._links: list[CodedLink] = []
        self._left: Counter[tuple[str, str]] = Counter()

    def whole(self) -> CodedSet:
        return CodedSet(
            tuple(self._codes.values()),
            tuple(self._texts.values()),
            tuple(self._codings),
            tuple(self._links),
            left_lines(self._left),
        )

    def task(self, row: Row, number: int) -> None:
        """A task with its annotations."""
        annotations = [
            one
            for one in row.get("annotations") or row.get("completions") or ()
            if isinstance(one, dict) and isinstance(one.get("result"), list)
        ]
        name = self._document(
            row["data"], number, [r for one in annotations for r in one["result"]]
        )
        for place, one in enumerate(annotations):
            if one.get("was_cancelled"):
                self._left["annotation", " that was cancelled"] += 1
                continue
            where = f"{number}.{one.get('id', place)}"
            self._annotation(name, one, where)
        for one in row.get("predictions") or ():
            if isinstance(one, dict):
                self._left["prediction", ""] += len(one.get("result") or ())

    def _annotation(self, name: str, one: Row, where: str) -> None:
        who, time = _who(one), words(one, "created_at")
        for result in one["result"]:
            if not isinstance(result, dict):
                continue
            if result.get("type") == "relation":
                self._relation(result, where)
            else:
                value = result.get("value")
                meta = result.get("meta")
                self._value(
                    name,
                    value if isinstance(value, dict) else {},
                    meta if isinstance(meta, dict) else {},
                    (who, time, result.get("id"), where),
                )

    def _relation(self, result: Row, where: str) -> None:
        source, target = (_id(result.get(end), where) or "" for end in ("from_id", "to_id"))
        labels = result.get("labels")
        kind = labels[0] if isinstance(labels, list) and labels else "relation"
        self._links.append(CodedLink(source, target, str(kind)))

    def short(self, row: Row, number: int) -> None:
        """A row of JSON-MIN or CSV: the text, and what was marked in fields of their own."""
        lists = {name: each for name, each in row.items() if isinstance(each, list)}
        regions = [one for found in lists.values() for one in found if isinstance(one, dict)]
        plain = {name: each for name, each in row.items() if isinstance(each, str)}
        name = self._document(plain, number, [{"value": one} for one in regions])
        who, time = row.get("annotator"), words(row, "created_at")
        told = (str(who) if who else None, time)
        for place, one in enumerate(regions):
            self._value(name, one, {}, (*told, str(place), f"{number}.{row.get('annotation_id')}"))
        for found in lists.values():
            chosen = [one for one in found if isinstance(one, str)]
            self._whole(name, chosen, told)

    def _document(self, data: Row, number: int, results: list[Any]) -> str:
        text = _text(data, results)
        about = {field: words(data, field) for field in _ABOUT}
        name = about["title"] or words(data, "doc", "name", "filename") or f"task {number}"
        known = self._texts.get(name)
        if known is not None and known.text != text:
            name = f"{name} ({number})"
        document = CodedText(name, text, Metadata(**about), words(data, "article"))
        self._texts.setdefault(name, document)
        return name

    def _value(
        self, name: str, value: Row, meta: Row, told: tuple[str | None, str | None, Any, str]
    ) -> None:
        who, time, id, where = told
        labels = next((value[key] for key in value if key.endswith("labels")), None)
        if "choices" in value:
            self._whole(name, value["choices"], (who, time))
            return
        if not isinstance(labels, list) or not labels:
            self._left["result", " that marks no text"] += 1
            return
        place = value.get("globalOffsets")
        place = place if isinstance(place, dict) else value
        start, end = offset(place.get("start")), offset(place.get("end"))
        exact = words(value, "text")
        if exact is None and (start is None or end is None):
            self._left["region", " without a place in the text"] += 1
            return
        notes = meta.get("text")
        note = "\n".join(map(str, notes)) if isinstance(notes, list) else notes
        for label in map(str, labels):
            self._codes.setdefault(label, Code(label))
            self._codings.append(
                Coding(
                    name, label, start, end, exact, note=str(note) if note else None,
                    annotator=words(meta, "annotator") or who, set=words(meta, "set"),
                    created=words(meta, "created") or time, id=_id(id, where),
                )
            )  # fmt: skip

    def _whole(self, name: str, chosen: Any, told: tuple[str | None, str | None]) -> None:
        for choice in map(str, chosen if isinstance(chosen, list) else [chosen]):
            self._codes.setdefault(choice, Code(choice))
            self._codings.append(Coding(name, choice, annotator=told[0], created=told[1]))


def _id(id: Any, where: str) -> str | None:
    """An id of nkreader's as it is, another with its annotation, which alone makes it unique."""
    if id is None:
        return None
    return str(id) if ID.fullmatch(str(id)) else f"{where}#{id}"


def _who(annotation: Row) -> str | None:
    by = annotation.get("completed_by")
    if isinstance(by, dict):
        return words(by, "email", "username", "first_name") or str(by.get("id"))
    return None if by is None else f"annotator {by}"


def _text(data: Row, results: list[Any]) -> str | None:
    """The text of a task: the field that holds the words of its regions, else its longest."""
    fields = [(name, each) for name, each in data.items() if isinstance(each, str)]
    fields = [(name, each) for name, each in fields if name not in (*_ABOUT, *_SERVER)]
    marked = [
        found
        for one in results
        if isinstance(one, dict) and isinstance(one.get("value"), dict)
        if (found := words(one["value"], "text"))
    ]
    best = [each for _, each in fields if marked and all(found in each for found in marked)]
    named = [each for name, each in fields if name == "text"]
    every = [each for _, each in fields]
    return next(iter([*best, *named, *sorted(every, key=len, reverse=True)]), None)
