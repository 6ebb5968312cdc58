"""Which parts of a page are its article.

Trafilatura names the passages; the page's own shape mends that: what stands between them in the
same container and reads like them belongs to them, what lies in areas beside it does not.
"""

import re
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from nkreader.sources.pages.areas import Areas, areas_of, container
from nkreader.sources.pages.lines import is_date_line, is_label, is_reference, says_something
from nkreader.sources.pages.parts import Part
from nkreader.sources.pages.titles import words_of as title_words
from nkreader.text.zoning.lines import is_ended
from nkreader.text.zoning.people import is_byline

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
MANY = 30_000
"""Elements from which on a page is left to its own shape: trafilatura would take minutes."""

RUN = 4
"""Words that must follow each other in both texts for a part to count as taken."""

HEAD = 30
"""Parts among which the lines before the text are looked for."""

PROSE = 10
"""Words from which on a part, if it is not mostly links, is prose."""

APART = 0.1
"""The share of a body that a second container must have to be a part of it."""

LINKED = 0.5
"""The share of links from which on a part leads elsewhere."""


class Choice(NamedTuple):
    """The parts of an article, and the one that is its headline."""

    parts: list[Part]
    headline: Part | None
    head: list[str]
    """The lines around the headline and before the first prose: where a page says who and when."""
    range: Sequence[Part]
    """All parts from the first of the article to the last."""


def chosen(parts: Sequence[Part], root: "HtmlElement", title: str | None) -> Choice:
    """The parts that are the article, in order; none where a page has no prose."""
    counts = [len(_words(part.words)) for part in parts]
    taken = _taken(parts, root)
    prose = [number for number in taken if _is_prose(parts[number], counts[number])]
    if not prose:
        prose = [n for n, part in enumerate(parts) if _is_prose(part, counts[n])]
        prose = prose or [n for n, part in enumerate(parts) if _is_sentence(part, counts[n])]
        taken = set(prose)
    if not prose:
        return Choice([], None, [], [])
    areas = areas_of(root, ((parts[n].element, counts[n]) for n in prose))
    headline = _headline(parts, areas, title)
    inside = _Inside(parts, counts, areas, container(root, areas, 0.75), headline)
    kept = inside.completed(inside.cleared(taken))
    first = next((n for n in kept if _is_prose(parts[n], counts[n])), len(parts))
    start = max((headline if headline is not None else first - HEAD) - 3, 0)
    head = [part.words for part in parts[start : min(first, start + HEAD)] if len(part.words) < 300]
    return Choice(
        [_hinted(parts[n]) if n < first else parts[n] for n in kept],
        None if headline is None else parts[headline],
        head,
        parts[kept[0] : kept[-1] + 1] if kept else [],
    )


def _hinted(part: Part) -> Part:
    """A line above the text that says who or when, as one."""
    if part.hint or part.level or part.rows:
        return part
    if is_byline(part.words):
        return part._replace(hint="byline")
    return part._replace(hint="dateline") if is_date_line(part.words) else part


def _taken(parts: Sequence[Part], root: "HtmlElement") -> set[int]:
    """The numbers of the parts whose words trafilatura takes for the article's."""
    from copy import deepcopy

    from trafilatura import bare_extraction

    if len(parts) > MANY or len(list(islice(root.iter(), MANY))) == MANY:
        return set()
    found = bare_extraction(deepcopy(root), include_comments=False, favor_precision=True)
    text = getattr(found, "text", None) or ""
    words = _words(text)
    runs = set(zip(*(words[n:] for n in range(RUN)), strict=False))
    lines = {" ".join(_words(line)) for line in text.split("\n")}
    return {n for n, part in enumerate(parts) if _is_in(part, runs, lines)}


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _is_in(part: Part, runs: set[tuple[str, ...]], lines: set[str]) -> bool:
    words = _words(part.words)
    if len(words) < 2 * RUN:
        return " ".join(words) in lines
    own = list(zip(*(words[n:] for n in range(RUN)), strict=False))
    return sum(run in runs for run in own) * 2 > len(own)


