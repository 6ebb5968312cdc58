"""The families run over one text; what they found in words becomes values in code points."""

from bisect import bisect_left
from collections.abc import Sequence

from nkreader.attribution.board import Board, Find
from nkreader.attribution.grammar import PRONOUN
from nkreader.attribution.hedges import hedges
from nkreader.attribution.manners import manner_of
from nkreader.attribution.page import QUOTE, Page
from nkreader.attribution.speakers import Register
from nkreader.attribution.table import FAMILIES
from nkreader.attribution.values import Attribution, Hedge, Kind, Pair, Said

BEFORE = len("appears that ")
"""Code points before an attribution in which a hedge still means it: "it seems China agreed"."""


def attribute(text: str, sentences: Sequence[tuple[int, int]]) -> Said:
    """What `text` attributes; `sentences` are its own, in order."""
    board = Board(Page(text, sentences))
    for family in FAMILIES:
        family.find(board)
    board.finds.sort(key=_first_word)
    register = Register(board)
    known = hedges(board.page)
    starts = [one.start for one in known]
    found = []
    inside: tuple[int | None, int] = (None, 0)
    for one in board.finds:
        speaker, doubtful = register.speaker_of(one)
        if one.source and speaker is not None and board.page.words[one.source[0]] in PRONOUN:
            # "X says he …": he may be X, or somebody whom X speaks of.
            doubtful = doubtful or (speaker == inside[0] and one.source[0] < inside[1])
        inside = (speaker, one.content[-1][1])
        parts = _parts(board.page, one)
        there = _hedges_of(parts, known, starts) if known else ()
        kind, manner = _kind(board.page, one), manner_of(one.base)
        found.append(Attribution(*parts, kind, manner, speaker, doubtful, there))
    return Said(tuple(found), register.speakers())


def _first_word(find: Find) -> int:
    first = find.content[0][0]
    if find.source is not None and find.source[0] < first:
        first = find.source[0]
    return min(first, find.cue[0])


Parts = tuple[Pair | None, Pair, tuple[Pair, ...]]
"""Source, cue, content."""


def _parts(page: Page, find: Find) -> Parts:
    """Where source, cue and content of a find stand."""
    starts, ends = page.starts, page.ends
    source, cue, content = find.source, find.cue, find.content
    return (
        (starts[source[0]], ends[source[1] - 1]) if source else None,
        (starts[cue[0]], ends[cue[1] - 1]),
        tuple([(starts[i], ends[j - 1]) for i, j in content]),
    )


def _hedges_of(parts: Parts, known: list[Hedge], starts: list[int]) -> tuple[Hedge, ...]:
    """The hedges in what is said, in its cue, in its source, and just before."""
    source, cue, content = parts
    places = [*content, cue, *([source] if source else [])]
    first = min(places)[0]
    at = bisect_left(starts, first - BEFORE)
    if at == len(starts) or starts[at] >= max(content[-1][1], cue[1], source[1] if source else 0):
        return ()
    places.append((first - BEFORE, first))
    found: set[Hedge] = set()
    for start, end in places:
        at = bisect_left(starts, start)
        while at < len(starts) and starts[at] < end:
            found.add(known[at])
            at += 1
    return tuple(sorted(found))


def _kind(page: Page, find: Find) -> Kind:
    """Direct where all of it is in quotation marks, mixed where some is."""
    words = quoted = 0
    for i, j in find.content:
        words += j - i
        quoted += page.words[i:j].count(QUOTE)
    if not quoted:
        return "indirect"
    return "direct" if quoted == words else "mixed"
