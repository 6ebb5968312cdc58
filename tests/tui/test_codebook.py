"""The codebook by keys: what is changed there is saved, and can be undone there."""

import pytest
from textual.pilot import Pilot

from nkreader.library import Library
from nkreader.model import Article, Tag
from nkreader.text.span import Span
from nkreader.tui.screens.codebook import CodebookScreen
from nkreader.tui.screens.passages import PassagesScreen
from nkreader.tui.screens.reader import ReaderScreen
from tests.tui.driving import Add, running, settled, told, until


def tags(library: Library) -> dict[str, Tag]:
    """The tags as another program sees them."""
    with Library(library.path, "bob") as other:
        return {tag.slug: tag for tag in other.codebook.tags}


@pytest.fixture
def article(library: Library, add: Add) -> Article:
    made = add()
    text = library.text(made)
    for words, note in (("4,200 won in Hyesan", "price of rice"), ("Visitors must wait", None)):
        start = text.index(words)
        library.tag(made, Span(start, start + len(words)), "sanctions-concern", note)
    return made


async def in_codebook(pilot: Pilot[int]) -> None:
    await pilot.press("B")
    await settled(pilot, CodebookScreen)
    await until(pilot, told(pilot, "Codebook"))


@pytest.mark.parametrize("size", [(120, 40), (60, 20)])
async def test_a_tag_is_added_named_defined_coloured_and_keyed(
    library: Library, article: Article, size: tuple[int, int]
) -> None:
    async with running(library, size=size) as pilot:
        await in_codebook(pilot)
        assert told(pilot, "2 passages, 1 article")()
        await pilot.press("plus", *"Coal", "enter")
        await until(pilot, lambda: "coal" in tags(library))
        await pilot.press("r", "end", "space", *"trade", "enter")
        await until(pilot, lambda: tags(library)["coal"].name == "Coal trade")
        await pilot.press("c", *"Sold.", "enter")
        await until(pilot, lambda: tags(library)["coal"].definition == "Sold.")
        await pilot.press("o", *"viol", "enter")
        await until(pilot, lambda: tags(library)["coal"].colour == "violet")
        await pilot.press("3")
        await until(pilot, lambda: tags(library)["coal"].key == "3")
        assert tags(library)["border-closure"].key is None
        await pilot.press("p", *"market", "enter")
        await until(pilot, lambda: tags(library)["coal"].parent == "market-prices")
        for _ in range(6):
            await pilot.press("u")
        await until(pilot, lambda: "coal" not in tags(library))
        assert tags(library)["border-closure"].key == "3"


async def test_tags_are_merged_and_split_with_their_passages(
    library: Library, article: Article
) -> None:
    async with running(library) as pilot:
        await in_codebook(pilot)
        await pilot.press("s", *"rice")
        await until(pilot, told(pilot, "1 of 2 passages have these words"))
        await pilot.press("enter")
        await until(pilot, told(pilot, "rice"))
        await pilot.press("enter")
        await until(pilot, lambda: "rice" in tags(library))
        assert [mark.annotation.tag for mark in library.marks(article.id)] == [
            "sanctions-concern", "rice",
        ]  # fmt: skip
        await pilot.press("g", "m", *"covid", "enter")
        await until(pilot, lambda: tags(library)["sanctions-concern"].retired)
        assert {mark.annotation.tag for mark in library.marks(article.id)} == {
            "covid-quarantine", "rice",
        }  # fmt: skip
        await pilot.press("u", "u")
        await until(pilot, lambda: "rice" not in tags(library))
    assert {mark.annotation.tag for mark in library.marks(article.id)} == {"sanctions-concern"}


async def test_a_tag_is_retired_moved_and_its_passages_are_listed(
    library: Library, article: Article
) -> None:
    async with running(library) as pilot:
        await in_codebook(pilot)
        await pilot.press("J")
        await until(pilot, lambda: list(tags(library))[:2] == ["covid-quarantine",
                                                               "sanctions-concern"])  # fmt: skip
        await pilot.press("enter")
        await settled(pilot, PassagesScreen)
        await until(pilot, told(pilot, "Passages · sanctions concern · 2"))
        await pilot.press("q")
        await settled(pilot, CodebookScreen)
        await pilot.press("x")
        await until(pilot, lambda: tags(library)["sanctions-concern"].retired)
        assert told(pilot, "2 passages, 1 article, which stay")()
    assert len(library.marks(article.id)) == 2


async def test_a_key_given_in_the_codebook_tags_when_one_is_back_in_the_article(
    library: Library, article: Article
) -> None:
    async with running(library, article) as pilot:
        await in_codebook(pilot)
        await pilot.press("G", "1", "q")
        await settled(pilot, ReaderScreen)
        await pilot.press("j", "j", "1")
        last = list(tags(library))[-1]
        await until(
            pilot, lambda: last in {mark.annotation.tag for mark in library.marks(article.id)}
        )


async def test_what_cant_be_is_said_and_nothing_is_changed(
    library: Library, article: Article
) -> None:
    before = tags(library)
    async with running(library) as pilot:
        await in_codebook(pilot)
        await pilot.press("plus", *"covid", "space", *"quarantine", "enter")
        await until(pilot, told(pilot, "of this name already"))
        await pilot.press("s", *"maize", "enter")
        await until(pilot, told(pilot, "no passage of"))
    assert tags(library) == before
