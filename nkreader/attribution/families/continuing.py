"""Quotations that go on: a sentence that is all quotation belongs to who spoke last."""

from nkreader.attribution.board import Board, Find
from nkreader.attribution.clauses import is_speech
from nkreader.attribution.grammar import ENDS
from nkreader.attribution.page import QUOTE, Page

SHORT = 6
"""Words of a sentence that begins with a quotation and goes on after it, at most."""


def find(board: Board) -> None:
    """Add such quotations to the attribution before them."""
    page, finds = board.page, board.finds
    words = page.words
    opened = [sentence for sentence in page.sentences if words[sentence[0]] == QUOTE]
    if not opened:
        return
    finds.sort(key=lambda one: min(one.content[0][0], one.cue[0]))
    covered = board.covered()
    at = 0
    for first, end, block in opened:
        if covered[first]:
            continue
        last = end
        while last > first + 1 and (words[last - 1] in ENDS):
            last -= 1
        if last - first > 1 and _is_said_by(page, first):
            continue
        whole = (first, last) if last - first > 1 else (first, first + 1)
        if (last - first > SHORT or board.taken.find(1, first, last) >= 0) or (
            last - first == 1 and not is_speech(page, first)
        ):
            continue
        while at < len(finds) and finds[at].content[0][0] < first:
            at += 1
        if not at or not _goes_on(finds[at - 1], block):
            continue
        nearest = _speaker(page, finds, at - 1)
        before = finds[nearest]
        finds[nearest] = before._replace(content=(*before.content, whole))


def _is_said_by(page: Page, quote: int) -> bool:
    """Whether a quotation ends with a comma, as before "he shrugged": who speaks comes then."""
    inside = page.text[page.starts[quote] : page.ends[quote]]
    return inside.rstrip("\u201d\u2019\"'").endswith(",")


def _speaker(page: Page, finds: list[Find], last: int) -> int:
    """Which find goes on: the last of its paragraph that has a quotation, else the last."""
    for k in range(last, max(-1, last - 4), -1):
        if finds[k].block == finds[last].block and (
            any(QUOTE in page.words[i:j] for i, j in finds[k].content)
        ):
            return k
    return last


def _goes_on(before: Find, block: int) -> bool:
    """Whether a quotation of paragraph `block` can belong to the attribution before it."""
    return block - before.block <= 1 and before.source is not None
