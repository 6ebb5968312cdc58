"""A blind pass in the app: nothing that was said before is in the bytes of any screen."""

import pytest
from textual.pilot import Pilot

from nkreader.library import Library
from nkreader.model import Article
from nkreader.text.span import Span
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.reader import ReaderScreen
from nkreader.tui.screens.sets import SetsScreen
from tests.tui.driving import Add, running, seen, settled, told, until

PLANTED = ("quokka", "xylotomy", "zyzzyva", "pangolin", "axolotl")
"""A note, a memo, a tag, a set and the reason of a link that stand nowhere else."""
SIZE = (200, 50)


@pytest.fixture
def coded(library: Library, add: Add) -> Article:
    """An article that is coded, done, opened, with a note, a memo and a copy of its set."""
    article = add()
    library.codebooks.add("zyzzyva")
    library.refresh()
    library.tag(article, Span(24, 110), "zyzzyva", "quokka")
    library.tag(article, Span(24, 60), "market-prices")
    target, source = [one.annotation.id for one in library.marks(article.id)]
    library.linking.make(source, target, "supports", "axolotl")
    library.article_marks.tag(article.id, "zyzzyva")
    library.article_marks.write_memo(article.id, "xylotomy")
    library.set_state(article.id, "done")
    library.shelf.opened(article.id)
    library.hands.duplicate(library.hands.named("main"), "pangolin")
    library.untag(library.tag(article, Span(24, 90), "zyzzyva").added[0].annotation.id)
    library.remember("sets beside", [one.id for one, _ in library.sets()])
    return article


class Walk:
    """Goes through the screens by key, and keeps what each showed."""

    def __init__(self, pilot: Pilot[int]) -> None:
        self.pilot = pilot
        self.shown: dict[str, str] = {}

    def keep(self, name: str) -> None:
        self.shown[name] = "\n".join(seen(self.pilot))

    async def go(self, *keys: str, name: str = "") -> None:
        """Press keys, wait until the screen rests, keep it."""
        await self.pilot.press(*keys)
        await self.pilot.pause(0.3)
        self.keep(name or " ".join(keys))


async def everywhere(pilot: Pilot[int]) -> dict[str, str]:
    """What every screen shows that a key leads to, from the list and from an article."""
    walk = Walk(pilot)
    walk.keep("list")
    for key in ("T", "R", "H", "F", "B", "V", "Y", "A", "e", "f5", "f7", "P"):
        await walk.go(key)
        if key == "Y":
            for more in ("r", "r", "r", "tab", "tab"):
                await walk.go(more, name=f"Y {more} {len(walk.shown)}")
        if key == "T":
            await walk.go("f", *"note:quokka", "enter", name="T f note")
            await pilot.press("escape")
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)
    for query in ("tag:zyzzyva", "has:note", "has:memo", "is:done", "note:quo*", "-is:untagged"):
        await pilot.press("f", *query)
        await pilot.pause(0.2)
        walk.keep(f"f {query}")
        assert "0 articles" in walk.shown[f"f {query}"], query
        await pilot.press("escape", "escape")
        await until(pilot, told(pilot, "1 article"))
    await walk.go("slash", *"note:quokka", "enter", name="/")
    await pilot.press("q")
    await settled(pilot, ArticlesScreen)
    await walk.go("o", name="order")
    await pilot.press("escape")
    await walk.go("backslash", name="preview")
    await walk.go("w", name="hand over")
    await pilot.press("escape")
    await walk.go("question_mark", name="help")
    await pilot.press("escape")
    await settled(pilot, ArticlesScreen)
    await walk.go("u", "U", name="undo")
    await walk.go("x", name="remove")
    await pilot.press("escape")
    await pilot.press("enter")
    await settled(pilot, ReaderScreen)
    await pilot.pause(0.5)
    walk.keep("reader")
    for key in ("m", "M", "o", "x", "c", "r", "n", "tab", "G", "escape", "f3", "u"):
        await walk.go(key, name=f"reader {key}")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
    await walk.go("D", name="memo")
    await pilot.press("escape")
    await settled(pilot, ReaderScreen)
    await pilot.press("q")
    await settled(pilot, ArticlesScreen)
    return walk.shown


