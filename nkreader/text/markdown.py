"""Markdown as a Document: parsed once, at import, into a text with blocks and styles.

Bullets, numbers and quote bars are not in the text but in `Block.prefix`. The source is cleaned,
and front matter taken off, before it comes here. This is the only file that knows the parser.
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from nkreader.text.builder import TextBuilder, Words
from nkreader.text.document import Document
from nkreader.text.inline import inline_text
from nkreader.text.markdown_loss import is_address, loses_words

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

DEEPEST = 100
"""Levels of nesting the parser follows; what lies deeper it drops, and we keep as plain text.

It calls itself two or three times a level, for blocks and again for what is inside a line: at 200
the two together pass Python's limit of 1,000 calls."""


def markdown_document(source: str) -> Document:
    """The Document of a cleaned Markdown source; its text is made here, once.

    CommonMark with tables, strikethrough and footnotes (a reference reads "[1]", and its note
    stands where it is written). A block that would lose words (nested too deep, HTML, a table row
    with too many cells) is kept as the plain text it is in the source.
    """
    environment: dict[str, Any] = {}
    tokens = _parser().parse(source, environment)
    addresses = _lines_of_addresses(environment)
    lines = source.split("\n")
    builder = TextBuilder()
    done = 0
    for group, start, end in _groups(tokens):
        builder.plain(_source(lines, done, start, addresses))
        mark = builder.mark()
        _build(builder, group)
        if loses_words(_source(lines, start, end, addresses), builder.since(mark)):
            builder.back_to(mark)
            builder.plain("\n".join(lines[start:end]))
        done = max(done, end)
    builder.plain(_source(lines, done, len(lines), addresses))
    return builder.document()


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table", "strikethrough"])
    return parser.use(footnote_plugin, inline=False, move_to_end=False)


def _lines_of_addresses(environment: dict[str, Any]) -> set[int]:
    """The lines that only say where a link leads (`[1]: https://…`): nobody reads them as text."""
    definitions = [*environment.get("references", {}).values()]
    definitions += environment.get("duplicate_refs", [])
    return {
        row
        for definition in definitions
        if is_address(definition["href"])
        for row in range(*definition["map"])
    }


def _source(lines: list[str], start: int, end: int, without: set[int]) -> str:
    return "\n".join(lines[row] for row in range(start, end) if row not in without)


def _groups(tokens: "list[Token]") -> "Iterator[tuple[list[Token], int, int]]":
    """The tokens of each outermost block, and its source lines as [start, end)."""
    group: list[Token] = []
    for token in tokens:
        group.append(token)
        if token.level == 0 and token.nesting <= 0:
            start, end = group[0].map or (0, 0)
            yield group, start, end
            group = []


def _build(builder: TextBuilder, tokens: "list[Token]") -> None:
    """Add the blocks of one outermost block."""
    tokens_left = iter(tokens)
    for token in tokens_left:
        match token.type:
            case "blockquote_open":
                builder.enter_quote()
            case "bullet_list_open":
                builder.enter_list(None)
            case "ordered_list_open":
                builder.enter_list(int(token.attrs.get("start", 1)))
            case "list_item_open":
                builder.enter_item(token.markup)
            case "footnote_reference_open":
                builder.enter_note(str(token.meta["label"]))
            case "bullet_list_close" | "ordered_list_close":
                builder.leave_list()
            case "blockquote_close" | "list_item_close" | "footnote_reference_close":
                builder.leave()
            case "paragraph_open" | "heading_open":
                text, styles = inline_text(next(tokens_left).children or (), one_line=False)
                level = int(token.tag[1]) if token.type == "heading_open" else 0
                builder.prose(text, styles, level, tight=token.hidden)
            case "fence" | "code_block":
                builder.code(token.content if token.content.strip() else token.info)
            case "html_block":
                builder.plain(token.content)
            case "hr":
                builder.rule()
            case "table_open":
                _table(builder, tokens_left)


def _table(builder: TextBuilder, tokens: "Iterator[Token]") -> None:
    """Add a table from the tokens behind its opening one, up to its closing one."""
    rows: list[list[Words]] = []
    aligns: list[str] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            cell = inline_text(next(tokens).children or (), one_line=True)
            rows[-1].append(cell)
            if token.type == "th_open":
                aligns.append(str(token.attrs.get("style", "")).removeprefix("text-align:"))
    builder.table(rows, tuple(align or "left" for align in aligns))
