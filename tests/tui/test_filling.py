"""Older articles are looked through while nobody types, and nobody is made to wait for it."""

from threading import Event

import pytest

from nkreader import attribution
from nkreader.library import Library, chains, deriving, earlier
from nkreader.library.deriving import Found, Material
from nkreader.model import NkreaderError
from nkreader.store.connection import Store
from nkreader.tui import app, filling
from nkreader.tui.screens import lineage as screen
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.lineage import LineageScreen
from tests.tui.driving import Add, running, saved, settled, told, until
from tests.tui.test_lineage import AGREED, OTHER, STALLED, Three


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody wants to wait for a time of rest."""
    monkeypatch.setattr(app, "FILL_AFTER", 0.01)
    monkeypatch.setattr(filling, "REST", 0.05)


@pytest.fixture
def three(add: Add) -> Three:
    """The one that speaks of another came first, and is looked through last."""
    stalled = add(STALLED, "stalled.md")
    return add(AGREED, "agreed.md"), stalled, add(OTHER, "other.md")


async def test_what_is_missing_is_filled_in_while_one_reads_and_tags(
    library: Library, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = add()
    for n in range(4):
        add(f"The miller said that flour sold for {n},000 won in Musan.\n", f"flour-{n}.txt")
    before = library.claims.listing().fetch(0, 99)
    monkeypatch.setattr(attribution, "VERSION", 99)
    library._context.store.db.execute("DELETE FROM attribution")
    assert library.claims.waiting() == 5
    async with running(library, article) as pilot:
        await pilot.press("j", "1")
        await until(pilot, lambda: not library.claims.waiting())
        assert saved(library, article)
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)
    assert library.claims.listing().fetch(0, 99) == [
        one._replace(tags=found.tags)
        for one, found in zip(before, library.claims.listing().fetch(0, 99), strict=True)
    ]


async def test_reports_that_older_articles_speak_of_are_found_while_nobody_types(
    library: Library, three: Three, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More than are looked through when the chain is asked for; what is left is told, and the
    chain is whole when none is."""
    agreed, stalled, _ = three
    monkeypatch.setattr(chains, "_WHILE_WAITING", 0)
    monkeypatch.setattr(screen, "_AGAIN", 0.02)
    library._context.store.db.execute("DELETE FROM report_stub")
    library._context.store.db.execute("DELETE FROM report_search")
    may = Event()

    def late(some: list[earlier.Material]) -> list[earlier.Found]:
        assert may.wait(60)
        return earlier.find(some)

    monkeypatch.setattr(filling, "find", late)
    async with running(library, agreed) as pilot:
        await pilot.press("f12")
        await settled(pilot, LineageScreen)
        await until(pilot, told(pilot, "2 still to look through"))
        assert library.lineage.waiting() == 2
        may.set()
        await until(pilot, lambda: not library.lineage.waiting())
        await until(pilot, lambda: not told(pilot, "still to look through")())
        assert told(pilot, "1 to decide")()
    (step,) = library.lineage.speaks_of(stalled.id)
    assert step.earlier
    assert step.earlier.id == agreed.id


async def test_a_text_that_a_rule_fails_on_and_a_library_that_is_written_to_are_passed_over(
    library: Library, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    add()
    add("The miller said that flour sold for 9,000 won in Musan.\n", "flour.txt")
    add("A baker said that bread sold for 900 won in Musan.\n", "bread.txt")
    whole, keep = attribution.attribute, deriving.keep_found
    tried: list[str] = []

    def faulty(text: str, sentences: object) -> object:
        if "miller" in text:
            raise RecursionError("too deep")
        return whole(text, sentences)  # type: ignore[arg-type]

    def busy(store: Store, of: Material, found: Found, patient: bool = True) -> None:
        assert not patient
        tried.append(of.told.text)
        if len(tried) == 1:
            raise NkreaderError("another program is writing")
        keep(store, of, found, patient)

    monkeypatch.setattr(attribution, "attribute", faulty)
    monkeypatch.setattr(attribution, "VERSION", 99)
    monkeypatch.setattr(deriving, "keep_found", busy)
    async with running(library) as pilot:
        await until(pilot, lambda: library.claims.waiting() == 2)
        assert len(tried) == 2
        await pilot.press("enter")


async def test_a_library_that_may_only_be_read_is_left_alone(
    library: Library, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    add()
    monkeypatch.setattr(attribution, "VERSION", 99)
    monkeypatch.setattr(library._context.store, "read_only", "it may only be read")
    async with running(library) as pilot:
        await pilot.pause(0.3)
        await pilot.press("enter")
    assert library.claims.waiting() == 1
