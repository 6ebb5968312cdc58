"""One reader is kept for every article; each must find it as if it had been made for it."""

import pytest

from nkreader.library import Library
from nkreader.text.span import Span
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.hits import HitsScreen
from nkreader.tui.screens.passages import PassagesScreen
from nkreader.tui.screens.reader import ReaderScreen
from nkreader.tui.widgets.panel import Panel
from nkreader.tui.widgets.typed_line import Prompt
from tests.tui.driving import Add, reader, running, saved, settled, until

OTHER = "Ferries stay in port\n\nThe ferry company in Rason said on Monday that no ship sailed.\n"


async def test_nothing_of_one_article_is_left_for_the_next(library: Library, add: Add) -> None:
    first, second = add(), add(OTHER, "other.txt")
    async with running(library, first, size=(60, 20)) as pilot:
        await pilot.press("slash", *"Sinuiju", "enter", "tab")
        assert reader(pilot).pane.hits
        assert reader(pilot).query_one(Panel).has_class("-over")
        await pilot.press("tab", "v", "j", "slash", *"bridge")
        await pilot.press("escape", "q")
        await settled(pilot, ArticlesScreen)
        pilot.app.screen.open(second.id)  # type: ignore[attr-defined]
        await settled(pilot, ReaderScreen)
        screen = reader(pilot)
        assert screen.reading.article.id == second.id
        assert screen.pane.has_focus
        assert screen.pane.selection is None
        assert not screen.pane.hits
        assert not screen.query(Prompt)
        assert not screen.query_one(Panel).has_class("-over")
        await pilot.press("1")
    assert not library.marks(first.id)
    assert [mark.annotation.exact for mark in library.marks(second.id)] == [
        "The ferry company in Rason said on Monday that no ship sailed."
    ]


async def test_a_passage_opens_above_the_article_one_came_from(library: Library, add: Add) -> None:
    first, second = add(), add(OTHER, "other.txt")
    async with running(library, second) as pilot:
        await pilot.press("1", "q")
        await settled(pilot, ArticlesScreen)
        pilot.app.screen.open(first.id)  # type: ignore[attr-defined]
        await settled(pilot, ReaderScreen)
        below = reader(pilot)
        await pilot.press("T")
        await settled(pilot, PassagesScreen)
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        assert reader(pilot).reading.article.id == second.id
        await pilot.press("q")
        await settled(pilot, PassagesScreen)
        await pilot.press("q")
        await settled(pilot, ReaderScreen)
        assert reader(pilot) is below
        assert below.reading.article.id == first.id


async def test_a_theme_chosen_in_the_list_is_the_next_articles_too(
    library: Library, add: Add
) -> None:
    article = add()
    async with running(library, article) as pilot:
        before = reader(pilot).pane.rich_style.bgcolor
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)
        pilot.app.theme = "textual-light"
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        await pilot.pause()
        assert reader(pilot).pane.rich_style.bgcolor != before


async def test_an_article_that_was_looked_at_is_no_longer_new(library: Library, add: Add) -> None:
    article = add()
    async with running(library) as pilot:
        assert library.state(article.id) == "new"
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)
    assert library.state(article.id) == "reading"


async def test_attaching_ends_with_the_article_it_was_for(library: Library, add: Add) -> None:
    first, second = add(), add(OTHER, "other.txt")
    async with running(library, first) as pilot:
        reader(pilot).here.attaching = "0000000000"
        await pilot.press("greater_than_sign")
        await until(pilot, lambda: reader(pilot).reading.article.id == second.id)
        assert reader(pilot).here.attaching is None


async def test_the_list_is_found_at_the_article_that_was_read_last(
    library: Library, add: Add
) -> None:
    add()
    add(OTHER, "other.txt")
    async with running(library) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ArticlesScreen)
        await pilot.press("greater_than_sign")
        await settled(pilot, ReaderScreen)
        opened = reader(pilot).reading.article.id
        assert screen.rows.current is not None
        assert screen.rows.current.id == opened
        await pilot.press("greater_than_sign")
        await until(pilot, lambda: reader(pilot).reading.article.id != opened)
        last = reader(pilot).reading.article.id
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)
        await until(pilot, lambda: screen.rows.current and screen.rows.current.id == last)


