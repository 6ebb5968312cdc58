"""The families run over one text; what they found in words becomes values in code points."""

from bisect import bisect_left
from collections.abc import Sequence

from nkreader.attribution.board import Board, Find
from nkreader.attribution.grammar import PRONOUN
from nkreader.attribution.hedges import hedges
from nkreader.attribution.manners import manner_of
from nkreader.attribution.page import QUOTE, Page, page
from nkreader.attribution.speakers import Register
from nkreader.attribution.table import FAMILIES
from nkreader.attribution.values import Attribution, Hedge, Kind, Pair, Said

BEFORE = len("appears that ")
"""Code points before an attribution in which a hedge still means it: "it seems China agreed"."""


def attribute(text: str, sentences: Sequence[tuple[int, int]]) -> Said:
    """What `text` attributes; `sentences` are its own, in order."""
    board = Board(page(text, sentences))
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
        inside = (speaker, max(inside[1], one.content[-1][1])) if speaker != inside[0] else (
            speaker, one.content[-1][1])  # fmt: skip
        value = _value(board.page, one, speaker, doubtful)
        found.append(value._replace(hedges=_hedges_of(value, known, starts)))
    return Said(tuple(found), register.speakers())


def _first_word(find: Find) -> int:
    parts = [find.content[0][0]]
    parts += [part[0] for part in (find.source, find.cue) if part is not None]
    return min(parts)


def _value(page: Page, find: Find, speaker: int | None, doubtful: bool) -> Attribution:
    return Attribution(
        page.span(*find.source) if find.source else None,
        page.span(*find.cue) if find.cue else None,
        tuple(page.span(*part) for part in find.content),
        _kind(page, find), manner_of(find.base), speaker, doubtful, (),
    )  # fmt: skip


def _hedges_of(value: Attribution, known: list[Hedge], starts: list[int]) -> tuple[Hedge, ...]:
    """The hedges in what is said, in its cue and its source."""
    if not known:
        return ()
    parts: list[Pair] = [*value.content, *(one for one in (value.source, value.cue) if one)]
    first = min(parts)[0]
    parts.append((first - BEFORE, first))
    found = {
        one
        for start, end in parts
        for one in known[bisect_left(starts, start) : bisect_left(starts, end)]
    }
    return tuple(sorted(found))


def _kind(page: Page, find: Find) -> Kind:
    """Direct where all of it is in quotation marks, mixed where some is."""
    words = sum(j - i for i, j in find.content)
    quoted = sum(page.words[i:j].count(QUOTE) for i, j in find.content)
    if not quoted:
        return "indirect"
    return "direct" if quoted == words else "mixed"
