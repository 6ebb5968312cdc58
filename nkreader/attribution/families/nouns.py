"""Nouns that report: "his claim that …", "the government's denial of …"."""

from nkreader.attribution.board import Board, Find
from nkreader.attribution.clauses import is_clause, trimmed
from nkreader.attribution.ends import end_of
from nkreader.attribution.grammar import DETERMINER, POSSESSIVE
from nkreader.attribution.lexicon import NOUN
from nkreader.attribution.nouns import FINITE, left_of
from nkreader.attribution.page import Page

ABOUT = frozenset({"about", "on", "of", "to", "for", "with", "against", "toward"})
UNOWNED = frozenset({"reports", "rumors", "rumours", "allegations", "speculation"})
"""Nouns of which nobody need be the source: "there are reports that …"."""
OWNERS = POSSESSIVE - {"'s", "\u2019s", "whose"}


def find(board: Board) -> None:
    """Every such noun that somebody has, with what it is about."""
    page = board.page
    words = page.words
    for i, (first, end, block) in page.where(NOUN):
        if not first < i < end - 2 or board.taken[i]:
            continue
        after = words[i + 1]
        if after != "that" and after not in ABOUT:
            continue
        owner = _owner(page, i, first)
        if owner is None and words[i] not in UNOWNED:
            continue
        at = i + 1 if after in ("that", "to") else i + 2
        until = end_of(page, at, end)
        if after not in ("that", "to"):
            until = next((k for k in range(at, until) if words[k] in FINITE), until)
        part = trimmed(page, at, until)
        if part and (after != "that" or is_clause(page, *part)):
            start = owner[1] if owner else i
            board.add(Find(owner, (start, at), (part,), words[i], block))


def _owner(page: Page, i: int, first: int) -> tuple[int, int] | None:
    """Whose the noun at word `i` is: "his", "the government's"."""
    words = page.words
    k = i - 1
    while k > first and i - k < 4 and words[k] not in POSSESSIVE and words[k].isalpha():
        k -= 1
    if words[k] in OWNERS:
        return k, k + 1
    if words[k] not in ("'s", "\u2019s") or k <= first:
        return None
    phrase = left_of(page, k, first)
    if phrase is None:
        return None
    starts = (n for n in range(k - 1, phrase[0], -1) if words[n] in DETERMINER)
    return next(starts, phrase[0]), k + 1
