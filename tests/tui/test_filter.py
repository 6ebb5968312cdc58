"""`f` takes the query language as it is typed; what can't be read yet changes nothing."""

import pytest
from textual.pilot import Pilot

from nkreader.library import Library
from nkreader.model import Article
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.reader import ReaderScreen
from nkreader.tui.widgets.typed_line import Prompt
from tests.tui.driving import Add, reader, running, seen, settled, told, until


@pytest.fixture
def three(add: Add, library: Library) -> list[Article]:
    """About coal, rice, and both; the first was published by the Yalu Wire."""
    texts = ("Coal is dear", "Rice is dear", "Coal for rice")
    found = [
        add(f"# {title}\n\nThe guard said {title.lower()} today.\n", f"{number}.md")
        for number, title in enumerate(texts)
    ]
    library.edit(found[0], {"publisher": "Yalu Wire"})
    return found


def listed(pilot: Pilot[int]) -> list[str]:
    """The titles in the list, in its order."""
    screen = next(one for one in pilot.app.screen_stack if isinstance(one, ArticlesScreen))
    return [str(row.title) for row in screen.listing.fetch(0, 50)]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("coal -rice", ["Coal is dear"]),
        ('"is dear"', ["Rice is dear", "Coal is dear"]),
        ("(rice OR coal) -publisher:yalu", ["Coal for rice", "Rice is dear"]),
        ("is:unread ric", ["Coal for rice", "Rice is dear"]),
    ],
)
async def test_the_list_answers_the_query_while_it_is_typed(
    library: Library, three: list[Article], typed: str, titles: list[str]
) -> None:
    async with running(library) as pilot:
        await pilot.press("f", *typed)
        await until(pilot, lambda: listed(pilot) == titles)


async def test_a_query_that_cannot_be_read_is_told_with_its_place_and_the_list_stays(
    library: Library, three: list[Article]
) -> None:
    async with running(library, size=(60, 20)) as pilot:
        await pilot.press("f", *"coal ")
        await until(pilot, lambda: len(listed(pilot)) == 2)
        await pilot.press(*'"for ri')
        await until(
            pilot, lambda: "at character 6: this quotation mark is not clos" in seen(pilot)[-1]
        )
        assert len(listed(pilot)) == 2
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.focused, Prompt))
        await pilot.press(*'ce"', "enter")
        await until(pilot, lambda: listed(pilot) == ["Coal for rice"])
        await until(pilot, lambda: "keys" in seen(pilot)[-1])


async def test_a_field_is_waited_for_until_it_has_its_value(
    library: Library, three: list[Article]
) -> None:
    seen_counts = set()
    async with running(library) as pilot:
        await pilot.press("f", *"coal ")
        await until(pilot, lambda: len(listed(pilot)) == 2)
        for key in (*"-(publisher", "colon"):
            await pilot.press(key)
            seen_counts.add(len(listed(pilot)))
        assert seen_counts == {2}
        await pilot.press(*"yalu)")
        await until(pilot, lambda: listed(pilot) == ["Coal for rice"])
        await pilot.press("enter", "f", "t")
        await until(pilot, told(pilot, "filter “t”"))
        await pilot.press(*"itle")
        await until(pilot, told(pilot, "filter “t”"))
        await pilot.press("enter")
        await until(pilot, told(pilot, "0 articles · filter “title”"))


async def test_a_word_that_was_begun_goes_on_meaning_its_beginning_where_nothing_else_is_found(
    library: Library, three: list[Article]
) -> None:
    async with running(library) as pilot:
        await pilot.press("f", *"ric", "enter")
        await until(pilot, told(pilot, "2 articles · filter “ric*”"))
        await pilot.press("escape", "f", *"rice", "enter")
        await until(pilot, told(pilot, "2 articles · filter “rice”"))


async def test_an_article_opens_on_the_words_of_the_query_and_not_on_its_fields(
    library: Library, three: list[Article]
) -> None:
    async with running(library) as pilot:
        await pilot.press("f", *"publisher:yalu coal", "enter")
        await until(pilot, lambda: listed(pilot) == ["Coal is dear"])
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        assert reader(pilot).pane.hits == 2
        await pilot.press("q", "escape", "f", *"is:reading", "enter", "enter")
        await settled(pilot, ReaderScreen)
        assert reader(pilot).pane.hits == 0


async def test_a_click_elsewhere_gives_the_line_below_back_its_keys(
    library: Library, three: list[Article]
) -> None:
    async with running(library) as pilot:
        await pilot.press("f", *'"oh')
        await until(pilot, lambda: "not closed" in seen(pilot)[-1])
        await pilot.click("ArticleList", offset=(5, 9))
        await until(pilot, lambda: "? keys" in seen(pilot)[-1])


async def test_what_was_typed_last_holds_where_the_keys_go_elsewhere_at_once(
    library: Library, three: list[Article]
) -> None:
    async with running(library, size=(60, 20)) as pilot:
        await pilot.press("f")
        line = pilot.app.focused
        assert isinstance(line, Prompt)
        line.insert_text_at_cursor("coal -rice")
        pilot.app.screen.query_one("ArticleList").focus()
        await until(pilot, told(pilot, "1 article · filter “coal -rice”"))


async def test_a_query_longer_than_the_line_is_seen_at_its_end_while_it_is_typed(
    library: Library, three: list[Article]
) -> None:
    async with running(library, size=(60, 20)) as pilot:
        await pilot.press("f", *"-publisher:pyongyang -author:nobody -title:nothing (coal OR rice)")
        await until(pilot, told(pilot, "-title:nothing (coal OR rice)"))
        await pilot.press("home")
        await until(pilot, told(pilot, " -publisher:pyongyang"))
