"""Decisions between two sets: what the third set holds after one, and after another one."""

from collections.abc import Iterator
from typing import cast

import pytest

from nkreader.comparison import Choice, Ruled
from nkreader.library import Library
from nkreader.library.adjudicating import Adjudication
from nkreader.library.third_set import Edited
from nkreader.library.upkeep import check
from nkreader.model import Article, NkreaderError
from nkreader.text.span import Span
from tests.tui.driving import Add

TEXT = "Rice is dear\n\nRice rose in Hyesan. A guard said that nobody buys it. Trucks wait.\n"


@pytest.fixture
def lee(library: Library) -> Iterator[Library]:
    with Library(library.path, "lee") as opened:
        yield opened


@pytest.fixture
def story(add: Add) -> Article:
    return add(TEXT)


def tag(library: Library, article: Article, words: str, slug: str, note: str | None = None) -> str:
    """The id of the annotation of some words."""
    start = library.open(article.id).document.text.index(words)
    change = library.tag(article, Span(start, start + len(words)), slug, note)
    return change.added[0].annotation.id


def begun(library: Library) -> Adjudication:
    a, b = library.comparing.named("main@ann"), library.comparing.named("main@lee")
    return library.adjudicating.begin(a, b, "agreed")


def agreed(library: Library) -> list[tuple[str, str, str | None]]:
    with Library(library.path, "ann", "agreed") as other:
        marks = [one.mark.annotation for one in other.passages()]
    return sorted((one.tag, one.exact, one.note) for one in marks)


def with_id(task: Adjudication, article: Article, id: str) -> Ruled:
    """The difference that an annotation is in."""
    every = task.in_article(article.id)
    return next(one for one in every if one.difference and id in str(one.difference))


def decide(task: Adjudication, article: Article, id: str, choice: Choice) -> None:
    task.decide(article.id, with_id(task, article, id), choice)


def test_deciding_again_takes_the_place_of_what_was_decided(
    library: Library, lee: Library, story: Article
) -> None:
    mine = tag(library, story, "Rice rose in Hyesan.", "market-prices", "mine")
    tag(lee, story, "Rice rose in Hyesan.", "anonymous-sourcing", "theirs")
    task = begun(library)
    decide(task, story, mine, "left")
    assert agreed(library) == [("market-prices", "Rice rose in Hyesan.", "mine")]
    decide(task, story, mine, "right")
    assert agreed(library) == [("anonymous-sourcing", "Rice rose in Hyesan.", "theirs")]
    library.undo()
    assert agreed(library) == [("market-prices", "Rice rose in Hyesan.", "mine")]
    assert with_id(task, story, mine).decision.choice == "left"  # type: ignore[union-attr]
    assert check(library.path) == []


def test_what_the_third_set_has_already_is_not_put_twice_and_not_taken_out(
    library: Library, lee: Library, story: Article
) -> None:
    """A passage that two decisions come to stays until the last of them is another."""
    first = tag(library, story, "Rice rose", "market-prices")
    second = tag(lee, story, "Trucks wait.", "market-prices")
    task = begun(library)
    same = Edited(Span(TEXT.index("Trucks"), TEXT.index("Trucks") + 6), "market-prices")
    for id in (first, second):
        task.decide(story.id, with_id(task, story, id), "edited", None, same)
    assert agreed(library) == [("market-prices", "Trucks", None)]
    decide(task, story, first, "neither")
    assert agreed(library) == [("market-prices", "Trucks", None)]
    decide(task, story, second, "neither")
    assert agreed(library) == []


def test_of_what_both_say_alike_both_notes_are_kept(
    library: Library, lee: Library, story: Article
) -> None:
    tag(library, story, "Trucks wait.", "border-closure", "seen")
    tag(lee, story, "Trucks wait.", "border-closure", "heard")
    task = begun(library)
    assert task.take_same(library.comparing.compare(task.a, task.b)) == 1
    assert agreed(library) == [("border-closure", "Trucks wait.", "seen\nheard")]
    assert task.take_same(library.comparing.compare(task.a, task.b)) == 0


def test_what_was_changed_since_it_was_shown_is_not_decided(
    library: Library, lee: Library, story: Article
) -> None:
    mine = tag(library, story, "Trucks wait.", "border-closure")
    theirs = tag(lee, story, "Trucks wait.", "market-prices")
    task = begun(library)
    shown = with_id(task, story, mine)
    lee.retag(theirs, "anonymous-sourcing")
    with pytest.raises(NkreaderError, match="not as it was when it was shown"):
        task.decide(story.id, shown, "right")
    assert agreed(library) == []


