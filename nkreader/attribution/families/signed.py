"""Quotations with a name below or beside them, and no verb: "“We are tired.” — Kim Yong Nam"."""

from nkreader.attribution.board import Board, Find
from nkreader.attribution.clauses import is_speech
from nkreader.attribution.grammar import AUX, DETERMINER, ENDS
from nkreader.attribution.lexicon import DASH, VERBS
from nkreader.attribution.page import QUOTE, Page

LONGEST = 12
"""Words of a signature, at most."""


def find(board: Board) -> None:
    """Every quotation that a dash and a name follow, up to the end of the sentence."""
    page = board.page
    words = page.words
    for i, (_, end, block) in page.where(DASH):
        last = end
        while last > i and words[last - 1] in ENDS:
            last -= 1
        if not 1 < last - i <= LONGEST or not i or words[i - 1] != QUOTE:
            continue
        if is_speech(page, i - 1) and _is_name(page, i + 1, last):
            board.add(Find((i + 1, last), (i, i + 1), ((i - 1, i),), "signed", block))


def _is_name(page: Page, first: int, end: int) -> bool:
    """Whether words are a name or "a teacher in …", without a verb."""
    words, verbs = page.words, VERBS
    if not page.capital(first) and words[first] not in DETERMINER:
        return False
    return not any(
        words[k] in AUX or words[k] == QUOTE or words[k] in verbs for k in range(first, end)
    )
