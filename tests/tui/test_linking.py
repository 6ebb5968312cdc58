"""Links by key: made between articles, seen from both ends, followed, settled, broken, healed."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from nkreader.library import Library
from nkreader.linked import Gone, LinkedPair
from nkreader.model import Article
from nkreader.text.span import Span
from nkreader.tui.acts import copying, links
from nkreader.tui.acts.ways import Visit
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.chooser import Chooser
from nkreader.tui.screens.linking import LinkScreen
from nkreader.tui.screens.links import LinksScreen
from nkreader.tui.screens.passages import PassagesScreen
from nkreader.tui.screens.reader import ReaderScreen
from nkreader.tui.widgets.typed_line import Prompt
from tests.tui.driving import Add, reader, running, seen, settled, told, until

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
Two = tuple[Article, Article]


@pytest.fixture
def two(library: Library, add: Add) -> Two:
    """Two articles, a passage in each."""
    old, new = add(OLD, "old.md"), add(NEW, "new.md")
    tag(library, old, "Rice was cheap.")
    tag(library, new, "Rice cost 4,200 won.")
    return old, new


def tag(library: Library, article: Article, words: str, slug: str = "market-prices") -> str:
    start = library.text(article).index(words)
    change = library.tag(article, Span(start, start + len(words)), slug)
    return change.added[0].annotation.id


def saved(library: Library) -> list[LinkedPair]:
    """The links, as another program sees them."""
    with Library(library.path, "bea") as other:
        return other.linking.listing().fetch(0, 99)


async def test_a_mark_with_links_is_told_where_there_is_no_room_for_the_panel(
    library: Library, two: Two
) -> None:
    ids = [one.mark.annotation.id for one in library.passages()]
    library.linking.make(ids[0], ids[1], "contradicts")
    async with running(library, two[1], size=(60, 20)) as pilot:
        await pilot.press("m")
        await until(pilot, lambda: "1 link ·" in seen(pilot)[0])
        await pilot.press("j")
        await until(pilot, lambda: "sentence 2 of 2" in seen(pilot)[0])
        assert "link" not in seen(pilot)[0]


def only(library: Library) -> tuple[str, str, str, str | None]:
    """(what it leads from, kind, state, reason) of the one link that is saved."""
    (pair,) = saved(library)
    words = pair.source.words if isinstance(pair.source, Gone) else pair.source.mark.words
    return words, pair.link.kind, pair.link.state, pair.link.reason


def linked(library: Library, two: Two, kind: str = "contradicts") -> str:
    old, new = (library.marks(one.id)[0].annotation.id for one in two)
    return library.linking.make(old, new, kind).link.id


async def opened(pilot: Pilot[int], article: Article) -> None:
    screen = pilot.app.screen
    assert isinstance(screen, ArticlesScreen)
    screen.read(Visit(article.id))
    await settled(pilot, ReaderScreen)


async def test_two_marks_of_two_articles_are_linked_and_seen_from_both_ends(
    library: Library, two: Two
) -> None:
    old, new = two
    async with running(library) as pilot:
        await opened(pilot, old)
        await pilot.press("m", "L")
        await until(pilot, told(pilot, "a link begins at “Rice was cheap.”"))
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)
        await opened(pilot, new)
        await pilot.press("m", "L")
        await settled(pilot, LinkScreen)
        assert any("Rice was cheap." in row for row in seen(pilot))
        await pilot.press("c", *"why", "enter")
        await settled(pilot, ReaderScreen)
        assert only(library) == ("Rice was cheap.", "contradicts", "open", "why")
        await until(pilot, told(pilot, "← contradicted by  Yalu Wire"))
        await pilot.press("f")
        await until(pilot, lambda: reader(pilot).reading.article.id == old.id)
        assert reader(pilot).pane.current_mark() == library.marks(old.id)[0].annotation.id
        await until(pilot, told(pilot, "→ contradicts  Border Post"))
        await pilot.press("q")
        await until(pilot, lambda: reader(pilot).reading.article.id == new.id)
        await pilot.press("u")
        await until(pilot, lambda: saved(library) == [])


async def test_the_panel_line_of_a_link_is_followed(library: Library, two: Two) -> None:
    linked(library, two)
    old, new = two
    async with running(library, new) as pilot:
        await until(pilot, told(pilot, "← contradicted by"))
        await pilot.press("tab", "down", "down", "down")
        await until(pilot, lambda: reader(pilot).panel.current.end)  # type: ignore[union-attr]
        await pilot.press("enter")
        await until(pilot, lambda: reader(pilot).reading.article.id == old.id)
        assert reader(pilot).pane.current_mark() == library.marks(old.id)[0].annotation.id


async def test_within_an_article_a_link_is_followed_at_once_and_one_of_several_is_chosen(
    library: Library, two: Two
) -> None:
    old, new = two
    other = tag(library, new, "Coal was dear")
    here = library.marks(new.id)[0].annotation.id
    library.linking.make(here, other, "supports")
    async with running(library, new) as pilot:
        await pilot.press("f")
        await until(pilot, lambda: reader(pilot).pane.current_mark() == other)
        assert len(pilot.app.screen_stack) == 2
        library.linking.make(here, library.marks(old.id)[0].annotation.id, "updates")
        await pilot.press("f")
        await until(pilot, lambda: reader(pilot).pane.current_mark() == here)
        await pilot.press("f")
        await settled(pilot, Chooser)
        await pilot.press(*"updates", "enter")
        await settled(pilot, ReaderScreen)
        await until(pilot, lambda: reader(pilot).reading.article.id == old.id)


async def test_from_the_list_of_passages_and_to_the_mark_of_somebody_else(
    library: Library, two: Two
) -> None:
    with Library(library.path, "bea") as bea:
        theirs = tag(bea, two[0], "The ferry sailed at noon.", "border-closure")
        mine = library.marks(two[1].id)[0].annotation.id
        bea.linking.make(theirs, mine, "repeats")
    async with running(library) as pilot:
        await pilot.press("T")
        await settled(pilot, PassagesScreen)
        await pilot.press("L", "j", "L")
        await settled(pilot, LinkScreen)
        await pilot.press("down", "enter", "enter")
        await settled(pilot, PassagesScreen)
        assert only_kind(library) == ["supports", "repeats"]
        await pilot.press("k", "enter")
        await settled(pilot, ReaderScreen)
        await pilot.press("f")
        await settled(pilot, Chooser)
        await pilot.press(*"repeated", "enter")
        await settled(pilot, ReaderScreen)
        await until(pilot, lambda: reader(pilot).reading.article.id == two[0].id)
        assert reader(pilot).pane.cursor == library.text(two[0]).index("The ferry")


def only_kind(library: Library) -> list[str]:
    return [one.link.kind for one in saved(library)]


async def test_a_link_begins_nowhere_any_more(library: Library, two: Two) -> None:
    async with running(library, two[0]) as pilot:
        await pilot.press("L")
        await until(pilot, told(pilot, "no mark here"))
        await pilot.press("m", "L", "L")
        await until(pilot, told(pilot, "no link begins here any more"))
        await pilot.press("L", "x", "u", "L")
        await until(pilot, told(pilot, "no link begins here any more"))
        await pilot.press("L", "x", "k", "1", "m", "L")
        await until(pilot, told(pilot, "a link begins at “The ferry"))
    assert saved(library) == []


async def test_in_the_list_of_links_they_are_opened_settled_reasoned_filtered_and_taken_away(
    library: Library, two: Two
) -> None:
    linked(library, two, "updates")
    linked(library, two)
    async with running(library) as pilot:
        await pilot.press("f5")
        await settled(pilot, LinksScreen)
        await until(pilot, told(pilot, "Rice was cheap. — Yalu Wire"))
        await pilot.press("s")
        await until(pilot, lambda: saved(library)[0].link.state == "superseded")
        await pilot.press("c")
        await until(pilot, lambda: isinstance(pilot.app.focused, Prompt))
        await pilot.press(*"other prices", "enter")
        await until(pilot, lambda: saved(library)[0].link.reason == "other prices")
        await until(pilot, told(pilot, "✎ other prices"))
        await pilot.press("f", *"updates", "enter")
        await settled(pilot, LinksScreen)
        await until(pilot, told(pilot, "Links · updates · 1"))
        await pilot.press("x")
        await until(pilot, lambda: only_kind(library) == ["contradicts"])
        await until(pilot, told(pilot, "no link is updates · Esc shows all"))
        await pilot.press("u", "escape")
        await until(pilot, told(pilot, "Links · 2"))
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        assert reader(pilot).reading.article.id == two[0].id
        await pilot.press("q", "tab")
        await settled(pilot, ReaderScreen)
        await until(pilot, lambda: reader(pilot).reading.article.id == two[1].id)


@pytest.mark.parametrize("size", [(130, 42), (60, 20)])
async def test_a_broken_end_is_shown_as_gone_and_heals(
    library: Library, two: Two, size: tuple[int, int]
) -> None:
    linked(library, two)
    library.untag(library.marks(two[1].id)[0].annotation.id)
    async with running(library, two[0], size) as pilot:
        await pilot.press("m", "f")
        await until(pilot, told(pilot, "this passage was taken off"))
        await pilot.press("f5")
        await settled(pilot, LinksScreen)
        await until(pilot, told(pilot, "gone: Rice cost"))
        await until(pilot, told(pilot, " ! contradicts"))
        await pilot.press("tab")
        await until(pilot, told(pilot, "this passage was taken off"))
        await pilot.press("u")
        await until(pilot, lambda: not saved(library)[0].is_broken)
        await until(pilot, lambda: not told(pilot, "gone: Rice cost")())


async def test_both_passages_of_a_link_are_copied_with_their_citations(
    library: Library, two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(links, "to_clipboard", lambda app, words: copied.append(words))
    id = linked(library, two)
    library.linking.set_reason(id, "why")
    old, new = (library.marks(one.id)[0].annotation.id for one in two)
    async with running(library) as pilot:
        await pilot.press("f5")
        await settled(pilot, LinksScreen)
        await pilot.press("y")
    assert copied == [
        f"Rice was cheap.\n— Yalu Wire, “Ferry sails”, 2019-03-01, ¶ 1, [{old}]\n\n"
        "(contradicts: why)\n\n"
        f"Rice cost 4,200 won.\n— Border Post, “Won falls”, 2021-05-02, ¶ 1, [{new}]\n"
    ]


async def test_what_is_copied_in_the_text_names_its_mark_else_its_article(
    library: Library, two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(copying, "to_clipboard", lambda app, words: copied.append(words))
    mark = library.marks(two[0].id)[0].annotation.id
    async with running(library, two[0]) as pilot:
        await pilot.press("y", "j", "y")
    cited = "Yalu Wire, “Ferry sails”, 2019-03-01, ¶ 1"
    assert copied == [
        f"The ferry sailed at noon.\n— {cited}, [{two[0].id}]\n",
        f"Rice was cheap.\n— {cited}, [{mark}]\n",
    ]


async def test_a_reason_may_hold_the_letters_of_kinds_and_esc_makes_no_link(
    library: Library, two: Two
) -> None:
    tag(library, two[0], "The ferry")
    async with running(library, two[0]) as pilot:
        await pilot.press("g", "m", "L", "m", "L")
        await settled(pilot, LinkScreen)
        await pilot.press("escape")
        await settled(pilot, ReaderScreen)
        assert saved(library) == []
        await pilot.press("L")
        await settled(pilot, LinkScreen)
        await pilot.press("k", *"sucks")
        assert pilot.app.screen.query_one(Input).value == "sucks"
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        assert only(library)[1:] == ("corrects", "open", "sucks")
