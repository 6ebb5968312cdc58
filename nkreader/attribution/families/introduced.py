""" "The coach shrugged: “We lost.”": a quotation behind a colon, and no verb that says so."""

from nkreader.attribution.board import Board, Find
from nkreader.attribution.clauses import is_speech
from nkreader.attribution.lexicon import COLON
from nkreader.attribution.page import QUOTE
from nkreader.attribution.sight import Sight


def find(board: Board) -> None:
    """Every sentence that leads up to a quotation with a colon; who does so says it."""
    page = board.page
    words = page.words
    covered: bytearray | None = None
    seen = -1
    for colon, sentence in page.where(COLON):
        first, end, block = sentence
        if first == seen or words[colon + 1 : colon + 2] != [QUOTE]:
            continue
        seen = first
        i = _quotation(words, first, end)
        if not i:
            continue
        if words[i - 1] != ":" or board.taken[i - 1] or not is_speech(page, i):
            continue
        covered = covered if covered is not None else board.covered()
        source = None if covered[i] else Sight(board, sentence).first_phrase(i - 1)
        if source is not None:
            board.add(Find(source, (i - 1, i), ((i, i + 1),), ":", block))


def _quotation(words: list[str], first: int, end: int) -> int:
    """The first quotation of a sentence, or the one right behind its last colon; else 0."""
    if words[end - 1] == ":" and words[end : end + 1] == [QUOTE]:
        return end
    return words.index(QUOTE, first + 2, end) if QUOTE in words[first + 2 : end] else 0
