"""Which parts of a page are the article: what trafilatura takes, mended along the page's own shape."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from nkreader.sources.pages.parts import Part

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WORD = re.compile(r"\w+")
RUN = 4
"""Words that must follow each other in both texts for a part to count as taken."""


def chosen(parts: Sequence[Part], root: "HtmlElement") -> list[Part]:
    """The parts that are the article, in order."""
    taken = _taken(root)
    return [part for part in parts if _is_in(part, taken)]


def _taken(root: "HtmlElement") -> tuple[set[tuple[str, ...]], set[str]]:
    from copy import deepcopy

    from trafilatura import bare_extraction

    found = bare_extraction(
        deepcopy(root), include_comments=False, favor_precision=True, include_formatting=True
    )
    text = found.text if found is not None and hasattr(found, "text") else ""
    runs: set[tuple[str, ...]] = set()
    lines: set[str] = set()
    words = _words(text or "")
    runs.update(zip(*(words[n:] for n in range(RUN)), strict=False))
    lines.update(" ".join(_words(line)) for line in (text or "").split("\n"))
    return runs, lines


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _is_in(part: Part, taken: tuple[set[tuple[str, ...]], set[str]]) -> bool:
    runs, lines = taken
    words = _words(part.words)
    if len(words) < 2 * RUN:
        return " ".join(words) in lines
    own = list(zip(*(words[n:] for n in range(RUN)), strict=False))
    return sum(run in runs for run in own) * 2 > len(own)
