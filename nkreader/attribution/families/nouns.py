"""Nouns that report: "his claim that …", "the government's denial of …"."""

from nkreader.attribution.board import Board, Find
from nkreader.attribution.clauses import is_clause, trimmed
from nkreader.attribution.ends import end_of
from nkreader.attribution.grammar import AUX, DETERMINER, POSSESSIVE, PREPOSITION
from nkreader.attribution.lexicon import LOOKS_PAST, NOUN
from nkreader.attribution.nouns import FINITE, left_of, right_of
from nkreader.attribution.page import Page

ABOUT = frozenset({"about", "on", "of", "to", "for", "with", "against", "toward"})
AMONG = frozenset({"among", "from", "by"})
"""What names whose they are behind them: "speculation among traders that …"."""
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
        k, owner = i + 1, _owner(page, i, first)
        if owner is None and words[k] in AMONG:
            owner = right_of(page, k + 1, end)
            k = owner[1] if owner and owner[1] < end - 1 else k
        after = words[k]
        if after != "that" and (after not in ABOUT or k > i + 1):
            continue
        there = words[first] == "there" and after == "that"
        if owner is None and words[i] not in UNOWNED and not there:
            continue
        at = k if after in ("that", "to") else k + 1
        until = end_of(page, at, end)
        if after != "that":
            until = next((n for n in range(at, until) if _ends(words[n], after)), until)
        part = trimmed(page, at, until)
        if part and (after != "that" or (is_clause(page, *part) and not _is_relative(page, part))):
            start = owner[1] if owner and owner[1] <= i else i
            board.add(Find(owner, (start, at if k == i + 1 else i + 1), (part,), words[i], block))


def _is_relative(page: Page, part: tuple[int, int]) -> bool:
    """Whether "that" goes to the noun before it: "a measure that targeted a bank"."""
    word = page.words[part[0] + 1] if part[1] - part[0] > 1 else ""
    return (word in AUX or LOOKS_PAST[word]) and not page.capital(part[0] + 1)


def _ends(word: str, after: str) -> bool:
    """Whether a verb ends what stands behind "request to", "denial of"."""
    return word in FINITE or (after == "to" and LOOKS_PAST[word])


def _owner(page: Page, i: int, first: int) -> tuple[int, int] | None:
    """Whose the noun at word `i` is: "his", "the government's"."""
    words = page.words
    k = i - 1
    while k > first and i - k < 4 and words[k] not in POSSESSIVE and words[k].isalpha():
        if words[k] in AUX or words[k] in PREPOSITION:
            return None
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
