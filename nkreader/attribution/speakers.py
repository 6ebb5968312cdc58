"""Who of those that are named as sources in one text are the same, and how sure that is.

Pronouns go to the last one named, "the source" to the last source, a surname to its bearer. Who is
only ever "he" or "they" has no name, and is called "someone".
"Another source" is somebody else. Nothing is said across texts: that is a person's decision.
"""

from typing import NamedTuple

from nkreader.attribution.board import Words
from nkreader.attribution.grammar import PREPOSITION, PRONOUN, RELATIVE
from nkreader.attribution.lexicon import KNOWN, VERBS
from nkreader.attribution.nouns import left_of
from nkreader.attribution.page import Page
from nkreader.attribution.subjects import subject_before
from nkreader.attribution.values import Speaker

OTHER = frozenset({"another", "other", "second", "third", "fourth", "separate", "different"})
INDEFINITE = frozenset({"a", "an", "one", "some", "several", "many", "two", "three"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "same", "said"})
ARTICLES = DEFINITE | INDEFINITE
NOBODY = frozenset[str]()
MARKS = ("'s", "\u2019s")
OWNERS = frozenset(MARKS)
BEHIND = PREPOSITION | RELATIVE | {",", "("}
"""What follows the noun of a description."""
SUBJECT_OF = {
    "his": "he", "her": "she", "their": "they", "its": "it", "whose": "who", "my": "i",
    "our": "we", "your": "you", "him": "he", "them": "they", "me": "i", "us": "we",
}  # fmt: skip
"""Whose something is, or whom it is about, as the pronoun for who does something."""
PLURAL = frozenset({"they", "we"})
SINGULAR = frozenset({"he", "she"})
NO_ANTECEDENT = PRONOUN | VERBS.keys()
"""Behind these alone "who" goes to nobody: "to report who had told it"."""
OWN = {"i": "I", "we": "we", "you": "you"}
"""Who writes, or reads, with how they are called."""
NOT_BROUGHT_IN = -9
"""The paragraph of a description that never was: all there is of a speaker is a pronoun."""
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
    joined: bool
    """Whether two are named together: "North Korea and China"."""


