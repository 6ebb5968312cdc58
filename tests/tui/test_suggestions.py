"""Suggestions in the app: nothing before it is asked for, nothing saved without a key."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from nkreader.analysis import suggestions as model
from nkreader.library import Library
from nkreader.model import Article
from nkreader.text.span import Span
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.chooser import Chooser
from nkreader.tui.screens.reader import ReaderScreen
from nkreader.tui.screens.suggestions import SuggestionsScreen
from tests.tui.driving import Add, running, saved, seen, settled, told, until

STORY = (
    "News from {0}\n\nRice cost 5,200 won in {0}. An envoy met the minister of trade.\n\n"
    "The price of corn rose to 2,100 won. Nobody spoke of the talks.\n\n"
    "Flour was sold for 6,000 won a kilo. Trains stood still in {0}.\n"
)
RICE = "market-prices"


@pytest.fixture
def new(library: Library, add: Add) -> Article:
    """Two coded articles, and one that nobody has read, which is returned."""
    for town in ("Hyesan", "Sinuiju"):
        article = add(STORY.format(town), f"{town}.txt")
        reading = library.open(article.id)
        for start, end, _, _ in reading.sentences:
            if " won" in reading.document.text[start:end]:
                library.tag(article, Span(start, end), RICE)
        library.set_state(article.id, "done")
    return add(STORY.format("Wonsan"), "new.txt")


async def suggestions(pilot: Pilot[int]) -> SuggestionsScreen:
    """Press `P` and wait until three sentences are suggested."""
    await pilot.press("P")
    await settled(pilot, SuggestionsScreen)
    screen = pilot.app.screen
    assert isinstance(screen, SuggestionsScreen)
    await until(pilot, lambda: screen.rows.count == 3)
    return screen


async def test_y_tags_n_refuses_and_what_was_refused_stays_so(
    library: Library, new: Article
) -> None:
    async with running(library) as pilot:
        screen = await suggestions(pilot)
        assert saved(library, new) == []
        first, second = (screen.rows.row(n) for n in (0, 1))
        assert first is not None
        assert second is not None
        await until(pilot, told(pilot, "because of "))
        await until(pilot, told(pilot, "6 examples in 2 articles · precision"))
        await pilot.press("y")
        await until(pilot, lambda: saved(library, new) == [(RICE, first.exact)])
        await until(pilot, told(pilot, "7 examples in 3 articles"))
        assert screen.rows.current == screen.rows.row(0)
        here = screen.rows.current
        assert here is not None
        await pilot.press("n")
        await until(pilot, lambda: screen.rows.count == 1)
        (kept,) = library.suggesting.accepted()
        assert (kept.score, kept.proposed) == (first.score, first.proposed)
        await pilot.press("P")
        await settled(pilot, ArticlesScreen)
        await pilot.press("P")
        await settled(pilot, SuggestionsScreen)
        again = pilot.app.screen
        assert isinstance(again, SuggestionsScreen)
        await until(pilot, lambda: again.rows.count)
        left = [again.rows.row(n) for n in range(again.rows.count)]
        assert here.exact not in [one.exact for one in left if one]
    assert saved(library, new) == [(RICE, first.exact)]


async def test_a_digit_gives_another_tag_and_u_takes_it_back(
    library: Library, new: Article
) -> None:
    async with running(library, size=(80, 24)) as pilot:
        screen = await suggestions(pilot)
        first = screen.rows.current
        assert first is not None
        digit = next(tag.key for tag in library.codebook.tags if tag.slug == "regime-directive")
        await pilot.press(digit or "")
        await until(pilot, lambda: saved(library, new) == [("regime-directive", first.exact)])
        await until(pilot, lambda: screen.rows.count == 2)
        await pilot.press("u")
        await until(pilot, lambda: not saved(library, new))
        await until(pilot, lambda: screen.rows.count == 3)
        await pilot.press("t")
        await settled(pilot, Chooser)
        await pilot.press(*"rumor", "enter")
        await until(
            pilot, lambda: [tag for tag, _ in saved(library, new)] == ["rumor-or-speculation"]
        )


async def test_enter_opens_the_article_at_the_sentence(library: Library, new: Article) -> None:
    async with running(library) as pilot:
        screen = await suggestions(pilot)
        first = screen.rows.current
        assert first is not None
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        reader = pilot.app.screen
        assert isinstance(reader, ReaderScreen)
        await until(pilot, lambda: reader.pane.cursor == first.start)
        await pilot.press("q")
        await settled(pilot, SuggestionsScreen)


async def test_by_doubt_and_of_one_tag_alone(library: Library, new: Article) -> None:
    async with running(library) as pilot:
        screen = await suggestions(pilot)
        await pilot.press("o")
        await until(pilot, lambda: screen.rows.count == 6)
        await until(pilot, told(pilot, "the least certain first"))
        await pilot.press("z")
        await settled(pilot, Chooser)
        await pilot.press(*"border", "enter")
        await until(pilot, lambda: screen.rows.count == 0)
        await until(pilot, told(pilot, "border closure · 0 examples in 0 articles · 5 more"))
        await pilot.press("escape")
        await until(pilot, lambda: screen.rows.count == 6)
    assert saved(library, new) == []


async def test_an_empty_set_says_what_is_wanted(library: Library, add: Add) -> None:
    add(STORY.format("Wonsan"), "new.txt")
    async with running(library, size=(100, 24)) as pilot:
        await pilot.press("P")
        await settled(pilot, SuggestionsScreen)
        await until(pilot, told(pilot, "no tag has five examples in this set"))
        await pilot.press("y", "n")
        await until(pilot, told(pilot, "no suggestion here"))
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)


async def test_without_scikit_learn_the_extra_is_named(
    library: Library, new: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = f"suggestions need scikit-learn: pip install '{model.EXTRA}'"
    monkeypatch.setattr(model, "missing", lambda: said)
    async with running(library) as pilot:
        await pilot.press("P")
        await settled(pilot, SuggestionsScreen)
        await until(pilot, lambda: any(said in row for row in seen(pilot)))


async def test_a_sentence_whose_text_is_newer_is_not_tagged(
    library: Library, new: Article, add: Add
) -> None:
    async with running(library) as pilot:
        screen = await suggestions(pilot)
        path = Path(library.article(new.id).path)
        path.write_text(STORY.format("Wonsan").replace("Flour", "White flour"), "utf-8")
        with Library(library.path, "bea") as other:
            list(other.add([str(path)]))
        await pilot.press("y")
        await until(pilot, lambda: len(library.versions(new)) == 2)
        await until(pilot, lambda: screen.rows.count and not saved(library, new))
