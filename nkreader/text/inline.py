"""The words of one Markdown block and the styles over them, from a parser's inline tokens.

Which tokens there are is `markdown`'s business; this module knows them by their names only.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Protocol
from urllib.parse import quote

from nkreader.text.document import Style, StyleKind


class InlineToken(Protocol):
    """What this module needs to know of a token."""

    @property
    def type(self) -> str: ...
    @property
    def content(self) -> str: ...
    @property
    def children(self) -> "Sequence[InlineToken] | None": ...
    @property
    def attrs(self) -> Mapping[str, str | int | float]: ...
    @property
    def meta(self) -> Mapping[str, object]: ...


_PAIRED: dict[str, StyleKind] = {
    "em": "emphasis",
    "strong": "strong",
    "s": "strike",
    "link": "link",
}
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_NOT_IN_HREF = re.compile("[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_TAG_NAMES = (
    "a abbr address article aside b bdi bdo big blockquote br button caption center cite code del"
    " dd details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i"
    " iframe img input ins kbd label li main mark nav nobr ol p picture pre q ruby rp rt s samp"
    " script section small source span strike strong style sub summary sup svg table tbody td"
    " tfoot th thead time tr tt u ul var video wbr"
)
_KNOWN_TAGS = frozenset(_TAG_NAMES.split())


def inline_text(tokens: Sequence[InlineToken], one_line: bool) -> tuple[str, list[Style]]:
    """The text of inline tokens, trimmed, and the styles in it, counted from its start.

    A link is its text, an image its description (its title where it has none), a soft break a
    space, a hard one a newline or, with `one_line`, a space; HTML tags are left out. Links that do
    not lead to the web, a mail address or a place beside the file have no style.
    """
    parts: list[str] = []
    styles: list[Style] = []
    open_at: list[tuple[int, str]] = []
    length = 0
    for token in tokens:
        kind, _, end = token.type.rpartition("_")
        if kind in _PAIRED and end == "open":
            open_at.append((length, str(token.attrs.get("href", ""))))
        elif kind in _PAIRED and end == "close" and open_at:
            start, href = open_at.pop()
            _style(styles, start, length, _PAIRED[kind], href)
        else:
            words = _words(token, one_line)
            parts.append(words)
            if token.type in _LEAVES:
                href = str(token.attrs.get("src", ""))
                _style(styles, length, length + len(words), _LEAVES[token.type], href)
            length += len(words)
    return _trimmed("".join(parts), styles)


_LEAVES: dict[str, StyleKind] = {
    "code_inline": "code",
    "image": "image",
    "footnote_ref": "footnote",
}


def _words(token: InlineToken, one_line: bool) -> str:
    """The words that a token without a partner stands for."""
    match token.type:
        case "softbreak":
            return " "
        case "hardbreak":
            return " " if one_line else "\n"
        case "image":
            described = inline_text(token.children or (), one_line=True)[0]
            return described or str(token.attrs.get("title", "")).strip()
        case "footnote_ref":
            return f"[{token.meta.get('label', '')}]"
        case "html_inline":
            return _html_words(token.content, one_line)
        case _:
            return token.content


def _html_words(tag: str, one_line: bool) -> str:
    """Nothing for a tag or comment; what only looks like a tag ("<unnamed>") is text."""
    name = _TAG.match(tag)
    if name is None:
        return ""
    if name[1].lower() == "br":
        return " " if one_line else "\n"
    return "" if name[1].lower() in _KNOWN_TAGS else tag


def _style(styles: list[Style], start: int, end: int, kind: StyleKind, href: str) -> None:
    target = safe_href(href)
    if start < end and (target or kind != "link"):
        styles.append(Style(start, end, kind, target))


def safe_href(href: str) -> str:
    """A link's target if it is `http`, `https`, `mailto` or relative, else the empty string.

    Control, space and direction characters are percent-encoded: they would reach the terminal
    in an OSC 8 link.
    """
    scheme = _SCHEME.match(href)
    if scheme and scheme[1].lower() not in ("http", "https", "mailto"):
        return ""
    return _NOT_IN_HREF.sub(lambda match: quote(match[0]), href)


def _trimmed(text: str, styles: list[Style]) -> tuple[str, list[Style]]:
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    moved = [
        style._replace(start=max(style.start - lead, 0), end=min(style.end - lead, len(text)))
        for style in styles
    ]
    return text, sorted(style for style in moved if style.start < style.end)
