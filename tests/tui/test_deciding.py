"""Where two sets differ is decided by single keys, into a third set; what is saved is looked at."""

import pytest
from textual.pilot import Pilot

from nkreader.library import Library
from nkreader.library.upkeep import check
from nkreader.tui.screens.chooser import Chooser
from nkreader.tui.screens.comparing import CompareScreen
from nkreader.tui.screens.passage_editor import PassageEditor
from tests.tui.driving import running, settled, told, until
from tests.tui.two_coders import agreed, at, compare, decisions, into_agreed, kind, opened


@pytest.mark.parametrize(
    ("key", "choice", "wanted"),
    [
        ("h", "left", [("anonymous-sourcing", "A guard said that nobody buys it.", None)]),
        ("right", "right", [("rumor-or-speculation", "A guard said that nobody buys it.", None)]),
        ("b", "both", [
            ("anonymous-sourcing", "A guard said that nobody buys it.", None),
            ("rumor-or-speculation", "A guard said that nobody buys it.", None),
        ]),
        ("x", "neither", []),
    ],
)  # fmt: skip
async def test_one_key_decides_and_the_next_that_is_left_is_gone_to(
    coded: Library, key: str, choice: str, wanted: list[tuple[str, str, None]]
) -> None:
    async with running(coded) as pilot:
        await opened(pilot)
        await at(pilot, "tag")
        await pilot.press(key)
        await into_agreed(pilot)
        await until(pilot, lambda: decisions(coded))
        assert agreed(coded) == wanted
        (one,) = decisions(coded)
        assert (one.choice, one.annotator, len(one.results)) == (choice, "ann", len(wanted))
        await until(pilot, lambda: kind(pilot) != "tag")
        await until(pilot, told(pilot, "→ agreed · 3 left"))


async def test_all_is_decided_and_that_is_said(coded: Library) -> None:
    async with running(coded) as pilot:
        await opened(pilot)
        await pilot.press("h")
        await into_agreed(pilot)
        await until(pilot, lambda: len(decisions(coded)) == 1)
        for n in (2, 3, 4):
            await pilot.press("l" if kind(pilot) != "only_a" else "h")
            await until(pilot, lambda n=n: len(decisions(coded)) == n)  # type: ignore[misc]
        await until(pilot, told(pilot, "nothing is left to decide"))
        await pilot.press("s")
        await until(pilot, told(pilot, "took over 1 passage"))
        assert ("border-closure", "Trucks wait.", None) in agreed(coded)
        assert ("market-prices", "Rice rose", None) in agreed(coded)
        await pilot.press("s")
        await until(pilot, told(pilot, "all that both say alike is taken over"))
    assert check(coded.path) == []


async def test_what_was_decided_is_undone_and_done_again_by_key(coded: Library) -> None:
    async with running(coded) as pilot:
        await opened(pilot)
        await at(pilot, "borders")
        await pilot.press("h")
        await into_agreed(pilot)
        await until(pilot, lambda: agreed(coded))
        assert agreed(coded) == [("market-prices", "Rice rose in Hyesan.", "see the table")]
        await pilot.press("u")
        await until(pilot, told(pilot, "undid: decided: left"))
        assert agreed(coded) == []
        assert decisions(coded) == []
        await until(pilot, told(pilot, "→ agreed · 4 left"))
        await pilot.press("U")
        await until(pilot, lambda: decisions(coded))
        await until(pilot, told(pilot, "→ agreed · 3 left"))


async def test_it_goes_on_where_it_was_left_after_a_restart(coded: Library) -> None:
    async with running(coded) as pilot:
        await opened(pilot)
        await pilot.press("i")
        await until(pilot, told(pilot, "agreed"))
        await pilot.press("ctrl+u", *"final", "enter")
        await until(pilot, told(pilot, "→ final · 4 left"))
        await at(pilot, "tag")
        await pilot.press("h")
        await until(pilot, lambda: agreed(coded, "final"))
    async with running(coded) as pilot:
        await pilot.press("f9")
        await settled(pilot, Chooser)
        await until(pilot, told(pilot, "main@ann and main@lee  → final"))
        await pilot.press("enter")
        await settled(pilot, CompareScreen)
        await until(pilot, told(pilot, "→ final · 3 left"))
        await at(pilot, "tag")
        await until(pilot, told(pilot, "✓ left · ann"))


async def test_why_is_kept_with_the_decision_that_was_just_made(coded: Library) -> None:
    async with running(coded) as pilot:
        await opened(pilot)
        await pilot.press("c")
        await until(pilot, told(pilot, "decide first"))
        await at(pilot, "tag")
        await pilot.press("h")
        await into_agreed(pilot)
        await until(pilot, lambda: decisions(coded))
        await pilot.press("c", *"guideline 3", "enter")
        await until(pilot, lambda: decisions(coded)[0].reason == "guideline 3")
        await at(pilot, "tag")
        await until(pilot, told(pilot, "· guideline 3"))
        await pilot.press("u")
        await until(pilot, lambda: decisions(coded)[0].reason is None)
        assert agreed(coded)


async def test_borders_and_tag_are_edited_before_it_is_decided(coded: Library) -> None:
    async with running(coded) as pilot:
        await opened(pilot)
        await at(pilot, "borders")
        await pilot.press("e")
        await into_agreed(pilot)
        await settled_editor(pilot)
        await pilot.press("b", "]", "}", "t")
        await settled(pilot, Chooser)
        await pilot.press(*"rumor", "enter")
        await settled_editor(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: decisions(coded))
        assert agreed(coded) == [("rumor-or-speculation", "rose in", "see the table")]
        (one,) = decisions(coded)
        assert one.choice == "edited"
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
        await pilot.press("u")
        await until(pilot, lambda: not decisions(coded))
        assert agreed(coded) == []


async def test_an_edit_that_is_left_decides_nothing(coded: Library) -> None:
    async with running(coded) as pilot:
        await opened(pilot)
        await pilot.press("e")
        await into_agreed(pilot)
        await settled_editor(pilot)
        await pilot.press("]", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
        assert decisions(coded) == []
        assert agreed(coded) == []


async def settled_editor(pilot: Pilot[int]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, PassageEditor))


async def test_what_a_coder_changes_afterwards_is_shown_as_stale_and_asked_again(
    coded: Library, lee: Library
) -> None:
    async with running(coded) as pilot:
        await opened(pilot)
        await at(pilot, "tag")
        await pilot.press("b")
        await into_agreed(pilot)
        await until(pilot, lambda: len(agreed(coded)) == 2)
        theirs = next(m for m in lee.passages("rumor-or-speculation"))
        lee.untag(theirs.mark.annotation.id)
        await until(pilot, told(pilot, "→ agreed · 4 left"))
        await pilot.press("g")
        for _ in range(9):
            line = compare(pilot).rows.line
            if line and line.ruled.stale:
                break
            await pilot.press("j")
        await until(pilot, told(pilot, "! changed since, decide again · both · ann"))
        await pilot.press("h")
        await until(pilot, lambda: len(agreed(coded)) == 1)
        assert agreed(coded)[0][0] == "anonymous-sourcing"
        await until(pilot, told(pilot, "→ agreed · 3 left"))


async def test_the_line_says_what_is_asked_though_a_name_stands_in_it(coded: Library) -> None:
    async with running(coded, size=(60, 20)) as pilot:
        await opened(pilot)
        await at(pilot, "tag")
        await pilot.press("h")
        await until(pilot, told(pilot, "a set of yours that decisions go into"))
        await into_agreed(pilot)
        await until(pilot, told(pilot, "→ agreed · 3 left"))
