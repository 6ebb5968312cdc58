""" "China reportedly decided": claims whose only cue is an adverb; nobody is named."""

from nkreader.attribution.board import Board, Find
from nkreader.attribution.clauses import end_of, trimmed

ADVERBS = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})


def find(board: Board) -> None:
    """Each such adverb that stands in nothing said by somebody."""
    page = board.page
    words = page.words
    covered = bytearray(len(words) + 1)
    for one in board.finds:
        for i, j in one.content:
            covered[i:j] = b"\x01" * (j - i)
    for first, end, block in page.sentences:
        for i in range(first, end):
            if words[i] not in ADVERBS or covered[i] or board.taken[i]:
                continue
            before = trimmed(page, max(first, i - 40), i)
            after = trimmed(page, i + 1, end_of(page, i + 1, end)) if i + 1 < end else None
            parts = tuple(part for part in (before, after) if part)
            if parts:
                board.add(Find(None, (i, i + 1), parts, words[i], block))
                break