def test_a_note_that_is_written_later_is_no_change_of_the_coding(
    library: Library, lee: Library, story: Article
) -> None:
    mine = tag(library, story, "Trucks wait.", "border-closure")
    tag(lee, story, "Trucks wait.", "market-prices")
    task = begun(library)
    decide(task, story, mine, "left")
    library.note(mine, "written later")
    assert not with_id(task, story, mine).is_open


def test_what_one_puts_right_again_needs_no_new_decision(
    library: Library, lee: Library, story: Article
) -> None:
    mine = tag(library, story, "Trucks wait.", "border-closure")
    theirs = tag(lee, story, "Trucks wait.", "market-prices")
    task = begun(library)
    decide(task, story, mine, "both")
    lee.untag(theirs)
    assert with_id(task, story, mine).stale
    lee.undo()
    assert not with_id(task, story, mine).is_open


def test_an_edit_outside_the_text_is_refused(
    library: Library, lee: Library, story: Article
) -> None:
    mine = tag(library, story, "Trucks wait.", "border-closure")
    tag(lee, story, "Rice rose", "border-closure")
    task = begun(library)
    with pytest.raises(NkreaderError, match="outside the text"):
        task.decide(
            story.id,
            with_id(task, story, mine),
            "edited",
            None,
            Edited(Span(1, 999), "border-closure"),
        )
    assert agreed(library) == []
    assert library.entries()[0].said.startswith("tagged")


def test_nothing_is_decided_in_a_set_that_is_put_away(
    library: Library, lee: Library, story: Article
) -> None:
    mine = tag(library, story, "Trucks wait.", "border-closure")
    tag(lee, story, "Rice rose", "border-closure")
    task = begun(library)
    decide(task, story, mine, "left")
    library.hands.archive([library.hands.named("agreed")])
    choices: tuple[Choice, ...] = ("neither", "left")
    for choice in choices:
        with pytest.raises(NkreaderError, match="archived"):
            decide(begun(library), story, mine, choice)
    assert len(agreed(library)) == 1


def test_another_persons_undo_leaves_a_decision_alone(
    library: Library, lee: Library, story: Article
) -> None:
    mine = tag(library, story, "Trucks wait.", "border-closure")
    tag(lee, story, "Rice rose", "border-closure")
    decide(begun(library), story, mine, "left")
    lee.undo()
    assert len(agreed(library)) == 1
    assert lee.entries()[0].undone


def test_tags_that_are_merged_or_split_ask_nothing_again(
    library: Library, lee: Library, story: Article
) -> None:
    mine = tag(library, story, "Trucks wait.", "border-closure")
    tag(lee, story, "Trucks wait.", "market-prices")
    other = tag(lee, story, "Rice rose", "market-prices")
    task = begun(library)
    decide(task, story, mine, "left")
    decide(task, story, other, "neither")
    library.codebooks.merge("market-prices", "anonymous-sourcing")
    assert not any(one.is_open for one in task.in_article(story.id))
    library.codebooks.split("anonymous-sourcing", "rice alone", "rice")
    assert not any(one.is_open for one in task.in_article(story.id))
    library.undo()
    library.undo()
    assert not any(one.is_open for one in task.in_article(story.id))
    assert check(library.path) == []


def test_a_damaged_decision_is_told_by_check_and_in_a_line(
    library: Library, lee: Library, story: Article
) -> None:
    mine = tag(library, story, "Trucks wait.", "border-closure")
    tag(lee, story, "Rice rose", "border-closure")
    task = begun(library)
    decide(task, story, mine, "left")
    with library._context.store.write() as db:
        db.execute("UPDATE adjudication SET results = '{'")
    assert any("what it led to cannot be read" in line for line in check(library.path))
    with pytest.raises(NkreaderError, match="nkreader check"):
        task.in_article(story.id)


def test_a_reason_stays_with_the_choice_that_it_was_given_for(
    library: Library, lee: Library, story: Article
) -> None:
    mine = tag(library, story, "Rice rose in Hyesan.", "market-prices")
    tag(lee, story, "Rice rose in Hyesan.", "anonymous-sourcing")
    task = begun(library)
    for choice, reason in (("left", "see the table"), ("right", None)):
        task.decide(story.id, with_id(task, story, mine), cast("Choice", choice), reason=reason)
    decision = with_id(task, story, mine).decision
    assert decision is not None
    assert (decision.choice, decision.reason) == ("right", None)
