"""Nouns that report: "his claim that …", "the government's denial of …"."""

from nkreader.attribution.board import Board, Find
from nkreader.attribution.clauses import end_of, is_clause, trimmed
from nkreader.attribution.grammar import POSSESSIVE
from nkreader.attribution.lexicon import lexicon
from nkreader.attribution.nouns import left_of

ABOUT = frozenset({"about", "on", "of", "to", "for", "with", "against", "toward"})
OWNERS = POSSESSIVE - {"'s", "\u2019s", "whose"}


def find(board: Board) -> None:
    """Every such noun that somebody has, with what it is about."""
    page = board.page
    words, nouns = page.words, lexicon().nouns
    for first, end, block in page.sentences:
        for i in range(first + 1, end - 2):
            if words[i] not in nouns or board.taken[i]:
                continue
            after = words[i + 1]
            if after != "that" and after not in ABOUT:
                continue
            k = i - 1
            while k > first and i - k < 4 and words[k] not in POSSESSIVE and words[k].isalpha():
                k -= 1
            if words[k] in OWNERS:
                source, start = (k, k + 1), k + 1
            elif words[k] in ("'s", "\u2019s") and k > first:
                phrase = left_of(page, k, first)
                if phrase is None:
                    continue
                source, start = (phrase[0], k + 1), k + 1
            else:
                continue
            at = i + 1 if after in ("that", "to") else i + 2
            part = trimmed(page, at, end_of(page, at, end))
            if part and (after != "that" or is_clause(page, *part)):
                board.add(Find(source, (start, at), (part,), words[i], block))
