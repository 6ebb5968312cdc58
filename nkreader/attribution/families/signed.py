"""Quotations with a name below or beside them, and no verb: "“We are tired.” — Kim Yong Nam"."""

from nkreader.attribution.board import Board, Find
from nkreader.attribution.clauses import is_speech
from nkreader.attribution.grammar import DASHES, ENDS
from nkreader.attribution.page import QUOTE, Page

LONGEST = 12
"""Words of a signature, at most."""


def find(board: Board) -> None:
    """Every quotation that a dash and a name follow, up to the end of the sentence."""
    page = board.page
    words = page.words
    for first, end, block in page.sentences:
        last = end
        while last > first and words[last - 1] in ENDS:
            last -= 1
        for i in range(first, min(first + 2, last - 2)):
            if words[i] != QUOTE or words[i + 1] not in DASHES or not is_speech(page, i):
                continue
            if last - i - 2 <= LONGEST and _is_name(page, i + 2, last):
                board.add(Find((i + 2, last), (i + 1, i + 2), ((i, i + 1),), "signed", block))


def _is_name(page: Page, first: int, end: int) -> bool:
    """Whether words are a name, perhaps with what its bearer is."""
    return page.capital(first) and all(
        page.words[k] != QUOTE and (page.capital(k) or k > first) for k in range(first, end)
    )