def _is_prose(part: Part, count: int) -> bool:
    if count < PROSE or part.level or part.linked >= LINKED:
        return False
    return not is_date_line(part.words)


def _is_sentence(part: Part, count: int) -> bool:
    """A page of one line has no more prose than this."""
    return count >= 2 and not part.level and part.linked < LINKED and is_ended(part.words)


def _headline(parts: Sequence[Part], areas: Areas, title: str | None) -> int | None:
    """The part that shows the title: the first heading with its words, not beside the article."""
    wanted = title_words(title or "")
    if not wanted:
        return None
    for number, part in enumerate(parts):
        shown = part.element not in areas.beside and len(part.words) <= 2 * len(title or "")
        if shown and title_words(part.words) == wanted:
            return number
    return None


class _Inside(NamedTuple):
    """What is asked about a part: where it lies, and beside what."""

    parts: Sequence[Part]
    counts: list[int]
    areas: Areas
    body: "_Element"
    headline: int | None

    def cleared(self, taken: set[int]) -> list[int]:
        """Of the parts that were taken, those that belong to this article."""
        main = self._main_article(taken)
        return [n for n in sorted(taken) if self._belongs(n, main)]

    def _belongs(self, number: int, main: "_Element | None") -> bool:
        part = self.parts[number]
        if part.element in self.areas.beside or not self._is_of_use(number):
            return False
        own = self.areas.article.get(part.element)
        if main is not None and own is not None and own is not main and own not in _around(main):
            return self._is_entry(own, main)
        if self.body in _around(part.element):
            return True
        return self._is_plain(number) and self._is_weighty(number)

    def _is_weighty(self, number: int) -> bool:
        """Whether prose outside the body's container stands in a good share of the page's prose,
        below the headline: a body in two containers, not a banner or a line at the foot."""
        if self.headline is not None and number < self.headline:
            return False
        around = _around(self.body)
        apart = self.parts[number].element
        while (parent := apart.getparent()) is not None and parent not in around:
            apart = parent
        return self.areas.mass.get(apart, 0) >= APART * self.areas.mass.get(self.body, 0)

    def _is_of_use(self, number: int) -> bool:
        part = self.parts[number]
        if number == self.headline or not says_something(part.words):
            return False
        if is_label(part.words) or is_reference(part):
            return False
        return self.headline is None or not self._repeats_title(part)

    def _repeats_title(self, part: Part) -> bool:
        assert self.headline is not None
        return title_words(part.words) == title_words(self.parts[self.headline].words)

    def _main_article(self, taken: set[int]) -> "_Element | None":
        """The `article` element that holds the headline, else None: then all may count."""
        if self.headline is None:
            return None
        return self.areas.article.get(self.parts[self.headline].element)

    def _is_entry(self, own: "_Element", main: "_Element") -> bool:
        """Whether an `article` within the main one is a part of it, as an entry of a live page."""
        if main not in _around(own):
            return False
        heading = own.find(".//h1/a") if own.find(".//h1/a") is not None else own.find(".//h2/a")
        return heading is None

    def completed(self, kept: list[int]) -> list[int]:
        """With what was passed over between the first and the last, and without a loose end."""
        if not kept:
            return []
        have = set(kept)
        own = [self.parts[n].element.getparent() for n in kept if self._is_plain(n)]
        last, own_all = own[-1] if own else None, set(own)
        for number in range(kept[0], len(self.parts)):
            part = self.parts[number]
            if number in have or part.element in self.areas.beside or not self._is_of_use(number):
                continue
            parent = part.element.getparent()
            if number > kept[-1]:
                belongs = parent is last
            else:
                plain = self._is_plain(number) and self.body in _around(part.element)
                belongs = plain or parent in own_all
            if belongs:
                have.add(number)
        return self._trimmed(sorted(have))

    def _is_plain(self, number: int) -> bool:
        return _is_prose(self.parts[number], self.counts[number])

    def _trimmed(self, kept: list[int]) -> list[int]:
        """Without headings that nothing follows."""
        while kept and self.parts[kept[-1]].level:
            kept.pop()
        return kept


def _around(element: "_Element") -> "set[_Element]":
    return {element, *element.iterancestors()}
