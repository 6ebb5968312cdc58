"""Changes of marks are followed in the text, and its rows painted."""

from nkreader.model import COLOURS, Annotation, Change, Codebook, Mark, Placement, Tag
from tests.tui.pane.pane_build import CODEBOOK, PaneApp
from tests.tui.pane.pane_keys import TEXT, article, here


def mark(number: int, start: int, end: int, tag: str, where: str = "article") -> Mark:
    made = "2020-11-18T00:00:00Z"
    annotation = Annotation(
        f"n{number}",
        "set",
        where,
        "version",
        start,
        end,
        TEXT[start:end],
        "",
        "",
        tag,
        None,
        made,
        made,
    )
    return Mark(annotation, Placement("placed", start, end))


async def test_a_change_is_followed_once_and_its_rows_painted() -> None:
    app = PaneApp(article())
    async with app.run_test(size=(90, 20)) as pilot:
        pane, start = app.pane, TEXT.index("A source")
        change = Change("c", "me", "tagged", "article", added=(mark(1, start, start + 30, "tag4"),))
        before = app.screen_text()
        for _ in range(2):
            pane.follow(change)
        await pilot.pause()
        assert pane.reading is not None
        assert list(pane.reading.annotations) == [(start, start + 30, 4, "n1")]
        assert "▌5" in app.screen_text()
        pane.follow(Change("d", "me", "undone", "article", removed=change.added))
        await pilot.pause()
        assert app.screen_text() == before
        other = mark(2, 0, 4, "tag1", where="elsewhere")
        pane.follow(Change("e", "me", "tagged", "elsewhere", added=(other,)))
        assert len(pane.reading.annotations) == 0


async def test_marks_keep_their_tags_when_the_codebook_changes() -> None:
    app = PaneApp(article(marks=[(0, 5, 1), (6, 11, 3)]))
    async with app.run_test(size=(90, 20)) as pilot:
        new = Tag("new", "new", "New", None, COLOURS[0], "")
        codebook = Codebook((new, *reversed(CODEBOOK.tags)))
        app.pane.follow(Change("c", "me", "codebook", None, codebook=True), codebook)
        await pilot.pause()
        assert app.pane.reading is not None
        slugs = [codebook.tags[code].slug for code in app.pane.reading.annotations.codes]
        assert slugs == ["tag1", "tag3"]
        assert "█24" in app.screen_text()


async def test_advance_goes_behind_the_selection() -> None:
    app = PaneApp(article())
    async with app.run_test(size=(90, 20)):
        pane = app.pane
        pane.advance()
        assert here(pane) == "A source"
        pane.select_span(TEXT.index("source"), TEXT.index("단둥") + 5)
        pane.advance()
        assert pane.selection is None
        assert here(pane) == "Nobody k"
        pane.advance()
        assert here(pane) == "Nobody k"
