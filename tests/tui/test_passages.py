"""The list of passages as a place to work in: found by a query, tagged, noted, handed over."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from nkreader.library import Library
from nkreader.model import Article
from nkreader.text.span import Span
from nkreader.tui.acts import copying
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.passages import PassagesScreen
from nkreader.tui.screens.reader import ReaderScreen
from nkreader.tui.widgets.typed_line import Prompt
from tests.tui.driving import Add, reader, running, saved, seen, settled, told, until

OLD = """---
title: Ferry sails
published: 2019-03-01
publisher: Yalu Wire
---

The ferry sailed at noon. Rice was cheap.
"""
NEW = """---
title: Won falls
published: 2021-05-02
publisher: Border Post
---

Rice cost 4,200 won. Coal was dear, a trader said.
"""


@pytest.fixture
def two(library: Library, add: Add) -> tuple[Article, Article]:
    """Two articles with two passages each: prices, rumours; border, prices."""
    old, new = add(OLD, "old.md"), add(NEW, "new.md")
    for article, words, slug in (
        (old, "The ferry sailed at noon.", "border-closure"),
        (old, "Rice was cheap.", "market-prices"),
        (new, "Rice cost 4,200 won.", "market-prices"),
        (new, "Coal was dear, a trader said.", "rumor-or-speculation"),
    ):
        start = library.text(article).index(words)
        library.tag(article, Span(start, start + len(words)), slug)
    return old, new


Two = tuple[Article, Article]


def passages(pilot: Pilot[int]) -> PassagesScreen:
    assert isinstance(pilot.app.screen, PassagesScreen)
    return pilot.app.screen


def listed(pilot: Pilot[int]) -> list[str]:
    """The words of the passages, as they are listed."""
    rows = passages(pilot).rows
    return [rows.row(n).mark.words for n in range(rows.count)]  # type: ignore[union-attr]


async def opened(pilot: Pilot[int]) -> PassagesScreen:
    await pilot.press("T")
    await settled(pilot, PassagesScreen)
    await until(pilot, lambda: passages(pilot).rows.count)
    return passages(pilot)


async def filtered(pilot: Pilot[int], query: str) -> None:
    keys = {" ": "space", '"': "quotation_mark", "-": "minus", ":": "colon"}
    await pilot.press("f", *[keys.get(one, one) for one in query], "enter")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("rice", ["Rice cost 4,200 won.", "Rice was cheap."]),
        ("rice publisher:yalu", ["Rice was cheap."]),
        ("tag:market-prices after:2020", ["Rice cost 4,200 won."]),
        ("-rice before:2020", ["The ferry sailed at noon."]),
        ('"was dear" OR ferry', ["Coal was dear, a trader said.", "The ferry sailed at noon."]),
        ("title:ferry", ["The ferry sailed at noon.", "Rice was cheap."]),
        ("che", ["Rice was cheap."]),
    ],
)
async def test_a_query_keeps_the_passages_that_answer_it(
    library: Library, two: Two, query: str, words: list[str]
) -> None:
    async with running(library) as pilot:
        await opened(pilot)
        await filtered(pilot, query)
        await until(pilot, lambda: listed(pilot) == words)
        await pilot.press("escape")
        await until(pilot, lambda: len(listed(pilot)) == 4)


async def test_a_query_that_cannot_be_read_yet_changes_nothing(library: Library, two: Two) -> None:
    async with running(library) as pilot:
        await opened(pilot)
        await pilot.press("f", *"coal")
        await until(pilot, lambda: len(listed(pilot)) == 1)
        await pilot.press("quotation_mark", "x")
        await until(pilot, told(pilot, "this quotation mark is not closed"))
        assert len(listed(pilot)) == 1
        await pilot.press("escape")
        await until(pilot, lambda: len(listed(pilot)) == 4)
        assert not told(pilot, "not closed")()


async def test_a_query_that_cannot_be_read_is_there_again_to_be_mended(
    library: Library, two: Two
) -> None:
    async with running(library) as pilot:
        await opened(pilot)
        await filtered(pilot, "tag:prices")
        await until(pilot, told(pilot, "no such tag"))
        prompt = pilot.app.focused
        assert isinstance(prompt, Prompt)
        assert prompt.value == "tag:prices"
        await pilot.press("escape")
        await until(pilot, lambda: len(listed(pilot)) == 4)


async def test_digits_tag_where_the_passage_lies(library: Library, two: Two) -> None:
    async with running(library) as pilot:
        await opened(pilot)
        third = library.codebook.by_key("1")
        assert third is not None
        await pilot.press("1")
        words = "Rice cost 4,200 won."
        assert (third.slug, words) in saved(library, two[1])
        assert passages(pilot).rows.current.mark.annotation.tag == "market-prices"  # type: ignore[union-attr]
        await pilot.press("1")
        assert [tag for tag, said in saved(library, two[1]) if said == words] == ["market-prices"]
        await pilot.press("u")
        assert (third.slug, words) in saved(library, two[1])


async def test_a_mark_is_taken_off_retagged_and_noted_and_all_of_it_undone(
    library: Library, two: Two
) -> None:
    before = saved(library, two[1])
    async with running(library) as pilot:
        await opened(pilot)
        await pilot.press("x")
        assert [words for _, words in saved(library, two[1])] == ["Coal was dear, a trader said."]
        await pilot.press("u")
        await until(pilot, lambda: listed(pilot)[0] == "Rice cost 4,200 won.")
        assert passages(pilot).rows.cursor == 0
        await pilot.press("r", *"anonymous", "enter")
        await until(pilot, lambda: saved(library, two[1])[0][0] == "anonymous-sourcing")
        await pilot.press("c", *"so", "enter")
        await until(pilot, lambda: told(pilot, "✎ so")())
        with Library(library.path, "ann") as other:
            assert [one.annotation.note for one in other.marks(two[1].id)] == ["so", None]
        await filtered(pilot, "note:so")
        await until(pilot, lambda: len(listed(pilot)) == 1)
        await pilot.press("u", "u")
        await until(pilot, lambda: listed(pilot) == [])
        assert saved(library, two[1]) == before


async def test_another_order_is_one_key_and_the_cursor_stays_on_its_passage(
    library: Library, two: Two
) -> None:
    async with running(library) as pilot:
        screen = await opened(pilot)
        newest = listed(pilot)
        await pilot.press("j")
        here = newest[1]
        assert newest[0] == "Rice cost 4,200 won."
        seen_orders = []
        for _ in range(4):
            await pilot.press("o")
            seen_orders.append(listed(pilot))
            assert screen.rows.current.mark.words == here  # type: ignore[union-attr]
        oldest, by_tag, changed, again = seen_orders
        assert oldest[0] == "The ferry sailed at noon."
        tags = [tag.slug for tag in library.codebook.tags]
        order = {words: tags.index(tag) for a in two for tag, words in saved(library, a)}
        assert [order[words] for words in by_tag] == sorted(order.values())
        assert changed[0] == here
        assert again == newest


async def test_the_passages_of_a_tag_are_chosen_by_typing_its_name(
    library: Library, two: Two
) -> None:
    async with running(library) as pilot:
        await opened(pilot)
        await pilot.press("z", *"market", "enter")
        await until(pilot, told(pilot, "· market prices · 2"))
        assert listed(pilot) == ["Rice cost 4,200 won.", "Rice was cheap."]
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        assert reader(pilot).reading.article.id == two[1].id
        await pilot.press("q")
        await settled(pilot, PassagesScreen)
        assert len(listed(pilot)) == 2
        await pilot.press("T")
        await settled(pilot, ArticlesScreen)


async def test_what_is_listed_is_handed_over_and_no_more(
    library: Library, two: Two, tmp_path: Path
) -> None:
    library.remember("folder", str(tmp_path))
    async with running(library) as pilot:
        await opened(pilot)
        await filtered(pilot, "ferry")
        await until(pilot, lambda: len(listed(pilot)) == 1)
        await pilot.press("w", "c", "enter")
        await until(pilot, told(pilot, "1 annotation written to"))
    (file,) = tmp_path.glob("*.csv")
    assert file.read_text("utf-8").count("\n") == 2
    assert "The ferry sailed at noon." in file.read_text("utf-8")


async def test_a_passage_is_copied_with_its_citation(
    library: Library, two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(copying, "to_clipboard", lambda app, words: copied.append(words))
    async with running(library) as pilot:
        await opened(pilot)
        await pilot.press("y")
    assert copied[0].startswith("Rice cost 4,200 won.\n— Border Post, “Won falls”, 2021-05-02")


async def test_the_article_stands_beside_the_passages(library: Library, two: Two) -> None:
    async with running(library, size=(130, 30)) as pilot:
        await opened(pilot)
        await until(pilot, lambda: any("Coal was dear" in row[80:] for row in seen(pilot)))


async def test_a_passage_without_a_certain_place_gets_no_other_tag(
    library: Library, two: Two, add: Add
) -> None:
    add(NEW.replace("Rice cost 4,200 won.", "Nobody sold."), "new.md")
    async with running(library) as pilot:
        await opened(pilot)
        await filtered(pilot, "won")
        await until(pilot, lambda: len(listed(pilot)) == 1)
        await pilot.press("1")
        await until(pilot, told(pilot, "the place of this passage is not certain"))
    assert len(library.passages()) == 4


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("tag:market-prices", "Passages · market prices · 2"),
        ("tag:market-prices after:2020", "Passages · market prices · “after:2020” · 1"),
        ("tag:market-prices OR coal", "Passages · “tag:market-prices OR coal” · 3"),
        ("-tag:market-prices", "Passages · “-tag:market-prices” · 2"),
    ],
)
async def test_the_line_above_calls_tags_by_their_names(
    library: Library, two: Two, query: str, said: str
) -> None:
    async with running(library, size=(140, 30)) as pilot:
        await pilot.press("T")
        await settled(pilot, PassagesScreen)
        keys = {" ": "space", ":": "colon", "-": "minus"}
        await pilot.press("f", *(keys.get(one, one) for one in query), "enter")
        await until(pilot, told(pilot, said))
