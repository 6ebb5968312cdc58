"""doccano's exports, read: JSONL or JSON, alone or in the zip that it makes.

Labels of whole documents are codings of them, comments are notes on them. In which unit a file
counts is the business of `doccano_units`.
"""

from pathlib import PurePosixPath
from typing import NamedTuple

from nkreader.coded_set import Code, CodedLink, CodedSet, CodedText, Coding
from nkreader.exchange.doccano import FOUND, found
from nkreader.exchange.doccano_units import UNITS, Back, Counted, unit_of
from nkreader.exchange.documents import ENTITIES, not_held
from nkreader.exchange.json_rows import Row, first_row, listed, offset, rows, words
from nkreader.exchange.parcel import Parcel
from nkreader.model import Metadata
from nkreader.wellformed import ID


class _Given(NamedTuple):
    """A row, and where it stood."""

    row: Row
    where: str
    """Unique in the parcel, and the same in a later export."""
    annotator: str | None


class _Label(NamedTuple):
    """A span as the file says it."""

    id: str | None
    start: int | None
    end: int | None
    name: str | None


def recognises(parcel: Parcel) -> bool:
    """Whether its first row has a text with `label` or `entities`."""
    row = first_row(parcel)
    labels = row.get("label", row.get("labels", row.get("entities")))
    return words(row, "text") is not None and isinstance(labels, list) and "spans" not in row


def read(parcel: Parcel, notes: list[str]) -> CodedSet:
    """The documents with spans, relations and labels of whole documents. In a zip each file is what
    one annotator did, by its name. Raises NkreaderError of one line."""
    given = list(_given(parcel))
    unit = _unit(given)
    if unit is not UNITS[0]:
        notes.append(f"offsets count {unit.name}: so most spans begin and end at words")
    reading = _Reading()
    for one in given:
        text = words(one.row, "text")
        if text is None:
            reading.broken += 1
        else:
            reading.take(one, text, unit.back_in(text))
    return reading.whole()


def _unit(given: list[_Given]) -> Counted:
    """What nkreader wrote first, with the article's id, counts UTF-16 units; the rest says it."""
    if any(ID.fullmatch(words(one.row, "article") or "") for one in given):
        return UNITS[0]
    texts = []
    for one in given:
        spans = [
            (label.start, label.end)
            for label in _labels(one.row)
            if isinstance(label, _Label) and label.start is not None and label.end is not None
        ]
        texts.append((words(one.row, "text") or "", spans))
    return unit_of(texts)


def _given(parcel: Parcel) -> list[_Given]:
    files = parcel.with_suffix(".jsonl", ".json") if parcel.is_archive else []
    if not files:
        return [
            _Given(row, str(row.get("id", number)), None)
            for number, row in enumerate(rows(parcel.whole()), 1)
        ]
    found = []
    for name in files:
        stem = PurePosixPath(name).stem
        who = None if stem in ("all", "unknown") else stem
        for number, row in enumerate(rows(parcel.files[name]()), 1):
            found.append(_Given(row, f"{name}:{row.get('id', number)}", who))
    return found


def _labels(row: Row) -> list[_Label | str]:
    """The labels of a row, in any of doccano's shapes: a string is one of the whole document."""
    found: list[_Label | str] = []
    for each in listed(row, "label", "labels", "entities"):
        if isinstance(each, str):
            found.append(each)
        elif isinstance(each, dict):
            id, name = each.get("id"), words(each, "label")
            start, end = offset(each.get("start_offset")), offset(each.get("end_offset"))
            found.append(_Label(None if id is None else str(id), start, end, name))
        elif isinstance(each, list) and len(each) == 3 and isinstance(each[2], str):
            found.append(_Label(None, offset(each[0]), offset(each[1]), each[2]))
        else:
            found.append(_Label(None, None, None, None))
    return found


class _Reading:
    """What was found so far, row after row."""

    def __init__(self) -> None:
        self.broken = self.mentions = 0
        self._texts: dict[str, CodedText] = {}
        self._codes: dict[str, Code] = {}
        self._codings: list[Coding] = []
        self._links: list[CodedLink] = []

    def whole(self) -> CodedSet:
        return CodedSet(
            tuple(self._codes.values()),
            tuple(self._texts.values()),
            tuple(self._codings),
            tuple(self._links),
            tuple(
                not_held([(self.mentions, *ENTITIES), (self.broken, "label", " without a place")])
            ),
        )

    def take(self, given: _Given, text: str, back: Back) -> None:
        row, where, who = given
        name = self._document(row, where, text)
        machine = set((words(row, FOUND) or "").split())
        for one in _labels(row):
            if isinstance(one, _Label) and found(one.start, one.end, one.name) in machine:
                self.mentions += 1
            elif isinstance(one, str):
                self._codes.setdefault(one, Code(one))
                self._codings.append(Coding(name, one, annotator=who))
            else:
                self._span(name, where, one, back, who)
        for each in listed(row, "relations"):
            if isinstance(each, dict):
                ends = (f"{where}#{each.get('from_id')}", f"{where}#{each.get('to_id')}")
                self._links.append(CodedLink(*ends, str(each.get("type"))))
        comments = [one for one in listed(row, "Comments", "comments") if isinstance(one, str)]
        if comments:
            self._codings.append(Coding(name, None, note="\n\n".join(comments), annotator=who))

    def _document(self, row: Row, where: str, text: str) -> str:
        name = words(row, "title", "filename", "doc") or f"document {where}"
        known = self._texts.get(name)
        if known is not None and known.text != text:
            name = f"{name} ({where})"
        data = Metadata(title=words(row, "title", "filename"))
        self._texts.setdefault(name, CodedText(name, text, data, words(row, "article")))
        return name

    def _span(self, name: str, where: str, one: _Label, back: Back, who: str | None) -> None:
        first = None if one.start is None else back(one.start)
        last = None if one.end is None else back(one.end)
        if one.name is None or first is None or last is None or first >= last:
            self.broken += 1
            return
        self._codes.setdefault(one.name, Code(one.name))
        # Without an id: place, label and annotator tell it from others.
        id = None if one.id is None else f"{where}#{one.id}"
        self._codings.append(Coding(name, one.name, first, last, annotator=who, id=id))
