"""Edits that newsrooms make, generated with the truth: where every span of the old text went.

An edit is a list of pieces in the order of the new text: `old[start:end]` became `text`. What no
piece mentions was deleted. Nothing here knows how anchoring works.
"""

import random
import re
from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

Place = tuple[int, int]

_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE_END = re.compile(r"[.?!…][\"”’')\]]*(?=\s)|(?=\n)|\Z")
_SYLLABLES = ("ba", "ko", "mi", "tu", "ren", "sol", "var", "dek", "lin", "po", "gra", "shi")
_RETYPED = {"“": '"', "”": '"', "‘": "'", "’": "'", '"': "”", "'": "’", "\u00a0": " ", "…": "..."}


class Piece(NamedTuple):
    """`old[start:end]` stands in the new text as `text`; `start == end` for an insertion."""

    start: int
    end: int
    text: str


class Edit:
    """A new text and where the old one's spans are in it."""

    def __init__(self, old: str, pieces: list[Piece]) -> None:
        self.old = old
        self.new = "".join(piece.text for piece in pieces)
        self._placed: list[tuple[Piece, int]] = []
        at = 0
        for piece in pieces:
            self._placed.append((piece, at))
            at += len(piece.text)

    def whither(self, span: Place) -> Place | None:
        """The span's new borders: what is left of it, trimmed; None if gone, torn or all new."""
        start, end = span
        found: list[Place] = []
        kept = False
        for piece, at in self._placed:
            if piece.start == piece.end or piece.end <= start or end <= piece.start:
                continue
            low, high = max(start, piece.start), min(end, piece.end)
            if piece.text == self.old[piece.start : piece.end]:
                found.append((at + low - piece.start, at + high - piece.start))
                kept = kept or not self.old[low:high].isspace()
            elif (low, high) == (piece.start, piece.end):
                found.append((at, at + len(piece.text)))
            else:
                return None
        if not kept or any(found[k][0] > found[k + 1][0] for k in range(len(found) - 1)):
            return None
        low, high = found[0][0], found[-1][1]
        while low < high and self.new[low].isspace():
            low += 1
        while high > low and self.new[high - 1].isspace():
            high -= 1
        return (low, high) if low < high else None


def replaced(old: str, changes: list[Piece]) -> Edit:
    """The edit that makes these changes in place."""
    pieces: list[Piece] = []
    at = 0
    for change in sorted(changes):
        pieces += [Piece(at, change.start, old[at : change.start]), change]
        at = change.end
    return Edit(old, [*pieces, Piece(at, len(old), old[at:])])


def sentences(text: str) -> list[Place]:
    """Sentences and lines of a text, trimmed: rough, but exact in their offsets."""
    found: list[Place] = []
    at = 0
    for match in _SENTENCE_END.finditer(text):
        start, end = at, match.end()
        while start < end and text[start].isspace():
            start += 1
        if start < end:
            found.append((start, end))
        at = match.end()
    return found


def paragraphs(text: str) -> list[Place]:
    """Lines with words, without their newline."""
    return [match.span() for match in re.finditer(r"[^\n]*\w[^\n]*", text)]


def words(text: str, start: int = 0, end: int | None = None) -> list[Place]:
    """Words of two letters or more."""
    return [
        match.span() for match in _WORD.finditer(text, start, len(text) if end is None else end)
    ]


