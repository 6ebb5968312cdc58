"""Label Studio's exports, read: JSON (also of old servers), JSON-MIN, CSV and TSV.

Its CoNLL is the business of `conll_reading`.

A region of text is a coding, a choice one of the whole document, a relation a link. Predictions are
a machine's, not a person's: they are counted and left.
"""

from collections import Counter
from typing import Any, NamedTuple

from nkreader.coded_set import Code, CodedLink, CodedSet, CodedText, Coding
from nkreader.exchange.documents import ENTITIES, left_lines
from nkreader.exchange.json_rows import Row, first_row, listed, offset, words
from nkreader.exchange.labelstudio import MEMO, MODEL, WHOLE
from nkreader.exchange.labelstudio_rows import ABOUT, answers_of, is_stored, rows_of, text_of
from nkreader.exchange.parcel import Parcel
from nkreader.model import Metadata
from nkreader.wellformed import ID


def recognises(parcel: Parcel) -> bool:
    """Whether its first row is a task, an annotation with its task, or one of JSON-MIN, or its
    header is that of the CSV."""
    row = first_row(parcel)
    if isinstance(row.get("data"), dict):
        return "annotations" in row or "completions" in row or "predictions" in row
    if {"annotation_id", "annotator"} & row.keys() or is_stored(row):
        return True
    line = parcel.head.split(b"\n", 1)[0]
    return b"annotation_id" in line and b"annotator" in line and not row


def read(parcel: Parcel, notes: list[str]) -> CodedSet:
    """The documents with what people marked. Raises NkreaderError of one line."""
    reading = _Reading()
    for number, row in enumerate(rows_of(parcel), 1):
        if isinstance(row.get("data"), dict):
            reading.task(row, number)
        else:
            reading.short(row, number)
    return reading.whole()


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
            left_lines(+self._left),
        )

    def task(self, row: Row, number: int) -> None:
        """A task with its annotations."""
        annotations = [
            one
            for one in listed(row, "annotations") or listed(row, "completions")
            if isinstance(one, dict) and isinstance(one.get("result"), list)
        ]
        name = self._document(
            row["data"], number, [r for one in annotations for r in one["result"]]
        )
        for place, one in enumerate(annotations):
            if one.get("was_cancelled"):
                self._left["annotation", " that was cancelled"] += 1
                continue
            where = f"{row.get('id', number)}.{one.get('id', place)}"
            self._annotation(name, one, where)
        self._left["draft", " that nobody has submitted"] += len(listed(row, "drafts"))
        for one in listed(row, "predictions"):
            if isinstance(one, dict):
                what = ENTITIES if one.get("model_version") == MODEL else ("prediction", "")
                self._left[what] += len(listed(one, "result"))

    def _annotation(self, name: str, one: Row, where: str) -> None:
        who, time = _who(one), words(one, "created_at")
        results = [each for each in one["result"] if isinstance(each, dict)]
        remarks, marked = _remarks(results)
        for result in results:
            value, meta = _dict(result, "value"), _dict(result, "meta")
            told = _Told(words(meta, "annotator") or who, words(meta, "set"),
                         words(meta, "created") or time)  # fmt: skip
            if result.get("type") == "relation":
                self._relation(result, meta, where)
            elif result.get("type") == "textarea":
                if str(result.get("id")) not in marked:
                    self._whole(name, [None], told, _note(value.get("text")))
            elif "choices" in value and "start" not in value:
                self._whole(name, value["choices"], told, _note(meta.get("text")))
            else:
                note = _note(meta.get("text"), remarks.get(str(result.get("id"))))
                self._value(name, value, told, note, _id(result.get("id"), where))

    def _relation(self, result: Row, meta: Row, where: str) -> None:
        ends = ("to_id", "from_id") if result.get("direction") == "left" else ("from_id", "to_id")
        source, target = (_id(result.get(end), where) or "" for end in ends)
        labels = listed(result, "labels") or ["relation"]
        reason = _note(meta.get("text"))
        self._links.append(CodedLink(source, target, str(labels[0]), reason))

    def short(self, row: Row, number: int) -> None:
        """A row of JSON-MIN or CSV: the text, and what was marked in fields of their own."""
        lists = [each for each in row.values() if isinstance(each, list)]
        regions = [one for found in lists for one in found if isinstance(one, dict)]
        answers = answers_of(row)
        plain = {
            name: each
            for name, each in row.items()
            if isinstance(each, str) and name not in answers
        }
        name = self._document(plain, number, [{"value": one} for one in regions])
        told = _Told(_named(row.get("annotator")), None, words(row, "created_at"))
        for one in regions:
            # Without an id: place, label and annotator tell it from others.
            self._value(name, one, told)
        for each in row.values():
            if isinstance(each, dict) and "choices" in each:
                self._whole(name, each["choices"], told)
        for found in lists:
            self._whole(name, [one for one in found if isinstance(one, str)], told)
        if chosen := answers.pop(WHOLE, None):
            self._whole(name, chosen, told)
        if memo := answers.pop(MEMO, None):
            self._whole(name, [None], told, memo)
        self._left["answer", " which JSON-MIN and CSV do not tell from text; JSON does"] += len(
            answers
        )

    def _document(self, data: Row, number: int, results: list[Any]) -> str:
        text = text_of(data, results)
        about = {field: words(data, field) for field in ABOUT}
        name = about["title"] or words(data, "doc", "name", "filename") or f"task {number}"
        known = self._texts.get(name)
        if known is not None and known.text != text:
            name = f"{name} ({number})"
        document = CodedText(name, text, Metadata(**about), words(data, "article"))
        self._texts.setdefault(name, document)
        return name

    def _value(
        self, name: str, value: Row, told: "_Told", note: str | None = None, id: str | None = None
    ) -> None:
        lists = [each for key, each in value.items() if key.endswith(("labels", "choices"))]
        labels = next((each for each in lists if isinstance(each, list)), [])
        place = _dict(value, "globalOffsets") or value
        start, end = offset(place.get("start")), offset(place.get("end"))
        exact = words(value, "text")
        if not labels:
            self._left["result", " that marks no text"] += 1
        elif exact is None and (start is None or end is None):
            self._left["region", " without a place in the text"] += 1
        else:
            for number, label in enumerate(map(str, labels)):
                self._codes.setdefault(label, Code(label))
                # One region with several labels is as many annotations.
                own = f"{id}.{number}" if id and number else id
                self._codings.append(
                    Coding(name, label, start, end, exact, note=note, annotator=told.annotator,
                           set=told.set, created=told.created, id=own)
                )  # fmt: skip

    def _whole(self, name: str, chosen: Any, told: "_Told", note: str | None = None) -> None:
        for choice in chosen if isinstance(chosen, list) else [chosen]:
            code = None if choice is None else str(choice)
            if code is not None:
                self._codes.setdefault(code, Code(code))
            elif note is None:
                continue
            self._codings.append(
                Coding(name, code, note=note, annotator=told.annotator, set=told.set,
                       created=told.created)
            )  # fmt: skip


