"""brat's standoff format, read: folders and zips of .txt files with .ann (or .a1 and .a2) beside.

A span in several pieces becomes an annotation for each piece, unless nothing but white space is
between them. Triggers of events are spans like all others; arguments of events and relations become
links where nkreader has their kind. Where one text lies in several folders, these are annotators.
"""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from nkreader.coded_set import Code, CodedLink, CodedSet, CodedText, Coding
from nkreader.exchange.brat_lines import CLAIM, Bound, Lines, parsed
from nkreader.exchange.documents import left_lines
from nkreader.exchange.parcel import Parcel
from nkreader.exchange.wording import counted
from nkreader.model import Metadata, NkreaderError

_SUFFIXES = (".ann", ".a1", ".a2")
_ID = re.compile(r"(?:.*-)?([0-9A-HJKMNP-TV-Z]{10})")


class _File(NamedTuple):
    """A document in the parcel."""

    name: str
    """Without suffix, below what all of them lie in: the same for a folder and a zip of it."""
    text: str
    lines: tuple[str, ...]
    annotator: str | None


def recognises(parcel: Parcel) -> bool:
    """Whether there are .ann files, or .a1 and .a2 with their .txt."""
    texts = _stems(parcel, ".txt")
    return bool(parcel.with_suffix(".ann")) or any(
        stem in texts for stem in _stems(parcel, *_SUFFIXES)
    )


def read(parcel: Parcel, notes: list[str]) -> CodedSet:
    """The documents with their spans. Lines that can't be read are counted. Raises NkreaderError of
    one line where a file is not UTF-8, or no text is there."""
    reading = _Reading()
    texts, marked = _stems(parcel, ".txt"), _stems(parcel, *_SUFFIXES)
    lost = sum(stem not in texts for stem in marked)
    if lost == len(marked):
        raise NkreaderError("has no text: a .txt is needed beside each file of annotations")
    reading.left["file", " of annotations without its text"] += lost
    for file in _files(parcel, texts, marked):
        reading.take(file)
    if reading.parted:
        told = counted(reading.parted, "span") + " with gaps: each piece is an annotation"
        notes.append(told)
    return reading.whole()


def _stems(parcel: Parcel, *suffixes: str) -> dict[str, list[str]]:
    """The names of files that end so, by their names without suffix."""
    found: dict[str, list[str]] = {}
    for name in parcel.with_suffix(*suffixes):
        found.setdefault(name.rpartition(".")[0], []).append(name)
    return found


def _files(
    parcel: Parcel, texts: Mapping[str, list[str]], marked: Mapping[str, list[str]]
) -> list[_File]:
    both = {
        stem: _decoded(texts[stem][0], parcel.files[texts[stem][0]]())
        for stem in marked
        if stem in texts
    }
    shared = Counter((PurePosixPath(stem).name, text) for stem, text in both.items())
    above = len(_common([PurePosixPath(stem).parent.parts for stem in both]))
    made = []
    for stem, text in both.items():
        place = PurePosixPath(stem)
        lines = [
            line.removesuffix("\r")
            for name in marked[stem]
            for line in _decoded(name, parcel.files[name]()).split("\n")
        ]
        who = place.parent.name if shared[place.name, text] > 1 else None
        made.append(_File("/".join(place.parts[above:]), text, tuple(lines), who or None))
    return made


def _common(paths: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The folders that all lie in."""
    first, last = min(paths, default=()), max(paths, default=())
    same = [one == other for one, other in zip(first, last, strict=False)]
    return first[: same.index(False) if False in same else len(same)]


def _decoded(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NkreaderError(f"{name}: byte {error.start + 1} is not UTF-8") from None


class _Reading:
    """What was found so far, document after document."""

    def __init__(self) -> None:
        self.left: Counter[tuple[str, str]] = Counter()
        self.parted = 0
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
            left_lines(+self.left),
        )

    def take(self, file: _File) -> None:
        """Add a document with what is marked in it."""
        found = parsed(file.lines, self.left)
        title = file.name.rpartition("/")[2]
        known = _ID.fullmatch(title) if found.own else None
        article = known[1] if known else None
        self._texts.append(CodedText(file.name, file.text, Metadata(title=title), article))
        slugs = {each.get("type"): each.get("tag") for each in found.own.values()}
        ids: dict[str, str] = {}
        for one in found.bounds.values():
            if "entity" in found.own.get(one.id, {}):
                self.left["mention", " of entities, which nkreader finds itself"] += 1
            elif CLAIM in found.own.get(one.id, {}):
                self.left["claim", ", which nkreader finds itself"] += one.label == "Claim"
            else:
                label = slugs.get(one.label) or one.label
                self._codes.setdefault(label, Code(label, slug=label if found.own else None))
                ids[one.id] = self._coding(file, found, one, label)
        self._links += [
            CodedLink(ids.get(one.source, ""), ids.get(one.target, ""), one.kind, one.reason)
            for one in found.arrows
            if CLAIM not in found.own.get(one.source, {})
        ]

    def _coding(self, file: _File, found: Lines, one: Bound, label: str) -> str:
        """Add the annotations that a span is; the id of the first."""
        about = found.own.get(one.id, {})
        pieces = _whole(file.text, _joined(file.text, one.pieces), about)
        self.parted += len(pieces) > 1
        first = about.get("id") or f"{file.name}#{one.id}"
        for number, (start, end) in enumerate(pieces):
            words = one.words if pieces == list(one.pieces) and len(pieces) == 1 else None
            self._codings.append(
                Coding(
                    file.name, label, start, end, words or file.text[start:end],
                    note=None if number else found.notes.get(one.id) or None,
                    annotator=about.get("annotator") or file.annotator, set=about.get("set"),
                    created=about.get("created"), id=f"{first}.{number}" if number else first,
                )
            )  # fmt: skip
        return first


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
    text: str, pieces: list[tuple[int, int]], about: Mapping[str, str]
) -> list[tuple[int, int]]:
    """The span as nkreader wrote it, white space at its borders included, if it is still there."""
    try:
        start, end = int(about["start"]), int(about["end"])
    except (KeyError, ValueError):
        return pieces
    first, last = pieces[0][0], pieces[-1][1]
    inside = len(pieces) == 1 and start <= first and last <= end <= len(text)
    return [(start, end)] if inside and not (text[start:first] + text[last:end]).strip() else pieces
