"""From `+` to a tagged passage by real keys, for every kind of source that is read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.tui.screens.reader import ReaderScreen
from nkreader.tui.widgets.job_line import JobLine
from tests.fetching.tricks import Tricks, tricks
from tests.sources.making import FIRST, SECOND, samples
from tests.tui.driving import running, settled, told, until

PAGE = (
    '<html lang="en"><head><title>Gate stays shut | Yalu Wire</title></head><body>'
    '<nav><a href="/">Home</a> <a href="/world">World</a></nav>'
    f"<article><h1>Gate stays shut</h1><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
)
FEED = (
    "<rss version='2.0'><channel><title>Yalu Wire</title><item><title>Gate stays shut</title>"
    f"<guid>yalu-1</guid><description>{FIRST} {SECOND}</description></item></channel></rss>"
)
MHTML = (
    "Snapshot-Content-Location: https://yalu.example/gate\nMIME-Version: 1.0\n"
    'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\n'
    f"Content-Type: text/html; charset=utf-8\n\n{PAGE}\n--b--\n"
)
FILES = {
    "a.html": PAGE.encode(), "a.mhtml": MHTML.encode(), "feed.xml": FEED.encode(),
    "a.txt": f"Gate stays shut\n\n{FIRST}\n\n{SECOND}\n".encode(),
    "a.md": f"# Gate stays shut\n\n{FIRST}\n\n{SECOND}\n".encode(),
}  # fmt: skip
RICE = SECOND.split(". ")[0] + "."
ADDRESSES = {"/gate": (PAGE.encode(), "text/html"), "/rss": (FEED.encode(), "application/rss+xml")}


@pytest.fixture
def server(own_home: Path) -> Iterator[Tricks]:
    (own_home / "nkreader").mkdir()
    (own_home / "nkreader" / "config.toml").write_text("[fetch]\npause = 0\n")
    with tricks() as playing:
        playing.pages |= ADDRESSES
        yield playing


@pytest.mark.parametrize("name", [*FILES, *samples(), *ADDRESSES])
async def test_from_the_plus_key_to_a_tagged_passage(
    library: Library, server: Tricks, tmp_path: Path, name: str
) -> None:
    if name in ADDRESSES:
        source = server.address(name)
    else:
        file = tmp_path / name
        file.write_bytes({**FILES, **samples()}[name])
        source = str(file)
    async with running(library) as pilot:
        await pilot.press("plus", *source, "enter")
        await until(pilot, lambda: library.listing().count)
        line = pilot.app.screen.query_one(JobLine)
        await until(pilot, lambda: not line.running)
        await until(pilot, told(pilot, " added"))
        assert not told(pilot, "failed")()
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        await pilot.press("1")
    with Library(library.path, library.annotator) as other:
        (passage,) = other.passages()
        assert passage.mark.annotation.exact in (FIRST, RICE)
        assert "Home" not in other.text(passage.article)
