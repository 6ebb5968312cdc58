"""Web Annotations, read: W3C JSON-LD pages and collections, and exports of Hypothesis' API.

No text comes along: an annotation is a quotation with what stands around it, of an article that has
an address or a title. Hypothesis counts UTF-16 units, so its places are only hints.
"""

import json
from collections import Counter
from typing import Any

from nkreader.coded_set import Code, CodedSet, CodedText, Coding
from nkreader.exchange.documents import ENTITIES, left_lines
from nkreader.exchange.json_rows import Row, first_row, offset, rows, words
from nkreader.exchange.parcel import Parcel
from nkreader.exchange.webannotation import MACHINE
from nkreader.model import Metadata
from nkreader.wellformed import ID

_OWN = "urn:nkreader:"
_COMMENTS = ("commenting", "describing", "replying", "editing")


def recognises(parcel: Parcel) -> bool:
    """Whether it begins as such a page, collection or annotation, or as an answer of the API."""
    head = parcel.head
    if b"ns/anno.jsonld" in head or b'"AnnotationPage"' in head:
        return head.lstrip()[:1] in (b"{", b"[")
    row = first_row(parcel)
    return isinstance(row.get("rows"), list) or {"uri", "target"} <= row.keys()


def read(parcel: Parcel, notes: list[str]) -> CodedSet:
    """The quotations with tags and notes. Raises NkreaderError of one line."""
    reading = _Reading()
    for row in _rows(parcel.whole()):
        for one in _annotations(row):
            if "uri" in one:
                reading.of_hypothesis(one)
            else:
                reading.of_w3c(one)
    return reading.whole()


def _rows(data: bytes) -> list[Row]:
    """The objects of a file: one over many lines, lines of them, or an array."""
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return list(rows(data))
    return [found] if isinstance(found, dict) else list(rows(data))


def _annotations(row: Row) -> list[Row]:
    """The annotations of a page, a collection with its first page, or an answer of the API."""
    first = row.get("first")
    inner = first.get("items") if isinstance(first, dict) else None
    found = row.get("items") or row.get("rows") or inner
    if isinstance(found, list):
        return [one for one in found if isinstance(one, dict)]
    return [row] if "target" in row else []


class _Reading:
    """What was found so far."""

    def __init__(self) -> None:
        self._texts: dict[str, CodedText] = {}
        self._codes: dict[str, Code] = {}
        self._codings: list[Coding] = []
        self._left: Counter[tuple[str, str]] = Counter()

    def whole(self) -> CodedSet:
        """All of it."""
        return CodedSet(
            tuple(self._codes.values()),
            tuple(self._texts.values()),
            tuple(self._codings),
            (),
            left_lines(self._left),
        )

    def of_w3c(self, one: Row) -> None:
        """An annotation of the W3C's."""
        if one.get("motivation") == "classifying" and one.get("generator") == MACHINE:
            self._left[ENTITIES] += 1
            return
        bodies = one.get("body")
        each = bodies if isinstance(bodies, list) else [bodies]
        tags: list[str] = []
        comments: list[str] = []
        for body in each:
            value = words(body, "value") if isinstance(body, dict) else body
            if not isinstance(value, str):
                continue
            purpose = body.get("purpose") if isinstance(body, dict) else None
            comment = purpose in _COMMENTS or (
                purpose is None and one.get("motivation") in _COMMENTS
            )
            (comments if comment else tags).append(value)
        target = one.get("target")
        first = target[0] if isinstance(target, list) and target else target
        told = first if isinstance(first, dict) else {"source": first}
        self._add(one, told, words(told, "title"), tags, comments, _name(one.get("creator")))

    def of_hypothesis(self, one: Row) -> None:
        """A row of an answer of Hypothesis' API."""
        targets = one.get("target")
        told = targets[0] if isinstance(targets, list) and targets else {}
        about = one.get("document")
        title = about.get("title") if isinstance(about, dict) else None
        named = title[0] if isinstance(title, list) and title else title
        given = one.get("tags")
        tags = [str(tag) for tag in given] if isinstance(given, list) else []
        who = words(one, "user")
        user = who.removeprefix("acct:").partition("@")[0] if who else None
        target = {**(told if isinstance(told, dict) else {}), "source": one.get("uri")}
        comments = [text] if (text := words(one, "text")) else []
        self._add(one, target, named if isinstance(named, str) else None, tags, comments, user)

    def _add(
        self, one: Row, target: Row, title: str | None, tags: list[str], comments: list[str],
        who: str | None,
    ) -> None:  # fmt: skip
        source = target.get("source")
        where = source if isinstance(source, str) else words(target, "id") or "unknown"
        own = where.removeprefix(_OWN) if where.startswith(_OWN) else None
        url = where if where.startswith(("http://", "https://")) else None
        self._texts.setdefault(
            where, CodedText(where, None, Metadata(title=title, url=url), article=own)
        )
        exact, prefix, suffix, start, end = _selectors(target.get("selector"))
        if exact is None and target.get("selector"):
            self._left["annotation", " without a quotation"] += 1
            return
        note = "\n".join(comments) or None
        id = words(one, "id")
        given = id.removeprefix(_OWN) if id and ID.fullmatch(id.removeprefix(_OWN)) else id
        for number, tag in enumerate(tags or [None]):
            if tag is not None:
                self._codes.setdefault(tag, Code(tag))
            self._codings.append(
                Coding(
                    where, tag, start, end, exact, prefix, suffix, note, who,
                    created=words(one, "created"), modified=words(one, "modified", "updated"),
                    id=f"{given}.{number}" if number else given,
                )
            )  # fmt: skip


def _selectors(given: Any) -> tuple[str | None, str, str, int | None, int | None]:
    """Quotation, prefix, suffix and place; the quotation of the first selector that has one."""
    exact, prefix, suffix, start, end = None, "", "", None, None
    for one in given if isinstance(given, list) else [given]:
        if not isinstance(one, dict):
            continue
        inner = one.get("refinedBy")
        if isinstance(inner, dict) and exact is None:
            exact, prefix, suffix, start, end = _selectors(inner)
        if one.get("type") == "TextQuoteSelector" and exact is None:
            exact = words(one, "exact")
            prefix, suffix = words(one, "prefix") or "", words(one, "suffix") or ""
        elif one.get("type") == "TextPositionSelector":
            start, end = offset(one.get("start")), offset(one.get("end"))
    return exact, prefix, suffix, start, end


def _name(person: Any) -> str | None:
    if isinstance(person, list):
        person = person[0] if person else None
    if isinstance(person, dict):
        return words(person, "name", "nickname", "id")
    return person if isinstance(person, str) else None
