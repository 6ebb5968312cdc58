"""JSONL, the lossless format: one record a line, in fixed order. Reads and writes whole bundles.

Line 1 is `{"type":"nkreader","format":2}`; then tags, sets, articles, versions, annotations,
tags and memos on whole articles, links, decisions between sets, about entities, about speakers and
about two articles, views. UTF-8, lines end in "\\n" and nowhere else, so U+2028 and its kind stay
as they are; DEL, C1 and bidi controls are written as JSON's escapes, so that no pager obeys them.
Fields of one record are in `jsonl_records`, what must hold between records in `check`.
"""

import json
import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from typing import Any, BinaryIO, NamedTuple, cast

from nkreader.claim import Spoken
from nkreader.exchange import (
    jsonl_adjudications,
    jsonl_entities,
    jsonl_relations,
    jsonl_sources,
    jsonl_speakers,
    jsonl_views,
)
from nkreader.exchange import jsonl_records as records
from nkreader.exchange.check import every_fault, refuse
from nkreader.exchange.documents import not_held
from nkreader.exchange.fields import FieldError, Fields
from nkreader.exchange.order import ordered
from nkreader.exchange.parcel import Parcel
from nkreader.exchange.wording import closest, counted, quoted
from nkreader.flat import MARKS
from nkreader.model import Bundle, Mark, NkreaderError
from nkreader.spooled import spooled
from nkreader.text.hidden import STEERING

FORMAT = 2
"""Raised when a reader of the number before could go wrong, or would lose who an article is: from
2 on articles have their identity and kind, versions their original; links' states and grades, which
are there only where they say something, came with it too. Older ones are read for ever.
"""
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
HEADER = {"type": "nkreader", "format": FORMAT}


class Kind(NamedTuple):
    """One kind of record and how it becomes a value; the order of KINDS is the order in a file."""

    name: str
    value: Callable[[Fields], Any]


KINDS = (
    Kind("tag", records.tag_value),
    Kind("set", records.set_value),
    Kind("article", records.article_value),
    Kind("version", records.version_value),
    Kind("annotation", records.annotation_value),
    Kind("article_mark", records.article_mark_value),
    Kind("link", records.link_value),
    Kind("adjudication", jsonl_adjudications.adjudication_value),
    Kind("entity_decision", jsonl_entities.decision_value),
    Kind("speaker_decision", jsonl_speakers.decision_value),
    Kind("article_relation", jsonl_relations.relation_value),
    Kind("view", jsonl_views.view_value),
)

VALUES = {kind.name: kind.value for kind in KINDS}
SOURCES: dict[str, Callable[[Fields], Any]] = {
    "article": jsonl_sources.identity_value,
    "version": jsonl_sources.original_value,
    "set": records.archived_value,
}
"""What such a record says beside its value: where it comes from; of a set whether it is put away.
"""


def write(bundle: Bundle) -> Iterator[bytes]:
    """The bundle as lines of bytes; the same bundle gives the same bytes.

    Raises NkreaderError before the first line where the file could not be read back.
    """
    refuse(every_fault(bundle))
    return _lines(ordered(bundle))


def _lines(bundle: Bundle) -> Iterator[bytes]:
    yield _line(HEADER)
    for tag in bundle.tags:
        yield _line(records.tag_fields(tag))
    for each in bundle.sets:
        yield _line(records.set_fields(each, each.id in bundle.archived))
    for article in bundle.articles:
        yield _line(records.article_fields(article, bundle.identities.get(article.id)))
    for version in bundle.versions:
        yield _line(records.version_fields(version, bundle.documents.get(version.id)))
    for mark in bundle.marks:
        yield _line(records.annotation_fields(mark))
    for one in bundle.article_marks:
        yield _line(records.article_mark_fields(one))
    for link in bundle.links:
        yield _line(records.link_fields(link))
    for decided in bundle.adjudications:
        yield _line(jsonl_adjudications.adjudication_fields(decided))
    for decision in bundle.decisions:
        yield _line(jsonl_entities.decision_fields(decision))
    for told in bundle.spoken.decisions:
        yield _line(jsonl_speakers.decision_fields(told))
    for relation in bundle.relations:
        yield _line(jsonl_relations.relation_fields(relation))
    for view in bundle.views:
        yield _line(jsonl_views.view_fields(view))


def _line(fields: dict[str, Any]) -> bytes:
    line = _ENCODER.encode(fields)
    return ((line if line.isprintable() else STEERING.sub(_escaped, line)) + "\n").encode()


def _escaped(found: re.Match[str]) -> str:
    """What would steer whatever shows the file, as JSON spells it."""
    return f"\\u{ord(found[0]):04x}"


def recognises(parcel: Parcel) -> bool:
    """Whether its first line says so."""
    first = parcel.head.lstrip().split(b"\n", 1)[0]
    return first.startswith(b"{") and b'"nkreader"' in first


