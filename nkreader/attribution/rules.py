"""The families run over one text; what they found in words becomes values in code points."""

from bisect import bisect_left
from collections.abc import Sequence

from nkreader.attribution.board import Board, Find
from nkreader.attribution.grammar import PRONOUN
from nkreader.attribution.hedges import hedges
from nkreader.attribution.manners import MANNERS
from nkreader.attribution.page import QUOTE, Page
from nkreader.attribution.speakers import Register
from nkreader.attribution.table import FAMILIES
from nkreader.attribution.values import Attribution, Hedge, Kind, Pair, Said

NOBODY = (None, False)
"""Who speaks where nobody is named, and that this is no doubt."""
BEFORE = len("appears that ")
"""Code points before an attribution in which a hedge still means it: "it seems China agreed"."""


def attribute(text: str, sentences: Sequence[tuple[int, int]]) -> Said:
    """What `text` attributes; `sentences` are its own, in order."""
    page = Page(text, sentences)
    board = Board(page)
    for family in FAMILIES:
        family.find(board)
    register = Register(page)
    known = hedges(page)
    starts = [one.start for one in known]
    found = []
    inside: tuple[int | None, int] = (None, 0)
    for one in sorted(board.finds, key=_place):
        source = one.source
        speaker, doubtful = register.speaker_of(source, one.block) if source else NOBODY
        if source and speaker is not None and page.words[source[0]] in PRONOUN:
            # "X says he …": he may be X, or somebody whom X speaks of.
            doubtful = doubtful or (speaker == inside[0] and source[0] < inside[1])
        inside = (speaker, one.content[-1][1])
        found.append(_told(page, one, speaker, doubtful, known, starts))
    return Said(tuple(found), register.speakers())


def _place(find: Find) -> tuple[int, int]:
    """The first word of a find, then the first beside its source."""
    first = min(find.content[0][0], find.cue[0])
    source = find.source
    return (source[0] if source and source[0] < first else first), first


def _told(
    page: Page, find: Find, speaker: int | None, doubtful: bool, known: list[Hedge],
    starts: list[int],
) -> Attribution:  # fmt: skip
    """A find in code points; `known` are the hedges of the page, `starts` where they start."""
    words, begins, ends = page.words, page.starts, page.ends
    source, cue, content, base, _ = find
    size = quoted = 0
    said: list[Pair] = []
    for i, j in content:
        size += j - i
        quoted += words[i:j].count(QUOTE)
        said.append((begins[i], ends[j - 1]))
    kind: Kind = "indirect" if not quoted else "direct" if quoted == size else "mixed"
    named = (begins[source[0]], ends[source[1] - 1]) if source else None
    by = (begins[cue[0]], ends[cue[1] - 1])
    there: tuple[Hedge, ...] = ()
    if known:
        parts = [*said, by, named] if named else [*said, by]
        there = _hedges_of(parts, known, starts)
    manner = MANNERS.get(base) or MANNERS.get(f"{base}+{words[cue[1] - 1]}", "said")
    return Attribution(named, by, tuple(said), kind, manner, speaker, doubtful, there)


def _hedges_of(places: list[Pair], known: list[Hedge], starts: list[int]) -> tuple[Hedge, ...]:
    """The hedges in the parts of an attribution, and just before."""
    first = min(places)[0]
    at = bisect_left(starts, first - BEFORE)
    if at == len(starts) or starts[at] >= max([end for _, end in places]):
        return ()
    found: set[Hedge] = set()
    for start, end in (*places, (first - BEFORE, first)):
        at = bisect_left(starts, start)
        while at < len(starts) and starts[at] < end:
            found.add(known[at])
            at += 1
    return tuple(sorted(found))
