"""Suggestions from one's own tags: what is learnt from, what is proposed, what is kept of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from nkreader.analysis import suggestions
from nkreader.library import Library
from nkreader.library.upkeep import check
from nkreader.model import Article, NkreaderError
from nkreader.text.span import Span

Add = Callable[..., Article]
TOWNS = ("Hyesan", "Hoeryong", "Sinuiju")
RICE = "market-prices"


def story(town: str) -> str:
    return (
        f"News from {town}\n\n"
        f"Rice cost 5,200 won in {town}. An envoy met the minister of trade.\n\n"
        f"The price of corn rose to 2,100 won. Nobody spoke of the talks.\n\n"
        f"Flour was sold for 6,000 won a kilo. Trains stood still in {town}.\n"
    )


def prices(library: Library, article: Article) -> None:
    """Tag what is about prices, and be done."""
    reading = library.open(article.id)
    text = reading.document.text
    for start, end, _, _ in reading.sentences:
        if " won" in text[start:end]:
            library.tag(article, Span(start, end), RICE)
    library.set_state(article.id, "done")


@pytest.fixture
def coded(library: Library, add: Add) -> Article:
    """Three coded articles and one that nobody has read, which is returned."""
    for town in TOWNS:
        prices(library, add(story(town), f"{town}.txt"))
    return add(story("Wonsan").replace("Rice", "A kilo of rice"), "new.txt")


def tagged(library: Library, article: Article) -> list[tuple[str, str]]:
    return [(one.annotation.tag, one.annotation.exact) for one in library.marks(article.id)]


def test_sentences_that_look_like_the_tagged_ones_are_proposed(
    library: Library, coded: Article
) -> None:
    learner = library.suggesting.learner()
    found = learner.suggestions()
    assert {one.article for one in found} == {coded.id}
    assert [one.tag for one in found] == [RICE] * 3
    assert all(" won" in one.exact for one in found)
    text = library.text(coded)
    assert all(text[one.start : one.end] == one.exact for one in found)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(one.because for one in found)
    (learnt,) = [one for one in learner.learnt if not one.wanting]
    assert learnt[:6] == (RICE, 9, 3, 1.0, 1.0, 1.0)


def test_by_doubt_the_least_certain_come_first_also_those_not_proposed(
    library: Library, coded: Article
) -> None:
    learner = library.suggesting.learner()
    every = learner.suggestions(order="doubt")
    assert len(every) == 6
    assert learner.suggestions(order="doubt", limit=2) == every[:2]


def test_four_examples_are_not_enough_and_five_are(library: Library, add: Add) -> None:
    one, other = add(story("Hyesan"), "a.txt"), add(story("Wonsan"), "b.txt")
    prices(library, one)
    marks = [library.tag(other, Span(0, 4), RICE)]
    assert library.suggesting.learner().suggestions() == []
    learnt = {one.tag: one for one in library.suggesting.learner().learnt}
    assert learnt[RICE].wanting == "2 more are wanted"
    reading = library.open(other.id)
    for start, end, _, _ in list(reading.sentences)[1:3]:
        marks.append(library.tag(other, Span(start, end), RICE))
    learnt = {one.tag: one for one in library.suggesting.learner().learnt}
    assert (learnt[RICE].examples, learnt[RICE].wanting) == (5, "")


def test_accepted_keeps_what_it_was_proposed_with_and_undo_takes_both(
    library: Library, coded: Article, library_file: Path
) -> None:
    learner = library.suggesting.learner()
    first, second, *_ = learner.suggestions()
    library.suggesting.accept(first)
    assert tagged(library, coded) == [(RICE, first.exact)]
    (kept,) = library.suggesting.accepted()
    assert (kept.model, kept.model_version) == (suggestions.NAME, suggestions.VERSION)
    assert (kept.score, kept.proposed) == (first.score, first.proposed)
    assert kept.because == tuple(word for word, _ in first.because)
    library.suggesting.accept(first)
    assert len(tagged(library, coded)) == 1
    library.undo()
    assert (tagged(library, coded), library.suggesting.accepted()) == ([], [])
    library.redo()
    assert len(library.suggesting.accepted()) == 1
    library.untag(kept.annotation)
    assert library.suggesting.accepted() == []
    library.undo()
    library.suggesting.accept(second)
    library.remove(coded, with_annotations=True)
    assert check(library_file) == []


def test_refused_stays_refused_until_it_is_undone(library: Library, coded: Article) -> None:
    first = library.suggesting.learner().suggestions()[0]
    library.suggesting.refuse(first)
    with Library(library.path, "ann") as other:
        found = other.suggesting.learner()
        assert first.exact not in [one.exact for one in found.suggestions(order="doubt")]
    assert tagged(library, coded) == []
    library.undo()
    found = library.suggesting.learner()
    assert first.exact in [one.exact for one in found.suggestions()]


def test_another_tag_is_given_and_the_proposed_one_refused_in_one_act(
    library: Library, coded: Article
) -> None:
    first = library.suggesting.learner().suggestions()[0]
    library.suggesting.accept(first, "regime-directive")
    assert tagged(library, coded) == [("regime-directive", first.exact)]
    assert library.suggesting.accepted() == []
    again = library.suggesting.learner().suggestions()
    assert first.exact not in [one.exact for one in again]
    library.undo()
    assert tagged(library, coded) == []
    again = library.suggesting.learner().suggestions()
    assert first.exact in [one.exact for one in again]


def test_each_answer_teaches(library: Library, coded: Article) -> None:
    learner = library.suggesting.learner()
    first, second, *_ = learner.suggestions()
    learner.decide(first, RICE)
    learner.decide(second, None)
    (learnt,) = [one for one in learner.learnt if not one.wanting]
    assert learnt.examples == 10
    rest = [one.exact for one in learner.suggestions(order="doubt")]
    assert first.exact not in rest
    assert second.exact not in rest


def test_only_the_current_set_teaches(library: Library, coded: Article) -> None:
    with Library(library.path, "ann", "second pass") as blind:
        assert blind.suggesting.learner().suggestions() == []
        assert all(one.examples == 0 for one in blind.suggesting.learner().learnt)
    with Library(library.path, "bea") as other:
        assert other.suggesting.learner().suggestions() == []


def test_a_text_that_is_newer_than_the_suggestion_is_not_tagged(
    library: Library, coded: Article, add: Add
) -> None:
    first = library.suggesting.learner().suggestions()[0]
    add(story("Wonsan").replace("Rice", "Much rice"), "new.txt")
    for act in (library.suggesting.accept, library.suggesting.refuse):
        with pytest.raises(NkreaderError, match="newer text"):
            act(first)
    assert tagged(library, coded) == []


def test_without_scikit_learn_it_is_said_what_to_install(
    library: Library, coded: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        suggestions, "missing", lambda: f"suggestions need: pip install '{suggestions.EXTRA}'"
    )
    with pytest.raises(NkreaderError, match=r"pip install 'nkreader\[suggest\]'"):
        library.suggesting.learner()
