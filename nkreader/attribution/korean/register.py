"""Who of those that Korean paragraphs name as sources are the same, and how sure that is.

그 goes to the last one named, a bare 소식통 to the last source so called, 또 다른 begins somebody
new. Nothing is said across texts.
"""

from typing import NamedTuple

from nkreader.attribution.korean.claims import Claim, moved
from nkreader.attribution.korean.verbs import word_list
from nkreader.attribution.values import Pair, Speaker

OTHER = ("또 다른", "다른", "또다른")
DEFINITE = ("이", "그", "해당", "앞서")
INDEFINITE = frozenset({"한", "어느", "어떤", "두", "세", "여러", "일부"})
NEAR = 1
"""Paragraphs within which a bare head can only be the one just brought in."""
LATEST = 50
"""Speakers looked back at, at most: a text has a handful."""


class _Known(NamedTuple):
    number: int
    words: str
    head: str
    brought_in: int
    """The paragraph of its last full description."""


class Register:
    """The speakers of one text, in the order they are met."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.mentions: list[list[Pair]] = []
        self.doubtful: list[bool] = []
        self.recent: list[_Known] = []
        """The last named first."""

    def speaker_of(
        self, plain: str, claim: Claim, block: int, start: int, places: list[int] | None
    ) -> tuple[int | None, bool]:
        """Whose words a claim is, and whether that is doubtful."""
        if claim.source is None:
            return None, False
        words = " ".join(plain[slice(*claim.source)].split())
        known, doubtful = self._found(words, block)
        if known is None:
            head = _head(words)
            alike = any(one.head == head for one in self.recent)
            known = _Known(len(self.names), words, head, block)
            is_unnamed = words in word_list("pronouns")
            self.names.append(f"someone (“{words}”)" if is_unnamed else words)
            self.mentions.append([])
            self.doubtful.append(alike and not words.startswith(OTHER))
        self.mentions[known.number].append(moved(claim.source, start, places))
        self.recent = [known, *(one for one in self.recent if one.number != known.number)]
        del self.recent[LATEST:]
        return known.number, doubtful

    def _found(self, words: str, block: int) -> tuple[_Known | None, bool]:
        """The speaker that a description means, None where it is a new one."""
        if words in word_list("pronouns"):
            return (self.recent[0], False) if self.recent else (None, False)
        if words.startswith(OTHER):
            return None, False
        same = next((one for one in self.recent if one.words == words), None)
        head = _head(words)
        first, _, rest = words.partition(" ")
        is_bare = words == head and head in word_list("heads")
        if is_bare or (first in DEFINITE and rest == head):
            alike = [one for one in self.recent if one.head == head]
            if not alike:
                return None, False
            return alike[0], len(alike) > 1 and block - alike[0].brought_in > NEAR
        if same is not None:
            return same._replace(brought_in=block), bool(INDEFINITE & set(words.split()))
        if len(first) == 1 and rest:
            bearer = next(
                (one for one in self.recent if one.words[0] == first and one.head == head), None
            )
            if bearer is not None:
                return bearer, False
        return None, False

    def speakers(self) -> tuple[Speaker, ...]:
        """Everybody, with names that tell them apart."""
        out, seen = [], dict[str, int]()
        for name, mentions, doubtful in zip(self.names, self.mentions, self.doubtful, strict=True):
            seen[name] = seen.get(name, 0) + 1
            told = name if seen[name] == 1 else f"{name} ({seen[name]})"
            out.append(Speaker(told, tuple(mentions), doubtful))
        return tuple(out)


def _head(words: str) -> str:
    """The noun of a description: its last word, in the singular; 소식통 of 내부소식통."""
    word = words.rpartition(" ")[2].removesuffix("들")
    return next((head for head in word_list("heads") if word.endswith(head)), word)
