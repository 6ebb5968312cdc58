"""Driving the real app in tests: keys in, what is on the screen and what was saved out."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot

from nkreader.library import Library
from nkreader.model import Article
from nkreader.tui.app import NkreaderApp
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.reader import ReaderScreen

Add = Callable[..., Article]
_TRIES = 3_000


async def until(pilot: Pilot[Any], condition: Callable[[], object]) -> None:
    """Wait until a condition holds; fail where it never does: a busy machine takes its time, a
    broken program for ever."""
    for _ in range(_TRIES):
        if condition():
            return
        await pilot.pause(0.01)
    raise AssertionError(f"never happened on {pilot.app.screen}")


async def settled(pilot: Pilot[int], kind: type) -> None:
    """Wait until a screen of a kind has the keys."""
    await until(pilot, lambda: isinstance(pilot.app.screen, kind) and pilot.app.focused)


@asynccontextmanager
async def running(
    library: Library, article: Article | None = None, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Pilot[int]]:
    app = NkreaderApp(library, article.id if article else None)
    async with app.run_test(size=size) as pilot:
        wanted = ReaderScreen if article else ArticlesScreen
        await until(pilot, lambda: isinstance(app.screen, wanted) and app.focused)
        yield pilot


def saved(library: Library, article: Article) -> list[tuple[str, str]]:
    """(tag, words) of every mark, as another program sees them."""
    with Library(library.path, library.annotator) as other:
        return [(m.annotation.tag, m.annotation.exact) for m in other.marks(article.id)]


def reader(pilot: Pilot[int]) -> ReaderScreen:
    assert isinstance(pilot.app.screen, ReaderScreen)
    return pilot.app.screen


def seen(pilot: Pilot[int]) -> list[str]:
    """The screen's rows as text."""
    strips = pilot.app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip) for strip in strips]


def told(pilot: Pilot[int], words: str) -> Callable[[], bool]:
    """Whether words are seen on the screen."""
    return lambda: any(words in row for row in seen(pilot))
