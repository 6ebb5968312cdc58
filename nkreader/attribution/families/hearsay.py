""" "China reportedly decided": claims whose only cue is an adverb; nobody is named."""

from nkreader.attribution.board import Board, Find
from nkreader.attribution.clauses import REACH, trimmed
from nkreader.attribution.ends import end_of
from nkreader.attribution.lexicon import HEARSAY


def find(board: Board) -> None:
    """Each such adverb that stands in nothing said by somebody."""
    page = board.page
    words = page.words
    covered: bytearray | None = None
    last = -1
    for i, (first, end, block) in page.where(HEARSAY):
        covered = covered if covered is not None else board.covered()
        if covered[i] or board.taken[i] or first == last:
            continue
        before = trimmed(page, max(first, i - REACH), i)
        after = trimmed(page, i + 1, end_of(page, i + 1, end)) if i + 1 < end else None
        parts = tuple(part for part in (before, after) if part)
        if parts:
            board.add(Find(None, (i, i + 1), parts, words[i], block))
            last = first
