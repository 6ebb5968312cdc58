"""Which parts of a page belong to its article by where they lie and what they are."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from nkreader.sources.pages.areas import SMALL, Areas
from nkreader.sources.pages.lines import is_label, is_reference, is_trail, says_something
from nkreader.sources.pages.parts import Part
from nkreader.sources.pages.titles import words_of

if TYPE_CHECKING:
    from lxml.etree import _Element

APART = 0.1
"""The share of a body that a second container must have to be a part of it."""

ABOVE = 6
"""Parts above the first prose that may belong to it where no headline is known."""

_MATTER = frozenset(("p", "h2", "h3", "h4", "blockquote", "pre", "table"))
"""Elements that an article ends with; a `div` behind it is one only where it has others."""

LINKED = 0.8
"""The share of links from which on an item of a list is the title of another page."""


class Belonging:
    """The parts of one page, the container of its article, and what follows from both."""

    def __init__(
        self,
        parts: Sequence[Part],
        areas: Areas,
        body: "_Element",
        headline: int | None,
        plain: set[int],
    ) -> None:
        """`headline` is the number of the part that shows the title, `plain` are those of prose."""
        self._parts = parts
        self._areas = areas
        self._body = body
        self._headline = headline
        self._plain = plain
        self._inside = set(body.iter())
        self._above = {body, *body.iterancestors()}
        title = None if headline is None else parts[headline]
        self._title = words_of(title.words) if title else None
        self._main = areas.article.get(title.element) if title else None
        self._main_above = set() if self._main is None else {*self._main.iterancestors()}
        self._total = areas.mass.get(body, 0)
        self._foreign: dict[_Element, bool] = {}
        self._labelled = _labelled(parts)

    def completed(self, taken: set[int]) -> list[int]:
        """The numbers of the article's parts: of those that were taken the ones that belong to
        it, and what was passed over between and right behind them."""
        kept = [number for number in sorted(taken) if self._belongs(number)]
        if not kept:
            return []
        have = set(kept)
        prose = [self._parts[n].element for n in kept if n in self._plain]
        rows = [element.getparent() for element in prose]
        first, last = (rows[0], rows[-1]) if rows else (None, None)
        tags = {element.tag for element in prose} | _MATTER
        beside = set(rows)
        start = max(kept[0] - ABOVE, 0) if self._headline is None else self._headline + 1
        for number in range(start, len(self._parts)):
            if number in have or not self._may(number):
                continue
            part = self._parts[number]
            row = part.element.getparent() if part.within or part.linked < LINKED else None
            if number > kept[-1]:
                joins = row is not None and row is last and part.element.tag in tags
            elif number < kept[0]:
                joins = row is not None and row is first
            else:
                joins = row in beside or (number in self._plain and part.element in self._inside)
            if joins or self._is_caption(number):
                have.add(number)
        return self._trimmed(sorted(have))

    def _belongs(self, number: int) -> bool:
        if not self._may(number):
            return False
        if self._parts[number].element in self._inside:
            return True
        return number in self._plain and self._is_weighty(number)

    def _may(self, number: int) -> bool:
        """Whether a part can be the article's at all."""
        part = self._parts[number]
        if part.element in self._areas.beside or self._is_foreign(part.element):
            return False
        if number == self._headline or not says_something(part.words):
            return False
        if is_label(part.words) or is_reference(part):
            return False
        if part.within and part.within[0] in self._labelled and part.linked >= LINKED:
            return False
        if self._title is None:
            return True
        return words_of(part.words) != self._title and not is_trail(part.words, self._title)

    def _is_foreign(self, element: "_Element") -> bool:
        """Whether it lies in an `article` element that is not the headline's, nor one that is a
        part of it, as the entries of a live page are."""
        own = self._areas.article.get(element)
        if own is None or own is self._main or own in self._main_above:
            return False
        if own not in self._foreign:
            within = self._main is not None and self._main in own.iterancestors()
            apart = self._main is not None and not within
            self._foreign[own] = apart or (self._title is not None and self._is_teaser(own))
        return self._foreign[own]

    def _is_teaser(self, article: "_Element") -> bool:
        """Whether an `article` shows another page: its heading is a link, and it is short."""
        heading = next(article.iter("h1", "h2", "h3", "h4"), None)
        if heading is None or self._areas.mass.get(article, 0) > SMALL * self._total:
            return False
        return heading.find(".//a") is not None or any(
            above.tag == "a" for above in heading.iterancestors() if above is not article
        )

    def _is_weighty(self, number: int) -> bool:
        """Whether prose outside the container lies in a good share of the page's prose, below the
        headline: a body in two containers, not a banner or a line at the foot."""
        if self._headline is not None and number < self._headline:
            return False
        apart = self._parts[number].element
        while (parent := apart.getparent()) is not None and parent not in self._above:
            apart = parent
        return self._areas.mass.get(apart, 0) >= APART * self._areas.mass.get(self._body, 0)

    def _is_caption(self, number: int) -> bool:
        """A picture's caption in the container, or in the headline's own `article`."""
        part = self._parts[number]
        if part.hint != "caption":
            return False
        own = self._areas.article.get(part.element)
        return part.element in self._inside or (own is not None and own is self._main)

    def _trimmed(self, kept: list[int]) -> list[int]:
        """Without headings that nothing follows."""
        while kept and self._parts[kept[-1]].level:
            kept.pop()
        return kept


def _labelled(parts: Sequence[Part]) -> "set[_Element]":
    """The outermost lists that stand right behind a label: "Related stories"."""
    return {
        part.within[0]
        for before, part in pairwise(parts)
        if part.within and part.within != before.within and is_label(before.words)
    }
