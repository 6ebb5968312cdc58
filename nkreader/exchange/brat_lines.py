"""The lines of brat's .ann files (and of the .a1 and .a2 of older corpora), told from one another.

What nkreader has a place for is kept as it stands; the rest is counted by kind.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

OWN = "Nkreader"
"""The type of notes in which nkreader says what brat has no place for."""
CLAIM = "claim"
"""What it says of the spans of a claim that it has found itself."""

_NUMBER = "[0-9]{1,12}"
_PLACE = f"{_NUMBER} {_NUMBER}"
_BOUND = re.compile(rf"(T\S+)\t(\S+) ({_PLACE}(?:;{_PLACE})*)(?:\t(.*))?")
_RELATION = re.compile(r"(R\S+)\t(\S+)\s+[^\s:]+:(\S+)\s+[^\s:]+:(\S+)\s*")
_EVENT = re.compile(r"(E\S+)\t[^\s:]+:(\S+)((?:\s+[^\s:]+:\S+)*)\s*")
_NOTE = re.compile(r"#\S*\t(\S+) (\S+)(?:\t(.*))?")
_COUNTED = {"A": "attribute", "M": "attribute", "N": "normalisation", "*": "equivalence"}
_TAKEN = ("line", " with an id that is taken")
_UNKNOWN = ("line", " of no kind that is known")


class Bound(NamedTuple):
    """A span of the text: a T line."""

    id: str
    label: str
    pieces: tuple[tuple[int, int], ...]
    """Code points; several where it has gaps."""
    words: str | None


class Arrow(NamedTuple):
    """A relation, or one argument of an event."""

    kind: str
    source: str
    target: str
    """Both are ids of spans."""
    reason: str | None = None


class Lines(NamedTuple):
    """What stands in the .ann file of a document."""

    bounds: dict[str, Bound]
    arrows: tuple[Arrow, ...]
    notes: dict[str, str]
    """On spans, by their ids; those on an event are on its trigger, on a relation its reason."""
    own: dict[str, dict[str, str]]
    """What nkreader said of spans, by their ids."""


def parsed(lines: Iterable[str], left: Counter[tuple[str, str]]) -> Lines:
    """The lines of one document; what has no place is added to `left`, by noun and rest."""
    bounds: dict[str, Bound] = {}
    triggers: dict[str, str] = {}
    relations: dict[str, Arrow] = {}
    arrows: list[Arrow] = []
    said: list[tuple[str, str]] = []
    own: dict[str, dict[str, str]] = {}
    for line in lines:
        if (found := _BOUND.fullmatch(line)) and found[1] in bounds:
            left[_TAKEN] += 1
        elif found:
            bounds[found[1]] = Bound(found[1], found[2], tuple(_pieces(found[3])), found[4])
        elif (found := _RELATION.fullmatch(line)) and found[1] in relations:
            left[_TAKEN] += 1
        elif found:
            relations[found[1]] = Arrow(found[2], found[3], found[4])
        elif found := _EVENT.fullmatch(line):
            triggers[found[1]] = found[2]
            arguments = (each.partition(":") for each in found[3].split())
            arrows += [Arrow(role, found[1], target) for role, _, target in arguments]
        elif found := _NOTE.fullmatch(line):
            if found[1] == OWN:
                own[found[2]] = _pairs(found[3] or "")
            else:
                said.append((found[2], found[3] or ""))
        elif line.strip():
            left[(_COUNTED[line[0]], "") if line[0] in _COUNTED else _UNKNOWN] += 1
    notes: dict[str, str] = {}
    for name, words in said:
        target = triggers.get(name, name)
        if target in bounds:
            notes[target] = "\n".join(filter(None, (notes.get(target), words)))
        elif name in relations:
            relations[name] = relations[name]._replace(reason=words or None)
        else:
            left["note", " on what is no passage"] += 1
    ends = [
        one._replace(
            source=triggers.get(one.source, one.source), target=triggers.get(one.target, one.target)
        )
        for one in (*relations.values(), *arrows)
    ]
    return Lines(bounds, tuple(ends), notes, own)


def _pairs(words: str) -> dict[str, str]:
    split = (each.partition("=") for each in words.split())
    return {key: unquote(value) for key, _, value in split}


def _pieces(places: str) -> Iterator[tuple[int, int]]:
    for place in places.split(";"):
        start, _, end = place.partition(" ")
        yield int(start), int(end)
