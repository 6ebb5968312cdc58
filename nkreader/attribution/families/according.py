""" "According to X, …" and "…, according to X"."""

from nkreader.attribution.before import NOT_SAID
from nkreader.attribution.board import Board, Find, Words
from nkreader.attribution.clauses import REACH, trimmed
from nkreader.attribution.grammar import ENDS
from nkreader.attribution.lexicon import ACCORDING
from nkreader.attribution.nouns import APPOSITION, explained, right_of, with_apposition
from nkreader.attribution.page import Page


def find(board: Board) -> None:
    """Every "according to"."""
    page = board.page
    words = page.words
    for i, (first, end, block) in page.where(ACCORDING):
        last = end
        while last > i and words[last - 1] in ENDS:
            last -= 1
        source = right_of(page, i + 2, last) if words[i + 1 : i + 2] == ["to"] else None
        if source is None:
            continue
        if i == first or (words[i - 1] in ("and", "but") and i - 1 == first):
            source = explained(page, source, last)
            part = trimmed(page, source[1], min(last, source[1] + REACH))
            after = None
        else:
            part = trimmed(page, max(first, i - REACH), i)
            after = _goes_on(page, source[1], last) if words[i - 1] == "," else None
            source = source if after else with_apposition(page, source, last)
        if part:
            content = (part, after) if after else (part,)
            board.add(Find(source, (i, i + 2), content, "according", block))


def _goes_on(page: Page, i: int, last: int) -> Words | None:
    """What goes on behind "…, according to X, …"."""
    words = page.words
    if i + 2 >= last or words[i] != "," or words[i + 1] in APPOSITION:
        return None
    if words[i + 1].endswith("ing") or words[i + 1] in NOT_SAID:
        return None
    return trimmed(page, i + 1, min(last, i + REACH))
