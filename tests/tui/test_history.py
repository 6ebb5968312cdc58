"""The list of acts: which is which, where it was, and taking one back."""

from textual.pilot import Pilot

from nkreader.library import Library
from nkreader.tui.screens.history import HistoryScreen
from nkreader.tui.screens.reader import ReaderScreen
from nkreader.tui.widgets.history_list import HistoryList
from tests.tui.driving import Add, reader, running, saved, seen, until


async def in_history(pilot: Pilot[int], *keys: str) -> None:
    """Press keys, then go to the history."""
    await pilot.press(*keys, "H")
    await until(pilot, lambda: isinstance(pilot.app.screen, HistoryScreen) and pilot.app.focused)
    await until(pilot, lambda: "History" in seen(pilot)[0])


def there(pilot: Pilot[int]) -> bool:
    """Whether an article is open, with the keys in its text."""
    return isinstance(pilot.app.screen, ReaderScreen) and reader(pilot).pane.has_focus


def struck(pilot: Pilot[int], row: int) -> bool:
    """Whether what was done is struck out in a row of the list."""
    rows = pilot.app.screen.query_one(HistoryList)
    found = rows.row(row)
    assert found is not None
    return any(part.style and part.style.strike for part in rows.paint(found, 100))


async def test_a_row_has_the_words_of_its_passage(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article, (80, 24)) as pilot:
        await in_history(pilot, "1", "j", "1")
        rows = seen(pilot)
        assert "Visitors must wait" in rows[1]
        assert "One wrong shipment" in rows[2]


async def test_enter_goes_to_the_passage_also_of_a_mark_that_is_gone(
    library: Library, add: Add
) -> None:
    article = add()
    text = library.open(article.id).document.text
    async with running(library, article) as pilot:
        await in_history(pilot, "1", "j", "j", "2", "x", "g")
        await pilot.press("j", "j", "enter")
        await until(pilot, lambda: there(pilot))
        assert text[reader(pilot).pane.cursor :].startswith("“One wrong")
        await pilot.press("q")
        await until(pilot, lambda: isinstance(pilot.app.screen, HistoryScreen))
        await pilot.press("k", "enter")
        await until(pilot, lambda: there(pilot))
        assert text[reader(pilot).pane.cursor :].startswith("They may travel")
    assert len(saved(library, article)) == 1


async def test_an_act_that_was_in_no_article_says_so(library: Library, add: Add) -> None:
    article = add()
    library.codebooks.apply(library.codebooks.toml().replace("sanctions concern", "sanctions fear"))
    async with running(library, article) as pilot:
        await in_history(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: "in no article" in seen(pilot)[-1])


async def test_an_act_that_was_taken_back_is_struck_out_until_it_is_done_again(
    library: Library, add: Add
) -> None:
    article = add()
    async with running(library, article) as pilot:
        await in_history(pilot, "1", "j", "1")
        await pilot.press("j", "x")
        await until(pilot, lambda: len(saved(library, article)) == 1)
        assert [struck(pilot, row) for row in range(3)] == [False, False, True]
        await pilot.press("j", "x")
        await until(pilot, lambda: "taken it back already" in seen(pilot)[-1])
        await pilot.press("g", "x")
        await until(pilot, lambda: len(saved(library, article)) == 2)
        assert [struck(pilot, row) for row in range(4)] == [False, True, False, False]
        await pilot.press("u")
        await until(pilot, lambda: len(saved(library, article)) == 1)
        assert [struck(pilot, row) for row in range(4)] == [True, False, False, True]