async def test_what_was_searched_for_is_found_first_and_as_the_list_found_it(
    library: Library, add: Add
) -> None:
    text = "Sugar\n\nSinŭiju waits. Sugar waits.\n\n" + "A word. " * 40 + "\n\nSugar in Sinuiju.\n"
    article = add(text, "sugar.txt")
    for query, words in (("sinuiju", "Sinŭiju"), ('"sugar waits"', "Sugar waits"), ("sug*", "Sug")):
        async with running(library) as pilot:
            screen = pilot.app.screen
            assert isinstance(screen, ArticlesScreen)
            await pilot.press("slash", *query, "enter", "enter")
            await settled(pilot, ReaderScreen)
            pane = reader(pilot).pane
            at = library.open(article.id).document.text.index(words)
            assert pane.cursor == at, query
            await pilot.press("G", "q")
            await settled(pilot, HitsScreen)
            await pilot.press("q")
            await settled(pilot, ArticlesScreen)


@pytest.mark.parametrize("way", [("question_mark", "escape"), ("z", "escape"), ("T", "q")])
async def test_a_look_elsewhere_drops_neither_selection_nor_find(
    library: Library, add: Add, way: tuple[str, str]
) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("slash", *"Sinuiju", "enter", "v", "l", "l")
        chosen = reader(pilot).pane.selection
        assert chosen is not None
        await pilot.press(way[0])
        await until(pilot, lambda: len(pilot.app.screen_stack) == 3)
        await pilot.press(way[1])
        await settled(pilot, ReaderScreen)
        await pilot.pause(0.1)
        assert reader(pilot).pane.selection == chosen
        assert reader(pilot).pane.hits
        await pilot.press("2")
    ((_, words),) = saved(library, article)
    assert words.startswith("Sinuiju, according")


async def test_what_another_annotator_writes_drops_no_selection(library: Library, add: Add) -> None:
    article, other = add(), add(OTHER, "other.txt")
    async with running(library, article) as pilot:
        await pilot.press("v", "j")
        chosen = reader(pilot).pane.selection
        with Library(library.path, "ben") as bens:
            bens.tag(bens.article(other.id), Span(0, 5), "border-closure")
        seen = reader(pilot).watch_library.seen
        await until(pilot, lambda: reader(pilot).watch_library.seen != seen)
        assert reader(pilot).pane.selection == chosen


async def test_two_keys_of_a_burst_open_one_article(library: Library, add: Add) -> None:
    article = add()
    async with running(library) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ArticlesScreen)
        screen.open(article.id)
        screen.open(article.id)
        await settled(pilot, ReaderScreen)
        assert len(pilot.app.screen_stack) == 2


async def test_an_article_from_the_command_line_needs_no_second_reader(
    library: Library, add: Add
) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.pause(0.3)
        readers = [one for one in pilot.app._registry if isinstance(one, ReaderScreen)]
        assert readers == [reader(pilot)]


async def test_what_was_selected_means_nothing_in_the_next_article(
    library: Library, add: Add
) -> None:
    first, second = add(), add(OTHER, "other.txt")
    async with running(library, first) as pilot:
        await pilot.press("v", "j", "1")
        reader(pilot).open(second.id)
        await pilot.pause()
        pane = reader(pilot).pane
        assert not pane.is_selecting
        await pilot.press("l", "l")
        assert not pane.is_selecting
        await pilot.mouse_down("ReadingPane", offset=(20, 4))
        reader(pilot).open(first.id)
        await pilot.pause()
        await pilot.hover("ReadingPane", offset=(30, 6))
        assert pane.selection is None
