"""A screen that was left gives back what it has painted: a day of searches takes no more memory
than one."""

import gc

import pytest
from textual._styles_cache import StylesCache

from nkreader.library import Library
from nkreader.tui.screens import base
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.passages import PassagesScreen
from tests.tui.driving import Add, running, settled


def painted() -> int:
    """How many widgets' lines are in memory."""
    return sum(type(one) is StylesCache for one in gc.get_objects())


async def test_what_left_screens_have_painted_is_let_go(
    library: Library, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "_LET_GO", 0.01)
    add()
    counts = []
    async with running(library) as pilot:
        for _ in range(8):
            await pilot.press("T")
            await settled(pilot, PassagesScreen)
            await pilot.press("q")
            await settled(pilot, ArticlesScreen)
            await pilot.pause(0.1)
            counts.append(painted())
    assert counts[-1] <= counts[len(counts) // 2], counts
