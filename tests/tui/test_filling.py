"""Older articles are looked through while nobody types, and nobody is made to wait for it."""

import pytest

from nkreader import attribution
from nkreader.library import Library, deriving
from nkreader.library.deriving import Found, Material
from nkreader.model import NkreaderError
from nkreader.store.connection import Store
from nkreader.tui import app, filling
from nkreader.tui.screens.articles import ArticlesScreen
from tests.tui.driving import Add, running, saved, settled, until


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody wants to wait for a time of rest."""
    monkeypatch.setattr(app, "FILL_AFTER", 0.01)
    monkeypatch.setattr(filling, "REST", 0.05)


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
