""" "According to X, …" and "…, according to X"."""

from nkreader.attribution.board import Board, Find
from nkreader.attribution.clauses import REACH, trimmed
from nkreader.attribution.grammar import ENDS
from nkreader.attribution.nouns import explained, right_of, with_apposition

CUE = frozenset({"according"})


def find(board: Board) -> None:
    """Every "according to"."""
    page = board.page
    words = page.words
    for i, (first, end, block) in page.where(CUE):
        last = end
        while last > i and words[last - 1] in ENDS:
            last -= 1
        source = right_of(page, i + 2, last) if words[i + 1 : i + 2] == ["to"] else None
        if source is None:
            continue
        if i == first or (words[i - 1] in ("and", "but") and i - 1 == first):
            source = explained(page, source, last)
            part = trimmed(page, source[1], min(last, source[1] + REACH))
        else:
            source = with_apposition(page, source, last)
            part = trimmed(page, max(first, i - REACH), i)
        if part:
            board.add(Find(source, (i, i + 2), (part,), "according", block))
