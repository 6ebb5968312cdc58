"""A text as words: what every rule family reads from and writes its finds to.

Owns how a text is cut into words, how capitalised words run together, and who has claimed which
word. What the words mean comes from `lexicon`; what to look for is the families' business.
"""

import re
from collections import defaultdict
from functools import cache
from itertools import accumulate, chain, compress
from unicodedata import is_normalized, normalize

from nkreader.entities import flags as f
from nkreader.entities.lexicon import WORD, Lexicon
from nkreader.entities.links import without_links
from nkreader.model import Label

SPACES = frozenset({" ", "  ", "   ", "\t"})
"""Gaps that keep two words in one line of prose."""
WRAPS = SPACES | {"\n", " \n", "\n ", "  \n", "\r\n", "\u2028"}
"""Gaps that keep two words in one phrase, a line break included."""
NO_GAP = "\x00"
"""What lies behind the last word: no gap that goes on to another."""
LONGEST = 30
"""Words of a capitalised run, at most."""
HYPHENS = frozenset({"-", "\u2010", "\u2013"})
JOINTS = WRAPS | HYPHENS | {". ", ".", "'", "' ", "/", "", ".-", "\u200b", "*", '" ', ' "'}
"""Gaps that may stand inside a name of the lists."""
ENDS = re.compile(r"[.!?:;\n\u2022\u25a0\u2014>*|]|[\"\u201c\u2018]$")
"""A gap with one of these starts a sentence, a heading, an item or a quotation."""

_CAPITAL_S = re.compile(r"(?<=[A-Z])'S\b")
"""The possessive of a line in capitals."""
_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_GLUED = re.compile(r"([A-Z]{3,})([A-Z][a-z]+)$|([a-z]{3,})([A-Z][a-z]{2,}.*)$")

Found = tuple[int, int, Label, str | None]
"""First code point, code point after the last, label, canonical name or None for the words."""
Hit = tuple[int, int, Label, str | None]
"""First word, word after the last, label, canonical name or None for the words themselves."""