class _Told(NamedTuple):
    """Who marked something, in which set, and when."""

    annotator: str | None
    set: str | None
    created: str | None


def _dict(row: Row, name: str) -> Row:
    found = row.get(name)
    return found if isinstance(found, dict) else {}


def _note(*given: Any) -> str | None:
    """Words from strings and lists of them, one line each."""
    flat = [one for each in given for one in (each if isinstance(each, list) else [each])]
    return "\n".join(one for one in flat if isinstance(one, str) and one) or None


def _remarks(results: list[Row]) -> tuple[dict[str, list[str]], set[str]]:
    """What was written of single regions, by their ids, and the ids of all regions."""
    marked = {
        str(one.get("id"))
        for one in results
        if any(key.endswith("labels") for key in _dict(one, "value"))
    }
    remarks: dict[str, list[str]] = {}
    for one in results:
        if one.get("type") == "textarea" and (said := _note(_dict(one, "value").get("text"))):
            remarks.setdefault(str(one.get("id")), []).append(said)
    return remarks, marked


def _id(id: Any, where: str) -> str | None:
    """An id of nkreader's as it is, another with its annotation, which alone makes it unique."""
    if id is None:
        return None
    return str(id) if ID.fullmatch(str(id)) else f"{where}#{id}"


def _who(annotation: Row) -> str | None:
    by = annotation.get("completed_by")
    if isinstance(by, dict):
        return words(by, "email", "username", "first_name") or str(by.get("id"))
    return _named(by)


def _named(by: Any) -> str | None:
    """An annotator of whom an email address is known, or only a number."""
    if by is None or by == "" or isinstance(by, list | dict):
        return None
    return f"annotator {by}" if str(by).isdigit() else str(by)
