"""From the bytes of a page to its tree: which encoding, and what is too large or too deep.

Nothing is loaded from elsewhere and no entity of the page's own is expanded.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

from nkreader.model import NkreaderError
from nkreader.sources.decoding import said_name
from nkreader.sources.pages.encoding import decoded

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LARGEST = 8_000_000
"""Code points of markup that are read, without scripts, styles and pictures written into it."""

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes of a page with all that was written into it."""

MOST = 300_000
"""Elements of a page; one with more is no article, and would cost a gigabyte."""

DEEPEST = 500
"""Elements within elements: what lies deeper was made to break readers."""

_PICTURE = re.compile(r"data:[\w.+-]{1,40}/[\w.+;=-]{1,60},[A-Za-z0-9+/=%]{200,}")
_SCRIPT = re.compile(r"(?i)<(script|style|svg)\b([^>]{0,2000})>")
_BODY = re.compile(r"(?i)<body\b")
_END = re.compile(r"(?i)</(?:body|html)\b")
_SAVED = re.compile(r"(?i)saved from url=\(\d+\)(https?://\S+)|^\s*url:\s+(https?://\S+)", re.M)
_SCRIPT_DATE = re.compile(
    r"""(?i)\\?"(?:datePublished|publishedDate|publishDate|pubDate|publishedAt|datePublication|first_?published_?(?:at|date)?)\\?"\s{0,3}:\s{0,3}\\?"((?:19|20)\d\d-\d\d-\d\d)"""
)
_DATA = re.compile(r"(?i)ld\+json")


class Page(NamedTuple):
    """A page that could be read."""

    root: "HtmlElement"
    notes: tuple[str, ...]
    saved_from: str | None
    """The address that a browser wrote into it when it saved it."""
    dates: tuple[str, ...]
    """The days of publication that its programs name."""


def tree_of(data: bytes, charset: str | None, name: str) -> Page:
    """The tree of a page; raises NkreaderError for what is empty, too large or too deep."""
    if len(data) > LARGEST_FILE:
        raise NkreaderError(
            f"{said_name(name)}: a page of {len(data) // 1_000_000} MB; not added,"
            " save the article alone"
        )
    whole, notes = decoded(data, charset, name)
    markup = slim(whole)
    if len(markup) > LARGEST:
        raise NkreaderError(
            f"{said_name(name)}: a page of {len(markup) // 1_000_000} million characters;"
            " not added, save the article alone"
        )
    dates = tuple(sorted({match[1] for match in _SCRIPT_DATE.finditer(whole)}))
    saved = _SAVED.search(markup, 0, 3000)
    if _is_cut(whole):
        notes = (*notes, "the page breaks off: perhaps not all of the article is there")
    return Page(_parsed(markup, name), notes, (saved[1] or saved[2]) if saved else None, dates)


def _is_cut(markup: str) -> bool:
    """Whether a page has no end: those that write `<body>` write one."""
    return _BODY.search(markup) is not None and _END.search(markup) is None


def slim(markup: str) -> str:
    """A page's markup without programs, styles, drawings and pictures; its data stay."""
    pieces: list[str] = []
    here = 0
    while match := _SCRIPT.search(markup, here):
        tag = match[1].lower()
        end = _end_of(markup, tag, match.end())
        if end < 0:
            break
        pieces.append(markup[here : match.start()])
        if _DATA.search(match[2]):
            pieces.append(markup[match.start() : end])
        here = end
    pieces.append(markup[here:])
    return _PICTURE.sub("data:,", "".join(pieces)).replace("\0", "")


def _end_of(markup: str, tag: str, start: int) -> int:
    """Where an element ends that begins before `start`; -1 if it never does."""
    match = re.compile(rf"(?i)</{tag}\b[^>]{{0,200}}>").search(markup, start)
    return match.end() if match else -1


def _parsed(markup: str, name: str) -> "HtmlElement":
    from lxml import etree, html

    parser = html.HTMLParser(
        remove_comments=True, remove_pis=True, no_network=True, huge_tree=True, encoding="utf-8"
    )
    try:
        root = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise NkreaderError(f"{said_name(name)} holds no page that can be read") from error
    depth, count = _size(root)
    if count > MOST:
        raise NkreaderError(
            f"{said_name(name)}: a page of more than {MOST:,} elements; not added,"
            " save the article alone"
        )
    if depth > DEEPEST:
        raise NkreaderError(
            f"{said_name(name)}: elements lie more than {DEEPEST} deep in each other;"
            " not added, save its text as .txt"
        )
    return root


def _size(root: "HtmlElement") -> tuple[int, int]:
    """How deep a tree is, and its elements as far as they are counted."""
    from lxml.etree import iterwalk

    deepest = depth = count = 0
    for event, _ in iterwalk(root, events=("start", "end")):
        if event == "start":
            depth += 1
            count += 1
            deepest = max(deepest, depth)
            if count > MOST:
                break
        else:
            depth -= 1
    return deepest, count
