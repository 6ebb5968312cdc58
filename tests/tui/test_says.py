"""Who says what beside the text, and which day is meant, in the line above it."""

from textual.pilot import Pilot

from nkreader.library import Library
from nkreader.tui.widgets.panel import Panel
from tests.tui.driving import Add, reader, running, seen, told, until
from tests.tui.quoting import RICE, TRAIN, TWO_SOURCES


async def heard(pilot: Pilot[int]) -> Panel:
    await until(pilot, told(pilot, "Says "))
    return reader(pilot).query_one(Panel)


def below(pilot: Pilot[int], words: str) -> list[str]:
    """What the panel shows from a line with these words on."""
    rows = [row.split("│")[-1].strip() for row in seen(pilot)]
    first = next(n for n, row in enumerate(rows) if words in row)
    return rows[first:]


async def test_the_panel_has_each_speaker_with_what_is_said_near_the_cursor(
    library: Library, add: Add
) -> None:
    article = add(TRAIN, "train.md")
    async with running(library, article, (130, 42)) as pilot:
        await heard(pilot)
        says = below(pilot, "Says ")
        assert says[0] == "Says 2 · 4 claims"
        assert says[1].split() == ["›", "a", "source", "in", "Sinuiju", "2"]
        assert says[2] == "›   said"
        assert says[3].startswith("The train to Dandong")
        await pilot.press("j", "j", "j")
        await until(pilot, lambda: "›   denied" in below(pilot, "Says "))
        says = below(pilot, "A spokesman in Beijing 1")
        assert says[1:3] == ["›   denied", "that the train was cancelled"]
        await pilot.press("j")
        await until(pilot, lambda: "›   said · reportedly" in below(pilot, "nobody is named 1"))


async def test_enter_on_a_speaker_goes_from_claim_to_claim(library: Library, add: Add) -> None:
    article = add(TRAIN, "train.md")
    text = library.text(article)
    async with running(library, article, (130, 42)) as pilot:
        panel = await heard(pilot)
        await pilot.press("tab")
        await until(pilot, lambda: panel.has_focus)
        while panel.current is None or panel.current.voice is None:
            await pilot.press("j")
        pane = reader(pilot).pane
        await pilot.press("enter")
        assert pane.cursor == text.index("“The train will not")
        await pilot.press("enter")
        assert pane.cursor == text.index("The train to Dandong")


async def test_the_cursor_stays_on_its_speaker_while_claims_above_come_and_go(
    library: Library, add: Add
) -> None:
    article = add(TWO_SOURCES)
    text = library.text(article)
    async with running(library, article, (130, 42)) as pilot:
        panel = await heard(pilot)
        reader(pilot).pane.go(text.index("The market is open"))
        await until(pilot, lambda: below(pilot, "a source in Hyesan 1")[1] == "›   said")
        await pilot.press("tab")
        await until(pilot, lambda: panel.has_focus)
        # "another source" has two claims and comes first; the one with one claim is below it.
        while panel.current is None or not panel.current.words.startswith("a source"):
            await pilot.press("j")
        row = panel.cursor
        reader(pilot).pane.go(text.index("The market is shut"))
        await until(pilot, lambda: panel.cursor != row)
        assert panel.current.words == "a source in Hyesan"
        await pilot.press("enter")
        assert reader(pilot).pane.cursor == text.index("The market is open")


async def test_the_line_above_says_which_day_is_meant_and_why(library: Library, add: Add) -> None:
    article = add(RICE, "rice.md")
    async with running(library, article, (130, 42)) as pilot:
        await heard(pilot)
        await until(pilot, told(pilot, "a trader in Hyesan said · main · ann"))
        place = library.text(article).index("Monday")
        reader(pilot).pane.go(place)
        words = "Monday → 2020-03-30 · Monday before 2020-03-31, the article's date"
        await until(pilot, told(pilot, words))
        assert any("Monday → 2020-03-30" in row for row in below(pilot, "dates"))


async def test_a_narrow_screen_tells_it_in_the_place_of_the_title(
    library: Library, add: Add
) -> None:
    article = add(TRAIN, "train.md")
    async with running(library, article, (60, 20)) as pilot:
        await until(pilot, lambda: seen(pilot)[0].startswith(" a source in Sinuiju said"))
        await pilot.press("j", "j", "j", "j")
        await until(pilot, lambda: seen(pilot)[0].startswith(" nobody is named · reportedly"))
        assert "sentence 5 of 5" in seen(pilot)[0]


