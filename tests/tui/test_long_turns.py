"""A long act is turned beside the screen: keys work, its progress is seen, it can be stopped."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.library.upkeep import check
from nkreader.model import Article
from nkreader.store import turning
from nkreader.text.span import Span
from nkreader.tui.acts import turning as turning_acts
from nkreader.tui.app import NkreaderApp
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.history import HistoryScreen
from nkreader.tui.screens.long_turn import LongTurn
from nkreader.tui.screens.reader import ReaderScreen
from tests.tui.driving import Add, running, seen, settled, told, until

MARKS = 40


@pytest.fixture
def imported(
    library: Library, add: Add, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Library, Article]]:
    """Bea's library with many annotations of Ann's, imported as one act."""
    monkeypatch.setattr(turning_acts, "AT_ONCE", 10)
    monkeypatch.setattr(turning, "ROWS", 4)
    article = add()
    for start in range(MARKS):
        library.tag(article, Span(start, start + 7), library.codebook.active()[0].slug)
    library.export(library.passages(), "jsonl", tmp_path / "out.jsonl")
    with Library(tmp_path / "bea.db", "bea") as other:
        with (tmp_path / "out.jsonl").open("rb") as data:
            other.take(data, "out.jsonl")
        yield other, other.article(article.id)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Turning waits after each transaction until this is set."""
    gate = threading.Event()
    go = turning._go

    def waiting(*arguments: object, **named: object) -> Iterator[int]:
        for far in go(*arguments, **named):  # type: ignore[arg-type]
            yield far
            if "back_from" not in named:
                gate.wait(60)

    monkeypatch.setattr(turning, "_go", waiting)
    yield gate
    gate.set()


def count(library: Library) -> int:
    """Annotations, as another program sees them."""
    with Library(library.path, "somebody") as other:
        return len(other.passages(everybody=True))


async def test_undo_and_redo_of_a_long_act_show_how_far_they_are(
    imported: tuple[Library, Article], gate: threading.Event
) -> None:
    library, article = imported
    async with running(library, article) as pilot:
        await pilot.press("u")
        await until(pilot, lambda: isinstance(pilot.app.screen, LongTurn))
        await until(pilot, told(pilot, " % of "))
        assert any("Undoing “imported" in row for row in seen(pilot))
        gate.set()
        await settled(pilot, ReaderScreen)
        await until(pilot, told(pilot, "undid: imported"))
        assert count(library) == 0
        await pilot.press("U")
        await until(pilot, told(pilot, "redid: imported"))
        assert isinstance(pilot.app.screen, ReaderScreen)
        assert count(library) == MARKS
    assert check(library.path) == []


@pytest.mark.parametrize("key", ["escape", "X"])
async def test_a_long_undo_can_be_stopped_and_takes_itself_back(
    imported: tuple[Library, Article], gate: threading.Event, key: str
) -> None:
    library, article = imported
    async with running(library, article) as pilot:
        await pilot.press("u")
        await until(pilot, lambda: isinstance(pilot.app.screen, LongTurn))
        await until(pilot, lambda: count(library) < MARKS)
        await pilot.press(key)
        await until(pilot, told(pilot, "taking itself back"))
        gate.set()
        await settled(pilot, ReaderScreen)
        await until(pilot, told(pilot, "stopped; everything is as it was"))
        assert count(library) == MARKS
    assert check(library.path) == []


async def test_leaving_the_program_takes_a_long_undo_back(
    imported: tuple[Library, Article], gate: threading.Event
) -> None:
    library, article = imported
    async with running(library, article) as pilot:
        await pilot.press("u")
        await until(pilot, lambda: isinstance(pilot.app.screen, LongTurn))
        await until(pilot, lambda: count(library) < MARKS)
        threading.Timer(0.2, gate.set).start()
        pilot.app.exit()
    await asyncio.get_running_loop().shutdown_default_executor()
    assert count(library) == MARKS
    assert check(library.path) == []


async def test_a_long_act_is_reverted_beside_the_history(
    imported: tuple[Library, Article],
) -> None:
    library, _ = imported
    async with running(library) as pilot:
        await pilot.press("H")
        await settled(pilot, HistoryScreen)
        await pilot.press("x")
        await until(pilot, told(pilot, "reverted: imported"))
        assert isinstance(pilot.app.screen, HistoryScreen)
        assert count(library) == 0
    assert check(library.path) == []


async def test_a_busy_library_is_said_in_one_plain_line(
    imported: tuple[Library, Article],
) -> None:
    library, _ = imported
    library._context.store.db.execute("PRAGMA busy_timeout = 0")
    article = library.listing().fetch(0, 1)[0].id
    tag = library.codebook.active()[0]
    library.tag(library.article(article), Span(60, 70), tag.slug)
    app = NkreaderApp(library)
    with Library(library.path, "cy") as other, other._context.store.write():
        async with app.run_test(size=(200, 20)) as pilot:
            await settled(pilot, ArticlesScreen)
            await pilot.press("u", "u")
            await until(pilot, told(pilot, f"“tagged {tag.name}"))
            await until(pilot, told(pilot, "can't be undone: another program is writing"))
