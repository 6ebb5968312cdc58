"""An article's data, written and taken back with keys."""

from collections.abc import Callable
from pathlib import Path

from nkreader.library import Library
from nkreader.model import Article
from nkreader.tui.app import NkreaderApp
from nkreader.tui.screens.reader import ReaderScreen
from tests.tui.driving import running, told, until

Add = Callable[..., Article]


async def test_what_is_written_of_an_article_is_taken_back_by_u_and_done_again(
    library: Library, add: Add
) -> None:
    article = add()
    async with NkreaderApp(library, article.id).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("i")
        await pilot.pause()
        await pilot.press("end", " ", "o", "n", "enter")
        await pilot.pause()
        assert library.article(article.id).metadata.title == "Rail bridge stays shut on"
        await pilot.press("u")
        await pilot.pause()
        assert library.article(article.id).metadata == article.metadata
        assert isinstance(pilot.app.screen, ReaderScreen)
        assert pilot.app.screen.reading.article.metadata.title == article.metadata.title
        await pilot.press("U")
        await pilot.pause()
        assert pilot.app.screen.reading.article.metadata.title == "Rail bridge stays shut on"


async def test_taking_back_what_was_written_of_another_article_goes_there(
    library: Library, add: Add
) -> None:
    other = add("Another story\n\nNobody crosses, people in Musan say.\n", "other.txt")
    library.edit(other, {"publisher": "Tumen Letter"})
    async with NkreaderApp(library, add().id).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("u")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReaderScreen)
        assert pilot.app.screen.reading.article.id == other.id
        assert library.article(other.id).metadata.publisher is None


async def test_a_field_that_another_program_has_changed_is_not_overwritten(
    library: Library, add: Add
) -> None:
    article = add()
    async with NkreaderApp(library, article.id).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("i")
        await pilot.pause()
        with Library(library.path, "bea") as other:
            other.edit(article, {"title": "Theirs"})
        await pilot.press("end", " ", "o", "n", "enter")
        await pilot.pause()
        assert library.article(article.id).metadata.title == "Theirs"
        assert not isinstance(pilot.app.screen, ReaderScreen), "what was typed stays in view"


async def test_a_proposal_stands_in_the_field_and_enter_takes_it(
    library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "2020-11-18_ferry-halts-again.txt"
    file.write_text("Lorries began to line up before dawn on Monday, a trader in the city said.\n")
    (added,) = library.add([str(file)])
    assert library.article(added.id or "").metadata.published is None
    async with running(library) as pilot:
        await pilot.press("i")
        await until(pilot, told(pilot, "? is a proposal"))
        await pilot.press("enter")
        await until(
            pilot, lambda: library.article(added.id or "").metadata.published == "2020-11-18"
        )


async def test_a_date_is_typed_as_a_person_says_it(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("i")
        await until(pilot, told(pilot, "About this article"))
        await pilot.press(
            *(["tab"] * 4), "end", *(["backspace"] * 20), *"29 September 2024", "enter"
        )
        await until(pilot, lambda: library.article(article.id).metadata.published == "2024-09-29")