async def test_without_a_date_of_the_article_no_day_is_guessed(library: Library, add: Add) -> None:
    article = add(TRAIN.replace("published: 2020-11-20\n", ""), "train.md")
    async with running(library, article, (130, 42)) as pilot:
        await heard(pilot)
        reader(pilot).pane.go(library.text(article).index("Wednesday"))
        await until(pilot, lambda: "Wednesday ·" in seen(pilot)[0])
        assert "→" not in seen(pilot)[0]
        assert not any("→" in row for row in below(pilot, "dates"))


async def test_a_time_in_a_quotation_is_said_to_be_the_speakers(library: Library, add: Add) -> None:
    article = add(TRAIN, "train.md")
    async with running(library, article, (130, 42)) as pilot:
        await heard(pilot)
        reader(pilot).pane.go(library.text(article).index("this month"))
        await until(pilot, lambda: "this month → 2020-11" in seen(pilot)[0])
        assert "relative to the speaker" in seen(pilot)[0]


async def test_a_speaker_of_the_panel_is_called_the_same_as_one_of_another_article(
    library: Library, add: Add
) -> None:
    add(RICE, "rice.md")
    article = add(TRAIN, "train.md")
    async with running(library, article, (130, 42)) as pilot:
        panel = await heard(pilot)
        await pilot.press("tab")
        await until(pilot, lambda: panel.has_focus)
        while panel.current is None or panel.current.voice is None:
            await pilot.press("j")
        await pilot.press("s", *"hyesan", "enter")
        await until(pilot, told(pilot, "= a trader in Hyesan"))
        (decided,) = library.claims.decisions()
        assert decided.kind == "same"
        while panel.current is None or panel.current.article is None:
            await pilot.press("j")
        await pilot.press("enter")
        await until(pilot, told(pilot, "Yalu Wire · 2020-03-31"))
        await pilot.press("q")
        await until(pilot, told(pilot, "Border Post · 2020-11-20"))
        await pilot.press("u")
        await until(pilot, lambda: not any("= a trader" in row for row in seen(pilot)))
        assert not library.claims.decisions()


async def test_two_descriptions_of_one_speaker_are_told_apart_and_the_panel_follows(
    library: Library, add: Add
) -> None:
    article = add(TRAIN, "train.md")
    async with running(library, article, (130, 42)) as pilot:
        panel = await heard(pilot)
        await pilot.press("tab")
        await until(pilot, lambda: panel.has_focus)
        while panel.current is None or panel.current.voice is None:
            await pilot.press("j")
        await pilot.press("S", "enter")
        await until(pilot, told(pilot, "Says 3 · 4 claims"))
        assert any("the source 1" in row for row in below(pilot, "Says 3"))
        await pilot.press("u")
        await until(pilot, told(pilot, "Says 2 · 4 claims"))


async def test_the_panel_waits_for_a_line_with_a_speaker(library: Library, add: Add) -> None:
    article = add(TRAIN, "train.md")
    async with running(library, article, (130, 42)) as pilot:
        await heard(pilot)
        await pilot.press("tab", "G", "s")
        await until(pilot, told(pilot, "no speaker here"))


async def test_a_doubt_about_who_speaks_is_said_not_settled(library: Library, add: Add) -> None:
    article = add(TWO_SOURCES)
    async with running(library, article, (130, 42)) as pilot:
        await heard(pilot)
        reader(pilot).pane.go(library.text(article).index("the source speculated"))
        words = "perhaps another source in Hyesan believed · may · speculated"
        await until(pilot, lambda: words in seen(pilot)[0])
        await until(pilot, told(pilot, "? believed · may"))
        await pilot.press("C")
        await until(pilot, told(pilot, "? another source in"))


async def test_who_is_only_a_pronoun_has_no_name_and_verbs_go_with_any_number(
    library: Library, add: Add
) -> None:
    article = add(
        "He believes that rice is short.\n\nTwenty people believe that it is not.\n", "he.md"
    )
    async with running(library, article, (130, 42)) as pilot:
        await heard(pilot)
        await until(pilot, told(pilot, "someone (“he”) believed · main"))
        assert any("someone (“he”)" in row for row in below(pilot, "Says 2"))
        await pilot.press("j")
        await until(pilot, told(pilot, "Twenty people believed · main"))
