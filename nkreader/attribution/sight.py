"""One sentence while its verbs are read from the left: whose deeds they are, what is taken."""

from nkreader.attribution.board import Board, Find, Words
from nkreader.attribution.grammar import AUX, CONJUNCTION, DETERMINER, ENDS, MODAL, PREPOSITION
from nkreader.attribution.lexicon import IS_ADVERB, LOOKS_PAST, VERBS, Verb
from nkreader.attribution.nouns import LONGEST, left_of, right_of
from nkreader.attribution.page import QUOTE, Sentence
from nkreader.text.word_set import word_set

QUOTING = word_set("quoted quotes quote quoting cited cites cite citing described")
"""Behind these somebody stands who is quoted "as saying"."""
PLACED = frozenset({"in", "at", "from", "near"})
"""Behind these a name says where somebody is: "with traders in China reporting"."""
NAMES = word_set("beijing nanjing chongqing kunming liaoning xining united red")
"""These look like participles."""
OPENERS = frozenset({"but", "and", "yet", "so"})


class Sight:
    """What has been found in a sentence already bears on what follows in it."""

    __slots__ = ("block", "board", "end", "first", "main", "page", "said_until", "subject")

    def __init__(self, board: Board, sentence: Sentence) -> None:
        self.board, self.page = board, board.page
        self.first, self.end, self.block = sentence
        words = self.page.words
        while self.end > self.first and words[self.end - 1] in ENDS:
            self.end -= 1
        self.subject: Words | None = None
        """Of the last finite verb."""
        self.main: Words | None = None
        """Of the first: in "X said Y wanted …, adding …" it is X who adds."""
        self.said_until = self.first
        """Words before this belong to what was attributed by a verb behind it."""

    def keep(self, source: Words | None, cue: Words, content: list[Words], verb: Verb) -> None:
        """Add an attribution."""
        self.board.add(Find(source, cue, tuple(content), verb.base, self.block))

    def finite_subject(self, start: int) -> Words | None:
        """Who does what the group of verbs at `start` says."""
        before = self.page.words[start - 1] if start > self.first else ""
        if before in ("and", "but", "or", "nor", "then"):
            paused = start - 2 >= self.first and self.page.words[start - 2] == ","
            return (self.main if paused else self.subject) or self.first_phrase(start)
        return left_of(self.page, start, self.first) or self.subject

    def participle_subject(self, start: int) -> Words | None:
        """Who does what the participle at `start` says: "X, adding …", "with X showing …"."""
        words = self.page.words
        before = words[start - 1] if start > self.first else ""
        if before == "as" and start - 2 > self.first:
            quoted = self.quoted_phrase(start - 1)
            if quoted is not None:
                return quoted
        if not before or before in PREPOSITION | CONJUNCTION:
            if self.main is None and start - self.first < 3:
                return self.next_phrase(start)
        elif before not in (",", "and", "but") and before != QUOTE and self.is_thing(start - 1):
            return self.nearest_phrase(start)
        return self.main or self.first_phrase(start)

    def is_thing(self, i: int) -> bool:
        """Whether word `i` may be who or what does something, as no verb is."""
        words, k = self.page.words, i - 1
        verb = VERBS.get(words[i])
        if words[i] in AUX or LOOKS_PAST[words[i]] or (verb is not None and not verb.noun):
            return False
        while k > self.first and IS_ADVERB[words[k]]:
            k -= 1
        return words[k] not in MODAL

    def nearest_phrase(self, end: int) -> Words | None:
        """The shortest phrase that ends before word `end`: "on tweets showing …"."""
        found, words = left_of(self.page, end, self.first), self.page.words
        if found is None:
            return None
        for k in range(end - 1, found[0], -1):
            if words[k] in DETERMINER:
                return k, end
            if words[k - 1] in PREPOSITION and not (
                words[k - 1] in PLACED and self.page.capital(k)
            ):
                return k, end
        return found

    def quoted_phrase(self, end: int) -> Words | None:
        """Who is quoted "as saying", as word `end` is."""
        found = left_of(self.page, end, self.first)
        if found is None or found[0] <= self.first:
            return None
        return found if self.page.words[found[0] - 1] in QUOTING else None

    def next_phrase(self, after: int) -> Words | None:
        """The phrase behind the comma after word `after`: "Claiming …, X went on"."""
        most = min(self.end, after + 2 * LONGEST)
        comma = next((k for k in range(after, most) if self.page.words[k] == ","), None)
        return None if comma is None else right_of(self.page, comma + 1, self.end)

    def first_phrase(self, before: int) -> Words | None:
        """The phrase the sentence begins with, up to word `before`: its subject, as a rule."""
        words, start = self.page.words, self.first
        while start < before and words[start] in OPENERS:
            start += 1
        if start < before and (
            words[start] in PREPOSITION | CONJUNCTION
            or (words[start].endswith(("ing", "ed")) and words[start] not in NAMES)
        ):
            most = min(before, start + LONGEST)
            start = next((k for k in range(start, most) if words[k] == ","), before) + 1
        if start < before and words[start] != QUOTE:
            found = right_of(self.page, start, before)
            if found is not None:
                first, end = found
                past = (k for k in range(first + 1, end) if LOOKS_PAST[words[k]])
                return first, next(past, end)
        return left_of(self.page, before, self.first)
