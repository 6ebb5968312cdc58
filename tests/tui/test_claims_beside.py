"""Claims of very many articles are looked for in a thread; keys mean what they mean elsewhere."""

import pytest
from textual.pilot import Pilot

from nkreader.library import Library
from nkreader.tui.claim_rows import Line
from nkreader.tui.screens.claims import ClaimsScreen
from tests.tui.driving import Add, running, settled, told, until
from tests.tui.quoting import RICE, TRAIN


def listed(pilot: Pilot[int]) -> list[str]:
    """The words of the claims, as they are listed."""
    screen = pilot.app.screen
    assert isinstance(screen, ClaimsScreen)
    found = (screen.rows.row(n) for n in range(screen.rows.count))
    return [one.claim.words for one in found if isinstance(one, Line)]


async def test_claims_of_many_articles_are_looked_for_beside_the_screen(
    library: Library, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(TRAIN, "train.md")
    add(RICE, "rice.md")
    monkeypatch.setattr("nkreader.library.claims.FEW", 0)
    async with running(library, size=(130, 42)) as pilot:
        await pilot.press("C")
        await settled(pilot, ClaimsScreen)
        await until(pilot, lambda: listed(pilot))
        every = listed(pilot)
        await pilot.press("f", *"train", "space", *"cancelled", "enter")
        await until(pilot, lambda: len(listed(pilot)) == 2)
        await pilot.press("f", *["backspace"] * 15, *"trai")
        await until(pilot, lambda: len(listed(pilot)) > 2)
        await pilot.press("enter")
        await until(pilot, told(pilot, "“trai*”"))
        await pilot.press("escape")
        await until(pilot, lambda: listed(pilot) == every)
        await pilot.press("f", *"tag", "colon", *"nothing", "enter")
        await until(pilot, told(pilot, "tag:nothing: no such tag"))
