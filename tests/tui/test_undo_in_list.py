"""`u` in the list of articles names what it would take back before it does."""

from nkreader.library import Library
from nkreader.text.span import Span
from nkreader.tui.app import NkreaderApp
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.reader import ReaderScreen
from tests.tui.driving import Add, saved, seen, told, until


async def test_only_the_second_u_in_a_row_takes_back(library: Library, add: Add) -> None:
    article = add()
    tag = library.codebook.active()[0]
    library.tag(article, Span(0, 5), tag.slug)
    app = NkreaderApp(library)
    async with app.run_test(size=(150, 20)) as pilot:
        await until(pilot, lambda: app.focused)
        for keys in (("u",), ("j", "u")):
            await pilot.press(*keys)
            await until(pilot, told(pilot, f"u again: takes back “tagged {tag.name}"))
            assert str(article.metadata.title) in seen(pilot)[-1]
            assert isinstance(app.screen, ArticlesScreen)
            assert len(saved(library, article)) == 1
        await pilot.press("u")
        await until(pilot, lambda: not saved(library, article))
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen))


async def test_with_nothing_to_take_back_it_says_so(library: Library, add: Add) -> None:
    add()
    app = NkreaderApp(library)
    async with app.run_test(size=(100, 20)) as pilot:
        await until(pilot, lambda: app.focused)
        await pilot.press("u")
        await until(pilot, lambda: "nothing to undo" in seen(pilot)[-1])
