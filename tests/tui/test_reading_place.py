"""The place where one reads is remembered while one reads: a program that is killed loses none."""

import sqlite3

import pytest
from textual.pilot import Pilot

from nkreader.library import Library
from nkreader.model import Article
from nkreader.tui.acts.ways import Visit
from nkreader.tui.watch import PAUSE
from tests.tui.driving import Add, reader, running, until

OTHER = "Ferries stay in port\n\nThe company said on Monday that none sailed.\n\nIce was seen.\n"


def place(library: Library, article: Article) -> int | None:
    """The place that is saved, as another program finds it."""
    with Library(library.path, library.annotator) as other:
        return other.open(article.id).place


def cursor(pilot: Pilot[int]) -> int:
    return reader(pilot).pane.cursor


async def test_where_the_cursor_rests_is_saved(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("j", "j", "l")
        assert cursor(pilot) > 0
        await until(pilot, lambda: place(library, article) == cursor(pilot))
        await pilot.press("k")
        await until(pilot, lambda: place(library, article) == cursor(pilot))


async def test_the_place_of_a_tag_is_saved_with_the_next_look(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("j", "1")
        screen = reader(pilot)
        screen.sides.now.progress.look(cursor(pilot))
        assert place(library, article) == cursor(pilot) > 0


async def test_nothing_is_written_while_keys_come_or_nothing_moves(
    library: Library, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nkreader.tui.screens.base.PAUSE", 1_000)  # the looks are the test's own
    article = add()
    library.set_state(article.id, "reading")
    async with running(library, article) as pilot:
        screen = reader(pilot)
        screen.sides.now.progress.opened(screen.reading)
        written = library.stamp()
        for _ in range(3):
            screen.sides.now.progress.look(cursor(pilot))
        assert library.stamp() == written, "nothing has moved"
        for _ in range(3):
            await pilot.press("j")
            screen.sides.now.progress.look(cursor(pilot))
        assert library.stamp() == written, "the keys never rested"
        screen.sides.now.progress.look(cursor(pilot))
        written = library.stamp()
        screen.sides.now.progress.look(cursor(pilot))
        assert library.stamp() == written, "it is saved already"
    assert place(library, article) is not None


async def test_a_busy_library_is_tried_again_without_a_word(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        other = sqlite3.connect(library.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        await pilot.press("j")
        for _ in range(2):
            reader(pilot).sides.now.progress.look(cursor(pilot))
        await pilot.pause(2 * PAUSE)
        assert not reader(pilot).bottom_bar.has_class("-severe")
        other.execute("ROLLBACK")
        other.close()
        await until(pilot, lambda: place(library, article) == cursor(pilot))


async def test_a_kept_reader_saves_nothing_of_the_article_before(
    library: Library, add: Add
) -> None:
    first, second = add(), add(OTHER, "other.txt")
    async with running(library, first) as pilot:
        await pilot.press("j", "j")
        await until(pilot, lambda: place(library, first) == cursor(pilot))
        left = cursor(pilot)
        reader(pilot).begin(Visit(second.id))
        await pilot.press("j")
        await until(pilot, lambda: place(library, second) == cursor(pilot))
    assert place(library, first) == left


async def test_an_article_whose_place_is_saved_is_no_longer_new_though_its_opening_was_written(
    library: Library, add: Add
) -> None:
    article = add()
    async with running(library, article) as pilot:
        screen = reader(pilot)
        screen.sides.now.progress.opened(screen.reading)
        assert library.state(article.id) == "new"
        await pilot.press("j")
        screen.sides.now.progress.look(cursor(pilot))
        screen.sides.now.progress.look(cursor(pilot))
        assert place(library, article) == cursor(pilot)
        assert library.state(article.id) == "reading"
