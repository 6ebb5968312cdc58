"""Two coders, from the first key to the agreed set: each codes the same articles, then they are
compared, measured, decided and handed over. All by key, asserting on what was saved."""

import csv
import io
from functools import partial
from pathlib import Path

from textual.pilot import Pilot

from nkreader.library import Library
from nkreader.library.upkeep import check
from nkreader.tui.screens.agreement import AgreementScreen
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.comparing import CompareScreen
from nkreader.tui.screens.reader import ReaderScreen
from tests.tui.driving import Add, reader, running, settled, told, until
from tests.tui.two_coders import agreed, compare, into_agreed, kind, opened

TOWNS = ("Sinuiju", "Hyesan", "Musan", "Rajin", "Nampo")


def is_done(library: Library, article: str) -> bool:
    return library.state(article) == "done"


def is_another(pilot: Pilot[int], article: str) -> bool:
    """Whether another article is open by now."""
    return reader(pilot).reading.article.id != article


def has_more(library: Library, than: int) -> bool:
    """Whether more is in the agreed set by now."""
    return len(agreed(library)) > than


async def coded(library: Library, second: str) -> None:
    """Every article: its first sentence gets tag 1, its next one `second`; then it is done."""
    async with running(library) as pilot:
        await pilot.press("enter")
        for number in range(len(TOWNS)):
            await settled(pilot, ReaderScreen)
            article = reader(pilot).reading.article.id
            await pilot.press("1", "j", second, "d")
            await until(pilot, partial(is_done, library, article))
            if number < len(TOWNS) - 1:
                await pilot.press("greater_than_sign")
                await until(pilot, partial(is_another, pilot, article))


async def test_five_articles_by_two_people_become_one_agreed_set(
    library: Library, add: Add, tmp_path: Path
) -> None:
    for town in TOWNS:
        add(f"News of {town}\n\nTrucks wait at {town}.\n\nRice rose there.\n", f"{town}.txt")
    await coded(library, "2")
    with Library(library.path, "lee") as lee:
        await coded(lee, "3")
        assert len(lee.passages()) == 2 * len(TOWNS)
    codes = [tag.slug for tag in library.codebook.active()[:3]]

    library.remember("folder", str(tmp_path))
    async with running(library) as pilot:
        await opened(pilot)
        for _ in TOWNS:
            await pilot.press("n")
            while kind(pilot) != "tag":
                await pilot.press("n")
            before = len(agreed(library))
            await pilot.press("h")
            if not before:
                await into_agreed(pilot)
            await until(pilot, partial(has_more, library, before))
        await pilot.press("s")
        await until(pilot, lambda: len(agreed(library)) == 2 * len(TOWNS))
        assert compare(pilot)
        await pilot.press("f8")
        await settled(pilot, AgreementScreen)
        await until(pilot, told(pilot, "5 articles done in both"))
        await until(pilot, told(pilot, "1.000"))
        await pilot.press("q")
        await settled(pilot, CompareScreen)
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)
    assert {tag for tag, _, _ in agreed(library)} == set(codes[:2])
    assert check(library.path) == []

    with Library(library.path, library.annotator, "agreed") as third:
        async with running(third) as pilot:
            await pilot.press("w", "c", "enter")
            await until(pilot, told(pilot, "written to"))
    (file,) = tmp_path.glob("*.csv")
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))
    assert len(rows) == 2 * len(TOWNS)
    assert {row["set"] for row in rows} == {"agreed"}
