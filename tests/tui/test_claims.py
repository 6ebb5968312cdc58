"""The list of claims: asked in few keys, tagged, gone to, by speaker, of one article or all."""

import csv
from pathlib import Path

import pytest
from textual.pilot import Pilot

from nkreader.library import Library
from nkreader.model import Article
from nkreader.tui.acts import copying
from nkreader.tui.claim_rows import Line
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.claims import ClaimsScreen
from nkreader.tui.screens.reader import ReaderScreen
from nkreader.tui.widgets.bars import BottomBar
from nkreader.tui.widgets.typed_line import Prompt
from tests.tui.driving import Add, reader, running, saved, seen, settled, told, until
from tests.tui.quoting import RICE, TRAIN

Two = tuple[Article, Article]


@pytest.fixture
def two(library: Library, add: Add) -> Two:
    found = add(TRAIN, "train.md"), add(RICE, "rice.md")
    for _ in library.claims.catch_up():
        pass
    return found


def claims(pilot: Pilot[int]) -> ClaimsScreen:
    assert isinstance(pilot.app.screen, ClaimsScreen)
    return pilot.app.screen


def listed(pilot: Pilot[int]) -> list[tuple[str | None, str]]:
    """(speaker, words) of the claims, as they are listed."""
    rows = claims(pilot).rows
    found = (rows.row(n) for n in range(rows.count))
    return [(one.claim.name, one.claim.words) for one in found if isinstance(one, Line)]


async def opened(pilot: Pilot[int]) -> ClaimsScreen:
    await pilot.press("C")
    await settled(pilot, ClaimsScreen)
    await until(pilot, lambda: claims(pilot).rows.count)
    return claims(pilot)


async def filtered(pilot: Pilot[int], query: str) -> None:
    keys = {" ": "space", '"': "quotation_mark", "-": "minus", ":": "colon"}
    await pilot.press("f", *[keys.get(one, one) for one in query], "enter")


async def test_who_claims_it_and_how_is_seen_by_c_f_and_words(library: Library, two: Two) -> None:
    async with running(library, size=(130, 42)) as pilot:
        await opened(pilot)
        await filtered(pilot, "train cancelled")
        await until(pilot, lambda: len(listed(pilot)) == 2)
        assert [who for who, _ in listed(pilot)] == [
            "a source in Sinuiju", "A spokesman in Beijing",
        ]  # fmt: skip
        row = next(row for row in seen(pilot) if "A spokesman in" in row)
        assert "denied" in row


@pytest.mark.parametrize(
    ("query", "speakers"),
    [
        ("speaker:trader", ["a trader in Hyesan", "a trader in Hyesan"]),
        ("is:hedged", [None, "a trader in Hyesan"]),
        ("train publisher:yalu", []),
    ],
)
async def test_claims_are_found_by_the_fields_of_a_query(
    library: Library, two: Two, query: str, speakers: list[str | None]
) -> None:
    async with running(library) as pilot:
        await opened(pilot)
        await filtered(pilot, query)
        await until(pilot, lambda: [who for who, _ in listed(pilot)] == speakers)
        await pilot.press("escape")
        await until(pilot, lambda: len(listed(pilot)) == 6)


async def test_a_query_that_cant_be_read_is_told_and_the_list_stays(
    library: Library, two: Two
) -> None:
    async with running(library) as pilot:
        await opened(pilot)
        await filtered(pilot, "speaker:trader")
        await until(pilot, lambda: len(listed(pilot)) == 2)
        await filtered(pilot, "(")
        await until(pilot, told(pilot, "parenthesis"))
        assert len(listed(pilot)) == 2


async def test_a_digit_tags_what_is_claimed_and_u_takes_it_off(library: Library, two: Two) -> None:
    async with running(library) as pilot:
        screen = await opened(pilot)
        await filtered(pilot, "speaker:sinuiju why")
        await until(pilot, lambda: len(listed(pilot)) == 1)
        await pilot.press("1")
        quoted = "“The train will not run this month,” the source said. “Nobody knows why.”"
        assert saved(library, two[0]) == [("sanctions-concern", quoted)]
        assert screen.rows.line is not None
        assert screen.rows.line.claim.tags == ("sanctions-concern",)
        await pilot.press("u")
        assert saved(library, two[0]) == []


