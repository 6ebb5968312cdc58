"""Journeys within an article, key by key: tags, notes, sentences; asserting on what was saved."""

from nkreader.library import Library
from nkreader.text.span import Span
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.widgets.bars import BottomBar
from nkreader.tui.widgets.panel import Panel
from tests.conftest import STORY
from tests.tui.driving import Add, reader, running, saved


async def test_one_key_tags_the_sentence(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("j", "2")
    assert saved(library, article) == [
        (
            "covid-quarantine",
            "Visitors must wait 30 days in Sinuiju, according to a source in the city.",
        )
    ]


async def test_the_same_key_takes_it_off(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("2", "2")
    assert saved(library, article) == []


async def test_two_tags_on_one_sentence(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("1", "0")
    assert {tag for tag, _ in saved(library, article)} == {
        "sanctions-concern",
        "anonymous-sourcing",
    }


async def test_a_selected_paragraph_is_tagged_as_a_whole(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("j", "p", "2")
    ((_, words),) = saved(library, article)
    assert words.startswith("Visitors must")
    assert words.endswith("Pyongyang after that.")


async def test_selected_words_are_tagged(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("j", "v", "l", "3")
    ((_, words),) = saved(library, article)
    assert words.startswith("Visitors")
    assert len(words) < 20


async def test_advance_mode_tags_one_sentence_a_key(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("a", "1", "2", "3")
    tags = [tag for tag, _ in saved(library, article)]
    assert tags == ["sanctions-concern", "covid-quarantine", "border-closure"]
    with Library(library.path, "ann") as again:
        assert again.setting("advance") is True


async def test_undo_and_redo(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("1", "j", "2", "u", "u")
        assert saved(library, article) == []
        await pilot.press("U", "ctrl+r")
    assert len(saved(library, article)) == 2


async def test_undo_opens_the_article_it_was_in(library: Library, add: Add) -> None:
    first = add()
    second = add(STORY.replace("Rail bridge", "Road bridge").replace("Sinuiju", "Hyesan"), "b.txt")
    async with running(library, first) as pilot:
        await pilot.press("1")
        reader(pilot).open(second.id)
        await pilot.press("u")
        assert reader(pilot).reading.article.id == first.id
    assert saved(library, first) == []


async def test_a_note_is_written_and_kept(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("1", "c")
        await pilot.press(*"who says so", "enter")
        await pilot.pause()
        (mark,) = library.marks(article.id)
        assert mark.annotation.note == "who says so"
        await pilot.press("c", "x", "escape")
    (mark,) = library.marks(article.id)
    assert mark.annotation.note == "who says so"


async def test_a_note_that_was_being_typed_is_kept(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("1", "c")
        await pilot.press(*"half a thou")
        await pilot.pause(0.6)
        (mark,) = library.marks(article.id)
        with Library(library.path, "ann") as other:
            assert other.draft(mark.annotation.id) == "half a thou"
        await pilot.press("enter")
        await pilot.pause()
        assert library.draft(mark.annotation.id) is None
        assert library.mark(mark.annotation.id).annotation.note == "half a thou"


async def test_a_sentence_is_split_and_joined(library: Library, add: Add) -> None:
    article = add("Rice rose, oil fell, so they said. Nobody knows more.\n")
    async with running(library, article) as pilot:
        await pilot.press("l", "l", "s", "1")
        assert saved(library, article) == [("sanctions-concern", "oil fell, so they said.")]
        await pilot.press("u", "S")
        assert len(library.open(article.id).sentences) == 2
        await pilot.press("u", "u")
        assert len(library.open(article.id).sentences) == 2


async def test_history_reverts_an_act_in_the_middle(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("1", "j", "2", "j", "3", "H")
        await pilot.pause()
        await pilot.press("j", "x")
        await pilot.pause()
        assert [tag for tag, _ in saved(library, article)] == [
            "sanctions-concern", "border-closure",
        ]  # fmt: skip


async def test_review_accepts_the_place_that_is_proposed(library: Library, add: Add) -> None:
    article = add()
    text = library.open(article.id).document.text
    start = text.index("They may travel")
    library.tag(article, Span(start, text.index("after that.") + 11), "covid-quarantine")
    add(
        STORY.replace(
            "They may travel on to Pyongyang after that.", "They can go to Pyongyang then."
        )
    )
    (mark,) = library.marks(article.id)
    assert mark.placement.status != "placed"
    async with running(library) as pilot:
        await pilot.press("R", "enter")
        await pilot.pause()
        pane = reader(pilot).pane
        pane.go(reader(pilot).reading.document.text.index("They can"))
        await pilot.press("r")
        await pilot.pause()
    (mark,) = library.marks(article.id)
    new = library.open(article.id).document.text
    assert new[mark.placement.start : mark.placement.end] == "They can go to Pyongyang then."
    library.undo()
    assert library.marks(article.id)[0].placement.status != "placed"


async def test_any_tag_by_typing_and_the_last_one_again(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("t")
        await pilot.press(*"human", "enter")
        await pilot.press("j", "full_stop")
    assert [tag for tag, _ in saved(library, article)] == ["humanitarian-supplies"] * 2


async def test_retag_keeps_the_note(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("1", "c", "n", "enter")
        await pilot.press("r")
        await pilot.press(*"border", "enter")
        await pilot.pause()
    (mark,) = library.marks(article.id)
    assert (mark.annotation.tag, mark.annotation.note) == ("border-closure", "n")


async def test_remove_takes_the_mark_under_the_cursor(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("1", "j", "2", "x")
    assert [tag for tag, _ in saved(library, article)] == ["sanctions-concern"]


async def test_next_untagged_visits_each_body_sentence_once(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        for _ in range(5):
            await pilot.press("1", "n")
    words = [words for _, words in saved(library, article)]
    assert len(words) == 5
    assert not any("Image:" in one or "Translated" in one for one in words)


async def test_find_then_tag_what_was_found(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("slash")
        await pilot.press(*"4,200 WON", "enter")
        await pilot.press("5")
    ((tag, words),) = saved(library, article)
    assert tag == "market-prices"
    assert "4,200 won" in words


async def test_a_zone_given_by_hand_holds_and_is_undone(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        block = reader(pilot).pane.sentence[2]
        await pilot.press("Z")
        await pilot.press(*"caption", "enter")
        await pilot.pause()
        assert library.open(article.id).zones[block] == "caption"
        await pilot.press("u")
    assert library.open(article.id).zones[block] == "body"


async def test_the_place_is_remembered(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("j", "j")
        place = reader(pilot).pane.cursor
        await pilot.press("q")
        assert isinstance(pilot.app.screen, ArticlesScreen)
        await pilot.press("enter")
        await pilot.pause()
        assert reader(pilot).pane.cursor == place


async def test_a_used_selection_is_not_carried_into_the_next_tag(
    library: Library, add: Add
) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("v", "l", "1", "j", "2")
    tags = dict(saved(library, article))
    assert len(tags["sanctions-concern"]) < 20
    assert tags["covid-quarantine"].startswith("Visitors must wait")


async def test_choosing_among_overlapping_marks_is_said(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("1", "2", "o")
        await pilot.pause(0.1)
        said = str(reader(pilot).query_one(BottomBar).render())
        assert "2 of 2" in said
        await pilot.press("x")
    assert len(saved(library, article)) == 1


async def test_the_panels_line_is_the_mark_that_keys_act_on(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("1", "2")
        await pilot.pause(0.4)
        await pilot.press("tab", "j")
        wanted = reader(pilot).query_one(Panel).current
        assert wanted is not None
        await pilot.press("enter", "x")
        await pilot.pause()
    assert wanted.mark not in [mark.annotation.id for mark in library.marks(article.id)]
    assert len(library.marks(article.id)) == 1
