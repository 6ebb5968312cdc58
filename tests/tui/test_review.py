"""Articles that came again: what the lists, the panel and the review screen say of their marks."""

from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.model import Article
from nkreader.text.span import Span
from nkreader.tui.screens import base
from tests.conftest import STORY
from tests.tui.driving import Add, reader, running, told

WIDE = (140, 40)
PRICE = "rice cost 4,200 won in Hyesan"
FLOUR = "people paid 9,000 won for flour in Musan"


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
    async with running(library, size=WIDE) as pilot:
        await pilot.press("T")
        await pilot.pause()
        assert told(pilot, f"~ {'':10}  {FLOUR}")()
        assert told(pilot, f"tagged as: {PRICE}")()


async def test_the_panel_shows_what_stands_there_and_what_was_tagged(
    library: Library, add: Add
) -> None:
    article = attached(library, add)
    async with running(library, article, WIDE) as pilot:
        await pilot.pause()
        assert told(pilot, f"tagged as: {PRICE}"[:30])()


SHUT = "Stalls stay shut until the snow is gone."
GONE = "They may travel on to Pyongyang after that."


async def test_an_orphan_is_gone_from_the_list_when_a_person_says_so(
    library: Library, add: Add
) -> None:
    article = add()
    tagged(library, article, GONE)
    add("Another story.\n\nIt has no word of the first one here.\n")
    async with running(library, size=WIDE) as pilot:
        await pilot.press("R")
        await pilot.pause()
        assert told(pilot, "1 not in the text")()
        await pilot.press("x")
        await pilot.pause()
        assert told(pilot, "nothing waits for review")()
        await pilot.press("u")
        await pilot.pause()
        assert told(pilot, "1 not in the text")()


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
    async with running(library, size=WIDE) as pilot:
        await pilot.press("R", "enter")
        await pilot.pause()
        screen = reader(pilot)
        assert screen.reading.document.text[screen.pane.cursor :].startswith(anew)
        assert told(pilot, GONE[:30])()
        await pilot.press("r")
        await pilot.pause()
        place = library.mark(mark).placement
        assert place.status == "placed"
        assert screen.reading.document.text[place.start : place.end] == anew


async def test_undoing_an_attach_says_what_was_undone(library: Library, add: Add) -> None:
    article = add()
    tagged(library, article, GONE)
    add(STORY.replace(GONE, SHUT))
    async with running(library, size=WIDE) as pilot:
        await pilot.press("R", "enter")
        await pilot.pause()
        await pilot.press("r", "u")
        await pilot.pause()
        assert told(pilot, "undid: attached a passage")()


async def test_a_new_text_that_comes_in_keeps_the_reader_at_the_words(
    library: Library, add: Add
) -> None:
    article = add()
    async with running(library, article, WIDE) as pilot:
        screen = reader(pilot)
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
    monkeypatch.setattr(base, "PAUSE", 3600)
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
        assert told(pilot, "not go to Pyongyang then")()
        await pilot.press("y")
        await pilot.pause()
        assert library.mark(mark).placement.status == "placed"
