"""The pictures of README and docs, made from the sample corpus: `python docs/picture.py FOLDER`."""

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from nkreader.library import Library
from nkreader.model import Article
from nkreader.shipped import corpus_dir
from nkreader.text.span import Span
from nkreader.tui.app import NkreaderApp

READING = ["1", "j", "2", "j", "j", "0", "j", "3", "k"]
"""What is pressed in the article about the train talks."""
FIRST = {0: "border-closure", 2: "covid-quarantine", 3: "anonymous-sourcing", 5: "market-prices"}
SECOND = {0: "border-closure", 2: "border-closure", 3: "anonymous-sourcing", 6: "market-prices"}
"""Which body sentences of each article two coders tag."""
CODED = 5
"""Articles that both code."""


def code(path: Path, annotator: str, tags: dict[int, str]) -> None:
    """Let one coder code the newest articles and be done with them."""
    with Library(path, annotator) as library:
        for row in library.listing().fetch(0, CODED):
            reading = library.open(row.id)
            body = [
                (block.start, block.end)
                for block, zone in zip(reading.document.blocks, reading.zones, strict=True)
                if zone == "body"
            ]
            spans = [
                Span(start, end)
                for start, end in zip(reading.sentences.starts, reading.sentences.ends, strict=True)
                if any(first <= start < stop for first, stop in body)
            ]
            for number, tag in tags.items():
                if number < len(spans):
                    library.toggle(reading, spans[number], tag)
            library.set_state(row.id, "done")


async def draw(target: Path, path: Path, keys: Sequence[str], open_at: str | None) -> None:
    """Press keys in the reader, from the list or from an article, and keep the screen."""
    with Library(path, "first") as library:
        app = NkreaderApp(library, open_at)
        async with app.run_test(size=(120, 36)) as pilot:
            await pilot.pause(0.5)
            await pilot.press(*keys)
            await pilot.pause(2)
            picture = app.export_screenshot(title="nkreader")
    target.write_text(re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL), "utf-8")


def article_about(path: Path, words: str) -> str:
    """The id of the newest article with these words in its title."""
    with Library(path, "first") as library:
        found: Article = library.article(library.listing(filter=words).fetch(0, 1)[0].id)
        return found.id


def draw_all(folder: Path) -> None:
    """The reader, then two coders of the same articles."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "library.db"
        with Library(path, "first") as library:
            list(library.add([str(corpus_dir())]))
        talks = article_about(path, "train talks stall")
        asyncio.run(draw(folder / "reader.svg", path, READING, talks))
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "library.db"
        with Library(path, "first") as library:
            list(library.add([str(corpus_dir())]))
        code(path, "first", FIRST)
        code(path, "second", SECOND)
        asyncio.run(draw(folder / "compare.svg", path, ["f9", "n"], None))
        asyncio.run(draw(folder / "agreement.svg", path, ["f8"], None))


if __name__ == "__main__":
    os.environ["COLORTERM"] = "truecolor"
    draw_all(Path(sys.argv[1]))