async def test_claims_under_a_tag_are_listed_alone(library: Library, two: Two) -> None:
    async with running(library) as pilot:
        await opened(pilot)
        await filtered(pilot, "speaker:beijing")
        await until(pilot, lambda: len(listed(pilot)) == 1)
        await pilot.press("3", "z", *"border", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ClaimsScreen))
        assert claims(pilot).here.query == "tag:border-closure"
        assert [who for who, _ in listed(pilot)] == ["A spokesman in Beijing"]


async def test_enter_goes_to_the_place_and_q_comes_back_to_the_claim(
    library: Library, two: Two
) -> None:
    async with running(library) as pilot:
        await opened(pilot)
        await filtered(pilot, "speaker:beijing")
        await until(pilot, lambda: len(listed(pilot)) == 1)
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        assert reader(pilot).pane.cursor == library.text(two[0]).index("A spokesman")
        await pilot.press("q")
        await settled(pilot, ClaimsScreen)
        assert [who for who, _ in listed(pilot)] == ["A spokesman in Beijing"]


async def test_from_an_article_its_claims_are_listed_and_a_widens_to_all(
    library: Library, two: Two
) -> None:
    async with running(library, two[0], (130, 42)) as pilot:
        await until(pilot, told(pilot, "Says "))
        await pilot.press("j", "j", "j")
        await opened(pilot)
        assert len(listed(pilot)) == 4
        line = claims(pilot).rows.line
        assert line is not None
        assert line.claim.name == "A spokesman in Beijing"
        await pilot.press("a")
        await until(pilot, lambda: len(listed(pilot)) == 6)
        line = claims(pilot).rows.line
        assert line is not None
        assert line.claim.name == "A spokesman in Beijing"
        await pilot.press("a", "g", "enter")
        await settled(pilot, ReaderScreen)
        assert len(pilot.app.screen_stack) == 2
        assert reader(pilot).pane.cursor == library.text(two[0]).index("The train to Dandong")


async def test_claims_stand_by_speaker_or_in_the_order_of_the_text(
    library: Library, add: Add
) -> None:
    add("The road is shut, a trader said. It is open, a guard said. “It is shut,” the trader said.")
    async with running(library) as pilot:
        await opened(pilot)
        names = ["a trader", "a trader", "a guard"]
        await until(pilot, lambda: [who for who, _ in listed(pilot)] == names)
        await pilot.press("o")
        assert [who for who, _ in listed(pilot)] == ["a trader", "a guard", "a trader"]


async def test_what_another_program_adds_is_looked_through_and_listed(
    library: Library, two: Two, add: Add
) -> None:
    async with running(library) as pilot:
        await opened(pilot)
        add("Coal is cheap, a miner in Anju said.", "coal.md")
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)
        await opened(pilot)
        await until(pilot, lambda: len(listed(pilot)) == 7)


