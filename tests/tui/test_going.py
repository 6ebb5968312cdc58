"""To an article or a passage by its id."""

from textual.widgets import Input

from nkreader.library import Library
from nkreader.text.span import Span
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.going import GoScreen
from nkreader.tui.screens.reader import ReaderScreen
from tests.tui.driving import Add, reader, running, seen, settled, told, until


async def test_an_id_leads_to_its_article_or_passage_from_anywhere(
    library: Library, add: Add
) -> None:
    article, other = add(), add("Rain fell.\n", "rain.txt")
    start = library.text(article).index("rice cost")
    span = Span(start, start + 9)
    mine = library.tag(article, span, "market-prices").added[0].annotation.id
    with Library(library.path, "bea") as bea:
        theirs = bea.tag(article, Span(start + 10, start + 20), "market-prices").added[0]
    whole = library.article_marks.tag(other.id, "market-prices")
    async with running(library) as pilot:
        await pilot.press("ctrl+g", *"zzzz", "enter")
        await until(pilot, told(pilot, "zzzz: no such article or annotation"))
        pilot.app.screen.query_one(Input).value = ""
        await pilot.press("left_square_bracket", *mine.lower(), "right_square_bracket", "enter")
        await settled(pilot, ReaderScreen)
        assert reader(pilot).pane.current_mark() == mine
        assert reader(pilot).pane.cursor == start
        await pilot.press("ctrl+g", *other.id, "enter")
        await until(pilot, lambda: reader(pilot).reading.article.id == other.id)
        await pilot.press("ctrl+g", *theirs.annotation.id, "enter")
        await until(pilot, lambda: reader(pilot).pane.cursor == start + 10)
        await pilot.press("ctrl+g", *whole.id, "enter")
        await until(pilot, lambda: reader(pilot).reading.article.id == other.id)
        await pilot.press("q", "q", "q", "q")
        await settled(pilot, ArticlesScreen)
        await pilot.press("ctrl+p", *"go to an id", "enter")
        await settled(pilot, GoScreen)
        await pilot.press("escape")
        await settled(pilot, ArticlesScreen)
        assert not any("no such" in row for row in seen(pilot))