def short_spans(text: str, rng: random.Random, count: int) -> list[Place]:
    """Names, repeated phrases and any two to four words, at most `count` of them."""
    names = [m.span() for m in re.finditer(r"[A-Z]\w+(?: [A-Z]\w+){0,2}", text)]
    places = words(text)
    runs = [
        (places[k][0], places[k + size - 1][1])
        for k in range(len(places) - 4)
        for size in (2, 3, 4)
        if "\n" not in text[places[k][0] : places[k + size - 1][1]]
    ]
    chosen = {*rng.sample(names, min(len(names), count // 2))}
    chosen |= {*rng.sample(runs, min(len(runs), count - len(chosen)))}
    return sorted(chosen)


def invented(rng: random.Random) -> str:
    """A word that no article has."""
    return "".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(2, 4)))


def banner(old: str, rng: random.Random) -> Edit:
    """A notice on top."""
    said = " ".join(invented(rng) for _ in range(rng.randint(4, 20)))
    return replaced(old, [Piece(0, 0, f"Correction: {said}.\n\n")])


def retyped(old: str, rng: random.Random) -> Edit:
    """Quotes and ellipses in another shape, some spaces no-break or doubled."""
    changes = [Piece(k, k + 1, _RETYPED[c]) for k, c in enumerate(old) if c in _RETYPED]
    spaces = [k for k, c in enumerate(old) if c == " "]
    for k in rng.sample(spaces, len(spaces) // 5):
        changes.append(Piece(k, k + 1, rng.choice(["\u00a0", "\u00a0", "  "])))
    return replaced(old, changes)


def _changed(old: str, places: list[Place], rng: random.Random) -> Edit:
    return replaced(old, [Piece(s, e, _like(old[s:e], rng)) for s, e in places])


def _like(word: str, rng: random.Random) -> str:
    other = invented(rng)
    return other.capitalize() if word[0].isupper() else other


def changed_inside(old: str, rng: random.Random, span: Place, count: int = 1) -> Edit | None:
    """Words inside the span replaced."""
    places = words(old, *span)
    return _changed(old, rng.sample(places, count), rng) if len(places) > count else None


def grown_or_cut_inside(old: str, rng: random.Random, span: Place) -> Edit | None:
    """A word put in or taken out, not at the span's borders."""
    places = words(old, *span)[1:-1]
    if len(places) < 2:
        return None
    start, end = rng.choice(places)
    if rng.random() < 0.5:
        return replaced(old, [Piece(start, start, invented(rng) + " ")])
    return replaced(old, [Piece(start, end, "")])


def changed_outside(old: str, rng: random.Random, span: Place, count: int = 6) -> Edit | None:
    """Words replaced anywhere but in the span."""
    places = [p for p in words(old) if p[1] <= span[0] or span[1] <= p[0]]
    return _changed(old, rng.sample(places, count), rng) if len(places) >= count else None


def changed_beside(old: str, rng: random.Random, span: Place) -> Edit | None:
    """The word before the span and the word after it replaced."""
    before, after = words(old, 0, span[0])[-1:], words(old, span[1])[:1]
    return _changed(old, before + after, rng) if before or after else None


def moved(old: str, rng: random.Random) -> Edit | None:
    """One paragraph put somewhere else."""
    lines = paragraphs(old)
    if len(lines) < 3:
        return None
    which, where = rng.sample(range(len(lines)), 2)
    start, end = lines[which]
    target = lines[where][0]
    cut = Piece(start, end, old[start:end])
    rest = [Piece(0, start, old[:start]), Piece(end, len(old), old[end:])]
    at = 0 if target < start else 1
    side = rest[at]
    first = Piece(side.start, target, old[side.start : target])
    second = Piece(target, side.end, old[target : side.end])
    rest[at : at + 1] = [first, cut, Piece(end, end, "\n\n"), second]
    return Edit(old, rest)


def swapped(old: str, rng: random.Random) -> Edit | None:
    """Two neighbouring sentences of one line that change places."""
    found = sentences(old)
    pairs = [(a, b) for a, b in pairwise(found) if old[a[1] : b[0]] == " "]
    if not pairs:
        return None
    (first, middle), (after, end) = rng.choice(pairs)
    order = [(0, first), (after, end), (middle, after), (first, middle), (end, len(old))]
    return Edit(old, [Piece(s, e, old[s:e]) for s, e in order])


def elsewhere(old: str, rng: random.Random, span: Place) -> Edit | None:
    """The span's words taken out here and said in another place, by chance."""
    far = 2 * len(old[slice(*span)]) + 60
    targets = [at for at, _ in words(old) if not span[0] - far <= at <= span[1] + far]
    if not targets:
        return None
    at = rng.choice(targets)
    return replaced(old, [Piece(*span, ""), Piece(at, at, old[slice(*span)] + " ")])


def deleted(old: str, _rng: random.Random, span: Place) -> Edit:
    """The span taken out, with the white space after it."""
    end = span[1]
    while end < len(old) and old[end] == " ":
        end += 1
    return replaced(old, [Piece(span[0], end, "")])


def sentence_of(old: str, span: Place) -> Place:
    """The sentence that a span begins in."""
    found = sentences(old)
    return found[max(0, bisect_right([s for s, _ in found], span[0]) - 1)]


def twin(old: str, rng: random.Random, span: Place) -> str:
    """`old` with the span's words once more: as a paragraph of its own, or inside another one."""
    target = rng.choice(paragraphs(old))
    copy = old[slice(*span)]
    if rng.random() < 0.5:
        return f"{old[: target[0]]}{copy}\n\n{old[target[0] :]}"
    places = words(old, *target)
    at = rng.choice(places)[0] if places else target[0]
    if span[0] < at < span[1]:
        at = target[0]
    return f"{old[:at]}{copy} {old[at:]}"


def stub(old: str, rng: random.Random) -> Edit:
    """Only the beginning left."""
    cut = int(len(old) * rng.uniform(0.08, 0.4))
    return replaced(old, [Piece(cut, len(old), "")])


def split_or_merged(old: str, rng: random.Random, span: Place) -> Edit | None:
    """A sentence made two at a comma, or joined with the next one."""
    commas = [m.start() for m in re.finditer(r", \w", old[slice(*span)])]
    if commas and rng.random() < 0.5:
        at = span[0] + rng.choice(commas)
        letter = Piece(at + 2, at + 3, old[at + 2].upper())
        return replaced(old, [Piece(at, at + 1, "."), letter])
    joint = re.compile(r"\. +(\w)").match(old, span[1] - 1)
    if joint is None:
        return None
    at = joint.end() - 1
    stop, letter = Piece(span[1] - 1, span[1], ","), Piece(at, at + 1, joint[1].lower())
    return replaced(old, [stop, Piece(at, at, "and "), letter])


def rewritten(old: str, rng: random.Random) -> Edit | None:
    """One paragraph told anew with some of its own words, no three of them as they followed."""
    lines = [line for line in paragraphs(old) if len(words(old, *line)) > 8]
    if not lines:
        return None
    start, end = rng.choice(lines)
    was = [old[s:e] for s, e in words(old, start, end)]
    kept = {tuple(was[k : k + 3]) for k in range(len(was) - 2)}
    own = rng.sample(was, len(was))
    for _ in range(50):
        if not any(tuple(own[k : k + 3]) in kept for k in range(len(own) - 2)):
            break
        rng.shuffle(own)
    else:
        return None
    said = [word if rng.random() < 0.6 else invented(rng) for word in own]
    for k in range(8, len(said), 9):
        said[k] += "."
    return replaced(old, [Piece(start, start, " ".join(said) + "."), Piece(start, end, "")])


def dropped_paragraph(old: str, rng: random.Random) -> Edit:
    """One paragraph taken out."""
    start, end = rng.choice(paragraphs(old))
    return replaced(old, [Piece(start, min(len(old), end + 1), "")])


def twice(old: str, rng: random.Random) -> tuple[Edit, Edit] | None:
    """Two edits, the second made to what the first left."""
    kinds = [banner, retyped, moved, rewritten, dropped_paragraph, _scattered]
    first = rng.choice(kinds)(old, rng)
    second = rng.choice(kinds)(first.new, rng) if first and paragraphs(first.new) else None
    return (first, second) if first and second else None


def _scattered(old: str, rng: random.Random) -> Edit:
    places = words(old)
    return _changed(old, rng.sample(places, len(places) // 12), rng)
