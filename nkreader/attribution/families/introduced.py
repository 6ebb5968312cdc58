""" "The coach shrugged: “We lost.”": a quotation behind a colon, and no verb that says so."""

from nkreader.attribution.board import Board, Find
from nkreader.attribution.clauses import is_speech
from nkreader.attribution.page import QUOTE
from nkreader.attribution.sight import Sight


def find(board: Board) -> None:
    """Every sentence that leads up to a quotation with a colon; who does so says it."""
    page = board.page
    words = page.words
    covered: bytearray | None = None
    for sentence in page.sentences:
        first, end, block = sentence
        if QUOTE not in words[first + 2 : end]:
            continue
        i = words.index(QUOTE, first + 2)
        if words[i - 1] != ":" or board.taken[i - 1] or not is_speech(page, i):
            continue
        covered = covered if covered is not None else board.covered()
        source = None if covered[i] else Sight(board, sentence).first_phrase(i - 1)
        if source is not None:
            board.add(Find(source, (i - 1, i), ((i, i + 1),), ":", block))
