"""Journeys through the real app, key by key, asserting on what was saved."""

from pathlib import Path

from textual.events import AppBlur, AppFocus, Resize

from nkreader.library import Library
from nkreader.model import Article
from nkreader.text.span import Span
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.passages import PassagesScreen
from nkreader.tui.screens.reader import ReaderScreen
from nkreader.tui.widgets.panel import Panel
from tests.tui.driving import Add, reader, running, saved, told, until


async def test_the_list_filters_opens_and_marks_done(library: Library, add: Add) -> None:
    add()
    wanted = add(
        "Fishing season opens\n\nBoats went out from Sinpo on Monday, people say.\n", "b.txt"
    )
    async with running(library) as pilot:
        await pilot.press("f")
        await pilot.press(*"fishing", "enter")
        await pilot.press("d")
        assert library.state(wanted.id) == "done"
        await pilot.press("enter")
        await pilot.pause()
        assert reader(pilot).reading.article.id == wanted.id


async def test_search_lists_the_articles_with_the_words(library: Library, add: Add) -> None:
    add()
    wanted = add(
        "Fishing season opens\n\nBoats went out from Sinpo on Monday, people say.\n", "b.txt"
    )
    async with running(library) as pilot:
        await pilot.press("slash")
        await pilot.press(*"sinpo", "enter", "enter")
        await pilot.pause()
        assert reader(pilot).reading.article.id == wanted.id


async def test_passages_open_in_their_place(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("j", "j", "2", "g", "T")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PassagesScreen)
        await pilot.press("enter")
        await pilot.pause()
        (mark,) = library.marks(article.id)
        assert reader(pilot).pane.cursor == mark.placement.start


async def test_hand_over_in_three_keys(library: Library, add: Add, tmp_path: Path) -> None:
    article = add()
    library.remember("folder", str(tmp_path))
    async with running(library, article) as pilot:
        await pilot.press("1", "w", "c", "enter")
        await until(pilot, told(pilot, "written to"))
    (file,) = tmp_path.glob("*.csv")
    assert b"sanctions-concern" in file.read_bytes()


async def test_what_is_known_of_an_article_is_filled_in(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("i", "tab")
        await pilot.press(*"Yalu Wire", "enter")
        await pilot.pause()
    assert library.article(article.id).metadata.publisher == "Yalu Wire"


async def test_an_empty_library_offers_the_sample_corpus(library: Library) -> None:
    async with running(library) as pilot:
        await pilot.press("s")
        await until(pilot, lambda: library.listing().count >= 12)


async def test_marks_of_another_program_come_in(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        with Library(library.path, "ann") as other:
            other.toggle(other.open(article.id), reader(pilot).pane.target(), "market-prices")  # type: ignore[arg-type]
        await pilot.pause(1.2)
        assert len(reader(pilot).reading.annotations) == 1


async def test_hostile_names_are_shown_as_words(library: Library, add: Add) -> None:
    article = add("[bold]Title[/] [@click=app.quit]x[/]\n\nThe body [red]says[/] so, he said.\n")
    library.tag(
        article, next(iter(_spans(library, article))), "sanctions-concern", "[/] note \x1b[2J"
    )
    async with running(library) as pilot:
        await pilot.press("enter")
        await pilot.press(
            "c", "escape", "T", "q", "i", "escape", "t", "escape", "question_mark", "escape"
        )
        await pilot.press("tab", "j", "enter", "backslash", "z", "escape")
        await pilot.pause()
        assert reader(pilot).reading.article.id == article.id


def _spans(library: Library, article: Article):  # type: ignore[no-untyped-def]
    reading = library.open(article.id)
    for start, end, _, _ in reading.sentences:
        yield Span(start, end)


async def test_a_library_that_may_only_be_read_says_so(library: Library, add: Add) -> None:
    article = add()
    library._context.store.read_only = "this library may only be read"
    async with running(library, article) as pilot:
        await pilot.press("1")
    assert saved(library, article) == []


async def test_the_same_entity_and_its_kind_are_visited(library: Library, add: Add) -> None:
    article = add(
        "Carts left Sinuiju on Monday, a trader said.\n\n"
        "Nobody in Hyesan saw them. Later they were back in Sinuiju, he said.\n"
    )
    async with running(library, article) as pilot:
        pane = reader(pilot).pane
        text = reader(pilot).reading.document.text
        pane.go(text.index("Sinuiju"))
        await pilot.press("asterisk")
        assert pane.cursor == text.rindex("Sinuiju")
        await pilot.press("number_sign")
        assert pane.cursor == text.index("Sinuiju")
        await pilot.press("semicolon")
        assert pane.cursor == text.index("Hyesan")
        await pilot.press("comma")
        assert pane.cursor == text.index("Sinuiju")


async def test_a_date_that_is_none_is_told_and_nothing_typed_is_lost(
    library: Library, add: Add
) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("i", "tab")
        await pilot.press(*"Yalu Wire", "tab", "tab", "tab")
        await pilot.press(*"soon", "enter")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, ReaderScreen)
        for _ in "soon":
            await pilot.press("end", "backspace")
        await pilot.press(*"2020-11", "enter")
        await pilot.pause()
    data = library.article(article.id).metadata
    assert (data.publisher, data.published) == ("Yalu Wire", "2020-11")


async def test_handing_over_never_replaces_a_file_unasked(
    library: Library, add: Add, tmp_path: Path
) -> None:
    article = add()
    library.remember("folder", str(tmp_path))
    async with running(library, article) as pilot:
        await pilot.press("1", "w", "c", "enter")
        await until(pilot, told(pilot, "written to"))
        (first,) = tmp_path.glob("*.csv")
        first.write_text("mine")
        await pilot.press("w", "c", "enter")
        await until(pilot, lambda: len(list(tmp_path.glob("*.csv"))) == 2)
        assert first.read_text() == "mine"


async def test_undo_goes_to_where_the_act_was(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("1")
        began = reader(pilot).pane.cursor
        await pilot.press("G", "u")
        assert reader(pilot).pane.cursor == began
        await pilot.press("q")
        await pilot.pause()
        await pilot.press("U")
        await pilot.pause()
        assert reader(pilot).pane.cursor == began
    assert len(saved(library, article)) == 1


async def test_a_screen_that_came_up_in_a_window_not_looked_at_has_the_keys_later(
    library: Library, add: Add
) -> None:
    add()
    async with running(library) as pilot:
        pilot.app.post_message(AppBlur())
        await pilot.pause()
        await pilot.app.run_action("screen.do('passages')")
        await pilot.pause()
        pilot.app.post_message(AppFocus())
        await pilot.pause()
        assert isinstance(pilot.app.screen, PassagesScreen)
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ArticlesScreen)


async def test_a_resize_that_comes_while_the_program_ends_does_no_harm(
    library: Library, add: Add
) -> None:
    async with running(library, add()) as pilot:
        screen = reader(pilot)
        await screen.query(Panel).remove()
        screen.post_message(Resize(screen.size, screen.size))
        await pilot.pause()