class Page:
    """One text cut into words.

    `words[i]` stands at `starts[i]:ends[i]` (code points of the text), `gaps[i]` is what lies
    before it, `kinds[i]` its flags. Curly apostrophes, spaces of any width and
    letters with their marks apart read as plain ones.
    """

    __slots__ = (
        "_asked", "_buckets", "_by_bit", "apart", "ends", "found", "gaps", "hit_at", "hits",
        "kinds", "lexicon", "size", "starts", "taken", "text", "words",
    )  # fmt: skip

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        plain = text.replace("\u2019", "'").replace("\u2011", "-")
        if not text.isascii():
            plain = _SPACE.sub(" ", plain)
        if "'S" in plain:
            plain = _CAPITAL_S.sub("'s", plain)
        pieces = WORD.split(without_links(plain))
        self._cut(pieces)
        if any(kind & f.GLUED for kind in self._buckets):
            self._cut(_unglued(pieces, lexicon))
        self.size = len(self.kinds)
        self.taken = bytearray(self.size + 1)
        self.found: list[Found] = []
        self.apart: list[Found] = []
        """What is found in another script, which the families of this one do not look at."""
        self.hits: list[Hit] = []
        self.hit_at: dict[int, Hit] = {}
        self._look_up()

    def _cut(self, pieces: list[str]) -> None:
        """Take over the words and gaps that alternate in `pieces`."""
        words = pieces[1::2]
        if not self.text.isascii() and not is_normalized("NFC", self.text):
            words = [normalize("NFC", word) for word in words]
        places = list(accumulate(map(len, pieces)))
        kinds = list(map(self.lexicon.kinds.__getitem__, words))
        self.words: list[str] = words
        self.gaps: list[str] = pieces[0::2]
        self.gaps[-1] = NO_GAP
        self.starts: list[int] = places[0::2]
        self.ends: list[int] = places[1::2]
        self.kinds: list[int] = kinds
        buckets: defaultdict[int, list[int]] = defaultdict(list)
        for i in compress(range(len(words)), kinds):
            buckets[kinds[i]].append(i)
        by_bit: defaultdict[int, list[list[int]]] = defaultdict(list)
        for kind, indices in buckets.items():
            for bit in _bits(kind):
                by_bit[bit].append(indices)
        self._buckets = buckets
        self._by_bit = by_bit
        self._asked: dict[int, list[int]] = {}

    def where(self, flag: int) -> list[int]:
        """The words that carry one of the bits of `flag`, in order."""
        known = self._asked.get(flag)
        if known is not None:
            return known
        lists = self._by_bit.get(flag)
        if lists is None and flag & (flag - 1):
            lists = [indices for kind, indices in self._buckets.items() if kind & flag]
        if not lists:
            out: list[int] = []
        elif len(lists) == 1:
            out = lists[0]
        else:
            out = sorted(chain.from_iterable(lists))
        self._asked[flag] = out
        return out

    def exactly(self, kind: int) -> list[int]:
        """The words whose flags are `kind` and nothing else, in order."""
        return self._buckets.get(kind, [])

    def exactly_at(self, i: int, kind: int) -> bool:
        """Whether word `i` exists and has the flags `kind` and nothing else."""
        return i < self.size and self.kinds[i] == kind

    def is_start(self, i: int) -> bool:
        """Whether word `i` opens a sentence, a line or a quotation (its capital says nothing)."""
        return i == 0 or ENDS.search(self.gaps[i]) is not None

    def free(self, i: int, j: int) -> bool:
        """Whether no family has claimed any of the words `i` to `j` (exclusive)."""
        return self.taken.find(1, i, j) < 0

    def claim(
        self,
        i: int,
        j: int,
        label: Label,
        name: str | None = None,
        *,
        start: int | None = None,
        end: int | None = None,
    ) -> bool:
        """Label words `i` to `j` (exclusive) if they are free; `start`, `end` move the borders."""
        taken = self.taken
        if i >= j or i < 0 or taken[i] or (j - i > 1 and taken.find(1, i, j) >= 0):
            return False
        taken[i:j] = b"\x01" * (j - i)
        first = self.starts[i] if start is None else start
        self.found.append((first, self.ends[j - 1] if end is None else end, label, name))
        return True

    def block(self, i: int, j: int) -> None:
        """Keep every later family from words `i` to `j`."""
        self.taken[i:j] = b"\x01" * (j - i)

    def run_right(self, i: int, joints: frozenset[str] = SPACES | HYPHENS) -> int:
        """The word after the last of the capitalised run that begins at `i`."""
        kinds, gaps = self.kinds, self.gaps
        j = i + 1
        most = min(self.size, i + LONGEST)
        while j < most and kinds[j] & f.CAP and gaps[j] in joints:
            j += 1
        return j

    def run_left(self, i: int, joints: frozenset[str] = SPACES | HYPHENS) -> int:
        """The first word of the capitalised run that ends with word `i`."""
        kinds, gaps = self.kinds, self.gaps
        least = max(0, i - LONGEST)
        while i > least and kinds[i - 1] & f.CAP and gaps[i] in joints:
            i -= 1
        return i

    def said(self, i: int) -> str:
        """Word `i` in small letters, empty outside the text."""
        return self.words[i].lower() if 0 <= i < self.size else ""

    def space(self, i: int) -> bool:
        """Whether word `i` exists and only white space lies between it and the word before."""
        return 0 < i < self.size and self.gaps[i] in WRAPS

    def runs_on(self, i: int, flag: int, joints: frozenset[str] = SPACES) -> bool:
        """Whether word `i` goes on a capitalised run and carries one of the bits of `flag`."""
        if i >= self.size or self.gaps[i] not in joints:
            return False
        return bool(self.kinds[i] & f.CAP and self.kinds[i] & flag)

    def _look_up(self) -> None:
        """Fill `hits` with the longest names of the lists, from the left, and `hit_at` by word."""
        lexicon, words, gaps, kinds = self.lexicon, self.words, self.gaps, self.kinds
        first, names, pairs = lexicon.first, lexicon.names, lexicon.pairs
        size, hits, hit_at = self.size, self.hits, self.hit_at
        until = 0
        for i in self.where(f.START):
            if i < until:
                continue
            word = words[i]
            k = i + 1
            value = None
            longest = first.get(word, 0) if k < size else 0
            if longest > 1 and gaps[k] in JOINTS and f"{word} {words[k]}" in pairs:
                j = i + 2
                while j < size and j - i < longest and gaps[j] in JOINTS:
                    j += 1
                for k in range(j, i + 1, -1):
                    value = names.get(" ".join(words[i:k]))
                    if value is not None:
                        break
            if value is None:
                k = i + 1
                value = names.get(word)
            if kinds[i] & f.UPPER and (value is None or k == i + 1):
                shouted, end = lexicon.shouted(words, gaps, i, JOINTS)
                if shouted is not None and (value is None or end > k):
                    value, k = shouted, end
            if value is None:
                continue
            hit: Hit = (i, k, *value) if isinstance(value, tuple) else (i, k, value, None)
            hits.append(hit)
            hit_at[i] = hit
            for place in range(i + 1, k):
                hit_at[place] = hit
            until = k


@cache
def _bits(kind: int) -> tuple[int, ...]:
    """The single bits of a flag."""
    return tuple(1 << place for place in range(kind.bit_length()) if kind >> place & 1)


def _unglued(pieces: list[str], lexicon: Lexicon) -> list[str]:
    """`pieces` with words like "SEOULThe" cut in two where either half is a known place."""
    out: list[str] = []
    for place, piece in enumerate(pieces):
        if place % 2 and (found := _GLUED.match(piece)):
            left, right = (part for part in found.groups() if part)
            if lexicon.is_place(left) or (found[3] and lexicon.is_place(right)):
                out += [left, "", right]
                continue
        out.append(piece)
    return out
