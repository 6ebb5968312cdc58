"""Who of those that are named as sources in one text are the same, and how sure that is.

Pronouns go to the last one named, "the source" to the last source, a surname to its bearer.
"Another source" is somebody else. Nothing is said across texts: that is a person's decision.
"""

from typing import NamedTuple

from nkreader.attribution.board import Board, Find, Words
from nkreader.attribution.grammar import POSSESSIVE, PREPOSITION, PRONOUN, RELATIVE
from nkreader.attribution.lexicon import KNOWN
from nkreader.attribution.nouns import left_of
from nkreader.attribution.values import Speaker

OTHER = frozenset({"another", "other", "second", "third", "fourth", "separate", "different"})
INDEFINITE = frozenset({"a", "an", "one", "some", "several", "many", "two", "three"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "same", "said"})
ARTICLES = DEFINITE | INDEFINITE
NOBODY = frozenset[str]()
OWNERS = ("\u2019s", "'s")
BEHIND = PREPOSITION | RELATIVE | {",", "("}
"""What follows the noun of a description."""
PLURAL = frozenset({"they", "their", "we", "our"})
SINGULAR = frozenset({"he", "she", "his", "her"})
OWN = frozenset({"i", "we", "you", "my", "our", "your"})
NEAR = 1
"""Paragraphs within which "the source" can only be the one just brought in."""
LATEST = 50
"""Speakers looked back at, at most: a text has a handful."""


class _Known(NamedTuple):
    """A speaker while the text is read."""

    number: int
    head: str
    """The noun of its description, in small letters; the surname of a person."""
    proper: frozenset[str]
    """Its words with capitals."""
    brought_in: int
    """The paragraph of its last full description."""
    plural: bool
    joined: bool = False
    """Whether two are named together: "North Korea and China"."""


