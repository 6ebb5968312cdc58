"""Articles that came again: what the lists, the panel and the review screen say of their marks."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from nkreader.library import Library
from nkreader.model import Article
from nkreader.text.span import Span
from nkreader.tui.app import NkreaderApp
from tests.conftest import STORY

Add = Callable[..., Article]
PRICE = "rice cost 4,200 won in Hyesan"
FLOUR = "people paid 9,000 won for flour in Musan"


@asynccontextmanager
async def running(library: Library, article: str | None = None) -> AsyncIterator[Pilot[int]]:
    async with NkreaderApp(library, article).run_test(size=(140, 40)) as pilot:
        yield pilot


def seen(pilot: Pilot[int]) -> str:
    """The screen as text."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def tagged(library: Library, article: Article, quote: str) -> str:
    start = library.text(article).index(quote)
    change = library.tag(article, Span(start, start + len(quote)), "border-closure")
    return change.added[0].annotation.id


def attached(library: Library, add: Add) -> Article:
    """An article whose one passage was written anew and put in its place by a person."""
    article = add()
    mark = tagged(library, article, PRICE)
    add(STORY.replace(PRICE, FLOUR))
    start = library.text(library.article(article.id)).index(FLOUR)
    library.review.attach(mark, Span(start, start + len(FLOUR)))
    return article


async def test_the_passages_show_what_stands_there_and_what_was_tagged(
    library: Library, add: Add
) -> None:
    attached(library, add)
    async with running(library) as pilot:
        await pilot.press("T")
        await pilot.pause()
        assert f"~ {'':10}  {FLOUR}" in seen(pilot)
        assert f"tagged as: {PRICE}" in seen(pilot)


async def test_the_panel_shows_what_stands_there_and_what_was_tagged(
    library: Library, add: Add
) -> None:
    article = attached(library, add)
    async with running(library, article.id) as pilot:
        await pilot.pause()
        assert f"tagged as: {PRICE}"[:30] in seen(pilot)
