"""brat's standoff format, read: folders and zips of .txt and .ann files.

A span in several pieces becomes an annotation for each piece, unless nothing but white space is
between them. Triggers of events are spans like all others; arguments of events and relations become
links where nkreader has their kind. Attributes, normalisations and equivalences are counted.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from nkreader.coded_set import Code, CodedLink, CodedSet, CodedText, Coding
from nkreader.exchange.brat import OWN
from nkreader.exchange.documents import left_lines
from nkreader.exchange.parcel import Parcel
from nkreader.model import Metadata, NkreaderError

_BOUND = re.compile(r"(T\S+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t(.*))?")
_RELATION = re.compile(r"R\S+\t(\S+)\s+\S+?:(\S+)\s+\S+?:(\S+)\s*")
_EVENT = re.compile(r"(E\S+)\t\S+?:(\S+)((?:\s+\S+:\S+)*)\s*")
_NOTE = re.compile(r"#\S*\t(\S+) (\S+)(?:\t(.*))?")
_COUNTED = {"A": "attribute", "M": "attribute", "N": "normalisation", "*": "equivalence"}


class _Bound(NamedTuple):
    """A T line."""

    id: str
    label: str
    pieces: tuple[tuple[int, int], ...]
    words: str | None


def recognises(parcel: Parcel) -> bool:
    """Whether there are .ann files with their .txt."""
    texts = set(parcel.with_suffix(".txt"))
    return any(f"{name[:-4]}.txt" in texts for name in parcel.with_suffix(".ann"))


def read(parcel: Parcel, notes: list[str]) -> CodedSet:
    """The documents with their spans. Lines that can't be read are counted. Raises NkreaderError of
    one line where a text can't be read."""
    reading = _Reading()
    texts = set(parcel.with_suffix(".txt"))
    for name in parcel.with_suffix(".ann"):
        if f"{name[:-4]}.txt" not in texts:
            reading.left["file", " of annotations without its text"] += 1
            continue
        lines = _decoded(name, parcel.files[name]()).split("\n")
        reading.take(name[:-4], _decoded(name, parcel.files[f"{name[:-4]}.txt"]()), lines)
    return reading.whole()


def _decoded(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NkreaderError(f"{name}: byte {error.start + 1} is not UTF-8") from None


class _Reading:
    """What was found so far, document after document."""

    def __init__(self) -> None:
        self.left: Counter[tuple[str, str]] = Counter()
        self._texts: list[CodedText] = []
        self._codes: dict[str, Code] = {}
        self._codings: list[Coding] = []
        self._links: list[CodedLink] = []

    def whole(self) -> CodedSet:
        """All of it."""
        return CodedSet(
            tuple(self._codes.values()),
            tuple(self._texts),
            tuple(self._codings),
            tuple(self._links),
            left_lines(self.left),
        )

    def take(self, name: str, text: str, lines: list[str]) -> None:
        """Add a document with the lines of its .ann file."""
        title = name.rpartition("/")[2]
        article = title[-10:] if re.fullmatch(r"(?:.*-)?[0-9A-HJKMNP-TV-Z]{10}", title) else None
        self._texts.append(CodedText(name, text, Metadata(title=title), article))
        bounds, said, own = self._bounds(lines)
        ids = {}
        for one in bounds.values():
            about = own.get(one.id)
            if own and about is None:
                self.left["mention", " of entities, which nkreader finds itself"] += 1
                continue
            ids[one.id] = self._coding(name, text, one, said.get(one.id), about or {})
        self._relations(lines, ids)

    def _bounds(
        self, lines: list[str]
    ) -> tuple[dict[str, _Bound], dict[str, str], dict[str, dict[str, str]]]:
        """The spans, the notes on them, and what nkreader has said of them."""
        bounds: dict[str, _Bound] = {}
        said: dict[str, str] = {}
        own: dict[str, dict[str, str]] = {}
        for line in (each.rstrip("\r") for each in lines):
            if bound := _BOUND.fullmatch(line):
                bounds[bound[1]] = _Bound(bound[1], bound[2], tuple(_pieces(bound[3])), bound[4])
            elif note := _NOTE.fullmatch(line):
                if note[1] == OWN:
                    pairs = (each.partition("=") for each in (note[3] or "").split())
                    own[note[2]] = {key: unquote(value) for key, _, value in pairs}
                elif note[3]:
                    before = said.get(note[2])
                    said[note[2]] = f"{before}\n{note[3]}" if before else note[3]
            elif line[:1] in _COUNTED:
                self.left[_COUNTED[line[0]], ""] += 1
            elif line.strip() and line[0] not in "RE#":
                self.left["line", " of no kind that is known"] += 1
        return bounds, said, own

    def _coding(
        self, name: str, text: str, one: _Bound, note: str | None, about: dict[str, str]
    ) -> str:
        label = about.get("tag", one.label)
        self._codes.setdefault(label, Code(label, slug=about.get("tag")))
        pieces = _whole(text, _joined(text, one.pieces), about)
        first = about.get("id") or f"{name}#{one.id}"
        for number, (start, end) in enumerate(pieces):
            words = one.words if pieces == list(one.pieces) and len(pieces) == 1 else None
            self._codings.append(
                Coding(
                    name, label, start, end, words or text[start:end],
                    note=note if number == 0 else None, annotator=about.get("annotator"),
                    set=about.get("set"), created=about.get("created"),
                    id=first if number == 0 else f"{first}.{number}",
                )
            )  # fmt: skip
        return first

    def _relations(self, lines: list[str], ids: dict[str, str]) -> None:
        events = [found for line in lines if (found := _EVENT.fullmatch(line.rstrip("\r")))]
        triggers = {found[1]: found[2] for found in events}

        def end(name: str) -> str:
            return ids.get(triggers.get(name, name), "")

        for line in lines:
            if found := _RELATION.fullmatch(line.rstrip("\r")):
                self._links.append(CodedLink(end(found[2]), end(found[3]), found[1]))
            elif line[:1] == "R":
                self.left["line", " of no kind that is known"] += 1
        for found in events:
            for role, _, target in (each.partition(":") for each in found[3].split()):
                self._links.append(CodedLink(end(found[1]), end(target), role))


def _pieces(places: str) -> Iterator[tuple[int, int]]:
    for place in places.split(";"):
        start, end = place.split(" ")
        yield int(start), int(end)


def _joined(text: str, pieces: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """The pieces in order, those joined between which is nothing but white space."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(pieces):
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _whole(
    text: str, pieces: list[tuple[int, int]], about: dict[str, str]
) -> list[tuple[int, int]]:
    """The span as nkreader wrote it, white space at its borders included, if it is still there."""
    try:
        start, end = int(about["start"]), int(about["end"])
    except (KeyError, ValueError):
        return pieces
    first, last = pieces[0][0], pieces[-1][1]
    inside = len(pieces) == 1 and start <= first and last <= end <= len(text)
    return [(start, end)] if inside and not (text[start:first] + text[last:end]).strip() else pieces
