"""Articles that came again: what the lists, the panel and the review screen say of their marks."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from nkreader.library import Library
from nkreader.model import Article
from nkreader.text.span import Span
from nkreader.tui.app import NkreaderApp
from nkreader.tui.screens import base
from nkreader.tui.screens.reader import ReaderScreen
from tests.conftest import STORY

Add = Callable[..., Article]
PRICE = "rice cost 4,200 won in Hyesan"
FLOUR = "people paid 9,000 won for flour in Musan"


@asynccontextmanager
async def running(library: Library, article: str | None = None) -> AsyncIterator[Pilot[int]]:
    async with NkreaderApp(library, article).run_test(size=(140, 40)) as pilot:
        yield pilot


def seen(pilot: Pilot[int]) -> str:
    """The screen as text."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def tagged(library: Library, article: Article, quote: str) -> str:
    start = library.text(article).index(quote)
    change = library.tag(article, Span(start, start + len(quote)), "border-closure")
    return change.added[0].annotation.id


def attached(library: Library, add: Add) -> Article:
    """An article whose one passage was written anew and put in its place by a person."""
    article = add()
    mark = tagged(library, article, PRICE)
    add(STORY.replace(PRICE, FLOUR))
    start = library.text(library.article(article.id)).index(FLOUR)
    library.review.attach(mark, Span(start, start + len(FLOUR)))
    return article


async def test_the_passages_show_what_stands_there_and_what_was_tagged(
    library: Library, add: Add
) -> None:
    attached(library, add)
    async with running(library) as pilot:
        await pilot.press("T")
        await pilot.pause()
        assert f"~ {'':10}  {FLOUR}" in seen(pilot)
        assert f"tagged as: {PRICE}" in seen(pilot)


async def test_the_panel_shows_what_stands_there_and_what_was_tagged(
    library: Library, add: Add
) -> None:
    article = attached(library, add)
    async with running(library, article.id) as pilot:
        await pilot.pause()
        assert f"tagged as: {PRICE}"[:30] in seen(pilot)


SHUT = "Stalls stay shut until the snow is gone."
GONE = "They may travel on to Pyongyang after that."


def open_reader(pilot: Pilot[int]) -> ReaderScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ReaderScreen)
    return screen


async def test_an_orphan_is_gone_from_the_list_when_a_person_says_so(
    library: Library, add: Add
) -> None:
    article = add()
    tagged(library, article, GONE)
    add("Another story.\n\nIt has no word of the first one here.\n")
    async with running(library) as pilot:
        await pilot.press("R")
        await pilot.pause()
        assert "1 not in the text" in seen(pilot)
        await pilot.press("x")
        await pilot.pause()
        assert "nothing waits for review" in seen(pilot)
        await pilot.press("u")
        await pilot.pause()
        assert "1 not in the text" in seen(pilot)


@pytest.mark.parametrize("proposed", [True, False])
async def test_going_there_opens_the_article_where_the_screen_shows_it(
    library: Library, add: Add, proposed: bool
) -> None:
    article = add()
    mark = tagged(library, article, GONE)
    library.leave(library.open(article.id), 3)
    anew = "They can go to Pyongyang then." if proposed else SHUT
    add(STORY.replace(GONE, anew))
    assert (library.mark(mark).placement.start is not None) is proposed
    async with running(library) as pilot:
        await pilot.press("R", "enter")
        await pilot.pause()
        screen = open_reader(pilot)
        assert screen.reading.document.text[screen.pane.cursor :].startswith(anew)
        assert GONE[:30] in seen(pilot)
        await pilot.press("r")
        await pilot.pause()
        place = library.mark(mark).placement
        assert place.status == "placed"
        assert screen.reading.document.text[place.start : place.end] == anew


async def test_undoing_an_attach_says_what_was_undone(library: Library, add: Add) -> None:
    article = add()
    tagged(library, article, GONE)
    add(STORY.replace(GONE, SHUT))
    async with running(library) as pilot:
        await pilot.press("R", "enter")
        await pilot.pause()
        await pilot.press("r", "u")
        await pilot.pause()
        assert "undid: attached a passage" in seen(pilot)


async def test_a_new_text_that_comes_in_keeps_the_reader_at_the_words(
    library: Library, add: Add
) -> None:
    article = add()
    async with running(library, article.id) as pilot:
        screen = open_reader(pilot)
        screen.pane.go(screen.reading.document.text.index("Nobody knows"))
        add("A line above.\n\n" + STORY)
        screen.reload()
        await pilot.pause()
        text = screen.reading.document.text
        assert text.startswith("A line above.")
        assert text[screen.pane.cursor :].startswith("Nobody knows")


async def test_a_place_in_words_that_were_not_shown_is_not_accepted(
    library: Library, add: Add, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program adds a newer text between what the screen shows and the key."""
    monkeypatch.setattr(base, "WATCH", 3600)
    article = add()
    mark = tagged(library, article, GONE)
    add(STORY.replace(GONE, "They can go to Pyongyang then."))
    async with running(library) as pilot:
        await pilot.press("R")
        await pilot.pause()
        with Library(library.path, "ann") as other:
            newer = STORY.replace(GONE, "They must not go to Pyongyang then.")
            (tmp_path / "story.txt").write_text(newer, "utf-8", newline="")
            list(other.add([str(tmp_path / "story.txt")]))
        await pilot.press("y")
        await pilot.pause()
        assert library.mark(mark).placement.status == "review"
        assert "They must not go" in seen(pilot)
        await pilot.press("y")
        await pilot.pause()
        assert library.mark(mark).placement.status == "placed"