async def test_nothing_that_was_said_before_is_in_the_bytes_of_any_screen(
    library: Library, coded: Article
) -> None:
    async with running(library, size=SIZE) as pilot:
        await until(pilot, told(pilot, "1 of 1 article done"))
        await pilot.press("A")
        await settled(pilot, SetsScreen)
        await until(pilot, told(pilot, "pangolin"))
        await pilot.press("b")
        await until(pilot, told(pilot, "b again: codes main@ann in a fresh set"))
        assert library.blind.now is None
        await pilot.press("b")
        await until(pilot, told(pilot, "you code main again"))
        await until(pilot, lambda: "· ann · blind" in seen(pilot)[0])
        await until(pilot, told(pilot, "earlier sets are out of sight"))
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)
        await until(pilot, told(pilot, "● new"))
        shown = await everywhere(pilot)
        codebook = shown.pop("B")  # the tags themselves are no secret
        for name, screen in shown.items():
            for one in PLANTED:
                # A digit may set the tag, and the query that was typed stands in its line.
                lines = [row for row in screen.split("\n") if "note:quokka" not in row]
                found = [row for row in lines[:-2] if one in row and "tag:zyzzyva" not in row]
                assert not found, (name, found)
            assert "article done" not in screen, name
        assert "0 passages in all sets" in codebook
        reader = shown["reader"]
        assert "Marks 0" in reader
        assert "Also marked" not in reader
        assert "History · 0 acts" in shown["H"]
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        await pilot.press("j", "2")
        await until(pilot, lambda: len(library.passages()) == 1)
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)
        await pilot.press("A")
        await settled(pilot, SetsScreen)
        await pilot.press("b", "b")
        await until(pilot, told(pilot, "main is seen again"))
        await until(pilot, told(pilot, "pangolin"))
    with Library(library.path, "ann") as again:
        assert len(again.passages()) == 2


async def test_a_reader_that_is_open_while_another_program_begins_sees_nothing_more(
    library: Library, coded: Article
) -> None:
    async with running(library, coded, size=SIZE) as pilot:
        await until(pilot, told(pilot, "quokka"))
        with Library(library.path, "ann") as other:
            other.blind.begin(other.hands.named("main"))
        await until(pilot, lambda: not any("quokka" in row for row in seen(pilot)))
        assert "blind" in seen(pilot)[0]


async def begun_over(pilot: Pilot[int], library: Library) -> None:
    """Begin a pass over what is on the screen, and come back to it."""
    await pilot.press("A")
    await settled(pilot, SetsScreen)
    await pilot.press("g", "b", "b")
    await until(pilot, lambda: library.blind.now)
    await pilot.press("q")


@pytest.mark.parametrize(
    "keys",
    [
        ("f", *"set:main tag:zyzzyva", "enter"),
        ("T",),
        ("T", "f", *"set:main note:quokka", "enter"),
        ("slash", *"note:quokka", "enter"),
        ("H",),
        ("Y", "r"),
        ("enter",),
    ],
    ids=lambda keys: " ".join(keys)[:12],
)
async def test_what_was_on_the_screen_when_it_began_is_not_seen_after(
    library: Library, coded: Article, keys: tuple[str, ...]
) -> None:
    async with running(library, size=SIZE) as pilot:
        await until(pilot, told(pilot, "1 of 1 article done"))
        await pilot.press(*keys)
        await pilot.pause(0.3)
        await begun_over(pilot, library)
        await until(pilot, lambda: not isinstance(pilot.app.screen, SetsScreen))
        await until(pilot, told(pilot, "blind"))
        await pilot.pause(0.3)
        asked = ("set:main", "“note:quokka”")
        shown = [row for row in seen(pilot)[:-1] if not any(one in row for one in asked)]
        assert not [row for row in shown if any(one in row for one in PLANTED)]


async def test_two_sets_side_by_side_are_left_when_one_is_out_of_sight(
    library: Library, coded: Article
) -> None:
    with Library(library.path, "bea") as bea:
        bea.tag(coded, Span(24, 60), "border-closure")
    async with running(library, size=SIZE) as pilot:
        for key in ("c", "f8"):
            await pilot.press("A")
            await settled(pilot, SetsScreen)
            await pilot.press("g", "v", "G", "v", key)
            await until(pilot, lambda: not isinstance(pilot.app.screen, SetsScreen))
            await pilot.pause(0.3)
            await begun_over(pilot, library)
            await until(pilot, lambda: isinstance(pilot.app.screen, SetsScreen))
            library.blind.end("main")
            await pilot.press("q")
            await settled(pilot, ArticlesScreen)
            library.current.switch(library.hands.named("main"))


async def test_a_key_that_is_held_down_does_not_end_what_it_began(
    library: Library, coded: Article
) -> None:
    async with running(library, size=SIZE) as pilot:
        await pilot.press("A")
        await settled(pilot, SetsScreen)
        await pilot.press("b", "b", "b")
        await until(pilot, told(pilot, "b again: ends the blind pass"))
        assert library.blind.now is not None
        await pilot.press("b")
        await until(pilot, lambda: library.blind.now is None)
