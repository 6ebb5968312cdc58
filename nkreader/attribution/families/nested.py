"""What somebody is said to have said: inside a claim only another's plain words are one more.

"The source said officials told him that …" has two claims; "the source said he plans to …" has one.
"""

from nkreader.attribution.board import Board, Find
from nkreader.attribution.grammar import PRONOUN
from nkreader.attribution.lexicon import SAY, VERBS
from nkreader.attribution.page import QUOTE, Page

WHOLE = frozenset({"according", ":"})
"""These say where all of a sentence is from, other claims with it."""


def find(board: Board) -> None:
    """Take away what stands in the content of a longer claim and is none of its own."""
    inside = bytearray(len(board.page.words) + 1)
    kept: list[Find] = []
    passed_on: set[int] = set()
    for one in sorted(board.finds, key=_length, reverse=True):
        if inside[one.cue[0]] and not _is_own(board.page, one, passed_on):
            continue
        kept.append(one)
        if one.base in WHOLE:
            continue
        if one.cue[0] >= one.content[-1][1]:
            passed_on.add(one.content[0][0])
        for i, j in one.content:
            inside[i:j] = b"\x01" * (j - i)
    board.finds[:] = kept


def _length(find: Find) -> int:
    size = 0
    for i, j in find.content:
        size += j - i
    return size


def _is_own(page: Page, find: Find, passed_on: set[int]) -> bool:
    """Whether somebody else is named, who says a clause of his own.

    `passed_on` are the first words of what somebody behind it passes on: "X said …, Y reported".
    """
    verb = VERBS.get(find.base)
    if find.source is None or verb is None or not verb.lists & SAY:
        return False
    words, first = page.words, find.source[0]
    if words[first] in PRONOUN:
        return False
    return first in passed_on or words[find.content[0][0]] in ("that", QUOTE)
