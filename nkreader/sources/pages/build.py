"""From the parts of a page to a canonical text with blocks, styles and what a caption is."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from nkreader.sources.pages.parts import Part
from nkreader.text.builder import TextBuilder, Words
from nkreader.text.document import Document, Style

if TYPE_CHECKING:
    from lxml.etree import _Element

_SAFE = re.compile(r"(?i)https?://|mailto:")
_STRAY_RETURN = str.maketrans("\r", " ")


def document_of(parts: Iterable[Part], headline: Part | str | None, base: str | None) -> Document:
    """The Document of parts in order under their headline, if it is known.

    Links are resolved against `base`, an address. Only the headline is a heading of the first
    level then, so that it is the title.
    """
    builder = TextBuilder()
    highest = 1
    if headline:
        words = headline if isinstance(headline, str) else headline.words
        builder.prose(" ".join(words.split()), [], 1, hint="title")
        highest = 2
    within: tuple[_Element, ...] = ()
    for part in parts:
        _step(builder, within, part.within)
        within = part.within
        _add(builder, part._replace(level=max(part.level, highest)) if part.level else part, base)
    return builder.document()


def _add(builder: TextBuilder, part: Part, base: str | None) -> None:
    if part.rows:
        rows = [[_resolved(cell, base) for cell in row] for row in part.rows]
        width = max(map(len, rows))
        builder.table([row + [("", [])] * (width - len(row)) for row in rows], ("left",) * width)
    elif part.kept and not part.level:
        builder.plain(part.words)
    else:
        text, styles = _resolved((part.words, list(part.styles)), base)
        builder.prose(text, styles, part.level, tight=_is_tight(part), hint=part.hint)


def _is_tight(part: Part) -> bool:
    return bool(part.within) and part.within[-1].tag == "li" and part.element is part.within[-1]


def _resolved(words: Words, base: str | None) -> Words:
    """Links as whole addresses; what leads nowhere (`#top`, `javascript:`) is no link."""
    text, styles = words
    kept: list[Style] = []
    for style in styles:
        if style.kind != "link":
            kept.append(style)
            continue
        address = resolved(style.href, base)
        if address:
            kept.append(style._replace(href=address))
    return text.translate(_STRAY_RETURN), kept


def resolved(href: str, base: str | None) -> str | None:
    """A whole address for what a page gives; None for what leads nowhere outside it."""
    href = href.strip()
    if not href or href.startswith("#"):
        return None
    try:
        whole = urljoin(base, href) if base else href
    except ValueError:
        return None
    return whole if _SAFE.match(whole) else None


def _step(builder: TextBuilder, before: Sequence["_Element"], after: Sequence["_Element"]) -> None:
    """Leave the quotes, lists and items that end between two parts, and enter those that begin."""
    common = 0
    while common < min(len(before), len(after)) and before[common] is after[common]:
        common += 1
    for element in reversed(before[common:]):
        if element.tag in ("ul", "ol"):
            builder.leave_list()
        elif element.tag == "blockquote" or _in_list(element):
            builder.leave()
    for element in after[common:]:
        if element.tag in ("ul", "ol"):
            builder.enter_list(_first_number(element) if element.tag == "ol" else None)
        elif element.tag == "blockquote":
            builder.enter_quote()
        elif _in_list(element):
            builder.enter_item(".")


def _in_list(item: "_Element") -> bool:
    parent = item.getparent()
    return parent is not None and parent.tag in ("ul", "ol")


def _first_number(listed: "_Element") -> int:
    said = listed.get("start") or "1"
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 6 else 1
