"""doccano's JSONL: a document a line, `label` a list of [start, end, label]. Writes and reads.

doccano counts UTF-16 units, as its browser does. Where its project does not allow overlapping spans
it drops them in silence when it imports: `leaves` says how many overlap.
"""

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from nkreader.coded_set import Code, CodedLink, CodedSet, CodedText, Coding
from nkreader.exchange.check import reference_faults, refuse
from nkreader.exchange.conll import flat
from nkreader.exchange.documents import documents, not_held, unplaced
from nkreader.exchange.json_rows import Row, first_row, offset, rows, words
from nkreader.exchange.parcel import Parcel
from nkreader.exchange.units import Units, utf16
from nkreader.model import Bundle, Metadata


def write(bundle: Bundle) -> Iterator[bytes]:
    """The documents as lines of JSON in UTF-8, in order; labels are tags' slugs."""
    refuse(reference_faults(bundle))
    return _lines(bundle)


def _lines(bundle: Bundle) -> Iterator[bytes]:
    for document in documents(bundle):
        unit = utf16(document.text)
        spans = [(one.start, one.end, one.tag.slug) for one in document.spans]
        spans += [(one.start, one.end, one.label) for one in document.mentions]
        line = {
            "text": document.text,
            "label": [[unit.out(start), unit.out(end), label] for start, end, label in spans],
            "title": document.title,
            "article": document.article.id,
        }
        yield (json.dumps(line, ensure_ascii=False) + "\n").encode()


def leaves(bundle: Bundle) -> list[str]:
    """What the lines cannot hold, counted, one line each."""
    overlaps = sum(len(flat(document)[1]) for document in documents(bundle))
    noted = sum(mark.annotation.note is not None for mark in bundle.marks)
    return not_held(
        [
            (len(unplaced(bundle)), "annotation", " without a certain place in the current text"),
            (noted, "annotation", ": its note"),
            (len(bundle.marks), "annotation", ": who made it, when, in which set, its grade"),
            (overlaps, "span", " that overlaps another: doccano drops it, unless its project allows"
             " overlapping spans"),
            (len(bundle.article_marks), "mark", " on whole articles"),
            (len(bundle.links), "link", ""),
            (len(bundle.tags), "tag", ": name, definition, key, colour and parent"),
            (len(bundle.decisions), "decision", " about entities"),
            (len(bundle.views), "view", ""),
        ]
    )  # fmt: skip


def recognises(parcel: Parcel) -> bool:
    """Whether its first row has a text with `label` or `entities`."""
    row = first_row(parcel)
    labels = row.get("label", row.get("labels", row.get("entities")))
    return words(row, "text") is not None and isinstance(labels, list) and "spans" not in row


def read(parcel: Parcel, notes: list[str]) -> CodedSet:
    """The documents with spans, relations and labels of whole documents. In a zip each file is what
    one annotator did, by its name. Raises NkreaderError of one line."""
    reading = _Reading()
    if parcel.is_archive:
        for name in parcel.with_suffix(".jsonl", ".json"):
            stem = PurePosixPath(name).stem
            who = None if stem in ("all", "unknown") else stem
            for number, row in enumerate(rows(parcel.files[name]()), 1):
                reading.take(row, f"{name}:{number}", who)
    else:
        for number, row in enumerate(rows(parcel.whole()), 1):
            reading.take(row, str(number), None)
    return reading.whole()


class _Reading:
    """What was found so far, row after row."""

    def __init__(self) -> None:
        self._texts: dict[str, CodedText] = {}
        self._codes: dict[str, Code] = {}
        self._codings: list[Coding] = []
        self._links: list[CodedLink] = []
        self._comments = self._broken = 0

    def whole(self) -> CodedSet:
        told = ((self._comments, "comment", ""), (self._broken, "label", " without a place"))
        return CodedSet(
            tuple(self._codes.values()),
            tuple(self._texts.values()),
            tuple(self._codings),
            tuple(self._links),
            tuple(not_held(list(told))),
        )

    def take(self, row: Row, where: str, who: str | None) -> None:
        text = words(row, "text")
        if text is None:
            self._broken += 1
            return
        name = words(row, "title", "filename", "doc") or f"document {where}"
        known = self._texts.get(name)
        if known is not None and known.text != text:
            name = f"{name} ({where})"
        data = Metadata(title=words(row, "title", "filename"))
        self._texts.setdefault(name, CodedText(name, text, data, words(row, "article")))
        unit = utf16(text)
        for number, given in enumerate(_spans(row)):
            self._label(name, where, number, given, unit, who)
        for each in row.get("relations") or ():
            if isinstance(each, dict):
                ends = (f"{where}#{each.get('from_id')}", f"{where}#{each.get('to_id')}")
                self._links.append(CodedLink(*ends, str(each.get("type"))))
        comments = row.get("Comments", row.get("comments"))
        self._comments += len(comments) if isinstance(comments, list) else 0

    def _label(
        self, name: str, where: str, number: int, given: Any, unit: Units, who: str | None
    ) -> None:
        if isinstance(given, str):
            self._codes.setdefault(given, Code(given))
            self._codings.append(Coding(name, given, annotator=who))
            return
        id, start, end, label = _fields(given, number)
        first = None if start is None else unit.back(start)
        last = None if end is None else unit.back(end)
        if label is None or first is None or last is None or first >= last:
            self._broken += 1
            return
        self._codes.setdefault(label, Code(label))
        self._codings.append(Coding(name, label, first, last, annotator=who, id=f"{where}#{id}"))


def _spans(row: Row) -> list[Any]:
    found = row.get("label", row.get("labels", row.get("entities")))
    return found if isinstance(found, list) else []


def _fields(given: Any, number: int) -> tuple[Any, int | None, int | None, str | None]:
    """Id, start, end and label of a span, in either of doccano's shapes."""
    if isinstance(given, dict):
        start, end = offset(given.get("start_offset")), offset(given.get("end_offset"))
        return given.get("id", number), start, end, words(given, "label")
    if isinstance(given, list) and len(given) == 3 and isinstance(given[2], str):
        return number, offset(given[0]), offset(given[1]), given[2]
    return number, None, None, None
