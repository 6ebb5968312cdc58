""" "X is afraid that …", "were critical of …": what people are said to feel, by an adjective."""

from nkreader.attribution.board import Board, Find
from nkreader.attribution.clauses import trimmed
from nkreader.attribution.ends import end_of
from nkreader.attribution.grammar import BE, group_start
from nkreader.attribution.lexicon import ADJECTIVE, IS_ADVERB, VERBS
from nkreader.attribution.nouns import left_of

MADE = frozenset({"make", "makes", "made", "making"})
LINKS = MADE | {"seem", "seems", "seemed", "feel", "feels"}
"""What stands before such an adjective beside "be": "made it clear that"."""
FOLLOWING = frozenset({"that", "about", "of", "by", "with", "over", "at", "to", "whether"})


def find(board: Board) -> None:
    """Every such adjective behind a form of "be" or "seem"."""
    page = board.page
    words = page.words
    for i, (first, end, block) in page.where(ADJECTIVE):
        if not first < i < end - 2 or words[i + 1] not in FOLLOWING or board.taken[i]:
            continue
        k = i - 1
        while k > first and IS_ADVERB[words[k]]:
            k -= 1
        if words[k] == "it" and k > first and words[k - 1] in MADE:
            k -= 1
        if words[k] not in BE and words[k] not in LINKS:
            continue
        start = group_start(page, k, first)
        source = left_of(page, start, first)
        if words[i + 1] == "to" and words[i] in VERBS:
            continue  # "is encouraged to": somebody tells him
        clause = words[i + 1] in ("that", "to", "whether")
        at = i + 1 if clause else i + 2
        part = trimmed(page, at, end_of(page, at, end))
        if source and part:
            board.add(Find(source, (start, at), (part,), words[i], block))
