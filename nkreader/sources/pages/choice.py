"""Which parts of a page are its article.

Trafilatura names the passages; the page's own shape mends that: what stands between them in the
same container and reads like them belongs to them, what lies in areas beside it does not.
"""

import logging
import re
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from nkreader.sources.pages.areas import Areas, areas_of, container
from nkreader.sources.pages.belonging import Belonging
from nkreader.sources.pages.lines import is_date_line
from nkreader.sources.pages.parts import Part
from nkreader.sources.pages.titles import LONGEST
from nkreader.sources.pages.titles import words_of as title_words
from nkreader.text.zoning.lines import is_ended
from nkreader.text.zoning.people import is_byline

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
MANY = 30_000
"""Elements from which on a page is left to its own shape: trafilatura would take minutes."""

RUN = 4
"""Words that must follow each other in both texts for a part to count as taken."""

HEAD, ABOVE = 30, 3
"""Parts before the text, and above its headline, where a page says who and when."""

PROSE = 10
"""Words from which on a part, if it is not mostly links, is prose."""

FEW, SMALL_SHARE = 60, 5
"""Words, and the part of all prose, below which trafilatura has taken something else."""

MAIN = 0.75
"""The share of a page's prose that the container of its article holds."""

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
    plain = {n for n, part in enumerate(parts) if _is_prose(part, counts[n])}
    taken = _taken(parts, root)
    found = sum(counts[n] for n in plain & taken)
    if found < FEW and found * SMALL_SHARE < sum(counts[n] for n in plain):
        taken |= plain
    prose = plain & taken or {n for n, each in enumerate(parts) if _is_sentence(each, counts[n])}
    if not prose:
        return Choice([], None, [], [])
    taken |= prose
    areas = areas_of(root, ((parts[n].element, counts[n]) for n in prose))
    headline = _headline(parts, areas, title)
    body = container(root, areas, MAIN)
    kept = Belonging(parts, areas, body, headline, plain).completed(taken) or sorted(taken)
    first = next((n for n in kept if _is_prose(parts[n], counts[n])), len(parts))
    return Choice(
        [_hinted(parts[n]) if n < first else parts[n] for n in kept],
        None if headline is None else parts[headline],
        _head(parts, headline, first),
        parts[kept[0] : kept[-1] + 1] if kept else [],
    )


def _head(parts: Sequence[Part], headline: int | None, first: int) -> list[str]:
    """The lines between headline and text, then those right above the headline: many houses print
    today's date at the very top of their pages."""
    start = max(first - HEAD, 0) if headline is None else headline
    above = parts[max(start - ABOVE, 0) : start]
    lines = [*parts[start : min(first, start + HEAD)], *above]
    return [part.words for part in lines if len(part.words) < LONGEST]


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
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # else it writes on the screen
    try:
        found = bare_extraction(deepcopy(root), include_comments=False, favor_precision=True)
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return set()
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
