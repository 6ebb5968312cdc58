"""Rows are marked, and what is done then is done to all of them, as one act."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from nkreader.library import Library
from nkreader.model import Article, State
from nkreader.text.span import Span
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.handover import HandOverScreen
from nkreader.tui.screens.many import ManyDataScreen, RemoveScreen
from tests.tui.driving import Add, running, seen, settled, told, until


@pytest.fixture
def four(library: Library, add: Add) -> list[Article]:
    """As the list shows them: D, C, B, A."""
    return [
        add(f"# {letter}lpha\n\nA guard spoke of {letter}.\n", f"{letter}.md") for letter in "ABCD"
    ][::-1]


def states(library: Library, articles: list[Article]) -> list[str]:
    return [library.state(one.id) for one in articles]


def publishers(library: Library, articles: list[Article]) -> Callable[[], list[str | None]]:
    return lambda: [library.article(one.id).metadata.publisher for one in articles]


async def test_done_means_the_marked_rows_and_escape_drops_the_marks(
    library: Library, four: list[Article]
) -> None:
    async with running(library, size=(60, 20)) as pilot:
        await pilot.press("v", "j", "v")
        await until(pilot, told(pilot, "2 marked · 4 articles"))
        assert [row[0] for row in seen(pilot)[2:6]] == ["▌", " ", "▌", " "]
        await pilot.press("d")
        await until(pilot, lambda: states(library, four) == ["done", "new", "done", "new"])
        await pilot.press("escape", "d")
        await until(pilot, lambda: states(library, four)[3] == "done")
        assert states(library, four)[:3] == ["done", "new", "done"]


async def test_done_again_puts_each_back_as_it_was(library: Library, four: list[Article]) -> None:
    mixed: list[State] = ["new", "reading", "done", "new"]
    for one, state in zip(four, mixed, strict=True):
        library.set_state(one.id, state)
    async with running(library, size=(60, 20)) as pilot:
        await pilot.press("asterisk", "d")
        await until(pilot, lambda: states(library, four) == ["done"] * 4)
        assert told(pilot, "4 articles done · d again puts each back as it was")()
        await pilot.press("j", "k", "d")
        await until(pilot, lambda: states(library, four) == mixed)
        assert told(pilot, "4 articles as each was before")()
        await pilot.press("d")
        await until(pilot, lambda: states(library, four) == ["done"] * 4)


async def test_what_was_done_before_is_not_done_and_done_again(
    library: Library, four: list[Article]
) -> None:
    for one in four:
        library.set_state(one.id, "done")
    async with running(library) as pilot:
        await pilot.press("v", "v", "d")
        await until(pilot, lambda: states(library, four) == ["reading", "reading", "done", "done"])
        assert told(pilot, "2 articles not done · d again: done")()
        await pilot.press("d")
        await until(pilot, lambda: states(library, four) == ["done"] * 4)


async def test_one_of_them_alone_is_put_back_as_it_was(
    library: Library, four: list[Article]
) -> None:
    library.set_state(four[1].id, "done")
    async with running(library) as pilot:
        await pilot.press("asterisk", "d", "escape", "d")
        await until(pilot, lambda: states(library, four) == ["new", "done", "done", "done"])
        # What was done before all of them were is not done by that key, as it would be alone.
        await pilot.press("j", "d")
        await until(pilot, lambda: states(library, four) == ["new", "reading", "done", "done"])


async def test_one_that_was_never_opened_is_new_again(
    library: Library, four: list[Article]
) -> None:
    async with running(library) as pilot:
        await pilot.press("d")
        await until(pilot, lambda: states(library, four)[0] == "done")
        await pilot.press("d")
        await until(pilot, lambda: states(library, four)[0] == "new")


async def test_marks_stay_through_a_filter_and_another_order(
    library: Library, four: list[Article]
) -> None:
    async with running(library) as pilot:
        await pilot.press("v", "f", *"blpha", "enter", "asterisk")
        await until(pilot, told(pilot, "2 marked · 1 article"))
        await pilot.press("o")
        await until(pilot, lambda: isinstance(pilot.app.focused, Input))
        await pilot.press(*"title", "enter")
        await settled(pilot, ArticlesScreen)
        await until(pilot, told(pilot, "titles from A to Z"))
        await pilot.press("d")
        await until(pilot, lambda: states(library, four) == ["done", "new", "done", "new"])
        await pilot.press("asterisk")
        await until(pilot, told(pilot, "1 marked"))
        await pilot.press("escape")
        assert "filter" in seen(pilot)[0]
        await pilot.press("escape", "asterisk")
        await until(pilot, told(pilot, "4 marked"))
        await pilot.press("asterisk")
        await until(pilot, lambda: "marked" not in seen(pilot)[0])


async def ask_data(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press("i")
    await settled(pilot, ManyDataScreen)
    await pilot.press(*keys)


async def test_only_what_was_changed_is_set_in_all_of_them_as_one_act(
    library: Library, four: list[Article]
) -> None:
    library.edit(four[0], {"publisher": "Old", "author": "Kim"})
    library.edit(four[1], {"author": "Kim"})
    async with running(library) as pilot:
        await pilot.press("v", "v")
        await ask_data(pilot)
        assert told(pilot, "several: as they are")()
        assert told(pilot, "Kim")()
        await pilot.press("tab", *"Wire", "tab", "tab", "tab", *"29 September 2024", "enter")
        await until(pilot, lambda: publishers(library, four)() == ["Wire", "Wire", None, None])
        await settled(pilot, ArticlesScreen)
    for one in four[:2]:
        data = library.article(one.id).metadata
        assert (data.published, data.author) == ("2024-09-29", "Kim")
        assert data.title == one.metadata.title
    library.undo()
    assert publishers(library, four)() == ["Old", None, None, None]
    assert library.article(four[0].id).metadata.published is None


async def test_a_field_that_all_have_can_be_emptied_and_a_bad_date_is_told(
    library: Library, four: list[Article]
) -> None:
    for one in four:
        library.edit(one, {"publisher": "W"})
    async with running(library) as pilot:
        await pilot.press("asterisk")
        await ask_data(pilot, "tab", "delete", "tab", "tab", "tab", *"someday", "enter")
        await until(pilot, told(pilot, "not a date"))
        assert publishers(library, four)() == ["W"] * 4
        await pilot.press(*["backspace"] * 7, "enter")
        await until(pilot, lambda: publishers(library, four)() == [None] * 4)


async def test_what_is_in_the_marked_articles_is_handed_over(
    library: Library, four: list[Article], tmp_path: Path
) -> None:
    tag = library.codebook.active()[0].slug
    for one in four:
        library.tag(one, Span(0, 5), tag)
    out = tmp_path / "out.csv"
    async with running(library) as pilot:
        await pilot.press("v", "v", "w")
        await settled(pilot, HandOverScreen)
        assert told(pilot, "Hand over 2 annotations in 2 marked")()
        await pilot.press("c", "tab")
        pilot.app.screen.query_one(Input).value = str(out)
        await pilot.press("enter")
        await until(pilot, out.exists)
    lines = out.read_text("utf-8").splitlines()[1:]
    assert {line.split(",")[1] for line in lines} == {four[0].id, four[1].id}


@pytest.mark.parametrize(("marked", "views"), [(True, 0), (False, 1)])
async def test_views_are_handed_over_with_the_whole_set_alone(
    library: Library, four: list[Article], tmp_path: Path, marked: bool, views: int
) -> None:
    library.tag(four[0], Span(0, 5), library.codebook.active()[0].slug)
    library.views.save("on guards", "guard")
    out = tmp_path / "out.jsonl"
    async with running(library) as pilot:
        await pilot.press(*(["v"] if marked else []), "w")
        await settled(pilot, HandOverScreen)
        await pilot.press("j", "tab")
        pilot.app.screen.query_one(Input).value = str(out)
        await pilot.press("enter")
        await until(pilot, out.exists)
    assert out.read_text("utf-8").count('"type":"view"') == views


@pytest.mark.parametrize(("key", "left"), [("enter", "DBA"), ("X", "BA"), ("escape", "DCBA")])
async def test_articles_are_taken_out_and_annotated_ones_only_when_that_is_said(
    library: Library, four: list[Article], key: str, left: str
) -> None:
    library.tag(four[0], Span(0, 5), library.codebook.active()[0].slug)
    async with running(library, size=(60, 20)) as pilot:
        await pilot.press("v", "v", "x")
        await settled_on(pilot)
        assert told(pilot, "1 of them has 1 annotation")()
        await pilot.press(key)
        rest = {one.id for one, letter in zip(four, "DCBA", strict=True) if letter in left}
        await until(pilot, lambda: set(library.shelf.listing().ids()) == rest)
        await settled(pilot, ArticlesScreen)
        await until(pilot, told(pilot, f"{len(left)} articles"))


async def settled_on(pilot: Pilot[int]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, RemoveScreen))
    await pilot.pause()


async def test_enter_takes_nothing_out_where_all_have_annotations(
    library: Library, four: list[Article]
) -> None:
    library.tag(four[0], Span(0, 5), library.codebook.active()[0].slug)
    async with running(library) as pilot:
        await pilot.press("x")
        await settled_on(pilot)
        await pilot.press("enter", "escape")
        await settled(pilot, ArticlesScreen)
    assert library.shelf.listing().count == 4


async def test_a_memo_is_no_less_kept_than_an_annotation_and_links_are_counted(
    library: Library, four: list[Article]
) -> None:
    tag = library.codebook.active()[0].slug
    source, target = [library.tag(one, Span(0, 5), tag).added[0].annotation.id for one in four[:2]]
    library.linking.make(source, target, "repeats")
    library.article_marks.write_memo(four[2].id, "a good one")
    library.article_marks.toggle([four[2].id], tag)
    async with running(library, size=(60, 20)) as pilot:
        await pilot.press("asterisk", "x")
        await settled_on(pilot)
        said = "3 of them have 2 annotations, 1 link, 1 memo and 1 tag on the whole."
        await until(pilot, lambda: said in " ".join(" ".join(seen(pilot)).replace("│", "").split()))
        assert told(pilot, "Enter takes out the 1 without any")()
        await pilot.press("enter")
        await settled(pilot, ArticlesScreen)
        await until(pilot, told(pilot, "3 articles"))
    assert set(library.shelf.listing().ids()) == {one.id for one in four[:3]}
