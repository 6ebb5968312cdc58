"""Words that must not go out, and where they are in other words, however they are written there.

Case, spaces, line ends, quotation marks, hyphens, invisible signs and Unicode form (wide letters,
ligatures) make no difference: letters and digits alone are compared. Words are found inside longer
ones too; rather too much is withheld than too little.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import dropwhile
from unicodedata import normalize

from nkreader.exchange.many_words import ManyWords
from nkreader.exchange.wording import quoted
from nkreader.model import NkreaderError
from nkreader.text.cleaning import fold_map, folded
from nkreader.text.legible import legible

MARK = "█████"
"""What stands where something was cut: always as long, so that its length tells nothing."""
_SIGN = MARK[0]
_READ = re.compile(rf"[^\W_]+|{_SIGN}")
_FOLDED = re.compile("[^\0-\x7f\uac00-\ud7a3\u4e00-\u9fff]+")
"""Runs in which more may change than the case of ASCII."""
_FREQUENT = "“”‘’–—…\u00a0"
_PART = 2_048
_LOWER = bytes(range(256)).lower()
_UNREAD = bytes(code for code in range(128) if not chr(code).isalnum())
_LEADING = frozenset(
    (
        *("a", "an", "the", "this", "that", "these", "those", "one", "two", "three", "some"),
        *("several", "many", "other", "others", "another", "our", "its", "his", "her", "their"),
        *("both", "all", "each", "any", "no", "more", "most", "of", "few", "various"),
    )
)
"""What descriptions begin with that tells nothing."""
_GENERAL = _LEADING | {"source", "sources", "official", "officials", "person", "people", "who"}
"""Words that describe nobody."""
Span = tuple[int, int]


class Secrets:
    """Words to be withheld."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted({bare(one) for one in words} - {""})
        self._many = ManyWords(word.encode() for word in self._words)

    def __len__(self) -> int:
        return len(self._words)

    @property
    def longest(self) -> int:
        """Letters of the longest of them."""
        return max(map(len, self._words), default=0)

    def find(self, text: str) -> list[Span]:
        """Where any of them is in a text, in order; places may overlap."""
        if self.first_in(text) is None:
            return []
        read, offsets = fold_map(text)
        letters = [
            (at, letter)
            for match in _READ.finditer(read)
            for at in range(*match.span())
            for letter in (read[at] if read[at].isascii() else _bare(read[at]))
        ]
        kept = [at for at, _ in letters]
        squeezed = "".join(letter for _, letter in letters)
        found = []
        for word in self._words:
            at = squeezed.find(word)
            while at >= 0:
                last = kept[at + len(word) - 1]
                end = last + 1
                while end < len(read) and offsets[end] == offsets[last]:
                    end += 1
                found.append((offsets[kept[at]], offsets[end] if end < len(read) else len(text)))
                at = squeezed.find(word, at + 1)
        return sorted(found)

    def scrub(self, text: str) -> str:
        """The text with marks in their places."""
        for start, end in reversed(merged(self.find(text))):
            text = text[:start] + MARK + text[end:]
        return text

    def first_in(self, text: str) -> str | None:
        """One that is in a text, as it is compared; None where none is."""
        return self.first_read(read_as(text))

    def first_read(self, text: str) -> str | None:
        """The same of a text that `read_as` has given."""
        found = self._many.first_in(_squeezed(text))
        return None if found is None else found.decode()


def bare(text: str) -> str:
    """What is compared of a text.

    >>> bare("“Another  Source,” inside\\n> Hye\\u00adsan")
    'anothersourceinsidehyesan'
    """
    return _squeezed(read_as(text)).decode()


def _squeezed(read: str) -> bytes:
    """The same in UTF-8, of a text that is read."""
    return read.encode("utf-8", "replace").translate(_LOWER, _UNREAD)


def read_as(text: str) -> str:
    """A text, long ones too, whose letters beside ASCII's are those that are compared, and all that
    is not compared is ASCII."""
    if not text.isascii():
        for sign in _FREQUENT:
            text = text.replace(sign, " ")
    return text if text.isascii() else "".join(map(_part_read, _parts(text)))


def _parts(text: str) -> Iterator[str]:
    """The text in pieces that begin with ASCII: nothing is joined over their borders."""
    start = 0
    while start < len(text):
        end = start + _PART
        while end < len(text) and not text[end].isascii():
            end += 1
        yield text[start:end]
        start = end


def _part_read(part: str) -> str:
    return part if part.isascii() else "".join(_pieces(part))


def _pieces(text: str) -> Iterator[str]:
    done = 0
    for run in _FOLDED.finditer(text):
        # The sign before may be joined with the first of the run.
        start = max(done, run.start() - 1)
        yield text[done:start]
        yield _bare(text[start : run.end()])
        done = run.end()
    yield text[done:]


@lru_cache(maxsize=1 << 16)
def _bare(run: str) -> str:
    return "".join(_READ.findall(folded(normalize("NFKC", legible(run)[0]))))


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans that overlap or touch made one, in order."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def telling(descriptions: Iterable[str]) -> Iterator[str]:
    """Of descriptions of sources those that tell of somebody, without what they begin with that
    does not. What is as general as "a source" is cut where it is, and looked for nowhere else.

    >>> list(telling(["another source inside North Korea", "the source", "one of the traders"]))
    ['source inside North Korea']
    """
    for one in descriptions:
        words = list(re.finditer(r"[^\W_]+", one))
        own = list(dropwhile(lambda word: word[0].casefold() in _LEADING, words))
        if len(own) > 1 and any(word[0].casefold() not in _GENERAL for word in own):
            yield one[own[0].start() :]


def is_distinct(words: str, least: int = 4) -> bool:
    """Whether words can be looked for everywhere without finding them in half of all others: they
    have `least` letters, or two where not all are ASCII's."""
    word = bare(words)
    return len(word) >= (least if word.isascii() else 2)


def phrases(given: Iterable[str]) -> Iterator[str]:
    """Phrases that a person wants withheld. Raises NkreaderError for one too short to be told from
    anything."""
    for one in given:
        if not is_distinct(one, 3):
            raise NkreaderError(
                f"{quoted(one.strip())} is too short to be protected; give three letters or more"
            )
        yield one
