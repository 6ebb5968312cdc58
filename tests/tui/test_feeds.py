"""The list of feeds: added, looked at, listed and forgotten by keys; the server is this machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from nkreader.library import Library
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.feeds import FeedsScreen
from nkreader.tui.screens.reader import ReaderScreen
from nkreader.tui.widgets.job_line import JobLine
from tests.fetching.tricks import Tricks, tricks
from tests.tui.driving import Add, running, seen, settled, told, until


def feed(title: str, *items: str) -> tuple[bytes, str]:
    """A feed of so many items, each with its text."""
    words = "".join(
        f"<item><guid isPermaLink='false'>{title}-{item}</guid><title>{item}</title>"
        f"<pubDate>Wed, 18 Nov 2020 09:00:00 +0900</pubDate>"
        f"<description>{item}: lorries began to line up before dawn, a trader said. "
        "Only a handful were let across before the gate was closed again."
        "</description></item>"
        for item in items
    )
    body = f"<rss version='2.0'><channel><title>{title}</title>{words}</channel></rss>"
    return body.encode(), "application/rss+xml"


@pytest.fixture
def server(own_home: Path) -> Iterator[Tricks]:
    (own_home / "nkreader").mkdir()
    (own_home / "nkreader" / "config.toml").write_text("[fetch]\npause = 0\nwait = 2\ntotal = 5\n")
    with tricks() as playing:
        yield playing


@pytest.fixture
def two_feeds(library: Library, server: Tricks) -> Library:
    """A library with two feeds, each with an article."""
    server.pages["/one"] = feed("One", "Ferry")
    server.pages["/two"] = feed("Two", "Bridge")
    list(library.add([server.address("/one"), server.address("/two")]))
    return library


async def in_feeds(pilot: Pilot[int]) -> None:
    await pilot.press("F")
    await settled(pilot, FeedsScreen)
    await until(pilot, told(pilot, "Feeds"))


async def ended(pilot: Pilot[int]) -> None:
    """Wait until nothing goes on any more."""
    await until(pilot, lambda: not pilot.app.screen.query_one(JobLine).running)


@pytest.mark.parametrize("size", [(120, 40), (60, 20)])
async def test_a_feed_is_added_looked_at_listed_and_read(
    library: Library, add: Add, server: Tricks, size: tuple[int, int]
) -> None:
    add()
    server.pages["/rss"] = feed("Yalu Wire", "Ferry", "Bridge")
    async with running(library, size=size) as pilot:
        await in_feeds(pilot)
        assert told(pilot, "no feeds yet")()
        await pilot.press("plus", *server.address("/rss"), "enter")
        await until(pilot, lambda: library.web.feeds() and library.web.feeds()[0].articles == 2)
        await ended(pilot)
        await until(pilot, told(pilot, "Yalu Wire"))
        server.pages["/rss"] = feed("Yalu Wire", "Ferry", "Bridge", "Customs")
        await pilot.press("r")
        await until(pilot, lambda: library.web.feeds()[0].articles == 3)
        await ended(pilot)
        await until(pilot, told(pilot, "1 added"))
        await pilot.press("enter")
        await settled(pilot, ArticlesScreen)
        await until(pilot, told(pilot, "3 articles of “Yalu Wire”"))
        assert not told(pilot, "Rail bridge stays shut")()
        await pilot.press("f", *"title:cust", "enter")
        await until(pilot, told(pilot, "1 article of “Yalu Wire” · fil"))
        await pilot.press("escape")
        await until(pilot, told(pilot, "3 articles of “Yalu Wire”"))
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        await until(pilot, told(pilot, "lorries began"))
        await pilot.press("q")
        await until(pilot, told(pilot, "3 articles of “Yalu Wire”"))
        await pilot.press("q")
        await settled(pilot, FeedsScreen)
    assert library.listing().count == 4


async def test_a_feed_that_fails_says_why_and_the_others_are_looked_at(
    two_feeds: Library, server: Tricks
) -> None:
    library = two_feeds
    server.pages["/one"] = (b"<rss><channel>no end", "application/rss+xml")
    server.pages["/two"] = feed("Two", "Bridge", "Customs")
    async with running(library) as pilot:
        await in_feeds(pilot)
        await pilot.press("a")
        await until(pilot, lambda: library.listing().count == 3)
        await ended(pilot)
        assert library.web.feeds()[0].trouble
        await until(pilot, lambda: any(row.startswith(" ! ") for row in seen(pilot)))


async def test_a_feed_is_forgotten_by_the_second_press_and_its_articles_stay(
    two_feeds: Library,
) -> None:
    library = two_feeds
    async with running(library) as pilot:
        await in_feeds(pilot)
        await pilot.press("x", "j", "x")
        assert told(pilot, "x again: forgets “Two”; 1 article stays")()
        assert len(library.web.feeds()) == 2
        await pilot.press("x")
        await until(pilot, told(pilot, "Feeds · 1"))
    assert [one.title for one in library.web.feeds()] == ["One"]
    assert library.listing().count == 2


async def test_looking_goes_on_when_the_feeds_are_left(two_feeds: Library, server: Tricks) -> None:
    library = two_feeds
    server.pages["/two"] = feed("Two", "Bridge", "Customs")
    async with running(library) as pilot:
        await in_feeds(pilot)
        await pilot.press("a", "q")
        await settled(pilot, ArticlesScreen)
        await until(pilot, lambda: library.listing().count == 3)
        await until(pilot, told(pilot, "3 articles"))
        await ended(pilot)


async def test_an_address_without_a_feed_is_said_and_asked_for_again(
    library: Library, server: Tricks
) -> None:
    async with running(library) as pilot:
        await in_feeds(pilot)
        await pilot.press("plus", *server.address("/gone"), "enter")
        await until(pilot, lambda: pilot.app.screen.query("Prompt"))
        await ended(pilot)
    assert library.web.feeds() == []
