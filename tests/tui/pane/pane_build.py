"""Articles, codebooks and a small app to try the pane with."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from pathlib import Path

from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.message import Message
from textual.screen import Screen

from nkreader.model import COLOURS, LABELS, Article, Codebook, Label, Metadata, Reading, Tag
from nkreader.text.columns import SpanColumns
from nkreader.text.document import Block, Document, Style, Zone
from nkreader.tui.keymap import bindings
from nkreader.tui.pane import ReadingPane
from nkreader.tui.pane.motions import MOTIONS
from nkreader.tui.themes import tag_variables

CODEBOOK = Codebook(
    tuple(
        Tag(f"id{n}", f"tag{n}", f"Tag {n}", str((n + 1) % 10) if n < 10 else None, colour, "")
        for n, colour in enumerate(COLOURS)
    )
)
STYLES = Path(__file__).parents[3] / "styles" / "pane.tcss"

SCRIPTS = (
    "plain words, and more",
    "“Curly” quotes — and a dash—here",
    "가나다 한국어 문장",
    "\u1112\u1161\u11ab\u1100\u116e\u11a8 NFD",
    "北朝鮮の、「貿易」商",
    "e\u0301a\u0308\u0323 marks",
    "👩‍👩‍👧‍👦 👍🏽 ❤️‍🔥 1️⃣",
    "🇰🇷🇨🇳🇰",
    "a\tb\t\tc",
    "no\u00a0break\u202fhere \u200bzero\u200b\ufeff\u2060width so\u00adft",
    "\x1b[31m\x07\x00\x9b\x85\x7f",
    "\u202eright\u202c \u2066iso\u2069 \u200f",
    "line\u2028sep\u2029para",
    "नमस्ते क्‍ष",
    "\ud800\ufffe\U000e0041",
)
"""Bits of every kind of text that has given terminals trouble."""


def hard_text(max_size: int = 12) -> st.SearchStrategy[str]:
    """Texts mixed from all scripts, some of them cut anywhere."""
    cut = st.sampled_from(SCRIPTS).flatmap(
        lambda s: st.integers(0, len(s)).flatmap(lambda a: st.just(s[a:] or "x"))
    )
    piece = st.one_of(cut, st.sampled_from(SCRIPTS), st.text(max_size=6))
    return st.lists(piece, min_size=1, max_size=max_size).map(" ".join)


def document(text: str, kinds: Iterable[str] = ()) -> Document:
    """A document whose blocks are the paragraphs of `text` between empty lines; `kinds` of the
    first ones."""
    wanted = list(kinds)
    blocks = []
    for n, match in enumerate(re.finditer(r"[^\n]+(?:\n[^\n]+)*", text)):
        start, end = match.start(), match.end()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            kind = wanted[n] if n < len(wanted) else "paragraph"
            blocks.append(Block(start, end, kind))  # type: ignore[arg-type]
    return Document(text, tuple(blocks))


def sentences(doc: Document) -> list[tuple[int, int]]:
    """Simple sentences inside the blocks."""
    out = []
    for block in doc.blocks:
        for match in re.finditer(
            r"\S.*?(?:[.!?](?=\s|$)|$)", doc.text[block.start : block.end], re.S
        ):
            out.append((block.start + match.start(), block.start + match.end()))
    return out


def reading(
    doc: Document | str,
    *,
    zones: list[Zone] | None = None,
    marks: Iterable[tuple[int, int, int]] = (),
    mentions: Iterable[tuple[int, int, Label]] = (),
    place: int | None = None,
) -> Reading:
    """An open article; `marks` are (start, end, number of the tag) and get the ids m0, m1, …"""
    if isinstance(doc, str):
        doc = document(doc)
    starts = [block.start for block in doc.blocks]
    return Reading(
        article=Article("article", "/a.txt", Metadata(), "version", 0, ""),
        version="version",
        document=doc,
        zones=zones if zones is not None else ["body"] * len(doc.blocks),
        sentences=SpanColumns((a, b, bisect_right(starts, a) - 1, "") for a, b in sentences(doc)),
        mentions=SpanColumns((a, b, LABELS.index(label), "") for a, b, label in mentions),
        annotations=SpanColumns((a, b, tag, f"m{n}") for n, (a, b, tag) in enumerate(marks)),
        place=place,
    )


def styled(doc: Document, styles: Iterable[Style]) -> Document:
    """`doc` with inline styles."""
    return Document(doc.text, doc.blocks, tuple(styles))


class PaneScreen(Screen[None]):
    """Makes the moves of the pane's keys, as a screen does its acts."""

    BINDINGS = bindings("pane")  # type: ignore[assignment]

    def action_do(self, id: str) -> None:
        if id in MOTIONS:
            self.query_one(ReadingPane).apply(id)


class PaneApp(App[None]):
    """Nothing but a pane; keeps what it tells."""

    CSS_PATH = STYLES

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return tag_variables(self.current_theme.dark)

    def __init__(self, article: Reading | None = None) -> None:
        super().__init__()
        self.article = article
        self.told: list[Message] = []

    def get_default_screen(self) -> Screen[None]:
        return PaneScreen()

    def compose(self) -> ComposeResult:
        yield ReadingPane()

    def on_mount(self) -> None:
        if self.article is not None:
            self.pane.load(self.article, CODEBOOK)
        self.pane.focus()

    @property
    def pane(self) -> ReadingPane:
        return self.query_one(ReadingPane)

    def on_reading_pane_moved(self, message: Message) -> None:
        self.told.append(message)

    def on_reading_pane_none_left(self, message: Message) -> None:
        self.told.append(message)

    def on_reading_pane_not_here(self, message: Message) -> None:
        self.told.append(message)

    def heard(self, kind: type[Message]) -> bool:
        """Whether a message of this kind came."""
        return any(isinstance(message, kind) for message in self.told)

    def screen_text(self) -> str:
        """What the pane shows, row by row, trailing blanks dropped."""
        return "\n".join(
            self.pane.render_line(y).text.rstrip() for y in range(self.pane.size.height)
        ).rstrip()
