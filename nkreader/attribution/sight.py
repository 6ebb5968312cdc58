"""One sentence while its verbs are read from the left: whose deeds they are, what is taken."""

from nkreader.attribution.board import Board, Find, Words
from nkreader.attribution.grammar import CONJUNCTION, ENDS, PREPOSITION
from nkreader.attribution.lexicon import Verb
from nkreader.attribution.nouns import LONGEST, left_of, right_of
from nkreader.attribution.page import QUOTE, Page, Sentence

OPENERS = frozenset({"but", "and", "yet", "so"})


class Sight:
    """What has been found in a sentence already bears on what follows in it."""

    __slots__ = ("block", "board", "end", "first", "page", "said_until", "subject")

    def __init__(self, board: Board, sentence: Sentence) -> None:
        self.board, self.page = board, board.page
        self.first, self.end, self.block = sentence
        words = self.page.words
        while self.end > self.first and words[self.end - 1] in ENDS:
            self.end -= 1
        self.subject: Words | None = None
        """Of the last finite verb."""
        self.said_until = self.first
        """Words before this belong to what was attributed by a verb behind it."""

    def keep(self, source: Words | None, cue: Words, content: list[Words], verb: Verb) -> None:
        """Add an attribution."""
        self.board.add(Find(source, cue, tuple(content), verb.base, self.block))

    def finite_subject(self, start: int) -> Words | None:
        """Who does what the group of verbs at `start` says."""
        before = self.page.words[start - 1] if start > self.first else ""
        if before in ("and", "but", "or", "then"):
            return self.subject or self.first_phrase(start)
        return left_of(self.page, start, self.first) or self.subject

    def first_phrase(self, before: int) -> Words | None:
        """The phrase the sentence begins with, up to word `before`: its subject, as a rule."""
        words, start = self.page.words, self.first
        while start < before and words[start] in OPENERS:
            start += 1
        if start < before and words[start] in PREPOSITION | CONJUNCTION:
            most = min(before, start + LONGEST)
            start = next((k for k in range(start, most) if words[k] == ","), before) + 1
        if start < before and words[start] != QUOTE:
            found = right_of(self.page, start, before)
            if found is not None:
                first, end = found
                past = (k for k in range(first + 1, end) if words[k].endswith("ed"))
                return first, next(past, end)
        return left_of(self.page, before, self.first)
