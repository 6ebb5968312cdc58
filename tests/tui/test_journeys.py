"""Journeys through the real app, key by key, asserting on what was saved."""

from pathlib import Path

from textual.events import AppBlur, AppFocus, Resize

from nkreader.library import Library
from nkreader.model import Article
from nkreader.text.span import Span
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.passages import PassagesScreen
from nkreader.tui.screens.reader import ReaderScreen
from nkreader.tui.widgets.bars import BottomBar
from nkreader.tui.widgets.panel import Panel
from tests.conftest import STORY
from tests.tui.driving import Add, reader, running, saved, told, until


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


async def test_the_list_filters_opens_and_marks_done(library: Library, add: Add) -> None:
    add()
    wanted = add(
        "Fishing season opens\n\nBoats went out from Sinpo on Monday, people say.\n", "b.txt"
    )
    async with running(library) as pilot:
        await pilot.press("f")
        await pilot.press(*"fishing", "enter")
        await pilot.press("d")
        assert library.state(wanted.id) == "done"
        await pilot.press("enter")
        await pilot.pause()
        assert reader(pilot).reading.article.id == wanted.id


async def test_search_lists_the_articles_with_the_words(library: Library, add: Add) -> None:
    add()
    wanted = add(
        "Fishing season opens\n\nBoats went out from Sinpo on Monday, people say.\n", "b.txt"
    )
    async with running(library) as pilot:
        await pilot.press("slash")
        await pilot.press(*"sinpo", "enter", "enter")
        await pilot.pause()
        assert reader(pilot).reading.article.id == wanted.id


async def test_passages_open_in_their_place(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("j", "j", "2", "g", "T")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PassagesScreen)
        await pilot.press("enter")
        await pilot.pause()
        (mark,) = library.marks(article.id)
        assert reader(pilot).pane.cursor == mark.placement.start


async def test_hand_over_in_three_keys(library: Library, add: Add, tmp_path: Path) -> None:
    article = add()
    library.remember("folder", str(tmp_path))
    async with running(library, article) as pilot:
        await pilot.press("1", "w", "c", "enter")
        await until(pilot, told(pilot, "written to"))
    (file,) = tmp_path.glob("*.csv")
    assert b"sanctions-concern" in file.read_bytes()


async def test_what_is_known_of_an_article_is_filled_in(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("i", "tab")
        await pilot.press(*"Yalu Wire", "enter")
        await pilot.pause()
    assert library.article(article.id).metadata.publisher == "Yalu Wire"


async def test_an_empty_library_offers_the_sample_corpus(library: Library) -> None:
    async with running(library) as pilot:
        await pilot.press("s")
        await until(pilot, lambda: library.listing().count >= 12)


async def test_marks_of_another_program_come_in(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        with Library(library.path, "ann") as other:
            other.toggle(other.open(article.id), reader(pilot).pane.target(), "market-prices")  # type: ignore[arg-type]
        await pilot.pause(1.2)
        assert len(reader(pilot).reading.annotations) == 1


async def test_hostile_names_are_shown_as_words(library: Library, add: Add) -> None:
    article = add("[bold]Title[/] [@click=app.quit]x[/]\n\nThe body [red]says[/] so, he said.\n")
    library.tag(
        article, next(iter(_spans(library, article))), "sanctions-concern", "[/] note \x1b[2J"
    )
    async with running(library) as pilot:
        await pilot.press("enter")
        await pilot.press(
            "c", "escape", "T", "q", "i", "escape", "t", "escape", "question_mark", "escape"
        )
        await pilot.press("tab", "j", "enter", "backslash", "z", "escape")
        await pilot.pause()
        assert reader(pilot).reading.article.id == article.id


def _spans(library: Library, article: Article):  # type: ignore[no-untyped-def]
    reading = library.open(article.id)
    for start, end, _, _ in reading.sentences:
        yield Span(start, end)


async def test_a_library_that_may_only_be_read_says_so(library: Library, add: Add) -> None:
    article = add()
    library._context.store.read_only = "this library may only be read"
    async with running(library, article) as pilot:
        await pilot.press("1")
    assert saved(library, article) == []


async def test_the_same_entity_and_its_kind_are_visited(library: Library, add: Add) -> None:
    article = add(
        "Carts left Sinuiju on Monday, a trader said.\n\n"
        "Nobody in Hyesan saw them. Later they were back in Sinuiju, he said.\n"
    )
    async with running(library, article) as pilot:
        pane = reader(pilot).pane
        text = reader(pilot).reading.document.text
        pane.go(text.index("Sinuiju"))
        await pilot.press("asterisk")
        assert pane.cursor == text.rindex("Sinuiju")
        await pilot.press("number_sign")
        assert pane.cursor == text.index("Sinuiju")
        await pilot.press("semicolon")
        assert pane.cursor == text.index("Hyesan")
        await pilot.press("comma")
        assert pane.cursor == text.index("Sinuiju")


async def test_a_date_that_is_none_is_told_and_nothing_typed_is_lost(
    library: Library, add: Add
) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("i", "tab")
        await pilot.press(*"Yalu Wire", "tab", "tab", "tab")
        await pilot.press(*"soon", "enter")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, ReaderScreen)
        for _ in "soon":
            await pilot.press("end", "backspace")
        await pilot.press(*"2020-11", "enter")
        await pilot.pause()
    data = library.article(article.id).metadata
    assert (data.publisher, data.published) == ("Yalu Wire", "2020-11")


async def test_handing_over_never_replaces_a_file_unasked(
    library: Library, add: Add, tmp_path: Path
) -> None:
    article = add()
    library.remember("folder", str(tmp_path))
    async with running(library, article) as pilot:
        await pilot.press("1", "w", "c", "enter")
        await until(pilot, told(pilot, "written to"))
        (first,) = tmp_path.glob("*.csv")
        first.write_text("mine")
        await pilot.press("w", "c", "enter")
        await until(pilot, lambda: len(list(tmp_path.glob("*.csv"))) == 2)
        assert first.read_text() == "mine"


async def test_undo_goes_to_where_the_act_was(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("1")
        began = reader(pilot).pane.cursor
        await pilot.press("G", "u")
        assert reader(pilot).pane.cursor == began
        await pilot.press("q")
        await pilot.pause()
        await pilot.press("U")
        await pilot.pause()
        assert reader(pilot).pane.cursor == began
    assert len(saved(library, article)) == 1


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


async def test_a_screen_that_came_up_in_a_window_not_looked_at_has_the_keys_later(
    library: Library, add: Add
) -> None:
    add()
    async with running(library) as pilot:
        pilot.app.post_message(AppBlur())
        await pilot.pause()
        await pilot.app.run_action("screen.do('passages')")
        await pilot.pause()
        pilot.app.post_message(AppFocus())
        await pilot.pause()
        assert isinstance(pilot.app.screen, PassagesScreen)
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ArticlesScreen)


async def test_a_resize_that_comes_while_the_program_ends_does_no_harm(
    library: Library, add: Add
) -> None:
    async with running(library, add()) as pilot:
        screen = reader(pilot)
        await screen.query(Panel).remove()
        screen.post_message(Resize(screen.size, screen.size))
        await pilot.pause()
