"""The Korean lines of a text as words: what the Korean families read from and write to.

Owns how its lines are put together, and what is claimed.
"""

import re
from array import array
from collections import defaultdict
from itertools import accumulate, chain, compress
from typing import NamedTuple

from nkreader.entities.korean.lists import RUN, KoreanLists, Reading
from nkreader.model import Label
from nkreader.text.syllables import composed, has_korean, has_letters_apart, is_korean

_CUT = re.compile(f"({RUN.pattern})")
_FIGURE = re.compile(r"\d(?<![\d.,]\d)[\d.,]*+")


class Claim(NamedTuple):
    """A mention, in code points of the sheet."""

    start: int
    end: int
    label: Label
    name: str | None


class Sheet:
    """Lines of Korean, one below the other, in NFC; `words[i]` is a run of one script, Hangul or
    Chinese signs, at `starts[i]:ends[i]`. `offsets[k]` is where code point `k` stands in the text
    the lines come from."""

    __slots__ = (
        "_by_kind", "claims", "ends", "figures", "lists", "offsets", "places", "readings", "starts",
        "taken", "text", "words",
    )  # fmt: skip

    def __init__(
        self, text: str, offsets: "array[int]", places: list[tuple[int, int]], lists: KoreanLists
    ) -> None:
        self.text = text
        self.offsets = offsets
        self.places = places
        """Where the lines stand in the text they come from."""
        self.lists = lists
        pieces = _CUT.split(text)
        borders = list(accumulate(map(len, pieces)))
        self.starts = borders[0:-1:2]
        self.ends = borders[1::2]
        self.words = pieces[1::2]
        self.figures = [match.start() for match in _FIGURE.finditer(text)]
        """Where figures begin."""
        self.readings: list[Reading] = list(map(lists.readings.__getitem__, self.words))
        self.claims: list[Claim | None] = [None]
        self.taken = [0] * (len(text) + 1)
        """For each code point the number of its claim, 0 for none."""
        buckets: defaultdict[int, list[int]] = defaultdict(list)
        kinds = [reading.kinds for reading in self.readings]
        for i in compress(range(len(kinds)), kinds):
            buckets[kinds[i]].append(i)
        self._by_kind = buckets

    def where(self, kinds: int) -> list[int]:
        """The words that have one of the bits of `kinds`, in order."""
        buckets = [indices for kind, indices in self._by_kind.items() if kind & kinds]
        return buckets[0] if len(buckets) == 1 else sorted(chain.from_iterable(buckets))

    def openings(self, kinds: int) -> list[int]:
        """Where figures, and words that have one of the bits of `kinds`, begin and are free."""
        places = [*self.figures, *(self.starts[i] for i in self.where(kinds))]
        return sorted(place for place in places if not self.taken[place])

    def free(self, start: int, end: int) -> bool:
        """Whether nothing in `[start, end)` is claimed."""
        return not any(self.taken[start:end])

    def claim(self, start: int, end: int, label: Label, name: str | None = None) -> bool:
        """Label `[start, end)` if it is free."""
        taken = self.taken
        if start >= end or taken[start] or any(taken[start:end]):
            return False
        taken[start:end] = [len(self.claims)] * (end - start)
        self.claims.append(Claim(start, end, label, name))
        return True

    def grow(self, start: int, end: int, label: Label, name: str | None = None) -> bool:
        """Label `[start, end)`; claims inside are given up, one that reaches out stops it."""
        inside = {number for number in self.taken[start:end] if number}
        for number in inside:
            claim = self.claims[number]
            if claim is None or claim.start < start or claim.end > end:
                return False
        for number in inside:
            self.claims[number] = None
        self.taken[start:end] = [0] * (end - start)
        return self.claim(start, end, label, name)

    def at(self, place: int) -> Claim | None:
        """What is claimed at a code point."""
        return self.claims[self.taken[place]] if 0 <= place < len(self.taken) else None

    def beside(self, i: int) -> Claim | None:
        """What is claimed just before word `i`, a space away: a name with nothing behind it."""
        start = self.starts[i]
        return self.at(start - 2) if start > 1 and self.text[start - 1] == " " else None

    def owner(self, i: int) -> Claim | None:
        """The place just before word `i`, where it is no state: what is named there is its own."""
        beside = self.beside(i)
        if beside is None or beside.label != "GPE" or beside.end != self.starts[i] - 1:
            return None
        is_state = self.text[beside.start : beside.end] in self.lists.all("countries")
        return None if is_state else beside

    def is_next(self, i: int) -> bool:
        """Whether word `i` exists and one space lies between it and the word before."""
        return 0 < i < len(self.words) and self.text[self.ends[i - 1] : self.starts[i]] == " "


def sheet(text: str, lists: KoreanLists) -> Sheet | None:
    """The Korean lines of `text`, None where there are none."""
    if not has_korean(text):
        return None
    pieces: list[str] = []
    offsets = array("I")
    places: list[tuple[int, int]] = []
    is_apart = has_letters_apart(text)
    done = 0
    for line in text.split("\n"):
        start, done = done, done + len(line) + 1
        if line.isascii():
            continue
        plain, stood = composed(line) if is_apart else (line, None)
        if is_korean(plain):
            pieces.append(plain)
            places.append((start, done))
            offsets.extend(range(start, done) if stood is None else [start + k for k in stood])
    return Sheet("\n".join([*pieces, ""]), offsets, places, lists) if pieces else None
