"""Another program takes away what a screen still shows: the key says so, nothing dies or is lost.

Keys come at once after the other program's write, before the screen has looked at the library.
"""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from nkreader.library import Library
from nkreader.model import Article
from nkreader.text.span import Span
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.history import HistoryScreen
from nkreader.tui.screens.note import NoteArea, NoteScreen
from nkreader.tui.screens.passages import PassagesScreen
from nkreader.tui.screens.reader import ReaderScreen
from nkreader.tui.screens.review import ReviewScreen
from nkreader.tui.widgets.bars import BottomBar
from tests.conftest import STORY
from tests.tui.driving import Add, reader, running, saved, seen, settled, told, until

FERRY = "Ferries stay in port\n\nThe ferry company in Rason said on Monday that no ship sailed.\n"
GONE = "They may travel on to Pyongyang after that."


@pytest.fixture
def unwatched(monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen never looks by itself, as if every key came before it could."""
    monkeypatch.setattr("nkreader.tui.watch.LibraryWatch.by_another", lambda self: False)


def take_marks(library: Library, article: Article) -> None:
    """Another program takes every mark off an article."""
    with Library(library.path, library.annotator) as other:
        for mark in other.marks(article.id):
            other.untag(mark.annotation.id)


def take_out(library: Library, article: Article) -> None:
    """Another program removes an article."""
    with Library(library.path, library.annotator) as other:
        other.remove(other.article(article.id), with_annotations=True)


def alive(pilot: Pilot[int], kind: type) -> Callable[[], bool]:
    """Whether a screen of a kind is on top, with a warning below."""
    return lambda: (
        isinstance(pilot.app.screen, kind)
        and pilot.app.screen.query_one(BottomBar).has_class("-severe")
    )


@pytest.mark.usefixtures("unwatched")
@pytest.mark.parametrize("keys", [("c",), ("o",), ("x",)])
async def test_a_mark_that_is_gone(library: Library, add: Add, keys: tuple[str, ...]) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("1")
        take_marks(library, article)
        await pilot.press(*keys)
        await until(pilot, alive(pilot, ReaderScreen))
        await pilot.press("j", "2")
    assert [tag for tag, _ in saved(library, article)] == ["covid-quarantine"]


@pytest.mark.usefixtures("unwatched")
async def test_another_tag_for_a_mark_that_is_gone(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("1")
        take_marks(library, article)
        await pilot.press("r", *"border", "enter")
        await until(pilot, told(pilot, "no such annotation"))
        await pilot.press("escape")
        await settled(pilot, ReaderScreen)
    assert saved(library, article) == []


@pytest.mark.usefixtures("unwatched")
async def test_a_note_on_a_mark_that_goes_while_it_is_written_stays_in_the_dialog(
    library: Library, add: Add
) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("1", "c", *"who says")
        await settled(pilot, NoteScreen)
        take_marks(library, article)
        await pilot.press("enter")
        await until(pilot, told(pilot, "no such annotation"))
        assert pilot.app.screen.query_one(NoteArea).text == "who says"
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("escape")
        await settled(pilot, ReaderScreen)


@pytest.mark.usefixtures("unwatched")
@pytest.mark.parametrize("key", ["enter", "i", "d", "greater_than_sign"])
async def test_an_article_that_is_gone_from_the_list(library: Library, add: Add, key: str) -> None:
    article = add()
    async with running(library) as pilot:
        take_out(library, article)
        await pilot.press(key)
        await pilot.pause(0.1)
        assert isinstance(pilot.app.screen, ArticlesScreen)
        other = add(FERRY, "other.txt")
        await pilot.press("T")
        await settled(pilot, PassagesScreen)
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)
        await until(pilot, told(pilot, "Ferries stay"))
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        assert reader(pilot).reading.article.id == other.id


@pytest.mark.usefixtures("unwatched")
@pytest.mark.parametrize("key", ["i", "1", "d", "Z", "u", "R", "s"])
async def test_an_article_that_is_gone_while_it_is_read(
    library: Library, add: Add, key: str
) -> None:
    article, other = add(), add(FERRY, "other.txt")
    async with running(library, article) as pilot:
        take_out(library, article)
        await pilot.press(key)
        await pilot.pause(0.1)
        if key in "iZ":
            await pilot.press(*"caption" if key == "Z" else "x", "enter")
            await pilot.pause(0.1)
            await pilot.press("escape")
        if key == "R":
            await settled(pilot, ReviewScreen)
            await pilot.press("q")
        await settled(pilot, ReaderScreen)
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)
        await until(pilot, lambda: not told(pilot, "Rail bridge")())
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        assert reader(pilot).reading.article.id == other.id


async def test_a_filtered_list_shows_no_longer_what_is_gone(library: Library, add: Add) -> None:
    article = add()
    add(FERRY, "other.txt")
    async with running(library) as pilot:
        await pilot.press("f", *"rail", "enter")
        await until(pilot, told(pilot, "1 article · filter"))
        take_out(library, article)
        await until(pilot, told(pilot, "0 articles · filter"))
        assert not told(pilot, "Rail bridge stays shut")()
        await pilot.press("escape")
        await until(pilot, told(pilot, "Ferries stay"))


async def test_back_to_a_filtered_list_from_an_article_that_is_gone(
    library: Library, add: Add
) -> None:
    article = add()
    add(STORY.replace("Rail bridge", "Rail tunnel").replace("Sinuiju", "Hyesan"), "tunnel.txt")
    async with running(library) as pilot:
        await pilot.press("f", *"rail", "enter")
        await until(pilot, told(pilot, "2 articles · filter"))
        screen = pilot.app.screen
        assert isinstance(screen, ArticlesScreen)
        screen.open(article.id)
        await settled(pilot, ReaderScreen)
        take_out(library, article)
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)
        await until(pilot, told(pilot, "1 article · filter"))
        assert told(pilot, "Rail tunnel")()


@pytest.mark.usefixtures("unwatched")
@pytest.mark.parametrize("key", ["enter", "y", "x", "j"])
async def test_a_passage_that_is_gone_from_the_review(library: Library, add: Add, key: str) -> None:
    article = add()
    start = library.text(article).index(GONE)
    library.tag(article, Span(start, start + len(GONE)), "border-closure")
    library.tag(article, Span(0, 11), "border-closure")
    add("Another story.\n\nIt has no word of the first one here.\n")
    async with running(library) as pilot:
        await pilot.press("R")
        await settled(pilot, ReviewScreen)
        take_out(library, article)
        await pilot.press(key)
        await until(pilot, alive(pilot, ReviewScreen))
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)


@pytest.mark.usefixtures("unwatched")
async def test_a_passage_that_is_gone_from_the_passages_and_the_history(
    library: Library, add: Add
) -> None:
    article = add()
    library.tag(article, Span(0, 11), "border-closure")
    async with running(library) as pilot:
        await pilot.press("T")
        await settled(pilot, PassagesScreen)
        take_out(library, article)
        await pilot.press("enter")
        await until(pilot, alive(pilot, PassagesScreen))
        await pilot.press("H")
        await settled(pilot, HistoryScreen)
        await pilot.press("enter", "x")
        await pilot.pause(0.1)
        assert isinstance(pilot.app.screen, HistoryScreen)
        await pilot.press("q")
        await settled(pilot, PassagesScreen)
        await until(pilot, lambda: "Passages" in seen(pilot)[0])


async def test_an_open_article_that_is_taken_out_is_told_and_left(
    library: Library, add: Add
) -> None:
    article = add()
    async with running(library, article) as pilot:
        take_out(library, article)
        await until(pilot, told(pilot, "no longer in the library: its article was taken out"))
        await pilot.press("1", "x", "L", "W", ".", "d")
        await settled(pilot, ReaderScreen)
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)
