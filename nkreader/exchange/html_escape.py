"""Other people's words as HTML that shows those words and does nothing else."""

import re
from collections.abc import Iterable
from html import escape

from nkreader.exchange.markdown_escape import SAFE_URL
from nkreader.text.hidden import HIDDEN, one_line, visible

_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")


def words(text: str) -> str:
    """Words for the middle of a line; what would steer the reading order is spelt out.

    >>> words("<b>5%</b> & \\u202e“up”")
    '&lt;b&gt;5%&lt;/b&gt; &amp; ⟨U+202E⟩“up”'
    """
    return escape(one_line(text))


def paragraphs(text: str) -> str:
    """A note or definition as paragraphs; line ends within them stay."""
    found = (part.strip() for part in _PARAGRAPH.split(text))
    return "".join(f"<p>{'<br>'.join(map(words, part.splitlines()))}</p>" for part in found if part)


def exact(text: str) -> str:
    """Words of an article's text, every character as it is; they stand in an element of their own,
    which the reading order does not leave."""
    return escape(text)


def link(url: str) -> str:
    """A link to an http or https address; any other is shown as words."""
    if SAFE_URL.fullmatch(url) and not HIDDEN.search(url):
        return f'<a href="{escape(url)}" rel="noopener noreferrer nofollow">{escape(url)}</a>'
    return escape(visible(url))


def together(part: str) -> str:
    """A part of a citation in which no line ends between the sign of a paragraph and its number."""
    return part.replace("¶ ", "¶\u00a0")


def citation(parts: Iterable[str], url: str | None, id: str | None = None) -> str:
    """The parts of a citation, its address as a link and its id as a link to its place here."""
    told = []
    for part in parts:
        if part == url:
            told.append(link(part))
        elif id is not None and part == f"[{id}]":
            told.append(f'<a class="id" href="#a-{escape(id)}">{escape(part)}</a>')
        else:
            told.append(f"<bdi>{together(words(part))}</bdi>")
    return ", ".join(told)
