""" "According to X, …", "…, according to X", "in his words, “…”"."""

from nkreader.attribution.before import NOT_SAID
from nkreader.attribution.board import Board, Find, Words
from nkreader.attribution.clauses import REACH, trimmed
from nkreader.attribution.ends import end_of
from nkreader.attribution.grammar import ENDS, OWNERS, POSSESSIVE
from nkreader.attribution.lexicon import ACCORDING
from nkreader.attribution.nouns import APPOSITION, explained, left_of, right_of, with_apposition
from nkreader.attribution.page import QUOTE, Page, Sentence


def find(board: Board) -> None:
    """Every "according to", every "in X's words"."""
    page = board.page
    words = page.words
    for i, (first, end, block) in page.where(ACCORDING):
        if words[i] == "words":
            _in_words(board, i, (first, end, block))
            continue
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


def _in_words(board: Board, i: int, sentence: Sentence) -> None:
    """Add "in his words, “…”", "in the words of X, “…”"."""
    page, words, (first, end, block) = board.page, board.page.words, sentence
    k = i - 1 - (words[i - 1] == "own")
    source: Words | None = None
    behind = i + 1
    if words[k] == "the" and words[behind : behind + 1] == ["of"]:
        source = right_of(page, i + 2, end)
        behind = source[1] if source else behind
    elif words[k] in POSSESSIVE:
        source = (k, k + 1) if words[k] not in OWNERS else left_of(page, k, first)
        k = source[0] if source else k
    opens = k - 1
    if source is None or opens < first or words[opens] != "in":
        return
    behind += words[behind : behind + 1] == [","]
    if words[behind : behind + 1] == [QUOTE]:
        part = (behind, end_of(page, behind, end))
    elif words[opens - (words[opens - 1] == ",") - 1] == QUOTE and opens > first:
        quote = opens - (words[opens - 1] == ",") - 1
        part = (quote, quote + 1)
    else:
        return
    board.add(Find(source, (opens, i + 1), (part,), "according", block))


def _goes_on(page: Page, i: int, last: int) -> Words | None:
    """What goes on behind "…, according to X, …"."""
    words = page.words
    if i + 2 >= last or words[i] != "," or words[i + 1] in APPOSITION:
        return None
    if words[i + 1].endswith("ing") or words[i + 1] in NOT_SAID:
        return None
    return trimmed(page, i + 1, min(last, i + REACH))