class Register:
    """The speakers of one text, in the order they are met."""

    def __init__(self, board: Board) -> None:
        self.page = board.page
        self.known: list[_Known] = []
        self.names: list[str] = []
        self.mentions: list[list[Words]] = []
        self.doubtful: list[bool] = []
        self.recent: list[int] = []
        """Numbers of speakers, the last named first."""
        self.named_in: dict[int, int] = {}
        """The paragraph each was named in last."""

    def speaker_of(self, find: Find) -> tuple[int | None, bool]:
        """Whose words a find is, and whether that is doubtful."""
        if find.source is None:
            return None, False
        number, doubtful = self._named(find.source, find.block)
        if number is not None:
            self.named_in[number] = find.block
            self.mentions[number].append(find.source)
            if number in self.recent:
                self.recent.remove(number)
            self.recent.insert(0, number)
            del self.recent[LATEST:]
        return number, doubtful

    def _named(self, source: Words, block: int) -> tuple[int | None, bool]:
        words = self.page.words
        first = words[source[0]]
        if source[1] - source[0] == 1 and first in RELATIVE:
            before = source[0] - 1
            found = left_of(self.page, before + (words[before] != ","), max(0, before - 40))
            if found is not None and found[0] < before:
                return self._described(found, block)
        if source[1] - source[0] == 1 and (first in PRONOUN or first in POSSESSIVE):
            return self._pronoun(first, source, block)
        return self._described(source, block)

    def _pronoun(self, word: str, source: Words, block: int) -> tuple[int | None, bool]:
        """The last speaker that the pronoun can mean."""
        if word in OWN:
            return self._new(source, word, frozenset(), -9, word in PLURAL), False
        fitting = [one for one in self.recent if _fits(word, self.known[one])]
        if fitting:
            here = self.named_in[fitting[0]] == block
            return fitting[0], word not in SINGULAR and (len(fitting) > 1 or not here)
        if self.recent and word != "it":
            return self.recent[0], True
        return self._new(source, word, frozenset(), -9, word in PLURAL), True

    def _described(self, source: Words, block: int) -> tuple[int, bool]:
        """The speaker that a description or a name means, a new one where none fits."""
        page, words = self.page, self.page.words
        start, end = source
        said = words[start:end]
        owner = 0
        for mark in OWNERS:
            if mark in said[1:]:
                owner = start + said.index(mark, 1)
        if owner and (owner + 1 == end or words[end - 1] in KNOWN.nouns):
            end = owner
            source = (start, owner)
        text, starts = page.text, page.starts
        head_end = start + 1
        while head_end < end and words[head_end] not in BEHIND:
            head_end += 1
        head = words[head_end - 1]
        capitals = [words[k] for k in range(start, head_end) if text[starts[k]].isupper()]
        proper = frozenset(capitals) - ARTICLES if capitals else NOBODY
        is_name = text[starts[head_end - 1]].isupper()
        plural = head.endswith("s") and not head.endswith("ss") and not is_name
        if is_name:
            return self._proper(source, head, proper, block, plural)
        if not OTHER.isdisjoint(said[:3]):
            return self._new(source, head, proper, block, plural), False
        known = self.known
        alike = [known[one] for one in self.recent if known[one].head == head]
        if words[start] in DEFINITE:
            if not alike:
                return self._new(source, head, proper, block, plural), False
            last = alike[0]
            far = block - last.brought_in > NEAR
            return last.number, len(alike) > 1 and far
        if alike and self._same_words(source, alike[0].number):
            return alike[0].number, True
        return self._new(source, head, proper, block, plural, bool(alike)), False

    def _proper(
        self, source: Words, head: str, proper: frozenset[str], block: int, plural: bool
    ) -> tuple[int, bool]:
        """The bearer of a name: one that shares its last word, and no other word against it."""
        joined = self._joined(source)
        alike: list[int] = []
        for one in self.recent:
            known = self.known[one]
            if (known.head == head or len(proper) == 1) and joined == known.joined and (
                known.proper and (proper <= known.proper or known.proper <= proper)
            ):  # fmt: skip
                alike.append(one)
        if not alike:
            return self._new(source, head, proper, block, plural), False
        number = alike[0]
        if len(proper) > len(self.known[number].proper):
            self.known[number] = self.known[number]._replace(proper=proper)
            self.names[number] = self._said(source)
        return number, len(alike) > 1

    def _joined(self, source: Words) -> bool:
        """Whether "and" stands in a source before it is explained."""
        words = self.page.words[source[0] : source[1]]
        if "and" not in words:
            return False
        place = words.index("and")
        return "," not in words[:place] and "(" not in words[:place]

    def _same_words(self, source: Words, number: int) -> bool:
        """Whether a description is, word for word, the one a speaker was brought in with."""
        return self._said(source).lower() == self.names[number].lower()

    def _new(
        self, source: Words, head: str, proper: frozenset[str], block: int, plural: bool,
        doubtful: bool = False,
    ) -> int:  # fmt: skip
        number = len(self.known)
        if block < 0:
            for known in self.known:
                if known.head == head and known.brought_in < 0:
                    return known.number
        self.known.append(_Known(number, head, proper, block, plural, self._joined(source)))
        self.names.append(self._said(source))
        self.mentions.append([])
        self.doubtful.append(doubtful)
        return number

    def _said(self, source: Words) -> str:
        first, last = source
        if self.page.words[last - 1] in ("'s", "\u2019s"):
            last -= 1
        start, end = self.page.span(first, last)
        return " ".join(self.page.text[start:end].strip(" ,").split())

    def speakers(self) -> tuple[Speaker, ...]:
        """Everybody, with names that tell them apart."""
        out, seen = [], dict[str, int]()
        for name, mentions, doubtful in zip(self.names, self.mentions, self.doubtful, strict=True):
            seen[name] = seen.get(name, 0) + 1
            told = name if seen[name] == 1 else f"{name} ({seen[name]})"
            spans = tuple(self.page.span(*one) for one in mentions)
            out.append(Speaker(told, spans, doubtful))
        return tuple(out)


def _fits(pronoun: str, known: _Known) -> bool:
    """Whether a pronoun can mean a speaker: by number, and by whether it is a person."""
    if pronoun in PLURAL:
        return known.plural
    if known.plural:
        return pronoun not in SINGULAR and pronoun != "it"
    if pronoun in SINGULAR:
        return known.head not in KNOWN.bodies
    return pronoun not in ("it", "its") or known.head not in KNOWN.people
