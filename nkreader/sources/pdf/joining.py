"""The lines of a paragraph as one text: hyphens at line ends undone, spaces where there were."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from nkreader.sources.pdf.letters import Letter
from nkreader.sources.pdf.lines import Line

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = re.compile(r"[^\W_]+\Z")
_FIRST = re.compile(r"[^\W_]+")
_LAST_LETTERS = re.compile(r"[^\W\d_]+\Z")
_FIRST_LETTERS = re.compile(r"[^\W\d_]+")
_BEFORE = (
    "all anti cross ex half high long low mid multi near non one post pre pro self semi short so"
    " third two well world year"
)
_OWN = frozenset(_BEFORE.split())
"""What stands before a hyphen of its own, as in "long-term"."""

_HYPHENS = "-\u2010\xad"
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_UNSPACED = re.compile("[\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60]")
"""Chinese and Japanese, which put no space between words."""

_ENDING = re.compile("[은는이가을를의에로와과도고며다서들면지]\\Z")
"""What Korean words often end with."""


class Joiner:
    """Joins the lines of one document, by the words that stand elsewhere in it."""

    def __init__(self, columns: Iterable[Sequence[Line]]) -> None:
        self._words: Counter[str] = Counter()
        korean: list[tuple[str, str]] = []
        ends = spaced = 0
        for column in columns:
            for line, after in zip(column, [*column[1:], None], strict=True):
                text = line.text
                inner = _LAST.sub("", text)
                self._words.update(word.casefold() for word in _WORD.findall(inner))
                if _HANGUL.match(text[-1]):
                    ends += 1
                    spaced += line.spaced
                    if after and not line.spaced and _HANGUL.match(after.text[0]):
                        korean.append(_parts(text, after.text))
        self._says_spaces = spaced * 5 > ends
        """Whether the file has a space at line ends where a Korean word ends there."""
        within = sum(self._words[tail + head] > 0 for tail, head in korean)
        between = sum(self._words[tail] > 0 and self._words[head] > 0 for tail, head in korean)
        self._cuts_words = within >= 2 and within > between
        """Whether Korean lines are filled up by the letter: their words go on in the next."""

    def joined(self, lines: Sequence[Line]) -> list[Letter]:
        """The letters of a paragraph."""
        letters: list[Letter] = list(lines[0].letters) if lines else []
        for before, line in pairwise(lines):
            if letters[-1].sign in _HYPHENS and len(letters) > 1:
                if self._is_parted(before.text, line.text):
                    letters.pop()
                elif not letters[-2].sign.isalnum():
                    letters.append(letters[-1]._replace(sign=" "))
            elif self._is_spaced(before, line):
                letters.append(letters[-1]._replace(sign=" "))
            letters += line.letters
        return letters

    def _is_parted(self, before: str, after: str) -> bool:
        """Whether the hyphen stands there only because the line ended."""
        first = _FIRST.match(after)
        tail = _LAST.search(before[:-1])
        if first is None or tail is None or not first[0][0].islower() or tail[0][-1].isdigit():
            return before[-1] == "\xad"
        if before[-1] == "\xad":
            return True
        whole, compound = f"{tail[0]}{first[0]}".casefold(), f"{tail[0]}-{first[0]}".casefold()
        if not self._words[whole] and tail[0].casefold() in _OWN:
            return False
        return self._words[whole] >= self._words[compound]

    def _is_spaced(self, before: Line, line: Line) -> bool:
        last, first = before.text[-1], line.text[0]
        if _UNSPACED.match(last) and _UNSPACED.match(first):
            return False
        if not (_HANGUL.match(last) and _HANGUL.match(first)) or before.spaced:
            return True
        if self._says_spaces:
            return False
        tail, head = _parts(before.text, line.text)
        if self._words[tail + head]:
            return False
        return not self._cuts_words or bool(self._words[tail] or _ENDING.search(tail))


def _parts(before: str, after: str) -> tuple[str, str]:
    """The last word of a line and the first of the next."""
    tail, head = _LAST_LETTERS.search(before), _FIRST_LETTERS.match(after)
    return tail[0].casefold() if tail else "", head[0].casefold() if head else ""