class Register:
    """The speakers of one text, in the order they are met."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.known: list[_Known] = []
        self.named: list[Words] = []
        """The fullest description of each."""
        self.mentions: list[list[Words]] = []
        self.doubtful: list[bool] = []
        self.unnamed: dict[str, int] = {}
        """Those known by a pronoun alone, by that."""
        self.recent: list[int] = []
        """Numbers of speakers, the last named first."""
        self.named_in: dict[int, int] = {}
        """The paragraph each was named in last."""

    def speaker_of(self, source: Words, block: int) -> tuple[int, bool]:
        """Whose words they are that `source` says in a paragraph, and whether that is doubtful."""
        told = self._told(source, block)
        number = told[0]
        self.named_in[number] = block
        self.mentions[number].append(source)
        recent = self.recent
        if not recent or recent[0] != number:
            if number in recent:
                recent.remove(number)
            recent.insert(0, number)
            del recent[LATEST:]
        return told

    def _told(self, source: Words, block: int) -> tuple[int, bool]:
        if source[1] - source[0] > 1:
            return self._described(source, block)
        words = self.page.words
        first = words[source[0]]
        if first in RELATIVE:
            before = source[0] - 1
            end = before if words[before] == "," else before + 1
            found = left_of(self.page, end, max(0, before - 40))
            if found is not None and words[found[0]] not in NO_ANTECEDENT:
                return self._described(found, block)
            return self._unnamed(first, source), False
        if first in PRONOUN or first in SUBJECT_OF:
            return self._pronoun(SUBJECT_OF.get(first, first), source, block)
        return self._described(source, block)

    def _pronoun(self, word: str, source: Words, block: int) -> tuple[int, bool]:
        """The last speaker that the pronoun can mean."""
        if word in OWN:
            return self._unnamed(word, source), False
        fitting = (one for one in self.recent if _fits(word, self.known[one]))
        nearest = next(fitting, None)
        if nearest is not None:
            if word in SINGULAR:
                return nearest, False
            return nearest, self.named_in[nearest] != block or next(fitting, None) is not None
        for number in self.recent if word != "it" else ():
            known = self.known[number]
            if known.brought_in >= 0 and not (known.plural and word in SINGULAR):
                return number, True
        person = subject_before(self.page, source[0]) if word in SINGULAR else None
        if person is not None:
            return self._described(person, block)
        return self._unnamed(word, source), False

    def _unnamed(self, word: str, source: Words) -> int:
        """Who is known by a pronoun alone."""
        if word not in self.unnamed:
            plural = word in PLURAL
            self.unnamed[word] = self._new(source, word, NOBODY, NOT_BROUGHT_IN, plural)
        return self.unnamed[word]

    def _described(self, source: Words, block: int) -> tuple[int, bool]:
        """The speaker that a description or a name means, a new one where none fits."""
        page, words = self.page, self.page.words
        start, end = source
        said = words[start:end]
        if not OWNERS.isdisjoint(said):
            owner = _owner(said)
            if owner and (owner + 1 == len(said) or said[-1] in KNOWN.nouns):
                end = start + owner
                source = (start, end)
        text, starts = page.text, page.starts
        head_end = start + 1
        while head_end < end and words[head_end] not in BEHIND:
            head_end += 1
        head = words[head_end - 1]
        proper = NOBODY
        if not text[starts[start] : page.ends[head_end - 1]].islower():
            capitals = [words[k] for k in range(start, head_end) if text[starts[k]].isupper()]
            proper = frozenset(capitals) - ARTICLES
        is_name = text[starts[head_end - 1]].isupper()
        plural = head.endswith("s") and not head.endswith("ss") and not is_name
        if is_name:
            return self._proper(source, head, proper, block, plural)
        if not OTHER.isdisjoint(said[:3]):
            return self._new(source, head, proper, block, plural), False
        alike = self._of_head(head)
        if words[start] in DEFINITE:
            if not alike:
                return self._new(source, head, proper, block, plural), False
            last = alike[0]
            far = block - last.brought_in > NEAR
            return last.number, len(alike) > 1 and far
        if alike and self._same_words(source, alike[0].number):
            return alike[0].number, True
        return self._new(source, head, proper, block, plural, bool(alike)), False

    def _of_head(self, head: str) -> list[_Known]:
        """The speakers whose description has this noun, the last named first."""
        known = self.known
        return [known[one] for one in self.recent if known[one].head == head]

    def _proper(
        self, source: Words, head: str, proper: frozenset[str], block: int, plural: bool
    ) -> tuple[int, bool]:
        """The bearer of a name: one that shares its last word, and no other word against it."""
        joined = self._joined(source)
        alike: list[int] = []
        for one in self.recent:
            known = self.known[one]
            if (known.head == head or len(proper) == 1) and joined == known.joined and (
                known.head in known.proper
                and (proper <= known.proper or known.proper <= proper)
            ):  # fmt: skip
                alike.append(one)
        if not alike:
            return self._new(source, head, proper, block, plural), False
        number = alike[0]
        if len(proper) > len(self.known[number].proper):
            self.known[number] = self.known[number]._replace(proper=proper)
            self.named[number] = source
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
        return self._said(source).lower() == self._said(self.named[number]).lower()

    def _new(
        self, source: Words, head: str, proper: frozenset[str], block: int, plural: bool,
        doubtful: bool = False,
    ) -> int:  # fmt: skip
        number = len(self.known)
        self.known.append(_Known(number, head, proper, block, plural, self._joined(source)))
        self.named.append(source)
        self.mentions.append([])
        self.doubtful.append(doubtful)
        return number

    def _name(self, known: _Known) -> str:
        """What a speaker is called."""
        if known.brought_in < 0:
            return OWN.get(known.head) or f"someone (\u201c{known.head}\u201d)"
        return self._said(self.named[known.number])

    def _said(self, source: Words) -> str:
        first, last = source
        if self.page.words[last - 1] in OWNERS:
            last -= 1
        start, end = self.page.span(first, last)
        return " ".join(self.page.text[start:end].strip(" ,").split())

    def speakers(self) -> tuple[Speaker, ...]:
        """Everybody, with names that tell them apart."""
        starts, ends = self.page.starts, self.page.ends
        out, seen = [], dict[str, int]()
        for known, mentions, doubtful in zip(self.known, self.mentions, self.doubtful, strict=True):
            name = self._name(known)
            seen[name] = seen.get(name, 0) + 1
            told = name if seen[name] == 1 else f"{name} ({seen[name]})"
            spans = tuple([(starts[i], ends[j - 1]) for i, j in mentions])
            out.append(Speaker(told, spans, doubtful))
        return tuple(out)


def _owner(said: list[str]) -> int:
    """Where the sign stands that says whose something is: the "'s" of "the ministry's claim"."""
    return next((said.index(mark, 1) for mark in MARKS if mark in said[1:]), 0)


def _fits(pronoun: str, known: _Known) -> bool:
    """Whether a pronoun can mean a speaker: by number, and by whether it is a person."""
    if known.brought_in < 0:
        return known.head == pronoun
    if pronoun in PLURAL:
        return known.plural
    if known.plural:
        return pronoun not in SINGULAR and pronoun != "it"
    if pronoun in SINGULAR:
        return known.head not in KNOWN.bodies
    return pronoun != "it" or known.head not in KNOWN.people
