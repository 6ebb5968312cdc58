"""Where codings of another program lie in the text that came with them.

The file says it in offsets of a unit that it does not always name, and often repeats the words. The
words are believed first: an offset that does not lead to them is tried as UTF-16, as counting line
ends twice and as bytes, before they are looked for.
"""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import normalize

from nkreader.anchoring import Anchor, resolve
from nkreader.coded_set import Coding
from nkreader.exchange.units import utf8, utf16
from nkreader.text.cleaning import clean, folded

Span = tuple[int, int]


class Place(NamedTuple):
    """A span of the canonical text, and whether the file's own offsets led there."""

    start: int
    end: int
    is_mended: bool = False


class Original:
    """A document's text as the file has it, and as the library keeps it."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.text = clean(raw).text
        self._shifts = _shifts(raw)
        self._units = (utf16(raw), utf8(raw))
        self._breaks = [at for at, sign in enumerate(self.text) if sign == "\n"]

    def place(self, coding: Coding) -> Place | None:
        """Where a coding lies for certain; None where neither its offsets nor its words say so."""
        words = None if coding.exact is None else clean(coding.exact).text
        for number, span in enumerate(self._ways(coding)):
            if words is None or self._says(span, words) or self._begins(span, words):
                return Place(*span, is_mended=number > 0)
        return self._found(coding, words) if words else None

    def _ways(self, coding: Coding) -> Iterator[Span]:
        """What the offsets may mean, the likeliest first."""
        start, end = coding.start, coding.end
        if start is None or end is None:
            return
        yield from self._sound(self._canonical(start), self._canonical(end))
        for unit in self._units:
            first, last = unit.back(start), unit.back(end)
            if first is not None and last is not None:
                yield from self._sound(self._canonical(first), self._canonical(last))
        yield from self._sound(self._without_returns(start), self._without_returns(end))
        yield from self._sound(start, end)
        if self.raw.startswith("\ufeff"):
            yield from self._sound(self._canonical(start + 1), self._canonical(end + 1))
            yield from self._sound(start - 1, end - 1)

    def _sound(self, start: int, end: int) -> Iterator[Span]:
        if 0 <= start < end <= len(self.text):
            yield start, end

    def _canonical(self, offset: int) -> int:
        """The offset in the canonical text of one in the file's."""
        return offset - bisect_left(self._shifts, offset) if offset >= 0 else -1

    def _without_returns(self, offset: int) -> int:
        """The same, of one that counted every line end as two."""
        low, high = 0, len(self.text)
        while low < high:
            middle = (low + high) // 2
            if middle + bisect_left(self._breaks, middle) < offset:
                low = middle + 1
            else:
                high = middle
        return low

    def _says(self, span: Span, words: str) -> bool:
        # `clean`, which the words went through, takes a byte order mark off their beginning.
        there = self.text[span[0] : span[1]].removeprefix("\ufeff")
        return there == words or folded(there).split() == folded(words).split()

    def _begins(self, span: Span, words: str) -> bool:
        """Whether the words are those there, cut short: some programs do that."""
        shown = words.rstrip()
        cut = shown.rstrip("….").rstrip()
        there = " ".join(self.text[span[0] : span[1]].split())
        return shown.endswith(("…", "...")) and there.startswith(" ".join(cut.split()))

    def _found(self, coding: Coding, words: str) -> Place | None:
        """Where the words are: where they stand once, also with what is around them, or where the
        offsets touch them; else where `anchoring` is certain."""
        places: list[int] = []
        for form in ("NFC", "NFD"):
            if words not in self.text:
                # The file may spell the words otherwise than its text.
                words = normalize(form, words)
        at = self.text.find(words)
        while at >= 0:
            places.append(at)
            at = self.text.find(words, at + 1)
        if len(places) > 1 and (coding.prefix or coding.suffix):
            near = [at for at in places if self._fits(coding, at, at + len(words))]
            places = near or places
        if len(places) > 1:
            ways = list(self._ways(coding))
            places = [
                at
                for at in places
                if any(at < end and start < at + len(words) for start, end in ways)
            ]
        if len(places) == 1:
            return Place(places[0], places[0] + len(words), coding.start is not None)
        start = len(self.text) + 1 if coding.start is None else coding.start
        anchor = Anchor(start, start + len(words), words, coding.prefix, coding.suffix)
        status, first, last = resolve(anchor, self.text)
        sure = status == "placed" and first is not None and last is not None
        return Place(first, last, True) if sure and first is not None and last else None

    def _fits(self, coding: Coding, start: int, end: int) -> bool:
        before, after = clean(coding.prefix).text, clean(coding.suffix).text
        return self.text[:start].endswith(before) and self.text.startswith(after, end)


def _shifts(raw: str) -> list[int]:
    """The offsets in a raw text behind each code point that the canonical one does not have."""
    gone = [0] if raw.startswith("\ufeff") else []
    at = raw.find("\r\n")
    while at >= 0:
        gone.append(at + 1)
        at = raw.find("\r\n", at + 2)
    return gone
