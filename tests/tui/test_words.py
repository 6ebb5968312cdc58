"""Kinds are called alike wherever they are named, and signs are explained where they stand."""

from nkreader.library import Library
from nkreader.model import FAMILIES, LABELS
from nkreader.tui.app import NkreaderApp
from nkreader.tui.kinds import FAMILY_WORDS, KIND_WORDS
from tests.tui.driving import Add, told, until


def test_every_kind_has_words_of_its_own() -> None:
    assert set(KIND_WORDS) == set(LABELS)
    assert set(FAMILY_WORDS) == set(FAMILIES)
    assert len(set(KIND_WORDS.values())) == len(LABELS)
    assert max(map(len, KIND_WORDS.values())) < 10


async def test_the_list_says_what_its_signs_mean(library: Library, add: Add) -> None:
    add()
    async with NkreaderApp(library).run_test(size=(100, 20)) as pilot:
        await until(pilot, told(pilot, "● new ○ opened ✓ done"))


async def test_the_kinds_are_words_with_their_labels(library: Library, add: Add) -> None:
    article = add()
    app = NkreaderApp(library, article.id)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: app.focused)
        await pilot.press("z")
        for label, words in (("GPE", "places"), ("NORP", "nations"), ("DATE", "dates")):
            await until(pilot, told(pilot, f"[x] {words}"))
            await until(pilot, told(pilot, label))
