"""Hits in context: found as one types, aligned, tagged and opened from where they stand."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from nkreader.library import Library
from nkreader.model import Article
from nkreader.tui.acts import copying
from nkreader.tui.hit_rows import Concordance
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.hits import HitsScreen
from nkreader.tui.screens.reader import ReaderScreen
from nkreader.tui.widgets.typed_line import Prompt
from tests.tui.driving import Add, reader, running, saved, seen, settled, told, until
from tests.tui.hit_library import Two, hits

FERRY = """---
title: Ferry sails again
published: 2021-05-02
---

The ferry sailed at noon. Rice was aboard, and rice was sold on the quay.

Nobody bought maize.
"""
WON = """---
title: Won falls
published: 2020-11-18
---

Rice cost 4,200 won. A trader said rice is dear.
"""


async def searched(pilot: Pilot[int], words: str) -> HitsScreen:
    """Search for words from the list; the keys are with the hits."""
    await pilot.press("slash")
    await settled(pilot, HitsScreen)
    typed = ["quotation_mark" if one == '"' else "space" if one == " " else one for one in words]
    await pilot.press(*typed, "enter")
    await until(pilot, lambda: pilot.app.focused is hits(pilot).rows and hits(pilot).rows.count)
    return hits(pilot)


@pytest.fixture
def two(library: Library, add: Add) -> tuple[Article, Article]:
    return add(FERRY, "ferry.md"), add(WON, "won.md")


async def test_every_hit_stands_in_one_column_below_its_article(library: Library, two: Two) -> None:
    async with running(library, size=(100, 30)) as pilot:
        await pilot.press("slash", *"rice")
        await until(pilot, told(pilot, "4 hits in 2 articles"))
        rows = seen(pilot)[1:7]
        assert "2021-05-02  Ferry sails again" in rows[0]
        assert rows[0].rstrip(" ▁▂▃▄▅▆▇█").endswith("2")
        assert "2020-11-18  Won falls" in rows[3]
        lines = [rows[n] for n in (1, 2, 4, 5)]
        assert len({row.lower().index("rice", 40) for row in lines}) == 1
        assert "noon. Rice was aboard" in rows[1]


async def test_what_is_typed_is_looked_for_and_its_errors_are_quiet(
    library: Library, two: Two
) -> None:
    async with running(library) as pilot:
        await pilot.press("slash", *"mai")
        await until(pilot, told(pilot, "1 hit in 1 article"))
        await pilot.press("quotation_mark", "z")
        await until(pilot, told(pilot, "this quotation mark is not closed, at character 4"))
        assert hits(pilot).rows.count == 2
        await pilot.press("escape")
        await settled(pilot, ArticlesScreen)


async def test_digits_tag_the_sentence_of_a_hit_and_take_it_off(library: Library, two: Two) -> None:
    async with running(library) as pilot:
        await searched(pilot, "rice")
        await pilot.press("j", "3")
        sentence = "Rice was aboard, and rice was sold on the quay."
        tag = library.codebook.by_key("3")
        assert tag
        assert saved(library, two[0]) == [(tag.slug, sentence)]
        await until(pilot, lambda: sum(" 3 " in row[:9] for row in seen(pilot)) == 2)
        await pilot.press("3")
        assert saved(library, two[0]) == []
        await pilot.press("u")
        assert saved(library, two[0]) == [(tag.slug, sentence)]
        await pilot.press("U")
        assert saved(library, two[0]) == []


async def test_v_and_a_digit_tag_the_hit_alone(library: Library, two: Two) -> None:
    async with running(library) as pilot:
        await searched(pilot, '"said rice"')
        await pilot.press("v")
        await until(pilot, told(pilot, "a digit tags “said rice”"))
        await pilot.press("4")
        await pilot.press("5", "v", "full_stop")
        assert sorted(words for _, words in saved(library, two[1])) == [
            "A trader said rice is dear.", "said rice", "said rice",
        ]  # fmt: skip


async def test_any_tag_is_set_by_typing_its_name(library: Library, two: Two) -> None:
    async with running(library) as pilot:
        await searched(pilot, "maize")
        slug = library.codebook.active()[5].slug
        await pilot.press("v", "t", *library.codebook.active()[5].name, "enter")
        await until(pilot, lambda: saved(library, two[0]) == [(slug, "maize")])


async def test_a_hit_of_a_text_that_has_changed_is_not_tagged(
    library: Library, two: Two, add: Add
) -> None:
    async with running(library) as pilot:
        await searched(pilot, "rice")
        line = hits(pilot).rows.line
        with Library(library.path, "bob") as other:
            file = two[0].path
            Path(file).write_text(FERRY.replace("noon", "nine in the morning"), "utf-8")
            assert [one.status for one in other.add([file])] == ["updated"]
        assert line is not None
        hits(pilot).watch_library.look()
        await pilot.press("3")
        await until(pilot, told(pilot, "has a newer text since it was searched"))
        assert saved(library, two[0]) == []


async def test_enter_opens_the_article_at_the_hit_with_all_hits_as_the_find(
    library: Library, two: Two
) -> None:
    async with running(library) as pilot:
        await searched(pilot, '"said rice" OR cost')
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        pane = reader(pilot).pane
        await until(pilot, lambda: pane.hit)
        text = library.text(two[1])
        assert (pane.cursor, pane.hits, pane.hit) == (text.index("cost"), 2, 1)
        await pilot.press("n")
        assert pane.cursor == text.index("said rice")
        await pilot.press("q")
        await settled(pilot, HitsScreen)
        line = hits(pilot).rows.line
        assert line is not None
        assert line.hit.exact == "cost"


async def test_one_key_leads_to_the_next_article_and_back(library: Library, two: Two) -> None:
    async with running(library) as pilot:
        rows = (await searched(pilot, "rice")).rows
        await pilot.press("greater_than_sign")
        assert rows.line
        assert rows.line.article.title == "Won falls"
        assert rows.line.hit.before == ""
        await pilot.press("greater_than_sign")
        assert rows.cursor == rows.count - 1
        await pilot.press("less_than_sign", "less_than_sign")
        assert rows.line.article.title == "Ferry sails again"
        assert rows.cursor == 1
        await pilot.press("k")
        assert rows.cursor == 1


async def test_the_article_stands_beside_the_list_where_there_is_room(
    library: Library, two: Two
) -> None:
    async with running(library, size=(130, 30)) as pilot:
        screen = await searched(pilot, "dear")
        await until(pilot, lambda: any("Rice cost 4,200 won." in row[80:] for row in seen(pilot)))
        await pilot.press("6")
        assert len(screen.preview.pane.reading.annotations) == 1  # type: ignore[union-attr]
        await pilot.press("backslash")
        await until(pilot, lambda: not any("4,200" in row[90:] for row in seen(pilot)))
        await pilot.resize_terminal(80, 24)
        await pilot.press("backslash")
        await pilot.pause(0.3)
        assert not any("4,200" in row[60:] for row in seen(pilot))


async def test_the_sentence_of_a_hit_is_copied_with_its_citation(
    library: Library, two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(copying, "to_clipboard", lambda app, words: copied.append(words))
    async with running(library) as pilot:
        await searched(pilot, "dear")
        await pilot.press("y")
    (words,) = copied
    assert words.startswith("A trader said rice is dear.\n— ")
    assert two[1].id in words


async def test_what_one_tags_in_an_article_leaves_the_rows_where_they_are(
    library: Library, two: Two
) -> None:
    async with running(library) as pilot:
        await searched(pilot, "rice -tag:market-prices")
        await pilot.press("greater_than_sign", "enter")
        await settled(pilot, ReaderScreen)
        await pilot.press("5", "q")
        await settled(pilot, HitsScreen)
        rows = hits(pilot).rows
        assert (rows.cursor, rows.count) == (4, 6)
        await until(pilot, lambda: any(row.startswith(" 5 ") for row in seen(pilot)))


async def test_what_another_program_adds_is_found_and_the_cursor_stays_on_its_hit(
    library: Library, two: Two, add: Add
) -> None:
    async with running(library) as pilot:
        await searched(pilot, "dear")
        file = Path(two[0].path).with_name("new.md")
        file.write_text(FERRY.replace("2021", "2022").replace("maize", "dear maize"), "utf-8")
        with Library(library.path, "bob") as other:
            list(other.add([str(file)]))
        await until(pilot, told(pilot, "2 hits in 2 articles"))
        line = hits(pilot).rows.line
        assert line is not None
        assert line.article.title == "Won falls"


async def test_words_that_cannot_be_read_are_there_again_to_be_mended(
    library: Library, two: Two
) -> None:
    async with running(library) as pilot:
        await pilot.press("slash", *"rice", "space", "quotation_mark", "enter")
        await until(pilot, told(pilot, "this quotation mark is not closed"))
        prompt = pilot.app.focused
        assert isinstance(prompt, Prompt)
        assert prompt.value == 'rice "'
        await pilot.press("end", "backspace", "backspace", "enter")
        await until(pilot, told(pilot, "“rice” · 4 hits in 2 articles"))


async def test_a_hit_of_a_concordance_is_opened_with_the_others_of_its_article(
    library: Library, two: Two
) -> None:
    async with running(library) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ArticlesScreen)
        screen.ways.list_hits(Concordance("Rice", lambda: library.search("rice")))
        await settled(pilot, HitsScreen)
        await pilot.press("j", "enter")
        await settled(pilot, ReaderScreen)
        pane, text = reader(pilot).pane, library.text(two[0])
        await until(pilot, lambda: pane.hit == 2)
        await pilot.press("n")
        assert pane.cursor == text.index("Rice")


async def test_a_look_at_the_words_leaves_the_hit_where_it_is(library: Library, two: Two) -> None:
    async with running(library) as pilot:
        screen = await searched(pilot, "rice")
        await pilot.press("j", "slash", "escape")
        await until(pilot, lambda: pilot.app.focused is screen.rows)
        assert screen.rows.cursor == 2
        await pilot.press("slash", *"dear", "escape")
        await until(pilot, told(pilot, "“rice” · 4 hits in 2 articles"))