def leaves(bundle: Bundle) -> list[str]:
    """Entities and claims alone: they are found again, as was decided of them."""
    found = sum(map(len, bundle.mentions.values()))
    claims = sum(map(len, bundle.spoken.claims.values()))
    return not_held([(found, "mention", " of entities"), (claims, "claim", "")])


def read(parcel: Parcel, notes: list[str]) -> Bundle:
    """The bundle of one file; the rest is as in `read_lines`."""
    return read_lines(parcel.file or BytesIO(parcel.whole()), notes)


def read_lines(data: BinaryIO, notes: list[str] | None = None) -> Bundle:
    """The bundle that a JSONL file holds; records may stand in any order after the first line.

    Fields it does not know are passed over. So are records of a type it does not know; they are
    counted in a line added to `notes`. Raises NkreaderError "line N: …" for everything else.
    """
    reading = _Reading()
    marks = spooled(reading.marks(data), MARKS)
    if not reading.header:
        raise NkreaderError("is empty: there is nothing to import in it")
    if notes is not None:
        notes += [_passed_over(name, count) for name, count in sorted(reading.unknown.items())]
    sources = reading.sources
    return _whole(reading, marks)._replace(
        identities=sources["article"],
        documents=sources["version"],
        archived=frozenset(sources["set"]),
    )


class _Reading:
    """The lines of one file, and what they were found to hold. The annotations are not kept: they
    are most of a file."""

    def __init__(self) -> None:
        self.found: dict[str, dict[str, Any]] = {kind.name: {} for kind in KINDS}
        """Values by kind and id; of annotations none, in the order of the file."""
        self.sources: dict[str, dict[str, Any]] = {name: {} for name in SOURCES}
        self.unknown: Counter[str] = Counter()
        self.header = False
        self._lines: dict[str, array[int]] = {kind.name: array("Q") for kind in KINDS}

    def line(self, kind: str, id: str) -> int:
        """The number of the line that a record stands in."""
        return self._lines[kind][list(self.found[kind]).index(id)]

    def marks(self, data: BinaryIO) -> Iterator[Mark]:
        """Read all lines; the annotations come out."""
        for number, raw in enumerate(data, 1):
            try:
                mark = self._taken(raw, number) if raw.strip() else None
            except FieldError as error:
                raise NkreaderError(f"line {number}: {error}") from None
            if mark is not None:
                yield mark

    def _taken(self, raw: bytes, number: int) -> Mark | None:
        fields = Fields(_parsed(raw, first=number == 1))
        if not self.header:
            _check_header(fields)
            self.header = True
            return None
        name = fields.text("type")
        if name not in self.found:
            self.unknown[name] += 1
            return None
        value, key = VALUES[name](fields), fields.text("id")
        source = SOURCES[name](fields) if name in SOURCES else None
        if key in self.found[name]:
            raise FieldError(f"{name} {key} is there twice")
        is_mark = name == "annotation"
        self.found[name][key] = None if is_mark else value
        if source is not None:
            self.sources[name][key] = source
        self._lines[name].append(number)
        return cast(Mark, value) if is_mark else None


def _parsed(raw: bytes, first: bool) -> object:
    try:
        return json.loads(raw.decode("utf-8-sig" if first else "utf-8"))
    except UnicodeDecodeError as error:
        raise FieldError(f"byte {error.start + 1} is not UTF-8") from None
    except json.JSONDecodeError as error:
        raise FieldError(f"not JSON: {error.msg} at character {error.pos + 1}") from None
    except (ValueError, RecursionError):
        raise FieldError("not JSON that can be read: a number too long, or too deep") from None


def _check_header(fields: Fields) -> None:
    try:
        known = fields.text("type") == "nkreader"
    except FieldError:
        known = False
    if not known:
        raise FieldError(
            f"not an nkreader export, which begins with {_line(HEADER).decode().strip()}"
        )
    number = fields.number("format")
    if not 1 <= number <= FORMAT:
        raise FieldError(
            f"format {number}, and this nkreader reads formats 1 to {FORMAT}; use a newer nkreader"
        )


def _passed_over(name: str, count: int) -> str:
    near = closest(name, [kind.name for kind in KINDS])
    return f"passed over {counted(count, 'record')} of the unknown type {quoted(name)}{near}"


def _whole(reading: _Reading, marks: Sequence[Mark]) -> Bundle:
    found = reading.found
    bundle = Bundle(
        tuple(found["tag"].values()),
        tuple(found["set"].values()),
        tuple(found["article"].values()),
        tuple(found["version"].values()),
        marks,
        tuple(found["link"].values()),
        article_marks=tuple(found["article_mark"].values()),
        adjudications=tuple(found["adjudication"].values()),
        decisions=tuple(found["entity_decision"].values()),
        relations=tuple(found["article_relation"].values()),
        views=tuple(found["view"].values()),
        spoken=Spoken(decisions=tuple(found["speaker_decision"].values())),
    )
    for fault in every_fault(bundle):
        line = reading.line(fault.kind, fault.id)
        raise NkreaderError(f"line {line}: {fault.kind} {fault.id}: {fault.what}")
    return ordered(bundle)
