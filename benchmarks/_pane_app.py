"""The program that `benchmarks.pane` runs: an app with nothing but a reading pane.

    python -m benchmarks._pane_app SIZE HIGHLIGHTS [oneline]

`f2` opens the article, which is built before, `f3` sets a tag on the current sentence.
"""

import gc
import random
import sys
from bisect import bisect_right

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.screen import Screen

from nkreader.model import (
    COLOURS,
    Annotation,
    Article,
    Change,
    Codebook,
    Mark,
    Metadata,
    Placement,
    Reading,
    Tag,
)
from nkreader.shipped import styles_dir
from nkreader.text.columns import SpanColumns
from nkreader.text.plain import plain_document
from nkreader.tui.keymap import bindings
from nkreader.tui.pane import ReadingPane
from nkreader.tui.pane.motions import MOTIONS
from nkreader.tui.themes import variables

ENGLISH = (
    "One wrong shipment and our company is on the list, a trader in Dandong said on Wednesday. "
    "Visitors must wait thirty days in Sinuiju before they may travel on to Pyongyang. "
    "The price of diesel rose by a fifth, “and nobody knows why,” according to two sources. "
)
KOREAN = (
    "단둥의 한 무역상은 수요일에 잘못된 선적 한 번이면 회사가 명단에 오른다고 말했다. "
    "방문객은 신의주에서 서른 날을 기다려야 한다. 경유 값은 오분의 일이 올랐다. "
)


def article_text(size: int, oneline: bool) -> str:
    """About `size` bytes of news, a third of its paragraphs Korean."""
    rng = random.Random(1)
    parts, length = ["opening words of the article. " + ENGLISH], 0
    while length < size:
        part = ENGLISH * rng.randint(1, 2) if rng.random() < 0.65 else KOREAN * rng.randint(1, 2)
        parts.append(part.strip())
        length += len(part.encode())
    return (" " if oneline else "\n\n").join(parts)


def make_app(size: int, highlights: int, oneline: bool) -> App[None]:
    """An app that opens one article with so many spans, four in five of them entities."""
    text = article_text(size, oneline)
    document = plain_document(text)
    rng = random.Random(2)
    starts = [block.start for block in document.blocks]
    sentences, at = [], 0
    while (stop := text.find(". ", at)) > 0:
        sentences.append((at, stop + 1, bisect_right(starts, at) - 1, ""))
        at = stop + 2
    mentions, marks = [], []
    for n in range(highlights):
        start = rng.randrange(120, len(text) - 500)
        if rng.random() < 0.8:
            mentions.append((start, start + rng.randint(3, 25), rng.randrange(17), ""))
        else:
            marks.append((start, start + rng.randint(20, 400), rng.randrange(10), f"{n}"))
    article = Article("a", "/a", Metadata(), "v", 1, "")
    codebook = Codebook(
        tuple(Tag(f"i{n}", f"t{n}", f"T{n}", str(n), COLOURS[n], "") for n in range(10))
    )
    reading = Reading(
        article, "v", document, ["body"] * len(starts),
        SpanColumns(sentences), SpanColumns(mentions), SpanColumns(marks),
    )  # fmt: skip
    small = Reading(
        article, "v", plain_document("ready to read"), ["body"],
        SpanColumns([(0, 13, 0, "")]), SpanColumns(), SpanColumns(),
    )  # fmt: skip

    class Moves(Screen[None]):
        BINDINGS = bindings("pane")  # type: ignore[assignment]

        def action_do(self, id: str) -> None:
            if id in MOTIONS:
                self.query_one(ReadingPane).apply(id)

    class Reader(App[None]):
        CSS_PATH = styles_dir() / "pane.tcss"
        BINDINGS = [Binding("f2", "article", priority=True), Binding("f3", "tag", priority=True)]
        tags = 0

        def get_theme_variable_defaults(self) -> dict[str, str]:
            return variables(self.current_theme)

        def get_default_screen(self) -> Screen[None]:
            return Moves()

        def compose(self) -> ComposeResult:
            yield ReadingPane()

        def on_mount(self) -> None:
            pane = self.query_one(ReadingPane)
            pane.load(small, codebook)
            pane.focus()
            self.call_after_refresh(self.settle)

        def settle(self) -> None:
            """As a program should once it is up: what there is now need not be looked at again."""
            gc.collect()
            gc.freeze()

        def action_article(self) -> None:
            self.query_one(ReadingPane).load(reading, codebook)

        def action_tag(self) -> None:
            pane = self.query_one(ReadingPane)
            span = pane.target()
            assert span is not None
            self.tags += 1
            made = Annotation(
                f"new{self.tags}",
                "s",
                "a",
                "v",
                span.start,
                span.end,
                "",
                "",
                "",
                "t3",
                None,
                "",
                "",
            )
            mark = Mark(made, Placement("placed", span.start, span.end))
            pane.follow(Change("c", "me", "tagged", "a", added=(mark,)))

    return Reader()


if __name__ == "__main__":
    make_app(int(sys.argv[1]), int(sys.argv[2]), "oneline" in sys.argv).run()
