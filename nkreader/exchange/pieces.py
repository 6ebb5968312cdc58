"""A text cut at every border of the spans in it, so that spans that cross can be shown by programs
whose marks can only nest; and how much of a text is shown around a passage."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from nkreader.exchange.documents import Tagged
from nkreader.model import Mention, Version

AROUND = 280
"""Code points of context on each side, at most."""


class Piece(NamedTuple):
    """A stretch of text in which no span begins or ends."""

    start: int
    end: int
    spans: tuple[Tagged, ...]
    """Those that cover it, the longest first."""
    mentions: tuple[Mention, ...]


class Window(NamedTuple):
    """What is shown of a text: paragraphs of it, in order."""

    parts: tuple[tuple[int, int], ...]
    is_cut_before: bool
    """Whether the first paragraph begins before what is shown."""
    is_cut_after: bool


def pieces(
    start: int, end: int, spans: Sequence[Tagged], mentions: Sequence[Mention] = ()
) -> Iterator[Piece]:
    """`[start, end)` of a text, cut. Spans may nest, cross, be the same and reach beyond it."""
    near = [one for one in spans if one.start < end and one.end > start]
    near.sort(key=lambda one: (one.start - one.end, one.start, one.tag.slug))
    named = [one for one in mentions if one.start < end and one.end > start]
    ends = [(one.start, one.end) for one in near] + [(one.start, one.end) for one in named]
    borders = {start, end, *(min(max(at, start), end) for pair in ends for at in pair)}
    for first, last in pairwise(sorted(borders)):
        yield Piece(
            first,
            last,
            tuple(one for one in near if one.start <= first and last <= one.end),
            tuple(one for one in named if one.start <= first and last <= one.end),
        )


def window(version: Version, start: int, end: int) -> Window:
    """A passage with a sentence before and one after, within its paragraphs."""
    blocks = [(one.start, one.end) for one in version.document.blocks if one.start < one.end]
    touched = [one for one in blocks if one[0] < end and one[1] > start] or [(start, end)]
    first, last = touched[0][0], touched[-1][1]
    begin = max(_sentence_before(version.sentences, start), first, start - AROUND)
    stop = min(_sentence_after(version.sentences, end), last, end + AROUND)
    begin, stop = min(begin, start), max(stop, end)
    text = version.document.text
    begin, stop = _at_word(text, begin, start, first), _at_word_end(text, stop, end, last)
    parts = [(max(one[0], begin), min(one[1], stop)) for one in touched]
    parts[0] = (begin, parts[0][1])
    parts[-1] = (parts[-1][0], stop)
    return Window(tuple(_whole(parts)), begin > first, stop < last)


def _whole(parts: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Paragraphs with what lies between them put to the one before: no character of a passage is
    left out."""
    for number, (start, end) in enumerate(parts):
        yield start, parts[number + 1][0] if number + 1 < len(parts) else end


def _sentence_before(sentences: Sequence[tuple[int, int]], start: int) -> int:
    """Where the sentence before the one at `start` begins."""
    at = bisect_right([one[0] for one in sentences], start) - 1
    return sentences[max(at - 1, 0)][0] if sentences else 0


def _sentence_after(sentences: Sequence[tuple[int, int]], end: int) -> int:
    """Where the sentence behind the one that `end` is in ends."""
    at = bisect_left([one[1] for one in sentences], end)
    return sentences[min(at + 1, len(sentences) - 1)][1] if sentences else 1 << 60


def _at_word(text: str, begin: int, start: int, first: int) -> int:
    """The beginning of the next word, where `begin` is in the middle of one."""
    if begin <= first or text[begin - 1].isspace():
        return begin
    at = text.find(" ", begin, start)
    return at + 1 if 0 <= at < start else begin


def _at_word_end(text: str, stop: int, end: int, last: int) -> int:
    if stop >= last or text[stop].isspace():
        return stop
    at = text.rfind(" ", end, stop)
    return at if at >= end else stop