async def test_a_claim_is_copied_with_its_citation(
    library: Library, two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(copying, "to_clipboard", lambda app, words: copied.append(words))
    async with running(library) as pilot:
        await opened(pilot)
        await filtered(pilot, "speaker:beijing")
        await until(pilot, lambda: len(listed(pilot)) == 1)
        await pilot.press("y")
        assert copied
        assert "that the train was cancelled" in copied[0]
        assert "Border Post" in copied[0]


async def test_an_article_that_is_gone_leaves_no_claim_behind(library: Library, two: Two) -> None:
    async with running(library) as pilot:
        screen = await opened(pilot)
        with Library(library.path, "lee") as other:
            other.remove(two[0])
        screen.reload()
        assert {who for who, _ in listed(pilot)} == {"a trader in Hyesan"}
        assert not pilot.app.screen.query_one(BottomBar).has_class("-severe")


async def test_what_is_listed_is_written_as_a_table_and_replaced_when_asked_twice(
    library: Library, two: Two, tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    out.write_text("old", "utf-8")
    async with running(library) as pilot:
        await opened(pilot)
        await filtered(pilot, "speaker:hyesan")
        await until(pilot, lambda: len(listed(pilot)) == 2)
        await pilot.press("w", "enter")
        await until(pilot, lambda: isinstance(pilot.app.focused, Prompt))
        pilot.app.screen.query_one(Prompt).value = str(out)
        await pilot.press("enter")
        await until(pilot, told(pilot, "is there already"))
        assert out.read_text("utf-8") == "old"
        await pilot.press("enter")
        await until(pilot, told(pilot, "2 claims written"))
    rows = list(csv.DictReader(out.read_text("utf-8-sig").splitlines()))
    assert [(row["speaker"], row["manner"], row["hedges"]) for row in rows] == [
        ("a trader in Hyesan", "said", ""), ("a trader in Hyesan", "warned", "may"),
    ]  # fmt: skip


async def test_two_speakers_are_called_the_same_and_parted_again(
    library: Library, two: Two
) -> None:
    async with running(library) as pilot:
        await opened(pilot)
        await filtered(pilot, "speaker:beijing")
        await until(pilot, lambda: len(listed(pilot)) == 1)
        await pilot.press("escape", "s", *"hyesan", "enter")
        await until(pilot, told(pilot, "is the same as a trader in Hyesan"))
        (decided,) = library.claims.decisions()
        assert decided.kind == "same"
        await filtered(pilot, "speaker:hyesan")
        await until(pilot, lambda: len(listed(pilot)) == 3)
        await pilot.press("S", "enter")
        await until(pilot, told(pilot, "is not the same as"))
        assert [one.kind for one in library.claims.decisions()] == ["different"]
        await pilot.press("u")
        await until(pilot, lambda: [one.kind for one in library.claims.decisions()] == ["same"])
        await pilot.press("u")
        await until(pilot, lambda: not library.claims.decisions())


async def test_nothing_is_asked_of_a_speaker_that_was_taken_for_nobody(
    library: Library, two: Two
) -> None:
    async with running(library) as pilot:
        await opened(pilot)
        await filtered(pilot, "speaker:beijing")
        await until(pilot, lambda: len(listed(pilot)) == 1)
        await pilot.press("S")
        await until(pilot, told(pilot, "“A spokesman in Beijing” was taken for nobody else"))


async def test_those_called_alike_are_offered_first(library: Library, add: Add) -> None:
    add("Coal is cheap, a miner in Anju said. Rice is dear, a cook in Anju said.", "one.txt")
    add("Coal is dear, a driver in Anju said. It is black, a miner in Anju said.", "two.txt")
    async with running(library) as pilot:
        await opened(pilot)
        await filtered(pilot, "black")
        await until(pilot, lambda: len(listed(pilot)) == 1)
        await pilot.press("escape", "s", "enter")
        await until(pilot, lambda: library.claims.decisions())
        (decided,) = library.claims.decisions()
        assert decided.speaker == decided.other_speaker == "a miner in anju"
        assert decided.article != decided.other_article


async def test_speakers_are_decided_on_from_the_palette_too(library: Library, two: Two) -> None:
    async with running(library) as pilot:
        await opened(pilot)
        await filtered(pilot, "speaker:beijing")
        await until(pilot, lambda: len(listed(pilot)) == 1)
        await pilot.press(
            "ctrl+p", *[one if one != " " else "space" for one in "speaker is the same"]
        )
        await until(pilot, told(pilot, "this speaker is the same as another"))
        await pilot.press("enter")
        await until(pilot, told(pilot, "A spokesman in Beijing is the same as"))
        await pilot.press(*"hyesan", "enter")
        await until(pilot, lambda: library.claims.decisions())
